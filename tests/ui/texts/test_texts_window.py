"""The office's wording: typed, completed, refused, taken back, shown on the page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from cchc_desktop.committee.queries import adjusted_texts
from cchc_desktop.committee.records import AdjustedText
from cchc_desktop.storage import history
from tests.documents.pdf_paper import Paper
from tests.ui.keyboard import compose_text, type_text
from tests.ui.settings.desk import Desk
from tests.ui.texts.conftest import OPENING, RECIPIENTS
from ui.common.fields.text_field import TextField
from ui.texts.slot_box import SlotBox
from ui.texts.variable_list import VariablesEdit
from ui.texts.window import TextsWindow

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
OFFICE = "Kính mời dự {cuộc họp}."


def _box(desk: Desk[TextsWindow], name: str = "opening") -> SlotBox:
    return next(box for box in desk.window.editor.boxes if box.slot.name == name)


def _edit(desk: Desk[TextsWindow], name: str = "opening") -> VariablesEdit:
    edit = _box(desk, name).field.editor()
    assert isinstance(edit, VariablesEdit)
    return edit


def _stored(desk: Desk[TextsWindow]) -> tuple[AdjustedText, ...]:
    return desk.read(adjusted_texts)


def _page(desk: Desk[TextsWindow]) -> str:
    """The words of the pages shown, without spaces: justified lines are words apart."""
    return "".join(Paper(desk.window.preview.pdf_bytes).text().split())


def _type(desk: Desk[TextsWindow], text: str, name: str = "opening") -> None:
    desk.type_into(_box(desk, name).field, text)


def test_the_keyboard_goes_from_the_kinds_to_the_first_text(texts) -> None:
    desk = texts()
    assert desk.window.list.hasFocus()
    desk.press(Key.Key_Return)
    assert _edit(desk).hasFocus()
    assert _edit(desk).toPlainText() == OPENING.default


def test_a_text_is_saved_by_itself_and_counted_in_the_list(texts) -> None:
    desk = texts()
    _type(desk, OFFICE)
    desk.qtbot.waitUntil(lambda: bool(_stored(desk)))
    assert _stored(desk) == (AdjustedText("letter", "opening", OFFICE),)
    assert desk.window.list.rows.rows[0].sub == "1 câu riêng"


def test_what_is_printed_stands_under_the_text(texts) -> None:
    desk = texts()
    _type(desk, "Mời họp tại {địa điểm}")
    message = _box(desk).field.message()
    assert message is not None
    assert message.text.startswith("Sẽ thành: Mời họp tại ") and "{" not in message.text


def test_the_page_shows_what_is_being_typed(texts) -> None:
    desk = texts()
    _type(desk, "Kính mời quý vị.")
    desk.qtbot.waitUntil(lambda: desk.window.preview.page_count > 0 and "Kínhmờiquývị." in _page(desk))


def test_an_unknown_variable_is_refused_and_stays_typed(texts) -> None:
    desk = texts("back", "drop")
    _type(desk, "Mời dự {cuoc hop}")
    desk.press(Key.Key_Tab)
    desk.save()
    assert "{cuoc hop}" in _box(desk).field.error()
    assert _edit(desk).toPlainText() == "Mời dự {cuoc hop}"
    assert _stored(desk) == ()
    desk.window.reject()
    assert desk.window.isVisible() and "{cuoc hop}" in desk.prompts.asked[0].text


def test_another_kind_waits_until_the_text_is_right(texts) -> None:
    desk = texts()
    _type(desk, "Mời {ai}")
    desk.window.list.setFocus()
    desk.press(Key.Key_Down)
    assert desk.window.current == 0 and desk.window.list.currentIndex().row() == 0
    assert _edit(desk).hasFocus()
    _type(desk, "Mời dự")
    desk.window.list.setFocus()
    desk.press(Key.Key_Down)
    assert [box.slot.name for box in desk.window.editor.boxes] == ["closing"]
    assert _stored(desk) == (AdjustedText("letter", "opening", "Mời dự"),)


def test_the_other_texts_are_saved_beside_a_refused_one(texts) -> None:
    desk = texts()
    _type(desk, "Mời {ai}")
    _type(desk, "Như trên\nLưu: VT, VP", "recipients")
    desk.save()
    assert _stored(desk) == (AdjustedText("letter", "recipients", "Như trên\nLưu: VT, VP"),)


def test_the_way_back_is_offered_only_for_words_of_the_office(texts) -> None:
    desk = texts()
    assert not _box(desk).reset.isVisible()
    _type(desk, OFFICE)
    desk.save()
    assert _box(desk).reset.isVisible()
    desk.press(Key.Key_Tab)
    assert _box(desk).reset.hasFocus()
    desk.press(Key.Key_Return)
    assert _stored(desk) == () and _edit(desk).toPlainText() == OPENING.default
    assert _edit(desk).hasFocus() and not _box(desk).reset.isVisible()
    desk.window.undoing.undo()
    assert _stored(desk) == (AdjustedText("letter", "opening", OFFICE),)
    desk.window.list.setFocus()
    desk.window.reload()
    assert _edit(desk).toPlainText() == OFFICE


def test_words_typed_as_the_program_says_them_are_the_programs(texts) -> None:
    desk = texts()
    _type(desk, "khác")
    desk.save()
    _type(desk, OPENING.default)
    desk.save()
    assert _stored(desk) == ()


def test_an_emptied_text_prints_nothing_and_says_so(texts) -> None:
    desk = texts()
    _type(desk, "", "recipients")
    desk.save()
    assert _stored(desk) == (AdjustedText("letter", "recipients", ""),)
    message = _box(desk, "recipients").field.message()
    assert message is not None and message.text == "Không in gì ở chỗ này."


def test_a_brace_opens_the_variables_and_enter_takes_one(texts) -> None:
    desk = texts()
    _type(desk, "Tại {đia")
    variables = _edit(desk).list
    assert variables is not None and variables.isVisible()
    assert [row.name for row in variables.model.rows] == ["{địa điểm}"]
    desk.press(Key.Key_Return)
    assert _edit(desk).toPlainText() == "Tại {địa điểm}"
    assert not variables.isVisible() and _edit(desk).hasFocus()


def test_esc_closes_the_variables_and_not_the_window(texts) -> None:
    desk = texts("drop")
    _type(desk, "Tại {")
    variables = _edit(desk).list
    assert variables is not None and variables.isVisible()
    desk.press(Key.Key_Escape)
    assert not variables.isVisible() and desk.window.isVisible()
    type_text(_edit(desk), "đ")
    assert not variables.isVisible()


def test_tab_takes_the_variable_marked_by_the_arrow(texts) -> None:
    desk = texts()
    _type(desk, "{")
    desk.press(Key.Key_Down, Key.Key_Tab)
    assert _edit(desk).toPlainText() == "{địa điểm}"
    assert _edit(desk).hasFocus()


def test_one_step_of_the_field_takes_a_variable_back(texts) -> None:
    desk = texts()
    _type(desk, "Tại {")
    desk.press(Key.Key_Return)
    _edit(desk).undo()
    assert _edit(desk).toPlainText() == "Tại {"


def test_a_text_without_variables_offers_none(texts) -> None:
    desk = texts("drop")
    _type(desk, "Gửi {", "recipients")
    variables = _edit(desk, "recipients").list
    assert variables is not None and not variables.isVisible()
    desk.press(Key.Key_B, modifier=CONTROL)
    assert not desk.window.editor.variables.menu_.isVisible()


def test_ctrl_b_inserts_a_variable_of_this_text(texts) -> None:
    desk = texts()
    _type(desk, "Tại ")
    desk.press(Key.Key_B, modifier=CONTROL)
    menu = desk.window.editor.variables.menu_
    assert [action.text().partition("\t")[0] for action in menu.actions()] == ["{cuộc họp}", "{địa điểm}"]
    QTest.keyClick(menu, Key.Key_Down)
    QTest.keyClick(menu, Key.Key_Return)
    assert _edit(desk).toPlainText() == "Tại {địa điểm}"


def test_a_word_being_composed_opens_no_list_and_is_saved_whole(texts) -> None:
    desk = texts()
    _type(desk, "Mời ")
    compose_text(_edit(desk), "ho", "họ", "họp", committed="họp")
    desk.save()
    assert _stored(desk)[0].text == "Mời họp"


def test_an_autosave_leaves_caret_and_text_where_they_are(texts) -> None:
    desk = texts()
    _type(desk, "Kính mời quý vị đến dự")
    cursor = _edit(desk).textCursor()
    cursor.setPosition(5)
    _edit(desk).setTextCursor(cursor)
    desk.save()
    desk.window.reload()
    assert _edit(desk).textCursor().position() == 5 and _edit(desk).hasFocus()


def test_one_visit_to_a_text_is_one_step(texts) -> None:
    desk = texts()
    _type(desk, "Một")
    desk.save()
    type_text(_edit(desk), " hai")
    desk.save()
    desk.window.list.setFocus()
    desk.press(Key.Key_Z, modifier=CONTROL)
    assert _stored(desk) == () and _edit(desk).toPlainText() == OPENING.default


def test_the_history_names_the_paper_and_the_text(texts) -> None:
    desk = texts()
    _type(desk, OFFICE)
    desk.save()
    step = desk.read(history.next_undo)
    assert step is not None and step.title == "Câu chữ của Thư thử: Trích yếu"


def test_a_text_of_each_paper_alone_is_not_offered(texts) -> None:
    desk = texts()
    assert [box.slot for box in desk.window.editor.boxes] == [OPENING, RECIPIENTS]


def test_without_a_record_the_page_says_what_is_missing(texts) -> None:
    desk = texts(empty=True)
    assert desk.window.preview.page_count == 0
    _type(desk, "Kính mời.")
    desk.save()
    assert _stored(desk) == (AdjustedText("letter", "opening", "Kính mời."),)


def test_f6_goes_round_the_panes(texts) -> None:
    desk = texts()
    desk.press(Key.Key_F6)
    assert _edit(desk).hasFocus()
    desk.press(Key.Key_F6)
    assert desk.window.preview.isAncestorOf(QApplication.focusWidget())
    desk.press(Key.Key_F6)
    assert desk.window.list.hasFocus()


def test_a_narrow_window_shows_the_pages_in_place_of_the_texts(texts) -> None:
    desk = texts()
    desk.window.resize(895, 384)
    desk.qtbot.waitUntil(lambda: not desk.window.preview.isVisible())
    desk.press(Key.Key_F7)
    assert desk.window.preview.isVisible() and not desk.window.editor.isVisible()
    desk.press(Key.Key_F7)
    assert desk.window.editor.isVisible() and _edit(desk).hasFocus()


def test_every_field_has_a_name_and_a_place_in_the_tab_order(texts) -> None:
    desk = texts()
    fields = [box.field for box in desk.window.editor.boxes]
    assert [field.editor().accessibleName() for field in fields] == ["Trích yếu", "Nơi nhận"]
    fields[0].setFocus()
    desk.press(Key.Key_Tab)
    assert fields[1].editor().hasFocus()
    assert isinstance(fields[1], TextField) and isinstance(fields[1].editor(), QPlainTextEdit)
