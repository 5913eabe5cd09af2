"""Which papers of the archive are shown: by words, type, year, and whether they are kept as printed. No Qt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from cchc_desktop.register.records import ArchivedPaper
from cchc_desktop.text.folding import matches


@dataclass(frozen=True)
class ArchiveFilter:
    """What is looked for; "" and 0 mean any. ``is_unkept`` shows only papers without a kept version."""

    query: str = ""
    type_code: str = ""
    year: int = 0
    is_unkept: bool = False


@dataclass(frozen=True)
class Found:
    """The papers shown, in their order, and how many each value of a filter would show beside the others in use.

    ``types`` has the most frequent type of the whole archive first, ``years`` the latest year; papers without a day
    have no year. A value with none left stays, so that no chip moves.
    """

    shown: tuple[ArchivedPaper, ...]
    types: tuple[tuple[str, int], ...]
    years: tuple[tuple[int, int], ...]
    all_types: int
    all_years: int
    unkept: int


def find(papers: Sequence[ArchivedPaper], wanted: ArchiveFilter) -> Found:
    """Look every paper over once."""
    shown: list[ArchivedPaper] = []
    types: Counter[str] = Counter()
    years: Counter[int] = Counter()
    unkept = 0
    for paper in papers:
        if wanted.query and not matches(wanted.query, paper.key):
            continue
        year = year_of(paper)
        is_type = not wanted.type_code or paper.type_code == wanted.type_code
        is_year = not wanted.year or year == wanted.year
        is_kept_right = not (wanted.is_unkept and paper.is_kept)
        types[paper.type_code] += is_year and is_kept_right
        years[year] += is_type and is_kept_right
        unkept += is_type and is_year and not paper.is_kept
        if is_type and is_year and is_kept_right:
            shown.append(paper)
    return Found(
        shown=tuple(shown),
        types=tuple((code, types[code]) for code in _types(papers)),
        years=tuple((year, years[year]) for year in sorted({year_of(paper) for paper in papers} - {0}, reverse=True)),
        all_types=types.total(),
        all_years=years.total(),
        unkept=unkept,
    )


def year_of(paper: ArchivedPaper) -> int:
    """Return the year of issue, 0 for a paper without a day."""
    return paper.issued_on.year if paper.issued_on else 0


def _types(papers: Sequence[ArchivedPaper]) -> list[str]:
    order = Counter(paper.type_code for paper in papers)
    return sorted(order, key=lambda code: (-order[code], code))
