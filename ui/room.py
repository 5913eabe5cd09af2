"""What the window needs of every tab: a room saves, gives way, follows the day and answers the keys of the menus.

The window knows rooms only through this class; a new tab is a folder ``ui/<room>/`` and one line in ``ui/rooms.py``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cchc_desktop.settings import Settings
from ui.workspace import Workspace

Target = TypeVar("Target")


class Room(QWidget):
    """One tab of the main window. Every verb has a harmless default; a room answers those that mean something in it.

    Signals: ``saved(datetime)`` everything typed until then is in the file; ``not_saved(sentence)`` something cannot be
    kept; ``done(sentence)`` something to tell in passing; ``undoable(sentence)`` the same with the way back (Ctrl+Z);
    ``record_wanted(kind, id)`` a record of another room is to be shown; ``list_wanted(kind, filter, words)`` what a
    number counted is to be shown; ``new_wanted(kind)`` a record of another room is to be made; ``history_wanted`` that
    of the record on screen; ``settings_wanted`` the committee is to be entered first; ``sample_wanted``.
    """

    saved = Signal(object)
    not_saved = Signal(str)
    done = Signal(str)
    undoable = Signal(str)
    record_wanted = Signal(str, int)
    list_wanted = Signal(str, object, str)
    new_wanted = Signal(str)
    history_wanted = Signal()
    settings_wanted = Signal()
    sample_wanted = Signal()

    # -- what the window asks

    def fill(self) -> None:
        """Read what the room shows, once it is made. Raises AppError."""
        self.reload()

    def first_paint(self) -> None:
        """Draw at once what can be read at once; the window is ready after it."""
        self.repaint()

    def take_keyboard(self) -> None:
        """Put the keyboard where work begins, when the room comes on top."""

    def painted(self) -> None:
        """Ask what is to be asked at the start, now that the window stands."""

    def closed(self) -> None:
        """Let go of everything kept for this run: nothing writes any more."""

    def save_now(self) -> bool:
        """Save what is typed; tell whether all of it is in the file."""
        return True

    def has_unsaved(self) -> bool:
        """Tell whether something typed is not in the file yet, because it waits or cannot be kept."""
        return False

    def may_leave(self) -> bool:
        """Tell whether the room may be closed; it asks when something typed would be lost."""
        return True

    def day_changed(self) -> None:
        """Show what a new day makes different."""
        self.reload()

    def show_low(self, low: bool) -> None:
        """Take less height, or the usual one."""

    def shown_record(self) -> tuple[int, int] | None:
        """Return the id of the record on screen and the number of its page, nothing where there is none."""
        return None

    def has_record(self, record_id: int) -> bool:
        """Tell whether the room has a record to show: one of the last start may be in the trash by now."""
        return False

    def show_record(self, record_id: int, place: str = "") -> None:
        """Show a record of the room, at a place in it (an anchor) if one is named."""

    def show_list(self, wanted: Any, words: str = "") -> None:
        """Show the records that a filter of the room lets through, called by these words."""

    def remember(self, settings: Settings) -> None:
        """Keep the widths of the panes for the next start."""

    def restore(self, settings: Settings) -> None:
        """Take the widths of the panes from the last start."""

    # -- what the menus call

    def reload(self) -> None:
        """F5: read everything again."""

    def go_round(self) -> None:
        """F6: put the keyboard into the next pane."""

    def focus_search(self) -> None:
        """Ctrl+L: put the keyboard into the search of the list."""

    def find_in_text(self) -> None:
        """Ctrl+F: search what is open; the list where nothing else is."""
        self.focus_search()

    def new_record(self) -> None:
        """Ctrl+N: make what the room holds."""

    def rename(self) -> None:
        """F2: edit the name of the current record, or the cell where the keyboard is."""

    def remove(self) -> None:
        """Take the current record away (Del in its list)."""

    def print_paper(self) -> None:
        """Ctrl+P: print what the room shows."""

    def export(self, file_format: str) -> None:
        """Write what the room shows as ``docx`` or ``pdf``."""

    def open_in_word(self) -> None:
        """Open what the room shows with the system's program for Word files."""

    def export_list(self) -> None:
        """Write the list that is shown into an Excel file."""

    def show_page(self, index: int) -> None:
        """Alt+1…: put a page of the current record on top."""

    def toggle_preview(self) -> None:
        """F7: show the pages to print, or hide them."""

    def zoom(self, steps: int) -> None:
        """Make the pages larger (above 0), smaller (below 0), or as wide as their pane (0)."""


@dataclass(frozen=True)
class Item(Generic[Target]):
    """One line of a menu: words, what is called, its key; None as ``call`` draws a line.

    ``shown`` is a key that is only named here: the field or the list answers it by itself. ``applies`` tells whether
    the line means something now; a line with a key of its own always does. Lines of one ``group`` stand in a menu of
    that name.
    """

    words: str = ""
    call: Callable[[Target], object] | None = None
    keys: str = ""
    shown: str = ""
    applies: Callable[[Target], bool] | None = None
    group: str = ""


LINE: Final[Item[Any]] = Item()


@dataclass(frozen=True)
class Tab:
    """One tab before its room is made: title, icon, how to make it, and which kinds of record it shows.

    ``menu`` returns the lines of the room's own menu, called ``menu_title``; they are called with the room. Their
    titles are English; the words of the lines come translated, because some hold the name of a paper.
    """

    title: str
    icon: str
    make: Callable[[Workspace, QWidget], Room]
    kinds: tuple[str, ...] = ()
    menu_title: str = ""
    menu: Callable[[], tuple[Item[Any], ...]] | None = None
