"""The lists that leave a file as CSV and Excel: their names, columns and rows, as of one day, of one year or of all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from cchc_desktop.exchange.excel_list import CellValue

Row = tuple[CellValue, ...]


@dataclass(frozen=True)
class Asked:
    """What is wanted: the day that counts as today, and the year of what is dated; None for every year."""

    session: Session
    today: date
    year: int | None = None

    def has(self, *days: date | None) -> bool:
        """Tell whether one of these days lies in the year wanted; with every year wanted, all do."""
        return self.year is None or any(day is not None and day.year == self.year for day in days)

    def spans(self, first: date | None, last: date | None) -> bool:
        """Tell whether a time from ``first`` to ``last``, both included, None without end, touches the year wanted."""
        if self.year is None:
            return True
        return (first is None or first.year <= self.year) and (last is None or last.year >= self.year)


@dataclass(frozen=True)
class ExportedList:
    """One list: the name of its files, its title, and the titles of its columns with their widths in characters."""

    name: str
    title: str
    columns: Sequence[tuple[str, int]]
    rows: Callable[[Asked], Iterable[Row]]
