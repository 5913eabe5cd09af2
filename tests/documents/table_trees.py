"""Tables for the rules of page breaks: rows of 1 to 60 lines, group rows, sub-rows, rows of sums, heads before them."""

from __future__ import annotations

import random

from cchc_desktop.documents.content import (
    AppendixTitle,
    Block,
    CellAlign,
    Column,
    Document,
    Heading,
    Orientation,
    Paragraph,
    Role,
    Row,
    SheetHead,
    SizePreset,
    Table,
    Title,
)  # fmt: skip
from tests.documents import trees

GROUP = "Nhóm"
_PORTRAIT = (Column("TT", 12, CellAlign.CENTRE), Column("Nội dung", 60), Column("Kết quả", 60), Column("Ghi chú", 33))
_LINES = (1, 2, 3, 8, 15, 22, 30, 40, 60)
_SHEET = SheetHead(
    ("UBND PHƯỜNG ĐỨC SEN",), ("BAN CHỈ ĐẠO",), "BẢNG THEO DÕI", ("(Đến 05/4/2021)",), "Ngày in: 05/4/2021"
)


def long_table(seed: int, orientation: Orientation, preset: SizePreset) -> Document:
    """Return a paper with a table of rows that take up to 60 lines each."""
    chance = random.Random(seed)
    columns = trees.COLUMNS if orientation is Orientation.LANDSCAPE else _PORTRAIT
    heads: tuple[tuple[Block, ...], ...] = (
        (AppendixTitle("Phụ lục", "PHÂN CÔNG " * chance.randint(1, 30)),),
        (_SHEET,),
        (trees.letterhead(), Title("BÁO CÁO", "Về việc"), *(Paragraph.of("Mở đầu.") for _ in range(seed % 9))),
        (Paragraph.of("Mở đầu."), Heading("I. DANH SÁCH"), Heading("1. Nhiệm vụ", 2)),
    )
    legend = (Paragraph.of("Chú giải.", role=Role.LEGEND), trees.signatures())
    table = Table(columns, _rows(chance, columns))
    return trees.paper(*heads[seed % 4], table, *legend[: 2 * (seed % 3)], preset=preset, orientation=orientation)


def _rows(chance: random.Random, columns: tuple[Column, ...]) -> tuple[Row, ...]:
    made: list[Row] = []
    for number in range(chance.randint(5, 14)):
        if chance.random() < 0.5:
            made.append(Row((f"{GROUP} {trees.sentence(chance, chance.choice((3, 30)))}",), spans=True))
        if chance.random() < 0.2:
            made.append(Row((f"{GROUP} con",), spans=True))
        work = trees.sentence(chance, chance.choice(_LINES) * 7)
        result = trees.sentence(chance, chance.choice((1, 4, 30, 100)))
        made.append(Row((str(number), work, result, *(trees.sentence(chance, 3) for _ in columns[3:]))))
    sums = ("", "Tổng", *("1" for _ in columns[2:]))
    made.extend(chance.choice(((), (Row(sums, is_total=True),), (Row(("Tổng cộng: 1.",), spans=True, is_total=True),))))
    return tuple(made)


def divided_at_foot(above: int, preset: SizePreset) -> Document:
    """Return a paper whose second row, taller than a page, begins near the foot of the first page."""
    columns = (Column("TT", 12), Column("Nội dung", 40), Column("Ghi chú", 113))
    first, long = (" ".join(["w" * 12] * lines) for lines in (above, 90))
    return trees.paper(
        Paragraph.of("Mở."), Table(columns, (Row(("1", first, "a")), Row(("2", long, "b")))), preset=preset
    )
