"""When the notice of conclusions is owed, and months without a meeting."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.calendar.holidays import default_calendar
from cchc_desktop.calendar.rules import months_without_meeting, notice_due, notice_late_working_days

CALENDAR = default_calendar()
TODAY = date(2021, 4, 5)


@pytest.mark.parametrize(
    ("meeting", "due"),
    [
        (date(2020, 12, 4), date(2020, 12, 11)),
        (date(2021, 1, 15), date(2021, 1, 22)),
        (date(2021, 2, 9), date(2021, 2, 23)),
    ],
)
def test_the_notice_is_due_five_working_days_after_the_meeting(meeting: date, due: date) -> None:
    assert notice_due(meeting, CALENDAR) == due


@pytest.mark.parametrize(
    ("due", "sent", "late"),
    [
        (date(2021, 1, 22), date(2021, 1, 25), 1),
        (date(2020, 12, 11), date(2020, 12, 8), 0),
        (date(2020, 12, 11), date(2020, 12, 11), 0),
        (date(2020, 12, 11), date(2020, 12, 13), 0),
        (date(2021, 4, 1), None, 2),
        (date(2021, 4, 5), None, 0),
        (date(2021, 4, 9), None, 0),
    ],
)
def test_a_late_notice_is_counted_in_working_days(due: date, sent: date | None, late: int) -> None:
    assert notice_late_working_days(due, sent, TODAY, CALENDAR) == late


def test_completed_months_without_a_meeting_are_named() -> None:
    missing = months_without_meeting({"2020-12"}, date(2020, 11, 20), TODAY)
    assert [period.code for period in missing] == ["2020-11", "2021-01", "2021-02", "2021-03"]


def test_the_present_month_and_the_future_are_not_missing() -> None:
    assert months_without_meeting(set(), date(2021, 4, 1), TODAY) == []
    assert months_without_meeting(set(), date(2021, 6, 1), TODAY) == []
    assert months_without_meeting({"2021-03"}, date(2021, 3, 31), TODAY) == []


@given(st.dates(date(2015, 1, 1), date(2030, 1, 1)), st.dates(date(2015, 1, 1), date(2030, 1, 1)))
def test_without_any_meeting_every_completed_month_is_missing(first: date, today: date) -> None:
    months = (today.year - first.year) * 12 + today.month - first.month
    assert len(months_without_meeting(set(), first, today)) == max(0, months)
