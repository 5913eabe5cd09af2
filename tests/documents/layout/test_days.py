"""Days that no calendar has: named wherever they are typed, and no other days or numbers."""

from __future__ import annotations

import pytest

from cchc_desktop.documents.content import Column, Paragraph, Row, Section, SheetHead, Table
from cchc_desktop.documents.layout_check import Finding
from tests.documents import trees
from tests.documents.layout.papers import file_of, letter, only, rules


def _of_text(text: str) -> Finding:
    return only(letter(Paragraph.of(f"{text}./.", anchor="demands")))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Báo cáo trước ngày 31/4/2021", "Tháng 4/2021 có 30 ngày: “31/4/2021” không có trong lịch."),
        ("Đến 29/02/2021", "Tháng 2/2021 có 28 ngày: “29/02/2021” không có trong lịch."),
        (
            "Xong trước ngày 31 tháng 6 năm 2021",
            "Tháng 6/2021 có 30 ngày: “ngày 31 tháng 6 năm 2021” không có trong lịch.",
        ),
        ("Trước 01/13/2021", "Một năm có 12 tháng: “01/13/2021” không có trong lịch."),
        ("Trước 0/5/2021", "Ngày trong tháng tính từ 01: “0/5/2021” không có trong lịch."),
    ],
)
def test_day_is_named_when_no_calendar_has_it(text: str, sentence: str) -> None:
    found = _of_text(text)
    assert (found.rule, found.sentence, found.anchor, found.blocking) == ("day", sentence, "demands", False)


@pytest.mark.parametrize(
    "text",
    [
        "Báo cáo trước ngày 30/4/2021",
        "Đến 29/02/2020",
        "Xong trước ngày 30 tháng 6 năm 2021",
        "Theo Công văn số 31/13/2020/NĐ-CP",
        "Kỳ 31/4 và 4/2021",
    ],
)
def test_day_of_the_calendar_and_numbers_of_papers_are_in_order(text: str) -> None:
    assert rules(letter(Paragraph.of(f"{text}./.", anchor="demands"))) == []


def test_day_in_a_table_is_named_at_its_line() -> None:
    rows = (Row(("Việc A", "30/6/2021"), anchor="task:1"), Row(("Việc B", "31/6/2021"), anchor="task:2"))
    table = Table((Column("Việc", 80), Column("Hạn", 30)), rows, anchor="tasks")
    sheet = file_of(Section((SheetHead((), ("ỦY BAN NHÂN DÂN",), "BIỂU THEO DÕI", ()), table)), kind="task_register")
    assert [found for found in rules(sheet) if found == "day"] == ["day"]
    assert only(letter(table, Paragraph.of("Đề nghị báo cáo./."))).anchor == "task:2"


def test_day_in_minutes_is_named_until_it_is_mended() -> None:
    blocks = trees.minutes().sections[0].blocks
    wrong = trees.paper(*blocks[:-2], Paragraph.of("Hoàn thành trước 31/4/2021.", anchor="conclusion"), *blocks[-2:])
    mended = trees.paper(*blocks[:-2], Paragraph.of("Hoàn thành trước 30/4/2021.", anchor="conclusion"), *blocks[-2:])
    assert rules(wrong) == [*rules(mended), "day"] and "day" not in rules(mended)
