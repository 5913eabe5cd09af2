"""A list of people in Excel, read without writing anything."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import load_workbook

from cchc_desktop.committee.records import Gender
from cchc_desktop.errors import ValidationError
from cchc_desktop.exchange.people_sheet import PeopleSheet, read_people_sheet
from cchc_desktop.exchange.people_template import COLUMNS, write_people_template
from tests.exchange.people_files import CHAIR, CLERK, DEPUTY, HEADER, Rows, save_list, save_office_list


def read(tmp_path: Path, rows: Rows, header: Sequence[object] = HEADER) -> PeopleSheet:
    return read_people_sheet(save_list(tmp_path / "ds.xlsx", rows, header=header))


def names(sheet: PeopleSheet) -> list[str]:
    return [person.full_name for person in sheet.people]


def sentences(sheet: PeopleSheet) -> list[str]:
    return [fault.sentence for fault in sheet.faults]


def test_a_plain_list_gives_its_people_in_order(tmp_path: Path) -> None:
    sheet = read(tmp_path, (CHAIR, DEPUTY, CLERK))
    assert (sheet.file, sheet.sheet, sheet.faults, sheet.warnings) == ("ds.xlsx", "Danh sách", (), ())
    chair = sheet.people[0]
    assert (chair.full_name, chair.post, chair.gender) == (CHAIR[1], CHAIR[2], Gender.FEMALE)
    assert (chair.department, chair.role) == ("Lãnh đạo UBND phường", "Trưởng Ban Chỉ đạo")
    assert names(sheet) == [CHAIR[1], DEPUTY[1], CLERK[1]]


@pytest.mark.parametrize(
    "header",
    [
        ("Vai trò", "Ho ten", "CHỨC DANH"),
        ("Nhiệm vụ trong Ban Chỉ đạo", "  họ,  tên : ", "Chức vụ chính quyền"),
        ("Chức vụ trong BCĐ", "Họ & tên", "Chức vụ\nhiện nay"),
        ("vai tro trong bcd", "3. Họ và tên cán bộ", "Chức vụ / chức danh"),
    ],
)
def test_columns_are_known_by_name_in_any_order_and_without_accents(tmp_path: Path, header: tuple[str, ...]) -> None:
    sheet = read(tmp_path, [("Ủy viên", "Đặng Hòa An", "Công chức")], header)
    person = sheet.people[0]
    assert (person.full_name, person.post, person.role) == ("Đặng Hòa An", "Công chức", "Ủy viên")


def test_an_office_list_with_titles_groups_and_two_header_rows_is_read_whole(tmp_path: Path) -> None:
    sheet = read_people_sheet(save_office_list(tmp_path / "ds.xlsx"))
    assert sheet.faults == ()
    assert names(sheet) == ["Nguyễn Thị Minh Hằng", "Trần Quốc Đạt", "Hoàng Thị Thúy Nga"]
    assert [person.gender for person in sheet.people] == [Gender.FEMALE, Gender.MALE, Gender.FEMALE]
    roles = [person.role for person in sheet.people]
    assert roles == ["Trưởng Ban Chỉ đạo", "Phó Trưởng ban", "Uỷ viên, Thư ký"]
    said = " ".join(sheet.warnings)
    for words in ("“Lãnh đạo”", "“TM. ỦY BAN NHÂN DÂN”", "“Người lập biểu”", "SĐT"):
        assert words in said


def test_family_and_given_names_in_two_columns_are_one_name(tmp_path: Path) -> None:
    header = ("TT", "Họ và tên đệm", "Tên", "Chức vụ")
    assert names(read(tmp_path, [(1, "Lê Đức", "Ánh", "Cán bộ")], header)) == ["Lê Đức Ánh"]


@pytest.mark.parametrize(
    ("written", "name", "gender"),
    [
        ("Ông Vũ Đình Ý", "Vũ Đình Ý", Gender.MALE),
        ("Đ/c Phạm Thu Hoài", "Phạm Thu Hoài", None),
        ("Bà: Ngô Thị Ánh Dương ", "Ngô Thị Ánh Dương", Gender.FEMALE),
        ("Bà Rịa", "Bà Rịa", None),
    ],
)
def test_the_form_of_address_is_no_part_of_the_name(
    tmp_path: Path, written: str, name: str, gender: Gender | None
) -> None:
    person = read(tmp_path, [(1, written, "Công chức", None, "Ủy viên")]).people[0]
    assert (person.full_name, person.gender) == (name, gender)


def test_a_missing_name_is_named_with_sheet_row_and_column(tmp_path: Path) -> None:
    sheet = read(tmp_path, [CHAIR, (2, None, "Phó Chủ tịch", "LD", "Phó Trưởng ban")])
    assert sentences(sheet) == ["Trang tính “Danh sách”, dòng 3, cột B (Họ và tên): thiếu họ tên."]


def test_the_same_person_twice_is_a_fault_and_a_namesake_a_question(tmp_path: Path) -> None:
    again = (4, "trần quốc  đạt", "Phó chủ tịch UBND phường", "LD", "Ủy viên")
    namesake = (5, "Trần Quốc Đạt", "Công chức Văn phòng", "Văn phòng", "Ủy viên")
    near = (6, "Trần Quốc Đat", "Phó Chủ tịch UBND phường", "LD", "Ủy viên")
    sheet = read(tmp_path, [CHAIR, DEPUTY, again, namesake, near])
    assert len(sheet.faults) == 1
    assert "dòng 4, cột B" in sentences(sheet)[0] and "dòng 3" in sentences(sheet)[0]
    assert any("Trần Quốc Đạt" in words and "dòng 3" in words and "dòng 5" in words for words in sheet.warnings)


def test_two_ways_of_placing_a_tone_are_one_name(tmp_path: Path) -> None:
    sheet = read(tmp_path, [(1, "Đặng Hòa An", "Công chức"), (2, "Đặng Hoà An", "Công chức")])
    assert len(sheet.faults) == 1


@pytest.mark.parametrize(
    ("row", "place", "words"),
    [
        ((1, "Nguyễn " * 9, "x"), "dòng 2, cột B", "50"),
        ((1, 17, "x"), "dòng 2, cột B", "“17”"),
        ((1, "Lê Đức Ánh", "x", None, "Lái xe"), "dòng 2, cột E (Vai trò trong BCĐ)", "“Lái xe”"),
        ((1, "Lê Đức Ánh", "x", None, None, "khác"), "dòng 2, cột F (Giới tính)", "“khác”"),
        ((1, '=UPPER("Lê Đức Ánh")', "x"), "dòng 2, cột B", "công thức"),
        ((1, "Lê Đức Ánh", "=A1"), "dòng 2, cột C (Chức vụ)", "công thức"),
        ((1, "NguyÔn V¨n Hïng", "x"), "dòng 2, cột B", "TCVN3"),
        ((1, "Nguyeãn Vaên Huøng", "x"), "dòng 2, cột B", "VNI"),
        ((1, "Lê Đức Ánh", "y" * 301), "dòng 2, cột C (Chức vụ)", "301"),
    ],
)
def test_a_fault_is_one_sentence_that_names_the_cell(
    tmp_path: Path, row: tuple[object, ...], place: str, words: str
) -> None:
    sheet = read(tmp_path, [row])
    assert len(sheet.faults) == 1
    sentence = sentences(sheet)[0]
    assert place in sentence and words in sentence and sentence.endswith(".")
    with pytest.raises(ValidationError) as refused:
        sheet.require_sound()
    assert refused.value.sentence == sentence


def test_every_fault_is_named_in_the_order_of_the_rows(tmp_path: Path) -> None:
    rows = [(1, None, "x", "LD"), CHAIR, (3, "Lê Đức Ánh", "x", None, "Lái xe"), (4, None, "y", "LD")]
    sheet = read(tmp_path, rows)
    assert [fault.row for fault in sheet.faults] == [2, 4, 5]
    with pytest.raises(ValidationError, match="2"):
        sheet.require_sound()


def test_numbered_rows_without_a_name_are_no_fault(tmp_path: Path) -> None:
    sheet = read(tmp_path, [CHAIR, (2,), (3, "  "), ()])
    assert (names(sheet), sheet.faults) == ([CHAIR[1]], ())


def test_formulas_in_columns_that_are_not_taken_over_do_not_matter(tmp_path: Path) -> None:
    sheet = read(tmp_path, [("=ROW()-1", "Lê Đức Ánh", "x", "=1+1")], ("STT", "Họ và tên", "Chức vụ", "Hệ số"))
    assert (names(sheet), sheet.faults) == (["Lê Đức Ánh"], ())


def test_codes_are_taken_over_where_everybody_has_one(tmp_path: Path) -> None:
    header = ("Mã", "Họ và tên", "Chức vụ")
    rows = [("CB01", "Lê Đức Ánh", "x"), ("CB02", "Lê Đức Anh", "x")]
    assert [person.code for person in read(tmp_path, rows, header).people] == ["CB01", "CB02"]
    partly = read(tmp_path, [*rows, (None, "Vũ Đình Ý", "x")], header)
    assert [person.code for person in partly.people] == ["", "", ""]
    twice = read(tmp_path, [rows[0], ("CB01", "Vũ Đình Ý", "x")], header)
    assert "CB01" in sentences(twice)[0] and "cột A" in sentences(twice)[0]


def test_another_sheet_with_a_list_is_told_and_a_hidden_one_passed_by(tmp_path: Path) -> None:
    path = save_list(tmp_path / "ds.xlsx", [CHAIR])
    book = load_workbook(path)
    for title in ("Tổ giúp việc", "Cũ"):
        sheet = book.create_sheet(title)
        sheet.append(list(HEADER))
        sheet.append(list(DEPUTY))
    book["Cũ"].sheet_state = "hidden"
    book.save(path)
    found = read_people_sheet(path)
    assert names(found) == [CHAIR[1]]
    assert any("Tổ giúp việc" in words for words in found.warnings)
    assert not any("Cũ" in words for words in found.warnings)


def test_the_empty_list_of_the_program_is_read_back_once_it_is_filled(tmp_path: Path) -> None:
    path = tmp_path / "mẫu.xlsx"
    write_people_template(path)
    with pytest.raises(ValidationError, match=r"mẫu\.xlsx"):
        read_people_sheet(path)
    book = load_workbook(path)
    sheet = book.active
    assert [cell.value for cell in sheet[3]] == [title for title, _width in COLUMNS]
    for place, value in enumerate(("Lê Đức Ánh", "nam", "Cán bộ", "Văn phòng", "Ủy viên", "khối 1"), start=2):
        sheet.cell(4, place).value = value
    book.save(path)
    found = read_people_sheet(path)
    assert (names(found), found.faults, found.warnings) == (["Lê Đức Ánh"], (), ())
    assert (found.people[0].department, found.people[0].in_charge_of) == ("Văn phòng", "khối 1")
