"""People pasted from Excel, from Word, and from the text of a decision."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.committee.records import Gender
from cchc_desktop.exchange.people_paste import is_many, pasted_people


def test_cells_without_a_header_are_name_post_department_role() -> None:
    people = pasted_people("1\tLê Đức Ánh\tCán bộ\tVP\tUV\r\n2\tVũ Đình Ý\t\t\tThư ký\r\n\r\n")
    assert [(p.full_name, p.post, p.department, p.role) for p in people] == [
        ("Lê Đức Ánh", "Cán bộ", "VP", "Ủy viên"),
        ("Vũ Đình Ý", "", "", "Thư ký"),
    ]


def test_a_header_that_was_copied_along_tells_the_columns() -> None:
    text = "TT\tChức vụ\tHọ và tên\tGiới tính\n1\tCán bộ\tLê Đức Ánh\tnam\nII\t\tCác bộ phận\t\n"
    people = pasted_people(text)
    assert [(p.full_name, p.post, p.gender) for p in people] == [("Lê Đức Ánh", "Cán bộ", Gender.MALE)]


def test_a_cell_of_several_lines_stays_one_cell() -> None:
    people = pasted_people('Lê Đức Ánh\t"Cán bộ\ncông nghệ thông tin"\tVP\n')
    assert people[0].post == "Cán bộ công nghệ thông tin"


@pytest.mark.parametrize(
    ("line", "name", "post", "role"),
    [
        ("1. Ông Trần Quốc Đạt - Phó Chủ tịch - Phó Trưởng ban;", "Trần Quốc Đạt", "Phó Chủ tịch", "Phó Trưởng ban"),
        (
            "- Bà Hoàng Thị Thúy Nga, Công chức Văn phòng - Thống kê, Thư ký.",
            "Hoàng Thị Thúy Nga",
            "Công chức Văn phòng - Thống kê",
            "Thư ký",
        ),
        (
            "Đ/c Lê Đức Ánh – Cán bộ – Ủy viên, thường trực BCĐ",
            "Lê Đức Ánh",
            "Cán bộ",
            "Ủy viên, thường trực Ban Chỉ đạo",
        ),
        ("Đặng Hòa An, Ủy viên", "Đặng Hòa An", "", "Ủy viên"),
        ("Đỗ Văn Khải: Phó Bí thư", "Đỗ Văn Khải", "Phó Bí thư", ""),
        ("Vũ Đình Ý", "Vũ Đình Ý", "", ""),
    ],
)
def test_a_line_of_a_decision_is_read(line: str, name: str, post: str, role: str) -> None:
    (person,) = pasted_people(line)
    assert (person.full_name, person.post, person.role) == (name, post, role)


def test_words_of_one_cell_are_told_from_rows() -> None:
    assert not is_many("Lê Đức Ánh\n")
    assert is_many("Lê Đức Ánh\tCán bộ")
    assert is_many("Lê Đức Ánh\nVũ Đình Ý")


@given(st.text(max_size=300))
def test_any_text_gives_people_with_names_and_no_more(text: str) -> None:
    for person in pasted_people(text):
        assert person.full_name == " ".join(person.full_name.split())
