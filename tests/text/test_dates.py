"""Dates as papers write them and as people type them (`ngay_van_ban` of the sample)."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.errors import ValidationError
from cchc_desktop.text.dates import (
    clock,
    long_date,
    parse_date,
    parse_time,
    short_clock,
    short_date,
    weekday_name,
)

NEAR = date(2021, 4, 5)
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("day", "long", "short"),
    [
        (date(2020, 12, 4), "ngày 04 tháng 12 năm 2020", "04/12/2020"),
        (date(2021, 1, 15), "ngày 15 tháng 01 năm 2021", "15/01/2021"),
        (date(2021, 2, 9), "ngày 09 tháng 02 năm 2021", "09/02/2021"),
        (date(2021, 4, 5), "ngày 05 tháng 4 năm 2021", "05/4/2021"),
    ],
)
def test_only_january_and_february_are_padded(day: date, long: str, short: str) -> None:
    assert long_date(day) == long
    assert short_date(day) == short


def test_times_are_written_with_two_digits() -> None:
    assert clock(time(14, 0)) == "14 giờ 00 phút"
    assert clock(time(9, 10)) == "09 giờ 10 phút"
    assert short_clock(time(8, 5)) == "08:05"


def test_weekdays_are_named() -> None:
    assert [weekday_name(date(2021, 4, day)) for day in (5, 9, 10, 11)] == ["thứ Hai", "thứ Sáu", "thứ Bảy", "Chủ nhật"]


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("4/12/2020", date(2020, 12, 4)),
        ("04-12-2020", date(2020, 12, 4)),
        ("4.12.20", date(2020, 12, 4)),
        ("041220", date(2020, 12, 4)),
        ("04122020", date(2020, 12, 4)),
        ("20201204", date(2020, 12, 4)),
        ("2020-12-04", date(2020, 12, 4)),
        ("4/12", date(2021, 12, 4)),
        ("0412", date(2021, 12, 4)),
        (" 4 12 2020 ", date(2020, 12, 4)),
        ("5/8/26", date(2026, 8, 5)),
        ("29/02/2020", date(2020, 2, 29)),
        ("ngày 05 tháng 4 năm 2021", date(2021, 4, 5)),
        ("Ngày 5 tháng 4", date(2021, 4, 5)),
        ("05/4/2021.", date(2021, 4, 5)),
        ("05–4–2021", date(2021, 4, 5)),
    ],
)
def test_a_date_is_read_as_a_hurried_person_types_it(typed: str, day: date) -> None:
    assert parse_date(typed, near=NEAR) == day


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("31/02", r"02/2021.*\b28\b"),
        ("29/2/2021", r"02/2021.*\b28\b"),
        ("31/4/2021", r"04/2021.*\b30\b"),
        ("0/4/2021", r"04/2021.*\b30\b"),
        ("31022021", r"02/2021.*\b28\b"),
        ("2020-13-01", r"\b13\b"),
        ("4/13/2020", r"\b13\b"),
        ("4/12/0020", "20"),
        ("4/12/202", "4/12/202"),
        ("hôm qua", "hôm qua"),
        ("", "04/12/2020"),
        ("4/12/2020 " * 50, "04/12/2020"),
        ("٤/١٢/٢٠٢٠", "04/12/2020"),
    ],
)
def test_an_impossible_date_is_refused_with_a_sentence(typed: str, said: str) -> None:
    with pytest.raises(ValidationError, match=said) as refused:
        parse_date(typed, near=NEAR)
    assert len(refused.value.sentence) < 120


@given(DAYS)
def test_written_dates_read_back(day: date) -> None:
    for written in (
        short_date(day),
        long_date(day),
        day.isoformat(),
        f"{day:%d%m%Y}",
        f"{day:%d%m%y}",
        f"{day:%d-%m-%y}",
    ):
        assert parse_date(written, near=NEAR) == day


@given(st.text(max_size=20))
def test_any_text_is_a_date_or_is_refused(text: str) -> None:
    try:
        assert 1900 <= parse_date(text, near=NEAR).year <= 2199
    except ValidationError as refused:
        assert refused.sentence


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("14:00", time(14)), ("14h", time(14)), ("14h30", time(14, 30)), ("14g30", time(14, 30)), ("1400", time(14)),
        ("9", time(9)), ("9 giờ 30", time(9, 30)), ("14 giờ 00 phút", time(14)), ("930", time(9, 30)),
        ("9h5", time(9, 5)), ("14.30", time(14, 30)), ("14H00p", time(14)), ("0:00", time(0)), ("9 giờ", time(9)),
    ],
)  # fmt: skip
def test_a_time_is_read_as_a_hurried_person_types_it(typed: str, moment: time) -> None:
    assert parse_time(typed) == moment


@pytest.mark.parametrize("typed", ["24:00", "25", "14:60", "2460", "", "chiều", "14:00:00", "99999", "1h2h"])
def test_an_impossible_time_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError):
        parse_time(typed)


@given(st.times())
def test_written_times_read_back(moment: time) -> None:
    moment = moment.replace(second=0, microsecond=0)
    assert parse_time(clock(moment)) == parse_time(short_clock(moment)) == moment
