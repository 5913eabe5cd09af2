"""The panel of results: it floats under the field, over whatever is below, and takes no keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from cchc_desktop.i18n import _
from ui import style
from ui.search.lines import Entry
from ui.search.results import ResultsList

WIDTH: Final = 640
_EDGE: Final = 12
_MOST: Final = 560


class ResultsPanel(QFrame):
    """Shows results or a sentence, and the keys at its foot; ``head`` takes the field in a low window."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        style.set_kind(self, "popup")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list = ResultsList()
        self.sentence = QLabel()
        self.hint = QLabel()
        self.keys = QLabel(_("↑ ↓ choose   ·   Enter open   ·   Ctrl+Enter show and go on   ·   Esc back"))
        self.head = QVBoxLayout()
        self._below: QRect | None = None
        self._build()
        parent.installEventFilter(self)
        self.hide()

    def show_entries(self, entries: Sequence[Entry], words: str) -> None:
        """Show lines of results."""
        self._show(is_list=True)
        self.list.show_entries(entries, words)
        self._place()

    def show_sentence(self, sentence: str, hint: str) -> None:
        """Show that there is nothing, and what may help."""
        self.list.show_entries((), "")
        self.sentence.setText(sentence)
        self.hint.setText(hint)
        self._show(is_list=False)
        self._place()

    def stand_below(self, field: QRect | None) -> None:
        """Stand below a part of the parent, ending at its right edge; None stands at the top of the parent."""
        self._below = field
        self._place()
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.parent() and self.isVisible():
            self.hide()
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 4, 1, 1)
        column.setSpacing(0)
        self.head.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self.head)
        for label, kind in ((self.sentence, "strong"), (self.hint, "sub")):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            style.set_kind(label, kind)
            label.setContentsMargins(16, 8, 16, 4)
            column.addWidget(label)
        column.addWidget(self.list, 1)
        foot = QFrame()
        style.set_kind(foot, "foot")
        inside = QVBoxLayout(foot)
        inside.setContentsMargins(16, 6, 16, 6)
        style.set_kind(self.keys, "small")
        inside.addWidget(self.keys)
        column.addWidget(foot)

    def _show(self, *, is_list: bool) -> None:
        self.list.setVisible(is_list)
        self.sentence.setVisible(not is_list and bool(self.sentence.text()))
        self.hint.setVisible(not is_list)

    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is None:
            return
        width = min(WIDTH, parent.width() - 2 * _EDGE)
        top = self._below.bottom() + 5 if self._below is not None else 4
        right = self._below.right() + 1 if self._below is not None else parent.width() - _EDGE
        self.setFixedWidth(width)
        self.list.setFixedHeight(0)
        spare = self.sizeHint().height() + 2
        most = max(120, min(_MOST, parent.height() - top - _EDGE - spare))
        self.list.setFixedHeight(min(most, self.list.wanted_height()) if self.list.isVisibleTo(self) else 0)
        self.adjustSize()
        self.move(QPoint(max(_EDGE, right - width), top))
