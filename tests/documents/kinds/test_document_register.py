"""Register of outgoing papers: every number in its place, sums that add up, columns that hold a date."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cchc_desktop.documents import pdf
from cchc_desktop.documents.content import Document, Row, SheetHead, Table
from cchc_desktop.documents.kinds import document_register
from cchc_desktop.documents.kinds.sheet_facts import OutgoingFacts
from cchc_desktop.documents.sheets.asked import SAMPLE_DAY, Asked
from cchc_desktop.documents.sheets.outgoing import read_outgoing
from cchc_desktop.errors import ValidationError
from cchc_desktop.register.marks import reserve_number, void_number
from cchc_desktop.register.records import LineKind
from cchc_desktop.storage.migrate import open_file
from cchc_desktop.storage.sessions import DataFile
from tests.documents.kinds.outgoing_parts import paper, papers, with_marks, without_paper
from tests.documents.pdf_paper import Paper
from tests.meetings.conftest import data

__all__ = ["data"]


@pytest.fixture(scope="session")
def facts(sample_file: Path) -> OutgoingFacts:
    with open_file(sample_file, read_only=True) as data, data.reading() as session:
        return read(session, "2020")


def read(session, period: str) -> OutgoingFacts:  # type: ignore[no-untyped-def]
    (made,) = read_outgoing(session, Asked(SAMPLE_DAY, period=period))
    return made.build.args[0]  # type: ignore[attr-defined,no-any-return]


def rows(document: Document) -> tuple[Row, ...]:
    return next(block.rows for block in document.sections[0].blocks if isinstance(block, Table))


def test_ten_columns_fill_the_width_and_hold_a_date(facts: OutgoingFacts) -> None:
    assert len(document_register.COLUMNS) == 10
    assert sum(column.width for column in document_register.COLUMNS) == 252
    text = [line.text for line in Paper(pdf.render(document_register.build(with_marks(facts))).data).lines]
    assert "09/01/2021" in text and "11/01/2021" in text
    assert not [line for line in text if re.fullmatch(r"\d{1,3}|\d{2}/\d{2}/\d{1,3}", line) and line not in ("12", "2")]


def test_numbers_without_a_paper_stand_in_their_place_with_the_reason(facts: OutgoingFacts) -> None:
    found = rows(document_register.build(with_marks(facts)))
    assert [(row.cells[0], row.cells[2]) for row in found if row.anchor and row.anchor.startswith("number:")] == [
        ("01–04/TB-BCĐ", "Chưa rõ: có trước khi dùng chương trình"),
        ("06/TB-BCĐ", "Số không dùng: Ghi nhầm ngày, đã lập lại"),
        ("07–09/TB-BCĐ", "Số bỏ trống: chưa ghi lý do"),
        ("13–14/TB-BCĐ", "Số để dành: Chờ họp quý II"),
    ]


def test_sums_count_papers_by_type_and_numbers_by_what_they_are(facts: OutgoingFacts) -> None:
    lines = (
        paper(1),
        paper(2, type_code="BB"),
        without_paper(LineKind.GAP, 3, 12),
        without_paper(LineKind.VOID, 13, 13),
    )
    total = rows(document_register.build(replace(facts, rows=lines)))[-1]
    words = "Tổng cộng: 2 văn bản = 1 biên bản + 1 thông báo; 1 số không dùng; 10 số bỏ trống chưa ghi lý do."
    assert (total.is_total, total.cells) == (True, (words,))


def test_recipients_typed_one_a_line_are_parted_in_their_cell(facts: OutgoingFacts) -> None:
    lines = (paper(1, recipients="- Thành viên Ban Chỉ đạo;\n- Các bộ phận;\n- Lưu: VT, VP."), paper(2, recipients=""))
    found = rows(document_register.build(replace(facts, rows=lines)))[1:3]
    assert [row.cells[4] for row in found] == ["Thành viên Ban Chỉ đạo; Các bộ phận; Lưu: VT, VP", ""]


def test_type_is_not_said_twice_and_the_end_mark_is_no_part_of_it(facts: OutgoingFacts) -> None:
    lines = (paper(1, title="Thông báo kết luận./."), paper(2, title="kết luận cuộc họp."), paper(3, title=""))
    found = rows(document_register.build(replace(facts, rows=lines)))[1:4]
    assert [row.cells[2] for row in found] == ["Thông báo kết luận", "Thông báo. Kết luận cuộc họp", "Thông báo"]


def test_year_without_papers_says_so(facts: OutgoingFacts) -> None:
    assert rows(document_register.build(replace(facts, rows=()))) == (Row((document_register.NONE,), spans=True),)


def test_first_number_that_the_sample_knows_leaves_those_before_unclear(sample_file: Path) -> None:
    with open_file(sample_file, read_only=True) as data, data.reading() as session:
        found = rows(document_register.build(read(session, "2021")))
    assert "01/TB-BCĐ" in [row.cells[0] for row in found]
    head = next(row.cells[0] for row in found if row.spans and "TB-BCĐ" in row.cells[0])
    assert head.endswith("TB-BCĐ: 1 văn bản; 1 số chưa rõ")


def test_marked_numbers_are_printed(data: DataFile) -> None:
    with data.writing() as session:
        reserve_number(session, "tb-bcđ", 2021, 3, "Chờ họp quý II", day=date(2021, 4, 5))
        void_number(session, "bb-bcđ", 2021, 2, "Ghi nhầm", day=date(2021, 4, 5))
    with data.reading() as session:
        cells = [row.cells for row in rows(document_register.build(read(session, "2021")))]
    about = {row[0]: row[2] for row in cells if len(row) > 2}
    assert about["03/TB-BCĐ"] == "Số để dành: Chờ họp quý II"
    assert about["02/BB-BCĐ"] == "Số không dùng: Ghi nhầm"


@pytest.mark.parametrize("period", ["2021-Q1", "2021-03", "tháng 3"])
def test_register_of_anything_but_a_year_is_refused(sample_file: Path, period: str) -> None:
    with open_file(sample_file, read_only=True) as data, data.reading() as session, pytest.raises(ValidationError):
        read(session, period)


def test_year_stands_in_the_title(facts: OutgoingFacts) -> None:
    head = document_register.build(replace(facts, rows=papers(3), year=2024)).sections[0].blocks[0]
    assert isinstance(head, SheetHead) and head.title == "SỔ ĐĂNG KÝ VĂN BẢN ĐI NĂM 2024"
