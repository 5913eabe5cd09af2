"""Reads of meetings: the list with its notices, months without a meeting, facts of the meeting's own date."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from sqlalchemy import event, select

from cchc_desktop.committee.queries import people_at
from cchc_desktop.committee.service import PersonEdit, hide_person, update_person
from cchc_desktop.errors import NotFound
from cchc_desktop.meetings.model import Meeting
from cchc_desktop.meetings.queries import (
    meeting_facts,
    meeting_id,
    meeting_rows,
    missing_months,
    places_used,
)
from cchc_desktop.meetings.records import MeetingKind, MeetingState
from cchc_desktop.register.records import Paper
from cchc_desktop.register.service import save_papers
from cchc_desktop.storage.migrate import making, open_file
from cchc_desktop.storage.sessions import DataFile
from cchc_desktop.tasks.model import Task
from cchc_desktop.tasks.records import TaskState
from cchc_desktop.text.folding import matches

TODAY = date(2021, 4, 5)
SIGNED_AT = datetime(2021, 4, 5, 9, tzinfo=UTC)
HELD = (MeetingState.HELD, MeetingState.DRAFT_MINUTES, MeetingState.SIGNED)


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[DataFile]:
    """A file without meetings."""
    path = tmp_path / "trống.cchc"
    with making(path):
        pass
    with open_file(path) as data:
        yield data


def add(data: DataFile, code: str, day: date, state: MeetingState = MeetingState.HELD, **fields: object) -> int:
    meeting = Meeting(code=code, kind=MeetingKind.MONTHLY, title="Họp giao ban", start_date=day, state=state)
    meeting.period = f"{day:%Y-%m}"
    meeting.signed_at = SIGNED_AT if state is MeetingState.SIGNED else None
    for name, value in fields.items():
        setattr(meeting, name, value)
    with data.writing() as session:
        session.add(meeting)
        session.flush()
        return meeting.id


@contextmanager
def statements(data: DataFile) -> Iterator[list[str]]:
    """Gather the SQL statements that are sent."""
    sent: list[str] = []

    def note(_connection, _cursor, statement, *_rest) -> None:  # type: ignore[no-untyped-def]
        sent.append(statement)

    event.listen(data.engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(data.engine, "before_cursor_execute", note)


def test_rows_of_the_sample_are_the_expected_ones(data: DataFile) -> None:
    with data.reading() as session:
        rows = meeting_rows(session, today=TODAY)
    assert [(row.code, row.period, row.state) for row in rows] == [
        ("TK-2020", "2020", MeetingState.SIGNED),
        ("GB-2020-12", "2020-12", MeetingState.SIGNED),
    ]
    assert [(row.notice_due, row.notice_late_working_days) for row in rows] == [
        (date(2021, 1, 22), 1),
        (date(2020, 12, 11), 0),
    ]


def test_rows_come_newest_first_also_within_a_day(empty: DataFile) -> None:
    day = date(2021, 3, 1)
    for code, at in (("sáng", time(8)), ("chiều", time(14)), ("không giờ", None)):
        add(empty, code, day, start_time=at)
    add(empty, "hôm sau", date(2021, 3, 2))
    with empty.reading() as session:
        assert [row.code for row in meeting_rows(session, today=TODAY)] == ["hôm sau", "chiều", "sáng", "không giờ"]


@pytest.mark.parametrize("state", MeetingState)
@pytest.mark.parametrize(
    ("sent", "late"),
    [(None, {True: 10, False: 0}), (date(2021, 3, 19), {True: 0, False: 0}), (date(2021, 3, 24), {True: 2, False: 2})],
)
def test_notice_is_owed_only_by_a_meeting_that_was_held(
    empty: DataFile, state: MeetingState, sent: date | None, late: dict[bool, int]
) -> None:
    meeting = add(empty, "GB", date(2021, 3, 15), state)
    if sent:
        with empty.writing() as session:
            save_papers(session, "meeting", meeting, [Paper("TB", "1", "TB-BCĐ", sent)])
    with empty.reading() as session:
        (row,) = meeting_rows(session, today=TODAY)
    if state in (MeetingState.POSTPONED, MeetingState.CANCELLED):
        assert (row.notice_due, row.notice_late_working_days) == (None, 0)
    else:
        assert row.notice_due == date(2021, 3, 22)
        assert row.notice_late_working_days == late[state in HELD]


def test_notice_counts_from_the_last_day_and_not_before_it_is_due(empty: DataFile) -> None:
    add(empty, "GB", date(2021, 3, 25), end_date=date(2021, 3, 29))
    with empty.reading() as session:
        (row,) = meeting_rows(session, today=TODAY)
    assert (row.notice_due, row.notice_late_working_days) == (TODAY, 0)
    assert row.end_date == date(2021, 3, 29)


def test_papers_of_another_owner_or_type_are_no_notice(empty: DataFile) -> None:
    meeting = add(empty, "GB", date(2021, 3, 15))
    with empty.writing() as session:
        save_papers(session, "inspection", meeting, [Paper("TB", "1", "TB-BCĐ", date(2021, 3, 16))])
        save_papers(session, "meeting", meeting, [Paper("BB", "1", "BB-BCĐ", date(2021, 3, 16)), Paper("TB", "2")])
    with empty.reading() as session:
        assert meeting_rows(session, today=TODAY)[0].notice_late_working_days == 10


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("giao ban 12", ["GB-2020-12"]),
        ("tong ket", ["TK-2020"]),
        ("gb-2020", ["GB-2020-12"]),
        ("cchc", ["TK-2020", "GB-2020-12"]),
        ("phong hop 305", ["GB-2020-12"]),
        ("duc sen", ["TK-2020", "GB-2020-12"]),
        ("không có", []),
    ],
)
def test_meeting_is_found_by_title_short_name_code_and_place(data: DataFile, query: str, found: list[str]) -> None:
    with data.reading() as session:
        rows = meeting_rows(session, today=TODAY)
    assert [row.code for row in rows if matches(query, row.found_by)] == found


def test_thousand_meetings_take_a_handful_of_statements(empty: DataFile) -> None:
    first = date(2019, 1, 7).toordinal()
    with empty.writing() as session:
        for number in range(1000):
            day = date.fromordinal(first + number // 2)
            session.add(
                Meeting(code=f"GB-{number}", kind=MeetingKind.MONTHLY, title="Họp", period="2019-01", start_date=day)
            )
    with statements(empty) as sent, empty.reading() as session:
        assert len(meeting_rows(session, today=TODAY)) == 1000
    assert len([line for line in sent if line.startswith("SELECT")]) <= 5
    with statements(empty) as sent, empty.reading() as session:
        missing_months(session, today=TODAY)
    assert len(sent) <= 2  # BEGIN and one SELECT


def test_facts_take_a_handful_of_statements(data: DataFile) -> None:
    with statements(data) as sent, data.reading() as session:
        meeting_facts(session, meeting_id(session, "TK-2020"))
    assert len(sent) <= 23


def test_facts_read_again_after_typing_take_no_more_for_tasks(data: DataFile) -> None:
    with data.reading() as session:
        known = meeting_facts(session, meeting_id(session, "TK-2020"))
    with statements(data) as sent, data.reading() as session:
        assert meeting_facts(session, known.id, committee_of=known) == known
    assert not [line for line in sent if "task" in line or "carry_over" in line]


def test_task_followed_no_longer_is_known_with_the_day(data: DataFile) -> None:
    with data.writing() as session:
        task = session.scalars(select(Task).where(Task.code == "T03")).one()
        task.state, task.cancelled_on = TaskState.CANCELLED, date(2020, 12, 20)
        session.flush()
        facts = meeting_facts(session, meeting_id(session, "GB-2020-12"))
    assert [task.code for task in facts.assigned] == ["T01", "T02", "T04", "T05", "T06", "T07"]
    assert [(task.code, task.cancelled_on) for task in facts.withdrawn] == [("T03", date(2020, 12, 20))]
    assert [task.code for task in facts.given(date(2020, 12, 9))] == [f"T0{number}" for number in range(1, 8)]
    assert facts.given(date(2020, 12, 20)) == facts.given(None) == facts.assigned


@pytest.mark.parametrize(
    ("meetings", "missing"),
    [
        ([], []),
        ([(date(2020, 12, 4), MeetingState.SIGNED, "2020-12")], ["2021-01", "2021-02", "2021-03"]),
        (
            [(date(2020, 12, 4), MeetingState.SIGNED, "2020-12"), (date(2021, 2, 1), MeetingState.HELD, "2021-01")],
            ["2021-03"],
        ),
        (
            [(date(2021, 2, 1), MeetingState.HELD, "2021-02"), (date(2021, 3, 1), MeetingState.CANCELLED, "2021-03")],
            ["2021-03"],
        ),
        (
            [(date(2021, 2, 1), MeetingState.HELD, "2020"), (date(2021, 3, 1), MeetingState.PLANNED, "2021-03")],
            ["2021-03"],
        ),
        ([(date(2021, 4, 1), MeetingState.HELD, "2021-04")], []),
        ([(date(2021, 9, 1), MeetingState.PLANNED, "2021-09")], []),
    ],
)
def test_months_without_a_meeting_are_named_from_the_first_meeting_on(
    empty: DataFile, meetings: list[tuple[date, MeetingState, str]], missing: list[str]
) -> None:
    for number, (day, state, period) in enumerate(meetings):
        add(empty, f"GB-{number}", day, state, period=period)
    with empty.reading() as session:
        assert [period.code for period in missing_months(session, today=TODAY)] == missing


def test_a_month_called_off_for_a_reason_is_explained(empty: DataFile) -> None:
    add(empty, "GB-1", date(2021, 2, 1), MeetingState.HELD, period="2021-02")
    add(empty, "GB-2", date(2021, 3, 1), MeetingState.CANCELLED, period="2021-03")
    with empty.writing() as session:
        session.get(Meeting, 2).state_reason = "Phòng, chống dịch"
    with empty.reading() as session:
        assert missing_months(session, today=TODAY) == []


def test_unknown_code_names_the_codes_there_are(data: DataFile, empty: DataFile) -> None:
    with pytest.raises(NotFound, match=r"GB-2099-01.*GB-2020-12, TK-2020"), data.reading() as session:
        meeting_id(session, "GB-2099-01")
    with pytest.raises(NotFound, match="–"), empty.reading() as session:
        meeting_id(session, "GB-2020-12")


def test_meeting_that_is_gone_is_not_found(data: DataFile) -> None:
    with pytest.raises(NotFound), data.reading() as session:
        meeting_facts(session, 99_999)


def test_places_are_those_used_last_and_named_once(empty: DataFile) -> None:
    for number, place in enumerate(("Hội trường", "Phòng 305", "", "Hội trường")):
        add(empty, f"GB-{number}", date(2021, 1, 1 + number), place=place)
    with empty.reading() as session:
        assert places_used(session) == ["Hội trường", "Phòng 305"]


def test_facts_show_the_posts_of_the_meeting_and_hidden_people(data: DataFile) -> None:
    with data.writing() as session:
        chair = people_at(session, TODAY)[0]
        edit = PersonEdit(chair.full_name, chair.gender, "Bí thư Đảng ủy phường", role="", since=date(2021, 2, 1))
        update_person(session, chair.id, edit, today=TODAY)
        hide_person(session, chair.id)
    with data.reading() as session:
        then = meeting_facts(session, meeting_id(session, "TK-2020")).person(chair.id)
        assert then is not None
        assert (then.post, then.role, then.is_hidden) == ("Chủ tịch UBND phường", "Trưởng Ban Chỉ đạo", True)
        assert people_at(session, TODAY, with_hidden=True)[0].post == "Bí thư Đảng ủy phường"
