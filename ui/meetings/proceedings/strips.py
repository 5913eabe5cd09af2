"""The strips above and below the text: something to decide, or to know, in one sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from ui import style
from ui.common.icon_label import IconLabel


@dataclass(frozen=True)
class Offer:
    """A sentence with the ways on: words and what they do."""

    sentence: str
    ways: tuple[tuple[str, Callable[[], None]], ...] = ()


class Strip(QFrame):
    """One line of news; the last way is what Esc means."""

    def __init__(self, kind: str, icon: str, role: str) -> None:
        super().__init__()
        style.set_kind(self, kind)
        self._icon, self._role = icon, role
        self.words = IconLabel("", wraps=True)
        self.buttons: list[QPushButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 6, 8, 6)
        self._row.setSpacing(4)
        self._row.addWidget(self.words, 1)
        self.hide()

    def show_offer(self, offer: Offer | None) -> None:
        """Show an offer, or nothing."""
        had_focus = any(button.hasFocus() for button in self.buttons)
        for button in self.buttons:
            button.deleteLater()
        self.buttons = []
        self.setVisible(offer is not None)
        if offer is None:
            return
        self.words.show_text(offer.sentence, self._icon, self._role, filled=True)
        self._add_ways(offer.ways)
        if had_focus and self.buttons:
            self.buttons[0].setFocus()

    def sentence(self) -> str:
        """Return the sentence shown, nothing while there is none."""
        return "" if self.isHidden() else self.words.text()

    def _add_ways(self, ways: Sequence[tuple[str, Callable[[], None]]]) -> None:
        for words, act in ways:
            button = QPushButton(words)
            style.set_kind(button, "link")
            button.clicked.connect(act)
            self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
            self.buttons.append(button)
