"""What can be done with the tasks selected, said once for the list's menu, its keys, its bar and the task's pane."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from cchc_desktop.i18n import _
from cchc_desktop.tasks.listed import TaskRow
from cchc_desktop.tasks.records import DeadlineLabel, TaskState
from cchc_desktop.tasks.rules import DONE
from ui.common.lists.actions import LINE, Chosen, ListAction
from ui.tasks.keys import KEYS as KEYS

if TYPE_CHECKING:
    from ui.tasks.tab import TasksTab

_Rows = Callable[[Sequence[TaskRow]], object]


def task_actions(tab: TasksTab) -> tuple[ListAction[TaskRow], ...]:
    """Return the actions of the list."""
    act = tab.acting
    return (
        ListAction(_("Open"), lambda _chosen: tab.open_detail(), shown="Return", applies=_is_one),
        ListAction(_("Edit"), lambda _chosen: tab.rename(), shown="F2", applies=_is_one, icon="edit"),
        LINE,
        *_progress(tab),
        LINE,
        *_states(tab),
        LINE,
        *_others(tab),
        LINE,
        ListAction(_("Move to the trash"), _do(act.trash), keys="Del", is_bulk=True, icon="delete", short=_("Trash")),
    )


def _progress(tab: TasksTab) -> tuple[ListAction[TaskRow], ...]:
    """Return what is done while a task is under way."""
    act = tab.acting
    return (
        ListAction(
            _("Update the progress"),
            lambda chosen: tab.update_progress(),
            shown=KEYS["update"],
            applies=_of(is_open),
            is_bulk=True,
            icon="edit",
            short=_("Update"),
        ),
        ListAction(
            _("Completed today"),
            _do(act.complete),
            shown=KEYS["done"],
            applies=_of(is_open),
            is_bulk=True,
            icon="checkmark_circle",
            short=_("Done"),
        ),
        ListAction(_("Completed on another day…"), _do(act.ask_completion), applies=_of(is_open)),
        *_deadlines(tab),
    )


def _deadlines(tab: TasksTab) -> tuple[ListAction[TaskRow], ...]:
    """Return what is done about a deadline."""
    act = tab.acting
    return (
        ListAction(
            _("Extend…"),
            _do(act.extend),
            shown=KEYS["extend"],
            applies=_of(can_be_extended),
            is_bulk=True,
            icon="calendar_arrow_right",
            short=_("Extend"),
        ),
        ListAction(
            _("Remind…"),
            _do(act.remind),
            shown=KEYS["remind"],
            applies=_of(is_open),
            is_bulk=True,
            icon="megaphone",
            short=_("Remind"),
        ),
        ListAction(
            _("Reminder letter to the unit…"),
            _do(act.write_letter),
            applies=_one_of(lambda row: row.label is DeadlineLabel.OVERDUE),
            icon="document_text",
        ),
    )


def _others(tab: TasksTab) -> tuple[ListAction[TaskRow], ...]:
    """Return what hands tasks on, divides them, takes them along on paper or as text."""
    act = tab.acting
    return (
        ListAction(
            _("Hand over…"),
            lambda chosen: act.hand_over(chosen.rows()),
            is_bulk=True,
            icon="people_swap",
            short=_("Hand over"),
            applies=_of(lambda row: row.label is not DeadlineLabel.CANCELLED),
        ),
        ListAction(_("New sub-task…"), lambda chosen: tab.new_part(chosen.rows()[0]), applies=_takes_parts),
        ListAction(
            _("Print the slip…"),
            lambda chosen: tab.print_slip(chosen.rows()),
            is_bulk=True,
            icon="print",
            short=_("Slip"),
        ),
        ListAction(_("Copy for Zalo"), lambda chosen: tab.copy_slip(chosen.rows()), icon="copy"),
        ListAction(_("History…"), lambda _chosen: tab.history_wanted.emit(), shown="Ctrl+H", icon="history"),
    )


def _states(tab: TasksTab) -> tuple[ListAction[TaskRow], ...]:
    """Return the actions that change where a task stands in its life."""
    act = tab.acting
    return (
        ListAction(_("Assign the drafts"), _do(act.assign), applies=_of(is_draft)),
        ListAction(_("Confirm the completion…"), _do(act.confirm), applies=_of(awaits)),
        ListAction(_("Give back…"), _do_one(act.give_back), applies=_one_of(is_done)),
        ListAction(
            _("Pause…"), _do(act.pause), applies=_of(is_open), is_bulk=True, icon="pause_circle", short=_("Pause")
        ),
        ListAction(_("Go on…"), _do(act.resume), applies=_of(is_paused), icon="play_circle"),
        ListAction(_("Open again…"), _do_one(act.reopen), applies=_one_of(is_ended)),
        ListAction(
            _("Follow no longer…"), _do(act.cancel), applies=_of(lambda row: not is_ended(row)), icon="subtract_circle"
        ),
        ListAction(
            _("Come back no longer…"),
            _do(act.stop_recurring),
            applies=_of(lambda row: row.is_recurring),
            icon="arrow_repeat_all",
        ),
    )


def is_draft(row: TaskRow) -> bool:
    """Tell whether a task is a draft."""
    return row.state is TaskState.DRAFT


def is_open(row: TaskRow) -> bool:
    """Tell whether something is expected of a task."""
    return row.label is not None and row.label not in (*DONE, DeadlineLabel.CANCELLED)


def is_done(row: TaskRow) -> bool:
    """Tell whether a task is completed."""
    return row.label in DONE


def is_ended(row: TaskRow) -> bool:
    """Tell whether a task is completed or no longer followed."""
    return row.label in (*DONE, DeadlineLabel.CANCELLED)


def is_paused(row: TaskRow) -> bool:
    """Tell whether work rests."""
    return row.state is TaskState.PAUSED


def awaits(row: TaskRow) -> bool:
    """Tell whether a completion waits to be confirmed."""
    return row.state is TaskState.AWAITING_CONFIRMATION


def can_be_extended(row: TaskRow) -> bool:
    """Tell whether a task is open and has a deadline."""
    return is_open(row) and row.due_on is not None


def _do(call: _Rows) -> Callable[[Chosen[TaskRow]], object]:
    return lambda chosen: call(chosen.rows())


def _do_one(call: Callable[[TaskRow], object]) -> Callable[[Chosen[TaskRow]], object]:
    return lambda chosen: call(chosen.rows()[0])


def _is_one(chosen: Chosen[TaskRow]) -> bool:
    return chosen.count == 1


def _of(applies: Callable[[TaskRow], bool]) -> Callable[[Chosen[TaskRow]], bool]:
    """Ask of one row; of many it is the verb that says which of them it refuses."""
    return lambda chosen: chosen.count > 1 or (chosen.row is not None and applies(chosen.row))


def _one_of(applies: Callable[[TaskRow], bool]) -> Callable[[Chosen[TaskRow]], bool]:
    return lambda chosen: chosen.count == 1 and chosen.row is not None and applies(chosen.row)


def _takes_parts(chosen: Chosen[TaskRow]) -> bool:
    return chosen.row is not None and chosen.row.depth < 2 and not chosen.row.is_recurring
