"""The first start: five pages from the organ's name to its seal, then the file is made whole, in one transaction.

Until then nothing is written: leaving at any page, or a power cut, leaves no half-made file behind.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from cchc_desktop.committee.founding import Founding
from cchc_desktop.errors import AppError
from cchc_desktop.i18n import _
from ui import style
from ui.common.background import Worker
from ui.common.error_dialog import show_error
from ui.common.fields import commit_input_method
from ui.common.notice import NoticeBar
from ui.common.prompts import Prompts
from ui.first_start import people_lines
from ui.first_start.card import FOOT, LOW_FOOT, LOW_RAIL, RAIL, Card, StepsRail
from ui.first_start.departments_step import DepartmentsStep
from ui.first_start.done_page import DonePage
from ui.first_start.name_steps import committee_step, organ_step
from ui.first_start.names import Names
from ui.first_start.papers_step import PapersStep
from ui.first_start.people_step import PeopleStep
from ui.first_start.step import Step
from ui.settings.paper_picture import PictureSource

Store = Callable[[Founding, Path], object]
"""Keeps the committee at a path, whole or not at all; runs on the worker and raises AppError."""

CARD: Final = QSize(960, 600)
LEAST: Final = QSize(880, 400)
LOW: Final = 560
_TITLE_BAR: Final = 40
_ROUND: Final = 16


class FirstStartWindow(QMainWindow):
    """Asks for everything and makes it at the end. ``into`` is an open file that has no committee yet.

    Signals: ``made(Path)`` the committee is kept there; ``finished(Path, bool)`` the user goes on to it, perhaps with
    a first meeting; ``sample_wanted()``, ``open_wanted()``, ``closed()``.
    """

    made = Signal(object)
    finished = Signal(object, bool)
    sample_wanted = Signal()
    open_wanted = Signal()
    closed = Signal()

    def __init__(
        self,
        store: Store,
        prompts: Prompts,
        today: date,
        *,
        into: Path | None = None,
        offers_others: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._prompts = prompts
        self._into = into
        self._made: Path | None = None
        self.worker = Worker(self)
        self.names = Names(self)
        self.source = PictureSource(self.worker, self)
        self.organ = organ_step(self.names, self.source)
        self.committee = committee_step(self.names, self.source, today)
        self.departments = DepartmentsStep(today)
        self.people = PeopleStep(self.departments, self.worker, prompts)
        self.papers = PapersStep(self.names, self.source, prompts, keeps_place=into is None)
        self.done = DonePage()
        self.steps: tuple[Step, ...] = (self.organ, self.committee, self.departments, self.people, self.papers)
        self.card = Card(self)
        self.rail = StepsRail([step.title for step in self.steps], self.card)
        self.stack = QStackedWidget(self.card)
        self.notice = NoticeBar(self)
        self._build(offers_others)
        self._connect()
        self._fit_screen()
        self.show_step(0)

    # -- what is asked

    def founding(self) -> Founding:
        """Return everything as it stands on the pages."""
        preset = self.departments.preset
        return Founding(
            profile=self.names.profile(),
            departments=self.departments.departments(),
            since=preset.since,
            until=preset.until,
            people=self.people.people(),
        )

    def path(self) -> Path:
        """Return where the committee is kept at the end."""
        return self._into or self.papers.path()

    @property
    def step(self) -> int:
        """The number of the page on top, from 0; the end stands behind the last."""
        return self.stack.currentIndex()

    # -- going on and back

    def show_step(self, number: int) -> None:
        """Put a page on top and the keyboard into it."""
        pages: tuple[Step, ...] = (*self.steps, self.done)
        self.stack.setCurrentIndex(number)
        self.rail.show_step(number)
        self._show_buttons()
        pages[number].enter()
        self._show_picture()
        if number < len(self.steps):
            pages[number].focus_first()
        else:
            self.next_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on(self) -> None:
        """Go to the next page, or make the file at the last one, or begin with the first meeting."""
        commit_input_method()
        if self._made is not None:
            self.finished.emit(self._made, True)
        elif self.next_button.isEnabled() and self.steps[self.step].check():
            if self.step + 1 < len(self.steps):
                self.show_step(self.step + 1)
            else:
                self._make()

    def go_back(self) -> None:
        """Go to the page before; what is typed stays, also where it is not right yet."""
        commit_input_method()
        if self._made is None and self.step > 0:
            self.show_step(self.step - 1)

    def leave(self) -> None:
        """Leave without keeping anything; once all is made, go to the program."""
        if self._made is not None:
            self.finished.emit(self._made, False)
        else:
            self.close()

    def raise_window(self) -> None:
        """Come forward: somebody started the program a second time."""
        self.setWindowState((self.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive)
        self.show()
        self.raise_()
        self.activateWindow()

    def tell(self, sentence: str) -> None:
        """Say something in passing, with the way to open a file."""
        self.notice.show_notice(sentence, icon="warning", action=_("Open a file…"), act=self.open_wanted.emit)

    # -- making

    def _make(self) -> None:
        wrong = next((number for number, step in enumerate(self.steps) if not step.check()), None)
        if wrong is not None:
            self.show_step(wrong)
            self.steps[wrong].check()
            return
        founding, path, store = self.founding(), self.path(), self._store
        self._set_busy(True)
        job = self.worker.submit(lambda _job: store(founding, path))
        job.done.connect(lambda _result: self._on_made(founding, path))
        job.failed.connect(self._on_failed)

    def _on_made(self, founding: Founding, path: Path) -> None:
        self._made = path
        self._set_busy(False)
        self.done.show_made(founding, path)
        self.made.emit(path)
        self.show_step(len(self.steps))

    def _on_failed(self, error: Exception) -> None:
        self._set_busy(False)
        if not isinstance(error, AppError):
            raise error
        show_error(self._prompts, error, title=_("Nothing is made yet"))

    def _set_busy(self, busy: bool) -> None:
        for button in (self.next_button, self.back_button, self.leave_button):
            button.setEnabled(not busy)
        self.stack.setEnabled(not busy)
        if busy:
            self.next_button.setText(_("Being made…"))
        else:
            self._show_buttons()

    # -- parts

    def _build(self, offers_others: bool) -> None:
        self.setWindowTitle(QGuiApplication.applicationDisplayName() or _("Reform Committee"))
        self.setMinimumSize(LEAST)
        for page in (*self.steps, self.done):
            self.stack.addWidget(page)
        self.next_button, self.back_button, self.leave_button = QPushButton(), QPushButton(_("&Back")), QPushButton()
        style.set_kind(self.next_button, "primary")
        self.sample_link = QPushButton(_("Try it with the &sample data"))
        self.open_link = QPushButton(_("&Open a file…"))
        for link in (self.sample_link, self.open_link):
            style.set_kind(link, "link")
            link.setVisible(offers_others)
        self.foot = QWidget(self.card)
        row = QHBoxLayout(self.foot)
        row.setContentsMargins(24, 0, 32, 0)
        row.setSpacing(8)
        row.addWidget(self.sample_link)
        row.addWidget(self.open_link)
        row.addStretch(1)
        for button in (self.back_button, self.next_button, self.leave_button):
            row.addWidget(button)
        self._lay_out()
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(True)  # Enter presses the button that has the focus
        order = (self.next_button, self.back_button, self.leave_button, self.sample_link, self.open_link)
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _lay_out(self) -> None:
        ground = QWidget(self)
        self.card.setParent(ground)
        self.setCentralWidget(ground)
        self._ground = ground
        right = QVBoxLayout()
        right.setContentsMargins(1, 3, 3, 0)
        right.setSpacing(0)
        right.addWidget(self.stack, 1)
        right.addWidget(self.foot)
        row = QHBoxLayout(self.card)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(right, 1)

    def _connect(self) -> None:
        self.next_button.clicked.connect(self.go_on)
        self.back_button.clicked.connect(self.go_back)
        self.leave_button.clicked.connect(self.leave)
        self.sample_link.clicked.connect(self.sample_wanted)
        self.open_link.clicked.connect(self.open_wanted)
        self.rail.step_wanted.connect(self._on_step_wanted)
        self.names.changed.connect(self._show_picture)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):  # as words they are one key in a translated Qt
            QShortcut(QKeySequence(Qt.KeyboardModifier.ControlModifier | key), self, self.go_on)

    def _fit_screen(self) -> None:
        room = self.screen().availableGeometry()
        self.resize(min(1366, room.width()), min(688, room.height() - _TITLE_BAR))

    def _show_buttons(self) -> None:
        is_made, is_last = self._made is not None, self.step + 1 >= len(self.steps)
        make = _("&Make the file") if self._into is None else _("&Finish")
        self.next_button.setText(_("&First meeting") if is_made else make if is_last else _("&Next"))
        self.leave_button.setText(_("To the &program") if is_made else _("E&xit"))
        self.back_button.setVisible(not is_made)
        self.back_button.setEnabled(self.step > 0)
        for link in (self.sample_link, self.open_link):
            link.setVisible(not link.isHidden() and not is_made)

    def _show_picture(self) -> None:
        self.source.show_profile(self.names.shown_profile(), *people_lines.signers(self.people.people()))

    def _on_step_wanted(self, number: int) -> None:
        commit_input_method()
        if self._made is None and (number < self.step or self.steps[self.step].check()):
            self.show_step(number)

    # -- Qt's own

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self._ground.size()
        low = room.height() < LOW
        margin = 0 if low or room.width() < CARD.width() + 2 * _ROUND else _ROUND
        size = CARD.boundedTo(room - QSize(2 * margin, 2 * margin))
        self.card.setGeometry((room.width() - size.width()) // 2, (room.height() - size.height()) // 2, 0, 0)
        self.card.resize(size)
        self.card.rail, self.card.foot = (LOW_RAIL, LOW_FOOT) if low else (RAIL, FOOT)
        self.rail.setFixedWidth(self.card.rail - 1)
        self.foot.setFixedHeight(self.card.foot - 1)
        self.rail.show_low(low)
        for page in (*self.steps, self.done):
            page.show_low(low)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go_on()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.stack.isEnabled():
            event.ignore()  # the file is being made; it takes a second
            return
        self.worker.shut_down()
        event.accept()
        self.closed.emit()
