from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from cchc_desktop.committee import service as committee
from cchc_desktop.committee.queries import people_at
from cchc_desktop.committee.service import PersonEdit
from cchc_desktop.meetings import service
from cchc_desktop.meetings.queries import meeting_facts
from cchc_desktop.meetings.records import (
    AgendaEntry,
    AttendanceEntry,
    ConclusionEntry,
    MeetingDetails,
    MeetingKind,
    MeetingMode,
    Presence,
)
from cchc_desktop.storage import audit, history
from cchc_desktop.storage.account import account_name
from cchc_desktop.storage.audit import FieldChange
from cchc_desktop.storage.model import RowAction, StepKind

TODAY = date(2021, 4, 5)
DETAILS = MeetingDetails("Họp giao ban", MeetingKind.MONTHLY, "2021-04", TODAY, place="Phòng họp")


@pytest.fixture
def meeting(data):
    with data.writing() as session:
        return service.create_meeting(session, DETAILS, today=TODAY)[0]


def lines(data, meeting):
    with data.reading() as session:
        return audit.of_record(session, "meeting", meeting)


def test_a_changed_field_reads_before_and_after_in_words(data, meeting):
    with data.reading() as session:
        chair = people_at(session, TODAY)[0]
    details = replace(
        DETAILS, mode=MeetingMode.HYBRID, chair_id=chair.id, start_time=time(14), end_date=date(2021, 4, 6), place=""
    )
    with data.writing() as session:
        service.save_details(session, meeting, details)
    newest = lines(data, meeting)[0]
    assert (newest.step.title, newest.step.account) == ("Meeting · GB-2021-04", account_name())
    assert [row.name for row in newest.rows] == ["GB-2021-04"]
    assert set(newest.rows[0].fields) == {
        FieldChange("How it is held", "In person", "Hybrid"),
        FieldChange("From", "", "14:00"),
        FieldChange("Last day", "", "06/4/2021"),
        FieldChange("Place", "Phòng họp", ""),
        FieldChange("Chair", "", chair.full_name),
    }


def test_a_line_of_the_roll_call_is_called_by_its_person(data, meeting):
    with data.reading() as session:
        person = people_at(session, TODAY)[0]
    with data.writing() as session:
        entry = AttendanceEntry(person.id, presence=Presence.ABSENT_WITH_REASON, reason="ốm")
        service.save_attendance(session, meeting, [entry], participants_wording=(), today=TODAY)
    rows = {row.name: row for row in lines(data, meeting)[0].rows if row.action is RowAction.UPDATE}
    assert FieldChange("Presence", "invited", "absent with reason") in rows[person.full_name].fields


def test_rows_added_and_removed_are_told_with_their_words(data, meeting):
    with data.writing() as session:
        service.save_agenda(session, meeting, [AgendaEntry("Khai mạc")])
    with data.writing() as session:
        service.save_agenda(session, meeting, [])
    removed, added, *_rest = lines(data, meeting)
    assert [(row.action, row.words, row.name) for row in removed.rows] == [(RowAction.DELETE, "Agenda", "Khai mạc")]
    assert [(row.action, row.fields[0].after) for row in added.rows] == [(RowAction.INSERT, "Khai mạc")]


def test_a_long_text_shows_the_words_that_differ(data, meeting):
    text = "Ý kiến của đại biểu tham dự. " * 40
    with data.writing() as session:
        service.save_proceedings(session, meeting, text, today=TODAY)
    with data.writing() as session:
        service.save_proceedings(session, meeting, text.replace("đại", "các đại", 1), today=TODAY)
    assert lines(data, meeting)[0].rows[0].fields == (FieldChange("Proceedings", "đại", "các đại"),)


def test_undoing_stands_in_the_history_too(data, meeting):
    with data.writing() as session:
        service.save_conclusions(session, meeting, "", [ConclusionEntry("Giao Văn phòng")], today=TODAY)
    with data.writing() as session:
        history.undo(session)
    undone, made, *_rest = lines(data, meeting)
    assert (undone.step.kind, undone.step.of_step_id) == (StepKind.UNDO, made.step.id)


def test_posts_of_a_person_belong_to_the_person(data):
    with data.writing() as session:
        person, _changes = committee.add_person(session, PersonEdit("Trần Văn Mẫu", post="Công chức", role="Ủy viên"))
    with data.reading() as session:
        (made,) = audit.of_record(session, "person", person)
    assert {row.words for row in made.rows} == {"People", "Post", "Role in the committee"}


def test_another_record_is_left_out(data, meeting):
    with data.writing() as session:
        other, _changes = service.create_meeting(session, DETAILS, today=TODAY)
    assert len(lines(data, meeting)) == len(lines(data, other)) == 1


def test_the_whole_file_is_read_page_by_page(data, meeting):
    for number in range(5):
        with data.writing() as session:
            service.save_agenda(session, meeting, [AgendaEntry(f"Mục {number}")])
    with data.reading() as session:
        first = audit.steps(session, limit=4)
        rest = audit.steps(session, before=first[-1].step.id, limit=4)
        assert [line.step.id for line in (*first, *rest)] == sorted(
            {line.step.id for line in (*first, *rest)}, reverse=True
        )
        assert len(rest) == 3
        assert rest[-1].step.kind is StepKind.WALL
        assert not rest[-1].can_be_restored
        assert all(line.rows for line in first)


def test_facts_stay_readable_beside_the_history(data, meeting):
    with data.reading() as session:
        assert meeting_facts(session, meeting).details == DETAILS
