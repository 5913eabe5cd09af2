"""The papers of a meeting: numbers typed in short, the minutes that stay, and the day the notice is due."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from cchc_desktop.committee.records import Profile, SealCase
from cchc_desktop.register.records import Paper, PaperForm, PaperState
from tests.ui.meetings.entry_parts import Desk, focused, press, write
from ui.common.entry_model import FAULT_ROLE, HINT_ROLE
from ui.meetings.papers import lines
from ui.meetings.papers.page import PapersPage

TYPE, NUMBER, DAY, TITLE = 1, 2, 3, 4
TAB = Qt.Key.Key_Tab


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Desk[PapersPage]]:
    made = Desk(tmp_path, qtbot, PapersPage)
    yield made
    made.close()


def show_signed(desk: Desk[PapersPage], code: str = "GB-2020-12") -> None:
    """A signed meeting of the sample with its four papers."""
    facts = desk.facts(code)
    desk.page.show_facts(facts)
    desk.page.set_locked(facts.is_locked)
    desk.page.focus_first()


def add_notice(desk: Desk[PapersPage], day: str) -> None:
    """A notice typed into a new meeting's page."""
    desk.show_new()
    for _row in range(3):  # invitation, report, notice are proposed in this order
        desk.page.table.add_row()
        write("7")
        press(TAB)
        write(day)
        press(TAB)


def test_a_number_alone_gets_the_usual_symbol(desk: Desk[PapersPage]) -> None:
    desk.show_new()
    press(Qt.Key.Key_Space)
    assert desk.page.model.index(0, NUMBER).data(HINT_ROLE) == "…/GM-BCĐ"
    write("12")
    press(TAB)
    write("1/12/2020")
    press(TAB)
    assert desk.page.model.rows()[0].reference == "12/GM-BCĐ"
    assert desk.store().papers[0].issued_on == date(2020, 12, 1)


def test_a_number_with_its_symbol_is_split(desk: Desk[PapersPage]) -> None:
    desk.show_new()
    press(Qt.Key.Key_Space)
    write("05 / GM-BCĐ")
    press(TAB)
    (paper,) = desk.store().papers
    assert (paper.type_code, paper.number, paper.symbol) == ("GM", "05", "GM-BCĐ")


def test_another_type_takes_the_proposed_symbol_along(desk: Desk[PapersPage]) -> None:
    desk.show_new()
    press(Qt.Key.Key_Space)
    write("9")
    press(TAB)
    press(Qt.Key.Key_Escape)
    desk.page.table.go_to(0, TYPE)
    QTest.keyClick(desk.page.table, Qt.Key.Key_Return)
    press(Qt.Key.Key_Down)
    press(TAB)
    line = desk.page.model.rows()[0]
    assert (line.type_code, line.reference) == ("CTr", "9/CTr-BCĐ")


def test_minutes_cannot_be_entered_by_hand() -> None:
    assert "BB" not in dict(lines.type_choices())


def test_papers_stay_open_after_signing_but_not_the_minutes(desk: Desk[PapersPage]) -> None:
    show_signed(desk)
    minutes = next(row for row, line in enumerate(desk.page.model.rows()) if line.is_minutes)
    before = desk.facts("GB-2020-12").papers
    desk.page.table.go_to(minutes, NUMBER)
    write("9")
    press(Qt.Key.Key_Delete)
    assert not desk.page.table.is_editing()
    desk.page.table.go_to(0, TITLE)
    write("Mời họp")
    press(TAB)
    after = desk.store().papers
    assert after[0].title == "Mời họp"
    assert after[1:] == before[1:]


def test_a_stored_paper_keeps_its_row(desk: Desk[PapersPage]) -> None:
    desk.show_new()
    press(Qt.Key.Key_Space)
    write("12")
    first = desk.store().papers[0]
    write("3")
    press(TAB)
    second = desk.store().papers[0]
    assert first.id == second.id
    assert second.number == "123"


def test_a_save_leaves_the_open_cell_alone(desk: Desk[PapersPage]) -> None:
    show_signed(desk)
    desk.page.table.go_to(1, TITLE)
    write("Báo cáo ")
    cell = focused()
    desk.store()
    assert focused() is cell
    write("năm")
    assert desk.store().papers[1].title == "Báo cáo năm"


def test_what_is_no_date_is_not_kept(desk: Desk[PapersPage]) -> None:
    show_signed(desk)
    before = desk.facts("GB-2020-12").papers
    desk.page.table.go_to(1, DAY)
    write("31/02/2021")
    press(TAB)
    assert "28" in desk.page.model.index(1, DAY).data(FAULT_ROLE)
    assert len(desk.page.refusals()) == 1
    assert desk.store().papers == before


def test_a_number_too_long_is_not_kept(desk: Desk[PapersPage]) -> None:
    show_signed(desk)
    before = desk.facts("GB-2020-12").papers
    desk.page.table.go_to(0, NUMBER)
    write("123456789012/GM-BCĐ")
    press(TAB)
    assert desk.page.refusals()
    assert desk.store().papers == before


def test_a_notice_in_time_is_said_so(desk: Desk[PapersPage]) -> None:
    show_signed(desk)
    assert desk.page.notice.text() == "Thông báo kết luận ra ngày 09/12/2020, đúng hạn (hạn 11/12/2020)."


def test_a_late_notice_names_its_working_days(desk: Desk[PapersPage]) -> None:
    show_signed(desk, "TK-2020")
    words = "Thông báo kết luận ra ngày 25/01/2021, chậm 1 ngày làm việc (hạn 22/01/2021)."
    assert desk.page.notice.text() == words


def test_the_notice_follows_what_is_typed(desk: Desk[PapersPage]) -> None:
    add_notice(desk, "8/4/2021")
    assert "08/4/2021" in desk.page.notice.text()
    assert "chậm 2 ngày làm việc" in desk.page.notice.text()


def test_a_paper_is_taken_away_and_brought_back(desk: Desk[PapersPage]) -> None:
    show_signed(desk)
    before = desk.facts("GB-2020-12").papers
    desk.page.table.go_to(3)
    press(Qt.Key.Key_Delete)
    assert desk.store().papers == before[:3]
    desk.page.pane.notice._take_action()
    assert [paper.reference for paper in desk.store().papers] == [paper.reference for paper in before]


@pytest.mark.parametrize(
    ("seal_case", "type_code", "symbol"),
    [
        (SealCase.A, "GM", "GM-UBND"),
        (SealCase.B, "GM", "GM-BCĐ"),
        (SealCase.D, "TB", "TB-BCĐ"),
        (SealCase.C, "BC", "BC-UBND"),
        (SealCase.C, "CV", "UBND"),
    ],
)
def test_the_proposed_symbol_follows_type_and_seal(seal_case: SealCase, type_code: str, symbol: str) -> None:
    profile = Profile("UBND", "UBND", "UBND", "", "", "", "Ban Chỉ đạo", "BCĐ", (), seal_case)
    assert lines.proposed_symbol(type_code, profile) == symbol


def test_a_line_with_a_type_only_is_not_kept(desk: Desk[PapersPage]) -> None:
    desk.show_new()
    press(Qt.Key.Key_Space)
    assert desk.page.overlay(desk.page.facts).papers == ()  # type: ignore[arg-type]
    assert lines.paper_of(lines.PaperLine("GM", "7/GM-BCĐ")) == Paper("GM", "7", "GM-BCĐ")


def test_the_model_keeps_the_rules_of_qt(desk: Desk[PapersPage], qtmodeltester: ModelTester) -> None:
    show_signed(desk)
    qtmodeltester.check(desk.page.model, force_py=True)
    desk.page.table.add_row()
    assert len(desk.page.model.rows()) == 5


def test_a_number_of_another_paper_is_refused_and_the_rest_of_the_line_kept(desk: Desk[PapersPage]) -> None:
    desk.show_new()
    press(Qt.Key.Key_Space)
    write("12")
    press(TAB)
    write("2/12/2020")
    press(TAB)
    write("Mời họp")
    press(TAB)
    fault = desk.page.model.index(0, NUMBER).data(FAULT_ROLE)
    assert "12/GM-BCĐ" in fault
    assert "01/12/2020" in fault
    (paper,) = desk.store().papers
    assert (paper.number, paper.title, paper.issued_on) == ("", "Mời họp", date(2020, 12, 2))
    assert desk.page.refusals()
    desk.page.table.go_to(0, NUMBER)
    write("13")
    press(TAB)
    assert not desk.page.refusals()
    assert desk.store().papers[0].reference == "13/GM-BCĐ"


def test_a_number_stands_in_one_line_only(desk: Desk[PapersPage]) -> None:
    desk.show_new()
    for _row in range(2):
        desk.page.table.add_row()
        write("44/KH-BCĐ")
        press(TAB)
        write("2/12/2020")
        press(TAB)
    assert not desk.page.model.index(0, NUMBER).data(FAULT_ROLE)
    assert desk.page.model.index(1, NUMBER).data(FAULT_ROLE)
    assert [paper.reference for paper in desk.store().papers] == ["44/KH-BCĐ", ""]


def test_the_papers_of_the_meeting_itself_are_no_fault(desk: Desk[PapersPage]) -> None:
    show_signed(desk)
    assert desk.page.refusals() == ()


def show_papers(desk: Desk[PapersPage], *papers: Paper) -> None:
    """A new meeting with these papers."""
    desk.show_new()
    facts = desk.page.facts
    assert facts is not None
    desk.page.show_facts(replace(facts, papers=papers))
    desk.page.table.setFocus()
    desk.page.table.setCurrentIndex(desk.page.model.index(0, NUMBER))


def test_a_draft_is_not_typed_here_and_enter_opens_its_desk(desk: Desk[PapersPage], qtbot: QtBot) -> None:
    draft = Paper("TB", id=71, form=PaperForm("conclusion_notice"), state=PaperState.DRAFT)
    show_papers(desk, draft)
    model = desk.page.model
    assert model.index(0, NUMBER).data() == "Dự thảo"
    assert not model.flags(model.index(0, NUMBER)) & Qt.ItemFlag.ItemIsEditable
    with qtbot.waitSignal(desk.page.paper_wanted) as wanted:
        QTest.keyClick(desk.page.table, Qt.Key.Key_Return)
    assert wanted.args == ["conclusion_notice", 71]
    QTest.keyClick(desk.page.table, Qt.Key.Key_Delete)
    assert len(model.rows()) == 1
    assert desk.page.overlay(desk.page.facts).papers == (draft,)  # type: ignore[arg-type]


def test_an_issued_paper_is_shown_in_the_archive(desk: Desk[PapersPage], qtbot: QtBot) -> None:
    issued = Paper("TB", "11", "TB-BCĐ", date(2021, 4, 8), "Kết luận", id=72, is_frozen=True)
    show_papers(desk, issued)
    assert not desk.page.model.flags(desk.page.model.index(0, TITLE)) & Qt.ItemFlag.ItemIsEditable
    with qtbot.waitSignal(desk.page.record_wanted) as wanted:
        QTest.keyClick(desk.page.table, Qt.Key.Key_Return)
    assert wanted.args == ["paper", 72]


def test_the_menu_of_an_issued_paper_offers_a_scan_and_does_not_take_it_away(desk: Desk[PapersPage]) -> None:
    typed = Paper("BC", "5", "BC-UBND", date(2021, 4, 6), "Báo cáo", id=70)
    show_papers(desk, typed, Paper("TB", "11", "TB-BCĐ", date(2021, 4, 8), "Kết luận", id=72, is_frozen=True))
    menus = [
        [action.text().split("\t")[0] for action in desk.page.table.row_actions(row) if action is not None]
        for row in range(2)
    ]
    assert [("Bỏ dòng này" in menu, "Gắn bản quét…" in menu) for menu in menus] == [(True, False), (False, True)]
    desk.page.table.remove_row(1)
    assert len(desk.page.model.rows()) == 2


def test_a_recalled_notice_counts_as_not_sent(desk: Desk[PapersPage]) -> None:
    sent = Paper("TB", "11", "TB-BCĐ", date(2021, 4, 6), "Kết luận", id=73, is_frozen=True)
    show_papers(desk, sent)
    assert "ra ngày 06/4/2021" in desk.page.notice.text()
    show_papers(desk, replace(sent, state=PaperState.RECALLED))
    assert "ra ngày" not in desk.page.notice.text()


def test_the_buttons_below_lead_to_the_desks(desk: Desk[PapersPage], qtbot: QtBot) -> None:
    desk.show_new()
    for button, kind in (
        (desk.page.invite_button, "invitation"),
        (desk.page.conclude_button, "conclusion_notice"),
    ):
        with qtbot.waitSignal(desk.page.paper_wanted) as wanted:
            button.click()
        assert wanted.args == [kind, None]
