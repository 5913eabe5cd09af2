"""A line through at most twelve shares, on a scale from nothing to all; the table under it has the numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtWidgets import QWidget

from ui.common.line_chart import LineChart, LinePoint

_HEIGHT: Final = 112


@dataclass(frozen=True)
class Point:
    """One share from 0 to 1; None where there was nothing to have a share of."""

    name: str
    share: float | None


class TrendChart(LineChart):
    """Shows how a share went from one period to the next."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_HEIGHT, parent)
        self.setFixedHeight(_HEIGHT)

    def show_points(self, points: Sequence[Point]) -> None:
        """Show these shares in their order."""
        shown = [LinePoint(point.name, point.share, _percent(point.share)) for point in points]
        self.show_line(shown, 0.0, 1.0, ", ".join(f"{point.name} {point.text}" for point in shown))


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{round(share * 100)}%"
