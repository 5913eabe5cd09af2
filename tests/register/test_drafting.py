"""Drafts: begun, written, thrown away and taken back, never counted as issued."""

from __future__ import annotations

from datetime import date

import pytest

from cchc_desktop.committee.records import Capacity
from cchc_desktop.errors import Conflict, NotFound, ValidationError
from cchc_desktop.register.drafting import begin_draft, drafts, save_form, trash_draft
from cchc_desktop.register.queries import archived_papers, issue_dates, paper_of, papers_of
from cchc_desktop.register.records import Paper, PaperForm, PaperState
from cchc_desktop.register.service import save_papers
from cchc_desktop.storage import audit, history, trash
from cchc_desktop.storage.sessions import DataFile
from tests.register.parts import MEETING_ID, TODAY, add_people, draft, issued, owners

FORM = PaperForm("conclusion_notice", texts=(("closing", "Yêu cầu thực hiện."), ("opening", "")))


def shown(data: DataFile) -> tuple[Paper, ...]:
    with data.reading() as session:
        return papers_of(session, "meeting", MEETING_ID)


def save(data: DataFile, id_: int, form: PaperForm, title: str = "Kết luận", *, visit: str = "") -> None:
    with data.writing(visit=visit) as session:
        assert save_form(session, id_, form, title).concerns("paper", "meeting")


def test_a_draft_keeps_what_was_chosen_and_typed(new_file: DataFile) -> None:
    with new_file.writing() as session:
        _head, deputy = add_people(session)
    form = PaperForm("conclusion_notice", deputy, Capacity.DEPUTY, True, FORM.texts)
    id_ = draft(new_file, form)
    (paper,) = shown(new_file)
    assert (paper.id, paper.form, paper.title) == (id_, form, "Kết luận")
    assert (paper.state, paper.is_frozen, paper.reference) == (PaperState.DRAFT, False, "")
    assert paper.signer is not None
    assert paper.signer.post == "Phó Chủ tịch UBND phường"


def test_the_signer_is_shown_with_the_post_of_the_day_asked_for(new_file: DataFile) -> None:
    with new_file.writing() as session:
        _head, deputy = add_people(session)
    id_ = draft(new_file, PaperForm("conclusion_notice", deputy))
    with new_file.reading() as session:
        before = paper_of(session, id_, day=date(2021, 2, 1)).signer
    assert before is not None
    assert (before.full_name, before.post) == ("Trần Quốc Đạt", "")


def test_saving_changes_adds_and_takes_away_texts_and_keeps_the_kind(new_file: DataFile) -> None:
    id_ = draft(new_file, FORM)
    save(new_file, id_, PaperForm("invitation", texts=(("opening", "Ngày 05."), ("note", "a\r\nb"))), "Khác")
    (paper,) = shown(new_file)
    assert paper.form == PaperForm("conclusion_notice", texts=(("note", "a\nb"), ("opening", "Ngày 05.")))
    assert paper.title == "Khác"


def test_a_visit_to_a_field_is_one_step(new_file: DataFile) -> None:
    id_ = draft(new_file)
    for length in range(1, 6):
        save(new_file, id_, PaperForm("conclusion_notice", texts=(("opening", "Ngày 05."[:length]),)), visit="one")
    with new_file.writing() as session:
        assert "Kết luận" in history.undo(session).title
    assert shown(new_file)[0].form.texts == ()
    with new_file.writing() as session:
        history.redo(session)
    assert shown(new_file)[0].form.texts == (("opening", "Ngày"),)


def test_beginning_is_undone_whole_and_the_history_names_the_meeting(new_file: DataFile) -> None:
    draft(new_file, FORM)
    with new_file.reading() as session:
        (line,) = audit.of_record(session, "meeting", MEETING_ID)
    assert "Thông báo · Kết luận" in line.step.title
    with new_file.writing() as session:
        history.undo(session)
    assert shown(new_file) == ()


def test_a_draft_goes_into_the_trash_and_comes_back(new_file: DataFile) -> None:
    id_ = draft(new_file, FORM)
    with new_file.writing() as session:
        trash_draft(session, id_)
    assert shown(new_file) == ()
    with new_file.reading() as session:
        (line,) = trash.trashed(session)
        assert drafts(session, owners()) == []
    assert (line.kind, line.record_id, line.name) == ("paper", id_, "Thông báo · Kết luận")
    with new_file.writing() as session:
        trash.put_back(session, line.kind, line.record_id)
    assert shown(new_file)[0].form == FORM


def test_emptying_the_trash_takes_a_draft_with_its_texts(new_file: DataFile) -> None:
    kept, gone = draft(new_file, FORM), draft(new_file, FORM)
    with new_file.writing() as session:
        trash_draft(session, gone)
    assert trash.empty(new_file).removed == 1
    (paper,) = shown(new_file)
    assert (paper.id, paper.form) == (kept, FORM)


def test_a_draft_is_listed_with_its_record_and_signer_the_newest_first(new_file: DataFile) -> None:
    with new_file.writing() as session:
        head, _deputy = add_people(session)
    first = draft(new_file, PaperForm("invitation", head), title="Mời họp", type_code="GM")
    second = draft(new_file)
    with new_file.writing() as session:
        begin_draft(session, "department", 3, "CV", PaperForm("reminder_letter"), "Đôn đốc")
    issued(new_file)
    with new_file.reading() as session:
        found = drafts(session, owners())
    assert [row.id for row in found[1:]] == [second, first]
    assert (found[0].owner_kind, found[0].owner_code, found[0].begun_on) == ("department", "", None)
    row = found[-1]
    assert (row.kind, row.type_code, row.title, row.signer) == ("invitation", "GM", "Mời họp", "Nguyễn Thị Minh Hằng")
    assert (row.owner_code, row.owner_title, row.begun_on) == ("GB-2021-03", "Họp giao ban tháng 3", TODAY)
    assert "giay moi" in row.key


def test_a_draft_is_neither_issued_nor_in_the_archive(new_file: DataFile) -> None:
    draft(new_file)
    with new_file.reading() as session:
        assert issue_dates(session, "meeting", "TB") == {}
        assert archived_papers(session, owners()) == []


def test_the_page_of_papers_neither_changes_nor_loses_a_draft(new_file: DataFile) -> None:
    id_ = draft(new_file, FORM)
    with new_file.writing() as session:
        save_papers(session, "meeting", MEETING_ID, [Paper("GM", "12", "GM-BCĐ", TODAY)])
        save_papers(session, "meeting", MEETING_ID, [Paper("BC", "9", "BC-BCĐ", TODAY, id=id_)])
    (paper,) = shown(new_file)
    assert (paper.id, paper.type_code, paper.number, paper.form) == (id_, "TB", "", FORM)


def test_an_issued_paper_is_no_draft_any_more(new_file: DataFile) -> None:
    id_ = issued(new_file, paper_id=draft(new_file))
    for verb in (lambda s: save_form(s, id_, FORM, "x"), lambda s: trash_draft(s, id_)):
        with new_file.writing() as session, pytest.raises(Conflict):
            verb(session)


def test_a_draft_that_is_gone_and_a_title_too_long_are_refused(new_file: DataFile) -> None:
    id_ = draft(new_file)
    with new_file.writing() as session, pytest.raises(NotFound):
        save_form(session, 99, FORM, "x")
    with new_file.writing() as session, pytest.raises(ValidationError) as refused:
        save_form(session, id_, FORM, "x" * 501)
    assert refused.value.field == "title"
    assert shown(new_file)[0].title == "Kết luận"
