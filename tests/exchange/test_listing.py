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


def test_tasks_have_the_fields_of_the_contract(sample_file: Path) -> None:
    rows = {row["code"]: row for row in rows_of(sample_file, "tasks")}
    assert list(rows) == [f"T{number:02d}" for number in range(1, 15)]
    assert dict(rows["T05"]) == {
        "code": "T05",
        "work": "Phân công, định hướng đề tài và đánh giá kết quả viết tin, bài CCHC",
        "lead": "Trịnh Xuân Ân",
        "due_date": "2020-12-31",
        "original_due_date": "2020-12-14",
        "due_wording": "xong trước ngày 15/12/2020",
        "label": "done_on_time",
        "days_late": 0,
        "working_days_late": 0,
    }
    assert (rows["T02"]["days_late"], rows["T02"]["working_days_late"]) == (5, 2)
    assert (rows["T12"]["due_date"], rows["T12"]["label"]) == (None, "no_deadline")


def test_labels_are_those_of_the_day(sample_file: Path) -> None:
    labels = [row["label"] for row in rows_of(sample_file, "tasks")]
    assert {label: labels.count(label) for label in labels} == {
        "done_on_time": 6,
        "done_late": 2,
        "on_track": 1,
        "overdue": 1,
        "due_soon": 2,
        "no_deadline": 1,
        "paused": 1,
    }
    later = {row["code"]: row["label"] for row in rows_of(sample_file, "tasks", today=date(2021, 4, 6))}
    assert (later["T14"], later["T11"]) == ("overdue", "due_soon")


def test_recurring_task_gives_its_other_periods(sample_file: Path) -> None:
    (row,) = [row for row in rows_of(sample_file, "tasks") if "occurrences" in row]
    assert (row["code"], row["due_date"], row["label"]) == ("T07", "2021-04-25", "on_track")
    assert row["occurrences"] == [
        {"period": "2020-12", "due_date": "2020-12-25", "completed": "2020-12-25", "label": "done_on_time"},
        {"period": "2021-01", "due_date": "2021-01-25", "completed": "2021-01-25", "label": "done_on_time"},
        {"period": "2021-02", "due_date": "2021-02-25", "completed": "2021-02-26", "label": "done_late"},
        {"period": "2021-03", "due_date": "2021-03-25", "completed": "2021-03-24", "label": "done_on_time"},
    ]
    in_may = {row["code"]: row for row in rows_of(sample_file, "tasks", today=date(2021, 5, 10))}["T07"]
    assert (in_may["due_date"], in_may["label"], in_may["days_late"]) == ("2021-04-25", "overdue", 15)
    assert in_may["occurrences"][-1] == {  # type: ignore[index]
        "period": "2021-05",
        "due_date": "2021-05-25",
        "completed": None,
        "label": "on_track",
    }


@pytest.mark.parametrize(
    ("search", "codes"),
    [("kiem dem", ["T07", "T14"]), ("thuy nga kiem dem", ["T07", "T14"]), ("190/BC-UBND", ["T01"]), ("khong co", [])],
)
def test_tasks_are_searched_as_in_the_window(sample_file: Path, search: str, codes: list[str]) -> None:
    assert [row["code"] for row in rows_of(sample_file, "tasks", search=search)] == codes


def test_plain_text_of_tasks_leaves_periods_out(sample_file: Path) -> None:
    lines = as_text(rows_of(sample_file, "tasks", search="kiem dem")).split("\n")
    assert {line.count("\t") for line in lines} == {8}
