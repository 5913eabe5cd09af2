"""The parts that are typed in while a cell is open: a line, a text of several lines, a person, one of a few words.

Each tells every key stroke with ``typed(value)``; nobody sets its text while it is open, because an input method may
still be composing a word.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final, cast

from PySide6.QtCore import QEvent, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QPlainTextEdit, QWidget

from cchc_desktop.text import folding, legacy, normalise
from ui import style
from ui.common.fields.choice_field import ChoiceBox
from ui.common.fields.field import LineEdit
from ui.common.fields.person_list import ROW_ROLE, PeopleModel, PersonRow, matching, people_completer

PADDING: Final = 8
_FRAME: Final = 2


class LineCell(LineEdit):
    """One line."""

    typed = Signal(object)
    uses_arrows = False

    def __init__(self, parent: QWidget) -> None:
        super().__init__()
        self.setParent(parent)
        style.set_kind(self, "cell")
        self.textEdited.connect(lambda _text: self.typed.emit(self.value()))

    def fill(self, text: str, hint: str) -> None:
        """Show what stands in the cell."""
        self.setText(text)
        self.setPlaceholderText(hint)

    def value(self) -> Any:
        """Return what is typed."""
        return self.text()


class TextCell(QPlainTextEdit):
    """Several lines, broken where the cell breaks them; it grows over the rows below while it needs to."""

    typed = Signal(object)
    uses_arrows = False

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        style.set_kind(self, "cell")
        self.setTabChangesFocus(False)
        self.document().setDocumentMargin(0)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._filling = False
        self._cell = QRect()
        self.textChanged.connect(self._on_text_changed)

    def fill(self, text: str, hint: str) -> None:
        """Show what stands in the cell."""
        self._filling = True
        self.setPlainText(text)
        self._filling = False
        self.setPlaceholderText(hint)
        self.selectAll()

    def value(self) -> Any:
        """Return what is typed, on one line."""
        return self.toPlainText().replace("\n", " ")

    def take_cell(self, rect: QRect) -> None:
        """Lie over a cell."""
        self._cell = rect
        self._fit()

    def insertFromMimeData(self, source: Any) -> None:
        """Take clean text; one in an old font encoding stays as it is until it is converted."""
        if source.hasText():
            text = source.text()
            is_old = legacy.detect_legacy(text) is not None
            self.insertPlainText(" ".join(text.split()) if is_old else normalise.clean_line(text))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _on_text_changed(self) -> None:
        self._fit()
        if not self._filling:
            self.typed.emit(self.value())

    def _fit(self) -> None:
        """Keep the lines where the closed cell shows them: in the middle, or from the top when there are more."""
        if not self._cell.isValid():
            return
        spacing = QFontMetrics(self.font()).lineSpacing()
        needed = int(self.document().size().height()) * spacing
        height = max(self._cell.height(), needed + 2 * _FRAME + 4)
        above = max(0, (height - 2 * _FRAME - needed) // 2)
        self.setViewportMargins(PADDING - _FRAME, above, PADDING - _FRAME, 0)
        parent = self.parentWidget()
        top = min(self._cell.top(), max(0, parent.height() - height)) if parent is not None else self._cell.top()
        wanted = QRect(self._cell.left(), top, self._cell.width(), height)
        if wanted != self.geometry():
            self.setGeometry(wanted)


class PersonCell(LineCell):
    """A person of the list, found without accents, or any other words; ``typed`` gives a PersonRow once chosen."""

    uses_arrows = True

    def __init__(self, parent: QWidget, rows: Sequence[PersonRow]) -> None:
        super().__init__(parent)
        self._rows = tuple(rows)
        self._chosen: PersonRow | None = None
        self._people = PeopleModel()
        self.completer_ = people_completer(self._people, self)
        activated: Any = self.completer_.activated  # one signal, two kinds of argument
        activated[QModelIndex].connect(lambda index: self._choose(index.data(ROW_ROLE)))
        self.textEdited.connect(self._on_typed)

    def value(self) -> Any:
        """Return the person chosen, else what is typed."""
        return self._chosen if self._chosen is not None and self._chosen.name == self.text() else self.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_F4) and not self.list().isVisible():
            self._offer(self._rows, marks_first=True)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.list().isVisible():
            self.take_marked()
            self._send_on(Qt.Key.Key_Return)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Take Tab and Backtab from the open list to the table: there they mean the next cell."""
        if not self.list().isVisible():
            return super().focusNextPrevChild(forward)
        if forward:
            self.take_marked()
        self._send_on(Qt.Key.Key_Tab if forward else Qt.Key.Key_Backtab)
        return True

    def take_marked(self) -> None:
        """Take the person marked in the list, if one is, and close the list."""
        marked = self.list().currentIndex()
        row = marked.data(ROW_ROLE) if marked.isValid() else None
        self.list().hide()
        if row is not None:
            self._choose(row)

    def _send_on(self, key: Qt.Key) -> None:
        """Give a key that the list caught to whoever watches the cell."""
        self.list().hide()
        QApplication.sendEvent(self, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier))

    def offer(self, rows: Sequence[PersonRow]) -> None:
        """Offer these people from now on."""
        self._rows = tuple(rows)

    def list(self) -> QAbstractItemView:
        """Return the list under the cell."""
        return cast(QAbstractItemView, self.completer_.popup())

    def _on_typed(self, text: str) -> None:
        found = matching(self._rows, text)
        if found:
            self._offer(found, marks_first=folding.matches(text, found[0].name))
        else:
            self.list().hide()

    def _offer(self, rows: Sequence[PersonRow], *, marks_first: bool) -> None:
        """Show people; the first is marked only where the words are of a name, so Enter keeps other words."""
        self._people.show_rows(rows)
        self.completer_.complete(QRect(0, 0, max(self.width(), 320), self.height()))
        self.list().setCurrentIndex(self._people.index(0) if marks_first else QModelIndex())

    def _choose(self, row: PersonRow) -> None:
        self._chosen = row
        self.setText(row.name)
        self.typed.emit(row)


class ChoiceCell(ChoiceBox):
    """One of a few words; ``typed`` gives its value."""

    typed = Signal(object)
    uses_arrows = True

    def __init__(self, parent: QWidget, choices: Sequence[tuple[Any, str]]) -> None:
        super().__init__()
        self.setParent(parent)
        style.set_kind(self, "cell")
        self._values = [value for value, _words in choices]
        for _value, words in choices:
            self.addItem(words)
        self.activated.connect(lambda _index: self.typed.emit(self.value()))

    def fill(self, text: str, _hint: str) -> None:
        """Show what stands in the cell."""
        self.setCurrentIndex(max(0, self.findText(text)))

    def value(self) -> Any:
        """Return the value chosen."""
        index = self.currentIndex()
        return self._values[index] if 0 <= index < len(self._values) else None


def person_cell(rows: Callable[[], Sequence[PersonRow]]) -> Callable[[QWidget], QWidget]:
    """Return what makes a cell for people, with whoever is to be offered at that moment."""
    return lambda parent: PersonCell(parent, rows())


def choice_cell(choices: Callable[[], Sequence[tuple[Any, str]]]) -> Callable[[QWidget], QWidget]:
    """Return what makes a cell with a few words to choose from."""
    return lambda parent: ChoiceCell(parent, choices())
