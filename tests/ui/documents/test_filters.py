"""The filter of the archive: words, type, year and what is not kept, with the counts beside them."""

from __future__ import annotations

from datetime import date

import pytest

from cchc_desktop.register.records import ArchivedPaper
from cchc_desktop.text.folding import search_key
from ui.documents.filters import ArchiveFilter, Found, find


def paper(number: int, type_code: str, issued_on: date | None, version: int = 0) -> ArchivedPaper:
    title = f"Họp giao ban lần {number}"
    words = search_key(f"{type_code} {number} {title}")
    return ArchivedPaper(number, type_code, str(number), "BCĐ", issued_on, title, "", None, "", "", version, 0, words)


PAPERS = (
    paper(1, "BB", date(2021, 1, 5), version=2),
    paper(2, "BB", date(2020, 2, 5)),
    paper(3, "GM", date(2021, 3, 5)),
    paper(4, "BB", date(2021, 4, 5)),
    paper(5, "CV", None),
)


def ids(found: Found) -> list[int]:
    return [each.id for each in found.shown]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (ArchiveFilter(), [1, 2, 3, 4, 5]),
        (ArchiveFilter(type_code="BB"), [1, 2, 4]),
        (ArchiveFilter(year=2021), [1, 3, 4]),
        (ArchiveFilter(is_unkept=True), [2, 3, 4, 5]),
        (ArchiveFilter(query="hop lan 3"), [3]),
        (ArchiveFilter("giao ban", "BB", 2021, True), [4]),
    ],
)
def test_a_paper_must_pass_every_filter_in_use(wanted: ArchiveFilter, expected: list[int]) -> None:
    assert ids(find(PAPERS, wanted)) == expected


def test_a_paper_that_says_the_words_is_shown_beside_those_named_so() -> None:
    assert ids(find(PAPERS, ArchiveFilter(query="lan 3"), {4})) == [3, 4]
    assert ids(find(PAPERS, ArchiveFilter("lan 3", "GM"), {4})) == [3]


def test_each_count_says_what_its_chip_would_show() -> None:
    found = find(PAPERS, ArchiveFilter(type_code="BB"))
    assert dict(found.types) == {"BB": 3, "CV": 1, "GM": 1}
    assert dict(found.years) == {2021: 2, 2020: 1}
    assert (found.all_types, found.all_years, found.unkept) == (5, 3, 2)
    for code, count in found.types:
        assert len(find(PAPERS, ArchiveFilter(type_code=code)).shown) == count


def test_values_with_none_left_stay_in_their_place() -> None:
    found = find(PAPERS, ArchiveFilter(query="không có gì"))
    assert found.shown == ()
    assert found.types == (("BB", 0), ("CV", 0), ("GM", 0))
    assert found.years == ((2021, 0), (2020, 0))


def test_an_empty_archive_counts_nothing() -> None:
    assert find((), ArchiveFilter()) == Found((), (), (), 0, 0, 0)
