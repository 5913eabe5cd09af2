"""The main window: menus, tabs and status bar around the rooms. It knows which parts there are, not what they do."""

from __future__ import annotations

import base64
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from typing import Final

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QMenuBar,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.errors import StorageError
from cchc_desktop.i18n import _, mark
from ui import style
from ui.common.fields.field import commit_input_method
from ui.common.notice import NoticeBar
from ui.common.tabs import Tabs
from ui.meetings.leaving import may_leave
from ui.meetings.tab import MeetingsTab
from ui.menus import Menus
from ui.status_bar import StatusBar
from ui.workspace import Clock, Workspace

MIN_SIZE: Final = (880, 400)
LOW: Final = 560
"""Below this height the menu folds into a button of the tab row."""

TITLE_BAR: Final = 40
"""Room for the frame that the system puts around the window."""

ICONS_FROM: Final = 1280
"""From this width on tabs have icons."""

TABS: Final[tuple[tuple[str, str, Callable[[Workspace, QWidget], MeetingsTab]], ...]] = (
    (mark("Meetings"), "people_team", MeetingsTab),
)


class MainWindow(QMainWindow):
    """The window of one open file.

    Signals: ``ready`` the first list is painted; ``open_wanted(path or None)`` another file is to be opened;
    ``sample_wanted``; ``closed``.
    """

    ready = Signal()
    open_wanted: Signal = Signal(object)
    sample_wanted: Signal = Signal()
    closed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        # Each part is made inside its parent: with a style sheet, moving a full one dresses all its widgets again.
        self.body = QWidget(self)
        self.tabs = Tabs(main=True)
        self.stack = QStackedWidget(self.body)
        self.rooms = [make(workspace, self.stack) for _title, _icon, make in TABS]
        self.meetings: MeetingsTab = self.rooms[0]
        self.status = StatusBar(workspace)
        self.notice = NoticeBar(self)
        self._is_ready = False
        self.alt_alone = False  # Alt opens the folded menu, Alt+3 does not
        self._low: bool | None = None
        self._day: date = workspace.today
        self._build()
        self._connect()
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(True)  # Enter presses the button that has the focus, as in every Windows program
        self._restore()
        self.meetings.reload_list()

    # -- what the menus call

    def save_now(self) -> None:
        """Save at once (Ctrl+S), though saving is automatic."""
        commit_input_method()
        if self.meetings.save_now() and not self.meetings.editor.refusals():
            self.status.show_saved(datetime.now().astimezone())

    def show_tab(self, index: int) -> None:
        """Put a tab on top."""
        self.tabs.setCurrentIndex(index)

    def show_catalogue(self) -> None:
        """Open the window of departments and people."""
        from ui.settings.catalogue import CatalogueWindow

        self.meetings.save_now()
        CatalogueWindow(self.workspace, self).exec()

    def show_settings(self) -> None:
        """Open the settings of organ and committee."""
        from ui.settings.settings_window import SettingsWindow

        self.meetings.save_now()
        SettingsWindow(self.workspace, self).exec()

    def use_real_date(self) -> None:
        """Follow the clock from now on instead of the sample's day."""
        self.workspace.clock = Clock()
        self._day = self.workspace.today
        self.status.show_day()
        self.meetings.reload_list()

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
        self.menus: Menus = Menus(self)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._menu_row())
        column.addWidget(self._tab_row())
        column.addWidget(self.stack, 1)
        for (title, icon, _make), room in zip(TABS, self.rooms, strict=True):
            self.tabs.add_page(_(title), icon)
            self.stack.addWidget(room)
        self.setCentralWidget(self.body)
        self.setStatusBar(self.status)

    def _menu_row(self) -> QWidget:
        self.menu_row = QFrame()
        style.set_kind(self.menu_row, "menu_row")
        row = QHBoxLayout(self.menu_row)
        row.setContentsMargins(0, 0, 12, 0)
        bar = QMenuBar()
        for menu in self.menus.menus:
            bar.addMenu(menu)
        row.addWidget(bar, 1)
        return self.menu_row

    def _tab_row(self) -> QWidget:
        frame = QFrame()
        style.set_kind(frame, "tab_row")
        row = QHBoxLayout(frame)
        row.setContentsMargins(0, 0, 12, 0)
        row.setSpacing(4)
        self.menu_button = QToolButton()
        style.set_kind(self.menu_button, "tool")
        self.menu_button.setIcon(style.icon("navigation"))
        self.menu_button.setToolTip(_("Menu (Alt)"))
        self.menu_button.setAccessibleName(_("Menu"))
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu_button.setMenu(self.menus.folded(self))
        self.menu_button.hide()
        row.addWidget(self.menu_button)
        row.addWidget(self.tabs, 1)
        return frame

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self.stack.setCurrentIndex)
        self.meetings.saved.connect(self.status.show_saved)
        self.meetings.not_saved.connect(self.status.show_not_saved)
        self.meetings.done.connect(self.tell)
        self.meetings.settings_wanted.connect(self.show_settings)
        self.meetings.sample_wanted.connect(self.sample_wanted)
        self.status.real_date_wanted.connect(self.use_real_date)
        self._minute = QTimer(self, interval=30_000)
        self._minute.timeout.connect(self._watch_midnight)
        self._minute.start()

    def _watch_midnight(self) -> None:
        """Notice a new day, also after the computer woke up or its clock was set."""
        if self.workspace.today != self._day:
            self._day = self.workspace.today
            self.status.show_day()
            self.meetings.reload_list()

    # -- Qt's own

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._is_ready:
            self._is_ready = True
            QTimer.singleShot(0, self._tell_ready)

    def _tell_ready(self) -> None:
        self.meetings.list.list.viewport().repaint()
        self.ready.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.tabs.show_icons(self.width() >= ICONS_FROM)
        low = self.height() < LOW
        if low != self._low:
            self._low = low
            self.menu_row.setVisible(not low)
            self.menu_button.setVisible(low)
            self.status.show_low(low)
            self.meetings.editor.head.show_low(low)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.alt_alone = event.key() == Qt.Key.Key_Alt
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Alt and self.alt_alone and self._low:
            self.menu_button.showMenu()
            return
        super().keyReleaseEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not may_leave(self.meetings.editor, self.workspace.prompts):
            event.ignore()
            return
        self.remember()
        self.workspace.worker.shut_down()
        self.workspace.data.close()
        event.accept()
        self.closed.emit()

    # -- remembered between two starts

    def _restore(self) -> None:
        settings = self.workspace.settings
        geometry = QByteArray(base64.b64decode(settings.geometry)) if settings.geometry else QByteArray()
        if geometry.isEmpty() or not self.restoreGeometry(geometry):
            available = self.screen().availableGeometry()
            self.resize(min(1366, available.width()), min(688, available.height() - TITLE_BAR))
        sizes = settings.splitters.get("meetings")
        if sizes and len(sizes) == self.meetings.splitter.count():
            self.meetings.splitter.setSizes(sizes)

    def remember(self) -> None:
        """Keep the place of the window and its parts for the next one."""
        settings = self.workspace.settings
        settings.geometry = base64.b64encode(self.saveGeometry().data()).decode()
        if self.meetings.list.isVisible() and self.meetings.preview.isVisible():
            settings.splitters["meetings"] = self.meetings.splitter.sizes()
        settings.remember_file(self.workspace.path)
        with suppress(StorageError):  # losing the place of the window must not keep it from closing
            settings.save()
