"""What the pages of the first start have in common: title, one sentence, and whether the user may go on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QTableView, QVBoxLayout, QWidget

from ui import style


class Step(QWidget):
    """One page. ``column`` takes its parts; where it ``scrolls`` they may be higher than the window."""

    def __init__(self, title: str, sentence: str, *, scrolls: bool = True) -> None:
        super().__init__()
        self.title = title
        self.column = QVBoxLayout()
        self.column.setSpacing(0)
        self._sentence = QLabel(sentence)
        self._sentence.setWordWrap(True)
        style.set_kind(self._sentence, "sub")
        head = QLabel(title)
        style.set_kind(head, "title")
        inside = QFrame()
        style.set_kind(inside, "pane")
        self._inside = QVBoxLayout(inside)
        self._inside.setSpacing(0)
        self._inside.addWidget(head)
        self._inside.addSpacing(8)
        self._inside.addWidget(self._sentence)
        self._inside.addSpacing(style.GUTTER)
        self._inside.addLayout(self.column, 1)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(_scroll(inside) if scrolls else inside)

    # -- what each page says for itself

    def focus_first(self) -> None:
        """Put the keyboard where work begins."""

    def check(self) -> bool:
        """Tell whether the user may go on; what is wrong is shown and gets the keyboard."""
        return True

    def enter(self) -> None:
        """Get ready: the page comes on top."""

    # -- what all do

    def show_low(self, low: bool) -> None:
        """Take less height in a low window, or the usual one."""
        side = style.MARGIN if low else 32
        self._inside.setContentsMargins(side, 10 if low else 25, side, 8 if low else 14)
        self._sentence.setVisible(not low)


def block_title(words: str, note: str = "") -> QWidget:
    """Return the small title of a part of a page, with a quiet note at its right end."""
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 8)
    for text, kind in ((words, "label"), (note, "small")):
        label = QLabel(text)
        style.set_kind(label, kind)
        row.addWidget(label)
    row.insertStretch(1, 1)
    return line


def make_dense(table: QTableView) -> None:
    """Give a table rows of one line."""
    rows = table.verticalHeader()
    rows.setMinimumSectionSize(style.DENSE_ROW)
    rows.setDefaultSectionSize(style.DENSE_ROW)


def _scroll(inside: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
