"""Which papers of the archive are shown: by words, type, year, whether they are kept, and whether they still hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from operator import attrgetter

from cchc_desktop.register.records import ArchivedPaper, PaperState
from cchc_desktop.text.folding import key_matcher

_ENDED = (PaperState.RECALLED, PaperState.REPLACED)


@dataclass(frozen=True)
class ArchiveFilter:
    """What is looked for; "" and 0 mean any.

    ``is_unkept`` shows only papers without a kept version, ``is_ended`` those that were recalled or replaced.
    """

    query: str = ""
    type_code: str = ""
    year: int = 0
    is_unkept: bool = False
    is_ended: bool = False


@dataclass(frozen=True)
class Found:
    """The papers shown, in their order, and how many each value of a filter would show beside the others in use.

    ``types`` has the most frequent type of the whole archive first, ``years`` the latest year; papers without a day
    have no year. A value with none left stays, so that no chip moves. ``has_ended``: a paper was recalled or replaced,
    whatever the filter.
    """

    shown: tuple[ArchivedPaper, ...]
    types: tuple[tuple[str, int], ...]
    years: tuple[tuple[int, int], ...]
    all_types: int
    all_years: int
    unkept: int
    ended: int = 0
    has_ended: bool = False


def find(papers: Sequence[ArchivedPaper], wanted: ArchiveFilter, saying: Collection[int] = frozenset()) -> Found:
    """Look every paper over once; those of the ids ``saying`` have the words in their text."""
    shown: list[ArchivedPaper] = []
    types: Counter[str] = Counter()
    years: Counter[int] = Counter()
    unkept = ended = 0
    is_meant = key_matcher(wanted.query)
    for paper in papers:
        if wanted.query and paper.id not in saying and not is_meant(paper.key):
            continue
        year, is_over = year_of(paper), paper.state in _ENDED
        is_type = not wanted.type_code or paper.type_code == wanted.type_code
        is_year = not wanted.year or year == wanted.year
        is_kept_right = not (wanted.is_unkept and paper.is_kept)
        is_ended_right = not wanted.is_ended or is_over
        is_rest = is_kept_right and is_ended_right
        types[paper.type_code] += is_year and is_rest
        years[year] += is_type and is_rest
        unkept += is_type and is_year and is_ended_right and not paper.is_kept
        ended += is_type and is_year and is_kept_right and is_over
        if is_type and is_year and is_rest:
            shown.append(paper)
    return Found(
        shown=tuple(shown),
        types=tuple((code, types[code]) for code in _types(papers)),
        years=tuple((year, years[year]) for year in sorted({year_of(paper) for paper in papers} - {0}, reverse=True)),
        all_types=types.total(),
        all_years=years.total(),
        unkept=unkept,
        ended=ended,
        has_ended=any(paper.state in _ENDED for paper in papers),
    )


def has_ended(paper: ArchivedPaper) -> bool:
    """Tell whether a paper was recalled or replaced."""
    return paper.state in _ENDED


def year_of(paper: ArchivedPaper) -> int:
    """Return the year of issue, 0 for a paper without a day."""
    return paper.issued_on.year if paper.issued_on else 0


def _types(papers: Sequence[ArchivedPaper]) -> list[str]:
    order = Counter(map(attrgetter("type_code"), papers))
    return sorted(order, key=lambda code: (-order[code], code))
