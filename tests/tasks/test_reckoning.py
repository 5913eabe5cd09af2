"""The label in SQL is the label of the rule, for every state and every date, also of work that comes back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from cchc_desktop.calendar.queries import working_calendar
from cchc_desktop.tasks.clarity import missing_clarity
from cchc_desktop.tasks.current import all_occurrences
from cchc_desktop.tasks.facts import task_details
from cchc_desktop.tasks.filtering import Levels, TaskFilter
from cchc_desktop.tasks.model import Task
from cchc_desktop.tasks.queries import look, task_ids, task_rows
from cchc_desktop.tasks.reckoning import union
from cchc_desktop.tasks.records import Clarity, DeadlineLabel, TaskState
from cchc_desktop.tasks.recurring import current_occurrence
from cchc_desktop.tasks.rules import deadline_label
from tests.tasks.many import DAYS, Made, made, reading

EVERYTHING = TaskFilter(levels=Levels.ALL, with_drafts=True)
DATES = (None, *(date(2021, 4, day) for day in (1, 4, 5, 6, 8, 9)))
ALL_KINDS = [Made(state, due, done) for state, due, done in product(TaskState, DATES, DATES)]


def test_label_in_sql_is_that_of_the_rule_for_all_states_and_dates(data):
    with reading(data, ALL_KINDS) as opened:
        for today, soon_days in product(_days(date(2021, 3, 30), 12), (0, 1, 3, 8)):
            for number, label in _labels(opened, today, soon_days).items():
                kind = ALL_KINDS[number - 1]
                rule = deadline_label(kind.state, kind.due_on, kind.completed_on, today=today, soon_days=soon_days)
                assert label is rule, (kind, today, soon_days)


@given(tasks=st.lists(made(), max_size=8), today=DAYS, soon_days=st.integers(0, 30))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_label_in_sql_is_that_of_the_rule(data_of_module, tasks, today, soon_days):
    with reading(data_of_module, tasks) as opened:
        rows = {row.id: row for row in task_rows(opened, EVERYTHING, today=today)}
        for number, label in _labels(opened, today, soon_days).items():
            row = rows[number]
            rule = deadline_label(row.state, row.due_on, row.completed_on, today=today, soon_days=soon_days)
            assert label is rule


def _labels(session: Session, today: date, soon_days: int) -> dict[int, DeadlineLabel | None]:
    looked = replace(look(session, EVERYTHING, today=today), soon_days=soon_days)
    tables = union([looked.tasks(kind, Task.id, looked.label(kind).label("label")) for kind in looked.kinds], "read")
    return {id_: DeadlineLabel(label) if label else None for id_, label in session.execute(select(tables))}


def _days(first: date, count: int) -> list[date]:
    return [first + timedelta(days=number) for number in range(count)]


def test_day_of_the_deadline_and_the_last_day_of_the_calendar_count_as_soon(data):
    with reading(data, [Made(due_on=date(2021, 4, 5)), Made(due_on=date.max)]) as opened:
        assert [row.label for row in task_rows(opened, TaskFilter(), today=date(2021, 4, 5))] == [
            DeadlineLabel.DUE_SOON,
            DeadlineLabel.ON_TRACK,
        ]
        assert task_rows(opened, TaskFilter(ids=frozenset({2})), today=date.max)[0].label is DeadlineLabel.DUE_SOON


@given(tasks=st.lists(made(), max_size=6), today=DAYS)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_recurring_task_counts_by_its_current_occurrence(data_of_module, tasks, today):
    with reading(data_of_module, tasks) as opened:
        rows = {row.id: row for row in task_rows(opened, EVERYTHING, today=today)}
        begun = all_occurrences(opened, rows, today=today, calendar=working_calendar(opened))
        assert len(rows) == sum(task.trashed_at is None for task in tasks)
        for task_id, occurrences in begun.items():
            current, row = current_occurrence(occurrences), rows[task_id]
            if current is not None:
                assert (row.period, row.due_on, row.completed_on) == (current.period, current.due, current.completed_on)


@given(tasks=st.lists(made(), max_size=6), clarity=st.sampled_from(Clarity))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_unclear_in_sql_is_what_the_rule_says(data_of_module, tasks, clarity):
    today = date(2021, 4, 5)
    with reading(data_of_module, tasks) as opened:
        wanted = TaskFilter(levels=Levels.ALL, with_drafts=True, unclear=clarity)
        unclear = set(task_ids(opened, wanted, today=today))
        for row in task_rows(opened, EVERYTHING, today=today):
            task = opened.get(Task, row.id)
            missing = missing_clarity(task_details(opened, task))
            assert row.missing == missing
            assert (row.id in unclear) == (clarity in missing)
