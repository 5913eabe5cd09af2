"""People from Excel into the catalogue: asked once, all or none, those there already left as they are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from openpyxl import load_workbook

from cchc_desktop.exchange.people_template import COLUMNS
from tests.exchange.people_files import CHAIR, CLERK, DEPUTY, save_list
from tests.ui.settings.desk import Desk, names
from ui.settings.catalogue import CatalogueWindow

Open = Callable[..., Desk[CatalogueWindow]]


def test_a_list_is_taken_over_after_one_question(catalogue: Open, tmp_path: Path) -> None:
    path = save_list(tmp_path / "ds.xlsx", [CHAIR, DEPUTY, CLERK])
    desk = catalogue(path, "take", empty=True)
    desk.window.people.excel_button.click()
    desk.qtbot.waitUntil(lambda: len(desk.people()) == 3)
    assert names(desk.people()) == [CHAIR[1], DEPUTY[1], CLERK[1]]
    assert "3" in desk.prompts.asked[0].title and "ds.xlsx" in desk.prompts.asked[0].title
    assert {person.department for person in desk.people()} == {"Lãnh đạo UBND phường", "Văn phòng"}
    page = desk.window.people
    assert [row.title for row in page.pane.list.rows.rows] == names(desk.people())
    assert "3" in desk.window.notice.text()
    copies = [copy.name for copy in (desk.window.workspace.path.parent / "Sao lưu").glob("*.cchc")]
    assert len(copies) == 1 and "trước khi nhập" in copies[0], "a copy of the file without the people"


def test_those_there_already_are_left_as_they_are(catalogue: Open, tmp_path: Path) -> None:
    there = (1, "Nguyễn Thị Minh Hằng", "Chủ tịch UBND phường")
    path = save_list(tmp_path / "ds.xlsx", [there, (2, "Mai Thị Phượng", "Phó Bí thư")])
    desk = catalogue(path, "take")
    desk.window.people.excel_button.click()
    desk.qtbot.waitUntil(lambda: len(desk.people()) == 19)
    assert desk.people()[-1].full_name == "Mai Thị Phượng"
    assert desk.people()[0].role == "Trưởng Ban Chỉ đạo"
    assert "1 người đã có sẵn" in desk.window.notice.text()


def test_saying_later_adds_nobody(catalogue: Open, tmp_path: Path) -> None:
    path = save_list(tmp_path / "ds.xlsx", [CHAIR])
    desk = catalogue(path, "later", empty=True)
    desk.window.people.excel_button.click()
    desk.qtbot.waitUntil(lambda: len(desk.prompts.asked) == 1)
    assert desk.people() == []


def test_a_list_with_faults_names_each_and_adds_nobody(catalogue: Open, tmp_path: Path) -> None:
    rows = [CHAIR, *[(number, None, "x", "LD") for number in range(6)]]
    desk = catalogue(save_list(tmp_path / "ds.xlsx", rows), "close", empty=True)
    desk.window.people.excel_button.click()
    desk.qtbot.waitUntil(lambda: len(desk.prompts.asked) == 1)
    question = desk.prompts.asked[0]
    assert "6" in question.title and "dòng 3, cột B" in question.text
    assert len(question.details.splitlines()) == 6
    assert desk.people() == []


def test_a_file_that_is_no_list_is_one_sentence(catalogue: Open, tmp_path: Path) -> None:
    path = tmp_path / "ds.xlsx"
    path.write_text("a,b", encoding="utf-8")
    desk = catalogue(path, "close", empty=True)
    desk.window.people.excel_button.click()
    desk.qtbot.waitUntil(lambda: len(desk.prompts.asked) == 1)
    assert "ds.xlsx" in desk.prompts.asked[0].text
    assert desk.people() == []


def test_the_empty_list_is_written(catalogue: Open, tmp_path: Path) -> None:
    path = tmp_path / "mẫu.xlsx"
    desk = catalogue(path)
    desk.window.people.template_button.click()
    assert load_workbook(path).active.cell(3, 2).value == COLUMNS[1][0]
    assert str(path) in desk.window.notice.text()
