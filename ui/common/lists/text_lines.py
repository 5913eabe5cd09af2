"""Texts broken into the lines of a cell, each worked out once: a list draws the same words again and again."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout
from PySide6.QtWidgets import QApplication

from ui import style


@dataclass(frozen=True, eq=False)
class Type:
    """One kind of type with its measures; ``height`` of a line in pixels."""

    font: QFont
    metrics: QFontMetrics
    height: int

    def width(self, text: str) -> int:
        """Return the width of a text on one line."""
        return self.metrics.horizontalAdvance(text)

    def elided(self, text: str, width: int) -> str:
        """Return a text cut to a width, with "…" where it was cut."""
        return self.metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)


def type_of(kind: str) -> Type:
    """Return a kind of type of ``style.FONTS``."""
    return _type(kind, QApplication.font().key())


@lru_cache(maxsize=32)
def _type(kind: str, _font_of_the_program: str) -> Type:
    font = style.font(kind)
    metrics = QFontMetrics(font)
    return Type(font, metrics, metrics.height())


@lru_cache(maxsize=8192)
def fit(text: str, type_: Type, width: int, most: int) -> tuple[str, ...]:
    """Break a text into at most ``most`` (1 or 2) lines of this width; the last ends in "…" if it must."""
    text = " ".join(text.split())
    if type_.width(text) <= width:
        return (text,)
    if most == 1:
        return (type_.elided(text, width),)
    layout = QTextLayout(text, type_.font)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    layout.endLayout()
    length = line.textLength()
    return text[:length].rstrip(), type_.elided(text[length:], width)
