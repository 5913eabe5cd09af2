"""What a number must not be: taken, void, reserved for something else, out of the order of days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc_desktop.errors import ValidationError
from cchc_desktop.register.entering import enter_paper, trash_entry
from cchc_desktop.register.marks import reserve_number, set_one_series, set_opening, void_number
from cchc_desktop.register.numbering import check_number, proposed_number, series_of_year
from cchc_desktop.storage.sessions import DataFile
from tests.register.parts import TODAY, enter, issued, typed

JANUARY, MARCH, APRIL = date(2021, 1, 5), date(2021, 3, 10), date(2021, 4, 5)


def refusal(
    data: DataFile,
    number: str,
    day: date,
    *,
    symbol: str = "TB-BCĐ",
    except_id: int | None = None,
    takes_reserved: bool = False,
) -> tuple[str, str] | None:
    """Return field and sentence of what is refused."""
    with data.reading() as session:
        try:
            check_number(session, number, symbol, day, except_id=except_id, takes_reserved=takes_reserved)
        except ValidationError as error:
            return error.field, error.sentence
    return None


@pytest.fixture
def data(new_file: DataFile) -> DataFile:
    """Notices 05 of January, 08 of March and 12 of April; a letter 215 of April."""
    enter(
        new_file,
        typed("05", JANUARY, title="Kết luận tháng 1"),
        typed("08", MARCH),
        typed("12", APRIL),
        typed("215", APRIL, symbol="UBND-VP", type_code="CV"),
    )
    return new_file


def test_a_number_in_use_is_refused_with_the_paper_that_has_it(data: DataFile) -> None:
    found = refusal(data, "5", JANUARY)
    assert found is not None
    assert found[0] == "number"
    assert all(words in found[1] for words in ("05/TB-BCĐ", "2021", "thông báo", "05/01/2021", "Kết luận tháng 1"))


def test_the_paper_itself_and_another_year_are_no_hindrance(data: DataFile) -> None:
    with data.reading() as session:
        series = next(each for each in series_of_year(session, 2021) if each.series.key == "tb-bcđ")
    assert refusal(data, "05", JANUARY, except_id=series.entries[0].id) is None
    assert refusal(data, "05", date(2022, 1, 4)) is None
    assert refusal(data, "", APRIL) is None


@pytest.mark.parametrize(
    ("number", "day", "field"),
    [
        ("06", JANUARY, None),
        ("06", MARCH, None),
        ("06", date(2021, 1, 4), "number"),
        ("06", date(2021, 3, 11), "number"),
        ("13", APRIL, None),
        ("13", date(2021, 4, 4), "issued_on"),
        ("215", date(2021, 4, 6), None),
        ("04", JANUARY, None),
        ("04", date(2021, 1, 6), "number"),
        ("12a", APRIL, None),
    ],
)
def test_numbers_go_with_the_days(data: DataFile, number: str, day: date, field: str | None) -> None:
    found = refusal(data, number, day)
    assert (found[0] if found else None) == field


def test_what_is_out_of_order_is_told_by_its_neighbour(data: DataFile) -> None:
    backwards = refusal(data, "06", APRIL)
    early = refusal(data, "13", MARCH)
    assert backwards is not None
    assert early is not None
    assert "08/TB-BCĐ" in backwards[1]
    assert "10/3/2021" in backwards[1]
    assert "12/TB-BCĐ" in early[1]


def test_letters_of_an_organ_are_one_series_whatever_the_unit(data: DataFile) -> None:
    found = refusal(data, "215", APRIL, symbol="UBND-VX")
    assert found is not None
    assert "215/UBND-VP" in found[1]
    assert refusal(data, "216", APRIL, symbol="UBND-VX") is None
    with data.reading() as session:
        assert proposed_number(session, "UBND-VX", 2021).number == "216"
        assert proposed_number(session, "BCĐ-VP", 2021, type_code="CV").number == ""


def test_void_and_reserved_numbers_are_refused_with_their_reason(data: DataFile) -> None:
    with data.writing() as session:
        void_number(session, "tb-bcđ", 2021, 6, "ghi nhầm", day=TODAY)
        reserve_number(session, "tb-bcđ", 2021, 13, "thông báo quý I", day=TODAY)
    void, reserved = refusal(data, "06", MARCH), refusal(data, "13", APRIL)
    assert void is not None
    assert reserved is not None
    assert "ghi nhầm" in void[1]
    assert "thông báo quý I" in reserved[1]
    assert refusal(data, "13", APRIL, takes_reserved=True) is None
    assert refusal(data, "06", MARCH, takes_reserved=True) is not None


def test_what_is_reserved_is_offered_beside_the_next_number(data: DataFile) -> None:
    with data.writing() as session:
        reserve_number(session, "tb-bcđ", 2021, 13, "thông báo quý I", day=TODAY)
    with data.reading() as session:
        proposal = proposed_number(session, "TB-BCĐ", 2021)
    assert proposal.number == "14"
    assert proposal.last is not None
    assert proposal.last.reference == "12/TB-BCĐ"
    assert [mark.number for mark in proposal.reserved] == [13]


def test_issuing_with_a_reserved_number_uses_it_up(data: DataFile) -> None:
    with data.writing() as session:
        reserve_number(session, "tb-bcđ", 2021, 13, "thông báo quý I", day=TODAY)
    issued(data, "13")
    with data.reading() as session:
        series = next(each for each in series_of_year(session, 2021) if each.series.key == "tb-bcđ")
    assert series.marks == ()
    assert 13 in series.used


def test_all_kinds_of_an_organ_share_numbers_from_the_year_it_is_set(data: DataFile) -> None:
    with data.writing() as session:
        set_one_series(session, "BCĐ", 2022, is_single=True)
    enter(data, typed("01", date(2022, 1, 4), symbol="BB-BCĐ", type_code="BB"))
    with data.reading() as session:
        assert proposed_number(session, "TB-BCĐ", 2022).number == "02"
        assert proposed_number(session, "TB-BCĐ", 2021).number == "13"
        assert [each.series.name for each in series_of_year(session, 2022)] == ["BCĐ (mọi loại)", "UBND (công văn)"]
    assert refusal(data, "01", date(2022, 1, 5)) is not None


def test_one_series_can_be_parted_again(data: DataFile) -> None:
    with data.writing() as session:
        set_one_series(session, "BCĐ", 2021, is_single=True)
        set_one_series(session, "bcđ", 2022, is_single=False)
    enter(data, typed("13", APRIL, symbol="BB-BCĐ", type_code="BB"))
    with data.reading() as session:
        assert proposed_number(session, "GM-BCĐ", 2021).number == "14"
        assert proposed_number(session, "GM-BCĐ", 2022).number == ""
        assert proposed_number(session, "TB-BCĐ", 2022).number == "01"


def test_a_file_begun_in_mid_year_goes_on_from_its_opening_number(new_file: DataFile) -> None:
    with new_file.writing() as session:
        set_opening(session, "tb-bcđ", 2021, 35)
    with new_file.reading() as session:
        assert proposed_number(session, "TB-BCĐ", 2021).number == "35"
        assert proposed_number(session, "TB-BCĐ", 2022).number == ""
    enter(new_file, typed("35", APRIL))
    with new_file.reading() as session:
        (series,) = series_of_year(session, 2021)
    assert (series.gaps, series.unclear, series.next_number) == ((), (), 36)


def test_a_paper_in_the_trash_has_no_number(data: DataFile) -> None:
    (id_,) = enter(data, typed("13", APRIL))
    with data.writing() as session:
        trash_entry(session, id_)
    with data.reading() as session:
        assert proposed_number(session, "TB-BCĐ", 2021).number == "13"


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.integers(1, 25), st.integers(0, 60), st.booleans()), min_size=1, max_size=12))
def test_numbers_of_a_series_are_unique_in_order_and_the_proposed_one_is_free(
    new_file: DataFile, steps: list[tuple[int, int, bool]]
) -> None:
    symbol = "TB-X"
    with new_file.writing() as session:
        for number, offset, as_proposed in steps:
            proposed = proposed_number(session, symbol, 2021).number
            try:
                enter_paper(
                    session,
                    typed(
                        proposed if as_proposed and proposed else str(number),
                        JANUARY + timedelta(days=offset),
                        symbol=symbol,
                    ),
                )
            except ValidationError as error:
                assert error.field in ("number", "issued_on")
                assert not (as_proposed and proposed and error.field == "number")
        (series,) = [each for each in series_of_year(session, 2021) if each.series.key == "tb-x"]
        places = [entry.place for entry in series.entries]
        assert len(set(places)) == len(places)
        assert [entry.issued_on for entry in series.entries] == sorted(
            entry.issued_on for entry in series.entries if entry.issued_on is not None
        )
        assert series.next_number not in series.used
        session.rollback()
