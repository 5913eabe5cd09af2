"""Which pages: all, the one in view, or those she writes. And how often: a number with two buttons."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from cchc_desktop.errors import ValidationError
from cchc_desktop.i18n import _
from ui import style
from ui.common.fields.field import LineEdit
from ui.common.icon_label import IconLabel
from ui.common.print_job import MOST_COPIES, PageRange

_ERROR_HEIGHT = 36  # two lines, always there: an error moves nothing


class PageChoice(QWidget):
    """Three ways to say which pages. Signal ``changed()``."""

    changed = Signal()

    def __init__(self, page_count: int, current_page: int) -> None:
        """Offer ``page_count`` pages; ``current_page`` (from 0) is the one in view."""
        super().__init__()
        self._page_count, self._current = page_count, current_page
        self.all = QRadioButton(_("&All pages ({count})").format(count=page_count))
        self.this = QRadioButton(_("The page in &view ({page})").format(page=current_page + 1))
        self.some = QRadioButton(_("&These:"))
        self.text = LineEdit()
        self._error = IconLabel("error", wraps=True)
        self._build()
        self._group = QButtonGroup(self)
        for button in (self.all, self.this, self.some):
            self._group.addButton(button)
        self._group.buttonToggled.connect(self._choose)
        self.some.clicked.connect(self._go_to_text)
        self.text.textEdited.connect(self._write)
        self.text.went_on.connect(self._check_written)
        self.all.setChecked(True)

    def pages(self) -> PageRange:
        """Return the pages chosen. Raises ``ValidationError`` when what is written names none."""
        if self.all.isChecked():
            return PageRange.whole(self._page_count)
        if self.this.isChecked():
            return PageRange.single(self._current)
        return PageRange.parse(self.text.text(), self._page_count)

    def validate(self) -> bool:
        """Show what is wrong with the pages written, or nothing; tell whether all is well."""
        try:
            self.pages()
        except ValidationError as error:
            self._show_error(error.sentence)
            return False
        self._show_error("")
        return True

    def error(self) -> str:
        """Return the sentence shown."""
        return self._error.text()

    def _build(self) -> None:
        self.text.setPlaceholderText(_("such as 1-3, 5"))
        self.text.setAccessibleName(_("Pages to print"))
        self.text.setFixedWidth(style.DATE_WIDTH)
        self._error.setFixedHeight(_ERROR_HEIGHT)
        self._error.label.setAlignment(Qt.AlignmentFlag.AlignTop)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.some)
        row.addWidget(self.text)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.all)
        column.addWidget(self.this)
        column.addLayout(row)
        column.addWidget(self._error, 0, Qt.AlignmentFlag.AlignTop)

    def _go_to_text(self) -> None:
        self.text.setFocus()

    def _choose(self) -> None:
        self._show_error("")
        self.changed.emit()

    def _write(self) -> None:
        self.some.setChecked(True)
        self._choose()

    def _check_written(self) -> None:
        """Check once she has left the line, never while she types."""
        if self.some.isChecked() and self.text.text().strip():
            self.validate()

    def _show_error(self, sentence: str) -> None:
        style.set_mark(self.text, "invalid", bool(sentence))
        self.text.setAccessibleDescription(sentence)
        self._error.show_text(sentence, "error_circle" if sentence else "", "red", filled=True)


class CopiesField(QWidget):
    """How many copies: a number with a button for one less and one more. Signal ``changed()``."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.number = LineEdit()
        self.number.setValidator(QIntValidator(1, MOST_COPIES, self.number))
        self.number.setFixedWidth(style.DATE_WIDTH)
        self.number.setText("1")
        self.number.installEventFilter(self)
        self.number.textChanged.connect(self.changed)
        self.number.went_on.connect(lambda: self.set_value(self.value()))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.number)
        row.addStretch(1)
        self._add_step("chevron_down", _("One copy less"), -1)
        self._add_step("chevron_up", _("One copy more"), 1)
        self.setFocusProxy(self.number)

    def value(self) -> int:
        """Return the number of copies; one while nothing is written."""
        return int(self.number.text()) if self.number.hasAcceptableInput() else 1

    def set_value(self, copies: int) -> None:
        """Show a number of copies, within what is possible."""
        self.number.setText(str(min(max(copies, 1), MOST_COPIES)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in steps:
            self.set_value(self.value() + steps[Qt.Key(event.key())])
            return True
        return super().eventFilter(watched, event)

    def _add_step(self, icon: str, tip: str, step: int) -> None:
        """Put a button into the end of the field; the arrow keys do the same."""
        action = self.number.addAction(style.icon(icon, size=16), QLineEdit.ActionPosition.TrailingPosition)
        action.setToolTip(tip)
        action.triggered.connect(lambda: self.set_value(self.value() + step))
