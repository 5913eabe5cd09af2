"""The first start with the keyboard alone: from the name of the organ to a file, and what happens on the way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea

from cchc_desktop.committee import queries
from cchc_desktop.committee.founding import Founding
from cchc_desktop.committee.records import SealCase
from cchc_desktop.errors import StorageError
from cchc_desktop.storage.migrate import open_file
from tests.exchange.people_files import CHAIR, CLERK, DEPUTY, save_list
from tests.ui.first_start.conftest import TODAY, Pages
from tests.ui.keyboard import type_text
from ui.common.translator import install_translator
from ui.first_start.people_table import WordCell
from ui.first_start.window import LEAST

Open = Callable[..., Pages]
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab


def to_people(pages: Pages) -> None:
    """Stand on the page of people with the set of departments proposed."""
    pages.enter_names()
    pages.press(ENTER)
    assert pages.window.step == 3


def test_everything_is_entered_by_keyboard_and_kept_in_one_file(pages: Open, documents: Path) -> None:
    desk = pages()
    to_people(desk)
    desk.press(ENTER)  # "Thêm người" has the keyboard
    type_text(desk.focus(), "Nguyễn Thị Minh Hằng")
    desk.press(TAB)
    type_text(desk.focus(), "Chủ tịch UBND phường")
    desk.press(TAB)
    type_text(desk.focus(), "lanh dao")
    offered = desk.focus()
    assert isinstance(offered, WordCell)
    QTest.keyClick(offered.list(), TAB)  # takes the department that is offered
    type_text(desk.focus(), "Trưởng Ban Chỉ đạo")
    desk.press(TAB)
    desk.press(ENTER, modifier=CONTROL)
    assert desk.window.step == 4
    desk.press(Qt.Key.Key_Down)  # from case A to case B
    desk.press(ENTER)
    desk.wait_made()
    path = documents / "UBND phường Đức Sen.cchc"
    assert desk.made == [path] and path.exists()
    assert [child.name for child in documents.iterdir()] == [path.name]
    with open_file(path, read_only=True) as data, data.reading() as session:
        profile = queries.profile_at(session, TODAY)
        people = queries.people_at(session, TODAY)
        departments = queries.departments_at(session, TODAY)
    assert profile.committee == "Ban Chỉ đạo Cải cách hành chính phường Đức Sen"
    assert (profile.place_name, profile.province, profile.seal_case) == ("Đức Sen", "thành phố Hồng Hà", SealCase.B)
    assert [(person.full_name, person.department_code) for person in people] == [("Nguyễn Thị Minh Hằng", "LD")]
    assert len(departments) == 10
    assert desk.window.focusWidget() is desk.window.next_button
    desk.press(ENTER)
    assert desk.finished == [(path, True)]


def test_ctrl_enter_takes_the_role_that_the_open_list_marks(pages: Open, dressed: QApplication) -> None:
    translator = install_translator(dressed)  # in a Vietnamese Qt, Return is called Enter
    desk = pages()
    to_people(desk)
    desk.press(ENTER)
    type_text(desk.focus(), "Lê Thị Thu An")
    desk.press(TAB, TAB, TAB)
    type_text(desk.focus(), "thu ky")
    desk.press(ENTER, modifier=CONTROL)
    dressed.removeTranslator(translator)
    assert desk.window.step == 4
    assert [person.role for person in desk.window.people.people()] == ["Thư ký Ban Chỉ đạo"]
    desk.qtbot.waitUntil(lambda: "Lê Thị Thu An" in desk.window.papers.picture.words())


def test_a_field_left_empty_is_named_there_and_keeps_the_page(pages: Open) -> None:
    desk = pages()
    desk.press(ENTER)
    field = desk.window.organ.form.fields["organisation"]
    assert desk.window.step == 0 and field.editor().hasFocus()
    assert "Tên đơn vị" in field.error()
    desk.type("UBND phường 7")
    desk.press(TAB)
    assert field.error() == ""


def test_a_fault_is_named_when_the_field_is_left(pages: Open) -> None:
    desk = pages()
    desk.type("x" * 201)
    assert desk.window.organ.form.fields["organisation"].error() == ""
    desk.press(TAB)
    assert "201" in desk.window.organ.form.fields["organisation"].error()


def test_names_follow_the_organ_until_they_are_typed_by_hand(pages: Open) -> None:
    desk = pages()
    desk.type("Ủy ban nhân dân xã Tiến Lợi", "UBND xã")
    committee = desk.window.committee.form.fields["committee"]
    assert committee.value() == "Ban Chỉ đạo Cải cách hành chính xã Tiến Lợi"
    desk.press(Qt.Key.Key_Backtab)
    desk.type("Ủy ban nhân dân phường Đức Sen")
    fields = desk.window.organ.form.fields
    assert (fields["organisation_short"].value(), fields["place_name"].value()) == ("UBND xã", "Đức Sen")
    assert committee.value() == "Ban Chỉ đạo Cải cách hành chính phường Đức Sen"


def test_the_picture_shows_the_names_as_they_are_typed(pages: Open) -> None:
    desk = pages()
    desk.type("Ủy ban nhân dân phường Đức Sen")
    picture = desk.window.organ.picture
    desk.qtbot.waitUntil(lambda: "PHƯỜNG ĐỨC SEN" in picture.words())


def test_going_back_and_forth_loses_nothing(pages: Open) -> None:
    desk = pages()
    desk.enter_names()
    before = desk.window.founding()
    for number in (1, 0):
        desk.press(Qt.Key.Key_Q, modifier=ALT)
        desk.wait_step(number)
    for _page in range(2):
        desk.press(ENTER)
    assert desk.window.step == 2 and desk.window.founding() == before
    desk.press(Qt.Key.Key_T, modifier=ALT)
    desk.wait_step(3)


def test_leaving_asks_nothing_and_leaves_no_file(pages: Open, documents: Path) -> None:
    desk = pages()
    desk.enter_names()
    with desk.qtbot.waitSignal(desk.window.closed):
        desk.press(Qt.Key.Key_O, modifier=ALT)
    assert not documents.exists() and desk.prompts.asked == []


def test_escape_throws_nothing_away(pages: Open) -> None:
    desk = pages()
    desk.type("UBND phường 7")
    desk.press(Qt.Key.Key_Escape)
    assert desk.window.isVisible()
    assert desk.window.organ.form.fields["organisation"].value() == "UBND phường 7"


def test_another_set_of_departments_keeps_the_lines_typed(pages: Open) -> None:
    desk = pages()
    desk.enter_names()
    step = desk.window.departments
    step.table.add_row()
    type_text(desk.focus(), "Tổ công nghệ số cộng đồng")
    step.table.close_cell()
    step.buttons[1].click()
    found = desk.window.founding()
    assert (found.since, str(found.until)) == (None, "2025-06-30")
    assert len(found.departments) == 17
    assert found.departments[-1] == ("TCNSCD", "Tổ công nghệ số cộng đồng")
    assert "30/6/2025" in step.note.text()
    step.buttons[2].click()
    assert desk.window.founding().departments == (("TCNSCD", "Tổ công nghệ số cộng đồng"),)


def test_a_department_twice_keeps_the_page_and_gets_the_keyboard(pages: Open) -> None:
    desk = pages()
    desk.enter_names()
    step = desk.window.departments
    step.table.add_row()
    type_text(desk.focus(), "Công an phường")
    desk.press(ENTER, modifier=CONTROL)
    assert desk.window.step == 2 and step.table.hasFocus()
    assert "hai lần" in step.pane.sum.text()


def test_rows_from_a_decision_are_pasted_with_one_key(pages: Open) -> None:
    desk = pages()
    to_people(desk)
    text = "1. Bà Phạm Thu Hoài - Phó Chủ tịch - Phó Trưởng ban;\n2. Ông Lê Đức Ánh, Cán bộ, Ủy viên."
    QGuiApplication.clipboard().setText(text)
    desk.press(ENTER)
    desk.press(Qt.Key.Key_V, modifier=CONTROL)  # into the open cell
    people = desk.window.founding().people
    assert [person.full_name for person in people] == ["Phạm Thu Hoài", "Lê Đức Ánh"]
    assert [person.role for person in people] == ["Phó Trưởng ban", "Ủy viên"]
    desk.press(Qt.Key.Key_V, modifier=CONTROL)  # on the table: who stands there already is left out
    assert desk.window.founding().people == people


def test_rows_are_pasted_while_the_page_is_still_empty(pages: Open) -> None:
    desk = pages()
    to_people(desk)
    QGuiApplication.clipboard().setText("1. Bà Phạm Thu Hoài - Phó Chủ tịch;\n2. Ông Lê Đức Ánh, Cán bộ.")
    desk.press(Qt.Key.Key_V, modifier=CONTROL)
    assert [person.full_name for person in desk.window.founding().people] == ["Phạm Thu Hoài", "Lê Đức Ánh"]


def test_pasted_words_of_one_cell_stay_in_the_cell(pages: Open) -> None:
    desk = pages()
    to_people(desk)
    QGuiApplication.clipboard().setText("Lê Đức Ánh")
    desk.press(ENTER)
    desk.press(Qt.Key.Key_V, modifier=CONTROL)
    assert desk.window.people.table.is_editing()
    assert desk.window.founding().people[0].full_name == "Lê Đức Ánh"


def test_a_list_in_excel_fills_the_table_and_its_departments_are_added(pages: Open, tmp_path: Path) -> None:
    path = save_list(tmp_path / "ds.xlsx", [CHAIR, DEPUTY, (*CLERK[:3], "Tổ một cửa", "Thư ký")])
    desk = pages(path, "take")
    to_people(desk)
    desk.press(Qt.Key.Key_N, modifier=ALT)
    desk.qtbot.waitUntil(lambda: len(desk.window.founding().people) == 3)
    assert "3" in desk.prompts.asked[0].title
    found = desk.window.founding()
    assert ("TMC", "Tổ một cửa") in found.departments
    assert found.people[0].department == "Lãnh đạo UBND phường"
    assert "Tổ một cửa" in desk.window.people.pane.notice.text()
    assert desk.window.people.check()


def test_a_list_with_a_fault_takes_nobody_over(pages: Open, tmp_path: Path) -> None:
    path = save_list(tmp_path / "ds.xlsx", [CHAIR, (2, None, "x", "LD"), DEPUTY, DEPUTY])
    desk = pages(path, "close")
    to_people(desk)
    desk.press(Qt.Key.Key_N, modifier=ALT)
    desk.qtbot.waitUntil(lambda: len(desk.prompts.asked) == 1)
    question = desk.prompts.asked[0]
    assert "dòng 3, cột B" in question.text and "dòng 5" in question.text
    assert desk.window.founding().people == ()


def test_the_empty_list_is_written_where_she_wants_it(pages: Open, tmp_path: Path) -> None:
    path = tmp_path / "mẫu.xlsx"
    desk = pages(path)
    to_people(desk)
    desk.press(Qt.Key.Key_E, modifier=ALT)
    desk.qtbot.waitUntil(path.exists)
    assert str(path) in desk.window.people.pane.notice.text()


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        (("", "Chủ tịch"), "Còn thiếu tên"),
        (("Lê Đức Ánh", "x", "Phòng Lạ"), "“Phòng Lạ”"),
        (("x" * 51,), "50"),
    ],
)
def test_a_fault_in_a_line_keeps_the_page(pages: Open, texts: tuple[str, ...], words: str) -> None:
    desk = pages()
    to_people(desk)
    desk.press(ENTER)
    for number, text in enumerate(texts):
        if number:
            desk.press(TAB)
        type_text(desk.focus(), text)
    desk.press(ENTER, modifier=CONTROL)
    assert desk.window.step == 3
    assert words in desk.window.people.pane.sum.text()


def test_another_place_can_be_chosen_and_a_synced_one_is_warned_of(pages: Open, tmp_path: Path) -> None:
    synced = tmp_path / "OneDrive"
    synced.mkdir()
    desk = pages(synced / "bcd", tmp_path / "bcd.cchc")
    to_people(desk)
    desk.press(ENTER, modifier=CONTROL)
    papers = desk.window.papers
    desk.press(Qt.Key.Key_C, modifier=ALT)
    desk.qtbot.waitUntil(lambda: desk.window.path() == synced / "bcd.cchc")
    assert papers.warning.isVisible() and "OneDrive" in papers.warning.text()
    papers.place_button.click()
    assert desk.window.path() == tmp_path / "bcd.cchc" and not papers.warning.isVisible()


def test_a_refusal_of_the_disk_is_one_sentence_and_she_can_try_again(pages: Open) -> None:
    tried: list[Path] = []

    def store(_founding: Founding, path: Path) -> None:
        tried.append(path)
        if len(tried) == 1:
            raise StorageError("Ổ đĩa đã đầy.")

    desk = pages("close", store=store)
    to_people(desk)
    desk.press(ENTER, modifier=CONTROL)
    desk.press(ENTER)
    desk.qtbot.waitUntil(lambda: len(desk.prompts.asked) == 1)
    question = desk.prompts.asked[0]
    assert "Ổ đĩa đã đầy." in (question.text, question.what_to_do)
    assert desk.window.step == 4 and desk.made == []
    desk.qtbot.waitUntil(desk.window.next_button.isEnabled)
    desk.window.go_on()
    desk.wait_made()
    assert len(tried) == 2


@pytest.mark.parametrize("size", [QSize(1366, 688), QSize(1024, 660), QSize(911, 432), LEAST])
def test_the_buttons_stay_in_sight_in_every_window(pages: Open, size: QSize) -> None:
    desk = pages()
    desk.enter_names()
    desk.window.resize(size)
    for number in range(5):
        desk.window.show_step(number)
        foot = desk.window.foot
        bottom = foot.mapTo(desk.window, foot.rect().bottomRight())
        assert desk.window.rect().contains(bottom)
        assert desk.window.rect().contains(
            desk.window.next_button.mapTo(desk.window, desk.window.next_button.rect().topLeft())
        )
        for area in desk.window.steps[number].findChildren(QScrollArea):
            if area.isVisible() and area.widget() is not None:
                assert area.horizontalScrollBar().maximum() == 0
    for step in (desk.window.departments, desk.window.people):
        desk.window.show_step(desk.window.steps.index(step))
        assert step.pane.height() >= 150


def test_a_step_seen_is_gone_back_to_with_the_mouse(pages: Open) -> None:
    desk = pages()
    desk.enter_names()
    rail = desk.window.rail
    QTest.mouseClick(rail, Qt.MouseButton.LeftButton, pos=rail.place_of(3).center())
    assert desk.window.step == 2
    QTest.mouseClick(rail, Qt.MouseButton.LeftButton, pos=rail.place_of(0).center())
    assert desk.window.step == 0


def test_sample_data_and_another_file_are_offered(pages: Open) -> None:
    desk = pages()
    with desk.qtbot.waitSignal(desk.window.sample_wanted):
        desk.press(Qt.Key.Key_D, modifier=ALT)
    with desk.qtbot.waitSignal(desk.window.open_wanted):
        desk.press(Qt.Key.Key_M, modifier=ALT)
