"""A paper issued: written once, its texts with it, no undo behind it; then recalled, or replaced by another."""

from __future__ import annotations

from datetime import date

import pytest

from cchc_desktop.committee.records import Capacity
from cchc_desktop.errors import Conflict, NotFound, ValidationError
from cchc_desktop.register import recalling
from cchc_desktop.register.drafting import trash_draft
from cchc_desktop.register.entering import trash_entry
from cchc_desktop.register.queries import archived_papers, has_issued_papers, issue_dates, paper_of, papers_of
from cchc_desktop.register.records import Dispatch, Paper, PaperForm, PaperState
from cchc_desktop.register.service import issue, save_papers
from cchc_desktop.storage import history
from cchc_desktop.storage.sessions import DataFile
from tests.register.parts import MEETING_ID, NOW, TODAY, add_people, draft, enter, issued, owners, typed

TOMORROW = date(2021, 4, 6)


def paper(data: DataFile, id_: int) -> Paper:
    with data.reading() as session:
        return paper_of(session, id_)


def recall(data: DataFile, id_: int, reason: str = "Sai số liệu", day: date = TOMORROW) -> None:
    with data.writing() as session:
        assert recalling.recall(session, id_, reason, day).concerns("paper")


def test_issuing_a_draft_keeps_its_row_and_fixes_form_and_texts(new_file: DataFile) -> None:
    with new_file.writing() as session:
        _head, deputy = add_people(session)
    id_ = draft(new_file)
    form = PaperForm("conclusion_notice", deputy, Capacity.DEPUTY, True, (("opening", "Ngày 05."),))
    entry = Paper("TB", "05", "TB-BCĐ", TODAY, "Kết luận", "ghi chú", id_, form=form)
    dispatch = Dispatch("Như trên", "VT", 5, TOMORROW)
    with new_file.writing() as session:
        assert issue(session, "meeting", MEETING_ID, entry, now=NOW, dispatch=dispatch) == id_
    found = paper(new_file, id_)
    assert (found.reference, found.form, found.note) == ("05/TB-BCĐ", form, "ghi chú")
    assert (found.state, found.is_frozen) == (PaperState.ISSUED, True)
    assert found.signer is not None
    assert found.signer.id == deputy
    with new_file.reading() as session:
        assert has_issued_papers(session, "meeting", MEETING_ID)
        assert not has_issued_papers(session, "meeting", 1)


def test_undo_does_not_pass_an_issued_paper(new_file: DataFile) -> None:
    id_ = issued(new_file, paper_id=draft(new_file))
    with new_file.writing() as session, pytest.raises(history.Wall) as wall:
        history.undo(session)
    assert "05/TB-BCĐ" in wall.value.sentence
    assert paper(new_file, id_).is_frozen


def test_an_issued_paper_stays_whatever_the_page_of_papers_says(new_file: DataFile) -> None:
    id_ = issued(new_file)
    with new_file.writing() as session:
        save_papers(session, "meeting", MEETING_ID, [Paper("TB", "99", "TB-X", TODAY, "Khác", id=id_)])
        save_papers(session, "meeting", MEETING_ID, [])
    assert (paper(new_file, id_).reference, paper(new_file, id_).title) == ("05/TB-BCĐ", "Kết luận")


def test_a_draft_in_the_trash_is_not_issued(new_file: DataFile) -> None:
    id_ = draft(new_file)
    with new_file.writing() as session:
        trash_draft(session, id_)
    with new_file.writing() as session, pytest.raises(NotFound):
        issue(session, "meeting", MEETING_ID, Paper("TB", "05", "TB-BCĐ", TODAY, id=id_), now=NOW)


def test_a_recalled_paper_keeps_its_number_and_counts_as_issued_no_more(new_file: DataFile) -> None:
    id_ = issued(new_file)
    recall(new_file, id_, "  Sai   số liệu ")
    found = paper(new_file, id_)
    assert (found.reference, found.state) == ("05/TB-BCĐ", PaperState.RECALLED)
    with new_file.reading() as session:
        assert issue_dates(session, "meeting", "TB") == {}
        (line,) = archived_papers(session, owners())
    assert (line.state, line.recalled_on, line.recall_reason) == (PaperState.RECALLED, TOMORROW, "Sai số liệu")
    with new_file.writing() as session, pytest.raises(history.Wall) as wall:
        history.undo(session)
    assert "Sai số liệu" in wall.value.sentence


def test_a_replaced_paper_names_the_one_in_its_place_and_went_out_on_its_day(new_file: DataFile) -> None:
    old = issued(new_file)
    new = issued(new_file, "06", TOMORROW)
    with new_file.writing() as session:
        recalling.replace(session, old, new)
    with new_file.reading() as session:
        states = {line.id: (line.state, line.replaced_by_id) for line in archived_papers(session, owners())}
        assert issue_dates(session, "meeting", "TB") == {MEETING_ID: TODAY}
    assert states == {old: (PaperState.REPLACED, new), new: (PaperState.ISSUED, None)}


def test_a_recalled_paper_can_still_be_replaced(new_file: DataFile) -> None:
    old, new = issued(new_file), issued(new_file, "06", TOMORROW)
    recall(new_file, old)
    with new_file.writing() as session:
        recalling.replace(session, old, new)
    assert paper(new_file, old).state is PaperState.REPLACED


@pytest.mark.parametrize(
    ("reason", "day", "field"),
    [("", TOMORROW, "reason"), (" \n", TOMORROW, "reason"), ("x" * 501, TOMORROW, "reason"),
     ("Sai", date(2021, 4, 4), "day")],
)  # fmt: skip
def test_recalling_needs_a_reason_and_a_day_not_before_the_paper(
    new_file: DataFile, reason: str, day: date, field: str
) -> None:
    id_ = issued(new_file)
    with new_file.writing() as session, pytest.raises(ValidationError) as refused:
        recalling.recall(session, id_, reason, day)
    assert refused.value.field == field
    assert paper(new_file, id_).state is PaperState.ISSUED


def test_what_is_no_paper_in_force_is_not_recalled(new_file: DataFile) -> None:
    recalled = issued(new_file)
    recall(new_file, recalled)
    for id_, error in ((recalled, Conflict), (draft(new_file), Conflict), (99, NotFound)):
        with new_file.writing() as session, pytest.raises(error):
            recalling.recall(session, id_, "Sai", TOMORROW)


def test_minutes_are_reopened_and_not_recalled(new_file: DataFile) -> None:
    with new_file.writing() as session:
        id_ = issue(session, "meeting", MEETING_ID, Paper("BB", "05", "BB-BCĐ", TODAY), now=NOW)
    with new_file.writing() as session, pytest.raises(Conflict, match=r"[Rr]eopen|[Mm]ở lại"):
        recalling.recall(session, id_, "Sai", TOMORROW)


def test_a_paper_replaces_neither_itself_nor_what_replaced_it_nor_a_later_one(new_file: DataFile) -> None:
    first, second = issued(new_file), issued(new_file, "06", TOMORROW)
    for old, new in ((first, first), (second, first)):
        with new_file.writing() as session, pytest.raises(Conflict):
            recalling.replace(session, old, new)
    with new_file.writing() as session:
        recalling.replace(session, first, second)
    for old, new in ((first, second), (second, first)):
        with new_file.writing() as session, pytest.raises(Conflict):
            recalling.replace(session, old, new)


def test_a_paper_that_replaces_another_is_not_taken_out_of_its_meeting(new_file: DataFile) -> None:
    old = issued(new_file)
    (new,) = enter(new_file, typed("06", TOMORROW))
    with new_file.writing() as session:
        recalling.replace(session, old, new)
    with new_file.writing() as session, pytest.raises(Conflict, match="05/TB-BCĐ"):
        trash_entry(session, new)


def test_papers_of_a_record_say_how_they_stand(new_file: DataFile) -> None:
    recall(new_file, issued(new_file))
    issued(new_file, "06", TOMORROW)
    draft(new_file)
    with new_file.reading() as session:
        states = [each.state for each in papers_of(session, "meeting", MEETING_ID)]
    assert states == [PaperState.RECALLED, PaperState.ISSUED, PaperState.DRAFT]
