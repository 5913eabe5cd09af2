"""Deadline phrases: the table of `phrases.tsv`, the sample committee, and the rules that a table cannot show."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from cchc_desktop import i18n, paths
from cchc_desktop.calendar.holidays import DayKind, ListedDay, calendar_of, default_calendar
from cchc_desktop.calendar.phrases import PhraseKind, Reading, read_phrase, read_phrases
from cchc_desktop.calendar.phrases.finding import _found_in
from cchc_desktop.calendar.phrases.rows import Row
from cchc_desktop.calendar.phrases.surface import Surface
from cchc_desktop.calendar.phrases.table import ROWS
from cchc_desktop.calendar.recurrence import Every, NamedDay, Recurrence
from cchc_desktop.errors import ValidationError

CALENDAR = default_calendar()
FRIDAY = date(2020, 12, 4)
TABLE = [
    tuple(line.split("\t"))
    for line in Path(__file__).with_name("phrases.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
SAMPLE: dict[str, Any] = yaml.safe_load(paths.resources("sample", "sample.yaml").read_text(encoding="utf-8"))
CONCLUSIONS = [(meeting["ngay"], item) for meeting in SAMPLE["hop"] for item in meeting.get("ket_luan", ())]
TASKS = [task for task in SAMPLE["nhiem_vu"] if task["han_chu"]]
READ_AS_NOTHING = {"thực hiện ngay"}


def read(text: str, start: date = FRIDAY) -> Reading:
    """What a phrase means when it was said on this day."""
    return read_phrase(text, start, CALENDAR)


def shown(reading: Reading) -> str:
    """A reading in the notation of the table."""
    if reading.date is None:
        return reading.kind.value
    text = reading.date.isoformat()
    if reading.recurrence:
        plain = reading.recurrence.as_plain()
        month = f"{plain['month']}/" if "month" in plain else ""
        text = f"{plain['every']} {month}{plain['day']}: {text}"
    return f"{text} ?" if reading.asks else text


def test_the_table_is_long_enough() -> None:
    assert len(TABLE) >= 350


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_a_phrase_of_the_table_is_read(text: str, expected: str) -> None:
    assert shown(read(text)) == expected


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.example)
def test_the_example_of_a_row_is_read_by_that_row(row: Row) -> None:
    found = _found_in(Surface.of(row.example))
    assert row in [each.row for each in found]


# ---------------------------------------------------------------------------------------------------------- the sample


@pytest.mark.parametrize(("said", "item"), CONCLUSIONS, ids=lambda value: str(value)[:12])
def test_the_deadline_of_a_conclusion_of_the_sample_is_read(said: date, item: dict[str, Any]) -> None:
    expected, reading = item["doc_duoc"], read(item["noi_dung"], said)
    if "lap_lai" in expected:
        assert (reading.kind, reading.recurrence and reading.recurrence.every) == (PhraseKind.RECURRENCE, Every.MONTH)
    else:
        assert reading.date == expected.get("han")


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task["ma"])
def test_the_words_of_a_task_of_the_sample_give_its_first_deadline(task: dict[str, Any]) -> None:
    reading = read(task["han_chu"], task["giao"])
    if task["han_chu"] in READ_AS_NOTHING:
        assert reading.kind is PhraseKind.NONE
    else:
        assert reading.date == (task["ky"][0]["han"] if "ky" in task else task.get("han_goc", task["han"]))


@pytest.mark.parametrize("case", SAMPLE["lich_lam_viec"]["kiem_thu"], ids=lambda case: str(case["tu"]))
def test_the_working_day_cases_of_the_sample_hold_in_words(case: dict[str, Any]) -> None:
    text = f"trong {case['cong']:02d} ngày làm việc kể từ ngày họp"
    assert read(text, case["tu"]).date == case["mong_doi"]


def test_the_warning_of_the_sample_for_a_sunday_is_given() -> None:
    reading = read("chậm nhất ngày 25 hằng tháng", date(2021, 4, 1))
    assert (reading.date, reading.is_rest_day) == (date(2021, 4, 25), True)
    assert (reading.working_day_before, reading.working_day_after) == (date(2021, 4, 23), date(2021, 4, 26))
    assert "ngày làm việc liền trước 23/4/2021, liền sau 26/4/2021" in reading.reason


# -------------------------------------------------------------------------------------------------------------- reasons


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("trong 05 ngày làm việc", "05 ngày làm việc sau 04/12/2020 → 11/12/2020"),
        ("trước ngày 15/12/2020", "Trước ngày 15/12/2020 → 14/12/2020"),
        ("trong quý I/2021", "Hết quý I/2021 → 31/3/2021"),
        ("trong 8 ngày", "08 ngày sau 04/12/2020 là 12/12/2020, ngày nghỉ → 14/12/2020"),
        ("15-11", "Đến hết ngày 15/11/2021. Không ghi năm: hiểu là ngày 15/11/2021"),
        ("5/8/26", "Đến hết ngày 05/8/2026. Năm 26 đọc là 2026"),
        ("ngày 25 hằng tháng", "Ngày 25 hằng tháng, kỳ đầu 25/12/2020"),
        ("trước ngày 01/12/2020", "Trước ngày 01/12/2020 → 30/11/2020. 30/11/2020 đã qua"),
        ("", "Chưa ghi thời hạn"),
        ("thực hiện ngay", "Chỉ nói gấp, chưa có ngày: chọn ngày, không hạn hoặc định kỳ"),
        ("sau ngày 15/12/2020", "Đây là ngày bắt đầu, không phải thời hạn"),
        (
            "trước ngày 15/12/2020, báo cáo trước ngày 20/12/2020",
            "Có nhiều thời hạn (14/12/2020, 19/12/2020): chọn một",
        ),
    ],
)
def test_the_reason_is_said(text: str, reason: str) -> None:
    assert read(text).reason == reason


def test_the_reason_speaks_the_language_of_the_user() -> None:
    i18n.set_language("en")
    assert read("15-11").reason == "Until the end of 15/11/2021. No year is written: the 15/11/2021 is meant"


def test_a_forecast_is_named_as_one() -> None:
    reading = read("trước Tết Nguyên đán", date(2026, 12, 1))
    assert (reading.date, reading.asks) == (date(2027, 2, 3), True)
    assert reading.reason.endswith("Ngày nghỉ năm 2027 là dự kiến")


# ---------------------------------------------------------------------------------------------------------------- rules


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("trước ngày 15/12/2020", date(2020, 12, 15)),
        ("trước thứ Sáu tuần sau", date(2020, 12, 11)),
        ("trước tháng 01/2021", date(2020, 12, 31)),
        ("chậm nhất ngày 15/12/2020", date(2020, 12, 15)),
        ("trước ngày 20 hằng tháng", date(2020, 12, 20)),
    ],
)
def test_the_day_before_which_counts_when_the_setting_says_so(text: str, expected: date) -> None:
    assert read_phrase(text, FRIDAY, CALENDAR, before_excludes_day=False).date == expected


@pytest.mark.parametrize(
    ("text", "start", "expected"),
    [
        ("trước 15/12", date(2020, 12, 15), date(2021, 12, 14)),
        ("thứ Sáu tuần này", date(2020, 12, 5), date(2020, 12, 4)),
        ("hết tuần này", date(2021, 2, 8), date(2021, 2, 9)),
        ("hết tuần này", date(2020, 4, 27), date(2020, 4, 29)),
        ("trước Tết Nguyên đán", date(2021, 2, 12), date(2022, 1, 28)),
        ("trước Tết Nguyên đán Tân Sửu", date(2020, 12, 4), date(2021, 2, 9)),
        ("ngày 31", date(2021, 4, 5), date(2021, 5, 31)),
        ("29/02", date(2023, 6, 1), date(2024, 2, 29)),
        ("trong 01 tháng", date(2021, 1, 31), date(2021, 3, 1)),
        ("ngày làm việc cuối cùng của tháng", date(2021, 1, 4), date(2021, 1, 29)),
        ("trong 3 ngày", date(2020, 12, 31), date(2021, 1, 4)),
    ],
)
def test_the_day_it_was_said_decides(text: str, start: date, expected: date) -> None:
    assert read(text, start).date == expected


def test_a_day_that_is_over_is_asked_about() -> None:
    assert read("thứ Sáu tuần này", date(2020, 12, 5)).asks
    assert read("trong tháng 11/2020").asks
    assert not read("thứ Sáu tuần này").asks


def test_the_calendar_given_is_the_one_that_counts() -> None:
    own = calendar_of(lambda year: (ListedDay(date(year, 12, 7), DayKind.OFF, "Nghỉ bão"),), frozenset({2020}))
    assert read_phrase("trong 01 ngày làm việc", FRIDAY, own).date == date(2020, 12, 8)
    assert read_phrase("trước Tết Nguyên đán", FRIDAY, own).reason == "Lịch năm 2020 không có ngày nghỉ lễ này"


def test_every_deadline_of_a_sentence_is_read_with_its_words() -> None:
    text = "Lập danh mục xong trước ngày 15/12/2020; báo cáo chậm nhất ngày 20 hằng tháng."
    readings = read_phrases(text, FRIDAY, CALENDAR)
    assert [reading.date for reading in readings] == [date(2020, 12, 14), date(2020, 12, 20)]
    words = [[text[start:end] for start, end in reading.spans] for reading in readings]
    assert words == [["xong trước ngày 15/12/2020"], ["chậm nhất ngày 20", "hằng tháng"]]


def test_the_words_read_are_marked_in_the_original() -> None:
    text = "Giao\u00a0Văn phòng,  xong  tru\u031bo\u031b\u0301c nga\u0300y\u00a015/12/2020; đồng chí A chủ trì"
    reading = read(text)
    assert reading.span is not None
    assert text[slice(*reading.span)] == "xong  tru\u031bo\u031b\u0301c nga\u0300y\u00a015/12/2020"


def test_nothing_read_has_no_days() -> None:
    reading = read("Xây dựng phương án bàn giao công việc")
    assert (reading.date, reading.recurrence, reading.span) == (None, None, None)
    assert (reading.working_day_before, reading.working_day_after, reading.is_rest_day) == (None, None, False)


@pytest.mark.parametrize(
    ("text", "recurrence"),
    [
        ("ngày 20 hằng tháng", {"every": "month", "day": 20}),
        ("cuối mỗi tháng", {"every": "month", "day": "last"}),
        ("ngày 20 tháng cuối quý", {"every": "quarter", "month": 3, "day": 20}),
        ("hằng năm", {"every": "year", "month": 12, "day": "last"}),
        ("thứ Sáu hằng tuần", {"every": "week", "day": 5}),
    ],
)
def test_a_recurrence_is_printed_as_an_object(text: str, recurrence: dict[str, object]) -> None:
    assert json.loads(read(text).as_json())["recurrence"] == recurrence


def test_the_object_has_the_fields_of_the_contract() -> None:
    plain = json.loads(read("trước ngày 13/12/2020").as_json())
    assert plain == {
        "kind": "date",
        "date": "2020-12-12",
        "recurrence": None,
        "reason": plain["reason"],
        "is_rest_day": True,
        "working_day_before": "2020-12-11",
        "working_day_after": "2020-12-14",
    }


def test_a_recurrence_with_a_working_day_moves_with_the_calendar() -> None:
    reading = read("ngày làm việc cuối cùng hằng tháng", date(2021, 1, 4))
    assert reading.recurrence == Recurrence(Every.MONTH, NamedDay.LAST_WORKING)
    assert reading.date == date(2021, 1, 29)


# ------------------------------------------------------------------------------------------------------------ bad input


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("31/02", "Tháng 02/2021 có 28 ngày."),
        ("trước ngày 31/02/2021", "Tháng 02/2021 có 28 ngày."),
        ("Giao Văn phòng báo cáo trước ngày 31/02/2021.", "Tháng 02/2021 có 28 ngày."),
        ("chậm nhất ngày 31 tháng 4 năm 2021", "Tháng 04/2021 có 30 ngày."),
        ("trước 15/13", "Không có tháng 13. Gõ ngày trước, tháng sau."),
        ("2020-13-01", "Không có tháng 13. Gõ ngày trước, tháng sau."),
        ("trong tháng 13/2021", "Không có tháng 13. Gõ ngày trước, tháng sau."),
        ("ngày 32", "Tháng 12/2020 có 31 ngày."),
        ("00/12/2020", "Tháng 12/2020 có 31 ngày."),
        ("15/12/1800", "Năm 1800 nằm ngoài khoảng 1900–2199."),
        ("trong 05 ngày làm việc kể từ ngày 31/6/2021", "Tháng 06/2021 có 30 ngày."),
        ("trong 99999 ngày", "99999 quá dài cho một thời hạn: ghi ngày cụ thể."),
        ("trước 25 giờ ngày 15/12/2020", "Giờ từ 0 đến 23, phút từ 0 đến 59."),
    ],
)
def test_a_date_that_does_not_exist_is_refused_in_one_sentence(text: str, sentence: str) -> None:
    with pytest.raises(ValidationError) as refused:
        read(text)
    assert refused.value.sentence == sentence


def test_a_text_as_long_as_a_book_is_refused_and_a_long_one_read_at_once() -> None:
    with pytest.raises(ValidationError):
        read("x" * 10_001)
    assert read("trước ngày " * 900).kind is PhraseKind.NONE


def test_a_day_outside_the_years_of_the_program_is_refused() -> None:
    for start in (date.min, date(1899, 12, 31), date.max):
        with pytest.raises(ValidationError):
            read("mai", start)
