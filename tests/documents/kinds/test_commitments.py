"""Commitments on paper: the first person, what was committed, the register of a year and a quarter and its sums."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import select

from cchc_desktop.calendar.periods import Period
from cchc_desktop.commitments.listed import CommitmentFacts, TargetFacts
from cchc_desktop.commitments.model import CommitmentTarget
from cchc_desktop.commitments.records import Comparison, CountedBy
from cchc_desktop.committee.records import AdjustedText
from cchc_desktop.documents.content import Addressees, Document, MottoHead, Paragraph, Role, Row, SignatureRow, Table
from cchc_desktop.documents.kinds import commitment, commitment_register
from cchc_desktop.documents.kinds.commitment_facts import CommitmentPaper, CommitmentRegister
from cchc_desktop.documents.sheets.asked import SAMPLE_DAY, Asked
from cchc_desktop.documents.sheets.commitments import newest_commitment, read_commitment_register, read_commitments
from cchc_desktop.errors import AppError
from cchc_desktop.storage.migrate import open_file
from tests.documents.kinds.commitment_parts import of_a_unit, of_quarter


@pytest.fixture(scope="session")
def paper(sample_file: Path) -> CommitmentPaper:
    return _facts(sample_file, of="C2")


@pytest.fixture(scope="session")
def register(sample_file: Path) -> CommitmentRegister:
    with open_file(sample_file, read_only=True) as data, data.reading() as session:
        (made,) = read_commitment_register(session, Asked(SAMPLE_DAY, period="2021"))
    return made.build.args[0]  # type: ignore[attr-defined,no-any-return]


def _facts(file: Path, of: str) -> CommitmentPaper:
    with open_file(file, read_only=True) as data, data.reading() as session:
        (made,) = read_commitments(session, Asked(SAMPLE_DAY, of=of))
    return made.build.args[0]  # type: ignore[attr-defined,no-any-return]


def blocks(document: Document, kind: type) -> list:  # type: ignore[type-arg]
    return [block for block in document.sections[0].blocks if isinstance(block, kind)]


def texts(document: Document) -> list[str]:
    return [block.runs[0].text for block in blocks(document, Paragraph)]


def rows(document: Document) -> tuple[Row, ...]:
    return blocks(document, Table)[0].rows  # type: ignore[no-any-return]


def changed(facts: CommitmentPaper, **fields: object) -> TargetFacts:
    """The first target with some fields of its row or form changed."""
    target = facts.commitment.targets[0]
    row = {name: value for name, value in fields.items() if hasattr(target.row, name)}
    details = {name: value for name, value in fields.items() if hasattr(target.details, name)}
    return replace(target, row=replace(target.row, **row), details=replace(target.details, **details))  # type: ignore[arg-type]


def printed(facts: CommitmentPaper, target: TargetFacts) -> tuple[str, ...]:
    whole: CommitmentFacts = replace(facts.commitment, targets=(target,))
    return rows(commitment.build(replace(facts, commitment=whole)))[0].cells


def test_commitment_has_the_motto_alone_no_number_and_place_and_date_at_the_end(paper: CommitmentPaper) -> None:
    document = commitment.build(paper)
    assert blocks(document, MottoHead) and not [text for text in texts(document) if "01/CK" in text or "Số:" in text]
    last = blocks(document, Paragraph)[-1]
    assert (last.role, last.runs[0].text) == (Role.PLACE_DATE, "Đức Sen, ngày 15 tháng 01 năm 2021")
    assert texts(document)[-2].endswith("./.")


def test_person_speaks_as_i_and_a_department_as_we(paper: CommitmentPaper) -> None:
    assert all("ôi" in text and "húng tôi" not in text for text in texts(commitment.build(paper))[:-1])
    unit = commitment.build(of_a_unit(paper))
    assert all("húng tôi" in text for text in texts(unit)[:-1])
    (end,) = blocks(unit, SignatureRow)
    assert (end.right.title, end.right.name) == (("ĐẠI DIỆN ĐƠN VỊ CAM KẾT",), "")


def test_leader_confirms_left_and_who_commits_signs_right(paper: CommitmentPaper) -> None:
    (end,) = blocks(commitment.build(paper), SignatureRow)
    assert (end.left.title, end.left.name) == (("XÁC NHẬN CỦA LÃNH ĐẠO",), "Nguyễn Thị Minh Hằng")
    assert (end.right.title, end.right.name) == (("NGƯỜI CAM KẾT",), "Bùi Ngọc Ước")


@pytest.mark.parametrize(
    ("fields", "cells"),
    [
        ({}, ("≥ 98%", "Năm 2021", "Tỷ lệ %, tính hằng quý")),
        ({"term": "hằng tháng", "measure": "Phần mềm một cửa."}, ("≥ 98%", "hằng tháng", "Phần mềm một cửa")),
        (
            {"counted_words": "hồ sơ đúng hạn", "among_words": "hồ sơ đã giải quyết"},
            ("≥ 98%", "Năm 2021", "hồ sơ đúng hạn/hồ sơ đã giải quyết, tính hằng quý"),
        ),
        (
            {"committed": "đạt", "comparison": Comparison.PASS, "unit": ""},
            ("đạt", "Năm 2021", "Đánh giá đạt, không đạt hằng quý"),
        ),
        (
            {
                "committed": "≥ 24",
                "unit": "tin, bài/năm",
                "values": (("2021-Q1", Decimal(6)), ("2021-H1", Decimal(12))),
            },
            ("≥ 24 tin, bài/năm (quý I: 6; 6 tháng đầu: 12)", "Năm 2021", "Tỷ lệ %, tính hằng quý"),
        ),
    ],
)
def test_target_says_level_time_and_measure(
    paper: CommitmentPaper, fields: dict[str, object], cells: tuple[str, ...]
) -> None:
    assert printed(paper, changed(paper, **fields))[2:] == cells


def test_office_words_the_texts_its_own_way(paper: CommitmentPaper) -> None:
    own = (
        AdjustedText("commitment", "addressees", "Chủ tịch {cơ quan}"),
        AdjustedText("commitment", "duty", "{tôi} hứa./."),
    )
    document = commitment.build(replace(paper, profile=replace(paper.profile, texts=own)))
    assert blocks(document, Addressees)[0].lines == ("Chủ tịch UBND phường Đức Sen",)
    assert texts(document)[-2] == "Tôi hứa./."


def test_year_gives_one_paper_for_each_commitment(sample_file: Path) -> None:
    with open_file(sample_file, read_only=True) as data, data.reading() as session:
        for asked in (Asked(SAMPLE_DAY, period="2021"), Asked(SAMPLE_DAY)):
            assert [made.code for made in read_commitments(session, asked)] == ["C1", "C2", "C3", "C4", "C5", "C6"]
        assert newest_commitment(session, SAMPLE_DAY) == Asked(SAMPLE_DAY, of="C6")


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (Asked(SAMPLE_DAY, of="C9"), "C9"),
        (Asked(SAMPLE_DAY, period="2019"), "2019"),
        (Asked(SAMPLE_DAY, period="2021-Q1"), "2021"),
    ],
)
def test_commitment_that_cannot_be_is_refused(sample_file: Path, asked: Asked, words: str) -> None:
    with (
        open_file(sample_file, read_only=True) as data,
        data.reading() as session,
        pytest.raises(AppError, match=words),
    ):
        read_commitments(session, asked)


@pytest.mark.parametrize("period", ["2021-03", "2021-H1", "năm"])
def test_register_is_of_a_year_or_a_quarter(sample_file: Path, period: str) -> None:
    with open_file(sample_file, read_only=True) as data, data.reading() as session, pytest.raises(AppError):
        read_commitment_register(session, Asked(SAMPLE_DAY, period=period))


@pytest.mark.parametrize("code", ["2021", "2021-Q1", "2021-Q2"])
def test_register_adds_up_and_its_columns_fill_the_width(register: CommitmentRegister, code: str) -> None:
    facts = register if code == "2021" else of_quarter(register, code)
    document = commitment_register.build(facts)
    (table,) = blocks(document, Table)
    assert sum(column.width for column in table.columns) == 252
    assert all(row.spans or len(row.cells) == len(table.columns) for row in table.rows)
    total = table.rows[-1].cells[0]
    whole, parts = total.split(" = ")
    assert int(re.findall(r"\d+", whole)[1]) == sum(map(int, re.findall(r"\d+", parts))) == len(register.matrix.rows)
    groups = [row.cells[0] for row in table.rows if row.spans and not row.is_total]
    assert int(re.findall(r"\d+", whole)[0]) == len(groups)


def test_results_of_the_sample_stand_in_the_sum(register: CommitmentRegister) -> None:
    words = "Tổng cộng: 6 bản cam kết, 11 chỉ tiêu = 6 đạt + 4 không đạt + 1 chưa phát sinh."
    assert rows(commitment_register.build(register))[-1].cells == (words,)


def test_period_over_without_a_figure_says_so_and_one_to_come_has_a_dash(register: CommitmentRegister) -> None:
    row = register.matrix.rows[0]
    first, second, third, fourth = row.cells
    assert first is not None and second is not None
    without = replace(first, figure=None, text="", fraction="")
    matrix = replace(register.matrix, rows=(replace(row, cells=(without, second, third, fourth)),))
    cells = rows(commitment_register.build(replace(register, matrix=matrix)))[1].cells
    assert cells[3:8] == ("chưa có số liệu", "", "–", "–", "")


def test_goal_of_a_period_stands_in_its_cell_with_what_came_of_it(register: CommitmentRegister) -> None:
    row = next(each for each in register.matrix.rows if each.code == "C5.1")
    first, second, third, fourth = (replace(cell, committed="6") for cell in row.cells if cell is not None)
    mark = replace(first, period=Period.parse("2021-H1"), committed="12", is_over=False)
    cells = (first, second, replace(third, is_over=True, has_begun=True), fourth)
    matrix = replace(register.matrix, rows=(replace(row, cells=cells, marks=(mark,)),))
    facts = replace(register, matrix=matrix)
    document = commitment_register.build(facts)
    assert rows(document)[1].cells[3:7] == ("7, mức 6: đạt", "(mức 6)", "chưa có số liệu (mức 6)", "– (mức 6)")
    assert rows(document)[1].cells[-1] == "6 tháng đầu năm 2021: 7, mức 12"
    assert commitment_register.YEAR_COLUMNS[-2].title == "Kết quả đến nay"
    assert commitment_register.OF_THE_YEAR in texts(document)
    quarter = commitment_register.build(of_quarter(facts, "2021-Q1"))
    assert (rows(quarter)[1].cells[3], rows(quarter)[1].cells[-1]) == ("7, mức 6", "")
    assert commitment_register.OF_THE_QUARTER in texts(quarter)


def test_months_are_added_up_and_those_with_a_goal_of_their_own_are_named(register: CommitmentRegister) -> None:
    row = next(each for each in register.matrix.rows if each.code == "C5.1")
    first = row.cells[0]
    assert first is not None
    whole = replace(first, committed="", evidence="")
    months = tuple(
        replace(first, period=Period.parse(f"2021-{number:02d}"), committed=goal, evidence=f"BC {number}")
        for number, goal in ((1, ""), (3, "6"), (4, "6"))
    )
    matrix = replace(register.matrix, rows=(replace(row, cells=(whole, *row.cells[1:])),))
    document = commitment_register.build(replace(register, matrix=matrix, months={row.target_id: months[:2]}))
    assert rows(document)[1].cells[3] == "7; tháng 3: 7, mức 6: đạt"
    assert rows(document)[1].cells[-1] == "BC 1; BC 3"
    assert commitment_register.BY_MONTH in texts(document)


def test_months_are_read_for_targets_counted_by_month_alone(sample_file: Path, tmp_path: Path) -> None:
    file = tmp_path / "tháng.cchc"
    file.write_bytes(sample_file.read_bytes())
    with open_file(file) as data:
        with data.writing() as session:
            target = session.scalars(select(CommitmentTarget).where(CommitmentTarget.code == "C5.1")).one()
            target.counted_by = CountedBy.MONTH
            target_id = target.id
        with data.reading() as session:
            (made,) = read_commitment_register(session, Asked(SAMPLE_DAY, period="2021"))
    months = made.build.args[0].months  # type: ignore[attr-defined]
    assert list(months) == [target_id]
    assert [cell.period.number for cell in months[target_id]] == list(range(1, 13))


def test_year_without_commitments_says_so(register: CommitmentRegister) -> None:
    empty = replace(register, matrix=replace(register.matrix, rows=(), without_targets=()))
    assert rows(commitment_register.build(empty)) == (Row((commitment_register.NONE,), spans=True),)


def test_quarter_shows_the_year_up_to_its_end(register: CommitmentRegister) -> None:
    row = next(each for each in register.matrix.rows if each.code == "C5.1")
    assert row.cells[0] is not None and row.cells[1] is not None
    later = replace(row.cells[1], figure=row.cells[0].figure, text="7")
    matrix = replace(register.matrix, rows=(replace(row, cells=(row.cells[0], later, *row.cells[2:])),))
    shown = {
        code: rows(commitment_register.build(of_quarter(replace(register, matrix=matrix), code)))[1].cells[4]
        for code in ("2021-Q1", "2021-Q2")
    }
    assert shown == {"2021-Q1": "7", "2021-Q2": "14"}
