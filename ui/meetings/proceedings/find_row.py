"""The row that finds words in the proceedings, accents or not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QTextEdit, QToolButton

from cchc_desktop.i18n import _
from cchc_desktop.text.folding import find_spans, matches
from ui import style
from ui.common.fields.field import LineEdit
from ui.meetings.proceedings.auto_numbers import units
from ui.meetings.proceedings.editor import WritingArea

MOST_SHOWN: Final = 500
"""More hits than this are counted but not coloured."""

Hit = tuple[int, int]


def hits_in(query: str, lines: Iterable[str]) -> list[Hit]:
    """Return where the query stands in the text, as UTF-16 positions from and to; words that belong together are one.

    Lines are parted by one character. A line has to have all the words; where they stand together they are one hit.
    """
    found: list[Hit] = []
    start = 0
    for line in lines:
        if line and matches(query, line):
            joined = _joined(line, find_spans(query, line))
            whole = [span for span in joined if matches(query, line[slice(*span)])]
            found += [(start + units(line[:a]), start + units(line[:b])) for a, b in whole or joined]
        start += units(line) + 1
    return found


def _joined(line: str, spans: Iterable[Hit]) -> list[Hit]:
    joined: list[Hit] = []
    for start, end in spans:
        if joined and not any(char.isalnum() for char in line[joined[-1][1] : start]):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


class FindLine(LineEdit):
    """The words to find: Enter and Down go on, Up goes back."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        backwards = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.stepped.emit(-1 if backwards else 1)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)


class FindRow(QFrame):
    """Finds while one types; the text keeps its caret until a hit is gone to."""

    hits: Sequence[Hit] = ()  # Qt tells of changes before __init__ is done

    def __init__(self, area: WritingArea) -> None:
        super().__init__()
        style.set_kind(self, "head")
        self._area = area
        self.line = FindLine()
        self.line.setPlaceholderText(_("Find in the proceedings"))
        self.line.setAccessibleName(_("Find in the proceedings"))
        self.line.setMaximumWidth(280)
        self.count = QLabel()
        style.set_kind(self.count, "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(self._button("chevron_up", _("Previous (Shift+F3)"), lambda: self.step(-1)))
        row.addWidget(self._button("chevron_down", _("Next (F3)"), lambda: self.step(1)))
        row.addWidget(self.count)
        row.addStretch(1)
        row.addWidget(self._button("dismiss", _("Close (Esc)"), self.close_row))
        self.line.textChanged.connect(self._search)
        self.line.stepped.connect(self.step)
        area.line_edited.connect(self._refresh)
        self.hide()

    def _button(self, icon: str, words: str, act: object) -> QToolButton:
        button = QToolButton()
        style.set_kind(button, "tool")
        button.setIcon(style.icon(icon, size=16))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.clicked.connect(act)
        return button

    def open_row(self) -> None:
        """Show the row with what is selected, ready to type."""
        selected = self._area.textCursor().selection().toPlainText()
        self.show()
        if selected and "\n" not in selected:
            self.line.setText(selected)
        self.line.selectAll()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._refresh()

    def close_row(self) -> None:
        """Hide the row and go back to the text."""
        self.hide()
        self._area.setExtraSelections([])
        self._area.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def step(self, by: int) -> None:
        """Go to the next hit (1) or the one before (-1), round the end."""
        if self.isHidden():
            self.open_row()
        if not self.hits:
            return
        cursor = self._area.textCursor()
        here = (cursor.selectionStart(), cursor.selectionEnd())
        if by > 0:
            place = next((i for i, hit in enumerate(self.hits) if hit[0] >= here[0] and hit != here), 0)
        else:
            before = [i for i, hit in enumerate(self.hits) if hit[0] < here[0]]
            place = before[-1] if before else len(self.hits) - 1
        self._go_to(place)

    def _search(self) -> None:
        self._refresh()
        if self.hits and self.line.hasFocus():
            start = self._area.textCursor().selectionStart()
            self._go_to(next((i for i, hit in enumerate(self.hits) if hit[0] >= start), 0))

    def _refresh(self) -> None:
        if self.isHidden():
            return
        query = self.line.text()
        self.hits = hits_in(query, self._area.text().split("\n")) if query.strip() else []
        self._mark()
        self._show_count(None)

    def _go_to(self, place: int) -> None:
        self._area.setTextCursor(self._area.cursor_of(*self.hits[place]))
        self._area.ensureCursorVisible()
        self._show_count(place)

    def _show_count(self, place: int | None) -> None:
        if not self.line.text().strip():
            self.count.setText("")
        elif not self.hits:
            self.count.setText(_("Not found"))
        elif place is None:
            self.count.setText(str(len(self.hits)))
        else:
            self.count.setText(f"{place + 1}/{len(self.hits)}")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.hits:
            self._mark()  # another scheme: what is marked keeps its colours otherwise

    def _mark(self) -> None:
        looks = QTextCharFormat()
        strong = style.is_high_contrast()  # its fills are all one ground
        looks.setBackground(style.color("marked" if strong else "amber_fill"))
        looks.setForeground(style.color("on_marked" if strong else "text"))
        marks = []
        for start, end in self.hits[:MOST_SHOWN]:
            mark = QTextEdit.ExtraSelection()
            mark.cursor = QTextCursor(self._area.cursor_of(start, end))
            mark.format = looks
            marks.append(mark)
        self._area.setExtraSelections(marks)
