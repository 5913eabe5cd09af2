from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from cchc_desktop.committee import service as committee
from cchc_desktop.committee.queries import departments_at, people_at
from cchc_desktop.committee.records import DepartmentKind, DepartmentRow
from cchc_desktop.committee.service import PersonEdit
from cchc_desktop.committee.trash import trash_person
from cchc_desktop.errors import Conflict, NotFound, ValidationError
from cchc_desktop.meetings import service
from cchc_desktop.meetings.model import Supplement
from cchc_desktop.meetings.queries import meeting_facts, meeting_id, meeting_rows, missing_months
from cchc_desktop.meetings.records import MeetingDetails, MeetingKind
from cchc_desktop.meetings.trash import trash_meeting
from cchc_desktop.register.queries import papers_of
from cchc_desktop.register.records import Paper
from cchc_desktop.register.service import save_papers
from cchc_desktop.storage import audit, history, trash
from cchc_desktop.storage.attachments import attach
from cchc_desktop.storage.integrity import row_counts
from cchc_desktop.storage.keeping import folder_beside
from cchc_desktop.storage.model import Attachment, StoredFile
from cchc_desktop.storage.stored_files import store_bytes

TODAY = date(2021, 4, 5)
DETAILS = MeetingDetails("Họp giao ban", MeetingKind.MONTHLY, "2021-04", TODAY, place="Phòng họp")


@pytest.fixture
def meeting(data):
    with data.writing() as session:
        return service.create_meeting(session, DETAILS, today=TODAY)[0]


def write(data, verb, *arguments):
    with data.writing() as session:
        return verb(session, *arguments)


def test_a_meeting_in_the_trash_is_in_no_list(data, meeting):
    write(data, trash_meeting, meeting)
    with data.reading() as session:
        assert meeting not in [row.id for row in meeting_rows(session, today=TODAY)]
        assert "2021-04" not in [period.code for period in missing_months(session, today=TODAY)]
        with pytest.raises(NotFound):
            meeting_id(session, "GB-2021-04")
        (line,) = trash.trashed(session)
    assert (line.kind, line.record_id, line.words, line.name) == (
        "meeting",
        meeting,
        "Meetings",
        "GB-2021-04 · Họp giao ban",
    )


def test_its_code_stays_taken(data, meeting):
    write(data, trash_meeting, meeting)
    with data.writing() as session:
        other, _changes = service.create_meeting(session, DETAILS, today=TODAY)
        assert meeting_facts(session, other).code != "GB-2021-04"


def test_it_comes_back_as_it_was(data, meeting):
    with data.reading() as session:
        before = meeting_facts(session, meeting)
    write(data, trash_meeting, meeting)
    write(data, trash.put_back, "meeting", meeting)
    with data.reading() as session:
        assert meeting_facts(session, meeting) == before
        assert trash.trashed(session) == []


def test_throwing_away_is_undone_like_anything_else(data, meeting):
    write(data, trash_meeting, meeting)
    assert write(data, history.undo).title == "Put into the trash: GB-2021-04"
    with data.reading() as session:
        assert trash.trashed(session) == []


def test_a_signed_meeting_is_not_thrown_away(data):
    with data.reading() as session:
        signed = meeting_id(session, "GB-2020-12")
    with pytest.raises(Conflict, match="signed"):
        write(data, trash_meeting, signed)


def test_what_is_not_in_the_trash_is_not_taken_out(data):
    with pytest.raises(NotFound):
        write(data, trash.put_back, "meeting", 10**6)


def test_a_person_named_nowhere_is_thrown_away(data):
    person, _changes = write(data, committee.add_person, PersonEdit("Trần Văn Mẫu", post="Công chức", role="Ủy viên"))
    write(data, trash_person, person)
    with data.reading() as session:
        assert person not in [each.id for each in people_at(session, TODAY, with_hidden=True)]
    write(data, trash.put_back, "person", person)
    with data.reading() as session:
        assert person in [each.id for each in people_at(session, TODAY)]


def test_a_person_whom_a_meeting_names_stays(data):
    with data.reading() as session:
        person = people_at(session, TODAY)[0]
    with pytest.raises(Conflict, match="Hide the person instead"):
        write(data, trash_person, person.id)


def test_the_code_of_a_department_in_the_trash_says_where_it_is(data):
    row = DepartmentRow(0, "TST", "Tổ thử", "", DepartmentKind.UNIT, None, None)
    made = write(data, committee.save_department, None, row).record_id
    write(data, committee.remove_department, made)
    with data.reading() as session:
        assert made not in [each.id for each in departments_at(session, None)]
    with pytest.raises(ValidationError, match="in the trash"):
        write(data, committee.save_department, None, replace(row, name="Tổ khác"))


def fill(session, meeting):
    """Give a meeting a paper, words, a file of 3 MB, and supplementary minutes with a paper of their own."""
    supplement = Supplement(meeting_id=meeting, position=0, written_on=TODAY, reason="sót")
    session.add(supplement)
    session.flush()
    save_papers(session, "supplement", supplement.id, [Paper("BB", title="Biên bản bổ sung")])
    service.save_papers(session, meeting, [Paper("GM", title="Giấy mời họp")])
    service.save_proceedings(session, meeting, "I. KHAI MẠC\nPhát biểu.", today=TODAY)
    file = store_bytes(session, b"x" * 3_000_000)
    added = datetime(2021, 4, 5, tzinfo=UTC)
    session.add(
        Attachment(owner_kind="meeting", owner_id=meeting, role="paper", name="a.pdf", file_id=file, added_at=added)
    )


def test_emptying_removes_the_meeting_with_all_below_it_for_good(data, meeting):
    with data.reading() as session:
        before = row_counts(session.connection())
    write(data, fill, meeting)
    write(data, trash_meeting, meeting)
    large = data.path.stat().st_size
    done = trash.empty(data)
    assert (done.removed, done.kept) == (1, 0)
    assert done.changes.concerns("meeting")
    with data.reading() as session:
        after = row_counts(session.connection())
        assert audit.of_record(session, "meeting", meeting) == []
        newest = audit.steps(session, limit=1)[0].step
    assert {table for table, count in after.items() if count > before[table]} == {"history_step"}
    assert after["meeting"] == before["meeting"] - 1
    assert newest.title == "Trash emptied, 1 record: “GB-2021-04 · Họp giao ban”"
    assert data.path.stat().st_size < large - 2_000_000
    assert any("thùng rác" in copy.name for copy in folder_beside(data.path).iterdir())


def test_the_files_of_its_papers_go_with_it_and_so_do_those_of_papers_taken_away(data, meeting):
    def attach_to_papers(session):
        service.save_papers(session, meeting, [Paper("GM", "1")])
        kept = service.create_meeting(session, replace(DETAILS, period="2021-05"), today=TODAY)[0]
        service.save_papers(session, kept, [Paper("GM", "2"), Paper("BC", "3")])
        papers = [*papers_of(session, "meeting", meeting), *papers_of(session, "meeting", kept)]
        for number, paper in enumerate(papers):
            file_id = store_bytes(session, b"%d" % number)
            attach(session, "paper", paper.id, "paper", f"{number}.pdf", file_id, now=datetime.now(UTC))
        service.save_papers(session, kept, papers[1:2])

    write(data, attach_to_papers)
    write(data, trash_meeting, meeting)
    trash.empty(data)
    with data.reading() as session:
        assert session.scalars(select(Attachment.name)).all() == ["1.pdf"]
        assert session.scalars(select(StoredFile.size)).all() == [1]


def test_undo_does_not_go_behind_the_emptied_trash(data, meeting):
    write(data, trash_meeting, meeting)
    trash.empty(data)
    with pytest.raises(history.Wall, match="trash was emptied"):
        write(data, history.undo)


def test_emptying_an_empty_trash_puts_up_no_wall(data, meeting):
    done = trash.empty(data)
    assert (done.removed, done.kept) == (0, 0)
    assert write(data, history.undo).title.endswith("GB-2021-04")


def test_what_others_came_to_name_stays_in_the_trash(data, meeting):
    person, _changes = write(data, committee.add_person, PersonEdit("Trần Văn Mẫu"))
    write(data, trash_person, person)
    write(data, service.save_details, meeting, replace(DETAILS, chair_id=person))
    done = trash.empty(data)
    assert (done.removed, done.kept) == (0, 1)
