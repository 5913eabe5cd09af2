"""How a task comes back, on one line; Enter or a click opens the dialog that changes it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QPushButton, QWidget

from cchc_desktop.calendar.working_days import WorkingCalendar
from cchc_desktop.i18n import _
from ui import style
from ui.common.fields import Field
from ui.tasks.dialogs.recurrence_dialog import RecurrenceDialog, Repeating, dues_words


class RepeatField(Field):
    """A ``Repeating``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = Repeating()
        self._working: Callable[[], WorkingCalendar] | None = None
        self._today = date.today
        self.button = QPushButton()
        self.button.setIcon(style.icon("arrow_repeat_all", size=16))
        self.button.setAutoDefault(False)
        self.button.clicked.connect(lambda _checked=False: self.open_dialog())
        self._take(self.button)
        self._row.addStretch(1)
        self._tell()

    def count_with(self, working: Callable[[], WorkingCalendar], today: Callable[[], date]) -> None:
        """Take calendar and day from here."""
        self._working, self._today = working, today
        self._tell()

    def value(self) -> Repeating:
        return self._value

    def set_value(self, value: Any) -> None:
        self._value = value if isinstance(value, Repeating) else Repeating()
        self._touched = False
        self.show_error("")
        self._tell()

    def is_empty(self) -> bool:
        return self._value.recurrence is None

    def open_dialog(self) -> None:
        """Ask how the task comes back."""
        if self._working is None:
            return
        dialog = RecurrenceDialog(self._value, today=self._today(), working=self._working(), parent=self.window())
        dialog.exec()
        dialog.deleteLater()
        if dialog.chosen is not None and dialog.chosen != self._value:
            self.set_value(dialog.chosen)
            self._on_edited()

    def _tell(self) -> None:
        recurrence = self._value.recurrence
        words = recurrence.label if recurrence is not None else _("does not come back")
        self.button.setText(words[:1].upper() + words[1:])
        hint = ""
        if recurrence is not None and self._working is not None:
            start = max(self._value.starts_on or self._today(), self._today())
            hint = dues_words(recurrence, start, self._working(), self._value.ends_on)
        self.set_hint(hint)
