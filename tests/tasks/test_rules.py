"""Labels, lateness, totals and rates, from plain values; the numbers of the sample among them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.calendar.holidays import default_calendar
from cchc_desktop.tasks.records import DeadlineLabel, Lateness, TaskState
from cchc_desktop.tasks.rules import DONE, OPEN, deadline_label, lateness, rates, totals

CALENDAR = default_calendar()
TODAY = date(2021, 4, 5)
DONE_STATE, PROGRESS, PAUSED = TaskState.COMPLETED, TaskState.IN_PROGRESS, TaskState.PAUSED
SAMPLE = {
    "T01": (DONE_STATE, date(2020, 12, 14), date(2020, 12, 11), DeadlineLabel.DONE_ON_TIME),
    "T02": (DONE_STATE, date(2020, 12, 31), date(2021, 1, 5), DeadlineLabel.DONE_LATE),
    "T03": (DONE_STATE, date(2020, 12, 31), date(2020, 12, 30), DeadlineLabel.DONE_ON_TIME),
    "T04": (DONE_STATE, date(2020, 12, 14), date(2020, 12, 15), DeadlineLabel.DONE_LATE),
    "T05": (DONE_STATE, date(2020, 12, 31), date(2020, 12, 30), DeadlineLabel.DONE_ON_TIME),
    "T06": (DONE_STATE, date(2020, 12, 30), date(2020, 12, 28), DeadlineLabel.DONE_ON_TIME),
    "T07": (PROGRESS, date(2021, 4, 25), None, DeadlineLabel.ON_TRACK),
    "T08": (DONE_STATE, date(2021, 1, 29), date(2021, 1, 28), DeadlineLabel.DONE_ON_TIME),
    "T09": (DONE_STATE, date(2021, 1, 20), date(2021, 1, 20), DeadlineLabel.DONE_ON_TIME),
    "T10": (PROGRESS, date(2020, 12, 14), None, DeadlineLabel.OVERDUE),
    "T11": (PROGRESS, date(2021, 4, 8), None, DeadlineLabel.DUE_SOON),
    "T12": (PROGRESS, None, None, DeadlineLabel.NO_DEADLINE),
    "T13": (PAUSED, date(2021, 3, 31), None, DeadlineLabel.PAUSED),
    "T14": (PROGRESS, date(2021, 4, 5), None, DeadlineLabel.DUE_SOON),
}

dates = st.dates(date(2020, 1, 1), date(2026, 12, 31))
states = st.sampled_from(TaskState)
tasks = st.tuples(states, st.none() | dates, st.none() | dates)


@pytest.mark.parametrize("code", SAMPLE)
def test_the_label_of_each_task_of_the_sample(code):
    state, due, completed, expected = SAMPLE[code]
    assert deadline_label(state, due, completed, today=TODAY) is expected


def test_the_totals_of_the_sample():
    counted = totals((label, due is not None) for _state, due, _completed, label in SAMPLE.values())
    assert counted.all == 14
    assert {label: counted.of(label) for label in DeadlineLabel} == {
        DeadlineLabel.DONE_ON_TIME: 6,
        DeadlineLabel.DONE_LATE: 2,
        DeadlineLabel.DONE_NO_DEADLINE: 0,
        DeadlineLabel.ON_TRACK: 1,
        DeadlineLabel.DUE_SOON: 2,
        DeadlineLabel.OVERDUE: 1,
        DeadlineLabel.NO_DEADLINE: 1,
        DeadlineLabel.PAUSED: 1,
        DeadlineLabel.CANCELLED: 0,
    }
    assert rates(counted) == {
        "completed_of_all": (8, 14),
        "on_time_of_completed": (6, 8),
        "on_time_of_all": (6, 14),
        "overdue_of_all_with_deadline": (1, 13),
    }


@pytest.mark.parametrize(
    ("code", "days", "working_days"), [("T02", 5, 2), ("T04", 1, 1), ("T10", 112, None), ("T14", 0, 0), ("T13", 0, 0)]
)
def test_the_days_late_of_the_sample(code, days, working_days):
    _state, due, completed, label = SAMPLE[code]
    found = lateness(label, due, completed, today=TODAY, calendar=CALENDAR)
    assert found.days == days
    assert working_days is None or found.working_days == working_days


def test_a_late_product_counts_from_the_first_deadline_where_that_is_asked():
    late = lateness(DeadlineLabel.DONE_LATE, date(2020, 12, 14), date(2020, 12, 30), today=TODAY, calendar=CALENDAR)
    assert late.days == 16


@pytest.mark.parametrize(
    ("due_in", "soon_days", "expected"),
    [
        (-1, 3, DeadlineLabel.OVERDUE),
        (0, 3, DeadlineLabel.DUE_SOON),
        (3, 3, DeadlineLabel.DUE_SOON),
        (4, 3, DeadlineLabel.ON_TRACK),
        (0, 0, DeadlineLabel.DUE_SOON),
        (1, 0, DeadlineLabel.ON_TRACK),
        (10, 10, DeadlineLabel.DUE_SOON),
    ],
)
def test_due_today_is_not_overdue_and_soon_is_a_setting(due_in, soon_days, expected):
    due = TODAY + timedelta(days=due_in)
    assert deadline_label(PROGRESS, due, None, today=TODAY, soon_days=soon_days) is expected


@given(tasks, dates, st.integers(0, 30))
def test_every_task_but_a_draft_has_exactly_one_label_for_any_dates(task, today, soon_days):
    state, due, completed = task
    label = deadline_label(state, due, completed, today=today, soon_days=soon_days)
    fitting = {
        DeadlineLabel.CANCELLED: state is TaskState.CANCELLED,
        DeadlineLabel.PAUSED: state is TaskState.PAUSED and completed is None,
        DeadlineLabel.DONE_NO_DEADLINE: completed is not None and due is None,
        DeadlineLabel.DONE_ON_TIME: completed is not None and due is not None and completed <= due,
        DeadlineLabel.DONE_LATE: completed is not None and due is not None and completed > due,
        DeadlineLabel.NO_DEADLINE: completed is None and due is None,
        DeadlineLabel.OVERDUE: completed is None and due is not None and due < today,
        DeadlineLabel.DUE_SOON: completed is None
        and due is not None
        and today <= due <= today + timedelta(days=soon_days),
        DeadlineLabel.ON_TRACK: completed is None and due is not None and due > today + timedelta(days=soon_days),
    }
    side = (DeadlineLabel.CANCELLED, DeadlineLabel.PAUSED)
    first = next((each for each in side if fitting[each]), None)
    others = [each for each, fits in fitting.items() if fits and each not in side]
    assert len(others) == 1
    assert label is (None if state is TaskState.DRAFT else first or others[0])


@given(tasks, dates)
def test_only_overdue_and_late_tasks_have_days_late(task, today):
    state, due, completed = task
    label = deadline_label(state, due, completed, today=today)
    found = lateness(label, due, completed, today=today, calendar=CALENDAR)
    if label in (DeadlineLabel.OVERDUE, DeadlineLabel.DONE_LATE):
        assert found.days >= 1
        assert 0 <= found.working_days <= found.days
    else:
        assert found == Lateness()


@given(st.lists(tasks, max_size=40), dates)
def test_totals_add_up_and_name_their_denominators(listed, today):
    labelled = [(deadline_label(*task, today=today), task[1] is not None) for task in listed]
    counted = totals((label, has_due) for label, has_due in labelled if label is not None)
    assert counted.all == sum(task[0] is not TaskState.DRAFT for task in listed)
    assert counted.all == counted.of(*DeadlineLabel)
    assert counted.completed == counted.of(*DONE)
    sides = counted.of(DeadlineLabel.PAUSED, DeadlineLabel.CANCELLED)
    assert counted.all == counted.completed + counted.of(*OPEN) + sides
    assert counted.with_deadline == sum(has_due for label, has_due in labelled if label is not None)
    for numerator, denominator in rates(counted).values():
        assert 0 <= numerator <= denominator
