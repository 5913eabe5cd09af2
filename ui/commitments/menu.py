"""The menu "Cam kết", as data: what can be done with the commitments selected, and with the whole year."""

from __future__ import annotations

from typing import Any

from cchc_desktop.i18n import _
from ui.commitments.actions import FIGURE, TRASH, WHOLE, Action
from ui.room import LINE, Item


def items() -> tuple[Item[Any], ...]:
    """Return the lines of the menu; each is called with the tab of the commitments."""
    return (
        Item(_("&New commitment"), lambda room: room.new_record(), shown="Ctrl+N"),
        Item(_("&Copy last year's"), lambda room: room.copy_year()),
        LINE,
        *(_item(action) for action in FIGURE),
        Item(_("To the first figure that is missing"), lambda room: room.go_to_owed(), shown="Ctrl+M"),
        LINE,
        *(_item(action) for action in WHOLE),
        LINE,
        Item(_("&Print commitments…"), lambda room: room.print_paper(), shown="Ctrl+P"),
        Item(_("&Tracking sheet…"), lambda room: room.print_register()),
        Item(_("&List to Excel…"), lambda room: room.export_list()),
        LINE,
        _item(TRASH),
    )


def _item(action: Action) -> Item[Any]:
    return Item(_(action.words), action.call, shown=action.keys, applies=action.applies)
