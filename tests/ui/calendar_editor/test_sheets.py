"""Days off from a list and into one: asked once, whole years, one step, every fault named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cchc_desktop.calendar.holidays import forecast_year, shipped_year
from cchc_desktop.calendar.queries import own_years, working_calendar
from tests.ui.calendar_editor.parts import CTRL, Calendar, listed, shown_days

Open = Callable[..., Calendar]
NOTICE = """Ngày;Loại;Tên;Căn cứ
01/01/2027;nghỉ lễ;Tết Dương lịch;Thông báo 5015
04/02/2027;nghỉ lễ;Tết Nguyên đán;Thông báo 5015
03/9/2027;hoán đổi nghỉ;Quốc khánh;Thông báo 5015
11/9/2027;làm bù;Làm bù ngày 03/9;Thông báo 5015
"""


def test_a_list_replaces_its_year_after_one_question_and_comes_back_with_undo(calendar: Open, tmp_path: Path) -> None:
    path = tmp_path / "thông báo.csv"
    path.write_text(NOTICE, encoding="utf-8")
    desk = calendar(path, "take", empty=True)
    window = desk.window
    window.head.import_button.click()
    desk.qtbot.waitUntil(lambda: desk.read(own_years) == frozenset({2027}))
    question = desk.prompts.asked[0]
    assert "2027" in question.title and "thông báo.csv" in question.title
    assert "3 ngày nghỉ, 1 ngày làm bù" in question.text and "2027" in question.what_to_do
    assert window.year == 2027 and len(shown_days(desk)) == 4
    assert not desk.read(working_calendar).is_forecast(2027)
    assert window.strip.isHidden()
    copies = [copy.name for copy in (tmp_path / "Sao lưu").glob("*.cchc")]
    assert len(copies) == 1 and "trước khi nhập" in copies[0]
    QTest.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert desk.read(own_years) == frozenset()
    assert shown_days(desk) == [entry.day for entry in forecast_year(2027)]


def test_saying_later_changes_nothing(calendar: Open, tmp_path: Path) -> None:
    path = tmp_path / "thông báo.csv"
    path.write_text(NOTICE, encoding="utf-8")
    desk = calendar(path, "later", empty=True)
    desk.window.head.import_button.click()
    desk.qtbot.waitUntil(lambda: len(desk.prompts.asked) == 1)
    assert desk.read(own_years) == frozenset()


def test_a_list_with_faults_names_each_and_changes_nothing(calendar: Open, tmp_path: Path) -> None:
    path = tmp_path / "thông báo.csv"
    path.write_text(NOTICE + "".join(f"{day}/13/2027;nghỉ;Tết;\n" for day in range(1, 7)), encoding="utf-8")
    desk = calendar(path, "close", empty=True)
    desk.window.head.import_button.click()
    desk.qtbot.waitUntil(lambda: len(desk.prompts.asked) == 1)
    question = desk.prompts.asked[0]
    assert question.title.startswith("6 ") and "dòng 6, cột A (Ngày)" in question.text
    assert len(question.details.splitlines()) == 6
    assert desk.read(own_years) == frozenset()


def test_a_file_that_is_no_list_is_refused_in_a_sentence(calendar: Open, tmp_path: Path) -> None:
    path = tmp_path / "ảnh.xlsx"
    path.write_bytes(b"\x89PNG")
    desk = calendar(path, "close", empty=True)
    desk.window.head.import_button.click()
    desk.qtbot.waitUntil(lambda: len(desk.prompts.asked) == 1)
    assert "ảnh.xlsx" in desk.prompts.asked[0].text


def test_what_one_office_exports_another_imports(calendar: Open, tmp_path: Path) -> None:
    path = tmp_path / "Ngày nghỉ 2026.xlsx"
    desk = calendar(path, path, "take", empty=True)
    window = desk.window
    window.show_year(2026)
    window.head.export_button.click()
    assert path.exists() and "Ngày nghỉ 2026.xlsx" in window.notice.text()
    window.head.import_button.click()
    desk.qtbot.waitUntil(lambda: desk.read(own_years) == frozenset({2026}))
    assert tuple(listed(desk, 2026).values()) == shipped_year(2026)


def test_nothing_is_written_where_no_file_is_named(calendar: Open) -> None:
    desk = calendar(None, None, empty=True)
    desk.window.head.export_button.click()
    desk.window.head.import_button.click()
    assert desk.prompts.asked == [] and desk.prompts.answers == []
