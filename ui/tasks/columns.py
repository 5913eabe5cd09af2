"""The columns of the list of tasks, and how its cells say when a task is due."""

from __future__ import annotations

from functools import partial

from cchc_desktop.exchange.excel_list import CellValue
from cchc_desktop.i18n import _, ngettext
from cchc_desktop.tasks.listed import TaskRow
from cchc_desktop.tasks.records import Clarity, DeadlineLabel
from cchc_desktop.tasks.rules import DONE
from cchc_desktop.text.dates import short_date
from ui.common.lists.cells import Progress, State, TwoLines, Words
from ui.common.lists.columns import ListColumn
from ui.common.task_pills import task_pill
from ui.tasks.words import clarity_words

_Column = partial[ListColumn[TaskRow]]


def task_columns() -> tuple[ListColumn[TaskRow], ...]:
    """Return the columns, those that show at first before those to choose."""
    column = partial(ListColumn[TaskRow])
    return (
        column(_("Code"), lambda row: row.code, key="code", width=72, sort="code", cell=_code, pinned=True),
        column(_("Work"), lambda row: row.work, key="work", least=220, cell=_work),
        column(_("Lead"), lambda row: row.lead, key="lead", width=164, sort="lead", cell=_lead),
        column(
            _("Deadline"), due_words, key="due", width=112, sort="urgency", cell=due_cell, value=lambda row: row.due_on
        ),
        column(_("State"), label_words, key="label", width=216, sort="label", cell=_state),
        *_about_work(column),
        *_about_days(column),
    )


def _about_work(column: _Column) -> tuple[ListColumn[TaskRow], ...]:
    """Return columns about the work and those in it that show once they are chosen."""
    hidden = partial(column, hidden=True)
    return (
        hidden(
            _("Progress"),
            lambda row: f"{row.progress}%",
            key="progress",
            width=120,
            sort="progress",
            cell=lambda row: Progress(row.progress),
            value=lambda row: row.progress,
        ),
        hidden(_("Department"), lambda row: row.department, key="department", width=148),
        hidden(_("Co-workers"), lambda row: row.co_workers, key="co_workers", width=164),
        hidden(_("Supervised by"), lambda row: row.supervisor, key="supervisor", width=148),
        hidden(_("Source"), lambda row: row.source, key="source", width=172, sort="source"),
        hidden(
            _("Last result"),
            lambda row: row.last_result,
            key="last_result",
            width=220,
            value=lambda row: row.last_result,
        ),
        hidden(_("Not clear"), missing_words, key="missing", width=172),
    )


def _about_days(column: _Column) -> tuple[ListColumn[TaskRow], ...]:
    """Return columns about days that show once they are chosen."""
    hidden = partial(column, hidden=True)
    return (
        hidden(
            _("First deadline"),
            lambda row: _day(row.original_due_on),
            key="original_due",
            width=104,
            value=lambda row: row.original_due_on,
        ),
        hidden(_("Deadline in words"), lambda row: row.due_wording, key="due_wording", width=172),
        hidden(
            _("Completed on"),
            lambda row: _day(row.completed_on),
            key="completed",
            width=112,
            sort="completed",
            value=lambda row: row.completed_on,
        ),
        hidden(
            _("Assigned on"),
            lambda row: _day(row.assigned_on),
            key="assigned",
            width=104,
            sort="assigned",
            value=lambda row: row.assigned_on,
        ),
        hidden(
            _("Last update"),
            lambda row: _day(row.last_update_on),
            key="updated",
            width=112,
            sort="updated",
            value=lambda row: row.last_update_on,
        ),
    )


def row_role(row: TaskRow) -> str:
    """Return the role of a row's text: a task that is finished steps back."""
    return "text2" if row.label in (*DONE, DeadlineLabel.CANCELLED) else "text"


def label_words(row: TaskRow) -> str:
    """Return the word of a row's label."""
    return task_pill(row.label)[0]


def due_cell(row: TaskRow) -> TwoLines:
    """Return the due date and under it how far it is."""
    if row.due_on is None:
        is_open = Clarity.TIME in row.missing and row.label not in DONE
        return TwoLines(_("not clear yet"), role="amber") if is_open else TwoLines(_("no deadline"), role="text2")
    role = {DeadlineLabel.OVERDUE: "red", DeadlineLabel.DUE_SOON: "amber"}.get(row.label, "") if row.label else ""
    return TwoLines(short_date(row.due_on), distance_words(row), role=role, is_strong=bool(role))


def due_words(row: TaskRow) -> str:
    """Return the due date in one line."""
    cell = due_cell(row)
    return f"{cell.first}, {cell.second}" if cell.second else cell.first


def distance_words(row: TaskRow) -> str:
    """Say how far the deadline is: "còn 3 ngày", "hôm nay", "quá 112 ngày", "chậm 5 ngày"."""
    if row.label is DeadlineLabel.OVERDUE:
        return ngettext("{n} day over", "{n} days over", row.days_late).format(n=row.days_late)
    if row.label is DeadlineLabel.DONE_LATE:
        return ngettext("{n} day late", "{n} days late", row.days_late).format(n=row.days_late)
    if row.label not in (DeadlineLabel.DUE_SOON, DeadlineLabel.ON_TRACK) or row.days_left is None:
        return ""
    if row.days_left == 0:
        return _("today")
    return ngettext("{n} day left", "{n} days left", row.days_left).format(n=row.days_left)


def missing_words(row: TaskRow) -> str:
    """Name what the assignment leaves open."""
    return ", ".join(clarity_words(each) for each in row.missing)


def _code(row: TaskRow) -> Words:
    return Words(row.code, role="text2")


def _work(row: TaskRow) -> Words:
    return Words(row.work, icon="arrow_repeat_all" if row.is_recurring else "", depth=row.depth)


def _lead(row: TaskRow) -> TwoLines | Words:
    return Words(row.lead) if row.lead else Words(_("nobody yet"), role="amber")


def _state(row: TaskRow) -> State:
    return State(*task_pill(row.label))


def _day(day: CellValue) -> str:
    return short_date(day) if day else ""  # type: ignore[arg-type]
