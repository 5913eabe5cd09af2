"""The lists of the command line: fields of the contract, search without accents, plain text."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from cchc_desktop.exchange.listing import as_json, as_text, rows_of
from tests.meetings.conftest import sample_file

__all__ = ["sample_file"]


def test_meetings_have_the_fields_of_the_contract(sample_file: Path) -> None:
    rows = rows_of(sample_file, "meetings")
    assert [list(row) for row in rows] == [
        ["code", "date", "title", "period", "state", "notice_due", "notice_late_working_days"]
    ] * 2
    assert dict(rows[0]) == {
        "code": "TK-2020",
        "date": "2021-01-15",
        "title": "Hội nghị tổng kết công tác cải cách hành chính năm 2020, triển khai nhiệm vụ năm 2021",
        "period": "2020",
        "state": "signed",
        "notice_due": "2021-01-22",
        "notice_late_working_days": 1,
    }
    assert json.loads(as_json(rows)) == [dict(row) for row in rows]


@pytest.mark.parametrize(
    ("what", "search", "codes"),
    [
        ("meetings", "tong ket", ["TK-2020"]),
        ("meetings", "GB-2020-12", ["GB-2020-12"]),
        ("people", "le duc anh", ["P04", "P16"]),
        ("people", "bi thu", ["P14", "P15"]),
        ("people", "mot cua", ["P10", "P16"]),
        ("departments", "công an", ["CA"]),
        ("departments", "khong co", []),
        ("people", "  ", [f"P{number:02d}" for number in range(1, 19)]),
    ],
)
def test_search_needs_no_accents(sample_file: Path, what: str, search: str, codes: list[str]) -> None:
    assert [row["code"] for row in rows_of(sample_file, what, search=search)] == codes


def test_departments_are_those_of_the_day(sample_file: Path) -> None:
    assert "HCC" not in [row["code"] for row in rows_of(sample_file, "departments")]
    now = rows_of(sample_file, "departments", today=date(2026, 1, 5))
    assert [row["code"] for row in now] == ["VP", "KTHT", "VHXH", "HCC", "CA", "QS", "MTTQ"]
    assert {row["valid_from"] for row in now} == {"2025-07-01"} and {row["valid_to"] for row in now} == {None}


def test_plain_text_has_a_head_and_a_line_per_row(sample_file: Path) -> None:
    lines = as_text(rows_of(sample_file, "people", search="P01")).split("\n")
    assert lines[0].split("\t") == ["code", "name", "post", "department", "role", "hidden"]
    assert lines[1].split("\t")[:2] == ["P01", "Nguyễn Thị Minh Hằng"]
    assert as_text([]) == "" and json.loads(as_json([])) == []
