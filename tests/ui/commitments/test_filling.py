"""A quarter is filled in by keyboard; what cannot be kept stays on screen with its sentence."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from sqlalchemy import select
from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.commitments import figures, service, targets
from cchc_desktop.commitments.queries import commitment_id_of
from cchc_desktop.commitments.records import Comparison, Result, TargetDetails
from cchc_desktop.storage.model import HistoryStep, StepState
from tests.ui.commitments.conftest import QUARTER_1, Desk
from tests.ui.keyboard import compose_text
from ui.commitments.figure_cell import FigureCell

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_digits_begin_a_figure_and_enter_keeps_it_and_goes_down(desk: Desk) -> None:
    desk.choose("C1.1")
    desk.fill("0")
    assert desk.current() == ("C1.2", "Quý I")
    desk.fill("98/98")
    desk.saved()
    assert (desk.cell("C1.1").text, desk.cell("C1.2").fraction) == ("0", "98/98")
    assert desk.row("C1.1").result is Result.MET
    assert desk.current() == ("C2.1", "Quý I")
    assert not desk.tab.has_unsaved()


def test_tab_keeps_the_figure_and_goes_right_and_shift_enter_goes_up(desk: Desk) -> None:
    desk.choose("C1.2")
    desk.fill("97/98", Qt.Key.Key_Tab)
    assert desk.current() == ("C1.2", "Quý II")
    desk.choose("C1.2")
    desk.type("96")
    desk.type("/98")
    desk.key(Qt.Key.Key_Return, SHIFT)
    assert desk.current() == ("C1.1", "Quý I")
    desk.saved()
    assert desk.cell("C1.2").fraction == "96/98"


def test_escape_takes_back_what_is_typed(desk: Desk) -> None:
    desk.choose("C2.2")
    desk.type("5/5")
    desk.key(Qt.Key.Key_Escape)
    assert desk.cell("C2.2").fraction == "11/13"
    assert desk.current() == ("C2.2", "Quý I")
    assert not desk.tab.has_unsaved()


def test_f2_opens_the_cell_with_the_figure_in_it(desk: Desk) -> None:
    desk.choose("C2.2")
    desk.key(Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert editor is not None
    assert editor.text() == "11/13"
    assert "Tỷ lệ hồ sơ trễ hẹn" in editor.accessibleName()
    desk.key(Qt.Key.Key_Escape)


def test_a_share_above_the_whole_stays_with_its_sentence_until_it_is_corrected(desk: Desk) -> None:
    told: list[str] = []
    desk.tab.not_saved.connect(told.append)
    desk.choose("C2.2")
    desk.fill("14/13")
    assert desk.current() == ("C2.2", "Quý I")
    index = desk.tab.figures.currentIndex()
    assert index.data() == "14/13"
    assert desk.tab.foot.reason.text() == told[-1]
    assert "14" in told[-1]
    assert desk.cell("C2.2").fraction == "11/13"
    assert desk.tab.has_unsaved()
    assert not desk.tab.save_now()
    desk.fill("13/13")
    desk.saved()
    assert desk.cell("C2.2").fraction == "13/13"
    assert not desk.tab.has_unsaved()


def test_other_figures_are_kept_while_one_is_refused(desk: Desk) -> None:
    desk.choose("C2.2")
    desk.fill("14/13")
    desk.choose("C2.4")
    desk.fill("180/186")
    desk.saved()
    assert desk.cell("C2.4").fraction == "180/186"
    assert [pending.text for pending in desk.tab.model.refused().values()] == ["14/13"]


def test_escape_on_a_refused_cell_shows_the_figure_of_the_file_again(desk: Desk) -> None:
    desk.choose("C2.2")
    desk.fill("x")
    assert desk.tab.model.refused()
    desk.key(Qt.Key.Key_Escape)
    assert not desk.tab.model.refused()
    assert desk.tab.figures.currentIndex().data() == "84,62%"
    assert desk.tab.foot.fields.text() == "11/13"


def test_zero_of_zero_is_no_case_yet_and_five_of_zero_is_refused(desk: Desk) -> None:
    desk.choose("C2.2")
    desk.fill("5/0")
    assert desk.tab.model.refused()
    desk.fill("0/0")
    desk.saved()
    assert desk.cell("C2.2").result is Result.NO_CASE_YET


def test_a_period_that_has_not_begun_is_refused(desk: Desk) -> None:
    desk.choose("C1.1", 4)
    desk.fill("3")
    (pending,) = desk.tab.model.refused().values()
    assert "01/10/2021" in pending.sentence


def test_leaving_asks_about_what_was_refused_and_goes_back_to_it(desk: Desk) -> None:
    desk.choose("C2.2")
    desk.fill("14/13")
    desk.choose("C6.2")
    desk.prompts.answers = ["back", "drop"]
    assert not desk.tab.may_leave()
    assert desk.current() == ("C2.2", "Quý I")
    assert "14/13" in desk.prompts.asked[-1].text
    assert desk.tab.may_leave()
    assert not desk.tab.has_unsaved()


def test_delete_clears_the_figures_selected_in_one_step_and_undo_brings_them_back(desk: Desk) -> None:
    desk.choose("C2.1")
    desk.key(Qt.Key.Key_Down, SHIFT)
    desk.key(Qt.Key.Key_Delete)
    desk.saved()
    assert (desk.cell("C2.1").text, desk.cell("C2.2").text) == ("", "")
    desk.window.history.undo()
    assert (desk.cell("C2.1").fraction, desk.cell("C2.2").fraction) == ("918/931", "11/13")
    assert desk.tab.model.index(3, desk.tab.figures.currentIndex().column()).data() == "84,62%"


def test_every_figure_offers_its_way_back(desk: Desk) -> None:
    told: list[str] = []
    desk.tab.undoable.connect(told.append)
    desk.choose("C2.3")
    desk.fill("4")
    desk.saved()
    desk.key(Qt.Key.Key_Up)
    desk.key(Qt.Key.Key_Delete)
    desk.saved()
    assert told == ["Số liệu 02/CK-2021, quý I/2021: 4.", "Đã xóa số liệu 02/CK-2021, quý I/2021."]
    desk.window.history.undo()
    assert desk.cell("C2.3").text == "4"


def test_a_draft_and_a_closed_commitment_take_no_figure_and_say_why(desk: Desk) -> None:
    told: list[str] = []
    desk.tab.done.connect(told.append)
    today = desk.window.workspace.today
    desk.write(lambda session: service.close(session, commitment_id_of(session, "C4"), today=today))
    desk.choose("C4.1")
    desk.type("5")
    assert "04/CK-2021" in told[-1]
    assert not desk.tab.figures.is_editing()
    assert desk.cell("C4.1").fraction == "1/1"


def test_a_figure_being_typed_in_a_cell_is_kept_on_leaving_the_tab(desk: Desk) -> None:
    desk.choose("C1.1")
    desk.type("4")
    assert desk.tab.has_unsaved()
    assert desk.tab.save_now()
    assert desk.cell("C1.1").text == "4"


def test_a_pause_in_a_cell_keeps_what_can_be_read_and_leaves_the_cell_open(desk: Desk) -> None:
    told: list[str] = []
    desk.tab.not_saved.connect(told.append)
    desk.tab.undoable.connect(told.append)
    before = steps(desk)
    desk.choose("C2.2")
    desk.type("12")
    pause(desk)
    assert (told, desk.cell("C2.2").fraction, desk.tab.model.refused()) == ([], "11/13", {})
    desk.type("/13")
    desk.qtbot.waitUntil(lambda: desk.cell("C2.2").fraction == "12/13")
    desk.saved()
    editor = desk.at_keyboard()
    assert desk.tab.figures.is_editing() and isinstance(editor, FigureCell)
    assert (editor.text(), editor.cursorPosition(), told) == ("12/13", 5, [])
    desk.type("0")
    desk.key(Qt.Key.Key_Return)
    desk.saved()
    assert (desk.cell("C2.2").fraction, desk.current()) == ("12/130", ("C2.3", "Quý I"))
    assert len(told) == 1 and "12/130" in told[0]
    assert steps(desk) == before + 1
    desk.window.history.undo()
    assert desk.cell("C2.2").fraction == "11/13"


def test_what_was_kept_at_a_pause_is_told_once_the_cell_is_left(desk: Desk) -> None:
    told: list[str] = []
    desk.tab.undoable.connect(told.append)
    before = steps(desk)
    desk.choose("C2.3")
    desk.type("4")
    pause(desk)
    assert desk.cell("C2.3").text == "4"
    desk.key(Qt.Key.Key_Return)
    desk.saved()
    assert told == ["Số liệu 02/CK-2021, quý I/2021: 4."]
    assert steps(desk) == before + 1


def test_escape_takes_back_also_what_a_pause_has_kept(desk: Desk) -> None:
    desk.choose("C2.2")
    desk.type("5/5")
    pause(desk)
    assert desk.cell("C2.2").fraction == "5/5"
    desk.key(Qt.Key.Key_Escape)
    desk.saved()
    assert desk.cell("C2.2").fraction == "11/13"
    assert desk.tab.figures.currentIndex().data() == "84,62%"
    assert not desk.tab.has_unsaved()


def test_an_emptied_cell_is_cleared_on_leaving_alone(desk: Desk) -> None:
    desk.choose("C2.2")
    desk.key(Qt.Key.Key_F2)
    desk.key(Qt.Key.Key_A, CONTROL)
    desk.key(Qt.Key.Key_Delete)
    pause(desk)
    assert desk.cell("C2.2").fraction == "11/13"
    desk.key(Qt.Key.Key_Return)
    desk.saved()
    assert desk.cell("C2.2").text == ""


def pause(desk: Desk) -> None:
    """Stop typing for a moment in the open cell."""
    editor = desk.at_keyboard()
    assert isinstance(editor, FigureCell)
    editor.autosave.due.emit()
    desk.saved()


def steps(desk: Desk) -> int:
    """Count the steps of the history that stand."""
    return desk.window.workspace.read(
        lambda session: len(session.scalars(select(HistoryStep.id).where(HistoryStep.state == StepState.LIVE)).all())
    )


def test_the_two_fields_at_the_foot_fill_the_same_cell(desk: Desk) -> None:
    desk.choose("C2.2")
    assert (desk.tab.foot.fields.value.text(), desk.tab.foot.fields.among.text()) == ("11", "13")
    assert desk.tab.foot.rate.text() == "= 84,62%"
    desk.key(Qt.Key.Key_F6)
    desk.type("12")
    desk.key(Qt.Key.Key_Return)
    desk.type("12")
    desk.key(Qt.Key.Key_Return)
    desk.saved()
    assert desk.cell("C2.2").fraction == "12/12"
    assert desk.current() == ("C2.3", "Quý I")
    assert desk.tab.figures.hasFocus()


def test_the_foot_commits_the_word_that_is_being_composed(desk: Desk) -> None:
    desk.choose("C2.2")
    desk.key(Qt.Key.Key_F6)
    field = desk.tab.foot.fields.value
    field.clear()
    compose_text(field, "1", committed="13")
    assert desk.tab.save_now()
    assert desk.cell("C2.2").fraction == "13/13"


def test_escape_at_the_foot_takes_back_and_goes_to_the_matrix(desk: Desk) -> None:
    desk.choose("C2.2")
    desk.key(Qt.Key.Key_F6)
    desk.type("9")
    desk.key(Qt.Key.Key_Escape)
    assert desk.tab.figures.hasFocus()
    assert desk.tab.foot.fields.text() == "11/13"
    assert desk.cell("C2.2").fraction == "11/13"


def test_a_pause_at_the_foot_keeps_what_can_be_read_and_is_silent_about_the_rest(desk: Desk) -> None:
    told: list[str] = []
    desk.tab.not_saved.connect(told.append)
    desk.choose("C1.1")
    desk.key(Qt.Key.Key_F6)
    desk.type("x")
    desk.tab.foot.paused.emit(desk.tab.foot.fields.text())
    assert told == []
    desk.tab.foot.fields.value.clear()
    desk.type("1")
    desk.qtbot.waitUntil(lambda: desk.cell("C1.1").text == "1")
    assert desk.tab.foot.fields.value.hasFocus()


def test_evidence_is_kept_with_the_figure(desk: Desk) -> None:
    desk.choose("C2.1")
    desk.tab.foot.evidence.setFocus()
    desk.type("Báo cáo 12/BC-UBND")
    desk.key(Qt.Key.Key_Return)
    desk.saved()
    assert desk.cell("C2.1").evidence == "Báo cáo 12/BC-UBND"
    desk.choose("C2.2")
    assert desk.tab.foot.evidence.text() == ""


def test_a_figure_changed_elsewhere_shows_at_once(desk: Desk) -> None:
    desk.choose("C1.1")
    target, today = desk.row("C1.1").target_id, desk.window.workspace.today
    desk.write(lambda session: figures.set_figure(session, target, QUARTER_1, "0", today=today))
    assert desk.tab.figures.currentIndex().data() == "0"
    assert desk.tab.foot.fields.text() == "0"


def test_control_delete_puts_the_commitment_into_the_trash_and_undo_brings_it_back(desk: Desk) -> None:
    desk.choose("C2.1")
    desk.key(Qt.Key.Key_Delete, CONTROL)
    assert [row.code for row in desk.matrix().rows if row.code.startswith("C2.")] == []
    desk.window.history.undo()
    assert len([row for row in desk.matrix().rows if row.code.startswith("C2.")]) == 4


def test_met_or_not_is_typed_or_chosen(desk: Desk) -> None:
    today = desk.window.workspace.today
    commitment_id = desk.facts("C3").row.id
    wanted = TargetDetails("Công khai thủ tục", Comparison.PASS)

    def add(session: Session) -> Changes:
        return targets.add_target(session, commitment_id, wanted, today=today, code="C3.9", reason="bổ sung")[1]

    desk.write(add)
    desk.choose("C3.9")
    desk.fill("không")
    desk.saved()
    assert desk.cell("C3.9").result is Result.NOT_MET
    desk.choose("C3.9")
    desk.key(Qt.Key.Key_F6)
    assert desk.tab.foot.fields.passed.hasFocus()
    assert desk.tab.foot.fields.text() == "không đạt"
    desk.key(Qt.Key.Key_Up)
    desk.saved()
    assert desk.cell("C3.9").text == "đạt"
    desk.tab.figures.setFocus()
    assert desk.tab.figures.currentIndex().data() == "đạt"
