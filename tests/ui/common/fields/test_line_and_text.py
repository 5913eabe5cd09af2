"""Lines and texts: cleaned when left, never touched while the keyboard is in them, old encodings offered."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import compose_text, type_text
from ui.common.fields import FULL, Form, LineField, TextField

OLD = "UBND ph\u00adêng §øc Sen häp giao ban th¸ng 12"


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    """A page with another field to go on to."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.addWidget(QLineEdit())
    qtbot.addWidget(made)
    return made


def shown(page: QWidget, field: QWidget, qtbot: QtBot) -> None:
    """Put a field into the page and the keyboard into the field."""
    layout = page.layout()
    assert layout is not None
    layout.addWidget(field)
    page.show()
    page.activateWindow()
    field.setFocus()
    qtbot.waitUntil(lambda: field.focusProxy().hasFocus())


def go_on(page: QWidget) -> None:
    """Leave the field."""
    other = page.findChild(QLineEdit, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert other is not None
    other.setFocus()


@pytest.mark.parametrize("make", [LineField, TextField])
def test_typing_tells_and_changes_nothing_else(qtbot: QtBot, page: QWidget, make: type[LineField]) -> None:
    field = make()
    shown(page, field, qtbot)
    with qtbot.waitSignal(field.edited):
        type_text(field.editor(), "Họp  giao ban ")
    assert field.editor().property("invalid") is None
    assert field.value() in ("Họp giao ban", "Họp  giao ban")


def test_a_line_is_cleaned_when_it_is_left(qtbot: QtBot, page: QWidget) -> None:
    field = LineField()
    shown(page, field, qtbot)
    field.line.insert("  Họp\u00a0giao\u200b ban\t")
    typed = field.line.text()
    assert field.value() == "Họp giao ban"
    assert field.line.text() == typed
    with qtbot.waitSignal(field.left):
        go_on(page)
    assert field.line.text() == "Họp giao ban"


def test_a_line_is_not_left_when_only_its_window_is(qtbot: QtBot, page: QWidget) -> None:
    field = LineField()
    shown(page, field, qtbot)
    field.line.insert("Họp ")
    left: list[bool] = []
    field.left.connect(lambda: left.append(True))
    event = QFocusEvent(QFocusEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason)
    QApplication.sendEvent(field.line, event)
    assert (left, field.line.text()) == ([], "Họp ")


def test_a_word_being_composed_stays_in_the_field(qtbot: QtBot, page: QWidget) -> None:
    field = LineField()
    shown(page, field, qtbot)
    compose_text(field.line, "t", "ti", "tiê")
    field.refresh_value("khác")
    assert field.line.text() == ""
    compose_text(field.line, committed="tiếng")
    assert field.value() == "tiếng"


def test_a_value_read_again_does_not_overwrite_what_is_typed(qtbot: QtBot, page: QWidget) -> None:
    field = LineField()
    field.set_value("cũ")
    shown(page, field, qtbot)
    type_text(field.line, " mới")
    field.refresh_value("cũ")
    assert "mới" in field.value()
    go_on(page)
    field.refresh_value("cũ")
    assert field.value() == "cũ"


def test_setting_a_value_says_nothing(qtbot: QtBot, page: QWidget) -> None:
    for field in (LineField(), TextField()):
        qtbot.addWidget(field)
        with qtbot.assertNotEmitted(field.edited), qtbot.assertNotEmitted(field.left):
            field.set_value("Ặ Ẫ Ổ Ễ")
        assert field.value() == "Ặ Ẫ Ổ Ễ"


def test_too_long_a_line_keeps_every_word_and_says_so_when_left(qtbot: QtBot, page: QWidget) -> None:
    field = LineField(max_length=10)
    shown(page, field, qtbot)
    field.line.insert("mười hai chữ")
    qtbot.keyClick(field.line, Qt.Key.Key_Space)
    assert field.error() == ""
    go_on(page)
    assert field.error()
    assert field.value() == "mười hai chữ"
    assert field.line.property("invalid") is True


def test_two_hundred_thousand_characters_stay(qtbot: QtBot) -> None:
    field = TextField()
    qtbot.addWidget(field)
    line = LineField()
    qtbot.addWidget(line)
    text = "chữ " * 50_000
    field.text_edit.insertPlainText(text)
    line.line.insert(text)
    assert field.value() == text.strip()
    assert line.value() == text.strip()


def buttons(form: Form) -> dict[str, QPushButton]:
    """The words to click under the fields of a form."""
    return {button.text(): button for button in form.findChildren(QPushButton)}


def old_form(qtbot: QtBot) -> tuple[Form, LineField]:
    """A form with a text of an old encoding that was just left."""
    form, field = Form(), LineField()
    form.add("title", "Tên", field, span=FULL)
    form.add("other", "Khác", LineField(), span=FULL)
    qtbot.addWidget(form)
    form.show()
    form.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.is_in_use)
    field.line.insert(OLD)
    assert buttons(form) == {}
    form.fields["other"].setFocus()
    return form, field


def test_an_old_encoding_can_be_converted(qtbot: QtBot) -> None:
    form, field = old_form(qtbot)
    convert, _keep = buttons(form).values()
    with qtbot.waitSignal(field.edited):
        convert.click()
    assert field.value() == "UBND phường Đức Sen họp giao ban tháng 12"
    assert field.message() is None


def test_an_old_encoding_can_be_kept_and_is_not_asked_again(qtbot: QtBot) -> None:
    form, field = old_form(qtbot)
    _convert, keep = buttons(form).values()
    keep.click()
    assert field.message() is None
    field.setFocus()
    form.fields["other"].setFocus()
    assert field.message() is None
    assert "giao ban" in field.value()


def test_characters_the_page_lacks_are_named_once(qtbot: QtBot) -> None:
    field = LineField(missing_glyphs=lambda text: "".join(sorted({char for char in text if ord(char) > 0xFFFF})))
    qtbot.addWidget(field)
    field.set_value("Họp 😀 giao ban 😀")
    message = field.message()
    assert message is not None
    assert message.text.count("😀") == 1
    assert field.value() == "Họp 😀 giao ban 😀"
    assert field.error() == ""
    field.set_value("Họp giao ban")
    assert field.message() is None


def test_a_text_grows_with_its_lines_up_to_its_limit(qtbot: QtBot) -> None:
    field = TextField(min_lines=2, max_lines=4)
    qtbot.addWidget(field)
    field.resize(300, 100)
    field.show()
    heights = []
    for lines in (1, 2, 3, 4, 9):
        field.set_value("\n".join("Ặ" * lines))
        heights.append(field.text_edit.height())
    assert heights[0] == heights[1] < heights[2] < heights[3] == heights[4]
    assert field.text_edit.verticalScrollBar().isVisible()


def test_a_short_text_shows_its_whole_last_line(qtbot: QtBot) -> None:
    field = TextField(min_lines=2, max_lines=6)
    qtbot.addWidget(field)
    field.resize(300, 100)
    field.show()
    field.set_value("a\nb\nc\nd")
    bar = field.text_edit.verticalScrollBar()
    assert bar.maximum() == bar.minimum()


def test_lines_broken_further_down_than_is_seen_count_too(qtbot: QtBot) -> None:
    field = TextField(min_lines=2, max_lines=10)
    qtbot.addWidget(field)
    field.resize(300, 100)
    field.set_value("\n".join(("từ " * 30, "chữ " * 30)))
    field.show()
    qtbot.waitExposed(field)
    bar = field.text_edit.verticalScrollBar()
    assert bar.maximum() == bar.minimum()
    metrics = field.text_edit.fontMetrics()
    assert field.text_edit.height() >= 4 * metrics.lineSpacing()


def test_tab_goes_on_from_a_text(qtbot: QtBot, page: QWidget) -> None:
    field = TextField()
    shown(page, field, qtbot)
    qtbot.keyClick(field.text_edit, Qt.Key.Key_Tab)
    assert not field.is_in_use()
    assert field.value() == ""


def test_pasted_text_arrives_clean(qtbot: QtBot) -> None:
    field = TextField()
    qtbot.addWidget(field)
    data = QMimeData()
    data.setHtml("<b>Họp</b> &amp; <i>giao ban</i>")
    data.setText("Họp\u00a0&\u200b giao\r\nban <b>")
    field.text_edit.insertFromMimeData(data)
    assert field.text_edit.toPlainText() == "Họp & giao\nban <b>"


def test_a_field_is_read_only_on_demand(qtbot: QtBot) -> None:
    field = LineField()
    qtbot.addWidget(field)
    field.set_read_only(True)
    qtbot.keyClicks(field.line, "x")
    assert field.value() == ""
