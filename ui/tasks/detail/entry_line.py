"""The line that keeps progress: day, per cent, what was done; Enter keeps it, Ctrl+Enter says that all is done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cchc_desktop.errors import ValidationError
from cchc_desktop.i18n import _, mark
from ui import style
from ui.common.fields import ChoiceField, DateField, LineField, TextField, commit_input_method
from ui.common.icon_label import IconLabel
from ui.common.keys import Keys
from ui.tasks.dialogs.state_dialogs import percent_of


@dataclass(frozen=True)
class Entry:
    """What was typed; ``is_done`` by Ctrl+Enter."""

    day: date
    progress: int | None
    text: str
    is_done: bool = False
    period: str = ""


class EntryLine(QWidget):
    """Day and per cent on one line, the text under them.

    Signals: ``entered(Entry)`` it is to be kept; the owner calls ``empty`` once it is, ``show_error`` when it is not.
    """

    entered = Signal(object)
    KEYS = Keys(
        mark("Progress of a task"),
        (
            ("Enter", mark("keep the line")),
            ("Ctrl+Enter", mark("keep it and complete the task")),
            ("Esc", mark("back to the list")),
        ),
    )

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.day = DateField(near=today)
        self.percent = LineField(max_length=5, placeholder="%")
        self.percent.line.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.percent.setFixedWidth(56)
        self.period = ChoiceField()
        self.period.setAccessibleName(_("Period"))
        self.text = TextField(min_lines=1, max_lines=6, placeholder=_("What was done"))
        self.keep = QPushButton(_("Record"))
        self.done = QPushButton(_("Done"))
        self.fault = IconLabel("error", wraps=True)
        self.fault.hide()
        for field, name in (
            (self.day, _("On the day")),
            (self.percent, _("Progress in %")),
            (self.text, _("What was done")),
        ):
            field.setAccessibleName(name)
            field.editor().installEventFilter(self)
        self.keep.setToolTip(_("Keep the line (Enter)"))
        self.done.setToolTip(_("Complete the task on this day (Ctrl+Enter)"))
        self.done.setIcon(style.icon("checkmark_circle", "green", size=16))
        self.keep.clicked.connect(lambda _checked=False: self.enter())
        self.done.clicked.connect(lambda _checked=False: self.enter(is_done=True))
        self._build()
        self.show_periods(())
        self.empty()

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.day.setFixedWidth(style.DATE_WIDTH)
        row.addWidget(self.day)
        row.addWidget(self.percent)
        row.addStretch(1)
        row.addWidget(self.keep)
        row.addWidget(self.done)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.period)
        column.addWidget(self.text)
        column.addWidget(self.fault)
        order = (self.day.editor(), self.percent.editor(), self.text.editor(), self.keep, self.done)
        for before, after in pairwise(order):
            self.setTabOrder(before, after)

    def show_periods(self, periods: Sequence[tuple[str, str]]) -> None:
        """Offer the open periods of a task that comes back, as code and words; the first counts."""
        self.period.set_choices(periods or [("", "")])
        self.period.set_value(periods[0][0] if periods else "")
        self.period.setVisible(len(periods) > 1)

    def is_blank(self) -> bool:
        """Tell whether nothing was typed."""
        return not (self.text.value() or self.percent.value())

    def empty(self) -> None:
        """Begin a new line on today."""
        self.day.set_value(self._today())
        self.percent.set_value("")
        self.text.set_value("")
        self.show_error("")

    def show_error(self, sentence: str) -> None:
        """Say why the line was not kept, or nothing."""
        self.fault.show_text(sentence, "error_circle", "red", filled=True)
        self.fault.setVisible(bool(sentence))

    def take_keyboard(self) -> None:
        """Begin with the per cent."""
        self.percent.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def enter(self, *, is_done: bool = False) -> None:
        """Hand the line on, or say what is wrong with it."""
        commit_input_method()
        try:
            progress = percent_of(self.percent.value())
        except ValidationError as error:
            self.show_error(error.sentence)
            return
        day = self.day.value()
        if day is None:
            self.show_error(self.day.check() or _("The day is still empty."))
        elif progress is None and not self.text.value() and not is_done:
            self.show_error(_("Type how far the work is, or what was done."))
        else:
            self.show_error("")
            self.entered.emit(Entry(day, progress, self.text.value(), is_done, self.period.value() or ""))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if _asks_for_undo(event) and self.is_blank():
            event.ignore()  # an empty line has nothing of its own to undo: the key is for what was kept last
            return True
        if isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            has_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            has_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if event.type() == QEvent.Type.ShortcutOverride and has_control:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and not has_shift:
                self.enter(is_done=has_control)
                return True
        return super().eventFilter(watched, event)


def _asks_for_undo(event: QEvent) -> bool:
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    return event.matches(QKeySequence.StandardKey.Undo)
