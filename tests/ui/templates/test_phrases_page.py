"""The phrase bank in its window: order, text, trash, by the keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt

from cchc_desktop.exchange.presets import phrase_presets
from cchc_desktop.meetings.templates import phrases
from tests.ui.settings.desk import Desk
from ui.templates.window import TemplatesWindow

Key = Qt.Key
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def _names(desk: Desk[TemplatesWindow]) -> list[str]:
    return [entry.name for entry in desk.read(phrases)]


def _opened(desk: Desk[TemplatesWindow]) -> Desk[TemplatesWindow]:
    desk.press(Key.Key_2, modifier=CONTROL)
    return desk


def _filled(desk: Desk[TemplatesWindow]) -> Desk[TemplatesWindow]:
    _opened(desk).press(Key.Key_Return)  # the first step: the usual phrases
    return desk


def test_the_usual_phrases_are_the_first_step(templates) -> None:
    desk = _filled(templates())
    assert _names(desk) == [entry.name for entry in phrase_presets()]
    assert desk.window.phrases.pane.list.hasFocus()


def test_alt_down_moves_a_phrase_and_ctrl_z_moves_it_back(templates) -> None:
    desk = _filled(templates())
    before = _names(desk)
    desk.press(Key.Key_Down, modifier=ALT)
    assert _names(desk)[:2] == [before[1], before[0]]
    desk.press(Key.Key_Z, modifier=CONTROL)
    assert _names(desk) == before


def test_a_new_phrase_shows_what_it_becomes_and_saves_itself(templates) -> None:
    desk = _opened(templates())
    desk.press(Key.Key_N, modifier=CONTROL)
    fields = desk.window.phrases.form.fields
    desk.type_into(fields["name"], "Ghi nhận")
    desk.type_into(fields["text"], "Ghi nhận kết quả {kỳ}.")
    message = fields["text"].message()
    assert message is not None
    assert message.text == "Sẽ thành: Ghi nhận kết quả tháng 4 năm 2021."
    desk.save()
    assert _names(desk) == ["Ghi nhận"]


def test_an_unknown_variable_is_refused_and_the_phrase_stays_as_it_was(templates) -> None:
    desk = _filled(templates("drop"))
    before = desk.read(phrases)
    text = desk.window.phrases.form.fields["text"]
    desk.type_into(text, "Theo {ai đó}")
    desk.press(Key.Key_Tab)
    assert "{ai đó}" in text.error()
    desk.save()
    assert desk.read(phrases) == before


def test_del_moves_a_phrase_to_the_trash_with_the_way_back(templates) -> None:
    desk = _filled(templates())
    before = _names(desk)
    desk.press(Key.Key_Delete)
    assert _names(desk) == before[1:]
    assert before[0] in desk.window.notice.text()
    desk.press(Key.Key_Z, modifier=CONTROL)
    assert _names(desk) == before


def test_one_visit_to_a_field_is_one_step_to_undo(templates) -> None:
    desk = _filled(templates())
    before = desk.read(phrases)
    text = desk.window.phrases.form.fields["text"]
    desk.type_into(text, "Một")
    desk.save()
    desk.type_into(text, "Một hai")
    desk.save()
    desk.window.phrases.pane.list.setFocus()
    desk.press(Key.Key_Z, modifier=CONTROL)
    assert desk.read(phrases) == before
