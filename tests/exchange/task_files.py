"""Lists of tasks as offices keep them, made on the spot; everybody in them is invented."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from openpyxl import Workbook

HEADER = ("STT", "Nội dung nhiệm vụ", "Ngày giao", "Thời hạn", "Chủ trì", "Tiến độ (%)", "Trạng thái")
TODAY = date(2021, 4, 5)
Rows = Iterable[Sequence[object]]


def task(**cells: object) -> dict[str, object]:
    """Return a sound task, with some cells changed; titles that are not in ``HEADER`` get columns of their own."""
    sound: dict[str, object] = {
        "STT": 1,
        "Nội dung nhiệm vụ": "Rà soát hồ sơ trễ hẹn",
        "Ngày giao": date(2021, 3, 1),
        "Thời hạn": date(2021, 4, 20),
        "Chủ trì": "Văn phòng",
        "Tiến độ (%)": None,
        "Trạng thái": None,
    }
    return sound | {key.replace("_", " "): value for key, value in cells.items()}


def save_tasks(path: Path, *tasks: dict[str, object], sheet: str = "Theo dõi") -> Path:
    """Write tasks below one header row."""
    titles = list(dict.fromkeys([*HEADER, *(title for each in tasks for title in each)]))
    return save_rows(path, [titles, *([each.get(title) for title in titles] for each in tasks)], sheet=sheet)


def save_rows(path: Path, rows: Rows, *, sheet: str = "Theo dõi", merges: Sequence[str] = ()) -> Path:
    """Write rows as they are."""
    book = Workbook()
    book.active.title = sheet
    for row in rows:
        book.active.append(list(row))
    for cells in merges:
        book.active.merge_cells(cells)
    book.save(path)
    return path


def save_office_list(path: Path) -> Path:
    """Write a list as an office prints it: titles, a header of two rows, groups, a sum and a signature."""
    rows: list[Sequence[object]] = [
        ("UBND PHƯỜNG ĐỨC SEN", None, None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (),
        ("BẢNG THEO DÕI NHIỆM VỤ QUÝ I/2021",),
        ("TT", "NỘI DUNG", "VĂN BẢN GIAO", None, "THỜI HẠN", None, "ĐƠN VỊ THỰC HIỆN", None, "LÃNH ĐẠO PHỤ TRÁCH",
         "TIẾN ĐỘ", "TÌNH TRẠNG", "KẾT QUẢ XỬ LÝ", "SĐT"),
        (None, None, "Số, ký hiệu", "Ngày ban hành", "Hạn gốc", "Gia hạn", "Chủ trì", "Phối hợp"),
        ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)", "(10)", "(11)=(7)/(8)", "(12)", "(13)"),
        ("I", "Văn phòng", None, None, None, None, None, None, None, None, None, "=COUNTA(B8:B9)"),
        (1, "Rà soát hồ sơ trễ hẹn", "13/TB-BCĐ", date(2021, 3, 1), "20/03/2021", date(2021, 4, 20), "VP",
         "Bộ phận Một cửa; các đơn vị liên quan", "Lê Đức Ánh", "50%", "Đang thực hiện (trong hạn)", "Đã gửi\nphiếu"),
        ("=A8+1", "Niêm yết thủ tục mới", "13/TB-BCĐ", "01/03/2021", "15/03/2021", None, "bo phan mot cua", None, None,
         "100%", "Hoàn thành quá hạn (17/3/2021)", None),
        (),
        ("II", "Một cửa"),
        (3, "Họp giao ban", "13/TB-BCĐ", "01/03/2021", "Chậm nhất ngày 25 hằng tháng", None, "đ/c Nga", None, None,
         None, None, None),
        (4,),
        (None, "Tổng cộng: 3 nhiệm vụ", None, None, None, None, None, None, None, "=SUM(J8:J12)"),
        (None, None, None, None, None, None, "Đức Sen, ngày 05 tháng 4 năm 2021"),
        (None, "Người lập biểu", None, None, None, None, "CHỦ TỊCH"),
        (None, "Hoàng Thúy Nga", None, None, None, None, "Nguyễn Văn Bình"),
    ]  # fmt: skip
    return save_rows(path, rows, merges=("A3:L3", "C4:D4", "E4:F4", "G4:H4", "A4:A5", "B4:B5", "B7:K7"))
