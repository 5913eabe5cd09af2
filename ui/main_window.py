"""The main window: menus, tabs and status bar around the rooms. It knows which parts there are, not what they do."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from cchc_desktop.errors import AppError, StorageError
from cchc_desktop.i18n import _
from ui.common.dialog import open_menu_of_focused, press_focused
from ui.common.error_dialog import show_error
from ui.common.fields.field import commit_input_method
from ui.common.notice import NoticeBar
from ui.common.tabs import Tabs
from ui.day_watch import DayWatch
from ui.history.desk import HistoryDesk
from ui.menu_keys import MenuKeys
from ui.menus import Menus
from ui.room import Room
from ui.room_stack import RoomStack
from ui.rooms import TABS
from ui.search.everything import EverythingSearch
from ui.search.leading import lead_to
from ui.status_bar import StatusBar
from ui.tool_windows import ToolWindows
from ui.top_rows import MenuRow, TabRow
from ui.undoing import Record
from ui.window_frame import remember_frame, restore_frame
from ui.workspace import Clock, Workspace

MIN_SIZE: Final = (880, 400)
LOW: Final = 560
"""Below this height the menu folds into a button of the tab row."""

ICONS_FROM: Final = 1280
"""From this width on tabs have icons."""

FIRST: Final = "meeting"
"""A file opens at these records, until it was left at others."""

Place = tuple[int, tuple[int, int] | None]
"""The number of a tab; the record on screen there, and the number of its page."""


class MainWindow(QMainWindow):
    """The window of one open file.

    Signals: ``ready`` the first list is painted; ``asked`` what is left from the last time was asked about;
    ``open_wanted(path or None)`` another file is to be opened; ``sample_wanted``; ``new_file_wanted``;
    ``founding_wanted`` the file has no committee yet; ``language_wanted(language)``; ``backups_wanted``;
    ``check_wanted``; ``closing`` everything is saved and the file still open; ``closed``.
    """

    ready = Signal()
    asked = Signal()
    open_wanted: Signal = Signal(object)
    sample_wanted: Signal = Signal()
    new_file_wanted: Signal = Signal()
    founding_wanted: Signal = Signal()
    language_wanted: Signal = Signal(str)
    backups_wanted: Signal = Signal()
    check_wanted: Signal = Signal()
    closing = Signal()
    closed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        # Each part is made inside its parent: with a style sheet, moving a full one dresses all its widgets again.
        self.body = QWidget(self)
        self.tabs = Tabs(main=True)
        self.stack = RoomStack(workspace, TABS, self.body)
        self.status = StatusBar(workspace)
        self.notice = NoticeBar(self, from_foot=0)  # over the status bar: rows go down to it
        self.history = HistoryDesk(workspace, self.notice, self, self)
        self.windows = ToolWindows(
            workspace,
            self,
            save=self.save_rooms,
            menus=lambda: self.menus.menus,
            show_record=self.show_record,
            show_list=self.show_list,
        )
        self.days = DayWatch(workspace, self)
        self._is_ready = False
        self._low: bool | None = None
        self._build()
        self._connect()
        restore_frame(self, workspace.settings)
        self.stack.show_room(self.tabs.currentIndex())

    @property
    def room(self) -> Room:
        """The room on top."""
        return self.stack.room

    def room_of(self, kind: str) -> Room:
        """Return the room that shows records of this kind ("meeting"). Raises AppError when it cannot be read."""
        return self.stack.at(self.stack.showing(kind))

    # -- what the menus call

    def save_now(self) -> None:
        """Save at once (Ctrl+S), though saving is automatic."""
        commit_input_method()
        if self.save_rooms():
            self.status.show_saved(datetime.now().astimezone())

    def save_rooms(self) -> bool:
        """Save what is typed in every room; tell whether all of it is in the file."""
        saved = [room.save_now() for room in self.stack.made()]
        return all(saved)

    def shown_record(self) -> Record | None:
        """Return kind and id of the record on screen, None when there is none."""
        kinds, shown = TABS[self.stack.number_of(self.room)].kinds, self.room.shown_record()
        return (kinds[0], shown[0]) if kinds and shown is not None else None

    def show_tab(self, index: int) -> Room | None:
        """Put a room on top and return it; None, after a sentence, when what it shows cannot be read."""
        before = self.tabs.currentIndex()
        self.tabs.setCurrentIndex(index)
        if self.tabs.currentIndex() != before:
            self.room.take_keyboard()
        return self.room if self.tabs.currentIndex() == index else None

    def show_record(self, kind: str, record_id: int, place: str = "") -> bool:
        """Show a record in its room; tell whether a room shows this kind and could be read."""
        room = self._on_top(kind)
        if room is not None:
            room.show_record(record_id, place)
        return room is not None

    def open_record(self, kind: str, record_id: int) -> None:
        """Show the record that a room leads to: in its room, or in a window where it has one."""
        if not self.show_record(kind, record_id):
            self.windows.show_record(kind, record_id)

    def show_list(self, kind: str, wanted: object, words: str = "") -> None:
        """Show in their room what a number counted."""
        room = self._on_top(kind)
        if room is not None:
            room.show_list(wanted, words)

    def make_record(self, kind: str) -> None:
        """Make a record of this kind in its room."""
        room = self._on_top(kind)
        if room is not None:
            room.new_record()

    def _on_top(self, kind: str) -> Room | None:
        index = self.stack.showing(kind)
        return self.show_tab(index) if index >= 0 else None

    def place(self) -> Place:
        """Return where the user is: tab, record, page; for the window that takes the place of this one."""
        return self.stack.number_of(self.room), self.room.shown_record()

    def go_to(self, place: Place) -> None:
        """Go where the user was in the window before this one, as far as it is still there."""
        number, record = place
        room = self.show_tab(number)
        if room is not None and record is not None and room.has_record(record[0]):
            room.show_record(record[0])
            room.show_page(record[1])

    def use_real_date(self) -> None:
        """Follow the clock from now on instead of the sample's day."""
        self.workspace.clock = Clock()
        self.days.look()
        self.status.show_day()  # the same day is no longer that of the sample

    def raise_window(self) -> None:
        """Come forward: somebody started the program a second time."""
        self.setWindowState((self.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive)
        self.show()
        self.raise_()
        self.activateWindow()

    def tell(self, sentence: str) -> None:
        """Say in passing what was done."""
        self.notice.show_notice(sentence)

    # -- parts

    def _build(self) -> None:
        self.setWindowTitle(_("{file} – Reform Committee").format(file=self.workspace.path.stem))
        self.setMinimumSize(*MIN_SIZE)
        self.menus: Menus = Menus(self, self, TABS)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.menu_row = MenuRow(self.menus)
        self.tab_row = TabRow(self.tabs, self.menus)
        self.menu_keys = MenuKeys(
            self, open_bar=self.menu_row.open_first, open_folded=lambda: self.tab_row.menu_button.showMenu()
        )
        self.search = EverythingSearch(self.workspace, self, lambda hit: lead_to(hit, self, self.windows))
        self.search.stand_in(self.menu_row.search_place, self.tab_row.search_place)
        column.addWidget(self.menu_row)
        column.addWidget(self.tab_row)
        column.addWidget(self.stack, 1)
        for tab in TABS:
            self.tabs.add_page(_(tab.title), tab.icon)
        self.tabs.setCurrentIndex(max(0, self.stack.showing(FIRST)))
        self.setCentralWidget(self.body)
        self.setStatusBar(self.status)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._on_tab)
        self.stack.room_made.connect(self._on_room_made)
        self.status.overdue.list_wanted.connect(self.show_list)
        self.status.real_date_wanted.connect(self.use_real_date)
        self.workspace.data_changed.connect(self._on_written)
        self.search.failed.connect(lambda error: show_error(self.workspace.prompts, error))
        self.days.day_changed.connect(self._follow_day)
        self.days.day_changed.connect(self.windows.day_changed)

    def _on_room_made(self, room: Room) -> None:
        room.saved.connect(self.status.show_saved)
        room.not_saved.connect(self.status.show_not_saved)
        room.done.connect(self.tell)
        room.undoable.connect(self.history.tell_undoable)
        room.record_wanted.connect(self.open_record)
        room.list_wanted.connect(self.show_list)
        room.new_wanted.connect(self.make_record)
        room.history_wanted.connect(self.history.show_history)
        room.settings_wanted.connect(self.founding_wanted)
        room.sample_wanted.connect(self.sample_wanted)
        room.show_low(bool(self._low))
        room.restore(self.workspace.settings)

    def _on_written(self) -> None:
        """Move the saved time on, also where nothing was typed: signing and attaching write too."""
        if not any(room.has_unsaved() for room in self.stack.made()):
            self.status.show_saved(datetime.now().astimezone())

    def _on_tab(self, index: int) -> None:
        commit_input_method()
        try:
            self.stack.show_room(index)
        except AppError as error:
            self.tabs.setCurrentIndex(self.stack.number_of(self.room))
            show_error(self.workspace.prompts, error)

    def _follow_day(self) -> None:
        self.status.show_day()
        self.status.overdue.count()
        for room in self.stack.made():
            room.day_changed()

    # -- Qt's own

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._is_ready:
            self._is_ready = True
            QTimer.singleShot(0, self, self._tell_ready)

    def _tell_ready(self) -> None:
        """Say that the window is ready, unless it was closed as soon as it was shown."""
        if not self.isVisible():
            return
        self.room.first_paint()
        if not self.room.isAncestorOf(self.focusWidget() or self):
            self.room.take_keyboard()
        self.ready.emit()
        QTimer.singleShot(0, self, self._ask)

    def _ask(self) -> None:
        """Ask what is left from the last time, unless the window is gone again."""
        if self.isVisible():
            self.room.painted()
            self.status.overdue.count()
            self.asked.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.tabs.show_icons(self.width() >= ICONS_FROM)
        low = self.height() < LOW
        if low != self._low:
            self._low = low
            self.menu_keys.is_folded = low
            self.menu_row.setVisible(not low)
            self.tab_row.menu_button.setVisible(low)
            self.status.show_low(low)
            self.search.show_low(low)
            for room in self.stack.made():
                room.show_low(low)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not (self.menu_keys.pressed(event) or press_focused(self, event) or open_menu_of_focused(self, event)):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if not self.menu_keys.released(event):
            super().keyReleaseEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        for room in self.stack.made():
            if not room.may_leave():
                self.show_tab(self.stack.number_of(room))
                event.ignore()
                return
        self.closing.emit()
        self.remember()
        self.workspace.worker.shut_down()
        for room in self.stack.made():
            room.closed()
        self.workspace.data.close()
        event.accept()
        self.closed.emit()

    # -- remembered between two starts

    def remember(self) -> None:
        """Keep the place of the window and its parts for the next one."""
        settings = self.workspace.settings
        remember_frame(self, settings)
        for room in self.stack.made():
            room.remember(settings)
        number, record = self.place()
        settings.place = [number, *(record or ())]
        settings.remember_file(self.workspace.path)
        with suppress(StorageError):  # losing the place of the window must not keep it from closing
            settings.save()
