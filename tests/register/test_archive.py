"""The archive: every issued paper in one SELECT, with the versions and scans kept of it."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from cchc_desktop.meetings.model import Meeting
from cchc_desktop.meetings.queries import meeting_id, paper_owners
from cchc_desktop.meetings.records import MeetingKind
from cchc_desktop.register.attached import files_of
from cchc_desktop.register.model import IssuedDocument
from cchc_desktop.register.queries import archived_papers, kept_versions
from cchc_desktop.register.records import ArchivedPaper
from cchc_desktop.register.rules import PAPER, SCAN
from cchc_desktop.storage.attaching import Owner, attach_file
from cchc_desktop.storage.attachments import detach
from cchc_desktop.storage.sessions import DataFile
from cchc_desktop.storage.stored_files import read_bytes
from cchc_desktop.text.folding import matches
from tests.meetings.conftest import data, sample_file
from tests.register.archive_parts import NOW, add_paper, add_scan, keep_version

__all__ = ["data", "sample_file"]

MARCH = date(2021, 3, 29)
PDF = b"%PDF-1.4 l1"


def papers(data: DataFile) -> list[ArchivedPaper]:
    with data.reading() as session:
        return archived_papers(session, paper_owners())


def only(data: DataFile, document_id: int) -> ArchivedPaper:
    return next(paper for paper in papers(data) if paper.id == document_id)


def test_a_paper_is_listed_with_its_meeting_and_what_is_kept_of_it(data: DataFile) -> None:
    with data.writing() as session:
        meeting = meeting_id(session, "GB-2020-12")
        made = add_paper(session, "05", MARCH, "Họp giao ban", owner=meeting)
        keep_version(session, made, 1, pdf=PDF, docx=b"PK 1")
        keep_version(session, made, 2, "sửa số liệu", pdf=b"%PDF-1.4 l2")
        add_scan(session, made, b"%PDF-1.4 scan")
    paper = only(data, made)
    assert (paper.reference, paper.issued_on, paper.title) == ("05/BB-BCĐ", MARCH, "Họp giao ban")
    assert (paper.owner_kind, paper.owner_id, paper.owner_code) == ("meeting", meeting, "GB-2020-12")
    assert (paper.version, paper.is_kept, paper.file_count) == (2, True, 1)


def test_a_paper_older_than_its_file_has_no_version(data: DataFile) -> None:
    with data.writing() as session:
        made = add_paper(session, "12", MARCH)
    assert (only(data, made).version, only(data, made).is_kept, only(data, made).file_count) == (0, False, 0)


def test_a_paper_without_number_and_date_is_not_issued(data: DataFile) -> None:
    with data.writing() as session:
        draft = add_paper(session, "", None, "Dự thảo")
        letter = add_paper(session, "", MARCH, "Thông báo không số")
    listed = {paper.id for paper in papers(data)}
    assert letter in listed
    assert draft not in listed


def test_the_newest_paper_comes_first(data: DataFile) -> None:
    with data.writing() as session:
        new = [add_paper(session, "1", date(2030, 1, day)) for day in (2, 5, 3)]
    assert [paper.id for paper in papers(data)][:3] == [new[1], new[2], new[0]]


def test_papers_of_a_meeting_in_the_trash_are_left_out(data: DataFile) -> None:
    with data.writing() as session:
        meeting = Meeting(code="X-1", title="x", kind=MeetingKind.MONTHLY, period="2021-03", start_date=MARCH)
        session.add(meeting)
        session.flush()
        of_meeting = add_paper(session, "1", MARCH, owner=meeting.id)
        of_nobody = add_paper(session, "2", MARCH)
        meeting.trashed_at = NOW
    listed = {paper.id for paper in papers(data)}
    assert of_nobody in listed
    assert of_meeting not in listed


@pytest.mark.parametrize("query", ["05/BB", "bien ban hop", "29/3/2021", "29/03/2021", "GB-2020-12", "giao ban"])
def test_a_search_finds_number_day_title_and_meeting_without_accents(data: DataFile, query: str) -> None:
    with data.writing() as session:
        made = add_paper(session, "05", MARCH, "Họp", owner=meeting_id(session, "GB-2020-12"))
    assert matches(query, only(data, made).key)


def test_versions_come_newest_first_with_the_file_of_each_format(data: DataFile) -> None:
    with data.writing() as session:
        made = add_paper(session, "05", MARCH)
        keep_version(session, made, 1, pdf=PDF, docx=b"PK 1")
        keep_version(session, made, 2, "sửa số liệu", pdf=b"%PDF-1.4 l2")
    with data.reading() as session:
        second, first = kept_versions(session, made)
        assert (second.version, second.reason, second.docx_id) == (2, "sửa số liệu", None)
        assert (first.version, first.reason) == (1, "")
        assert first.pdf_id is not None
        assert read_bytes(session, first.pdf_id) == PDF


def test_a_scan_is_kept_once_and_can_be_taken_away(data: DataFile, tmp_path: Path) -> None:
    scan = tmp_path / "BB 05 đã ký.pdf"
    scan.write_bytes(b"%PDF-1.4 scan")
    with data.writing() as session:
        made = add_paper(session, "05", MARCH)
    for _time in range(2):
        attach_file(data, scan, Owner(PAPER, made, SCAN), now=NOW)
    with data.writing() as session:
        (kept,) = files_of(session, made)
        assert (kept.name, kept.size) == ("BB 05 đã ký.pdf", 13)
        detach(session, kept.id, now=NOW)
    assert only(data, made).file_count == 0


def fill(session: Session, count: int) -> None:
    meeting = meeting_id(session, "GB-2020-12")
    session.add_all(
        IssuedDocument(
            type_code="TB",
            number=str(number),
            symbol="TB-BCĐ",
            issued_on=date(2015 + number % 9, 1 + number % 12, 1 + number % 28),
            title=f"Thông báo kết luận về công tác cải cách hành chính, kỳ {number}",
            owner_kind="meeting",
            owner_id=meeting,
        )
        for number in range(count)
    )


def test_five_thousand_papers_are_listed_by_one_statement(data: DataFile) -> None:
    with data.writing() as session:
        fill(session, 5000)
    statements: list[str] = []
    with data.reading() as session:
        event.listen(
            session.get_bind(), "before_cursor_execute", lambda *words: statements.append(words[2]), named=False
        )
        listed = archived_papers(session, paper_owners())
    assert len(listed) >= 5000
    assert len([words for words in statements if words.startswith("SELECT")]) == 1
    assert all(isinstance(paper.issued_on, date) and not isinstance(paper.issued_on, datetime) for paper in listed)
