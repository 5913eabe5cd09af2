"""A strip across a page: something to decide, or to know, in one sentence with its ways on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from ui import style
from ui.common.icon_label import IconLabel

_MOST_WAYS: Final = 2


@dataclass(frozen=True)
class Offer:
    """A sentence with the ways on: words and what they do; ``icon`` is another one than the strip's own."""

    sentence: str
    ways: tuple[tuple[str, Callable[[], None]], ...] = ()
    icon: str = ""


class Strip(QFrame):
    """One line of news with at most two ways on."""

    def __init__(self, kind: str, icon: str, role: str) -> None:
        super().__init__()
        style.set_kind(self, kind)
        self._icon, self._role = icon, role
        self._offer: Offer | None = None
        self.words = IconLabel("", wraps=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.setSpacing(4)
        row.addWidget(self.words, 1, Qt.AlignmentFlag.AlignVCenter)
        self.buttons = [QPushButton() for _way in range(_MOST_WAYS)]
        for place, button in enumerate(self.buttons):
            style.set_kind(button, "link")
            button.clicked.connect(partial(self._take, place))
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    def show_offer(self, offer: Offer | None) -> None:
        """Show an offer, or nothing."""
        self._offer = offer
        self.setVisible(offer is not None)
        if offer is None:
            return
        self.words.show_text(offer.sentence, offer.icon or self._icon, self._role, filled=True)
        for place, button in enumerate(self.buttons):
            button.setVisible(place < len(offer.ways))
            button.setText(offer.ways[place][0] if place < len(offer.ways) else "")

    def sentence(self) -> str:
        """Return the sentence shown, nothing while there is none."""
        return self._offer.sentence if self._offer is not None else ""

    def _take(self, place: int) -> None:
        if self._offer is not None:
            self._offer.ways[place][1]()
