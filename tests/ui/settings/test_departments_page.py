"""Departments in the catalogue, through the widgets."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cchc_desktop.committee import queries
from cchc_desktop.committee.records import DepartmentRow
from tests.ui.settings.desk import TODAY, Desk
from ui.common.form_dialog import FormDialog
from ui.settings.catalogue import CatalogueWindow

Open = Callable[..., Desk[CatalogueWindow]]
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def rows(desk: Desk[CatalogueWindow], day: date | None = TODAY) -> list[DepartmentRow]:
    """The departments stored."""
    return desk.read(lambda session: queries.departments_at(session, day))


def open_page(catalogue: Open, *answers: str, empty: bool = False) -> Desk[CatalogueWindow]:
    """Open the catalogue at the page of departments."""
    desk = catalogue(*answers, empty=empty)
    desk.press(Qt.Key.Key_2, modifier=CONTROL)
    assert desk.window.page() is desk.window.departments
    return desk


def test_those_of_today_are_listed_and_the_others_on_demand(catalogue: Open) -> None:
    page = open_page(catalogue).window.departments
    assert len(page.pane.list.rows.rows) == 12
    page.pane.show_all.click()
    shown = page.pane.list.rows.rows
    assert len(shown) == 19
    later = next(row for row in shown if row.title == "Văn phòng HĐND và UBND")
    assert later.pale and later.sub == "VP · từ 01/7/2025"


def test_a_corrected_name_is_saved_and_offered_to_people(catalogue: Open) -> None:
    desk = open_page(catalogue)
    desk.type_into(desk.window.departments.form.fields["name"], "Lãnh đạo Ủy ban nhân dân phường")
    desk.press(Qt.Key.Key_1, modifier=CONTROL)
    assert rows(desk)[0].name == "Lãnh đạo Ủy ban nhân dân phường"
    words = desk.window.people.form.fields["department_id"].words()  # type: ignore[attr-defined]
    assert "Lãnh đạo Ủy ban nhân dân phường" in words


def test_a_new_department_needs_code_and_name(catalogue: Open) -> None:
    desk = open_page(catalogue)
    page = desk.window.departments
    desk.press(Qt.Key.Key_N, modifier=CONTROL)
    desk.type_into(page.form.fields["code"], "YT")
    desk.save()
    assert len(rows(desk)) == 12 and len(page.refusals()) == 1
    desk.type_into(page.form.fields["name"], "Trạm Y tế")
    desk.save()
    assert (rows(desk)[-1].code, rows(desk)[-1].name) == ("YT", "Trạm Y tế")
    assert page.refusals() == ()


def test_a_code_that_is_taken_is_refused_at_its_field(catalogue: Open) -> None:
    desk = open_page(catalogue, "back", "drop")
    page = desk.window.departments
    desk.type_into(page.form.fields["code"], "DU")
    desk.press(Qt.Key.Key_Tab)
    assert "Đảng ủy phường" in page.form.fields["code"].error()
    assert rows(desk)[0].code == "LD"
    page.pane.list.setFocus()
    desk.press(Qt.Key.Key_Down)
    assert page.pane.list.currentIndex().row() == 0
    desk.window.reject()
    assert desk.window.isVisible() and "Đảng ủy phường" in desk.prompts.asked[0].text
    desk.window.reject()
    assert not desk.window.isVisible() and rows(desk)[0].code == "LD"


def test_a_date_that_is_none_keeps_the_stored_one(catalogue: Open) -> None:
    desk = open_page(catalogue, "drop")
    page = desk.window.departments
    desk.type_into(page.form.fields["valid_to"], "31/02/2025")
    desk.press(Qt.Key.Key_Tab)
    assert page.form.fields["valid_to"].error()
    assert rows(desk)[0].valid_to == date(2025, 6, 30)


def test_an_end_before_the_beginning_is_refused_at_its_field(catalogue: Open) -> None:
    desk = open_page(catalogue)
    page = desk.window.departments
    desk.type_into(page.form.fields["valid_from"], "1/7/2025")
    desk.press(Qt.Key.Key_Tab)
    assert "trước ngày bắt đầu" in page.form.fields["valid_to"].error()
    desk.type_into(page.form.fields["valid_from"], "1/7/2020")
    desk.save()
    assert rows(desk)[0].valid_from == date(2020, 7, 1)


def test_a_department_with_people_stays_and_one_without_goes(catalogue: Open) -> None:
    desk = open_page(catalogue, "close")
    page = desk.window.departments
    page.head.button.click()
    assert "không bỏ được" in desk.prompts.asked[0].text + desk.prompts.asked[0].title
    assert len(rows(desk)) == 12
    page.begin_new()
    desk.type_into(page.form.fields["code"], "YT")
    desk.type_into(page.form.fields["name"], "Trạm Y tế")
    desk.save()
    page.pane.list.setFocus()
    desk.press(Qt.Key.Key_Delete)
    assert [row.code for row in rows(desk)].count("YT") == 0
    assert page.current == rows(desk)[-1].id
    assert "Trạm Y tế" in desk.window.notice.text() and desk.window.notice.isVisible()
    desk.press(Qt.Key.Key_Z, modifier=CONTROL)
    assert rows(desk)[-1].code == "YT" and page.head.title.text() == "Trạm Y tế"
    desk.press(Qt.Key.Key_Y, modifier=CONTROL)
    assert [row.code for row in rows(desk)].count("YT") == 0 and len(page.pane.shown_ids()) == 12


def test_a_name_typed_with_pauses_is_one_step_to_undo(catalogue: Open) -> None:
    desk = open_page(catalogue)
    page = desk.window.departments
    before = rows(desk)[0].name
    desk.type_into(page.form.fields["name"], "Lãnh đạo")
    page.saving.save_now()
    page.form.fields["name"].editor().insert(" phường")  # type: ignore[attr-defined]
    page.saving.save_now()
    assert rows(desk)[0].name == "Lãnh đạo phường"
    page.pane.list.setFocus()
    desk.press(Qt.Key.Key_Z, modifier=CONTROL)
    assert rows(desk)[0].name == page.form.fields["name"].value() == before


def test_undo_shows_the_page_of_what_it_changed(catalogue: Open) -> None:
    desk = open_page(catalogue)
    desk.window.departments.pane.list.setFocus()
    desk.type_into(desk.window.departments.form.fields["short_name"], "Lãnh đạo")
    desk.press(Qt.Key.Key_1, modifier=CONTROL)
    assert rows(desk)[0].short_name == "Lãnh đạo"
    desk.press(Qt.Key.Key_Z, modifier=CONTROL)
    assert rows(desk)[0].short_name != "Lãnh đạo"
    assert desk.window.page() is desk.window.departments


def test_alt_with_an_arrow_changes_the_order(catalogue: Open) -> None:
    desk = open_page(catalogue)
    desk.window.departments.pane.list.setFocus()
    desk.press(Qt.Key.Key_Down, modifier=ALT)
    assert [row.code for row in rows(desk)][:2] == ["DU", "LD"]


def test_a_ready_set_fills_an_empty_file(catalogue: Open) -> None:
    desk = open_page(catalogue, empty=True)
    page = desk.window.departments
    assert page.stack.currentIndex() == 0

    def fill(dialog: QWidget) -> None:
        assert isinstance(dialog, FormDialog)
        assert dialog.form.fields["until"].value() == date(2025, 6, 30)
        dialog.primary.click()

    desk.in_dialog(page.empty_button.click, fill)
    assert len(rows(desk)) == 16 and rows(desk, date(2025, 7, 1)) == []
    assert page.stack.currentIndex() == 1 and page.form.values()["code"] == "LD"


def test_the_set_since_the_reform_follows_the_one_before(catalogue: Open) -> None:
    desk = open_page(catalogue, empty=True)
    page = desk.window.departments
    for _set in range(2):
        desk.in_dialog(page.use_preset, lambda dialog: dialog.primary.click())  # type: ignore[attr-defined]
    before = [row.code for row in rows(desk, date(2025, 6, 30))]
    since = [row.code for row in rows(desk, date(2025, 7, 1))]
    assert "VPTK" in before and "VP" not in before
    assert since == ["LD", "DU", "HDND", "VP", "KTHT", "VHXH", "HCC", "CA", "QS", "MTTQ"]
