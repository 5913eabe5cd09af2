"""The grid of a form: label above, field, and one line below for the hint, the error or the notice.

Eight narrow columns with a gutter of 16 px: a time takes one, a date two, a name four, a title all. The line below
is always there, so a message of one line moves nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QSizePolicy, QWidget

from cchc_desktop.i18n import _, mark
from ui import style
from ui.common.fields.field import Field, Message
from ui.common.icon_label import IconLabel
from ui.common.keys import Keys

TIME, QUARTER, HALF, THREE_QUARTERS, FULL = 1, 2, 4, 6, 8
_COLUMNS: Final = 8
_SLOT: Final = 22  # height of the line below a field: an error of one line moves nothing
_LEAST: Final = 140  # narrower, a sentence would stand as a tower of words
_HINT_SLOT: Final = 32  # a hint stands there from the beginning, so it may take more air


class MessageLine(QWidget):
    """The line below one field: what to know, and the words to click."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        super().__init__(parent)
        self.field = field
        self.words = IconLabel("small", wraps=True)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 2, 0, 0)
        self._row.setSpacing(4)
        self._row.addWidget(self.words, 1)
        self._button_row = QHBoxLayout()
        self._row.addLayout(self._button_row)
        self._buttons: list[QPushButton] = []
        self.is_hint = False
        self.hide()

    def show_message(self, message: Message | None) -> None:
        """Show the field's message, or nothing."""
        for button in self._buttons:
            button.deleteLater()
        self._buttons = []
        self.setVisible(message is not None)
        if message is None:
            return
        self.is_hint = message.kind == "hint"
        icon, role, kind = {
            "error": ("error_circle", "red", "error"),
            "notice": ("warning", "amber", "amber"),
        }.get(message.kind, ("", "text2", "small"))
        self.words.show_text(message.text, icon, role, kind=kind, filled=True)
        for words, act in message.actions:
            button = QPushButton(words)
            style.set_kind(button, "small_link")
            button.clicked.connect(act)
            self._button_row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            self._buttons.append(button)

    def height_for(self, width: int) -> int:
        """Return the height that the message needs in this width; too narrow, what to click stands below the words."""
        is_narrow = bool(self._buttons) and width - self._buttons_width() < _LEAST
        way = QBoxLayout.Direction
        self._row.setDirection(way.TopToBottom if is_narrow else way.LeftToRight)
        if is_narrow:
            return self.words.height_for(width) + 6 + max(button.sizeHint().height() for button in self._buttons)
        return self.words.height_for(max(40, width - self._buttons_width())) + 2

    def natural_width(self) -> int:
        """Return the width of the message on one line."""
        return self.words.natural_width() + self._buttons_width()

    def _buttons_width(self) -> int:
        return sum(button.sizeHint().width() + 4 for button in self._buttons)


class MessageStrip(QWidget):
    """The line below a row of fields: each message begins under its field and may run on to the right."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines: list[MessageLine] = []
        self.setFixedHeight(_SLOT)

    def add(self, field: Field) -> None:
        """Show the messages of a field of the row above."""
        line = MessageLine(field, self)
        self._lines.append(line)
        field.message_changed.connect(lambda: self._refresh(line))
        field.installEventFilter(self)
        self._refresh(line)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self._place()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _refresh(self, line: MessageLine) -> None:
        line.show_message(line.field.message())
        self._place()

    def _place(self) -> None:
        shown = [line for line in self._lines if not line.isHidden()]
        ends = [line.field.x() - style.GUTTER for line in shown[1:]] + [self.width()]
        rooms = [max(line.field.width(), end - line.field.x()) for line, end in zip(shown, ends, strict=False)]
        is_narrow = any(room < min(line.natural_width(), _LEAST) for line, room in zip(shown, rooms, strict=True))
        needed = self._place_below(shown) if is_narrow else self._place_beside(shown, rooms)
        if needed != self.height():
            self.setFixedHeight(needed)

    def _place_beside(self, shown: Sequence[MessageLine], rooms: Sequence[int]) -> int:
        """Put each message under its field; return the height that they need."""
        needed = _SLOT
        for line, room in zip(shown, rooms, strict=True):
            width = max(line.field.width(), min(room, line.natural_width() + 8), 40)
            height = line.height_for(width)
            line.setGeometry(line.field.x(), 0, width, height)
            needed = max(needed, _HINT_SLOT if line.is_hint else _SLOT, height)
        return needed

    def _place_below(self, shown: Sequence[MessageLine]) -> int:
        """Put one message below the other, each as wide as the row: a field of a time is no room for a sentence."""
        top = 0
        for line in shown:
            left = max(0, min(line.field.x(), self.width() - line.natural_width() - 8))
            height = line.height_for(self.width() - left)
            line.setGeometry(left, top, self.width() - left, height)
            top += height
        return max(top, _SLOT)


class Form(QWidget):
    """The fields of one record by name: ``form.add("title", _("Title"), LineField(), span=FULL, required=True)``."""

    KEYS = Keys(
        mark("Fields"),
        (
            ("F4, Alt+↓", mark("open the list or the calendar")),
            ("↑, ↓", mark("go through the list")),
            ("Enter, Tab", mark("take the one marked in the list")),
            ("Esc", mark("close the list")),
        ),
    )

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, Field] = {}
        self.labels: dict[str, QLabel] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(style.GUTTER)
        self._grid.setVerticalSpacing(0)
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1)
            self._grid.setColumnMinimumWidth(column, 24)
            ruler = QWidget()  # a column without a part of its own would lose its gutter
            ruler.setFixedHeight(0)
            self._grid.addWidget(ruler, 0, column)
        self._row, self._column = -2, _COLUMNS
        self._strip: MessageStrip | None = None
        self.setMaximumWidth(style.FIELD_MAX)

    def add(
        self,
        name: str,
        label: str,
        field: Field,
        *,
        span: int = QUARTER,
        required: bool = False,
        hint: str = "",
        new_row: bool = False,
    ) -> Field:
        """Put a field after the last one, or at the beginning of a new row; return it."""
        if new_row or self._column + span > _COLUMNS or self._strip is None:
            self._begin_row()
        self._grid.addWidget(self._label(name, label, field, required), self._row, self._column, 1, span)
        self._grid.addWidget(field, self._row + 1, self._column, 1, span, Qt.AlignmentFlag.AlignTop)
        field.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # columns stay alike
        self._column += span
        self.fields[name] = field
        field.setAccessibleName(label)
        if required:
            field.required_sentence = _("“{label}” is still empty.").format(label=label)
        if hint:
            field.set_hint(hint)
        if self._strip is not None:
            self._strip.add(field)
        return field

    def add_wide(self, widget: QWidget) -> None:
        """Put any other part over the whole width."""
        self._row += 3
        self._column, self._strip = _COLUMNS, None
        self._grid.addWidget(widget, self._row, 0, 1, _COLUMNS)

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Show a record; fields that are not named stay as they are."""
        for name, value in values.items():
            self.fields[name].set_value(value)

    def refresh_values(self, values: Mapping[str, Any]) -> None:
        """Show a record read again; the field in use keeps what is being typed."""
        for name, value in values.items():
            self.fields[name].refresh_value(value)

    def values(self) -> dict[str, Any]:
        """Return what the fields hold, by name."""
        return {name: field.value() for name, field in self.fields.items()}

    def show_error(self, name: str, sentence: str) -> bool:
        """Show an error under the field of this name and go there; tell whether there is such a field."""
        field = self.fields.get(name)
        if field is None:
            return False
        field.show_error(sentence)
        _go_to(field)
        return True

    def clear_errors(self) -> None:
        """Take away every error."""
        for field in self.fields.values():
            field.show_error("")

    def validate(self, names: Iterable[str] | None = None) -> bool:
        """Check every field (or those named) as on issuing, go to the first that is wrong, tell whether none is."""
        wrong = [field for name in names or self.fields if not (field := self.fields[name]).validate()]
        if wrong:
            _go_to(wrong[0])
        return not wrong

    def set_read_only(self, read_only: bool) -> None:
        """Show the record without letting it change."""
        for field in self.fields.values():
            field.set_read_only(read_only)

    def sizeHint(self) -> QSize:
        return QSize(style.FIELD_MAX, super().sizeHint().height())

    def _begin_row(self) -> None:
        self._row += 3  # label, field, message
        self._column = 0
        self._strip = MessageStrip(self)
        self._grid.addWidget(self._strip, self._row + 2, 0, 1, _COLUMNS)

    def _label(self, name: str, text: str, field: Field, required: bool) -> QWidget:
        place = QWidget()
        place.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 3)
        row.setSpacing(4)
        words = QLabel(text)
        words.setBuddy(field.editor())
        style.set_kind(words, "label")
        self.labels[name] = words
        row.addWidget(words)
        if required:
            star = QLabel("*")
            star.setAccessibleName(_("required"))
            style.set_kind(star, "required")
            row.addWidget(star)
        row.addStretch(1)
        return place


def _go_to(field: Field) -> None:
    """Put the keyboard into a field that was refused; what stands in it gives way to what is typed."""
    field.setFocus()
    editor = field.editor()
    if isinstance(editor, QLineEdit):
        editor.selectAll()
