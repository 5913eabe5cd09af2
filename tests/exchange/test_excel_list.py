"""A shown list as an Excel file."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from cchc_desktop.errors import StorageError
from cchc_desktop.exchange.excel_list import LONGEST_TEXT, CellValue, write_list


def sheet_of(path: Path, rows: list[list[CellValue]], title: str = "Cuộc họp") -> Worksheet:
    """Write rows of one column and open the sheet."""
    write_list(path, title, ["Cột"], rows)
    sheet = load_workbook(path).active
    assert isinstance(sheet, Worksheet)
    return sheet


def test_list_keeps_its_title_header_and_rows(tmp_path: Path) -> None:
    path = tmp_path / "danh sách.xlsx"
    write_list(path, "Cuộc họp năm 2020", ["Mã", "Ngày"], [["GB-2020-12", date(2020, 12, 4)], ["TK-2020", None]])
    sheet = load_workbook(path).active
    assert sheet["A1"].value == "Cuộc họp năm 2020"
    assert [[cell.value for cell in row] for row in sheet["A3:B5"]] == [
        ["Mã", "Ngày"],
        ["GB-2020-12", datetime(2020, 12, 4)],
        ["TK-2020", None],
    ]
    assert (sheet.auto_filter.ref, sheet.freeze_panes, sheet.print_title_rows) == ("A3:B5", "A4", "$3:$3")


def test_dates_times_and_numbers_keep_their_types(tmp_path: Path) -> None:
    sheet = sheet_of(
        tmp_path / "x.xlsx", [[date(2021, 4, 5)], [time(14, 0)], [3], [Decimal("98.5")], [date(1890, 1, 2)]]
    )
    assert (sheet["A4"].is_date, sheet["A4"].number_format) == (True, "dd/mm/yyyy")
    assert (sheet["A5"].value, sheet["A5"].number_format) == (time(14, 0), "hh:mm")
    assert (sheet["A6"].value, sheet["A7"].value, sheet["A8"].value) == (3, 98.5, "02/01/1890")


def test_what_is_shown_stands_under_the_title(tmp_path: Path) -> None:
    path = tmp_path / "danh sách.xlsx"
    write_list(path, "Nhiệm vụ", ["Mã"], [["T10"]], remark="Quá hạn · 1 dòng, tính đến ngày 05/4/2021")
    sheet = load_workbook(path).active
    assert [cell.value for cell in sheet["A"]] == ["Nhiệm vụ", "Quá hạn · 1 dòng, tính đến ngày 05/4/2021", "Mã", "T10"]
    assert sheet.column_dimensions["A"].width < 20


@pytest.mark.parametrize("text", ["=1+1", '=HYPERLINK("x")', "+84", "-1+2", "@SUM(1)", "#N/A", "2020-12-04", "08"])
def test_text_that_looks_like_something_else_stays_text(tmp_path: Path, text: str) -> None:
    cell = sheet_of(tmp_path / "x.xlsx", [[text]])["A4"]
    assert (cell.value, cell.data_type) == (text, "s")
    assert bool(cell.quotePrefix) is text.startswith(("=", "+", "-", "@"))


def test_characters_and_lengths_that_excel_refuses_are_left_out(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path / "x.xlsx", [["a\x07b\nc\uffff"], ["x" * 40_000]], title="A/B: [c]?" + "d" * 40)
    assert sheet["A4"].value == "ab\nc"
    assert len(sheet["A5"].value) == LONGEST_TEXT
    assert len(sheet.title) <= 31


def test_empty_list_is_a_header_only(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path / "x.xlsx", [])
    assert (sheet["A3"].value, sheet.max_row) == ("Cột", 3)


def test_missing_folder_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="nowhere"):
        write_list(tmp_path / "nowhere" / "x.xlsx", "t", ["a"], [])
    assert list(tmp_path.iterdir()) == []
