"""The menus, as data: words, key and what is called. The same actions serve the menu bar and the folded menu."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final, Protocol

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from cchc_desktop.i18n import _, mark
from ui.choice_menus import language_menu, scheme_menu
from ui.common.tabs import Tabs
from ui.history.desk import HistoryDesk
from ui.menu_keys import MenuKeys
from ui.room import LINE, Item, Room, Tab
from ui.search.everything import EverythingSearch
from ui.tool_windows import ToolWindows
from ui.workspace import Workspace

PAGES_OF_A_RECORD: Final = 6
"""So many pages of the current record have a key Alt+1, Alt+2 …"""


class Window(Protocol):
    """What the menus call of the window that carries them."""

    workspace: Workspace
    tabs: Tabs
    open_wanted: SignalInstance
    sample_wanted: SignalInstance
    new_file_wanted: SignalInstance
    language_wanted: SignalInstance
    backups_wanted: SignalInstance
    check_wanted: SignalInstance

    @property
    def room(self) -> Room:
        """The room on top."""

    def show_tab(self, index: int) -> Room | None:
        """Put a room on top and return it, or nothing when it cannot be read."""

    def save_now(self) -> None:
        """Save at once."""

    @property
    def history(self) -> HistoryDesk:
        """Undo, redo, and the windows of history and trash."""

    @property
    def menu_keys(self) -> MenuKeys:
        """The keys that open the menus."""

    @property
    def search(self) -> EverythingSearch:
        """The search of everything."""

    @property
    def windows(self) -> ToolWindows:
        """Catalogue, templates, settings, keys and what the program is."""

    def close(self) -> bool:
        """Close the window; tell whether it did."""


FILE: Final[tuple[Item[Window], ...]] = (
    Item(mark("&New file…"), lambda window: window.new_file_wanted.emit(), ""),
    Item(mark("&Open…"), lambda window: window.open_wanted.emit(None), "Ctrl+O"),
    Item(mark("Open the sample data"), lambda window: window.sample_wanted.emit()),
    LINE,
    Item(mark("&Save now"), lambda window: window.save_now(), "Ctrl+S"),
    Item(mark("&Print…"), lambda window: window.room.print_paper(), "Ctrl+P"),
    Item(mark("Export &Word…"), lambda window: window.room.export("docx"), "Ctrl+E"),
    Item(mark("Export P&DF…"), lambda window: window.room.export("pdf")),
    Item(mark("Open &in Word"), lambda window: window.room.open_in_word()),
    LINE,
    Item(mark("&Quit"), lambda window: window.close(), "Ctrl+Q"),
)
EDIT: Final[tuple[Item[Window], ...]] = (
    Item(mark("&Undo"), lambda window: window.history.undo_here(), "Ctrl+Z"),
    Item(mark("&Redo"), lambda window: window.history.redo_here(), "Ctrl+Y"),
    LINE,
    Item(mark("Cu&t"), lambda window: in_field("cut"), shown="Ctrl+X"),
    Item(mark("&Copy"), lambda window: in_field("copy"), shown="Ctrl+C"),
    Item(mark("&Paste"), lambda window: in_field("paste"), shown="Ctrl+V"),
    LINE,
    Item(mark("Search &everything"), lambda window: window.search.begin(), "Ctrl+K"),
    Item(mark("&Find in the list"), lambda window: window.room.focus_search(), "Ctrl+L"),
    Item(mark("Find in the &text"), lambda window: window.room.find_in_text(), "Ctrl+F"),
    LINE,
    Item(mark("&History of changes…"), lambda window: window.history.show_history(), "Ctrl+H"),
)
VIEW: Final[tuple[Item[Window], ...]] = (
    Item(mark("Next pane"), lambda window: window.room.go_round(), "F6"),
    Item(mark("Pages to print"), lambda window: window.room.toggle_preview(), "F7"),
    LINE,
    Item(mark("Larger pages"), lambda window: window.room.zoom(1), "Ctrl++"),
    Item(mark("Smaller pages"), lambda window: window.room.zoom(-1), "Ctrl+-"),
    Item(mark("Pages as wide as the pane"), lambda window: window.room.zoom(0), "Ctrl+0"),
    LINE,
    Item(mark("Read again"), lambda window: window.room.reload(), "F5"),
)
REPORTS: Final[tuple[Item[Window], ...]] = (
    Item(mark("Report of the &morning"), lambda window: window.windows.show_digest(), "F11"),
    LINE,
    Item(mark("&Counts of tasks…"), lambda window: window.windows.show_counts()),
    Item(mark("&Register of tasks…"), lambda window: window.windows.show_register()),
    Item(mark("&Slip of a person…"), lambda window: window.windows.show_register("slip")),
    Item(mark("Register of &outgoing papers…"), lambda window: window.windows.show_register("document_register")),
)
TOOLS: Final[tuple[Item[Window], ...]] = (
    Item(mark("&People and departments…"), lambda window: window.windows.show_catalogue(), "Ctrl+D"),
    Item(mark("&Templates and usual phrases…"), lambda window: window.windows.show_templates()),
    Item(mark("Te&xts of papers…"), lambda window: window.windows.show_texts()),
    Item(mark("&Handovers…"), lambda window: window.windows.show_handovers()),
    Item(mark("&Days off and Saturdays worked…"), lambda window: window.windows.show_calendar()),
    Item(mark("&Settings…"), lambda window: window.windows.show_settings(), "Ctrl+,"),
    Item(mark("&Trash…"), lambda window: window.history.show_trash()),
    LINE,
    Item(mark("&Backups and restore…"), lambda window: window.backups_wanted.emit()),
    Item(mark("&Check the data…"), lambda window: window.check_wanted.emit()),
)
HELP: Final[tuple[Item[Window], ...]] = (
    Item(mark("&Keys of this part"), lambda window: window.windows.show_keys(here=True), "F1"),
    Item(mark("&List of keys"), lambda window: window.windows.show_keys(), "Ctrl+F1"),
    LINE,
    Item(mark("&About"), lambda window: window.windows.show_about()),
)
KEYS: Final[tuple[Item[Window], ...]] = (
    Item(call=lambda window: window.room.new_record(), keys="Ctrl+N"),
    Item(call=lambda window: window.room.rename(), keys="F2"),
)
"""Keys of every room; its own menu names those that mean something in it."""


class Menus:
    """Builds the menus of one window: its own, and those of the rooms between Xem and Công cụ."""

    def __init__(self, window: Window, parent: QWidget, tabs: Sequence[Tab]) -> None:
        self._window = window
        self._parent = parent
        self.menus = (
            self._menu(_("&File"), FILE),
            self._menu(_("&Edit"), EDIT),
            self._menu(_("&View"), VIEW),
            *(self._room_menu(number, tab) for number, tab in enumerate(tabs) if tab.menu is not None),
            self._menu(_("&Reports"), REPORTS),
            self._menu(_("&Tools"), TOOLS),
            self._menu(_("&Help"), HELP),
        )
        self._add_recent(self.menus[0])
        self._add_choices(self.menus[2])
        for item in KEYS:
            self._line(item)
        for number in range(len(tabs)):
            self._action("", partial(window.show_tab, number), f"Ctrl+{number + 1}")
        for number in range(PAGES_OF_A_RECORD):
            self._action("", partial(self._show_page, number), f"Alt+{number + 1}")

    def folded(self, parent: QWidget) -> QMenu:
        """Return one menu that holds all menus, for a low window."""
        menu = QMenu(parent)
        for each in self.menus:
            menu.addMenu(each)
        return menu

    def _menu(self, title: str, items: Sequence[Item[Window]]) -> QMenu:
        menu = QMenu(title, self._parent)
        for item in items:
            if item.call is None:
                menu.addSeparator()
            else:
                menu.addAction(self._line(item, _(item.words)))
        return menu

    def _room_menu(self, number: int, tab: Tab) -> QMenu:
        """Make the menu of a room; each line puts the room on top first."""
        menu = QMenu(_(tab.menu_title), self._parent)
        asked: list[tuple[QAction, Item[Any]]] = []
        groups: dict[str, QMenu] = {}
        for item in tab.menu() if tab.menu is not None else ():
            if item.call is None:
                menu.addSeparator()
            else:
                action = self._action(_words(item, item.words), partial(self._in_room, number, item), item.keys)
                if item.group and item.group not in groups:
                    groups[item.group] = menu.addMenu(item.group)
                groups.get(item.group, menu).addAction(action)
                asked.append((action, item))
        menu.aboutToShow.connect(lambda: self._show_what_applies(number, asked))
        return menu

    def _show_what_applies(self, number: int, asked: Sequence[tuple[QAction, Item[Any]]]) -> None:
        """Switch off what means nothing for the record on screen, when this room is the one on top."""
        is_on_top = self._window.tabs.currentIndex() == number
        for action, item in asked:
            if item.applies is not None:
                action.setEnabled(not is_on_top or item.applies(self._window.room))

    def _line(self, item: Item[Window], words: str = "") -> QAction:
        return self._action(_words(item, words), partial(self._call, item), item.keys)

    def _call(self, item: Item[Window]) -> None:
        if item.call is not None:
            item.call(self._window)

    def _in_room(self, number: int, item: Item[Any]) -> None:
        room = self._window.show_tab(number)
        if room is not None and item.call is not None:
            item.call(room)

    def _show_page(self, number: int) -> None:
        self._window.room.show_page(number)

    def _add_choices(self, menu: QMenu) -> None:
        menu.addSeparator()
        menu.addMenu(scheme_menu(self._window.workspace.settings, self._parent))
        menu.addMenu(language_menu(self._window.language_wanted.emit, self._parent))

    def _add_recent(self, menu: QMenu) -> None:
        window = self._window
        others = [path for path in window.workspace.settings.recent_files if path != window.workspace.path]
        if not others:
            return
        recent = QMenu(_("&Recent files"), self._parent)
        for path in others[:9]:
            recent.addAction(self._action(_shortened(path), partial(window.open_wanted.emit, path)))
        menu.insertMenu(menu.actions()[3], recent)

    def _action(self, words: str, call: Callable[[], object], keys: str = "") -> QAction:
        action = QAction(words, self._parent)
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.triggered.connect(lambda _checked=False: self._run(call))
        self._parent.addAction(action)
        return action

    def _run(self, call: Callable[[], object]) -> None:
        self._window.menu_keys.forget_alt()
        call()


def in_field(verb: str) -> None:
    """Do what every field can do by itself (cut, copy, paste) in the one that has the keyboard."""
    do = getattr(QApplication.focusWidget(), verb, None)
    if do is not None:
        do()


def _words(item: Item[Any], words: str) -> str:
    return f"{words}\t{item.shown}" if item.shown else words


def _shortened(path: Path) -> str:
    return f"{path.name} – {path.parent}".replace("&", "&&")
