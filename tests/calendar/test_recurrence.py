"""Work that comes back: its due day in each period, the first one, the day before, its wording."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.calendar.holidays import default_calendar
from cchc_desktop.calendar.recurrence import Every, NamedDay, Recurrence
from cchc_desktop.errors import ValidationError

CALENDAR = default_calendar()
DAYS = st.dates(date(2019, 1, 1), date(2032, 12, 31))
RECURRENCES = [
    Recurrence(Every.WEEK, 5),
    Recurrence(Every.MONTH, 25),
    Recurrence(Every.MONTH, 31),
    Recurrence(Every.MONTH, NamedDay.LAST),
    Recurrence(Every.MONTH, NamedDay.FIRST_WORKING),
    Recurrence(Every.MONTH, NamedDay.LAST_WORKING),
    Recurrence(Every.QUARTER, 20, 3),
    Recurrence(Every.QUARTER, NamedDay.LAST, 1),
    Recurrence(Every.YEAR, 14, 12),
    Recurrence(Every.YEAR, NamedDay.LAST, 2),
]


@pytest.mark.parametrize(
    ("recurrence", "day", "due"),
    [
        (Recurrence(Every.WEEK, 1), date(2020, 12, 6), date(2020, 11, 30)),
        (Recurrence(Every.MONTH, 31), date(2021, 2, 3), date(2021, 2, 28)),
        (Recurrence(Every.MONTH, NamedDay.FIRST_WORKING), date(2021, 1, 15), date(2021, 1, 4)),
        (Recurrence(Every.MONTH, NamedDay.LAST_WORKING), date(2021, 1, 15), date(2021, 1, 29)),
        (Recurrence(Every.QUARTER, 20, 3), date(2021, 4, 1), date(2021, 6, 20)),
        (Recurrence(Every.YEAR, 29, 2), date(2021, 7, 1), date(2021, 2, 28)),
    ],
)
def test_the_due_day_of_a_period_is_found(recurrence: Recurrence, day: date, due: date) -> None:
    assert recurrence.due_in(day, CALENDAR) == due


@given(st.sampled_from(RECURRENCES), DAYS)
def test_the_first_due_day_is_the_nearest_that_is_not_over(recurrence: Recurrence, start: date) -> None:
    due = recurrence.first_due(start, CALENDAR)
    assert due >= start
    assert recurrence.due_in(due, CALENDAR) == due
    assert recurrence.due_in(start, CALENDAR) in (due, min(due, recurrence.due_in(start, CALENDAR)))


@given(st.sampled_from(RECURRENCES), DAYS)
def test_the_day_before_is_one_day_earlier(recurrence: Recurrence, start: date) -> None:
    earlier = recurrence.day_before()
    if earlier is None:
        assert isinstance(recurrence.day, NamedDay)
    elif recurrence.day not in (29, 30, 31):
        due = recurrence.first_due(start, CALENDAR)
        assert earlier.due_in(date.fromordinal(due.toordinal() - 1), CALENDAR).toordinal() == due.toordinal() - 1


@pytest.mark.parametrize(
    ("recurrence", "earlier"),
    [
        (Recurrence(Every.WEEK, 1), Recurrence(Every.WEEK, 7)),
        (Recurrence(Every.MONTH, 1), Recurrence(Every.MONTH, NamedDay.LAST)),
        (Recurrence(Every.QUARTER, 1, 1), Recurrence(Every.QUARTER, NamedDay.LAST, 3)),
        (Recurrence(Every.YEAR, 1, 3), Recurrence(Every.YEAR, NamedDay.LAST, 2)),
    ],
)
def test_the_day_before_the_first_is_the_last_before_it(recurrence: Recurrence, earlier: Recurrence) -> None:
    assert recurrence.day_before() == earlier


@pytest.mark.parametrize(
    ("recurrence", "label"),
    [
        (Recurrence(Every.WEEK, 5), "thứ Sáu hằng tuần"),
        (Recurrence(Every.MONTH, 5), "ngày 05 hằng tháng"),
        (Recurrence(Every.MONTH, NamedDay.LAST), "ngày cuối tháng, hằng tháng"),
        (Recurrence(Every.QUARTER, 20, 3), "ngày 20 tháng cuối quý, hằng quý"),
        (Recurrence(Every.YEAR, NamedDay.LAST, 12), "ngày cuối tháng 12 hằng năm"),
        (Recurrence(Every.YEAR, 14, 2), "ngày 14 tháng 02 hằng năm"),
    ],
)
def test_a_recurrence_is_worded_as_papers_do(recurrence: Recurrence, label: str) -> None:
    assert recurrence.label == label


@pytest.mark.parametrize(
    ("every", "day", "month"),
    [
        (Every.WEEK, 8, None),
        (Every.WEEK, NamedDay.LAST, None),
        (Every.WEEK, 1, 1),
        (Every.MONTH, 0, None),
        (Every.MONTH, 32, None),
        (Every.MONTH, 5, 1),
        (Every.QUARTER, 5, None),
        (Every.QUARTER, 5, 4),
        (Every.YEAR, 30, 2),
        (Every.YEAR, 1, 13),
    ],
)
def test_a_day_that_no_period_has_is_refused(every: Every, day: int | NamedDay, month: int | None) -> None:
    with pytest.raises(ValidationError):
        Recurrence(every, day, month)


def test_the_end_of_time_is_refused() -> None:
    for recurrence in (Recurrence(Every.WEEK, 1), Recurrence(Every.MONTH, 1), Recurrence(Every.YEAR, 1, 1)):
        with pytest.raises(ValidationError):
            recurrence.first_due(date.max, CALENDAR)
