"""The register of a year: papers and numbers without one, in the order of their series."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import Select, event, literal, select

from cchc_desktop.register import recalling
from cchc_desktop.register.marks import reserve_number, set_one_series, set_opening, void_number
from cchc_desktop.register.model import IssuedDocument
from cchc_desktop.register.outgoing import register_rows, years_of_register
from cchc_desktop.register.records import LineKind, Paper, PaperForm, PaperState, RegisterRow
from cchc_desktop.register.service import issue, save_papers
from cchc_desktop.storage.sessions import DataFile
from tests.register.parts import MEETING_ID, NOW, TODAY, add_people, draft, enter, issued, owners, typed

JANUARY = date(2021, 1, 5)


def rows(data: DataFile, year: int = 2021) -> list[RegisterRow]:
    with data.reading() as session:
        return register_rows(session, year, owners())


def lines(data: DataFile, year: int = 2021) -> list[tuple[str, str]]:
    return [(row.line.value, row.reference) for row in rows(data, year)]


def test_every_number_stands_in_its_place(new_file: DataFile) -> None:
    enter(
        new_file,
        typed("03", JANUARY),
        typed("3a", JANUARY),
        typed("10", TODAY),
        typed("01", JANUARY, symbol="BB-BCĐ", type_code="BB"),
        typed("215", TODAY, symbol="UBND-VP", type_code="CV"),
        typed("216", TODAY, symbol="UBND-VX", type_code="CV"),
    )
    with new_file.writing() as session:
        void_number(session, "tb-bcđ", 2021, 5, "ghi nhầm", day=TODAY)
        reserve_number(session, "tb-bcđ", 2021, 11, "quý I", day=TODAY)
    assert lines(new_file) == [
        ("paper", "01/BB-BCĐ"),
        ("unclear", "01–02/TB-BCĐ"),
        ("paper", "03/TB-BCĐ"),
        ("paper", "03a/TB-BCĐ"),
        ("gap", "04/TB-BCĐ"),
        ("void", "05/TB-BCĐ"),
        ("gap", "06–09/TB-BCĐ"),
        ("paper", "10/TB-BCĐ"),
        ("reserved", "11/TB-BCĐ"),
        ("unclear", "01–214/UBND"),
        ("paper", "215/UBND-VP"),
        ("paper", "216/UBND-VX"),
    ]
    assert [row.reason for row in rows(new_file) if row.mark_id is not None] == ["ghi nhầm", "quý I"]
    assert all(row.document_id is not None for row in rows(new_file) if row.line is LineKind.PAPER)


def test_the_register_of_an_earlier_day_holds_nothing_later(new_file: DataFile) -> None:
    first, _second = enter(new_file, typed("03", JANUARY), typed("05", TODAY))
    with new_file.writing() as session:
        void_number(session, "tb-bcđ", 2021, 6, "ghi nhầm", day=TODAY)
        recalling.recall(session, first, "Sai thể thức", TODAY)
    with new_file.reading() as session:
        found = register_rows(session, 2021, owners(), until=JANUARY)
        assert register_rows(session, 2021, owners(), until=TODAY) == register_rows(session, 2021, owners())
        assert register_rows(session, 2021, owners(), until=JANUARY - timedelta(days=1)) == []
    assert [(row.line.value, row.reference) for row in found] == [("unclear", "01–02/TB-BCĐ"), ("paper", "03/TB-BCĐ")]
    assert (found[-1].state, found[-1].recalled_on, found[-1].recall_reason) == (PaperState.ISSUED, None, "")


def test_an_opening_number_ends_what_is_unclear(new_file: DataFile) -> None:
    enter(new_file, typed("05", JANUARY))
    with new_file.writing() as session:
        set_opening(session, "tb-bcđ", 2021, 4)
    assert lines(new_file) == [("gap", "04/TB-BCĐ"), ("paper", "05/TB-BCĐ")]


def test_one_series_for_all_kinds_lists_them_together(new_file: DataFile) -> None:
    with new_file.writing() as session:
        set_one_series(session, "BCĐ", 2021, is_single=True)
    enter(
        new_file,
        typed("01", JANUARY),
        typed("02", JANUARY, symbol="BB-BCĐ", type_code="BB"),
        typed("04", TODAY, symbol="GM-BCĐ", type_code="GM"),
    )
    assert lines(new_file) == [
        ("paper", "01/TB-BCĐ"),
        ("paper", "02/BB-BCĐ"),
        ("gap", "03/BCĐ"),
        ("paper", "04/GM-BCĐ"),
    ]
    assert {row.series_name for row in rows(new_file)} == {"BCĐ (mọi loại)"}


def test_an_issued_paper_names_signer_and_record(new_file: DataFile) -> None:
    with new_file.writing() as session:
        head, _deputy = add_people(session)
    form = PaperForm("conclusion_notice", head)
    with new_file.writing() as session:
        issue(session, "meeting", MEETING_ID, Paper("TB", "01", "TB-BCĐ", TODAY, form=form), now=NOW)
    (row,) = rows(new_file)
    assert (row.signer, row.owner_code, row.title) == ("Nguyễn Thị Minh Hằng", "GB-2021-03", "Họp giao ban tháng 3")
    assert (row.is_frozen, row.version, row.state) == (True, 0, PaperState.ISSUED)
    assert "nguyen thi minh hang" in row.key


def test_a_recalled_and_a_replaced_paper_keep_their_lines(new_file: DataFile) -> None:
    first, second = issued(new_file, "01"), issued(new_file, "02")
    with new_file.writing() as session:
        recalling.replace(session, first, second)
        recalling.recall(session, second, "Sai số liệu", TODAY)
    one, other = rows(new_file)
    assert (one.state, one.replaced_by) == (PaperState.REPLACED, "02/TB-BCĐ")
    assert (other.state, other.recall_reason, other.recalled_on) == (PaperState.RECALLED, "Sai số liệu", TODAY)


def test_drafts_are_not_in_the_register_and_a_blank_number_comes_last(new_file: DataFile) -> None:
    draft(new_file)
    with new_file.writing() as session:
        papers = [Paper("TB", "", "TB-BCĐ", TODAY, "Không số"), Paper("TB", "01", "TB-BCĐ", JANUARY, "Có số")]
        save_papers(session, "meeting", MEETING_ID, papers)
    assert [row.title for row in rows(new_file)] == ["Có số", "Không số"]
    assert rows(new_file)[1].reference == "TB-BCĐ"


def test_a_number_whose_record_is_in_the_trash_stays_taken_and_says_so(new_file: DataFile) -> None:
    enter(new_file, typed("02", TODAY))
    with new_file.writing() as session:
        save_papers(session, "meeting", MEETING_ID, [Paper("TB", "01", "TB-BCĐ", JANUARY)])

    def in_trash() -> Select[str, int, str, str, bool]:
        columns = owners().subquery().c
        return select(columns.kind, columns.id, columns.code, columns.title, literal(True))

    with new_file.reading() as session:
        found = register_rows(session, 2021, in_trash())
    assert [(row.reference, row.is_owner_trashed) for row in found] == [("01/TB-BCĐ", True), ("02/TB-BCĐ", False)]


def test_years_are_those_with_papers_the_latest_first(new_file: DataFile) -> None:
    enter(new_file, typed("13", date(2020, 12, 9)), typed("02", JANUARY))
    with new_file.reading() as session:
        assert years_of_register(session) == [2021, 2020]
    assert lines(new_file, 2020) == [("unclear", "01–12/TB-BCĐ"), ("paper", "13/TB-BCĐ")]
    assert lines(new_file, 2022) == []


def test_the_number_of_statements_does_not_grow_with_the_papers(new_file: DataFile) -> None:
    def count() -> int:
        said: list[str] = []
        with new_file.reading() as session:
            connection = session.connection()
            event.listen(connection, "before_cursor_execute", lambda *words: said.append(words[2]), named=False)
            register_rows(session, 2021, owners())
        return len(said)

    few = count()
    with new_file.writing() as session:
        session.add_all(
            IssuedDocument(
                type_code="TB",
                number=f"{number:02d}",
                symbol="TB-BCĐ",
                issued_on=JANUARY + timedelta(days=number // 10),
                title=f"Thông báo {number}",
            )
            for number in range(1, 1001)
        )
    assert count() == few <= 6
    assert len(rows(new_file)) == 1000
