"""What a search finds in the register: typed entries, drafts, and what issued papers say."""

from __future__ import annotations

import pytest

from cchc_desktop.meetings.model import Meeting
from cchc_desktop.meetings.records import MeetingKind
from cchc_desktop.register.drafting import trash_draft
from cchc_desktop.register.queries import papers_saying
from cchc_desktop.register.records import Paper
from cchc_desktop.register.service import issue, keep_pages
from cchc_desktop.rooms import ROOMS
from cchc_desktop.storage.search import records_with, search
from cchc_desktop.storage.search_check import has_whole_search
from cchc_desktop.storage.sessions import DataFile
from cchc_desktop.text.terms import terms_of
from tests.register.archive_parts import word_file
from tests.register.parts import MEETING_ID, NOW, TODAY, draft, enter, issued, typed


@pytest.fixture
def data(new_file: DataFile) -> DataFile:
    """The register with the meeting that its papers belong to."""
    with new_file.writing() as session:
        meeting = Meeting(code="GB-2021-03", title="Họp", kind=MeetingKind.MONTHLY, period="2021-03", start_date=TODAY)
        meeting.id = MEETING_ID
        session.add(meeting)
    return new_file


def found(data: DataFile, words: str) -> set[int]:
    with data.reading() as session:
        return records_with(session, "paper", terms_of(words))


def test_an_issued_paper_is_found_by_what_it_says(data: DataFile) -> None:
    id_ = issued(data)
    with data.writing() as session:
        keep_pages(session, id_, {"pdf": b"%PDF", "docx": word_file("THÔNG BÁO", "Giao Bộ phận Một cửa")}, now=NOW)
    assert found(data, "bo phan mot cua") == {id_}
    assert found(data, "thong bao mot cua") == set()
    with data.reading() as session:
        (group,) = search(session, "một cửa").groups
        assert [hit.text for hit in group.hits] == ["Giao Bộ phận Một cửa"]
        assert has_whole_search(session.connection(), rooms=ROOMS)


def test_a_paper_without_a_readable_word_file_is_found_by_its_entry_alone(data: DataFile) -> None:
    id_ = issued(data)
    with data.writing() as session:
        keep_pages(session, id_, {"docx": b"PK 1"}, now=NOW)
    assert found(data, "05/TB-BCĐ") == {id_}


def test_a_draft_is_found_until_it_is_thrown_away(data: DataFile) -> None:
    id_ = draft(data, title="Kết luận về cải cách")
    (entered,) = enter(data, typed("05", TODAY, title="Cải cách hành chính"))
    assert found(data, "cai cach") == {id_, entered}
    with data.writing() as session:
        trash_draft(session, id_)
    assert found(data, "cai cach") == {entered}


def test_minutes_are_found_by_their_meeting_and_only_once(data: DataFile) -> None:
    with data.writing() as session:
        session.get_one(Meeting, MEETING_ID).proceedings = "Đồng chí A phát biểu về Một cửa."
        id_ = issue(session, "meeting", MEETING_ID, Paper("BB", "05", "BB-BCĐ", TODAY), now=NOW)
        keep_pages(session, id_, {"docx": word_file("Đồng chí A phát biểu về Một cửa.")}, now=NOW)
    assert found(data, "phat bieu mot cua") == set()
    with data.reading() as session:
        assert papers_saying(session, "phat bieu mot cua") == {id_}
        assert papers_saying(session, "không ai nói") == set()
        assert papers_saying(session, " ") == frozenset()
