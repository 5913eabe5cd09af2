"""Days off from Excel and CSV: columns in any order, every fault by row and column, and back again unchanged."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from cchc_desktop.calendar.holidays import SHIPPED_YEARS, DayKind, ListedDay, year_days
from cchc_desktop.errors import StorageError, ValidationError
from cchc_desktop.exchange.holiday_sheet import HolidaySheet, read_holiday_sheet, write_holiday_sheet
from cchc_desktop.exchange.holiday_values import KIND_WORDS, read_kind, read_weekday
from cchc_desktop.text.dates import WEEKDAYS, short_date

HEADER = ("STT", "Tên", "Ngày", "Loại", "Căn cứ")
TET = (1, "Tết Nguyên đán", "05/02/2027", "Nghỉ lễ", "Thông báo 12/TB-BNV")


def save(path: Path, rows: Sequence[Sequence[object]], header: Sequence[object] = HEADER) -> Path:
    """Write a list under a title, as offices do."""
    book = Workbook()
    for row in (("DANH SÁCH NGÀY NGHỈ NĂM 2027",), (), header, *rows):
        book.active.append(list(row))
    book.save(path)
    return path


def read(path: Path, *rows: Sequence[object], header: Sequence[object] = HEADER) -> HolidaySheet:
    return read_holiday_sheet(save(path / "ds.xlsx", rows, header))


def faults(sheet: HolidaySheet) -> list[str]:
    return [fault.sentence for fault in sheet.faults]


@pytest.mark.parametrize("year", [*SHIPPED_YEARS, 2027])
def test_what_is_exported_is_imported_unchanged(tmp_path: Path, year: int) -> None:
    path = tmp_path / "Ngày nghỉ.xlsx"
    write_holiday_sheet(path, year, year_days(year))
    sheet = read_holiday_sheet(path)
    assert (sheet.years, sheet.faults, sheet.warnings) == ({year: year_days(year)}, (), ())


def test_columns_are_found_by_name_in_any_order_below_titles(tmp_path: Path) -> None:
    sheet = read(tmp_path, TET, (2, "Quốc khánh", date(2027, 9, 2), "nghỉ", None))
    assert sheet.faults == ()
    assert sheet.years[2027] == (
        ListedDay(date(2027, 2, 5), DayKind.OFF, "Tết Nguyên đán", "Thông báo 12/TB-BNV"),
        ListedDay(date(2027, 9, 2), DayKind.OFF, "Quốc khánh", ""),
    )
    assert any("2027" in words for words in sheet.warnings), "two days are no whole year"


def test_a_rest_of_several_days_is_taken_day_by_day_without_its_weekend(tmp_path: Path) -> None:
    header = ("Từ ngày", "Đến ngày", "Loại", "Tên")
    sheet = read(tmp_path, ("04/02/2027", "10/02/2027", "nghỉ lễ", "Tết"), header=header)
    assert [entry.day.day for entry in sheet.years[2027]] == [4, 5, 8, 9, 10]
    wrong = read(tmp_path, ("10/02/2027", "04/02/2027", "nghỉ lễ", "Tết"), header=header)
    assert "cột B (Đến ngày)" in faults(wrong)[0]


@pytest.mark.parametrize(
    ("row", "column", "words"),
    [
        ((1, "Tết", "31/02/2027", "nghỉ", ""), "C (Ngày)", "28 ngày"),
        ((1, "Tết", "2027-02-05", "nghỉ", ""), "C (Ngày)", "2027-02-05"),
        ((1, "Tết", "5/8/27", "nghỉ", ""), "C (Ngày)", "5/8/27"),
        ((1, "Tết", "2020-13-01", "nghỉ", ""), "C (Ngày)", "2020-13-01"),
        ((1, "Tết", 46000, "nghỉ", ""), "C (Ngày)", "46000"),
        ((1, "Tết", "=A1", "nghỉ", ""), "C (Ngày)", "công thức"),
        ((1, "Tết", None, "nghỉ", ""), "C (Ngày)", "thiếu"),
        ((1, "Tết", "05/02/2027", "họp", ""), "D (Loại)", "họp"),
        ((1, "Tết", "05/02/2027", None, ""), "D (Loại)", "Làm bù"),
        ((1, None, "05/02/2027", "nghỉ", ""), "B (Tên)", "05/02/2027"),
        ((1, "T" * 201, "05/02/2027", "nghỉ", ""), "B (Tên)", "201"),
        ((1, "Bù", "05/02/2027", "làm bù", ""), "C (Ngày)", "thứ Bảy"),
        ((1, "Tết", "05/02/1827", "nghỉ", ""), "C (Ngày)", "1827"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_fault_is_named_by_row_and_column(tmp_path: Path, row: Sequence[object], column: str, words: str) -> None:
    (sentence,) = faults(read(tmp_path, TET[:1] + ("Quốc khánh", "02/9/2027", "nghỉ", ""), row))
    assert f"dòng 5, cột {column}" in sentence and words in sentence


def test_a_day_listed_twice_names_both_rows(tmp_path: Path) -> None:
    (sentence,) = faults(read(tmp_path, TET, (2, "Tết", datetime(2027, 2, 5), "nghỉ bù", "")))
    assert "dòng 5" in sentence and "dòng 4" in sentence


def test_the_day_of_the_week_finds_a_day_typed_wrongly(tmp_path: Path) -> None:
    header = ("Ngày", "Thứ", "Loại", "Tên")
    sheet = read(tmp_path, ("05/02/2027", "thứ Năm", "nghỉ", "Tết"), ("02/9/2027", "T5", "nghỉ", "QK"), header=header)
    (sentence,) = faults(sheet)
    assert "cột B (Thứ)" in sentence and "thứ Sáu" in sentence


def test_each_fault_of_a_list_is_named(tmp_path: Path) -> None:
    rows = [(number, "Tết", f"{number}/13/2027", "nghỉ", "") for number in range(1, 8)]
    assert len(faults(read(tmp_path, *rows))) == 7


def test_words_below_the_list_are_passed_over_and_said(tmp_path: Path) -> None:
    sheet = read(tmp_path, TET, (None, "Người lập biểu"))
    assert sheet.faults == () and any("Người lập biểu" in words for words in sheet.warnings)


def test_a_swap_without_its_saturday_is_asked_about(tmp_path: Path) -> None:
    sheet = read(tmp_path, TET, (2, "Quốc khánh", "03/9/2027", "hoán đổi nghỉ", ""))
    assert any("1" in words and "0" in words for words in sheet.warnings[1:])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1258"])
@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_a_csv_is_read_as_excel_writes_it(tmp_path: Path, encoding: str, sign: str) -> None:
    path = tmp_path / "ds.csv"
    name = "Nghi le" if encoding == "cp1258" else "Tết Nguyên đán"
    header = "Ngay,Loai,Ten" if encoding == "cp1258" else "Ngày,Loại,Tên"
    text = f"{header}\r\n05/02/2027,nghi,{name}\r\n".replace(",", sign)
    path.write_bytes(text.encode(encoding))
    sheet = read_holiday_sheet(path)
    assert sheet.faults == ()
    assert [(entry.day, entry.name) for entry in sheet.years[2027]] == [(date(2027, 2, 5), name)]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("ds.xlsx", b"Ng\xc3\xa0y,Lo\xe1\xba\xa1i,T\xc3\xaan\r\n05/02/2027,nghi,T\r\n"),
        ("ds.csv", b"\x00\x01\x02" * 50),
        ("ds.csv", "Họ và tên,Chức vụ\r\nA,B\r\n".encode()),
        ("ds.csv", b"PK\x03\x04 no archive"),
        ("ds.csv", b""),
        ("ds.csv", "Ngày,Loại,Tên\r\n".encode()),
    ],
    ids=["a CSV renamed", "binary", "another list", "an archive renamed", "empty", "no day"],
)
def test_what_is_no_list_of_days_is_refused_by_name(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(ValidationError) as refused:
        read_holiday_sheet(path)
    assert name in refused.value.sentence


def test_a_list_far_too_long_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "ds.csv"
    days = (date(1900, 1, 1) + timedelta(days=step) for step in range(20_000))
    path.write_text("Ngày,Loại,Tên\n" + "".join(f"{day:%d/%m/%Y},nghỉ,Tết\n" for day in days), "utf-8")
    with pytest.raises(ValidationError) as refused:
        read_holiday_sheet(path)
    assert "2000" in refused.value.sentence


def test_a_file_that_is_not_there_is_told_by_the_disk(tmp_path: Path) -> None:
    with pytest.raises(StorageError):
        read_holiday_sheet(tmp_path / "không có.csv")


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Nghỉ lễ, tết", DayKind.OFF),
        ("LỄ", DayKind.OFF),
        ("nghi_bu", DayKind.MADE_UP_OFF),
        ("Nghỉ bù ngày 01/5", DayKind.MADE_UP_OFF),
        ("hoan_doi_nghi", DayKind.SWAPPED_OFF),
        ("Nghỉ hoán đổi", DayKind.SWAPPED_OFF),
        ("lam_bu", DayKind.WORKED),
        ("Làm việc bù", DayKind.WORKED),
        ("đi làm bù ngày 02/01", DayKind.WORKED),
        ("họp", None),
        ("", None),
    ],
)
def test_kinds_are_read_as_people_write_them(words: str, kind: DayKind | None) -> None:
    assert read_kind(words) is kind


def test_the_words_written_are_read_again() -> None:
    assert {read_kind(words): words for words in KIND_WORDS.values()} == KIND_WORDS
    assert [read_weekday(words) for words in (*WEEKDAYS, "T2", "Thứ 7", "CN")] == [*range(7), 0, 5, 6]


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)), st.sampled_from(DayKind))
def test_every_day_and_kind_comes_back(tmp_path_factory: pytest.TempPathFactory, day: date, kind: DayKind) -> None:
    if kind is DayKind.WORKED and day.weekday() < 5:
        kind = DayKind.OFF
    path = tmp_path_factory.getbasetemp() / "một ngày.csv"
    path.write_text(
        f"Ngày;Thứ;Loại;Tên\n{short_date(day)};{WEEKDAYS[day.weekday()]};{KIND_WORDS[kind]};Nghỉ\n", "utf-8"
    )
    sheet = read_holiday_sheet(path)
    assert sheet.faults == ()
    assert sheet.years == {day.year: (ListedDay(day, kind, "Nghỉ"),)}
