"""Register, count, slip and digest: their sums, and their pages whatever is listed."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from cchc_desktop import i18n
from cchc_desktop.documents import pdf
from cchc_desktop.documents.content import Document, Orientation, Paragraph, Row, SheetHead, Table
from cchc_desktop.documents.kinds import count, day_digest, task_register, task_slip
from cchc_desktop.documents.kinds.working_sheet import NO_TASKS
from tests.documents.kinds.sheet_parts import (
    SheetFacts,
    count_of,
    lines,
    morning_of,
    read_sheets,
    real_sheets,
    register_of,
)
from tests.documents.kinds.tree_text import tree_text
from tests.documents.measure import assert_decree30_pdf
from tests.documents.pdf_paper import Paper


@pytest.fixture(scope="session")
def facts(sample_file: Path) -> SheetFacts:
    return read_sheets(sample_file)


def tables(document: Document) -> list[Table]:
    return [block for section in document.sections for block in section.blocks if isinstance(block, Table)]


def numbers(words: str) -> list[int]:
    return [int(found.replace(".", "")) for found in re.findall(r"\d[\d.]*", words)]


def test_five_hundred_rows_repeat_the_head_on_every_page(facts: SheetFacts) -> None:
    document = register_of(facts, lines(500))
    paper = assert_decree30_pdf(pdf.render(document).data, document)
    assert paper.page_count > 40
    for page in range(1, paper.page_count - 1):
        assert any(line.text.startswith("STT") for line in paper.page_lines(page)), page


def test_pages_measure_right_in_every_variant(facts: SheetFacts) -> None:
    for _name, document in real_sheets(facts):
        assert_decree30_pdf(pdf.render(document).data, document)


def test_columns_fill_the_text_width(facts: SheetFacts) -> None:
    for document in facts.documents().values():
        (section,) = document.sections
        width = 252 if section.orientation is Orientation.LANDSCAPE else 165
        for table in tables(document):
            assert sum(column.width for column in table.columns) == width
            assert all(row.spans or len(row.cells) == len(table.columns) for row in table.rows)


def test_dates_are_never_broken(facts: SheetFacts) -> None:
    paper = Paper(pdf.render(register_of(facts, lines(60))).data)
    broken = re.compile(r"\d{2}/\d{0,2}/?$|^/?\d{4}\)?$")
    assert not [line.text for line in paper.lines if broken.search(line.text.strip()) and "/" in line.text]


@pytest.mark.parametrize("number", [9, 60, 200])
def test_register_adds_up(facts: SheetFacts, number: int) -> None:
    (table,) = tables(register_of(facts, lines(number)))
    groups = [row.cells[0] for row in table.rows if row.spans and not row.is_total]
    (total,) = (row.cells[0] for row in table.rows if row.is_total)
    whole, parts = total.split(" = ")
    assert numbers(whole) == [sum(numbers(part)[0] for part in parts.split(" + "))]
    assert sum(numbers(group)[0] for group in groups) == numbers(whole)[0]
    tasks = [row for row in table.rows if not row.spans and "." not in row.cells[0]]
    assert len(tasks) == numbers(whole)[0]
    assert [row.cells[0] for row in tasks] == [str(place + 1) for place in range(len(tasks))]


def test_register_leaves_out_what_is_outside_reform(facts: SheetFacts) -> None:
    found = tuple(replace(line, is_outside_reform=True) for line in lines(3))
    (table,) = tables(register_of(facts, found))
    assert table.rows == (Row((NO_TASKS,), spans=True),)


def test_sub_task_stands_under_its_task_in_the_group_of_that(facts: SheetFacts) -> None:
    top, part = (replace(line, parent_code="") for line in lines(2))
    part = replace(part, code="T01.1", parent_code=top.code, department="Nơi khác")
    (table,) = tables(register_of(facts, (top, part)))
    assert [row.cells[0] for row in table.rows if not row.spans] == ["1", "1.1"]
    assert sum(row.spans and not row.is_total for row in table.rows) == 1


def test_register_of_a_period_says_so(facts: SheetFacts) -> None:
    from cchc_desktop.calendar.periods import Period

    document = task_register.build(replace(facts.register, period=Period.parse("2021-Q1")))
    head = document.sections[0].blocks[0]
    assert isinstance(head, SheetHead) and head.title.endswith("NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH QUÝ I/2021")


@pytest.mark.parametrize("number", [12, 100])
def test_count_adds_up_across_and_down(facts: SheetFacts, number: int) -> None:
    for table in tables(count_of(facts, lines(number)))[:2]:
        *rows, total = [[int(cell.replace(".", "")) for cell in row.cells[2:-1]] for row in table.rows]
        assert all(row[0] == sum(row[1:]) for row in (*rows, total))
        assert [sum(column) for column in zip(*rows, strict=True)] == total


def test_count_that_is_not_frozen_says_so(facts: SheetFacts) -> None:
    live = replace(facts.count, count=replace(facts.count.count, frozen_at=None, version=0, previous=None))
    head = count.build(live).sections[0].blocks[0]
    assert isinstance(head, SheetHead) and head.reference == ("(Tính đến ngày 31 tháng 3 năm 2021; số liệu chưa chốt)",)


def test_count_without_late_tasks_and_without_one_before_says_both(facts: SheetFacts) -> None:
    found = tuple(line for line in lines(12) if line.label.value == "on_track")
    words = [block.runs[0].text for block in count_of(facts, found).sections[0].blocks if isinstance(block, Paragraph)]
    assert count.NO_PREVIOUS in words and count.NONE_LATE in words


def test_count_names_how_many_tasks_lie_outside_reform(facts: SheetFacts) -> None:
    found = tuple(replace(line, is_outside_reform=place < 2) for place, line in enumerate(lines(6)))
    texts = [block.runs[0].text for block in count_of(facts, found).sections[0].blocks if isinstance(block, Paragraph)]
    assert any(text.startswith("Ngoài ra có 02 nhiệm vụ ngoài cải cách hành chính") for text in texts)


def test_slip_as_plain_text_holds_every_task_once(facts: SheetFacts) -> None:
    words = task_slip.plain_text(facts.slips["P05"])
    assert [words.count(f" {code}. ") for code in ("T07", "T12", "T14", "T11")] == [1, 1, 1, 1]
    assert "Hạn: không thời hạn; đang thực hiện không hạn" in words
    assert "\n\n\n" not in words


def test_slip_says_which_lines_its_total_leaves_out(facts: SheetFacts) -> None:
    first, second, third = facts.slips["P05"].led
    below, outside = replace(second, parent_code="T01"), replace(third, is_outside_reform=True)
    slip = replace(facts.slips["P05"], led=(first, below, outside))
    words = "; ngoài ra 01 nhiệm vụ con, 01 nhiệm vụ ngoài CCHC.\n"
    assert f"Nhiệm vụ chủ trì: 01, gồm đang thực hiện trong hạn 01{words}" in task_slip.plain_text(slip)
    assert "Nhiệm vụ chủ trì: 01 nhiệm vụ con.\n" in task_slip.plain_text(replace(slip, led=(below,)))


def test_slip_of_somebody_without_tasks_says_so(facts: SheetFacts) -> None:
    slip = facts.slips["P12"]
    assert task_slip.NOTHING in task_slip.plain_text(slip)
    assert not tables(task_slip.build(slip))


def test_digest_of_a_quiet_day_says_so(facts: SheetFacts) -> None:
    document = morning_of(facts, ())
    assert not tables(document)
    words = [block.runs[0].text for block in document.sections[0].blocks if isinstance(block, Paragraph)]
    assert words == [day_digest.QUIET]


def test_digest_speaks_vietnamese_whatever_the_window_speaks(sample_file: Path) -> None:
    expected = tree_text(read_sheets(sample_file).documents()["day_digest"])
    i18n.set_language("en")
    assert tree_text(read_sheets(sample_file).documents()["day_digest"]) == expected
