"""Which lines of the register are shown: by words, by series, and only the numbers left out. No Qt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from cchc_desktop.register.records import LineKind, RegisterRow
from cchc_desktop.text.folding import matches


@dataclass(frozen=True)
class RegisterFilter:
    """What is looked for; "" means any. ``is_gaps`` shows only numbers for which a reason is owed."""

    query: str = ""
    series: str = ""
    is_gaps: bool = False


@dataclass(frozen=True)
class Found:
    """The rows shown, in their order, and how many papers each series has beside the words searched.

    ``series`` are (key, name, papers) in the order of the register.
    """

    shown: tuple[RegisterRow, ...]
    series: tuple[tuple[str, str, int], ...]
    all_papers: int


def find(rows: Sequence[RegisterRow], wanted: RegisterFilter) -> Found:
    """Look every row over once."""
    shown: list[RegisterRow] = []
    names: dict[str, str] = {}
    papers: Counter[str] = Counter()
    for row in rows:
        names.setdefault(row.series, row.series_name)
        if wanted.query and not matches(wanted.query, row.key):
            continue
        is_series = not wanted.series or row.series == wanted.series
        is_gap = row.line is LineKind.GAP
        papers[row.series] += row.line is LineKind.PAPER
        if is_series and (is_gap or not wanted.is_gaps):
            shown.append(row)
    series = tuple((key, name, papers[key]) for key, name in names.items())
    return Found(tuple(shown), series, papers.total())


@dataclass(frozen=True)
class Sum:
    """What the foot says: papers, and numbers without one by what became of them."""

    papers: int = 0
    reserved: int = 0
    void: int = 0
    gaps: int = 0


def total(rows: Sequence[RegisterRow]) -> Sum:
    """Count papers and numbers."""
    count: Counter[LineKind] = Counter()
    for row in rows:
        count[row.line] += 1 if row.line is LineKind.PAPER else row.numbers.count
    return Sum(count[LineKind.PAPER], count[LineKind.RESERVED], count[LineKind.VOID], count[LineKind.GAP])
