"""The task beside the list: its head, what it says, what can be done, what happened to it; F2 turns it into fields."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.errors import AppError, NotFound
from cchc_desktop.i18n import _
from cchc_desktop.tasks.facts import ExtensionLine
from cchc_desktop.tasks.records import Clarity, ExtensionResult
from ui import style
from ui.common.error_dialog import show_error
from ui.common.notice import NoticeBar
from ui.common.tabs import Tabs
from ui.task_fields.people import TaskPeople
from ui.tasks.actions import can_be_extended, is_draft, is_open
from ui.tasks.detail.edit import TaskEdit
from ui.tasks.detail.entry_line import EntryLine
from ui.tasks.detail.events import EventList
from ui.tasks.detail.evidence import Evidence
from ui.tasks.detail.head import TaskHead, tool
from ui.tasks.detail.life import extension_event, life_events, reminder_event
from ui.tasks.detail.look import TaskLook, read_task
from ui.tasks.detail.parts import PartList, open_periods, period_events
from ui.tasks.detail.summary import Summary
from ui.workspace import Workspace

PROGRESS, PERIODS, PARTS, EXTENSIONS, REMINDERS, FILES, OTHERS = range(7)
WIDTH: Final = 404


class TaskPane(QFrame):
    """Shows one task and hands on what is to be done with it.

    Signals: ``entered(Entry)`` a line of progress; ``extend_wanted()``, ``remind_wanted()``, ``decide_wanted(line)``,
    ``assign_wanted()``; ``source_wanted(Source)``; ``task_wanted(id)``; ``part_wanted()``; ``history_wanted()``;
    ``saved(Changes)``, ``not_saved(sentence)`` from the fields; ``left()`` Esc: back to the list.
    """

    entered = Signal(object)
    extend_wanted = Signal()
    remind_wanted = Signal()
    decide_wanted = Signal(object)
    assign_wanted = Signal()
    source_wanted = Signal(object)
    task_wanted = Signal(int)
    part_wanted = Signal()
    saved = Signal(object)
    not_saved = Signal(str)
    left = Signal()

    def __init__(self, workspace: Workspace, notice: NoticeBar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        style.set_kind(self, "pane")
        self._workspace = workspace
        self.look: TaskLook | None = None
        self._people = TaskPeople()
        self.head = TaskHead()
        self.menu = self.head.menu
        self.edit_button = tool("edit")
        self.summary = Summary()
        self.update_button = _button(_("Update"), "edit")
        self.extend_button = _button(_("Extend"), "calendar_arrow_right")
        self.remind_button = _button(_("Remind"), "megaphone")
        self.assign_button = _button(_("Assign"), "checkmark")
        self.decide_button = _button(_("Decide the extension…"), "calendar_arrow_right")
        self.tabs = Tabs()
        self.entry = EntryLine(lambda: workspace.today)
        self.life = EventList(_("Nothing has happened yet."))
        self.periods = EventList(_("No period has begun yet."))
        self.parts = PartList()
        self.extensions = EventList(_("The deadline was never extended."))
        self.reminders = EventList(_("Nobody was reminded yet."))
        self.evidence = Evidence(workspace, notice)
        self.edit = TaskEdit(workspace)
        self._build()
        self._connect()

    # -- what the owner calls

    @property
    def task_id(self) -> int | None:
        """The task shown."""
        return self.look.facts.row.id if self.look is not None else None

    def offer(self, people: TaskPeople) -> None:
        """Offer these people and departments in the fields."""
        self._people = people

    def show_task(self, task_id: int | None) -> None:
        """Show a task, or none; what is typed in another is saved first. Raises AppError."""
        if task_id != self.task_id:
            self.edit.save_now()
            if self.is_editing():
                self.show_fields(False)
        if task_id is None:
            self._forget()
            return
        try:
            look = self._workspace.read(lambda session: read_task(session, task_id, self._workspace.today))
        except NotFound:
            self._forget()
            return
        self._show(look)

    def reload(self) -> None:
        """Read the task shown again. Raises AppError."""
        self.show_task(self.task_id)

    def is_editing(self) -> bool:
        """Tell whether the fields show."""
        return self.stack.currentIndex() == 1

    def show_fields(self, shown: bool, clarity: Clarity | None = None) -> None:
        """Turn to the fields, or back to what the task says. Raises AppError when they cannot be saved."""
        if shown and self.look is not None:
            self.edit.count_with(self.look.working, lambda: self._workspace.today, excludes_day=self.look.excludes_day)
            self.edit.show_facts(self.look.facts, self._people)
            self.stack.setCurrentIndex(1)
            self.edit.begin(clarity)
        elif not shown and self.is_editing():
            self.edit.save_now()
            self.edit.forget()
            self.stack.setCurrentIndex(0)
            self.reload()
        self._show_head()

    def take_entry(self) -> None:
        """Put the keyboard into the line of progress."""
        if self.is_editing():
            self.show_fields(False)
        self.tabs.setCurrentIndex(PROGRESS)
        self.entry.take_keyboard()
        self.area.ensureWidgetVisible(self.entry)

    def take_keyboard(self) -> None:
        """Put the keyboard where work with the task begins."""
        if self.is_editing():
            self.edit.begin()
        elif self.update_button.isVisible() and self.update_button.isEnabled():
            self.update_button.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.edit_button.setFocus(Qt.FocusReason.TabFocusReason)

    def show_narrow(self, narrow: bool) -> None:
        """Show the way back to the list where the pane has taken its place."""
        self.head.back.setVisible(narrow)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    # -- showing

    def _forget(self) -> None:
        self.look = None
        self.edit.forget()
        self.stack.setCurrentIndex(2)
        self._show_head()

    def _show(self, look: TaskLook) -> None:
        is_other = self.look is None or self.look.facts.row.id != look.facts.row.id
        self.look = look
        facts = look.facts
        self._show_head()
        self.summary.show_facts(
            facts, look.asked, look.working, excludes=look.excludes_day, source_words=look.source_words
        )
        self._show_buttons(look)
        self._show_pages(look)
        if self.is_editing():
            self.edit.show_facts(facts, self._people)
        else:
            self.stack.setCurrentIndex(0)
        if is_other:
            self.entry.empty()
            self.tabs.setCurrentIndex(PROGRESS)
            self.area.verticalScrollBar().setValue(0)

    def _show_buttons(self, look: TaskLook) -> None:
        row = look.facts.row
        self.assign_button.setVisible(is_draft(row))
        for button in (self.update_button, self.remind_button):
            button.setVisible(is_open(row))
        self.extend_button.setVisible(is_open(row) and not row.extension_pending)
        self.extend_button.setEnabled(can_be_extended(row))
        self.extend_button.setToolTip("" if can_be_extended(row) else _("The task has no deadline to extend."))
        self.decide_button.setVisible(row.extension_pending)
        is_alone = all(button.isHidden() for button in self._buttons)
        looks = Qt.ToolButtonStyle
        self.edit_button.setToolButtonStyle(looks.ToolButtonTextBesideIcon if is_alone else looks.ToolButtonIconOnly)

    def _show_pages(self, look: TaskLook) -> None:
        facts, row = look.facts, look.facts.row
        self.life.show_events(life_events(facts))
        self.entry.setVisible(is_open(row))
        self.entry.show_periods(open_periods(facts.occurrences, row.period) if row.is_recurring else ())
        today, state = self._workspace.today, row.state
        self.periods.show_events(period_events(facts.occurrences, state, today, look.soon_days))
        takes_more = row.depth < 2 and not row.is_recurring and is_open(row)
        self.parts.show_parts(facts.children, takes_more=takes_more)
        self.extensions.show_events([extension_event(line, facts) for line in reversed(facts.extensions)])
        self.reminders.show_events([reminder_event(line) for line in reversed(facts.reminders)])
        self.evidence.show_task(row.id)
        self._show_tabs(look)

    def _show_tabs(self, look: TaskLook) -> None:
        facts = look.facts
        counts = {
            PARTS: len(facts.children),
            EXTENSIONS: len(facts.extensions),
            REMINDERS: len(facts.reminders),
            FILES: len(self.evidence.files()),
        }
        for number, words in enumerate(self._titles):
            count = counts.get(number, 0)
            self.tabs.setTabText(number, f"{words} {count}" if count else words)
        self.tabs.setTabVisible(PERIODS, facts.row.is_recurring)
        self.tabs.setTabVisible(PARTS, bool(facts.children))
        self.tabs.setTabVisible(EXTENSIONS, bool(facts.extensions))
        self.tabs.setTabVisible(REMINDERS, bool(facts.reminders))
        self._on_tab(self.tabs.currentIndex())

    def _on_tab(self, index: int) -> None:
        for number, page in enumerate(self._pages):
            page.setVisible(number == index)

    # -- parts

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._on_tab)
        self.entry.entered.connect(self.entered)
        self.update_button.clicked.connect(lambda _checked=False: self.take_entry())
        self.extend_button.clicked.connect(lambda _checked=False: self.extend_wanted.emit())
        self.remind_button.clicked.connect(lambda _checked=False: self.remind_wanted.emit())
        self.assign_button.clicked.connect(lambda _checked=False: self.assign_wanted.emit())
        self.decide_button.clicked.connect(lambda _checked=False: self._decide())
        for way in (self.edit_button, self.head.end):
            way.clicked.connect(lambda _checked=False: self._turn())
        self.head.back.clicked.connect(lambda _checked=False: self.left.emit())
        self.summary.source_wanted.connect(self._want_source)
        self.summary.parent_wanted.connect(self._want_parent)
        self.summary.clarity_wanted.connect(lambda clarity: self.show_fields(True, clarity))
        self.parts.task_wanted.connect(self.task_wanted)
        self.parts.new_wanted.connect(self.part_wanted)
        self.edit.left.connect(self._turn)
        self.edit.saved.connect(self.saved)
        self.edit.not_saved.connect(self.not_saved)

    def _turn(self) -> None:
        try:
            self.show_fields(not self.is_editing())
        except AppError as error:
            show_error(self._workspace.prompts, error)
        else:
            if not self.is_editing():
                self.take_keyboard()

    def _decide(self) -> None:
        pending = self.pending()
        if pending is not None:
            self.decide_wanted.emit(pending)

    def pending(self) -> ExtensionLine | None:
        """Return the request that waits for its decision."""
        lines = self.look.facts.extensions if self.look is not None else ()
        return next((line for line in lines if line.result is ExtensionResult.PENDING), None)

    def _want_source(self) -> None:
        if self.look is not None:
            self.source_wanted.emit(self.look.facts.details.source)

    def _want_parent(self) -> None:
        if self.look is not None and self.look.facts.parent is not None:
            self.task_wanted.emit(self.look.facts.parent.id)

    def _build(self) -> None:
        self.area = _scrolled(self._view())
        self.stack = QStackedWidget()
        self.stack.addWidget(self.area)
        self.stack.addWidget(_scrolled(_margined(self.edit)))
        nothing = QLabel(_("Choose a task in the list."))
        nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        style.set_kind(nothing, "sub")
        self.stack.addWidget(nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.stack, 1)
        self._forget()

    def _show_head(self) -> None:
        self.head.show_row(self.look.facts.row if self.look is not None else None, is_editing=self.is_editing())

    def _view(self) -> QWidget:
        view = QWidget()
        style.set_kind(view, "pane")
        column = QVBoxLayout(view)
        column.setContentsMargins(16, 4, 16, 16)
        column.setSpacing(12)
        self.edit_button.setText(_("Edit"))
        self.edit_button.setToolTip(_("Edit the fields (F2)"))
        self.edit_button.setAccessibleName(_("Edit the fields"))
        self._buttons = (
            self.assign_button,
            self.update_button,
            self.extend_button,
            self.decide_button,
            self.remind_button,
        )
        self._button_row = QWidget()
        row = QHBoxLayout(self._button_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for button in (*self._buttons, self.edit_button):
            row.addWidget(button)
        row.addStretch(1)
        column.addWidget(self.summary)
        column.addWidget(self._button_row)
        column.addWidget(self._tab_row())
        self._pages = self._made_pages()
        for page in self._pages:
            column.addWidget(page)
        column.addStretch(1)
        return view

    def _tab_row(self) -> QWidget:
        self._titles = (
            _("Progress"),
            _("Periods"),
            _("Sub-tasks"),
            _("Extensions"),
            _("Reminders"),
            _("Evidence"),
            _("Details"),
        )
        for words in self._titles:
            self.tabs.add_page(words)
        frame = QFrame()
        style.set_kind(frame, "tab_row")
        row = QHBoxLayout(frame)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.tabs)
        return frame

    def _made_pages(self) -> tuple[QWidget, ...]:
        progress = QWidget()
        column = QVBoxLayout(progress)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.entry)
        column.addWidget(self.life)
        return progress, self.periods, self.parts, self.extensions, self.reminders, self.evidence, self.summary.others


def _scrolled(inside: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


def _margined(inside: QWidget) -> QWidget:
    frame = QFrame()
    style.set_kind(frame, "pane")
    column = QVBoxLayout(frame)
    column.setContentsMargins(16, 8, 16, 16)
    column.addWidget(inside)
    return frame


def _button(words: str, icon: str) -> QPushButton:
    button = QPushButton(words)
    button.setIcon(style.icon(icon, size=16))
    return button
