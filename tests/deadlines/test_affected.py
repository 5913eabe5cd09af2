"""Which deadlines a changed calendar would have given another day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.calendar.working_days import WorkingCalendar
from cchc_desktop.deadlines.affected import GivenDeadline, affected_deadlines, as_text, summary

FRIDAY, MONDAY = date(2021, 4, 9), date(2021, 4, 12)
BEFORE = WorkingCalendar({}, {}, frozenset({2021}))
AFTER = WorkingCalendar({FRIDAY: "Nghỉ bão"}, {}, frozenset({2021}))


def notice(due: date, counted_from: date = date(2021, 4, 2)) -> GivenDeadline:
    return GivenDeadline("meeting", 1, "GB-2021-03", "Giao ban tháng 3", due, counted_from, working_days=5)


def task(due: date, wording: str, assigned: date | None = date(2021, 4, 5)) -> GivenDeadline:
    return GivenDeadline("task", 7, "T07", "Rà soát hồ sơ trễ hẹn", due, assigned, wording=wording)


def test_a_notice_counted_over_a_new_day_off_would_be_due_later() -> None:
    (found,) = affected_deadlines([notice(FRIDAY)], BEFORE, AFTER)
    assert found.would_be == MONDAY
    assert found.new_words == "12/4/2021"


def test_a_saturday_worked_brings_the_day_nearer() -> None:
    worked = WorkingCalendar({}, {date(2021, 4, 3): "Làm bù"}, frozenset({2021}))
    (found,) = affected_deadlines([notice(FRIDAY)], BEFORE, worked)
    assert found.would_be == date(2021, 4, 8)


@pytest.mark.parametrize(
    ("wording", "due", "new"),
    [
        ("trong 04 ngày làm việc kể từ ngày giao", FRIDAY, MONDAY),
        ("hết tuần này", FRIDAY, date(2021, 4, 8)),
    ],
)
def test_words_are_read_again_from_the_day_of_assignment(wording: str, due: date, new: date) -> None:
    (found,) = affected_deadlines([task(due, wording)], BEFORE, AFTER)
    assert (found.would_be, found.given.due_on) == (new, due)


def test_a_fixed_day_that_becomes_a_day_of_rest_is_shown_with_the_working_days_around_it() -> None:
    (found,) = affected_deadlines([task(FRIDAY, "chậm nhất ngày 09/4/2021")], BEFORE, AFTER)
    assert found.would_be is None
    assert (found.rest_day, found.day_before, found.day_after) == ("Nghỉ bão", date(2021, 4, 8), MONDAY)
    assert "08/4/2021" in found.new_words and "Nghỉ bão" in found.new_words


@pytest.mark.parametrize(
    "deadline",
    [
        notice(date(2021, 4, 8), date(2021, 4, 1)),
        task(date(2021, 4, 14), "trong 04 ngày làm việc kể từ ngày giao"),
        task(MONDAY, "chậm nhất ngày 12/4/2021"),
        task(MONDAY, ""),
        task(MONDAY, "trong 04 ngày làm việc", assigned=None),
        task(MONDAY, "ngày 31/02/2021"),
    ],
    ids=["not over it", "set by hand", "a fixed day", "no words", "no day of assignment", "words of no day"],
)
def test_others_are_not_affected(deadline: GivenDeadline) -> None:
    assert affected_deadlines([deadline], BEFORE, AFTER) == ()


def test_an_unchanged_calendar_affects_nothing_and_says_nothing() -> None:
    assert affected_deadlines([notice(FRIDAY), task(FRIDAY, "")], AFTER, AFTER) == ()
    assert summary(()) == ""


def test_the_list_as_text_has_a_line_for_each_by_day() -> None:
    found = affected_deadlines([task(FRIDAY, ""), notice(FRIDAY), notice(date(2021, 4, 8))], BEFORE, AFTER)
    lines = as_text(found).splitlines()
    assert lines[0] == summary(found) and lines[0].startswith("2 ")
    assert [line.split(" ")[0] for line in lines[1:]] == ["GB-2021-03", "T07"]
    assert "09/4/2021" in lines[1] and "12/4/2021" in lines[1]


DAYS = st.dates(date(2021, 1, 1), date(2021, 12, 31))


@given(st.sets(DAYS, max_size=20), st.sets(DAYS, max_size=20), DAYS, st.integers(1, 30))
def test_what_is_not_listed_comes_out_the_same(off: set[date], more: set[date], start: date, n: int) -> None:
    before = WorkingCalendar(dict.fromkeys(off, "Nghỉ"), {}, frozenset())
    after = WorkingCalendar(dict.fromkeys(off | more, "Nghỉ"), {}, frozenset())
    given_day = before.add_working_days(start, n)
    deadline = GivenDeadline("task", 1, "T1", "", given_day, start, working_days=n)
    found = affected_deadlines([deadline], before, after)
    assert bool(found) == (after.add_working_days(start, n) != given_day)
    assert all(each.given.due_on == given_day for each in found)
    passed = {day for day in more - off if start < day <= given_day and day.weekday() < 5}
    assert bool(found) == bool(passed)


@given(DAYS, st.integers(0, 40))
def test_no_list_ever_holds_a_deadline_twice(day: date, n: int) -> None:
    deadlines = [task(day + timedelta(days=step), "trong 05 ngày làm việc") for step in range(n)]
    found = affected_deadlines(deadlines, BEFORE, AFTER)
    assert len(found) <= n
