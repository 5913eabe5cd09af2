"""The empty list of people ("Mẫu Excel"): a sheet with the right header, to be filled in any office's Excel."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from cchc_desktop.exchange.excel_list import write_list

# What stands in the sheet is Vietnamese in every language of the window: it is sent round the offices.
FILE_NAME: Final = "Danh sách thành viên Ban Chỉ đạo.xlsx"
TITLE: Final = "Danh sách thành viên Ban Chỉ đạo"
COLUMNS: Final = (
    ("STT", 6),
    ("Họ và tên", 28),
    ("Giới tính", 10),
    ("Chức vụ", 34),
    ("Bộ phận", 34),
    ("Vai trò trong Ban Chỉ đạo", 28),
    ("Phụ trách", 28),
)
_ROWS: Final = 20


def write_people_template(path: Path) -> None:
    """Write the empty list. Raises StorageError when the file cannot be written."""
    rows = [(number, *[None] * (len(COLUMNS) - 1)) for number in range(1, _ROWS + 1)]
    write_list(path, TITLE, [title for title, _width in COLUMNS], rows, widths=[width for _title, width in COLUMNS])
