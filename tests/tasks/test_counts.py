"""Counts of the sample: what a period holds and how it stood then, frozen with its list, compared, never changed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete, select, update
from sqlalchemy.exc import DatabaseError

from cchc_desktop.calendar.periods import Period
from cchc_desktop.errors import AppError, Conflict, NotFound, ValidationError
from cchc_desktop.rooms import ROOMS
from cchc_desktop.storage import history, migrate
from cchc_desktop.storage.sessions import DataFile
from cchc_desktop.tasks.count_records import Explanation
from cchc_desktop.tasks.count_rules import late_lines, totals_of
from cchc_desktop.tasks.counts import count_facts, counts, explain_lateness, live_count, newest_count, take_count
from cchc_desktop.tasks.filtering import TaskFilter
from cchc_desktop.tasks.model import Extension, Task, TaskCount, TaskCountLine
from cchc_desktop.tasks.queries import task_totals
from cchc_desktop.tasks.records import COUNT, TASK, DeadlineLabel, TaskState
from cchc_desktop.tasks.register_lines import register_lines
from tests.meetings.conftest import sample_file

__all__ = ["sample_file"]

TODAY = date(2021, 4, 5)
DECEMBER, MARCH, QUARTER = Period.parse("2020-12"), Period.parse("2021-03"), Period.parse("2021-Q1")


@pytest.fixture
def sample(sample_file: Path, tmp_path: Path) -> Iterator[DataFile]:
    """A copy of the sample, open for writing, with its history."""
    path = tmp_path / "m.cchc"
    shutil.copyfile(sample_file, path)
    with migrate.open_file(path, rooms=ROOMS) as opened:
        yield opened


def labels(data: DataFile, period: Period, **more: object) -> dict[str, str]:
    with data.reading() as session:
        return {line.code: line.label.value for line in live_count(session, period, TODAY, **more).lines}


def change(data: DataFile, code: str, **values: object) -> None:
    with data.writing() as session:
        task = session.scalars(select(Task).where(Task.code == code)).one()
        for name, value in values.items():
            setattr(task, name, value)


def take(data: DataFile, period: Period, **more: object) -> int:
    with data.writing() as session:
        count_id, changes = take_count(session, period, today=TODAY, **more)
        assert changes.concerns(COUNT)
    return count_id


def test_period_holds_what_was_assigned_by_its_end_and_not_finished_before_it(sample: DataFile) -> None:
    assert labels(sample, DECEMBER) == {
        "T01": "done_on_time",
        "T02": "due_soon",
        "T03": "done_on_time",
        "T04": "done_late",
        "T05": "done_on_time",
        "T06": "done_on_time",
        "T07": "done_on_time",
        "T10": "overdue",
    }


def test_labels_are_those_of_the_last_day_whatever_happened_since(sample: DataFile) -> None:
    before = labels(sample, MARCH)
    assert before["T14"] == "on_track" and before["T11"] == "on_track"
    change(sample, "T11", state=TaskState.COMPLETED, completed_on=date(2021, 4, 2), progress=100)
    change(sample, "T14", state=TaskState.CANCELLED, cancelled_on=date(2021, 4, 1))
    assert labels(sample, MARCH) == before


def test_task_cancelled_before_the_period_is_not_in_it(sample: DataFile) -> None:
    change(sample, "T10", state=TaskState.CANCELLED, cancelled_on=date(2021, 2, 28))
    assert "T10" not in labels(sample, MARCH)
    change(sample, "T10", cancelled_on=date(2021, 3, 1))
    assert labels(sample, MARCH)["T10"] == "cancelled"


def test_extension_decided_after_the_day_does_not_count(sample: DataFile) -> None:
    with sample.reading() as session:
        extension = session.scalars(select(Extension)).one()
        assert extension.decided_on == date(2020, 12, 14)
    by_day = labels(sample, DECEMBER, as_of=date(2020, 12, 13))
    assert by_day["T05"] == "due_soon"
    assert labels(sample, DECEMBER, as_of=date(2020, 12, 15))["T05"] == "on_track"


def test_recurring_task_counts_by_the_occurrence_of_the_period(sample: DataFile) -> None:
    february = labels(sample, Period.parse("2021-02"))
    assert february["T07"] == "done_late"
    with sample.reading() as session:
        (line,) = (line for line in live_count(session, MARCH, TODAY).lines if line.code == "T07")
    assert (line.period, line.completed_on, line.label) == ("2021-03", date(2021, 3, 24), DeadlineLabel.DONE_ON_TIME)


def test_period_that_still_runs_has_the_labels_of_today(sample: DataFile) -> None:
    with sample.reading() as session:
        facts = live_count(session, Period.parse("2021-04"), TODAY)
    assert facts.as_of == TODAY
    assert {line.label.value for line in facts.lines if line.code == "T14"} == {"due_soon"}


@pytest.mark.parametrize(
    ("period", "as_of", "field"),
    [
        ("2021", None, "period"),
        ("2021-05", None, "period"),
        ("2021-03", date(2021, 2, 28), "as_of"),
        ("2021-03", date(2021, 4, 6), "as_of"),
    ],
)
def test_count_that_cannot_be_is_refused_with_a_sentence(
    sample: DataFile, period: str, as_of: date | None, field: str
) -> None:
    with pytest.raises(ValidationError) as refused, sample.writing() as session:
        take_count(session, Period.parse(period), today=TODAY, as_of=as_of)
    assert refused.value.field == field and refused.value.sentence
    with sample.reading() as session:
        assert counts(session) == []


def test_frozen_count_keeps_its_list_whatever_is_changed_later(sample: DataFile) -> None:
    with sample.reading() as session:
        live = live_count(session, QUARTER, TODAY)
    count_id = take(sample, QUARTER)
    change(sample, "T10", work="Việc khác", due_on=date(2022, 1, 1), state=TaskState.COMPLETED, completed_on=TODAY)
    with sample.reading() as session:
        frozen = count_facts(session, count_id)
    assert frozen.lines == live.lines
    assert (frozen.period, frozen.version, frozen.as_of) == ("2021-Q1", 1, date(2021, 3, 31))
    assert frozen.frozen_at is not None


def test_count_taken_again_is_a_new_version_and_the_first_stays(sample: DataFile) -> None:
    first, second = take(sample, MARCH), take(sample, MARCH, as_of=TODAY)
    with sample.reading() as session:
        rows = counts(session)
        newest = newest_count(session, MARCH)
    assert [(row.id, row.version, row.is_newest) for row in rows] == [(second, 2, True), (first, 1, False)]
    assert newest is not None and newest.id == second


def test_day_of_labels_that_was_chosen_is_kept_for_the_next_count(sample: DataFile) -> None:
    take(sample, MARCH, as_of=TODAY)
    with sample.reading() as session:
        assert live_count(session, DECEMBER, TODAY).as_of == TODAY
    take(sample, MARCH, as_of=MARCH.last_day)
    with sample.reading() as session:
        assert live_count(session, DECEMBER, TODAY).as_of == DECEMBER.last_day


def test_totals_of_the_list_of_counts_are_those_of_the_lines(sample: DataFile) -> None:
    change(sample, "T12", is_outside_reform=True)
    count_id = take(sample, QUARTER)
    with sample.reading() as session:
        (row,) = counts(session)
        facts = count_facts(session, count_id)
    assert row.totals == totals_of(facts.lines)
    assert row.totals.all == len(facts.lines) - 1


def test_count_is_compared_with_the_one_before_of_the_same_length(sample: DataFile) -> None:
    december = take(sample, DECEMBER)
    take(sample, Period.parse("2020-Q4"))
    march = take(sample, MARCH)
    with sample.reading() as session:
        before = count_facts(session, march).previous
        assert count_facts(session, december).previous is None
    assert before is not None and before.id == december and before.totals.all == 8


def test_undo_does_not_pass_a_frozen_count(sample: DataFile) -> None:
    take(sample, MARCH)
    with pytest.raises(history.Wall) as wall, sample.writing() as session:
        history.undo(session)
    assert wall.value.sentence
    with sample.reading() as session:
        assert len(counts(session)) == 1


@pytest.mark.parametrize("table", [TaskCount, TaskCountLine])
def test_file_itself_refuses_to_change_a_frozen_count(sample: DataFile, table: type) -> None:
    count_id = take(sample, MARCH)
    for statement in (update(table).values(note="x") if table is TaskCount else update(table).values(work="x"),
                      delete(table)):  # fmt: skip
        with pytest.raises((Conflict, DatabaseError)), sample.writing() as session:
            session.execute(statement)
    with pytest.raises(Conflict), sample.writing() as session:
        session.get_one(TaskCount, count_id).note = "x"


def test_causes_and_measures_are_written_down_in_one_step_and_undone_in_one(sample: DataFile) -> None:
    with sample.reading() as session:
        late = late_lines(live_count(session, QUARTER, TODAY).lines)
    words = {line.task_id: Explanation(f" nguyên nhân {line.code} ", "giao thêm người") for line in late}
    with sample.writing() as session:
        assert explain_lateness(session, words).concerns(TASK)
    assert [line.cause for line in explained(sample)] == [f"nguyên nhân {line.code}" for line in late]
    with sample.writing() as session:
        history.undo(session)
    assert {line.cause for line in explained(sample)} == {""}


def explained(data: DataFile) -> tuple:
    with data.reading() as session:
        return late_lines(live_count(session, QUARTER, TODAY).lines)


def test_causes_of_a_task_in_the_trash_are_refused(sample: DataFile) -> None:
    with pytest.raises(NotFound), sample.writing() as session:
        explain_lateness(session, {99_999: Explanation("a", "b")})


def test_unknown_count_is_refused(sample: DataFile) -> None:
    with pytest.raises(AppError), sample.reading() as session:
        count_facts(session, 77)


def test_register_has_the_labels_and_totals_of_the_list(sample: DataFile) -> None:
    with sample.reading() as session:
        lines = register_lines(session, today=TODAY)
        wanted = task_totals(session, TaskFilter(), today=TODAY)
    assert totals_of(lines) == wanted
    assert wanted.all == 14


def test_register_of_a_period_holds_the_tasks_of_the_period_as_they_stand_today(sample: DataFile) -> None:
    found = codes(sample, QUARTER)
    assert found == {"T02", "T07", "T08", "T09", "T10", "T11", "T12", "T13", "T14"}
    assert codes(sample, Period.parse("2020")) == {f"T{number:02d}" for number in (1, 2, 3, 4, 5, 6, 7, 10)}


def codes(data: DataFile, period: Period) -> set[str]:
    with data.reading() as session:
        return {line.code for line in register_lines(session, today=TODAY, period=period)}


@pytest.mark.parametrize("days", range(-140, 60, 23))
def test_register_adds_up_to_the_list_on_any_day(sample: DataFile, days: int) -> None:
    day = TODAY + timedelta(days=days)
    with sample.reading() as session:
        lines = register_lines(session, today=day)
        assert totals_of(lines) == task_totals(session, TaskFilter(), today=day)


def test_count_of_the_month_that_runs_has_the_labels_of_the_list(sample: DataFile) -> None:
    with sample.reading() as session:
        counted = live_count(session, Period.parse("2021-04"), TODAY).lines
        listed = {line.code: line for line in register_lines(session, today=TODAY)}
    for line in counted:
        shown = listed[line.code]
        assert (line.label, line.due_on, line.days_late, line.working_days_late, line.progress, line.lead) == (
            shown.label,
            shown.due_on,
            shown.days_late,
            shown.working_days_late,
            shown.progress,
            shown.lead,
        )
