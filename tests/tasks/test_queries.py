"""Lists of tasks: totals are what the lists hold, orders leave the empty last, and everything asked for narrows."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc_desktop.committee.model import FileSetting
from cchc_desktop.tasks.actors import actors_at
from cchc_desktop.tasks.filtering import Levels, OrderKey, TaskFilter, TaskOrder
from cchc_desktop.tasks.ordering import URGENCY
from cchc_desktop.tasks.queries import look, rows_by_id, task_count, task_ids, task_rows, task_totals
from cchc_desktop.tasks.records import Actor, Clarity, DeadlineLabel, ReformArea, TaskState
from cchc_desktop.tasks.rules import totals
from cchc_desktop.tasks.workload import completeness, workload
from tests.tasks.many import DAYS, PEOPLE, UNITS, Made, made, reading

TODAY = date(2021, 4, 5)
NO_FIXTURE_CHECK = [HealthCheck.function_scoped_fixture]


def filters() -> st.SearchStrategy[TaskFilter]:
    """Return filters of every kind, most fields empty."""
    return st.builds(
        TaskFilter,
        person_id=st.none() | st.sampled_from(PEOPLE),
        department_id=st.none() | st.sampled_from(UNITS),
        is_outside_reform=st.none() | st.booleans(),
        due_from=st.none() | DAYS,
        due_until=st.none() | DAYS,
        assigned_from=st.none() | DAYS,
        completed_until=st.none() | DAYS,
        reviewed_since=st.none() | DAYS,
        is_recurring=st.none() | st.booleans(),
        levels=st.sampled_from(Levels),
        unclear=st.none() | st.sampled_from(Clarity),
    )


@given(tasks=st.lists(made(), max_size=12), wanted=filters(), today=DAYS)
@settings(max_examples=40, suppress_health_check=NO_FIXTURE_CHECK)
def test_totals_are_what_the_lists_hold(data_of_module, tasks, wanted, today):
    with reading(data_of_module, tasks) as session:
        looked = look(session, wanted, today=today)
        rows = task_rows(session, wanted, today=today)
        counted = task_totals(session, wanted, today=today)
        assert counted == totals((row.label, row.due_on is not None) for row in rows)
        for label in DeadlineLabel:
            one = replace(looked, wanted=replace(wanted, labels=frozenset({label})))
            assert task_count(session, one, today=today) == counted.of(label)
            assert task_ids(session, one, today=today) == [row.id for row in rows if row.label is label]


@given(tasks=st.lists(made(), max_size=12), wanted=filters(), today=DAYS)
@settings(max_examples=40, suppress_health_check=NO_FIXTURE_CHECK)
def test_every_number_of_the_workload_opens_its_list(data_of_module, tasks, wanted, today):
    with reading(data_of_module, tasks) as session:
        shared = workload(session, wanted, today=today)
        assert shared.totals == task_totals(session, wanted, today=today)
        for rows in (shared.by_department, shared.by_person):
            assert sum(row.totals.all for row in rows) == shared.totals.all
            for row in rows:
                assert task_totals(session, row.wanted, today=today) == row.totals
        for clarity, number in completeness(session, wanted, today=today).items():
            assert wanted.unclear or task_count(session, replace(wanted, unclear=clarity), today=today) == number


@given(tasks=st.lists(made(), max_size=12), key=st.sampled_from(OrderKey), descending=st.booleans())
@settings(max_examples=60, suppress_health_check=NO_FIXTURE_CHECK)
def test_order_of_rows_is_that_of_what_they_show(data_of_module, tasks, key, descending):
    order = TaskOrder(key, descending)
    wanted = TaskFilter(levels=Levels.ALL)
    with reading(data_of_module, tasks) as session:
        people = actors_at(session, TODAY).in_order
        rows = task_rows(session, wanted, order, today=TODAY)
        shown = [_shown(key, row, people) for row in rows]
        full = [value for value in shown if value is not None]
        assert full == sorted(full, reverse=descending)
        assert shown == full + [None] * (len(shown) - len(full))
        ids = [row.id for row in rows]
        assert task_ids(session, wanted, order, today=TODAY) == ids
        pages = [task_rows(session, wanted, order, today=TODAY, offset=start, limit=5) for start in range(0, 15, 5)]
        assert [row.id for page in pages for row in page] == ids


def _shown(key, row, people):
    values = {
        OrderKey.URGENCY: next(place for place, labels in enumerate(URGENCY) if row.label in labels),
        OrderKey.CODE: (len(row.code), row.code),
        OrderKey.DUE: row.due_on,
        OrderKey.LEAD: people.index(row.lead_actor) if row.lead_actor else None,
        OrderKey.LABEL: list(DeadlineLabel).index(row.label),
        OrderKey.ASSIGNED: row.assigned_on,
        OrderKey.COMPLETED: row.completed_on,
        OrderKey.PROGRESS: row.progress,
        OrderKey.UPDATED: row.last_update_on,
        OrderKey.AREA: list(ReformArea).index(row.area) if row.area else None,
        OrderKey.STATE: list(TaskState).index(row.state),
        OrderKey.SOURCE: row.source or None,
    }
    return values[key]


def test_most_urgent_stand_first_and_the_last_finished_before_earlier_ones(data):
    tasks = [
        Made(TaskState.CANCELLED),
        Made(TaskState.COMPLETED, completed_on=date(2021, 3, 1)),
        Made(TaskState.COMPLETED, date(2021, 3, 2), date(2021, 3, 2)),
        Made(TaskState.PAUSED, date(2021, 1, 1)),
        Made(),
        Made(due_on=date(2021, 4, 20)),
        Made(due_on=date(2021, 4, 1)),
    ]
    with reading(data, tasks) as session:
        assert task_ids(session, TaskFilter(), today=TODAY) == [7, 6, 5, 4, 3, 2, 1]


def test_drafts_are_in_no_list_but_their_own(data):
    tasks = [Made(TaskState.DRAFT), Made(), Made(TaskState.DRAFT, due_on=TODAY)]
    with reading(data, tasks) as session:
        assert task_ids(session, TaskFilter(), today=TODAY) == [2]
        assert task_totals(session, TaskFilter(with_drafts=True), today=TODAY).all == 1
        drafts = task_rows(session, TaskFilter(only_drafts=True), TaskOrder(OrderKey.CODE), today=TODAY)
        assert [(row.id, row.label, row.days_left) for row in drafts] == [(1, None, None), (3, None, None)]
        assert task_count(session, TaskFilter(only_drafts=True), today=TODAY) == 2


def test_sub_tasks_stand_under_their_parent_and_are_not_counted(data):
    tasks = [Made(), Made(parent=0, due_on=TODAY), Made(parent=1), Made(trashed_at=datetime(2021, 4, 1, tzinfo=UTC))]
    with reading(data, tasks) as session:
        (row,) = task_rows(session, TaskFilter(), today=TODAY)
        assert (row.depth, row.has_children) == (0, True)
        assert task_totals(session, TaskFilter(), today=TODAY).all == 1
        (below,) = task_rows(session, TaskFilter(parent_id=1), today=TODAY)
        assert (below.id, below.depth, below.label, below.has_children) == (2, 1, DeadlineLabel.DUE_SOON, True)
        rows = {row.id: row.depth for row in rows_by_id(session, [1, 2, 3, 4], today=TODAY)}
        assert rows == {1: 0, 2: 1, 3: 2}


def test_unit_of_a_lead_is_that_of_the_post_on_the_day(data):
    tasks = [Made(lead_person_id=1), Made(lead_person_id=2), Made(lead_department_id=1), Made()]
    with reading(data, tasks) as session:
        assert task_ids(session, TaskFilter(department_id=1), TaskOrder(OrderKey.CODE), today=TODAY) == [1, 3]
        assert task_ids(session, TaskFilter(is_without_unit=True), TaskOrder(OrderKey.CODE), today=TODAY) == [2, 4]
        assert task_ids(session, TaskFilter(is_without_person=True), TaskOrder(OrderKey.CODE), today=TODAY) == [3, 4]
        assert task_ids(session, TaskFilter(lead=Actor(person_id=2)), today=TODAY) == [2]
        row = task_rows(session, TaskFilter(ids=frozenset({1})), today=TODAY)[0]
        assert (row.lead, row.lead_actor, row.department) == ("Lê Đức Ánh", Actor(person_id=1), "Văn phòng")


def test_days_left_and_late_count_from_the_deadline(data):
    tasks = [
        Made(due_on=date(2021, 4, 7)),
        Made(due_on=date(2021, 4, 2)),
        Made(TaskState.COMPLETED, date(2021, 4, 1), date(2021, 4, 5)),
        Made(TaskState.PAUSED, date(2021, 4, 1)),
    ]
    with reading(data, tasks) as session:
        rows = task_rows(session, TaskFilter(), TaskOrder(OrderKey.CODE), today=TODAY)
    late = [(row.days_left, row.days_late, row.working_days_late) for row in rows]
    assert late == [(2, 0, 0), (-3, 3, 1), (None, 4, 2), (None, 0, 0)]


@pytest.mark.parametrize(
    ("kept", "label"), [("", "on_track"), ("5", "due_soon"), ("abc", "on_track"), ("٥", "on_track")]
)
def test_soon_is_what_the_committee_says(data, kept, label):
    with data.writing() as session:
        session.merge(FileSetting(name="due_soon_days", value=kept))
    with reading(data, [Made(due_on=date(2021, 4, 10))]) as session:
        assert task_rows(session, TaskFilter(), today=TODAY)[0].label is DeadlineLabel(label)


def test_a_look_serves_counts_and_rows_alike(data):
    with reading(data, [Made(due_on=TODAY), Made()]) as session:
        looked = look(session, TaskFilter(labels=frozenset({DeadlineLabel.DUE_SOON})), today=TODAY)
        assert task_count(session, looked, today=TODAY) == len(task_rows(session, looked, today=TODAY)) == 1
        assert task_totals(session, looked, today=TODAY).all == 2
