"""A register as Word and PDF with twice the rows: the time must grow no faster than the rows."""

from __future__ import annotations

import sys
from pathlib import Path

from measure import in_turns, show_ratio

from cchc_desktop.documents import docx, pdf
from cchc_desktop.documents.content import (
    CellAlign,
    Column,
    Document,
    Orientation,
    Row,
    Section,
    Table,
    Title,
)

ROWS = 1500
TIMES = 7


def main(_folder: Path) -> None:
    """Measure 1,500 against 3,000 rows."""
    small, large = register(ROWS), register(2 * ROWS)
    for words, render in (("PDF", pdf.render), ("Word", docx.render)):
        twice, once = in_turns(TIMES, lambda it=render: it(large), lambda it=render: it(small))
        show_ratio(f"register as {words}: {2 * ROWS} rows : {ROWS} rows", twice, once, target=2.3)


def register(count: int) -> Document:
    """Return a register of this many rows on landscape pages."""
    columns = (
        Column("STT", 12, CellAlign.CENTRE),
        Column("Nội dung nhiệm vụ", 84, CellAlign.JUSTIFY),
        Column("Cơ quan chủ trì", 42),
        Column("Cơ quan phối hợp", 42),
        Column("Thời hạn", 26, CellAlign.CENTRE),
        Column("Kết quả", 40),
    )
    rows = tuple(row(number) for number in range(1, count + 1))
    title = Title("SỔ THEO DÕI", "Nhiệm vụ cải cách hành chính")
    section = Section((title, Table(columns, rows)), Orientation.LANDSCAPE)
    return Document(kind="register", title="Sổ theo dõi", author="Ban Chỉ đạo", sections=(section,))


def row(number: int) -> Row:
    """Return a row of two to four lines."""
    work = f"Rà soát hồ sơ trễ hẹn thuộc lĩnh vực {('đất đai', 'hộ tịch', 'chứng thực')[number % 3]}, báo cáo kết quả"
    return Row(
        (
            str(number),
            work + (", kèm danh sách hồ sơ và nguyên nhân của từng hồ sơ" if number % 2 else ""),
            "Bộ phận Tiếp nhận và Trả kết quả",
            "Văn phòng - Thống kê" if number % 4 else "",
            f"{number % 28 + 1:02}/4/2021",
            "Đang thực hiện" if number % 5 else "Hoàn thành đúng hạn",
        )
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
