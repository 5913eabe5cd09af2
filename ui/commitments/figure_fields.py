"""The fields of one figure: the two numbers of a share with the words of its target, one number, or đạt/không đạt."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from cchc_desktop.commitments.listed import Cell, MatrixRow
from cchc_desktop.commitments.records import Comparison, FigureKind
from cchc_desktop.commitments.words import FAILED, PASSED, unit_of_figure
from cchc_desktop.i18n import _
from ui import style
from ui.commitments.words import edited_text
from ui.common.autosave import Autosave
from ui.common.fields.choice_field import ChoiceBox
from ui.common.fields.field import LineEdit, commit_input_method, is_left

_WIDTH: Final = 64
_WIDE: Final = 104
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FigureFields(QWidget):
    """Holds one figure; no text is set while the keyboard is in it.

    Signals: ``paused(text)`` something was typed and she stopped for a moment; ``typed(text)`` the fields were left
    with another figure, as it is typed into a cell: "11/13"; ``went_on()`` Enter in the last field;
    ``left()`` Esc: what was typed is taken back.
    """

    paused = Signal(str)
    typed = Signal(str)
    went_on = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.before, self.between, self.after = QLabel(), QLabel(), QLabel()
        self.value, self.among = LineEdit(), LineEdit()
        self.passed = ChoiceBox()
        self._shown = ""
        self._kind: FigureKind | None = None
        self._autosave = Autosave(self)
        self._autosave.due.connect(lambda: self.paused.emit(self.text()))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for part in (self.before, self.value, self.passed, self.between, self.among, self.after):
            if isinstance(part, QLabel):
                style.set_kind(part, "sub")
                part.setTextFormat(Qt.TextFormat.PlainText)
            row.addWidget(part)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        for said, words in (("", ""), (PASSED, _("met")), (FAILED, _("not met"))):
            self.passed.addItem(words, said)
        self.passed.setFixedWidth(_WIDE + 24)
        self.passed.activated.connect(lambda _index: self._leave())
        for field in (self.value, self.among, self.passed):
            field.installEventFilter(self)
        for line in (self.value, self.among):
            line.textEdited.connect(lambda _text: self._autosave.touch())

    def show_figure(self, row: MatrixRow, cell: Cell, text: str, *, can_fill: bool) -> None:
        """Show a figure as it is typed; while the keyboard is here, what is typed stays."""
        if self.has_keyboard():
            return
        self._autosave.stop()
        self._shown = text
        is_pass, is_share = row.comparison is Comparison.PASS, row.kind is FigureKind.SHARE
        self._kind = None if is_pass else row.kind
        for part, is_shown in (
            (self.value, not is_pass),
            (self.passed, is_pass),
            (self.between, is_share and not is_pass),
            (self.among, is_share and not is_pass),
        ):
            part.setVisible(is_shown)
            part.setEnabled(can_fill)
        self._name(row, is_pass=is_pass, is_share=is_share and not is_pass)
        first, _slash, second = text.partition("/") if is_share else (text, "", "")
        for line, words in ((self.value, first.strip()), (self.among, second.strip())):
            if line.text() != words:
                line.setText(words)
            line.setFixedWidth(_WIDTH if is_share else _WIDE)
        self.passed.setCurrentIndex(max(0, self.passed.findData(text)))

    def text(self) -> str:
        """Return what stands in the fields, as it is typed into a cell."""
        if self._kind is None:
            return str(self.passed.currentData() or "")
        first, second = self.value.text().strip(), self.among.text().strip()
        if self._kind is not FigureKind.SHARE or "/" in first:
            return first
        return f"{first}/{second}" if first or second else ""

    def has_keyboard(self) -> bool:
        """Tell whether the keyboard is in one of the fields."""
        return any(field.hasFocus() for field in (self.value, self.among, self.passed))

    def has_unsaved(self) -> bool:
        """Tell whether something is typed that nobody was told of yet."""
        return self.has_keyboard() and self.text() != self._shown

    def tell(self) -> None:
        """Tell at once what is typed."""
        commit_input_method()
        self._autosave.stop()
        text = self.text()
        if text != self._shown:
            self._shown = text
            self.typed.emit(text)

    def take_keyboard(self) -> None:
        """Put the keyboard into the first field."""
        first: QWidget = self.passed if self._kind is None else self.value
        first.setFocus(Qt.FocusReason.TabFocusReason)
        if isinstance(first, LineEdit):
            first.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._takes(watched, event):
            return True
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut and is_left(event):
            other = self.among if watched is self.value else self.value
            if not (self._kind is FigureKind.SHARE and self.window().focusWidget() is other):
                self._leave()
        return super().eventFilter(watched, event)

    def _takes(self, watched: QObject, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self._take_back()
            self.left.emit()
            return True
        if event.key() not in _ENTER or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if watched is self.value and self._kind is FigureKind.SHARE and "/" not in self.value.text():
            self.among.setFocus(Qt.FocusReason.TabFocusReason)
            self.among.selectAll()
        else:
            self.tell()
            self.went_on.emit()
        return True

    def _leave(self) -> None:
        self.tell()

    def _take_back(self) -> None:
        """Let go what was typed: the owner shows the figure again once the keyboard is elsewhere."""
        self._autosave.stop()
        first, _slash, second = self._shown.partition("/") if self._kind is FigureKind.SHARE else (self._shown, "", "")
        self.value.setText(first)
        self.among.setText(second)

    def _name(self, row: MatrixRow, *, is_pass: bool, is_share: bool) -> None:
        """Say what the numbers are, in the words of the target."""
        counted, among = row.counted_words, row.among_words
        self.before.setText(counted or (_("Numerator") if is_share else "" if is_pass else _("Figure")))
        self.between.setText(_("out of"))
        self.after.setText(
            among if is_share else "" if is_pass else unit_of_figure(row.unit) or "%" * ("%" in row.unit)
        )
        self.before.setVisible(bool(self.before.text()))
        self.after.setVisible(bool(self.after.text()))
        self.value.setAccessibleName(counted or row.name)
        self.among.setAccessibleName(among or _("Out of how many"))
        self.passed.setAccessibleName(row.name)


def shown_text(cell: Cell, pending: str | None) -> str:
    """Return what the fields show: what was typed and is not kept, else the figure."""
    return pending if pending is not None else edited_text(cell)
