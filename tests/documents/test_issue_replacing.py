"""What becomes of issued papers: recalled, replaced, and where they and their drafts are found."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cchc_desktop.documents import issue
from cchc_desktop.documents.issue_checks import symbol_of
from cchc_desktop.documents.paper_places import issuable_at, issued_at, place_of_draft
from cchc_desktop.errors import Conflict, NotFound
from cchc_desktop.register import recalling
from cchc_desktop.register.drafting import trash_draft
from cchc_desktop.register.model import IssuedDocument
from cchc_desktop.register.queries import paper_of
from cchc_desktop.register.records import PaperState
from cchc_desktop.storage.sessions import DataFile
from tests.documents.issuing_fixtures import data, draft, meeting, sample
from tests.documents.issuing_parts import TODAY, issued, notice_of

__all__ = ["data", "meeting", "sample"]


def test_a_paper_issued_in_the_place_of_another_replaces_it(data: DataFile, meeting: int) -> None:
    old = issued(data, notice_of(meeting), number="11")
    with data.writing() as session:
        place, _changes = issue.begin_replacement(session, old, today=TODAY)
    assert place.paper_id not in (None, old)
    new = issued(data, place, number="12", replaces=old)
    with data.reading() as session:
        assert paper_of(session, old).state is PaperState.REPLACED
        assert session.get_one(IssuedDocument, old).replaced_by_id == new
        found = issued_at(session, notice_of(meeting))
    assert found is not None
    assert found.id == new


def test_a_replacement_begins_with_the_words_of_the_old_paper(data: DataFile, meeting: int) -> None:
    old = issued(data, notice_of(meeting, draft(data, meeting, ("assessment", "Lời riêng."))))
    with data.writing() as session:
        place, _changes = issue.begin_replacement(session, old, today=TODAY)
    with data.reading() as session:
        paper = issuable_at(session, place, today=TODAY).paper
    assert paper.form.text_of("assessment") == "Lời riêng."
    assert (paper.number, paper.issued_on, paper.state) == ("", None, PaperState.DRAFT)


def test_a_recalled_paper_can_be_replaced_and_is_offered(data: DataFile, meeting: int) -> None:
    old = issued(data, notice_of(meeting))
    with data.writing() as session:
        recalling.recall(session, old, "Sai tên đơn vị", TODAY)
    with data.reading() as session:
        candidates = issue.replaceable(session, issuable_at(session, notice_of(meeting), today=TODAY))
        assert issued_at(session, notice_of(meeting)) is None
    assert [paper.id for paper in candidates] == [old]
    issued(data, notice_of(meeting), number="12", replaces=old)
    with data.reading() as session:
        assert issue.replaceable(session, issuable_at(session, notice_of(meeting), today=TODAY))[0].number == "12"


def test_a_paper_that_was_replaced_begins_no_other(data: DataFile, meeting: int) -> None:
    old = issued(data, notice_of(meeting), number="11")
    issued(data, notice_of(meeting), number="12", replaces=old)
    with pytest.raises(Conflict, match="đã được thay thế"), data.writing() as session:
        issue.begin_replacement(session, old, today=TODAY)


def test_the_newest_draft_of_a_kind_is_found_and_one_in_the_trash_is_not(data: DataFile, meeting: int) -> None:
    first, second = draft(data, meeting), draft(data, meeting)
    with data.reading() as session:
        assert place_of_draft(session, notice_of(meeting)).paper_id == second
    with data.writing() as session:
        trash_draft(session, second)
    with data.reading() as session:
        assert place_of_draft(session, notice_of(meeting)).paper_id == first
        with pytest.raises(NotFound):
            issuable_at(session, notice_of(meeting, second), today=TODAY)


def test_the_symbol_follows_the_organ_of_the_seal_case(data: DataFile, meeting: int) -> None:
    with data.reading() as session:
        issuable = issuable_at(session, notice_of(meeting), today=TODAY)
    assert symbol_of(issuable) == "TB-BCĐ"
    given = replace(issuable, paper=replace(issuable.paper, symbol="TB-UBND"))
    assert symbol_of(given) == "TB-BCĐ"


def test_findings_name_what_blocks_first(data: DataFile, meeting: int) -> None:
    with data.reading() as session:
        issuable = issuable_at(session, notice_of(meeting), today=date(2021, 4, 1))
    found = issue.findings(issuable, today=date(2021, 4, 1))
    assert found[0].blocking
    assert [each.blocking for each in found] == sorted((each.blocking for each in found), reverse=True)
