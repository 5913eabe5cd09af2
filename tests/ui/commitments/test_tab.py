"""The tab around the matrix: states of commitments, warnings, what is remembered, how it is reached and heard."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDialog, QLineEdit, QMenu, QWidget
from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.commitments import copying, figures, service, targets
from cchc_desktop.commitments.listed import CommitmentFilter
from cchc_desktop.commitments.queries import commitment_id_of
from cchc_desktop.commitments.records import (
    CommitmentDetails,
    CommitmentState,
    CountedBy,
    FigureKind,
    Result,
    TargetDetails,
)
from cchc_desktop.settings import Settings
from cchc_desktop.tasks.records import Actor
from tests.ui.commitments.conftest import QUARTER_1, Desk
from ui.commitments import actions
from ui.commitments.menus import fill_more
from ui.commitments.tab import EMPTY
from ui.common.form_dialog import FormDialog
from ui.rooms import TABS

SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_the_tab_stands_between_deadlines_and_documents() -> None:
    assert [tab.title for tab in TABS] == ["Overview", "Meetings", "Tasks", "Deadlines", "Commitments", "Documents"]


def test_counting_closing_and_opening_again_are_steps_that_undo_takes_back(desk: Desk) -> None:
    desk.choose("C1.1")
    for verb, state in (
        ("count", CommitmentState.COUNTED),
        ("close", CommitmentState.CLOSED),
        ("reopen", CommitmentState.COUNTED),
        ("reopen", CommitmentState.SIGNED),
    ):
        desk.tab.with_chosen(verb)
        assert desk.facts("C1").row.state is state
    desk.tab.with_chosen("close")
    desk.window.history.undo()
    assert desk.facts("C1").row.state is CommitmentState.SIGNED


def test_several_commitments_change_their_state_in_one_step(desk: Desk) -> None:
    told: list[str] = []
    desk.tab.undoable.connect(told.append)
    desk.choose("C1.2")
    desk.key(Qt.Key.Key_Down, SHIFT)
    assert [row.code for row in desk.tab.chosen()] == ["C1", "C2"]
    desk.tab.with_chosen("close")
    assert {desk.facts(code).row.state for code in ("C1", "C2")} == {CommitmentState.CLOSED}
    assert told == ["Đã kết thúc 01/CK-2021, 02/CK-2021."]
    desk.window.history.undo()
    assert {desk.facts(code).row.state for code in ("C1", "C2")} == {CommitmentState.SIGNED}


def test_a_draft_is_signed_at_a_meeting_whose_day_is_proposed(desk: Desk) -> None:
    desk.write(lambda session: draft(desk, session))
    desk.tab.show_record(desk.window.workspace.read(lambda session: commitment_id_of(session, "N1")))

    def sign(dialog: QDialog) -> None:
        assert isinstance(dialog, FormDialog)
        meeting = dialog.form.fields["meeting_id"]
        meeting.box.setFocus()
        QTest.keyClick(meeting.box, Qt.Key.Key_Down)
        meeting.edited.emit()
        assert dialog.form.fields["signed_on"].value() is not None
        dialog.primary.click()

    desk.in_dialog(sign, lambda: desk.tab.with_chosen("sign"))
    facts = desk.facts("N1")
    assert facts.row.state is CommitmentState.SIGNED
    assert facts.row.meeting_id is not None


def test_what_is_signed_is_not_signed_again(desk: Desk) -> None:
    desk.choose("C1.1")
    desk.tab.with_chosen("sign")
    assert "01/CK-2021" in desk.prompts.asked[-1].text


def test_a_period_without_figures_is_warned_of_and_leads_to_the_first_empty_cell(desk: Desk) -> None:
    assert desk.tab.page.owed.sentence() == ""
    today = desk.window.workspace.today
    owed = [desk.row(code).target_id for code in ("C2.3", "C3.1", "C6.2")]
    desk.write(lambda session: figures.set_figures(session, [(each, QUARTER_1, "") for each in owed], today=today))
    assert desk.tab.page.owed.sentence() == "Quý I/2021: 3 chỉ tiêu chưa có số liệu."
    desk.tab.page.head.chips.chosen.emit(("met",))
    desk.tab.page.owed.buttons[0].click()
    assert desk.current() == ("C2.3", "Quý I")
    assert desk.tab.figures.hasFocus()
    desk.fill("0")
    desk.saved()
    assert desk.tab.page.owed.sentence() == "Quý I/2021: 2 chỉ tiêu chưa có số liệu."


def test_a_record_named_elsewhere_is_shown_in_its_year(desk: Desk) -> None:
    desk.tab.page.head.year_wanted.emit(2022)
    assert desk.tab.stack.currentIndex() == EMPTY
    commitment_id = desk.facts("C5").row.id
    assert desk.window.show_record("commitment", commitment_id)
    assert desk.tab.look.year == 2021
    assert desk.current() == ("C5.1", "Quý I")
    assert desk.tab.shown_record() == (commitment_id, 0)
    assert desk.tab.has_record(commitment_id)
    assert not desk.tab.has_record(999)
    target = desk.row("C2.4").target_id
    desk.window.show_record("commitment", desk.facts("C2").row.id, f"target:{target}")
    assert desk.current() == ("C2.4", "Quý I")


def test_year_look_and_columns_are_remembered(desk: Desk) -> None:
    settings = Settings()
    desk.tab.page.head.every_wanted.emit(CountedBy.MONTH)
    menu = QMenu()
    fill_more(menu, desk.tab)
    columns = menu.actions()[-1].menu()
    assert isinstance(columns, QMenu)
    columns.actions()[0].trigger()
    assert desk.tab.figures.isColumnHidden(2)
    desk.tab.remember(settings)
    desk.tab.page.head.every_wanted.emit(CountedBy.QUARTER)
    desk.tab.page.pane.hidden = set()
    desk.tab.restore(settings)
    assert desk.tab.look.every is CountedBy.MONTH
    assert desk.tab.page.pane.hidden == {"goal"}
    settings.states["commitments"] = "{"
    desk.tab.restore(settings)
    assert desk.tab.look.every is CountedBy.MONTH


def test_the_context_menu_says_the_same_as_the_menu_bar(desk: Desk) -> None:
    desk.choose("C2.2")
    menu = QMenu()
    actions.fill_menu(menu, desk.tab)
    lines = [action.text().partition("\t")[0] for action in menu.actions() if action.text()]
    tab = next(tab for tab in TABS if "commitment" in tab.kinds)
    assert tab.menu is not None
    bar = [item.words for item in tab.menu() if item.words]
    assert set(lines) <= set(bar)
    greyed = {action.text().partition("\t")[0] for action in menu.actions() if not action.isEnabled() and action.text()}
    assert greyed == {"Ký…", "Mở lại"}


def test_the_keyboard_goes_from_the_row_of_tools_to_the_matrix_and_its_foot(desk: Desk) -> None:
    desk.choose("C2.2")
    desk.key(Qt.Key.Key_Tab)
    passed = []
    for _step in range(5):
        passed.append(desk.at_keyboard())
        desk.key(Qt.Key.Key_Tab)
    foot = desk.tab.foot
    assert passed == [
        foot.chart_button,
        foot.fields.value,
        foot.fields.among,
        foot.evidence,
        foot.attach_button,
    ]
    desk.tab.focus_search()
    assert desk.tab.page.head.search.hasFocus()


def test_every_part_that_takes_the_keyboard_has_a_name(desk: Desk) -> None:
    desk.choose("C2.2")
    unnamed = [
        part
        for part in desk.tab.findChildren(QWidget)
        if part.isVisible()
        and isinstance(part, (QAbstractButton, QLineEdit, QComboBox))
        and part.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (part.accessibleName() or getattr(part, "text", lambda: "")())
    ]
    assert unnamed == []
    assert desk.tab.figures.accessibleName() == "Số liệu cam kết"


def test_f7_hides_the_figure_at_the_foot_and_shows_it_again(desk: Desk) -> None:
    desk.tab.toggle_preview()
    assert desk.tab.foot.isHidden()
    desk.tab.toggle_preview()
    assert not desk.tab.foot.isHidden()


def test_an_input_method_key_is_left_to_the_cell(desk: Desk) -> None:
    desk.choose("C2.2")
    desk.key(Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert not desk.tab.figures.is_editing()


def test_ctrl_m_selects_the_missing_figure_alone_though_ctrl_is_held(desk: Desk) -> None:
    today, target_id = desk.window.workspace.today, desk.row("C6.2").target_id
    desk.write(lambda session: figures.set_figures(session, [(target_id, QUARTER_1, "")], today=today))
    desk.choose("C2.2")
    desk.key(Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert desk.current() == ("C6.2", "Quý I")
    assert desk.tab.figures.chosen_rows() == [desk.tab.figures.currentIndex().row()]


def draft(desk: Desk, session: Session) -> Changes:
    """Make a draft with a target, with the code N1."""
    today = desk.window.workspace.today
    details = CommitmentDetails(Actor(person_id=1), 2021, "09/CK-2021")
    commitment_id, changes = service.new_commitment(session, details, today=today, code="N1")
    details_of_target = TargetDetails("Tỷ lệ hồ sơ đúng hạn", value=Decimal(98), unit="%", kind=FigureKind.SHARE)
    _target, more = targets.add_target(session, commitment_id, details_of_target, today=today)
    return changes | more


def test_one_commitment_is_copied_for_the_next_year(desk: Desk) -> None:
    def copy(dialog: QDialog) -> None:
        assert isinstance(dialog, FormDialog)
        assert dialog.form.fields["year"].value() == 2022
        dialog.primary.click()

    desk.choose("C5.1")
    desk.in_dialog(copy, desk.tab.copy_one)
    (made,) = desk.matrix(2022).rows
    assert (made.name, made.state) == ("Số tin, bài về CCHC đăng, phát", CommitmentState.DRAFT)
    assert desk.tab.look.year == 2022
    desk.window.history.undo()
    assert desk.matrix(2022).rows == ()


def test_copying_a_year_names_who_was_left_out(desk: Desk) -> None:
    today, one = desk.window.workspace.today, desk.facts("C5").row.id
    desk.write(lambda session: copying.copy_commitment(session, one, 2022, today=today)[1])
    desk.tab.page.head.year_wanted.emit(2022)
    desk.tab.copy_year()
    assert "C5: đã có bản cam kết năm 2022" in desk.prompts.asked[-1].text
    assert len(desk.matrix(2022).rows) == 11


def test_a_filter_of_another_room_shows_what_it_counted(desk: Desk) -> None:
    desk.window.show_list("commitment", CommitmentFilter(results=frozenset({Result.NOT_MET})))
    assert desk.tab.model.rowCount() == 4
    assert desk.tab.look.results == ("not_met",)
