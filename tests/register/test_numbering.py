"""The next number of a series and the one that is taken: one series per organ, kind and year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from cchc_desktop.errors import ValidationError
from cchc_desktop.register.numbering import holder_of, proposed_number, read_number
from cchc_desktop.register.records import Paper
from cchc_desktop.register.service import save_papers
from cchc_desktop.storage.migrate import making
from cchc_desktop.storage.sessions import DataFile

PAPERS = (
    Paper("BB", "11", "BB-BCĐ", date(2020, 11, 3)),
    Paper("BB", "09", "BB-BCĐ", date(2020, 12, 4)),
    Paper("BB", "30", "BB-UBND", date(2020, 12, 5)),
    Paper("TB", "44", "TB-BCĐ", date(2020, 12, 5)),
    Paper("BB", "99", "BB-BCĐ", None),
    Paper("BB", "", "BB-BCĐ", date(2020, 12, 9)),
    Paper("BB", "12a", " bb-bcđ", date(2020, 12, 10)),
)


@pytest.fixture
def data(tmp_path: Path) -> Iterator[DataFile]:
    with making(tmp_path / "a.cchc") as made:
        with made.writing() as session:
            save_papers(session, "meeting", 1, PAPERS)
        yield made


@pytest.mark.parametrize(
    ("symbol", "year", "number"),
    [
        ("BB-BCĐ", 2020, "13"),
        ("BB-UBND", 2020, "31"),
        ("BB-BCĐ", 2021, "01"),
        ("BB-BCĐ", 2019, ""),
        ("KH-BCĐ", 2020, ""),
    ],
)
def test_the_number_after_the_highest_of_the_year_is_proposed_and_none_invented(
    data: DataFile, symbol: str, year: int, number: str
) -> None:
    with data.reading() as session:
        assert proposed_number(session, symbol, year).number == number


@pytest.mark.parametrize("number", ["9", "09", " 009 ", "12A"])
def test_a_number_in_use_is_found_however_it_is_written(data: DataFile, number: str) -> None:
    with data.reading() as session:
        holder = holder_of(session, number, "BB-BCĐ", 2020)
        assert holder is not None
        assert holder_of(session, number, "BB-BCĐ", 2020, except_id=holder.id) is None
        assert holder_of(session, number, "BB-BCĐ", 2021) is None
        assert holder_of(session, number, "TB-BCĐ", 2020) is None


@pytest.mark.parametrize(
    ("typed", "kept"), [("5", "05"), ("005", "05"), ("118", "118"), ("12A", "12a"), (" ", ""), ("Số: 7/BB-BCĐ", "07")]
)
def test_a_typed_number_is_kept_as_papers_write_it(typed: str, kept: str) -> None:
    assert read_number(typed, "BB-BCĐ") == kept


@pytest.mark.parametrize("typed", ["0", "00", "-1", "1.5", "năm", "12345678", "5/TB-BCĐ", "1 2"])
def test_what_is_no_number_is_refused_at_its_field(typed: str) -> None:
    with pytest.raises(ValidationError) as refused:
        read_number(typed, "BB-BCĐ")
    assert refused.value.field == "number"
