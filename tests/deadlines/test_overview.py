"""Every figure of the overview is as long as the list behind it, for the sample and for tasks of every kind."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from cchc_desktop.calendar.periods import Period
from cchc_desktop.deadlines.overview import Figure, Overview, overview
from cchc_desktop.meetings import service
from cchc_desktop.meetings.model import Meeting
from cchc_desktop.meetings.records import MeetingDetails, MeetingKind, MeetingState
from cchc_desktop.storage.migrate import making
from cchc_desktop.storage.sessions import DataFile
from cchc_desktop.tasks.model import Task
from cchc_desktop.tasks.queries import task_count
from cchc_desktop.tasks.records import Clarity, DeadlineLabel
from cchc_desktop.tasks.rules import rates
from tests.meetings.test_queries import statements
from tests.tasks.conftest import data_of_module, office_file
from tests.tasks.many import Made, made, reading

__all__ = ["data_of_module", "office_file"]

TODAY = date(2021, 4, 5)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DataFile]:
    """A file without anything in it, for reading only."""
    with making(tmp_path_factory.mktemp("empty") / "e.cchc") as data:
        yield data


def shown(data: DataFile, today: date = TODAY, **more: bool) -> Overview:
    with data.reading() as session:
        return overview(session, today=today, **more)


def figures(found: Overview) -> list[Figure]:
    shares = [figure for share in found.shares.values() for figure in (share.part, share.whole)]
    labels = [found.labelled(label) for label in DeadlineLabel]
    return [found.labelled(), found.pressing, *shares, *labels, *found.due_in.values(), *found.unclear.values()]


def test_the_sample_has_the_figures_of_its_day(file: DataFile) -> None:
    found = shown(file)
    assert (found.labelled().number, found.with_deadline.number) == (14, 13)
    assert {days: figure.number for days, figure in found.due_in.items()} == {3: 2, 7: 2}
    assert {name: (share.part.number, share.whole.number) for name, share in found.shares.items()} == rates(
        found.work.totals
    )
    assert [row.code for row in found.urgent] == ["T10", "T14", "T11"]
    assert {each: figure.number for each, figure in found.unclear.items() if figure.number} == {
        Clarity.TIME: 1,
        Clarity.AUTHORITY: 14,
    }


def test_the_sample_had_one_meeting_this_year_and_two_months_without(file: DataFile) -> None:
    found = shown(file).meetings
    assert [row.code for row in found.held] == ["TK-2020"]
    assert found.without == (Period.parse("2021-02"), Period.parse("2021-03"))
    assert (found.owed, found.coming, found.has_any) == ((), (), True)


def test_months_without_a_meeting_are_those_of_the_year(file: DataFile) -> None:
    assert shown(file, date(2022, 2, 3)).meetings.without == (Period.parse("2022-01"),)


def test_meetings_that_come_and_notices_owed_stand_by_their_days(file: DataFile) -> None:
    for day, state in (
        (date(2021, 4, 20), MeetingState.PLANNED),
        (date(2021, 4, 12), MeetingState.PLANNED),
        (date(2021, 4, 1), MeetingState.PLANNED),
        (date(2021, 3, 30), MeetingState.HELD),
    ):
        details = MeetingDetails(f"Họp ngày {day.day}", MeetingKind.MONTHLY, f"{day:%Y-%m}", day)
        with file.writing() as session:
            meeting_id, _changes = service.create_meeting(session, details, today=TODAY)
            session.get_one(Meeting, meeting_id).state = state
    found = shown(file).meetings
    assert [row.title for row in found.coming] == ["Họp ngày 12", "Họp ngày 20"]
    assert [row.title for row in found.owed] == ["Họp ngày 30"]
    assert [row.start_date for row in found.held] == [date(2021, 1, 15), date(2021, 3, 30)]
    assert found.without == (Period.parse("2021-02"),)


def test_a_meeting_outside_the_series_is_none_of_the_twelve(file: DataFile) -> None:
    details = MeetingDetails("Họp đột xuất", MeetingKind.EXTRAORDINARY, "2021-03", date(2021, 3, 30))
    with file.writing() as session:
        meeting_id, _changes = service.create_meeting(session, details, today=TODAY)
        session.get_one(Meeting, meeting_id).state = MeetingState.HELD
    found = shown(file).meetings
    assert [row.code for row in found.held] == ["TK-2020"]
    assert found.without == (Period.parse("2021-02"),)


def test_work_outside_the_reform_is_counted_when_it_is_asked_for(file: DataFile) -> None:
    with file.writing() as session:
        session.scalars(select(Task).where(Task.code == "T10")).one().is_outside_reform = True
    assert shown(file).labelled(DeadlineLabel.OVERDUE).number == 0
    assert (shown(file).left_out, shown(file, with_outside=True).left_out) == (1, 0)
    assert shown(file, with_outside=True).labelled(DeadlineLabel.OVERDUE).number == 1


def test_an_empty_file_has_nothing_and_no_share_of_it(empty: DataFile) -> None:
    found = shown(empty)
    assert not found.is_set_up
    assert not found.has_tasks
    assert found.urgent == found.trend == found.work.by_person == ()
    assert {figure.number for figure in figures(found)} == {0}


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(made(), max_size=12), st.booleans())
def test_every_figure_is_as_long_as_its_list(data_of_module: DataFile, tasks: list[Made], with_outside: bool) -> None:
    with reading(data_of_module, tasks) as session:
        found = overview(session, today=TODAY, with_outside=with_outside)
        for figure in figures(found):
            assert task_count(session, figure.wanted, today=TODAY) == figure.number
        for row in (*found.work.by_department, *found.work.by_person):
            assert task_count(session, row.wanted, today=TODAY) == row.totals.all


def test_the_statements_are_a_handful_for_any_number_of_tasks(data_of_module: DataFile) -> None:
    sent = []
    for number in (3, 60):
        with (
            reading(data_of_module, [Made(due_on=TODAY, lead_person_id=1)] * number) as session,
            statements(data_of_module) as said,
        ):
            overview(session, today=TODAY)
            sent.append(len(said))
    assert max(sent) <= 25
