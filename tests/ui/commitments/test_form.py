"""The form of a commitment is filled by keyboard; what is wrong is named where it stands, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QScrollArea

from cchc_desktop.commitments.records import CommitmentState, Comparison, CountedBy, FigureKind
from cchc_desktop.errors import ValidationError
from cchc_desktop.tasks.records import Actor
from tests.ui.commitments.conftest import Desk
from ui.commitments.form import target_line
from ui.commitments.form.dialog import CommitmentDialog
from ui.commitments.form.target_line import TargetLine
from ui.commitments.form.target_table import COMPARISON, NAME, UNIT, VALUE
from ui.commitments.form.tied_tasks_field import TaskPicker
from ui.common.entry_cells import ChoiceCell

CONTROL = Qt.KeyboardModifier.ControlModifier


def form(act: Callable[[CommitmentDialog], None]) -> Callable[[QDialog], None]:
    """Return what does something in the form."""

    def go(dialog: QDialog) -> None:
        assert isinstance(dialog, CommitmentDialog)
        act(dialog)

    return go


def put(dialog: CommitmentDialog, row: int, **texts: str) -> None:
    """Type into the cells of a row."""
    columns = {"name": NAME, "value": VALUE, "unit": UNIT}
    for name, text in texts.items():
        dialog.targets.model.setData(dialog.targets.model.index(row, columns[name]), text)


def test_a_commitment_is_entered_by_keyboard(desk: Desk) -> None:
    def fill(dialog: CommitmentDialog) -> None:
        dialog.form.fields["holder"].set_value(Actor(person_id=1))
        dialog.form.fields["reference"].setFocus()
        desk.type("09/CK-2021")
        dialog.targets.table.add_row()
        desk.type("Tỷ lệ hồ sơ đúng hạn")
        desk.key(Qt.Key.Key_Tab)
        desk.key(Qt.Key.Key_Tab)
        desk.type("98")
        desk.key(Qt.Key.Key_Tab)
        desk.type("%")
        desk.key(Qt.Key.Key_Return)
        desk.type("Số tin, bài")
        desk.key(Qt.Key.Key_Tab)
        desk.key(Qt.Key.Key_Tab)
        desk.type("24")
        desk.key(Qt.Key.Key_Tab)
        desk.type("tin, bài/năm")
        dialog.targets.table.close_cell()
        dialog.more.form.fields["values"].setFocus()
        desk.type("6; 6; 6; 6")
        desk.key(Qt.Key.Key_Return, CONTROL)
        assert not dialog.isVisible()

    desk.in_dialog(form(fill), desk.tab.new_record)
    (made,) = [row for row in desk.matrix().rows if row.reference == "09/CK-2021"][:1]
    facts = desk.facts(made.commitment_code)
    assert [target.details.name for target in facts.targets] == ["Tỷ lệ hồ sơ đúng hạn", "Số tin, bài"]
    assert [target.details.kind for target in facts.targets] == [FigureKind.SHARE, FigureKind.COUNT]
    assert [value for _code, value in facts.targets[1].details.values] == [Decimal(6)] * 4
    assert facts.row.state is CommitmentState.DRAFT
    assert desk.current()[0] == facts.targets[0].code
    desk.window.history.undo()
    assert [row for row in desk.matrix().rows if row.reference == "09/CK-2021"] == []


def test_a_commitment_with_a_day_is_signed_at_once(desk: Desk) -> None:
    def fill(dialog: CommitmentDialog) -> None:
        dialog.form.fields["holder"].set_value(Actor(person_id=1))
        dialog.form.fields["signed_on"].set_value(date(2021, 2, 1))
        dialog.targets.table.add_row()
        put(dialog, 0, name="Số cuộc họp", value="12", unit="cuộc/năm")
        dialog.keep()

    desk.in_dialog(form(fill), desk.tab.new_record)
    made = max(desk.matrix().rows, key=lambda row: row.commitment_id)
    assert made.state is CommitmentState.SIGNED


def test_a_target_without_unit_is_named_at_its_cell_and_the_form_stays(desk: Desk) -> None:
    def fill(dialog: CommitmentDialog) -> None:
        dialog.form.fields["holder"].set_value(Actor(person_id=1))
        dialog.targets.table.add_row()
        put(dialog, 0, name="Số cuộc họp", value="12")
        dialog.keep()
        assert dialog.isVisible()
        assert dialog.refusal.text() == "Dòng 1: Nhập đơn vị tính: đếm cái gì, hoặc %."
        assert dialog.targets.table.currentIndex().column() == UNIT
        put(dialog, 0, value="mười hai", unit="cuộc")
        dialog.keep()
        assert "mười hai" in dialog.refusal.text()
        assert dialog.targets.model.rows()[0].value == "mười hai"

    before = len(desk.matrix().rows)
    desk.in_dialog(form(fill), desk.tab.new_record)
    assert len(desk.matrix().rows) == before


def test_a_form_without_holder_or_with_a_number_of_another_is_refused_at_the_field(desk: Desk) -> None:
    def fill(dialog: CommitmentDialog) -> None:
        dialog.keep()
        assert dialog.form.fields["holder"].error()
        dialog.form.fields["holder"].set_value(Actor(person_id=1))
        dialog.form.fields["reference"].set_value("01/CK-2021")
        dialog.keep()
        assert "C1" in dialog.form.fields["reference"].error()

    desk.in_dialog(form(fill), desk.tab.new_record)


def test_a_wrong_value_keeps_the_keyboard_and_what_is_typed_next_mends_it(desk: Desk) -> None:
    def fill(dialog: CommitmentDialog) -> None:
        dialog.form.fields["holder"].set_value(Actor(person_id=1))
        table = dialog.targets.table
        table.add_row()
        desk.type("Số cuộc họp")
        desk.key(Qt.Key.Key_Tab)
        desk.key(Qt.Key.Key_Tab)
        desk.type("mười")
        desk.key(Qt.Key.Key_Return)
        assert (table.currentIndex().row(), table.currentIndex().column()) == (0, VALUE)
        assert not table.is_editing() and "mười" in dialog.targets.sum.text()
        desk.type("12")
        desk.key(Qt.Key.Key_Return)
        desk.type("cuộc")
        assert dialog.targets.model.rows()[0].value == "12"
        assert dialog.targets.model.rows()[0].unit == "cuộc"
        dialog.reject()

    desk.in_dialog(form(fill), desk.tab.new_record)


def test_ctrl_enter_goes_to_the_cell_that_is_wrong(desk: Desk) -> None:
    def fill(dialog: CommitmentDialog) -> None:
        dialog.form.fields["holder"].set_value(Actor(person_id=1))
        table = dialog.targets.table
        table.add_row()
        put(dialog, 0, name="Số cuộc họp", value="x", unit="cuộc")
        table.add_row()
        desk.type("Số tin, bài")
        desk.key(Qt.Key.Key_Return, CONTROL)
        assert (table.currentIndex().row(), table.currentIndex().column()) == (0, VALUE)
        desk.type("12x")
        desk.key(Qt.Key.Key_Return, CONTROL)
        assert (table.currentIndex().row(), table.currentIndex().column()) == (0, VALUE)
        assert "12x" in dialog.refusal.text()
        dialog.reject()

    desk.in_dialog(form(fill), desk.tab.new_record)


def test_ctrl_enter_in_the_open_list_of_comparisons_keeps_the_commitment(desk: Desk) -> None:
    def fill(dialog: CommitmentDialog) -> None:
        dialog.form.fields["holder"].set_value(Actor(person_id=1))
        table = dialog.targets.table
        table.add_row()
        table.close_cell()
        put(dialog, 0, name="Số cuộc họp", value="12", unit="cuộc")
        table.go_to(0, COMPARISON)
        table.edit(table.currentIndex())
        cell = table.findChild(ChoiceCell)
        assert cell is not None
        cell.showPopup()
        cell.view().setCurrentIndex(cell.model().index(1, 0))
        QTest.keyClick(cell.view(), Qt.Key.Key_Return, CONTROL)
        assert not dialog.isVisible()

    desk.in_dialog(form(fill), desk.tab.new_record)
    made = max(desk.matrix().rows, key=lambda row: row.commitment_id)
    assert made.comparison is Comparison.AT_MOST


def test_the_box_without_targets_needs_no_scroll_bar(desk: Desk) -> None:
    def look(dialog: CommitmentDialog) -> None:
        area = dialog.targets.stack.currentWidget()
        assert isinstance(area, QScrollArea)
        assert not area.verticalScrollBar().isVisible()
        dialog.reject()

    desk.in_dialog(form(look), desk.tab.new_record)


def test_a_second_commitment_of_a_holder_is_refused_at_the_holder(desk: Desk) -> None:
    holder = desk.facts("C2").row.holder

    def fill(dialog: CommitmentDialog) -> None:
        dialog.form.fields["holder"].set_value(holder)
        dialog.keep()
        error = dialog.form.fields["holder"].error()
        assert error.endswith("đã có bản cam kết C2 năm 2021. Mở bản đó để thêm chỉ tiêu.")
        dialog.reject()

    desk.in_dialog(form(fill), desk.tab.new_record)


def test_a_commitment_without_targets_is_not_signed(desk: Desk) -> None:
    def fill(dialog: CommitmentDialog) -> None:
        dialog.form.fields["holder"].set_value(Actor(person_id=1))
        dialog.form.fields["signed_on"].set_value(date(2021, 2, 1))
        dialog.keep()
        assert dialog.isVisible() and dialog.refusal.text()
        dialog.form.fields["signed_on"].set_value(None)
        dialog.keep()
        assert not dialog.isVisible()

    desk.in_dialog(form(fill), desk.tab.new_record)
    assert [line.state for line in desk.tab.model.lines if line.row is None] == [CommitmentState.DRAFT]


def test_a_signed_target_changes_with_a_reason_only(desk: Desk) -> None:
    def change(dialog: CommitmentDialog) -> None:
        put(dialog, 0, value="5")
        dialog.keep()
        assert dialog.form.fields["reason"].error()
        dialog.form.fields["reason"].set_value("điều chỉnh theo Kế hoạch 12")
        dialog.keep()
        assert not dialog.isVisible()

    desk.choose("C1.1")
    desk.in_dialog(form(change), desk.tab.edit)
    facts = desk.facts("C1")
    assert facts.targets[0].details.value == Decimal(5)
    assert facts.amendments[0].reason == "điều chỉnh theo Kế hoạch 12"


def test_targets_are_moved_added_and_taken_away_in_one_step(desk: Desk) -> None:
    def change(dialog: CommitmentDialog) -> None:
        dialog.form.fields["reason"].set_value("sắp xếp lại")
        table = dialog.targets.table
        table.remove_row(1)
        table.move_row(2, -1)
        table.add_row()
        row = len(dialog.targets.model.rows()) - 1
        put(dialog, row, name="Số hồ sơ số hóa", value="1.200", unit="hồ sơ/năm")
        dialog.keep()
        assert not dialog.isVisible()

    before = [target.code for target in desk.facts("C2").targets]
    desk.choose("C2.1")
    desk.in_dialog(form(change), desk.tab.edit)
    after = desk.facts("C2").targets
    assert [target.code for target in after[:3]] == [before[0], before[3], before[2]]
    assert after[3].details.value == Decimal(1200)
    desk.window.history.undo()
    assert [target.code for target in desk.facts("C2").targets] == before


def test_the_fields_below_belong_to_the_row_that_is_current(desk: Desk) -> None:
    def change(dialog: CommitmentDialog) -> None:
        dialog.targets.table.go_to(1)
        assert dialog.more.form.fields["kind"].value() is FigureKind.SHARE
        dialog.more.form.fields["counted_words"].line.setFocus()
        desk.type("Có văn bản xin lỗi")
        dialog.more.form.fields["among_words"].line.setFocus()
        desk.type("hồ sơ trễ hẹn")
        dialog.targets.table.go_to(2)
        assert dialog.more.form.fields["counted_words"].value() == ""
        assert not dialog.more.form.fields["counted_words"].isEnabled()
        dialog.keep()
        assert not dialog.isVisible()

    desk.choose("C2.2")
    desk.in_dialog(form(change), desk.tab.edit)
    assert desk.row("C2.2").counted_words == "Có văn bản xin lỗi"
    desk.choose("C2.2")
    assert desk.tab.foot.fields.before.text() == "Có văn bản xin lỗi"
    assert desk.tab.foot.fields.after.text() == "hồ sơ trễ hẹn"


def test_a_target_takes_its_figures_from_tasks_that_are_chosen(desk: Desk) -> None:
    def change(dialog: CommitmentDialog) -> None:
        dialog.form.fields["reason"].set_value("lấy từ nhiệm vụ")
        more = dialog.more.form.fields
        more["actual_from"].set_value("tied_tasks")
        more["actual_from"].edited.emit()
        more["tasks"].line.setFocus()
        desk.type("T01, T99")
        assert "T99" in more["tasks"].check()
        more["tasks"].line.clear()
        desk.type("t01, T04")
        assert more["tasks"].check() == ""
        dialog.keep()
        assert not dialog.isVisible()

    told: list[tuple[str, object]] = []
    desk.tab.list_wanted.connect(lambda kind, wanted, _words: told.append((kind, wanted)))
    desk.choose("C2.1")
    desk.in_dialog(form(change), desk.tab.edit)
    assert len(desk.facts("C2").targets[0].task_ids) == 2
    desk.choose("C2.1")
    assert desk.tab.foot.tasks_button.text() == "Xem 2 nhiệm vụ gắn kèm"
    desk.tab.foot.tasks_button.click()
    assert told[0][0] == "task"


def test_the_list_of_tasks_is_searched_and_ticked_by_keyboard(desk: Desk) -> None:
    picker = TaskPicker(desk.tab.making._find_tasks, (), {}, desk.window)
    desk.qtbot.addWidget(picker)
    picker.show()
    assert picker.list.count() > 5
    picker.search.setText("tre hen")
    picker.search.down_wanted.emit()
    assert 0 < picker.list.count() < 5
    item = picker.list.currentItem()
    item.setCheckState(Qt.CheckState.Checked)
    picker.search.setText("")
    picker.show_found()
    assert picker.count.text() == "Đã chọn 1 nhiệm vụ"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("6; 6", [("2021-Q1", 6), ("2021-Q2", 6)]),
        ("I: 6; 6 tháng: 12", [("2021-Q1", 6), ("2021-H1", 12)]),
        ("quý II: 3,5", [("2021-Q2", Decimal("3.5"))]),
        ("", []),
    ],
)
def test_values_of_periods_are_read(text: str, expected: list[tuple[str, Decimal]]) -> None:
    assert target_line.read_values(text, 2021, CountedBy.QUARTER) == tuple(expected)


@pytest.mark.parametrize("text", ["1; 2; 3; 4; 5", "V: 3", "I: x", "tháng 13: 2"])
def test_values_of_no_period_are_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        target_line.read_values(text, 2021, CountedBy.QUARTER)


def test_a_sign_typed_with_the_value_fills_in_the_comparison_and_the_unit() -> None:
    line = target_line.put_value(TargetLine("Tỷ lệ"), "≤ 5%")
    assert (line.comparison, line.value, line.unit, line.more.kind) == (
        Comparison.AT_MOST,
        "5",
        "%",
        FigureKind.SHARE,
    )
    assert target_line.put_unit(line, "hồ sơ").more.kind is FigureKind.COUNT
    assert COMPARISON == 2
