"""Papers typed into the register, and what it says of any paper besides."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cchc_desktop.errors import Conflict, NotFound, ValidationError
from cchc_desktop.register.entering import edit_entry, enter_paper, save_dispatch, trash_entry
from cchc_desktop.register.marks import reserve_number, void_number
from cchc_desktop.register.outgoing import register_rows
from cchc_desktop.register.queries import paper_of
from cchc_desktop.register.records import Dispatch, LineKind, PaperEntry, RegisterRow
from cchc_desktop.storage import history, trash
from cchc_desktop.storage.sessions import DataFile
from tests.register.parts import TODAY, draft, enter, issued, owners, typed

LETTER = PaperEntry(
    "CV",
    "215",
    "UBND-VP",
    TODAY,
    "V/v đôn đốc",
    "Trần Quốc Đạt",
    Dispatch("Các bộ phận;\nLưu: VT", "Văn thư", 12, date(2021, 4, 6), "gấp"),
)


def rows(data: DataFile, year: int = 2021) -> list[RegisterRow]:
    with data.reading() as session:
        return register_rows(session, year, owners())


def test_a_typed_paper_stands_in_the_register_with_all_its_columns(new_file: DataFile) -> None:
    (id_,) = enter(new_file, LETTER)
    row = rows(new_file)[-1]
    assert (row.line, row.document_id, row.reference, row.issued_on) == (LineKind.PAPER, id_, "215/UBND-VP", TODAY)
    assert (row.type_code, row.title, row.signer, row.recipients) == (
        "CV", "V/v đôn đốc", "Trần Quốc Đạt", "Các bộ phận;\nLưu: VT",
    )  # fmt: skip
    assert (row.kept_by, row.copies, row.sent_on, row.note) == ("Văn thư", 12, date(2021, 4, 6), "gấp")


def test_entering_and_correcting_are_steps_that_can_be_undone(new_file: DataFile) -> None:
    (id_,) = enter(new_file, typed("5", TODAY, title="Kết luận"))
    with new_file.writing() as session:
        edit_entry(session, id_, typed("06", TODAY, title="Khác"))
    with new_file.reading() as session:
        assert (paper_of(session, id_).reference, paper_of(session, id_).title) == ("06/TB-BCĐ", "Khác")
    with new_file.writing() as session:
        assert "06/TB-BCĐ" in history.undo(session).title
    with new_file.reading() as session:
        assert paper_of(session, id_).reference == "05/TB-BCĐ"
    with new_file.writing() as session:
        assert "05/TB-BCĐ" in history.undo(session).title
    assert rows(new_file) == []


@pytest.mark.parametrize(
    ("entry", "field"),
    [
        (replace(LETTER, type_code=""), "type_code"),
        (replace(LETTER, type_code="x" * 11), "type_code"),
        (replace(LETTER, symbol=" "), "symbol"),
        (replace(LETTER, symbol="x" * 31), "symbol"),
        (replace(LETTER, number=""), "number"),
        (replace(LETTER, number="năm"), "number"),
        (replace(LETTER, issued_on=None), "issued_on"),
        (replace(LETTER, title="x" * 501), "title"),
        (replace(LETTER, signer_text="x" * 151), "signer_text"),
        (replace(LETTER, dispatch=Dispatch(kept_by="x" * 201)), "kept_by"),
        (replace(LETTER, dispatch=Dispatch(note="x" * 201)), "note"),
        (replace(LETTER, dispatch=Dispatch(copies=0)), "copies"),
        (replace(LETTER, dispatch=Dispatch(sent_on=date(2021, 4, 4))), "sent_on"),
    ],
)
def test_what_cannot_stand_in_the_register_is_refused_at_its_field(
    new_file: DataFile, entry: PaperEntry, field: str
) -> None:
    with new_file.writing() as session, pytest.raises(ValidationError) as refused:
        enter_paper(session, entry)
    assert refused.value.field == field
    assert rows(new_file) == []


def test_a_number_in_use_and_one_out_of_order_are_refused(new_file: DataFile) -> None:
    (id_,) = enter(new_file, typed("05", TODAY))
    enter(new_file, typed("06", date(2021, 4, 7)))
    with new_file.writing() as session, pytest.raises(ValidationError, match="05/TB-BCĐ"):
        enter_paper(session, typed("5", TODAY))
    with new_file.writing() as session, pytest.raises(ValidationError, match="06/TB-BCĐ"):
        edit_entry(session, id_, typed("05", date(2021, 4, 8)))
    with new_file.writing() as session:
        edit_entry(session, id_, typed("05", date(2021, 4, 6)))


def test_a_reserved_number_is_entered_by_choice_and_used_up(new_file: DataFile) -> None:
    enter(new_file, typed("05", TODAY))
    with new_file.writing() as session:
        reserve_number(session, "tb-bcđ", 2021, 6, "quý I", day=TODAY)
    with new_file.writing() as session, pytest.raises(ValidationError, match="quý I"):
        enter_paper(session, typed("06", TODAY))
    with new_file.writing() as session:
        enter_paper(session, typed("06", TODAY), takes_reserved=True)
    assert LineKind.RESERVED not in {row.line for row in rows(new_file)}
    with new_file.writing() as session:
        history.undo(session)
    assert rows(new_file)[-1].reason == "quý I"


def test_an_entry_in_the_trash_gives_its_number_free_and_comes_back_while_it_is(new_file: DataFile) -> None:
    (id_,) = enter(new_file, typed("05", TODAY))
    with new_file.writing() as session:
        trash_entry(session, id_)
    assert rows(new_file) == []
    with new_file.writing() as session:
        trash.put_back(session, "paper", id_)
    assert [row.reference for row in rows(new_file)][-1] == "05/TB-BCĐ"
    with new_file.writing() as session:
        trash_entry(session, id_)
    enter(new_file, typed("05", TODAY, title="Khác"))
    with new_file.writing() as session, pytest.raises(Conflict, match="05/TB-BCĐ"):
        trash.put_back(session, "paper", id_)


def test_an_entry_comes_back_onto_no_number_that_was_marked_meanwhile(new_file: DataFile) -> None:
    (id_,) = enter(new_file, typed("05", TODAY))
    enter(new_file, typed("06", TODAY))
    with new_file.writing() as session:
        trash_entry(session, id_)
    with new_file.writing() as session:
        void_number(session, "tb-bcđ", 2021, 5, "ghi nhầm", day=TODAY)
    with pytest.raises(Conflict, match=r"05/TB-BCĐ.*ghi nhầm"), new_file.writing() as session:
        trash.put_back(session, "paper", id_)
    assert [row.line for row in rows(new_file)][-2:] == [LineKind.VOID, LineKind.PAPER]


def test_an_undo_gives_no_number_twice(new_file: DataFile) -> None:
    (id_,) = enter(new_file, typed("05", TODAY))
    with new_file.writing() as session:
        trash_entry(session, id_)
    with new_file.writing() as session:
        step = history.next_undo(session)
        assert step is not None
        history.undo(session)
    assert rows(new_file)[-1].reference == "05/TB-BCĐ"


def test_what_the_program_made_is_not_edited_as_typed(new_file: DataFile) -> None:
    for id_ in (issued(new_file), draft(new_file)):
        for verb in (lambda s, id_=id_: edit_entry(s, id_, LETTER), lambda s, id_=id_: trash_entry(s, id_)):
            with new_file.writing() as session, pytest.raises(Conflict):
                verb(session)
    with new_file.writing() as session, pytest.raises(NotFound):
        edit_entry(session, 99, LETTER)


def test_the_columns_of_sending_stay_open_for_an_issued_paper(new_file: DataFile) -> None:
    id_ = issued(new_file)
    dispatch = Dispatch("Như trên", "Văn thư", 5, date(2021, 4, 6), "đã chuyển")
    with new_file.writing() as session:
        assert save_dispatch(session, id_, dispatch).concerns("paper")
    row = rows(new_file)[-1]
    assert Dispatch(row.recipients, row.kept_by, row.copies, row.sent_on, row.note) == dispatch
    with new_file.writing() as session, pytest.raises(ValidationError) as refused:
        save_dispatch(session, id_, Dispatch(sent_on=date(2021, 4, 1)))
    assert refused.value.field == "sent_on"
    with new_file.writing() as session:
        history.undo(session)
    assert rows(new_file)[-1].recipients == ""
