"""Issuing any paper: what is kept, what is refused with one sentence, recall and replacement; nothing is half done."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from cchc_desktop.changes import Changes
from cchc_desktop.committee.model import Committee, CommitteeRole, Post
from cchc_desktop.documents import issue
from cchc_desktop.documents.content import Letterhead
from cchc_desktop.documents.issue_checks import obstacles
from cchc_desktop.documents.issuing import print_paper
from cchc_desktop.documents.paper_places import issuable_at, place_of_draft
from cchc_desktop.errors import AppError, Conflict, ValidationError
from cchc_desktop.meetings import service as meetings
from cchc_desktop.meetings.queries import meeting_facts
from cchc_desktop.register.drafting import save_form, trash_draft
from cchc_desktop.register.marks import reserve_number
from cchc_desktop.register.model import IssuedDocument, PrintedVersion
from cchc_desktop.register.queries import kept_versions, paper_of
from cchc_desktop.register.records import PaperForm, PaperState
from cchc_desktop.register.series import series_of
from cchc_desktop.storage import history
from cchc_desktop.storage.sessions import DataFile
from cchc_desktop.storage.stored_files import read_bytes
from tests.documents.issuing_fixtures import data, draft, meeting, sample
from tests.documents.issuing_parts import (
    DETAILS,
    HELD,
    NOW,
    TODAY,
    invitation_to,
    issued,
    notice_of,
    prepared,
    words_of,
)

__all__ = ["data", "meeting", "sample"]


def entries(data: DataFile) -> list[tuple[str, str]]:
    """What the register holds: number and title of every entry."""
    with data.reading() as session:
        return [(row.number, row.title) for row in session.scalars(select(IssuedDocument).order_by(IssuedDocument.id))]


def refused(data: DataFile, meeting: int, field: str, words: str, **given: object) -> None:
    """Require a refusal at a field, in one sentence, that leaves the draft and the register as they were."""
    paper_id = draft(data, meeting, ("assessment", "Đã nghe báo cáo."))
    before = entries(data)
    with pytest.raises(ValidationError, match=words) as error:
        issued(data, notice_of(meeting, paper_id), **given)  # type: ignore[arg-type]
    assert error.value.field == field
    assert error.value.sentence.endswith(".")
    assert entries(data) == before
    with data.reading() as session:
        assert paper_of(session, paper_id).state is PaperState.DRAFT
        assert paper_of(session, paper_id).form.text_of("assessment") == "Đã nghe báo cáo."


# -- what issuing does


def test_an_issued_paper_has_number_day_signer_and_its_pages_in_both_formats(data: DataFile, meeting: int) -> None:
    paper_id = issued(data, notice_of(meeting), number="11")
    with data.reading() as session:
        paper = paper_of(session, paper_id)
        (kept,) = kept_versions(session, paper_id)
        pdf, docx = read_bytes(session, kept.pdf_id or 0), read_bytes(session, kept.docx_id or 0)
    assert (paper.reference, paper.issued_on, paper.state) == ("11/TB-BCĐ", TODAY, PaperState.ISSUED)
    assert paper.is_frozen
    assert paper.title.startswith("Kết luận của đồng chí")
    assert paper.signer is not None
    assert paper.form.signer_id == paper.signer.id
    words = words_of(pdf)
    assert "Số: 11/TB-BCĐ" in words
    assert "ngày 08 tháng 4 năm 2021" in words
    assert "DỰ THẢO" not in words
    assert "Số: 11/TB-BCĐ" in words_of(docx)


def test_a_draft_keeps_its_row_and_its_own_words_when_it_is_issued(data: DataFile, meeting: int) -> None:
    paper_id = draft(data, meeting, ("assessment", "Quý I đạt kết quả tốt."))
    assert issued(data, notice_of(meeting, paper_id)) == paper_id
    with data.reading() as session:
        assert paper_of(session, paper_id).form.text_of("assessment") == "Quý I đạt kết quả tốt."
        kept = kept_versions(session, paper_id)[0]
        assert "Quý I đạt kết quả tốt." in words_of(read_bytes(session, kept.pdf_id or 0))


def test_the_register_gets_recipients_and_file_copy_from_the_paper(data: DataFile, meeting: int) -> None:
    paper_id = issued(data, notice_of(meeting))
    with data.reading() as session:
        row = session.get_one(IssuedDocument, paper_id)
        assert row.recipients.splitlines()[0].startswith("Thường trực Đảng ủy")
        assert not any("Lưu" in line for line in row.recipients.splitlines())
        assert row.kept_by.startswith("VT")


def test_undo_does_not_pass_an_issued_paper(data: DataFile, meeting: int) -> None:
    issued(data, notice_of(meeting))
    with pytest.raises(history.Wall, match=r"11/TB-BCĐ"), data.writing() as session:
        history.undo(session)


def test_the_room_records_what_was_issued_in_the_same_step(data: DataFile, meeting: int) -> None:
    told: list[tuple[int, str]] = []

    def record(session: object, paper_id: int, paper: object) -> Changes:
        told.append((paper_id, getattr(paper, "reference", "")))
        return Changes.of("task")

    ready = prepared(data, notice_of(meeting))
    ready = replace(ready, issuable=replace(ready.issuable, after_issue=record))
    with data.writing() as session:
        paper_id, changes = issue.issue(session, ready, now=NOW, today=TODAY)
    assert told == [(paper_id, "11/TB-BCĐ")]
    assert changes.concerns("task")
    assert changes.concerns("paper")


def test_a_hook_that_refuses_leaves_nothing_behind(data: DataFile, meeting: int) -> None:
    def refuse(_session: object, _paper_id: int, _paper: object) -> Changes:
        raise Conflict("Không được.")

    before = entries(data)
    ready = prepared(data, notice_of(meeting))
    ready = replace(ready, issuable=replace(ready.issuable, after_issue=refuse))
    with pytest.raises(Conflict), data.writing() as session:
        issue.issue(session, ready, now=NOW, today=TODAY)
    assert entries(data) == before
    with data.reading() as session:
        assert session.scalars(select(PrintedVersion.id)).all() == []


def test_what_is_printed_of_an_issued_paper_are_the_kept_bytes(data: DataFile, meeting: int, tmp_path: Path) -> None:
    paper_id = issued(data, notice_of(meeting))
    with data.writing() as session:
        meetings.save_details(session, meeting, replace(DETAILS, title="Tên khác", start_time=None))
    paths_ = print_paper(data.path, "conclusion_notice", "GB-2021-04", formats=("pdf", "docx"), folder=tmp_path / "out")
    with data.reading() as session:
        kept = kept_versions(session, paper_id)[0]
        assert paths_[0].read_bytes() == read_bytes(session, kept.pdf_id or 0)
        assert paths_[1].read_bytes() == read_bytes(session, kept.docx_id or 0)
    assert [path.name for path in paths_] == [
        "conclusion_notice-GB-2021-04.pdf",
        "conclusion_notice-GB-2021-04.docx",
    ]


def test_a_draft_is_printed_with_its_mark_and_its_file_says_so(data: DataFile, meeting: int, tmp_path: Path) -> None:
    (path,) = print_paper(data.path, "conclusion_notice", "GB-2021-04", formats=("pdf",), folder=tmp_path / "out")
    assert path.name == "conclusion_notice-GB-2021-04-du-thao.pdf"
    assert "DỰ THẢO" in words_of(path.read_bytes())


# -- what is refused


def test_a_number_that_another_paper_has_is_refused(data: DataFile, meeting: int) -> None:
    issued(data, notice_of(meeting), number="11")
    refused(data, meeting, "number", r"Số 11/TB-BCĐ|11/TB-BCĐ", number="11")


def test_a_number_that_would_go_backwards_is_refused(data: DataFile, meeting: int) -> None:
    issued(data, notice_of(meeting), number="11", day=TODAY - timedelta(days=1))
    refused(data, meeting, "number", "10/TB-BCĐ", number="10", day=TODAY)


def test_a_paper_without_number_is_refused(data: DataFile, meeting: int) -> None:
    refused(data, meeting, "number", "Nhập số", number=" ")


def test_a_number_that_is_no_number_is_refused(data: DataFile, meeting: int) -> None:
    refused(data, meeting, "number", "mười", number="mười")


def test_a_day_before_the_meeting_is_refused(data: DataFile, meeting: int) -> None:
    refused(data, meeting, "issued_on", "trước cuộc họp", day=HELD - timedelta(days=1))


def test_a_day_to_come_is_refused(data: DataFile, meeting: int) -> None:
    refused(data, meeting, "issued_on", "chưa đến", day=TODAY + timedelta(days=1))


def test_no_day_is_refused(data: DataFile, meeting: int) -> None:
    refused(data, meeting, "issued_on", "Nhập ngày", day=None)


def test_an_invitation_of_a_day_after_the_meeting_is_refused(data: DataFile, meeting: int) -> None:
    with pytest.raises(ValidationError, match="sau ngày 05/4/2021") as error:
        issued(data, invitation_to(meeting), day=HELD + timedelta(days=1))
    assert error.value.field == "issued_on"
    assert issued(data, invitation_to(meeting), day=HELD)


def test_a_signer_without_a_post_on_that_day_is_refused(data: DataFile, meeting: int) -> None:
    with data.writing() as session:
        signer = issuable_at(session, notice_of(meeting), today=TODAY).people[0].id
        for table in (Post, CommitteeRole):
            for row in session.scalars(select(table).where(table.person_id == signer)):
                row.valid_to = HELD
    refused(data, meeting, "signer_id", "không có chức vụ vào ngày 08/4/2021")


def test_nobody_to_sign_is_an_obstacle_that_names_the_field(data: DataFile, meeting: int) -> None:
    with data.reading() as session:
        issuable = issuable_at(session, notice_of(meeting), today=TODAY)
    alone = replace(issuable, people=())
    assert [each.anchor for each in obstacles(alone, today=TODAY)] == ["signer"]
    assert obstacles(replace(alone, is_signed=False), today=TODAY) == ()


def test_a_missing_organ_name_is_refused(data: DataFile, meeting: int) -> None:
    with data.writing() as session:
        session.scalars(select(Committee)).one().name = ""
    before = entries(data)
    with pytest.raises(Conflict, match="tên cơ quan ban hành"):
        issued(data, notice_of(meeting))
    assert entries(data) == before


def test_a_notice_of_a_meeting_to_come_is_refused(data: DataFile) -> None:
    with data.writing() as session:
        later = replace(DETAILS, period="2021-05", start_date=TODAY + timedelta(days=30))
        coming, _changes = meetings.create_meeting(session, later, today=TODAY)
    with data.reading() as session:
        issuable = issuable_at(session, notice_of(coming), today=TODAY)
    assert [each.blocking for each in obstacles(issuable, today=TODAY)] == [True]
    with pytest.raises(Conflict, match="08/5/2021"):
        issued(data, notice_of(coming))


def test_a_finding_that_blocks_keeps_the_paper_back(data: DataFile, meeting: int) -> None:
    with data.reading() as session:
        issuable = issuable_at(session, notice_of(meeting), today=TODAY)
        paper = issue.read_entry(session, issuable, number="11", issued_on=TODAY, today=TODAY)
    whole = issuable.build(paper)
    head = next(block for block in whole.sections[0].blocks if isinstance(block, Letterhead))
    blocks = tuple(
        replace(head, number="Số: 11 / TB") if block is head else block for block in whole.sections[0].blocks
    )
    spoilt = replace(whole, sections=(replace(whole.sections[0], blocks=blocks), *whole.sections[1:]))
    with pytest.raises(Conflict, match="dạng"):
        issue.prepare(replace(issuable, build=lambda _paper: spoilt), paper)


def test_a_paper_changed_while_its_pages_were_made_is_not_issued(data: DataFile, meeting: int) -> None:
    paper_id = draft(data, meeting, ("assessment", "Một."))
    ready = prepared(data, notice_of(meeting, paper_id))
    with data.writing() as session:
        save_form(session, paper_id, PaperForm("conclusion_notice", texts=(("assessment", "Hai."),)), "")
    with pytest.raises(Conflict, match="đã đổi"), data.writing() as session:
        issue.issue(session, ready, now=NOW, today=TODAY)


def test_a_meeting_changed_while_its_notice_was_made_is_seen(data: DataFile, meeting: int) -> None:
    ready = prepared(data, notice_of(meeting))
    with data.writing() as session:
        facts = meeting_facts(session, meeting)
        meetings.save_details(session, meeting, replace(facts.details, place="Phòng khác"))
    with pytest.raises(Conflict, match="đã đổi"), data.writing() as session:
        issue.issue(session, ready, now=NOW, today=TODAY)


def test_a_draft_thrown_away_meanwhile_is_not_issued(data: DataFile, meeting: int) -> None:
    paper_id = draft(data, meeting)
    ready = prepared(data, notice_of(meeting, paper_id))
    with data.writing() as session:
        trash_draft(session, paper_id)
    with pytest.raises(AppError), data.writing() as session:
        issue.issue(session, ready, now=NOW, today=TODAY)


def test_an_issued_paper_is_not_issued_again(data: DataFile, meeting: int) -> None:
    paper_id = issued(data, notice_of(meeting))
    with pytest.raises(Conflict, match="đã ban hành"):
        issued(data, notice_of(meeting, paper_id), number="12")


# -- reserved numbers


def test_a_reserved_number_is_refused_unless_it_is_taken_as_such(data: DataFile, meeting: int) -> None:
    with data.writing() as session:
        reserve_number(session, series_of("TB-BCĐ", "TB").key, 2021, 3, "Thông báo của Phó ban", day=TODAY)
    refused(data, meeting, "number", "Thông báo của Phó ban", number="03")
    with data.reading() as session:
        place = place_of_draft(session, notice_of(meeting))
    assert issued(data, place, number="03", takes_reserved=True) == place.paper_id
