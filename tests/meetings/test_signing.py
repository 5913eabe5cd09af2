"""Signing, reopening, filling in a number: what is kept, what is refused, and that nothing is half done."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from sqlalchemy import select

from cchc_desktop.committee.model import Committee
from cchc_desktop.documents import signing as paper_signing
from cchc_desktop.documents.issuing import print_paper
from cchc_desktop.errors import AppError, Conflict, NotFound, ValidationError
from cchc_desktop.meetings import service, signing
from cchc_desktop.meetings.model import Meeting, Reopening
from cchc_desktop.meetings.records import AttendanceEntry, ConclusionEntry, MeetingDetails, MeetingState, Presence
from cchc_desktop.register.model import PrintedVersion
from cchc_desktop.register.queries import kept_versions
from cchc_desktop.register.records import Paper
from cchc_desktop.rooms import ROOMS
from cchc_desktop.storage import history
from cchc_desktop.storage.migrate import open_file
from cchc_desktop.storage.sessions import DataFile
from cchc_desktop.storage.stored_files import read_bytes
from tests.documents.word_paper import WordPaper
from tests.meetings.verbs import DETAILS, create, facts_of, signed

TODAY = date(2021, 4, 8)
NOW = datetime(2021, 4, 8, 9, 30, tzinfo=UTC)
SIGNED_ON = date(2021, 4, 6)


@pytest.fixture
def data(sample_file: Path, tmp_path: Path) -> Iterator[DataFile]:
    path = tmp_path / "m.cchc"
    shutil.copy(sample_file, path)
    with open_file(path, rooms=ROOMS) as opened:
        yield opened


def draft(data: DataFile, details: MeetingDetails = DETAILS) -> int:
    """A meeting with everything that its minutes need."""
    meeting = create(data, details, today=TODAY)
    people = sorted(facts_of(data, meeting).people)
    with data.writing() as session:
        whole = replace(
            details,
            start_time=time(14),
            end_time=time(16, 30),
            place="Phòng họp số 1",
            chair_id=people[0],
            secretary_id=people[1],
        )
        service.save_details(session, meeting, whole)
        service.save_proceedings(session, meeting, "I. KHAI MẠC\nChủ tọa khai mạc.", today=TODAY)
        service.save_conclusions(session, meeting, "", [ConclusionEntry("Giao Bộ phận Một cửa rà soát.")], today=TODAY)
    return meeting


def sign(data: DataFile, meeting: int, number: str = "05", signed_on: date | None = SIGNED_ON) -> None:
    ready = paper_signing.prepare(facts_of(data, meeting), number=number, signed_on=signed_on, today=TODAY)
    with data.writing() as session:
        paper_signing.sign(session, ready, now=NOW, today=TODAY)


def reopen(data: DataFile, meeting: int, reason: str = "Sai số hồ sơ trễ hẹn") -> None:
    with data.writing() as session:
        signing.reopen_minutes(session, meeting, reason, now=NOW)


def test_signing_locks_the_minutes_and_enters_them_in_the_register(data: DataFile) -> None:
    meeting = draft(data)
    sign(data, meeting, "5")
    facts = facts_of(data, meeting)
    assert facts.is_locked
    (paper,) = facts.papers
    assert (paper.type_code, paper.cited, paper.issued_on, paper.is_frozen) == ("BB", "05/BB-BCĐ", SIGNED_ON, True)
    with data.reading() as session:
        assert session.get_one(Meeting, meeting).signed_at == NOW


def test_signing_keeps_the_pages_as_signed(data: DataFile) -> None:
    meeting = draft(data)
    sign(data, meeting)
    (paper,) = facts_of(data, meeting).papers
    assert paper.id is not None
    with data.reading() as session:
        (version,) = kept_versions(session, paper.id)
        assert version.pdf_id and version.docx_id
        pdf, docx = read_bytes(session, version.pdf_id), read_bytes(session, version.docx_id)
    assert (version.version, version.reason, pdf[:4], docx[:2]) == (1, "", b"%PDF", b"PK")


def test_signed_minutes_refuse_every_change_until_they_are_reopened(data: DataFile) -> None:
    meeting = draft(data)
    sign(data, meeting)
    with pytest.raises(Conflict), data.writing() as session:
        service.save_proceedings(session, meeting, "Khác", today=TODAY)
    reopen(data, meeting)
    with data.writing() as session:
        service.save_proceedings(session, meeting, "I. KHAI MẠC\nKhác.", today=TODAY)
    facts = facts_of(data, meeting)
    assert (facts.state, facts.version, facts.reopened_for) == (
        MeetingState.DRAFT_MINUTES,
        2,
        "Sai số hồ sơ trễ hẹn",
    )


def test_signed_again_after_reopening_there_are_two_versions(data: DataFile) -> None:
    meeting = draft(data)
    sign(data, meeting)
    reopen(data, meeting)
    with data.writing() as session:
        service.save_proceedings(session, meeting, "I. KHAI MẠC\nKhác.", today=TODAY)
    sign(data, meeting, "", None)
    (paper,) = facts_of(data, meeting).papers
    assert (paper.cited, paper.issued_on) == ("05/BB-BCĐ", SIGNED_ON)
    assert paper.id is not None
    with data.reading() as session:
        second, first = kept_versions(session, paper.id)
        assert first.pdf_id and second.pdf_id
        assert read_bytes(session, first.pdf_id) != read_bytes(session, second.pdf_id)
    assert (second.version, second.reason) == (2, "Sai số hồ sơ trễ hẹn")


def test_number_and_date_stay_when_reopened_minutes_are_signed_again(data: DataFile) -> None:
    meeting = draft(data)
    sign(data, meeting)
    reopen(data, meeting)
    sign(data, meeting, "09", date(2021, 4, 7))
    (paper,) = facts_of(data, meeting).papers
    assert (paper.cited, paper.issued_on) == ("05/BB-BCĐ", SIGNED_ON)
    reopen(data, meeting)
    facts = facts_of(data, meeting)
    other = replace(facts.papers[0], number="09")
    with pytest.raises(Conflict), data.writing() as session:
        signing.sign_minutes(session, facts, other, {}, now=NOW, today=TODAY)


def test_loaded_signed_minutes_can_be_reopened(data: DataFile) -> None:
    meeting = signed(data)
    reopen(data, meeting)
    facts = facts_of(data, meeting)
    assert (facts.state, facts.papers[-1].is_frozen or facts.paper("BB").is_frozen) == (  # type: ignore[union-attr]
        MeetingState.DRAFT_MINUTES,
        True,
    )
    with data.reading() as session:
        (row,) = session.scalars(select(Reopening))
        assert (row.version, row.reason) == (1, "Sai số hồ sơ trễ hẹn")


@pytest.mark.parametrize("reason", ["", "  \n", "\u00a0"])
def test_reopening_needs_a_reason(data: DataFile, reason: str) -> None:
    meeting = signed(data)
    with pytest.raises(ValidationError) as refused, data.writing() as session:
        signing.reopen_minutes(session, meeting, reason, now=NOW)
    assert refused.value.field == "reason"
    assert facts_of(data, meeting).is_locked


def test_only_signed_minutes_are_reopened(data: DataFile) -> None:
    meeting = draft(data)
    with pytest.raises(Conflict), data.writing() as session:
        signing.reopen_minutes(session, meeting, "Vì", now=NOW)
    with pytest.raises(NotFound), data.writing() as session:
        signing.reopen_minutes(session, 99_999, "Vì", now=NOW)


def test_undo_stops_at_signing_and_at_reopening(data: DataFile) -> None:
    meeting = draft(data)
    sign(data, meeting)
    with pytest.raises(history.Wall, match="mở lại"), data.writing() as session:
        history.undo(session)
    reopen(data, meeting)
    with pytest.raises(history.Wall, match="Sai số hồ sơ"), data.writing() as session:
        history.undo(session)


def test_number_in_use_is_refused_and_names_the_other_paper(data: DataFile) -> None:
    meeting = draft(data)
    sign(data, meeting, "05")
    other = draft(data)
    before = facts_of(data, other)
    with pytest.raises(ValidationError, match="GB-2021-04") as refused:
        sign(data, other, "5")
    assert refused.value.field == "number"
    assert facts_of(data, other) == before
    with data.reading() as session:
        assert len(session.scalars(select(PrintedVersion)).all()) == 2


def test_same_number_of_another_year_is_free(data: DataFile) -> None:
    meeting = draft(data)
    sign(data, meeting, "12")  # 12/BB-BCĐ of the sample is of 2020
    assert facts_of(data, meeting).is_locked


@pytest.mark.parametrize(
    ("number", "signed_on", "field"),
    [
        ("05", date(2021, 4, 4), "signed_on"),
        ("05", date(2021, 4, 9), "signed_on"),
        ("05", None, "signed_on"),
        ("năm", SIGNED_ON, "number"),
        ("0", SIGNED_ON, "number"),
        ("05/TB-BCĐ", SIGNED_ON, "number"),
        ("05/BB-BCĐ/x", SIGNED_ON, "number"),
        ("1234567", SIGNED_ON, "number"),
    ],
)
def test_number_or_date_that_cannot_be_is_refused_at_its_field(
    data: DataFile, number: str, signed_on: date | None, field: str
) -> None:
    meeting = draft(data)
    with pytest.raises(ValidationError) as refused:
        sign(data, meeting, number, signed_on)
    assert refused.value.field == field
    assert not facts_of(data, meeting).is_locked


@pytest.mark.parametrize("missing", ["start_time", "end_time", "chair_id", "secretary_id", "place"])
def test_minutes_with_something_missing_are_not_signed(data: DataFile, missing: str) -> None:
    meeting = draft(data)
    details = facts_of(data, meeting).details
    empty = "" if missing == "place" else None
    with data.writing() as session:
        service.save_details(session, meeting, replace(details, **{missing: empty}))
    with pytest.raises(Conflict):
        sign(data, meeting)
    assert not facts_of(data, meeting).is_locked


def test_meeting_without_record_or_not_held_yet_is_not_signed(data: DataFile) -> None:
    for details in (DETAILS, replace(DETAILS, start_date=date(2021, 5, 5))):
        meeting = create(data, details, today=TODAY)
        with pytest.raises(Conflict):
            sign(data, meeting)


def test_signing_twice_is_refused(data: DataFile) -> None:
    meeting = draft(data)
    ready = paper_signing.prepare(facts_of(data, meeting), number="05", signed_on=SIGNED_ON, today=TODAY)
    with data.writing() as session:
        paper_signing.sign(session, ready, now=NOW, today=TODAY)
    with pytest.raises(Conflict), data.writing() as session:
        paper_signing.sign(session, ready, now=NOW, today=TODAY)


def test_meeting_changed_after_its_pages_were_made_is_not_signed(data: DataFile) -> None:
    meeting = draft(data)
    ready = paper_signing.prepare(facts_of(data, meeting), number="05", signed_on=SIGNED_ON, today=TODAY)
    with data.writing() as session:
        service.save_attendance(
            session,
            meeting,
            [AttendanceEntry(guest="Khách", presence=Presence.PRESENT)],
            participants_wording=(),
            today=TODAY,
        )
    with pytest.raises(Conflict), data.writing() as session:
        paper_signing.sign(session, ready, now=NOW, today=TODAY)
    assert facts_of(data, meeting).papers == ()


def test_a_blank_number_is_filled_in_once_and_the_new_print_is_a_new_version(data: DataFile) -> None:
    meeting = draft(data)
    sign(data, meeting, "")
    facts = facts_of(data, meeting)
    assert facts.is_locked
    assert facts.papers[0].number == ""
    fill(data, meeting, "7")
    (paper,) = facts_of(data, meeting).papers
    assert paper.cited == "07/BB-BCĐ"
    assert paper.id is not None
    with data.reading() as session:
        assert [version.version for version in kept_versions(session, paper.id)] == [2, 1]
    with pytest.raises(Conflict):
        fill(data, meeting, "8")


def test_a_number_in_use_is_not_filled_in(data: DataFile) -> None:
    sign(data, draft(data), "07")
    meeting = draft(data)
    sign(data, meeting, "")
    with pytest.raises(ValidationError):
        fill(data, meeting, "07")
    assert facts_of(data, meeting).papers[0].number == ""


def test_pages_that_would_differ_from_the_signed_ones_are_not_made_again(data: DataFile) -> None:
    meeting = draft(data)
    sign(data, meeting, "")
    ready = paper_signing.prepare_number(facts_of(data, meeting), "7", kept={"pdf": b"%PDF other"})
    assert ready.pages == {}
    with data.writing() as session:
        paper_signing.fill_number(session, ready, now=NOW)
    assert facts_of(data, meeting).papers[0].number == "07"


def fill(data: DataFile, meeting: int, number: str) -> None:
    facts = facts_of(data, meeting)
    with data.reading() as session:
        version = kept_versions(session, facts.papers[0].id or 0)[0]
        kept = {"pdf": read_bytes(session, version.pdf_id or 0), "docx": read_bytes(session, version.docx_id or 0)}
    ready = paper_signing.prepare_number(facts, number, kept=kept)
    with data.writing() as session:
        paper_signing.fill_number(session, ready, now=NOW)


def test_entry_of_issued_minutes_stays_also_while_they_are_reopened(data: DataFile) -> None:
    meeting = draft(data)
    sign(data, meeting)
    reopen(data, meeting)
    papers = facts_of(data, meeting).papers
    for change in ([], [replace(papers[0], number="9")], [Paper("GM", "1", "GM-BCĐ")]):
        with pytest.raises(AppError), data.writing() as session:
            service.save_papers(session, meeting, change)
    assert facts_of(data, meeting).papers == papers


def test_a_version_that_has_no_papers_says_what_would_be_proposed(data: DataFile) -> None:
    meeting = draft(data)
    facts = facts_of(data, meeting)
    assert paper_signing.symbol_of(facts) == "BB-BCĐ"
    assert paper_signing.findings(facts, today=TODAY) == () or all(
        not finding.blocking for finding in paper_signing.findings(facts, today=TODAY)
    )


def test_print_gives_the_kept_bytes_and_a_draft_with_its_number_once_reopened(data: DataFile, tmp_path: Path) -> None:
    meeting = draft(data)
    sign(data, meeting)
    paper = facts_of(data, meeting).papers[0]
    with data.reading() as session:
        (version,) = kept_versions(session, paper.id or 0)
        kept = read_bytes(session, version.pdf_id or 0), read_bytes(session, version.docx_id or 0)
    with data.writing() as session:  # what the settings say today changes nothing in what was signed
        session.scalars(select(Committee)).one().read_back_sentence = False
    made = print_paper(data.path, "minutes", "GB-2021-04", formats=("pdf", "docx"), folder=tmp_path / "out")
    assert [path.name for path in made] == ["minutes-GB-2021-04.pdf", "minutes-GB-2021-04.docx"]
    assert (made[0].read_bytes(), made[1].read_bytes()) == kept
    reopen(data, meeting)
    (path,) = print_paper(data.path, "minutes", "GB-2021-04", formats=["docx"], folder=tmp_path / "out")
    assert path.name == "minutes-GB-2021-04-du-thao.docx"
    lines = WordPaper(path.read_bytes()).texts()
    assert "DỰ THẢO" in lines
    assert "Số: 05/BB-BCĐ" in lines


def test_what_changed_since_the_last_signing_is_said_line_by_line(data: DataFile) -> None:
    meeting = draft(data)
    sign(data, meeting)
    paper = facts_of(data, meeting).papers[0]
    with data.reading() as session:
        docx = read_bytes(session, kept_versions(session, paper.id or 0)[0].docx_id or 0)
    reopen(data, meeting)
    assert paper_signing.changes_since(facts_of(data, meeting), docx) == ()
    with data.writing() as session:
        service.save_proceedings(session, meeting, "I. KHAI MẠC\nChủ tọa khai mạc cuộc họp.", today=TODAY)
    assert paper_signing.changes_since(facts_of(data, meeting), docx) == (
        "Sửa: “Chủ tọa khai mạc.” → “Chủ tọa khai mạc cuộc họp.”",
    )
