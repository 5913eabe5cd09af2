"""Series of numbers as plain values: every number stands in one place, the next one is free."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.register.records import MarkKind, NumberSpan
from cchc_desktop.register.series import (
    Entry,
    NumberMark,
    Series,
    SeriesYear,
    place_of,
    series_of,
    series_of_key,
    spans_between,
)

TB = series_of("TB-BCĐ")


def entry(number: str, day: date | None = None, id_: int = 0) -> Entry:
    return Entry(id_ or place_of(number)[0], number, "TB-BCĐ", day, "", None, "TB")


def marked(number: int, kind: MarkKind = MarkKind.VOID) -> NumberMark:
    return NumberMark(number, TB.key, 2021, number, kind, "ghi nhầm", date(2021, 1, 4))


def year(*numbers: str, marks: tuple[int, ...] = (), opening: int | None = None, is_known: bool = False) -> SeriesYear:
    return SeriesYear(
        TB,
        2021,
        tuple(entry(number) for number in numbers),
        tuple(marked(number) for number in marks),
        opening,
        is_known,
    )


def written(spans: tuple[NumberSpan, ...]) -> list[str]:
    return [span.written for span in spans]


@pytest.mark.parametrize(
    ("symbol", "type_code", "key", "name", "behind"),
    [
        ("TB-BCĐ", "TB", "tb-bcđ", "TB-BCĐ", "TB-BCĐ"),
        (" tb - bcđ ", "TB", "tb-bcđ", "tb-bcđ", "tb-bcđ"),
        ("UBND-VP", "CV", "cv-ubnd", "UBND (công văn)", "UBND"),
        ("UBND-VX", "", "cv-ubnd", "UBND (công văn)", "UBND"),
        ("BCĐ-CCHC", "", "cv-bcđ", "BCĐ (công văn)", "BCĐ"),
        ("QyĐ-UBND", "", "qyđ-ubnd", "QyĐ-UBND", "QyĐ-UBND"),
        ("BC-UBND-CCHC", "BC", "bc-ubnd-cchc", "BC-UBND-CCHC", "BC-UBND-CCHC"),
    ],
)
def test_a_symbol_names_its_series_and_letters_of_an_organ_share_one(
    symbol: str, type_code: str, key: str, name: str, behind: str
) -> None:
    series = series_of(symbol, type_code)
    assert (series.key, series.name, series.symbol) == (key, name, behind)


@pytest.mark.parametrize("symbol", ["TB-BCĐ", "UBND-VP", "QyĐ-UBND", "CTr-BCĐ"])
@pytest.mark.parametrize("is_single", [True, False])
def test_a_key_leads_back_to_its_series(symbol: str, is_single: bool) -> None:
    series = series_of(symbol, is_single=is_single)
    assert series_of_key(series.key) == series


def test_all_kinds_of_an_organ_are_one_series_where_it_is_set() -> None:
    one = {series_of(symbol, is_single=True).key for symbol in ("TB-BCĐ", "BB-BCĐ", "BCĐ-VP")}
    assert one == {"*-bcđ"}
    assert series_of("TB-BCĐ", is_single=True) == Series("*-bcđ", "BCĐ (mọi loại)", "BCĐ", "")


@pytest.mark.parametrize(("number", "place"), [("12", (12, "")), ("012A", (12, "a")), ("3đ", (3, "đ")), ("x", (0, ""))])
def test_a_number_stands_where_its_digits_say(number: str, place: tuple[int, str]) -> None:
    assert place_of(number) == place


def test_numbers_before_the_first_one_recorded_are_unclear_and_no_gap() -> None:
    found = year("02")
    assert (written(found.unclear), found.gaps, found.before) == (["01"], (), ())


def test_numbers_left_out_between_others_are_gaps() -> None:
    found = year("05", "08", "12")
    assert written(found.gaps) == ["06–07", "09–11"]
    assert written(found.unclear) == ["01–04"]


def test_a_mark_takes_a_number_out_of_what_is_open_and_makes_no_other_a_gap() -> None:
    found = year("05", "08", marks=(2, 6))
    assert written(found.unclear) == ["01", "03–04"]
    assert written(found.gaps) == ["07"]


@pytest.mark.parametrize(
    ("opening", "unclear", "before", "gaps"),
    [(None, ["01–04"], [], []), (5, [], ["01–04"], []), (1, [], [], ["01–04"]), (3, [], ["01–02"], ["03–04"])],
)
def test_an_opening_number_says_which_numbers_the_file_answers_for(
    opening: int | None, unclear: list[str], before: list[str], gaps: list[str]
) -> None:
    found = year("05", opening=opening)
    assert [written(found.unclear), written(found.before), written(found.gaps)] == [unclear, before, gaps]


@pytest.mark.parametrize(
    ("found", "number"),
    [
        (year(), None),
        (year(is_known=True), 1),
        (year("12a"), 13),
        (year("12", marks=(13,)), 14),
        (year("12", opening=35), 35),
        (year(opening=35), 35),
        (year("40", opening=35), 41),
        (year(marks=(3,)), 4),
    ],
)
def test_the_next_number_follows_everything_known(found: SeriesYear, number: int | None) -> None:
    assert found.next_number == number


def test_a_number_stands_between_those_of_earlier_and_later_days() -> None:
    days = {"05": date(2021, 1, 5), "07": date(2021, 1, 7), "09": date(2021, 1, 9)}
    found = SeriesYear(TB, 2021, tuple(entry(number, day) for number, day in days.items()))
    below, above = found.neighbours("08")
    assert below is not None
    assert above is not None
    assert (below.number, above.number) == ("07", "09")
    assert found.neighbours("01")[0] is None
    assert found.neighbours("10")[1] is None


@given(
    st.lists(st.tuples(st.integers(1, 60), st.sampled_from(["", "", "", "a", "b"])), max_size=25),
    st.sets(st.integers(1, 60), max_size=12),
    st.one_of(st.none(), st.integers(1, 70)),
)
def test_every_number_up_to_the_highest_is_in_one_place_and_the_next_is_free(
    numbers: list[tuple[int, str]], marks: set[int], opening: int | None
) -> None:
    used = {number for number, _letter in numbers}
    free_marks = tuple(sorted(marks - used))
    found = year(*(f"{number:02d}{letter}" for number, letter in numbers), marks=free_marks, opening=opening)
    places = [
        *found.used,
        *(mark.number for mark in found.marks),
        *(
            number
            for spans in (found.gaps, found.unclear, found.before)
            for each in spans
            for number in numbers_of(each)
        ),
    ]
    assert sorted(places) == list(range(1, found.highest + 1))
    if found.next_number is not None:
        assert found.next_number > found.highest
        assert found.holder_of(str(found.next_number)) is None
        assert found.mark_of(found.next_number) is None


def numbers_of(span: NumberSpan) -> range:
    return range(span.first, span.last + 1)


@given(st.integers(1, 30), st.integers(0, 40), st.sets(st.integers(0, 80)))
def test_spans_hold_exactly_what_is_not_taken(first: int, length: int, taken: set[int]) -> None:
    last = first + length
    found = spans_between(first, last, taken)
    inside = [number for span in found for number in numbers_of(span)]
    assert inside == [number for number in range(first, last + 1) if number not in taken]
    assert all(one.last + 1 < other.first for one, other in pairwise(found))
    assert sum(span.count for span in found) == len(inside)


@given(st.lists(st.integers(0, 300), min_size=1, max_size=20, unique=True))
def test_a_day_between_its_neighbours_keeps_the_order(offsets: list[int]) -> None:
    days = [date(2021, 1, 1) + timedelta(days=offset) for offset in sorted(offsets)]
    found = SeriesYear(TB, 2021, tuple(entry(f"{2 * place + 2:02d}", day) for place, day in enumerate(days)))
    below, above = found.neighbours("03")
    assert below is not None
    assert below.issued_on == days[0]
    assert (above.issued_on if above is not None else None) == (days[1] if len(days) > 1 else None)
