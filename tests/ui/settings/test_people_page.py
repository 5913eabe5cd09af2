"""People in the catalogue, through the widgets."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from cchc_desktop.changes import Changes
from cchc_desktop.committee import queries
from cchc_desktop.committee.records import Gender, RoleKind
from tests.ui.keyboard import compose_text
from tests.ui.settings.desk import TODAY, Desk, names
from ui.common.fields.word_field import WordField
from ui.common.form_dialog import FormDialog
from ui.settings.catalogue import CatalogueWindow

Open = Callable[..., Desk[CatalogueWindow]]
ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def test_the_people_stand_by_rank_with_the_first_one_shown(catalogue: Open) -> None:
    desk = catalogue()
    page = desk.window.people
    titles = [row.title for row in page.pane.list.rows.rows]
    assert titles[:2] == ["Nguyễn Thị Minh Hằng", "Trần Quốc Đạt"] and len(titles) == 18
    assert page.form.values()["post"] == "Chủ tịch UBND phường"
    assert page.form.values()["role"] == "Trưởng Ban Chỉ đạo"
    assert page.head.title.text() == "Nguyễn Thị Minh Hằng"


def test_the_search_needs_no_accents_and_says_what_it_keeps_back(catalogue: Open) -> None:
    desk = catalogue()
    pane = desk.window.people.pane
    desk.press(Qt.Key.Key_F, modifier=CONTROL)
    assert pane.search.hasFocus()
    QTest.keyClicks(pane.search, "le duc anh")
    assert [row.title for row in pane.list.rows.rows] == ["Lê Đức Ánh", "Lê Đức Anh"]
    assert pane.hidden.isVisible() and pane.hidden.text().startswith("16 ")
    desk.press(Qt.Key.Key_Escape)
    assert desk.window.isVisible() and len(pane.list.rows.rows) == 18


def test_what_is_typed_is_saved_at_the_first_pause(catalogue: Open) -> None:
    desk = catalogue()
    heard: list[tuple[Changes, object]] = []
    desk.workspace.data_changed.connect(lambda changes, origin: heard.append((changes, origin)))
    desk.type_into(desk.window.people.form.fields["in_charge_of"], "khối nội chính")
    desk.qtbot.waitUntil(lambda: desk.people()[0].in_charge_of == "khối nội chính", timeout=3000)
    assert heard[0][0].concerns("person") and heard[0][1] is desk.window.people
    assert desk.window.status.text().startswith("Đã lưu")


def test_leaving_a_field_saves_at_once(catalogue: Open) -> None:
    desk = catalogue()
    desk.type_into(desk.window.people.form.fields["post"], "Quyền Chủ tịch UBND phường")
    desk.press(Qt.Key.Key_Tab)
    assert desk.people()[0].post == "Quyền Chủ tịch UBND phường"
    assert desk.window.people.pane.list.rows.rows[0].sub.startswith("Quyền Chủ tịch")


def test_a_word_being_composed_is_kept_when_the_window_closes(catalogue: Open) -> None:
    desk = catalogue()
    field = desk.window.people.form.fields["in_charge_of"]
    desk.type_into(field, "khối ")
    compose_text(field.editor(), "v", "văn", committed="văn hóa")
    desk.press(Qt.Key.Key_Escape)
    assert not desk.window.isVisible()
    assert desk.people()[0].in_charge_of == "khối văn hóa"


def test_a_new_person_is_made_as_soon_as_there_is_a_name(catalogue: Open) -> None:
    desk = catalogue()
    page = desk.window.people
    desk.press(Qt.Key.Key_N, modifier=CONTROL)
    assert page.form.fields["full_name"].is_in_use()
    desk.press(Qt.Key.Key_Tab)
    assert len(desk.people()) == 18 and page.refusals() == ()
    desk.type_into(page.form.fields["full_name"], "Mai Thị Phượng")
    desk.press(Qt.Key.Key_Tab)
    desk.type_into(page.form.fields["role"], "Thư ký Ban Chỉ đạo")
    desk.save()
    added = desk.people()[-1]
    assert (added.full_name, added.role_kind, added.code) == ("Mai Thị Phượng", RoleKind.SECRETARY, "P19")
    assert page.current == added.id and page.pane.list.rows.rows[-1].title == "Mai Thị Phượng"


def test_an_empty_file_offers_the_first_step(catalogue: Open) -> None:
    desk = catalogue(empty=True)
    page = desk.window.people
    assert page.stack.currentIndex() == 0 and page.empty_button.hasFocus()
    desk.press(Qt.Key.Key_Return)
    desk.type_into(page.form.fields["full_name"], "Nguyễn Văn A")
    desk.press(Qt.Key.Key_Tab)
    assert names(desk.people()) == ["Nguyễn Văn A"] and page.stack.currentIndex() == 1


def test_a_blank_new_person_is_dropped_without_a_question(catalogue: Open) -> None:
    desk = catalogue(empty=True)
    desk.window.people.begin_new()
    desk.press(Qt.Key.Key_Escape)
    assert not desk.window.isVisible() and desk.prompts.asked == []


def test_a_name_that_is_too_long_is_refused_at_its_field_and_nothing_else_is_lost(catalogue: Open) -> None:
    desk = catalogue("back", "drop")
    page = desk.window.people
    desk.type_into(page.form.fields["full_name"], "A" * 51)
    desk.type_into(page.form.fields["in_charge_of"], "khối đô thị")
    desk.save()
    assert "50" in page.form.fields["full_name"].error()
    assert desk.people()[0].in_charge_of == "khối đô thị"
    assert desk.people()[0].full_name == "Nguyễn Thị Minh Hằng"
    assert page.form.fields["full_name"].value() == "A" * 51
    desk.window.reject()
    assert desk.window.isVisible() and "50" in desk.prompts.asked[0].text
    desk.window.reject()
    assert not desk.window.isVisible()


def test_an_empty_name_keeps_the_user_at_the_person(catalogue: Open) -> None:
    desk = catalogue()
    page = desk.window.people
    desk.type_into(page.form.fields["full_name"], "")
    page.pane.list.setFocus()
    desk.press(Qt.Key.Key_Down)
    assert page.current == desk.people()[0].id
    assert page.form.fields["full_name"].error()
    assert page.pane.list.currentIndex().row() == 0


def test_a_name_in_capitals_is_offered_as_papers_write_it(catalogue: Open) -> None:
    desk = catalogue()
    page = desk.window.people
    field = page.form.fields["full_name"]
    desk.type_into(field, "NGUYỄN THỊ MINH HẰNG")
    desk.press(Qt.Key.Key_Tab)
    message = field.message()
    assert message is not None and "Nguyễn Thị Minh Hằng" in message.actions[0][0]
    message.actions[0][1]()
    desk.save()
    assert desk.people()[0].full_name == "Nguyễn Thị Minh Hằng" and field.message() is None


def test_a_second_person_of_the_same_name_is_noticed(catalogue: Open) -> None:
    desk = catalogue()
    page = desk.window.people
    page.begin_new()
    desk.type_into(page.form.fields["full_name"], "trần quốc đạt")
    page.form.fields["full_name"].editor().setText("Trần Quốc Đạt")  # type: ignore[attr-defined]
    desk.press(Qt.Key.Key_Tab)
    message = page.form.fields["full_name"].message()
    assert message is not None and "cùng họ tên" in message.text


def test_del_hides_a_person_who_comes_back(catalogue: Open) -> None:
    desk = catalogue()
    page = desk.window.people
    page.pane.list.setFocus()
    desk.press(Qt.Key.Key_Down, Qt.Key.Key_Delete)
    assert "Trần Quốc Đạt" not in names(desk.people())
    assert "Trần Quốc Đạt" in names(desk.people(with_hidden=True))
    assert page.head.title.text() == "Phạm Thu Hoài"
    page.pane.show_all.click()
    hidden = page.pane.list.rows.rows[1]
    assert (hidden.title, hidden.note, hidden.pale) == ("Trần Quốc Đạt", "đã ẩn", True)
    page.pane.list.setCurrentIndex(page.pane.list.rows.index(1))
    assert page.head.button.text() == "Hiện lại"
    page.head.button.click()
    assert names(desk.people())[1] == "Trần Quốc Đạt"


def test_alt_with_an_arrow_moves_a_person_past_the_next_one_in_view(catalogue: Open) -> None:
    desk = catalogue()
    page = desk.window.people
    page.pane.list.setFocus()
    desk.press(Qt.Key.Key_Down, Qt.Key.Key_Delete)
    desk.press(Qt.Key.Key_Up, modifier=ALT)
    everybody = names(desk.people(with_hidden=True))
    assert everybody[:3] == ["Phạm Thu Hoài", "Nguyễn Thị Minh Hằng", "Trần Quốc Đạt"]
    assert page.pane.list.currentIndex().row() == 0
    desk.press(Qt.Key.Key_Up, modifier=ALT)
    assert names(desk.people(with_hidden=True)) == everybody
    desk.press(Qt.Key.Key_Down, modifier=ALT)
    assert names(desk.people())[:2] == ["Nguyễn Thị Minh Hằng", "Phạm Thu Hoài"]


def test_the_gender_is_chosen_by_the_keyboard(catalogue: Open) -> None:
    desk = catalogue()
    field = desk.window.people.form.fields["gender"]
    field.setFocus()
    desk.press(Qt.Key.Key_Down)
    desk.save()
    assert desk.people()[0].gender is Gender.MALE


def test_usual_roles_are_offered_without_accents_and_others_taken(catalogue: Open) -> None:
    desk = catalogue()
    field = desk.window.people.form.fields["role"]
    assert isinstance(field, WordField)
    desk.type_into(field, "thu ky")
    offered = [field.completer.completionModel().index(n, 0).data() for n in range(field.completer.completionCount())]
    assert offered == ["Thư ký Ban Chỉ đạo"] and field.list.isVisible()
    QTest.keyClick(field.list, Qt.Key.Key_Escape)
    assert desk.window.isVisible()
    desk.type_into(field, "Ủy viên phụ trách số liệu")
    desk.save()
    assert desk.people()[0].role == "Ủy viên phụ trách số liệu"


def test_f4_shows_the_usual_words_and_enter_takes_one(catalogue: Open) -> None:
    desk = catalogue()
    field = desk.window.people.form.fields["role"]
    assert isinstance(field, WordField)
    desk.type_into(field, "")
    desk.press(Qt.Key.Key_F4)
    QTest.keyClick(field.list, Qt.Key.Key_Down)
    QTest.keyClick(field.list, Qt.Key.Key_Return)
    assert field.value() == "Trưởng Ban Chỉ đạo"
    assert desk.window.isVisible()


def test_only_departments_of_today_are_offered_and_the_persons_own(catalogue: Open) -> None:
    desk = catalogue()
    words = desk.window.people.form.fields["department_id"].words()  # type: ignore[attr-defined]
    assert "Văn phòng - Thống kê" in words and "Phòng Kinh tế, Hạ tầng và Đô thị" not in words


# -- history


def fill_change(dialog: QWidget) -> None:
    """Fill the form of a change and store it."""
    assert isinstance(dialog, FormDialog)
    dialog.form.fields["since"].set_value(date(2021, 3, 1))
    dialog.form.fields["post"].set_value("Chủ tịch HĐND phường")
    dialog.primary.click()


def test_a_new_post_begins_on_a_day_and_the_old_one_stays_in_the_history(catalogue: Open) -> None:
    desk = catalogue()
    page = desk.window.people
    desk.in_dialog(page.history.change_button.click, fill_change)
    assert desk.people(date(2021, 2, 28))[0].post == "Chủ tịch UBND phường"
    assert desk.people(date(2021, 3, 1))[0].post == "Chủ tịch HĐND phường"
    shown = [(line.title, line.valid_from, line.valid_to) for line in page.history.model.rows()]
    assert shown == [
        ("Chủ tịch HĐND phường", date(2021, 3, 1), None),
        ("Chủ tịch UBND phường", None, date(2021, 2, 28)),
        ("Trưởng Ban Chỉ đạo", None, None),
    ]
    assert page.form.values()["post"] == "Chủ tịch HĐND phường"


def test_a_change_that_changes_nothing_is_refused_in_its_form(catalogue: Open) -> None:
    desk = catalogue()
    refused: list[str] = []

    def fill(dialog: QWidget) -> None:
        assert isinstance(dialog, FormDialog)
        dialog.primary.click()
        refused.append(dialog.form.fields["post"].error())
        dialog.reject()

    desk.in_dialog(desk.window.people.history.change_button.click, fill)
    assert "như cũ" in refused[0]
    assert len(desk.window.people.history.model.rows()) == 2


def test_the_dates_of_a_line_are_corrected_by_f2(catalogue: Open) -> None:
    desk = catalogue()
    table = desk.window.people.history.table
    table.selectRow(0)
    table.setFocus()

    def fill(dialog: QWidget) -> None:
        assert isinstance(dialog, FormDialog)
        dialog.form.fields["valid_from"].set_value(date(2020, 1, 1))
        dialog.primary.click()

    desk.in_dialog(lambda: desk.press(Qt.Key.Key_F2), fill)
    assert desk.people(date(2019, 12, 31))[0].post == ""
    assert desk.window.people.history.model.rows()[0].valid_from == date(2020, 1, 1)


def test_a_line_that_would_overlap_is_refused_in_its_form(catalogue: Open) -> None:
    desk = catalogue()
    page = desk.window.people
    desk.in_dialog(page.history.change_button.click, fill_change)
    page.history.table.selectRow(1)
    refused: list[str] = []

    def fill(dialog: QWidget) -> None:
        assert isinstance(dialog, FormDialog)
        dialog.form.fields["valid_to"].set_value(TODAY)
        dialog.primary.click()
        refused.append(dialog.form.fields["valid_from"].error())
        dialog.reject()

    desk.in_dialog(page.history.edit_button.click, fill)
    assert "Chủ tịch HĐND phường" in refused[0]


def test_a_removed_line_gives_its_days_back(catalogue: Open) -> None:
    desk = catalogue("keep", "remove")
    page = desk.window.people
    desk.in_dialog(page.history.change_button.click, fill_change)
    page.history.table.selectRow(0)
    QTest.keyClick(page.history.table, Qt.Key.Key_Delete)
    assert desk.people()[0].post == "Chủ tịch HĐND phường"
    QTest.keyClick(page.history.table, Qt.Key.Key_Delete)
    assert desk.people()[0].post == "Chủ tịch UBND phường"
    lines = desk.read(lambda session: queries.history_of(session, desk.people()[0].id))
    assert (lines[0].title, lines[0].valid_to) == ("Chủ tịch UBND phường", None)
