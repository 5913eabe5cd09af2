"""Periods, their wording and their reporting windows (`ky_bao_cao_kiem_thu` of the sample)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.calendar.periods import Period, PeriodKind
from cchc_desktop.errors import ValidationError

YEARS = st.integers(1901, 2198)
PERIODS = st.one_of(
    st.builds(Period, st.just(PeriodKind.MONTH), YEARS, st.integers(1, 12)),
    st.builds(Period, st.just(PeriodKind.QUARTER), YEARS, st.integers(1, 4)),
    st.builds(Period, st.sampled_from([PeriodKind.HALF, PeriodKind.NINE_MONTHS, PeriodKind.YEAR]), YEARS),
)


@pytest.mark.parametrize(
    ("code", "first", "last", "due"),
    [
        ("2021-03", date(2021, 2, 15), date(2021, 3, 14), None),
        ("2021-01", date(2020, 12, 15), date(2021, 1, 14), None),
        ("2021-Q1", date(2020, 12, 15), date(2021, 3, 14), date(2021, 3, 20)),
        ("2021-Q2", date(2021, 3, 15), date(2021, 6, 14), None),
        ("2021-H1", date(2020, 12, 15), date(2021, 6, 14), date(2021, 6, 20)),
        ("2021-Q3", date(2021, 6, 15), date(2021, 9, 14), date(2021, 9, 20)),
        ("2021-9M", date(2020, 12, 15), date(2021, 9, 14), None),
        ("2021", date(2020, 12, 15), date(2021, 12, 14), date(2021, 12, 20)),
    ],
)
def test_figures_are_cut_off_on_the_14th(code: str, first: date, last: date, due: date | None) -> None:
    period = Period.parse(code)
    assert period.reporting_window() == (first, last)
    assert period.report_due == due


@pytest.mark.parametrize(
    ("wording", "code", "label"),
    [
        ("12/2020", "2020-12", "tháng 12/2020"),
        ("01/2021", "2021-01", "tháng 01/2021"),
        ("tháng 3/2021", "2021-03", "tháng 3/2021"),
        ("Tháng 3 năm 2021", "2021-03", "tháng 3/2021"),
        ("quý I/2021", "2021-Q1", "quý I/2021"),
        ("Quý 4 năm 2021", "2021-Q4", "quý IV/2021"),
        ("6 tháng đầu năm 2021", "2021-H1", "6 tháng đầu năm 2021"),
        ("06 tháng năm 2021", "2021-H1", "6 tháng đầu năm 2021"),
        ("9 tháng năm 2021", "2021-9M", "9 tháng năm 2021"),
        ("9 tháng đầu năm 2021", "2021-9M", "9 tháng năm 2021"),
        ("năm 2020", "2020", "năm 2020"),
        ("2020", "2020", "năm 2020"),
        (" NĂM\u00a02020 ", "2020", "năm 2020"),
        ("2021-q3", "2021-Q3", "quý III/2021"),
        ("quy\u0301 I / 2021", "2021-Q1", "quý I/2021"),
    ],
)
def test_words_and_codes_name_the_same_period(wording: str, code: str, label: str) -> None:
    period = Period.from_wording(wording)
    assert period == Period.parse(code)
    assert period.code == code
    assert period.label == label


@pytest.mark.parametrize(
    "text",
    ["", "2021-13", "2021-00", "2021-Q5", "2021-Q0", "2021-H2", "2021-6M", "21", "13/2020", "quý V/2021",
     "quý IIX/2021", "tháng 0/2021", "hôm nay", "0021", "9999", "2021-3", "2021-Q1 " * 99],
)  # fmt: skip
def test_what_is_no_period_is_refused(text: str) -> None:
    for read in (Period.parse, Period.from_wording):
        with pytest.raises(ValidationError) as refused:
            read(text)
        assert len(refused.value.sentence) < 150


def test_a_period_that_does_not_exist_cannot_be_made() -> None:
    with pytest.raises(ValidationError):
        Period(PeriodKind.QUARTER, 2021, 5)
    with pytest.raises(ValidationError):
        Period(PeriodKind.YEAR, 2021, 2)


def test_calendar_days_of_periods() -> None:
    assert (Period.parse("2020-02").first_day, Period.parse("2020-02").last_day) == (
        date(2020, 2, 1),
        date(2020, 2, 29),
    )
    assert (Period.parse("2021-Q4").first_day, Period.parse("2021-Q4").last_day) == (
        date(2021, 10, 1),
        date(2021, 12, 31),
    )
    assert (Period.parse("2021-9M").first_day, Period.parse("2021-9M").last_day) == (
        date(2021, 1, 1),
        date(2021, 9, 30),
    )
    assert date(2021, 6, 30) in Period.parse("2021-H1")
    assert date(2021, 7, 1) not in Period.parse("2021-H1")


def test_periods_sort_as_they_end_the_shorter_first() -> None:
    codes = "2020 2021-03 2021-Q1 2021-06 2021-Q2 2021-H1 2021-09 2021-Q3 2021-9M 2021-12 2021-Q4 2021".split()
    assert [period.code for period in sorted(Period.parse(code) for code in sorted(codes))] == codes
    assert Period.parse("2020-12") < Period.parse("2021-01") <= Period.parse("2021-01")


def test_months_of_periods() -> None:
    assert [month.code for month in Period.parse("2021-Q3").months()] == ["2021-07", "2021-08", "2021-09"]
    assert [len(Period.parse(code).months()) for code in ("2021-05", "2021-H1", "2021-9M", "2021")] == [1, 6, 9, 12]
    assert Period.month_of(date(2020, 12, 4)).code == "2020-12"


def test_a_period_is_followed_by_the_next_of_its_kind() -> None:
    followers = {"2020-12": "2021-01", "2021-03": "2021-04", "2021-Q4": "2022-Q1", "2021-H1": "2022-H1", "2021": "2022"}
    assert {code: Period.parse(code).following().code for code in followers} == followers


@given(PERIODS)
def test_codes_and_labels_read_back(period: Period) -> None:
    assert Period.parse(period.code) == period
    assert Period.from_wording(period.code) == period
    assert Period.from_wording(period.label) == period


@given(PERIODS)
def test_windows_end_inside_the_period_and_join_without_a_gap(period: Period) -> None:
    first, last = period.reporting_window()
    assert first < period.first_day <= last < period.last_day
    if period.kind in (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.YEAR):
        assert (period.following().reporting_window()[0] - last).days == 1


@given(PERIODS, PERIODS)
def test_the_order_of_periods_is_total(one: Period, other: Period) -> None:
    assert (one < other) + (one == other) + (one > other) == 1
