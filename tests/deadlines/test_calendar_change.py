"""A change of the calendar never moves a deadline already given, and comes back whole with undo."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc_desktop.calendar.holidays import DayKind, ListedDay, year_days
from cchc_desktop.calendar.model import CalendarDay, KeptDeadline
from cchc_desktop.calendar.queries import listed_days, own_years, working_calendar, works_saturdays
from cchc_desktop.calendar.recurrence import Every
from cchc_desktop.deadlines.affected import affected_deadlines
from cchc_desktop.deadlines.calendar_change import change_saturdays, change_years
from cchc_desktop.deadlines.given import given_deadlines
from cchc_desktop.errors import ValidationError
from cchc_desktop.storage import history
from cchc_desktop.storage.sessions import DataFile
from cchc_desktop.tasks.model import Task, TaskOccurrence
from cchc_desktop.tasks.records import TaskState
from tests.deadlines.calendar_parts import STORM, TODAY, change, dues, with_days, write

DURING = date(2020, 12, 8)
"""Within the five working days after the meeting of 04/12/2020."""

DUES = {"GB-2020-12": date(2020, 12, 11), "TK-2020": date(2021, 1, 22)}


def kept(file: DataFile) -> list[tuple[int, date]]:
    with file.reading() as session:
        return [(row.record_id, row.due_on) for row in session.query(KeptDeadline).order_by(KeptDeadline.id)]


def test_a_new_day_off_moves_no_notice_already_given(file: DataFile) -> None:
    assert dues(file) == DUES
    changes = change(file, 2020, with_days(2020, DURING))
    assert changes.concerns("calendar_day")
    assert dues(file) == DUES
    with file.reading() as session:
        calendar = working_calendar(session)
        assert calendar.add_working_days(date(2020, 12, 4), 5) == date(2020, 12, 14)
        assert calendar.day_name(DURING) == STORM
    assert len(kept(file)) == 1


def test_those_affected_are_listed_with_the_day_they_would_have(file: DataFile) -> None:
    with file.reading() as session:
        before = working_calendar(session)
    change(file, 2020, with_days(2020, DURING))
    with file.reading() as session:
        found = affected_deadlines(given_deadlines(session, today=TODAY), before, working_calendar(session))
    (one,) = [each for each in found if each.given.kind == "meeting"]
    assert (one.given.code, one.given.due_on, one.would_be) == ("GB-2020-12", DUES["GB-2020-12"], date(2020, 12, 14))


def test_a_second_change_keeps_the_deadline_first_given(file: DataFile) -> None:
    change(file, 2020, with_days(2020, DURING))
    change(file, 2020, with_days(2020, DURING, date(2020, 12, 9)))
    assert dues(file) == DUES
    assert [due for _record, due in kept(file)] == [DUES["GB-2020-12"]]


def test_nothing_is_kept_once_the_calendar_gives_the_same_day_again(file: DataFile) -> None:
    change(file, 2020, with_days(2020, DURING))
    change(file, 2020, ())
    assert kept(file) == []
    assert dues(file) == DUES


def test_undo_and_redo_take_year_and_kept_deadlines_together(file: DataFile) -> None:
    with file.reading() as session:
        before = tuple(listed_days(session, 2020))
    change(file, 2020, with_days(2020, DURING))
    write(file, lambda session: history.undo(session).changes)
    assert kept(file) == []
    with file.reading() as session:
        assert tuple(listed_days(session, 2020)) == before
    write(file, lambda session: history.redo(session).changes)
    assert len(kept(file)) == 1
    assert dues(file) == DUES


def test_the_edits_of_one_visit_are_one_step(file: DataFile) -> None:
    with file.reading() as session:
        before = tuple(listed_days(session, 2020))
    for days in ((DURING,), (DURING, date(2020, 12, 9)), (date(2020, 12, 9),)):
        with file.writing(visit="năm 2020") as session:
            change_years(session, {2020: with_days(2020, *days)}, today=TODAY)
    write(file, lambda session: history.undo(session).changes)
    with file.reading() as session:
        assert tuple(listed_days(session, 2020)) == before
        with pytest.raises(history.Wall):
            history.undo(session)


def test_several_years_are_one_step_and_a_wrong_one_leaves_all_as_they_were(file: DataFile) -> None:
    with file.reading() as session:
        owned = own_years(session)
    wrong = (ListedDay(date(2028, 9, 6), DayKind.WORKED, "Làm bù"),)
    with pytest.raises(ValidationError), file.writing() as session:
        change_years(session, {2027: year_days(2027), 2028: wrong}, today=TODAY)
    with file.reading() as session:
        assert own_years(session) == owned
    write(file, lambda session: change_years(session, {2027: year_days(2027), 2028: year_days(2028)}, today=TODAY))
    with file.reading() as session:
        assert own_years(session) == owned | {2027, 2028}
    write(file, lambda session: history.undo(session).changes)
    with file.reading() as session:
        assert own_years(session) == owned


def new_task(file: DataFile, **fields: Any) -> None:
    with file.writing() as session:
        session.add(
            Task(code="T90", state=TaskState.ASSIGNED, work="Kiểm đếm", assigned_on=date(2021, 3, 29), **fields)
        )


def of_task(file: DataFile, today: date = TODAY) -> dict[str, date]:
    """Return the deadlines given of the new task, by period."""
    with file.reading() as session:
        found = given_deadlines(session, today=today)
        return {each.period: each.due_on for each in found if each.code == "T90"}


def test_the_deadline_of_a_task_stays_and_is_listed(file: DataFile) -> None:
    new_task(file, due_on=date(2021, 4, 12), due_wording="trong 10 ngày làm việc kể từ ngày giao")
    with file.reading() as session:
        before = working_calendar(session)
    change(file, 2021, with_days(2021, date(2021, 4, 7)))
    assert of_task(file) == {"": date(2021, 4, 12)}
    with file.reading() as session:
        deadlines = given_deadlines(session, today=TODAY)
        (found,) = affected_deadlines(deadlines, before, working_calendar(session))
    assert (found.given.code, found.would_be) == ("T90", date(2021, 4, 13))


def occurrences(file: DataFile) -> int:
    with file.reading() as session:
        return session.query(TaskOccurrence).count()


def test_periods_that_have_begun_stay_due_as_they_were_and_later_ones_follow_the_calendar(file: DataFile) -> None:
    new_task(file, every=Every.MONTH, recurs_day="last_working", recurs_from=date(2021, 3, 1))
    assert of_task(file) == {"2021-03": date(2021, 3, 31), "2021-04": date(2021, 4, 29)}
    kept_before = occurrences(file)
    with file.reading() as session:
        before = working_calendar(session)
    change(file, 2021, with_days(2021, date(2021, 4, 29), date(2021, 5, 31)))
    assert of_task(file) == {"2021-03": date(2021, 3, 31), "2021-04": date(2021, 4, 29)}
    assert of_task(file, date(2021, 5, 3))["2021-05"] == date(2021, 5, 28)
    with file.reading() as session:
        deadlines = given_deadlines(session, today=TODAY)
        (found,) = affected_deadlines(deadlines, before, working_calendar(session))
        assert (found.given.period, found.would_be) == ("2021-04", date(2021, 4, 28))
    assert occurrences(file) == kept_before + 1
    write(file, lambda session: history.undo(session).changes)
    assert occurrences(file) == kept_before
    assert of_task(file)["2021-04"] == date(2021, 4, 29)


def test_saturdays_can_be_worked_and_move_nothing_already_given(file: DataFile) -> None:
    write(file, lambda session: change_saturdays(session, True, today=TODAY))
    with file.reading() as session:
        calendar = working_calendar(session)
        assert works_saturdays(session)
    assert calendar.is_working_day(date(2021, 4, 10))
    assert not calendar.is_working_day(date(2021, 4, 11))
    assert dues(file) == DUES
    write(file, lambda session: history.undo(session).changes)
    with file.reading() as session:
        assert not works_saturdays(session)
        assert not working_calendar(session).is_working_day(date(2021, 4, 10))
    assert kept(file) == []


def test_a_day_that_stays_is_not_written_again(file: DataFile) -> None:
    change(file, 2027, year_days(2027))
    with file.reading() as session:
        before = {row.day: row.id for row in session.query(CalendarDay)}
    change(file, 2027, year_days(2027)[1:])
    with file.reading() as session:
        after = {row.day: row.id for row in session.query(CalendarDay)}
    gone = set(before) - set(after)
    assert gone == {year_days(2027)[0].day}
    assert all(before[day] == row_id for day, row_id in after.items())


DAYS_OF_2020 = st.dates(date(2020, 12, 1), date(2020, 12, 31))


@st.composite
def years(draw: st.DrawFn) -> tuple[ListedDay, ...]:
    """Any days off in the month of the first meeting, any Saturdays and Sundays worked."""
    days = draw(st.sets(DAYS_OF_2020, max_size=12))
    worked = {day for day in days if day.weekday() >= 5 and draw(st.booleans())}
    return tuple(ListedDay(day, DayKind.WORKED if day in worked else DayKind.OFF, "Ngày") for day in sorted(days))


def everything(file: DataFile) -> tuple[object, ...]:
    with file.reading() as session:
        rows = [(row.day, row.kind, row.name) for row in session.query(CalendarDay).order_by(CalendarDay.day)]
        stand = [(each.kind, each.record_id, each.due_on) for each in given_deadlines(session, today=TODAY)]
        return rows, stand, kept(file), dues(file)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(years(), min_size=1, max_size=3))
def test_whatever_the_years_no_deadline_moves_and_undo_brings_all_back(
    file: DataFile, changes: list[tuple[ListedDay, ...]]
) -> None:
    states = [everything(file)]
    for days in changes:
        change(file, 2020, days)
        state = everything(file)
        assert (state[1], state[3]) == (states[0][1], DUES)
        if state != states[-1]:
            states.append(state)
    while len(states) > 1:
        states.pop()
        write(file, lambda session: history.undo(session).changes)
        assert everything(file) == states[-1]
