"""The agenda holds everything that falls due and is still open, under the right day and group."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from sqlalchemy import select

from cchc_desktop.deadlines.agenda import Deadline, DeadlineKind, When, deadlines, group_of, grouped
from cchc_desktop.deadlines.digest import digest
from cchc_desktop.exchange.ical import calendar_file
from cchc_desktop.exchange.listing import rows_of
from cchc_desktop.exchange.loading import load_file
from cchc_desktop.meetings import service
from cchc_desktop.meetings.model import Meeting
from cchc_desktop.meetings.records import MeetingDetails, MeetingKind, MeetingState
from cchc_desktop.rooms import ROOMS
from cchc_desktop.storage.migrate import open_file
from cchc_desktop.storage.sessions import DataFile
from cchc_desktop.tasks.model import Extension, Handover, HandoverTask, Task
from cchc_desktop.tasks.records import DeadlineLabel, TaskState
from tests.exchange.conftest import SAMPLE

TODAY = date(2021, 4, 5)


@pytest.fixture
def data(tmp_path: Path) -> Iterator[DataFile]:
    load_file(tmp_path / "a.cchc", SAMPLE)
    with open_file(tmp_path / "a.cchc", rooms=ROOMS) as opened:
        yield opened


def agenda(data: DataFile, today: date = TODAY) -> list[Deadline]:
    with data.reading() as session:
        return deadlines(session, today=today)


def test_the_sample_has_its_open_tasks_and_the_months_without_a_meeting(data: DataFile) -> None:
    found = [(each.day, each.kind, each.code, each.label) for each in agenda(data)]
    assert found == [
        (date(2020, 12, 14), DeadlineKind.TASK, "T10", DeadlineLabel.OVERDUE),
        (date(2021, 2, 28), DeadlineKind.MEETING_MISSING, "2021-02", DeadlineLabel.OVERDUE),
        (date(2021, 3, 31), DeadlineKind.MEETING_MISSING, "2021-03", DeadlineLabel.OVERDUE),
        (date(2021, 4, 5), DeadlineKind.TASK, "T14", DeadlineLabel.DUE_SOON),
        (date(2021, 4, 8), DeadlineKind.TASK, "T11", DeadlineLabel.DUE_SOON),
        (date(2021, 4, 25), DeadlineKind.TASK, "T07", DeadlineLabel.ON_TRACK),
        *((date(2021, 6, 30), DeadlineKind.COMMITMENT, f"C{number}", DeadlineLabel.ON_TRACK) for number in range(1, 7)),
        (None, DeadlineKind.TASK, "T12", DeadlineLabel.NO_DEADLINE),
    ]


def test_figures_of_a_commitment_are_owed_by_the_end_of_their_period(data: DataFile) -> None:
    owed = [each for each in agenda(data, date(2021, 7, 1)) if each.kind is DeadlineKind.COMMITMENT]
    late = [each for each in owed if each.label is DeadlineLabel.OVERDUE]
    assert {(each.day, each.period) for each in late} == {(date(2021, 6, 30), "2021-Q2")}
    assert {(each.day, each.period) for each in owed if each not in late} == {(date(2021, 9, 30), "2021-Q3")}
    assert (late[1].code, late[1].who, late[1].record_kind) == ("C2", "Bùi Ngọc Ước", "commitment")
    assert late[1].text == "Số liệu quý II/2021, cam kết của Bùi Ngọc Ước: 4 chỉ tiêu"
    assert late[1].subject == "C2.1, C2.2, C2.3, C2.4"
    with data.reading() as session:
        assert [each.code for each in digest(session, today=date(2021, 7, 1)).figures] == [f"C{n}" for n in range(1, 7)]
        assert digest(session, today=date(2021, 6, 20)).figures == ()


def test_a_notice_is_owed_for_five_working_days_and_then_late(data: DataFile) -> None:
    details = MeetingDetails("Họp giao ban tháng 4", MeetingKind.MONTHLY, "2021-04", date(2021, 4, 2))
    with data.writing() as session:
        meeting_id, _changes = service.create_meeting(session, details, today=TODAY)
        session.get_one(Meeting, meeting_id).state = MeetingState.HELD
    owed = [each for each in agenda(data) if each.kind is DeadlineKind.NOTICE]
    assert [(each.day, each.label, each.record_id) for each in owed] == [
        (date(2021, 4, 9), DeadlineLabel.ON_TRACK, meeting_id)
    ]
    later = [each for each in agenda(data, date(2021, 4, 10)) if each.kind is DeadlineKind.NOTICE]
    assert later[0].label is DeadlineLabel.OVERDUE


def test_work_handed_over_stands_there_until_it_is_back(data: DataFile) -> None:
    before = [each for each in agenda(data, date(2021, 3, 5)) if each.kind is DeadlineKind.HANDOVER]
    assert [(each.code, each.day, each.who) for each in before] == [("BG1", date(2021, 3, 12), "Lê Đức Anh")]
    assert not [each for each in agenda(data) if each.kind is DeadlineKind.HANDOVER]
    with data.writing() as session:
        handover = session.scalars(select(Handover)).one()
        task = session.scalars(select(Task).where(Task.code == "T12")).one()
        session.add(HandoverTask(handover_id=handover.id, task_id=task.id, former_person_id=6))
    late = [each for each in agenda(data) if each.kind is DeadlineKind.HANDOVER]
    assert [(each.code, each.label) for each in late] == [("BG1", DeadlineLabel.OVERDUE)]


def test_what_is_paused_or_in_the_trash_is_not_in_the_agenda(data: DataFile) -> None:
    with data.writing() as session:
        task = session.scalars(select(Task).where(Task.code == "T10")).one()
        task.trashed_at = datetime(2021, 4, 5, tzinfo=UTC)
        session.scalars(select(Task).where(Task.code == "T14")).one().state = TaskState.CANCELLED
    assert not {"T10", "T13", "T14"} & {each.code for each in agenda(data)}


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.integers(-400, 400))
def test_every_day_is_in_exactly_the_group_of_its_distance(today: date, distance: int) -> None:
    day = today + timedelta(days=distance)
    group = group_of(day, today)
    sunday = today + timedelta(days=7 - today.isoweekday())
    assert (group is When.OVERDUE) == (day < today)
    assert (group is When.TODAY) == (day == today)
    assert (group is When.THIS_WEEK) == (today < day <= sunday)
    assert (group is When.THIS_MONTH) == (day > sunday and (day.year, day.month) == (today.year, today.month))
    assert (group is When.LATER) == (day > sunday and (day.year, day.month) > (today.year, today.month))
    assert group_of(None, today) is When.NO_DATE


def test_groups_hold_every_deadline_once(data: DataFile) -> None:
    found = agenda(data)
    groups = grouped(found, TODAY)
    assert list(groups) == list(When)
    assert [each for group in groups.values() for each in group] == found
    assert [len(group) for group in groups.values()] == [3, 1, 1, 1, 6, 1]


def test_the_digest_sorts_the_morning(data: DataFile) -> None:
    with data.writing() as session:
        task = session.scalars(select(Task).where(Task.code == "T11")).one()
        session.add(Extension(task_id=task.id, number=1, to_due=date(2021, 5, 1), asked_on=date(2021, 4, 2)))
    with data.reading() as session:
        morning = digest(session, today=TODAY)
    assert [each.code for each in morning.overdue] == ["T10"]
    assert [each.code for each in morning.today] == ["T14"]
    assert [each.code for each in morning.soon] == ["T11"]
    assert (morning.week, morning.notices, morning.away) == ((), (), ())
    assert [each.code for each in morning.missing_meetings] == ["2021-02", "2021-03"]
    assert [(each.code, each.to_due) for each in morning.extensions] == [("T11", date(2021, 5, 1))]
    assert not morning.is_quiet


def test_the_calendar_file_holds_each_deadline_with_a_day(data: DataFile) -> None:
    found = agenda(data)
    now = datetime(2021, 4, 5, 7, 0, tzinfo=UTC)
    written = calendar_file(found, name="Thời hạn", file_id="abc", now=now)
    events = Calendar.from_ical(written).walk("VEVENT")
    assert [event["dtstart"].dt for event in events] == [each.day for each in found if each.day]
    assert len({str(event["uid"]) for event in events}) == len(events)
    assert str(events[0]["summary"]).startswith("T10: Niêm yết công khai")
    assert written == calendar_file(found, name="Thời hạn", file_id="abc", now=now)
    assert max(len(line) for line in written.splitlines()) <= 75


def test_hostile_words_stay_inside_their_event(data: DataFile) -> None:
    hostile = Deadline(
        DeadlineKind.TASK, TODAY, "T1", "Việc; có, dấu\\ và\nBEGIN:VEVENT\r\nEND:VCALENDAR", DeadlineLabel.DUE_SOON
    )
    written = calendar_file([hostile], name="x", file_id="", now=datetime(2021, 4, 5, tzinfo=UTC))
    (event,) = Calendar.from_ical(written).walk("VEVENT")
    assert "BEGIN:VEVENT" in str(event["summary"])


def test_the_command_line_lists_what_is_open_by_day(data: DataFile) -> None:
    rows = rows_of(data.path, "deadlines", today=TODAY)
    assert [(row["date"], row["kind"], row["code"], row["label"]) for row in rows[:3]] == [
        ("2020-12-14", "task", "T10", "overdue"),
        ("2021-02-28", "meeting_missing", "2021-02", "overdue"),
        ("2021-03-31", "meeting_missing", "2021-03", "overdue"),
    ]
    assert (rows[-1]["date"], rows[-1]["label"]) == (None, "no_deadline")
    assert [row["code"] for row in rows_of(data.path, "deadlines", today=TODAY, search="ho so cong viec")] == ["T11"]
