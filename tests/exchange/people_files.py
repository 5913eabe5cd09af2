"""Lists of people as offices keep them, made on the spot; everybody in them is invented."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from openpyxl import Workbook

HEADER = ("STT", "Họ và tên", "Chức vụ", "Bộ phận", "Vai trò trong BCĐ", "Giới tính")
CHAIR = (1, "Nguyễn Thị Minh Hằng", "Chủ tịch UBND phường", "Lãnh đạo UBND phường", "Trưởng Ban Chỉ đạo", "Nữ")
DEPUTY = (2, "Trần Quốc Đạt", "Phó Chủ tịch UBND phường", "Lãnh đạo UBND phường", "Phó Trưởng ban", "Nam")
CLERK = (3, "Hoàng Thị Thúy Nga", "Công chức Văn phòng", "Văn phòng", "Thư ký", "nữ")
Rows = Iterable[Sequence[object]]


def save_list(path: Path, rows: Rows, *, header: Sequence[object] = HEADER, sheet: str = "Danh sách") -> Path:
    """Write a list with its header in row 1."""
    book = Workbook()
    book.active.title = sheet
    for row in (header, *rows):
        book.active.append(list(row))
    book.save(path)
    return path


def save_office_list(path: Path) -> Path:
    """Write a list as an office prints it: merged titles, two header rows, groups, a signature at the end."""
    book = Workbook()
    sheet = book.active
    sheet.title = "DS BCĐ"
    sheet["A1"] = "UBND PHƯỜNG ĐỨC SEN"
    sheet["E1"] = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    sheet["A3"] = "DANH SÁCH THÀNH VIÊN BAN CHỈ ĐẠO CẢI CÁCH HÀNH CHÍNH"
    sheet["A4"] = "(Kèm theo Quyết định số 28/QĐ-UBND)"
    for cells in ("A1:D1", "E1:H1", "A3:H3", "A4:H4"):
        sheet.merge_cells(cells)
    rows: list[Sequence[object]] = [
        (),
        ("TT", "HỌ VÀ TÊN", None, "Năm sinh", None, "Chức vụ, đơn vị công tác", "Chức danh trong Ban Chỉ đạo", "SĐT"),
        (None, None, None, "Nam", "Nữ", None, None, None),
        ("(1)", "(2)", None, "(3)", "(4)", "(5)", "(6)", "(7)"),
        ("I", "Lãnh đạo"),
        (1, "Bà Nguyễn Thị Minh", "Hằng", None, 1975, "Chủ tịch UBND phường", "Trưởng BCĐ", "024"),
        (2, "Trần Quốc", "Đạt", 1979, None, "Phó Chủ tịch UBND phường", "PTB", None),
        (),
        ("II", "Các bộ phận"),
        (3, "Hoàng Thị Thúy", "Nga", None, 1988, "Công chức Văn phòng", "Uỷ viên, Thư ký", None),
        (4,),
        (None, None, None, None, None, "TM. ỦY BAN NHÂN DÂN"),
        (None, "Người lập biểu"),
    ]
    for row in rows:
        sheet.append(list(row))
    sheet.merge_cells("B6:C6")
    book.save(path)
    return path
