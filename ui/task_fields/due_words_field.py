"""The words of a deadline as they are said, read while they are typed: date and reason below, taken by Enter."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from cchc_desktop.calendar.phrases import PhraseKind, Reading
from cchc_desktop.errors import ValidationError
from cchc_desktop.i18n import DEFAULT_LANGUAGE, _, language
from cchc_desktop.text.dates import short_date
from cchc_desktop.text.folding import search_key
from ui.common.fields import LineField, Message
from ui.common.user_locale import weekday

Read = Callable[[str], Reading]


class DueWordsField(LineField):
    """Reads "chậm nhất 25 hằng tháng", "15-12", "+7" with the function given to ``read_with``.

    Enter takes what was read; leaving the field takes it too where nothing about it is in doubt.

    Signals: ``taken(Reading, date or None)`` the reading, and the day chosen of it (a working day beside a rest day).
    """

    taken = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(max_length=300, placeholder=_("before 15/12/2020 · day 25 every month · +7"), parent=parent)
        self._read: Read | None = None
        self._reading: Reading | None = None
        self._fault = ""
        self._is_taken = True
        self.line.textEdited.connect(self._on_words)
        self.line.installEventFilter(self)

    def read_with(self, read: Read) -> None:
        """Read with this function from now on; what waits is read again."""
        self._read = read
        if not self._is_taken:
            self._look()

    def reading(self) -> Reading | None:
        """Return what the words mean, as far as they were read."""
        return self._reading

    def waits(self) -> bool:
        """Tell whether words were read and not taken yet."""
        return not self._is_taken

    def set_value(self, value: object) -> None:
        super().set_value(value)
        self._is_taken, self._reading, self._fault = True, None, ""
        self.message_changed.emit()

    def show_reason(self) -> None:
        """Say how words that were taken before lead to their day."""
        if self._is_taken and self.value() and not self.is_in_use():
            self._look()

    def take(self, day: date | None = None) -> bool:
        """Take what was read; ``day`` is a working day chosen instead. Tell whether there was something."""
        reading = self._reading
        if reading is None or not self._says_something(reading):
            return False
        self._is_taken = True
        self.message_changed.emit()
        self.taken.emit(reading, day or reading.date)
        return True

    def message(self) -> Message | None:
        found = super().message()
        if found is not None or self._reading is None and not self._fault:
            return found
        if self._fault:
            return Message(self._fault, "error")
        assert self._reading is not None
        return self._words_of(self._reading)

    def eventFilter(self, watched: object, event: object) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QKeyEvent.Type.KeyPress or event.modifiers():
            return False
        return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self._is_taken and self.take()

    def _tidy(self) -> None:
        super()._tidy()
        if not self._is_taken and self._reading is not None and not self._reading.asks:
            self.take()

    def _on_words(self, _text: str) -> None:
        self._is_taken = False
        self._look()

    def _look(self) -> None:
        """Read the words and say what they mean."""
        self._reading, self._fault = None, ""
        if self._read is not None and self.value():
            try:
                self._reading = self._read(self.value())
            except ValidationError as error:
                self._fault = error.sentence
        self.message_changed.emit()

    def _words_of(self, reading: Reading) -> Message:
        kind = "notice" if reading.asks or reading.is_rest_day else "hint"
        if not self._says_something(reading):
            return Message(_("{reason}. Choose a day, “no deadline” or a recurrence.").format(reason=reading.reason))
        words = in_words(reading.reason)
        if reading.kind is PhraseKind.DATE and reading.date is not None:
            words = _("{weekday}, {day}: {reason}").format(
                weekday=weekday(reading.date), day=short_date(reading.date), reason=words
            )
        return Message(words, kind, () if self._is_taken else self._actions(reading))

    def _actions(self, reading: Reading) -> tuple[tuple[str, Callable[[], None]], ...]:
        actions = [(_("Take it (Enter)"), partial(self._take_day, None))]
        if reading.is_rest_day and reading.kind is PhraseKind.DATE:
            for day in (reading.working_day_before, reading.working_day_after):
                if day is not None:
                    actions.append((short_date(day), partial(self._take_day, day)))
        return tuple(actions)

    def _take_day(self, day: date | None) -> None:
        self.take(day)

    def _says_something(self, reading: Reading) -> bool:
        return reading.kind is not PhraseKind.NONE or is_no_deadline(self.value(), reading)


def is_no_deadline(words: str, reading: Reading) -> bool:
    """Tell whether the words say "không hạn", "không thời hạn" or the like."""
    if reading.kind is not PhraseKind.NONE or not reading.spans:
        return False
    start, stop = reading.spans[0]
    said = search_key(words[start:stop]).split()
    return bool(said) and said[0] == "khong" and said[-1] == "han"


def in_words(reason: str) -> str:
    """Return a reason as the window says it: a day that papers call "ngày 15/12/2020" is its date in English."""
    return reason if language() == DEFAULT_LANGUAGE else reason.replace("ngày ", "")
