"""The menu "Nhiệm vụ", as data: what can be done with the tasks selected, and with the whole list."""

from __future__ import annotations

from typing import Any

from cchc_desktop.i18n import _
from ui.room import LINE, Item
from ui.tasks.keys import KEYS


def items() -> tuple[Item[Any], ...]:
    """Return the lines of the menu; each is called with the tab of the tasks."""
    return (
        Item(_("&New task"), lambda room: room.new_record(), shown="Ctrl+N"),
        Item(_("Assign to &many…"), lambda room: room.making.assign_many()),
        Item(_("&Edit"), lambda room: room.rename(), shown="F2", applies=_has_task),
        LINE,
        Item(_("&Update the progress"), lambda room: room.update_progress(), shown=KEYS["update"], applies=_has_task),
        Item(_("Progress sheet of the &list…"), lambda room: room.open_sheet(), shown=KEYS["sheet"]),
        Item(_("&Completed today"), _with("complete"), shown="Ctrl+Enter", applies=_has_task),
        Item(_("Completed on another &day…"), _with("ask_completion"), applies=_has_task),
        Item(_("E&xtend…"), _with("extend"), shown=KEYS["extend"], applies=_has_task),
        Item(_("&Remind…"), _with("remind"), shown=KEYS["remind"], applies=_has_task),
        Item(_("Reminder letter to the unit…"), _with("write_letter"), applies=_has_task),
        LINE,
        Item(_("&Pause…"), _with("pause"), applies=_has_task),
        Item(_("&Go on…"), _with("resume"), applies=_has_task),
        Item(_("&Hand over…"), _with("hand_over"), applies=_has_task),
        Item(_("&Follow no longer…"), _with("cancel"), applies=_has_task),
        Item(_("Come &back no longer…"), _with("stop_recurring"), applies=_has_recurring),
        LINE,
        Item(_("Print the &slip…"), lambda room: room.print_slip(room.chosen_rows()), applies=_has_task),
        Item(_("Copy for &Zalo"), lambda room: room.copy_slip(room.chosen_rows()), applies=_has_task),
        LINE,
        Item(_("&Import from Excel…"), lambda room: room.making.import_list()),
        Item(_("&List to Excel…"), lambda room: room.export_list()),
        Item(_("Move to the &trash"), lambda room: room.remove(), shown="Del", applies=_has_task),
    )


def _with(verb: str) -> Any:
    return lambda room: room.with_chosen(verb)


def _has_recurring(room: Any) -> bool:
    return room.pane.look is not None and room.pane.look.facts.row.is_recurring


def _has_task(room: Any) -> bool:
    return room.pane.task_id is not None
