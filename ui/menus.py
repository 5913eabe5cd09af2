"""The menus, as data: words, key and what is called. The same actions serve the menu bar and the folded menu."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from cchc_desktop.documents.kinds import KINDS
from cchc_desktop.i18n import _, mark
from ui.meetings.pages import PAGES

if TYPE_CHECKING:
    from ui.main_window import MainWindow

Call = Callable[["MainWindow"], object]


@dataclass(frozen=True)
class Item:
    """One line of a menu; None as ``call`` draws a line. ``shown`` are keys that the field itself answers."""

    words: str = ""
    call: Call | None = None
    keys: str = ""
    shown: str = ""


LINE: Final = Item()

FILE: Final = (
    Item(mark("&Open…"), lambda window: window.open_wanted.emit(None), "Ctrl+O"),
    Item(mark("Open the sample data"), lambda window: window.sample_wanted.emit()),
    LINE,
    Item(mark("&Save now"), lambda window: window.save_now(), "Ctrl+S"),
    Item(mark("&Print…"), lambda window: window.meetings.print_paper(), "Ctrl+P"),
    Item(mark("Export &Word…"), lambda window: window.meetings.export("docx"), "Ctrl+E"),
    Item(mark("Export P&DF…"), lambda window: window.meetings.export("pdf")),
    Item(mark("Open &in Word"), lambda window: window.meetings.open_in_word()),
    LINE,
    Item(mark("&Quit"), lambda window: window.close(), "Ctrl+Q"),
)
EDIT: Final = (
    Item(mark("&Undo"), lambda window: in_field("undo"), shown="Ctrl+Z"),
    Item(mark("Cu&t"), lambda window: in_field("cut"), shown="Ctrl+X"),
    Item(mark("&Copy"), lambda window: in_field("copy"), shown="Ctrl+C"),
    Item(mark("&Paste"), lambda window: in_field("paste"), shown="Ctrl+V"),
    LINE,
    Item(mark("&Find a meeting"), lambda window: window.meetings.focus_search(), "Ctrl+L"),
    Item(mark("Find in the &text"), lambda window: window.meetings.find_in_text(), "Ctrl+F"),
)
VIEW: Final = (
    Item(mark("Next pane"), lambda window: window.meetings.go_round(), "F6"),
    Item(mark("Pages to print"), lambda window: window.meetings.toggle_preview(), "F7"),
    LINE,
    Item(mark("Larger pages"), lambda window: window.meetings.preview.zoom_in(), "Ctrl++"),
    Item(mark("Smaller pages"), lambda window: window.meetings.preview.zoom_out(), "Ctrl+-"),
    Item(mark("Pages as wide as the pane"), lambda window: window.meetings.preview.fit_width(), "Ctrl+0"),
    LINE,
    Item(mark("Read again"), lambda window: window.meetings.reload(), "F5"),
)
TOOLS: Final = (
    Item(mark("&People and departments…"), lambda window: window.show_catalogue(), "Ctrl+D"),
    Item(mark("&Settings…"), lambda window: window.show_settings(), "Ctrl+,"),
)
HELP: Final = (Item(mark("&About"), lambda window: window.menus.show_about()),)


class Menus:
    """Builds the menus of one window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.menus = (
            self._menu(_("&File"), FILE),
            self._menu(_("&Edit"), EDIT),
            self._menu(_("&View"), VIEW),
            self._meeting_menu(),
            self._menu(_("&Tools"), TOOLS),
            self._menu(_("&Help"), HELP),
        )
        self._add_recent(self.menus[0])
        for number in range(len(window.rooms)):
            self._add_key(f"Ctrl+{number + 1}", partial(window.show_tab, number))

    def folded(self, parent: QWidget) -> QMenu:
        """Return one menu that holds all menus, for a low window."""
        menu = QMenu(parent)
        for each in self.menus:
            menu.addMenu(each)
        return menu

    def show_about(self) -> None:
        """Show the version and whose work is inside."""
        from ui.about import about

        self._window.workspace.prompts.inform(about())

    def _menu(self, title: str, items: tuple[Item, ...]) -> QMenu:
        menu = QMenu(title, self._window)
        for item in items:
            if item.call is None:
                menu.addSeparator()
            else:
                words = f"{_(item.words)}\t{item.shown}" if item.shown else _(item.words)
                menu.addAction(self._action(words, partial(item.call, self._window), item.keys))
        return menu

    def _meeting_menu(self) -> QMenu:
        window = self._window
        menu = QMenu(_("&Meeting"), window)
        menu.addAction(self._action(_("&New meeting"), window.meetings.new_meeting, "Ctrl+N"))
        menu.addAction(self._action(_("&Rename"), window.meetings.rename, "F2"))
        menu.addAction(self._action(_("&List to Excel…"), window.meetings.export_list))
        menu.addAction(self._action(_("&Take back an empty meeting"), window.meetings.take_back))
        menu.addSeparator()
        for number, (title, _make) in enumerate(PAGES):
            call = partial(window.meetings.show_page, number)
            menu.addAction(self._action(_(title), call, f"Alt+{number + 1}"))
        menu.addSeparator()
        for kind in KINDS:
            words = _("Pages to print: {paper}").format(paper=kind.label)
            menu.addAction(self._action(words, partial(window.meetings.show_kind, kind)))
        return menu

    def _add_recent(self, menu: QMenu) -> None:
        window = self._window
        others = [path for path in window.workspace.settings.recent_files if path != window.workspace.path]
        if not others:
            return
        recent = QMenu(_("&Recent files"), window)
        for path in others[:9]:
            recent.addAction(self._action(_shortened(path), partial(window.open_wanted.emit, path)))
        menu.insertMenu(menu.actions()[2], recent)

    def _action(self, words: str, call: Callable[[], object], keys: str = "") -> QAction:
        action = QAction(words, self._window)
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.triggered.connect(lambda _checked=False: self._run(call))
        self._window.addAction(action)
        return action

    def _run(self, call: Callable[[], object]) -> None:
        self._window.alt_alone = False
        call()

    def _add_key(self, keys: str, call: Callable[[], object]) -> None:
        self._action("", call, keys)


def in_field(verb: str) -> None:
    """Do what every field can do by itself (undo, cut, copy, paste) in the one that has the keyboard."""
    do = getattr(QApplication.focusWidget(), verb, None)
    if do is not None:
        do()


def _shortened(path: Path) -> str:
    return f"{path.name} – {path.parent}".replace("&", "&&")
