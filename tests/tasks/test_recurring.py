"""The periods of work that comes back, from plain values."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.calendar.holidays import default_calendar
from cchc_desktop.calendar.recurrence import Every, NamedDay, Recurrence
from cchc_desktop.errors import ValidationError
from cchc_desktop.tasks.records import DeadlineLabel, Occurrence, StoredOccurrence, TaskState
from cchc_desktop.tasks.recurring import (
    Series,
    begun_periods,
    coming_occurrence,
    current_occurrence,
    first_day,
    kept_day,
    occurrences,
    period_code,
    period_days,
    period_label,
    recurrence_from,
)
from cchc_desktop.tasks.rules import deadline_label, lateness

CALENDAR = default_calendar()
TODAY = date(2021, 4, 5)
MONTHLY = Recurrence(Every.MONTH, 25)
T07 = {
    "2020-12": StoredOccurrence(completed_on=date(2020, 12, 25), progress=100),
    "2021-01": StoredOccurrence(completed_on=date(2021, 1, 25), progress=100),
    "2021-02": StoredOccurrence(completed_on=date(2021, 2, 26), progress=100),
    "2021-03": StoredOccurrence(completed_on=date(2021, 3, 24), progress=100),
}

days = st.dates(date(2019, 1, 1), date(2024, 12, 31))
recurrences = st.one_of(
    st.builds(Recurrence, st.just(Every.WEEK), st.integers(1, 7)),
    st.builds(Recurrence, st.just(Every.MONTH), st.integers(1, 31) | st.sampled_from(NamedDay)),
    st.builds(Recurrence, st.just(Every.QUARTER), st.integers(1, 31) | st.sampled_from(NamedDay), st.integers(1, 3)),
    st.builds(Recurrence, st.just(Every.YEAR), st.integers(1, 28) | st.sampled_from(NamedDay), st.integers(1, 12)),
)


@pytest.mark.parametrize(
    ("every", "day", "code", "first", "last", "label"),
    [
        (Every.WEEK, date(2021, 4, 5), "2021-W14", date(2021, 4, 5), date(2021, 4, 11), "tuần 14/2021"),
        (Every.WEEK, date(2021, 1, 3), "2020-W53", date(2020, 12, 28), date(2021, 1, 3), "tuần 53/2020"),
        (Every.MONTH, date(2021, 2, 28), "2021-02", date(2021, 2, 1), date(2021, 2, 28), "tháng 02/2021"),
        (Every.QUARTER, date(2021, 3, 31), "2021-Q1", date(2021, 1, 1), date(2021, 3, 31), "quý I/2021"),
        (Every.YEAR, date(2021, 6, 1), "2021", date(2021, 1, 1), date(2021, 12, 31), "năm 2021"),
    ],
)
def test_each_day_lies_in_a_period_with_a_code(every, day, code, first, last, label):
    assert period_code(every, day) == code
    assert period_days(code) == (first, last)
    assert period_label(code) == label


@pytest.mark.parametrize("code", ["2021-W54", "2021-W", "x-W1", "2021-13", "2021-H1x", ""])
def test_what_is_no_period_is_refused(code):
    with pytest.raises(ValidationError):
        period_days(code)


def test_the_monthly_count_of_the_sample_stands_as_expected():
    found = occurrences(MONTHLY, date(2020, 12, 4), None, T07, TODAY, CALENDAR)
    assert [(each.period, each.due, each.completed_on) for each in found] == [
        ("2020-12", date(2020, 12, 25), date(2020, 12, 25)),
        ("2021-01", date(2021, 1, 25), date(2021, 1, 25)),
        ("2021-02", date(2021, 2, 25), date(2021, 2, 26)),
        ("2021-03", date(2021, 3, 25), date(2021, 3, 24)),
        ("2021-04", date(2021, 4, 25), None),
    ]
    labels = [deadline_label(TaskState.IN_PROGRESS, each.due, each.completed_on, today=TODAY) for each in found]
    assert labels == [
        DeadlineLabel.DONE_ON_TIME,
        DeadlineLabel.DONE_ON_TIME,
        DeadlineLabel.DONE_LATE,
        DeadlineLabel.DONE_ON_TIME,
        DeadlineLabel.ON_TRACK,
    ]
    assert current_occurrence(found) == Occurrence("2021-04", date(2021, 4, 25), date(2021, 4, 25))


def test_a_missed_period_stays_open_and_counts_before_later_ones():
    missed = {period: kept for period, kept in T07.items() if period != "2021-02"}
    found = occurrences(MONTHLY, date(2020, 12, 1), None, missed, TODAY, CALENDAR)
    current = current_occurrence(found)
    assert current is not None
    assert current.period == "2021-02"
    label = deadline_label(TaskState.IN_PROGRESS, current.due, None, today=TODAY)
    assert label is DeadlineLabel.OVERDUE
    assert lateness(label, current.due, None, today=TODAY, calendar=CALENDAR).days == 39


def test_a_stopped_series_counts_by_its_last_completed_period():
    found = occurrences(MONTHLY, date(2020, 12, 1), date(2021, 3, 31), T07, TODAY, CALENDAR)
    current = current_occurrence(found)
    assert current is not None
    assert (current.period, current.completed_on) == ("2021-03", date(2021, 3, 24))


def test_an_extended_period_keeps_its_first_deadline():
    kept = {"2021-04": StoredOccurrence(due_on=date(2021, 4, 29))}
    (found,) = occurrences(MONTHLY, date(2021, 4, 1), None, kept, TODAY, CALENDAR)
    assert (found.due, found.original_due) == (date(2021, 4, 29), date(2021, 4, 25))


def test_what_happened_to_a_period_is_never_left_out():
    found = occurrences(MONTHLY, date(2021, 2, 1), date(2021, 2, 28), T07, TODAY, CALENDAR)
    assert [each.period for each in found] == ["2020-12", "2021-01", "2021-02", "2021-03"]


def test_before_its_first_period_a_task_counts_by_that_period():
    series = Series(MONTHLY, date(2021, 5, 1))
    assert occurrences(MONTHLY, series.first, None, {}, TODAY, CALENDAR) == ()
    assert current_occurrence(()) is None
    assert coming_occurrence(series, CALENDAR) == Occurrence("2021-05", date(2021, 5, 25), date(2021, 5, 25))


def test_the_first_period_is_the_first_one_due_after_the_assignment():
    assert first_day(MONTHLY, date(2020, 12, 4), CALENDAR) == date(2020, 12, 1)
    assert first_day(MONTHLY, date(2020, 12, 25), CALENDAR) == date(2020, 12, 1)
    assert first_day(MONTHLY, date(2020, 12, 26), CALENDAR) == date(2021, 1, 1)
    assert first_day(Recurrence(Every.WEEK, 5), date(2021, 4, 3), CALENDAR) == date(2021, 4, 5)


@given(recurrences)
def test_a_recurrence_is_kept_in_three_columns(recurrence):
    assert recurrence_from(recurrence.every, kept_day(recurrence), recurrence.month) == recurrence
    assert recurrence_from(None, "", None) is None


@given(recurrences, days, st.none() | days, days, st.data())
def test_periods_begin_one_after_another_and_never_after_today(recurrence, begins, until, today, data):
    asked = data.draw(st.lists(days, max_size=3))
    kept = {period_code(recurrence.every, day): StoredOccurrence(completed_on=day) for day in asked}
    found = occurrences(recurrence, begins, until, kept, today, CALENDAR)
    starts = [period_days(each.period)[0] for each in found]
    assert starts == sorted(set(starts))
    assert all(start <= today for start in starts)
    own = [each for each in found if each.period not in kept]
    last = min(today, until) if until else today
    assert all(period_days(each.period)[0] <= last for each in own)
    assert all(period_days(each.period)[1] >= begins for each in own)
    if last >= begins:
        assert found
        assert {period_code(recurrence.every, day) for day in (begins, last)} <= {each.period for each in found}
    for each in found:
        first, end = period_days(each.period)
        assert first <= each.original_due <= end


@given(st.lists(st.none() | days, max_size=8))
def test_the_current_occurrence_is_the_earliest_open_one_else_the_last_completed(completed):
    begin = date(2021, 1, 4)
    found = [
        Occurrence(period_code(Every.WEEK, begin + timedelta(weeks=at)), TODAY, TODAY, completed_on=day)
        for at, day in enumerate(completed)
    ]
    current = current_occurrence(found)
    still_open = [each for each in found if each.completed_on is None]
    assert current == (still_open[0] if still_open else found[-1] if found else None)


def test_periods_end_with_the_calendar() -> None:
    assert [code for code, _begin in begun_periods(Every.MONTH, date(2199, 11, 5), date(2199, 12, 31))] == [
        "2199-11",
        "2199-12",
    ]
