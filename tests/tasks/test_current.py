"""The current period that lists look up is the one that the rules find by listing all periods."""

from __future__ import annotations

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert

from cchc_desktop.calendar.queries import working_calendar
from cchc_desktop.calendar.recurrence import Every, Recurrence
from cchc_desktop.tasks.current import current_occurrences
from cchc_desktop.tasks.model import TaskOccurrence
from cchc_desktop.tasks.records import StoredOccurrence
from cchc_desktop.tasks.recurring import Series, coming_occurrence, current_occurrence, occurrences, period_code
from tests.tasks.many import Made, reading

DAYS = st.dates(date(2020, 11, 1), date(2021, 5, 31))
STORED = st.builds(
    StoredOccurrence,
    due_on=st.none() | DAYS,
    progress=st.sampled_from([0, 40]),
    completed_on=st.none() | DAYS,
)


@given(
    every=st.sampled_from([Every.WEEK, Every.MONTH, Every.QUARTER]),
    first=DAYS,
    last=st.none() | DAYS,
    touched=st.dictionaries(DAYS, STORED, max_size=8),
    all_done=st.booleans(),
    today=DAYS,
)
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_current_period_is_that_of_the_rule(data_of_module, every, first, last, touched, all_done, today):
    month = 1 if every is Every.QUARTER else None
    task = Made(every=every, recurs_day="5", recurs_month=month, recurs_from=first, recurs_until=last)
    stored = {period_code(every, day): each for day, each in touched.items()}
    if all_done:
        stored = {code: StoredOccurrence(None, 100, date(2021, 1, 5)) for code in stored}
    with reading(data_of_module, [task]) as session:
        for code, each in stored.items():
            session.connection().execute(insert(TaskOccurrence.__table__), _columns(code, each))
        calendar = working_calendar(session)
        series = Series(Recurrence(every, 5, month), first, last)
        begun = occurrences(series.recurrence, first, last, stored, today, calendar)
        rule = current_occurrence(begun) or coming_occurrence(series, calendar)
        assert current_occurrences(session, today=today, calendar=calendar) == {1: rule}


def test_draft_without_a_first_day_has_none(data):
    with reading(data, [Made(every=Every.MONTH, recurs_day="last"), Made()]) as session:
        assert current_occurrences(session, today=date(2021, 4, 5), calendar=working_calendar(session)) == {1: None}


def _columns(code, each):
    return {
        "task_id": 1,
        "period": code,
        "due_on": each.due_on,
        "progress": each.progress,
        "completed_on": each.completed_on,
    }
