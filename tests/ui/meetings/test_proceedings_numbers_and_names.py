"""What lines begin with, and who may be meant by the beginning of a name."""

from __future__ import annotations

import pytest

from cchc_desktop.meetings.proceedings import LineKind
from ui.meetings.proceedings.name_reading import find_name
from ui.meetings.proceedings.numbering import contribution_place, is_bare, next_number, shown_kind
from ui.meetings.proceedings.speakers import Speaker

DAT = Speaker("Trần Quốc Đạt", "Phó Chủ tịch UBND phường", "Phó Trưởng ban Thường trực")
AN = Speaker("Đặng Hòa An", "Công chức Tư pháp - Hộ tịch", "Ủy viên")
ANH = Speaker("Lê Đức Ánh", "Cán bộ công nghệ thông tin", "Ủy viên")
ANH_PLAIN = Speaker("Lê Đức Anh", "Công chức Tư pháp - Hộ tịch", "Tổ giúp việc")
PEOPLE = (DAT, AN, ANH, ANH_PLAIN)


def names(before: str) -> list[str]:
    found = find_name(before, PEOPLE)
    return [person.name for person in found.people] if found else []


@pytest.mark.parametrize(
    ("line", "following", "expected"),
    [
        ("1. Kết quả", "", "2. "),
        ("9. Ý kiến", "12. Khác", "10. "),
        ("1. Kết quả", "2. Tồn tại", None),
        ("d) bốn", "", "đ) "),
        ("đ) năm", "", "e) "),
        ("e) sáu", "", "g) "),
        ("  a) có lùi dòng", "", "  b) "),
        ("- gạch", "- gạch nữa", "- "),
        ("I. KHAI MẠC", "", None),
        ("Không có số", "", None),
        ("y) hết bảng chữ cái", "", None),
        ("4/12 họp", "", None),
        ("1.700 hồ sơ", "", None),
    ],
)
def test_next_number_follows_the_line(line: str, following: str, expected: str | None) -> None:
    assert next_number(line, following) == expected


@pytest.mark.parametrize(
    ("line", "bare"), [("2. ", True), ("a)", True), ("- ", True), ("2. x", False), ("", False), ("2.5", False)]
)
def test_a_number_alone_is_bare(line: str, bare: bool) -> None:
    assert is_bare(line) is bare


def test_a_number_alone_is_shown_as_what_it_begins() -> None:
    assert [shown_kind(line) for line in ("2. ", "b) ", "- ", "", "III. THẢO LUẬN")] == [
        LineKind.CLAUSE,
        LineKind.POINT,
        LineKind.DASH,
        LineKind.PLAIN,
        LineKind.SECTION,
    ]


LINES = [
    "I. KHAI MẠC",
    "Tuyên bố lý do.",
    "II. THẢO LUẬN",
    "1. Một",
    "- thêm",
    "2. Hai",
    "",
    "III. KHÁC",
    "[[Kết luận]]",
]


@pytest.mark.parametrize(
    ("at", "after", "replaces_next", "number"),
    [(3, 5, True, 3), (2, 5, True, 3), (0, 1, False, 1), (7, 7, False, 1), (8, 7, False, 1)],
)
def test_a_contribution_goes_to_the_end_of_its_section(at: int, after: int, replaces_next: bool, number: int) -> None:
    place = contribution_place(LINES, at)
    assert (place.after, place.replaces_next, place.number) == (after, replaces_next, number)


def test_a_contribution_to_an_empty_text_is_its_first_line() -> None:
    place = contribution_place([""], 0)
    assert (place.after, place.replaces_next, place.number) == (-1, True, 1)


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("6. Đồng chí Trần", ["Trần Quốc Đạt"]),
        ("đồng chí tran quoc", ["Trần Quốc Đạt"]),
        ("ý kiến của đồng chí Đạt", ["Trần Quốc Đạt"]),
        ("Giao Tra", ["Trần Quốc Đạt"]),
        ("Giao Trâ", ["Trần Quốc Đạt"]),
        ("Giao Trân", ["Trần Quốc Đạt"]),
        ("Giao Trấn", []),
        ("đ/c hoà", ["Đặng Hòa An"]),
        ("ông Hòa", ["Đặng Hòa An"]),
        ("Lê Đức Anh", ["Lê Đức Anh", "Lê Đức Ánh"]),
        ("Lê Đức Á", ["Lê Đức Ánh"]),
        ("Trần ", ["Trần Quốc Đạt"]),
        ("I. KHAI TRẦN", []),
        ("hồ sơ tran", []),
        ("thông tr", []),
        ("bà tr", []),
        ("T", []),
        ("đồng chí ", []),
        ("", []),
    ],
)
def test_a_name_is_found_where_one_is_begun(before: str, expected: list[str]) -> None:
    assert names(before) == expected


@pytest.mark.parametrize(
    ("before", "sure"),
    [
        ("Đồng chí Trần", True),
        ("Giao Trần Q", True),
        ("phường Hòa An", False),
        ("Trần Quốc Đạt", False),
        ("Lê Đức Anh", False),
    ],
)
def test_enter_completes_only_what_must_be_a_name(before: str, sure: bool) -> None:
    found = find_name(before, PEOPLE)
    assert found is not None
    assert found.is_sure is sure


def test_the_post_is_said_once() -> None:
    assert DAT.named("") == "Trần Quốc Đạt, Phó Chủ tịch UBND phường"
    assert DAT.named("Đồng chí Trần Quốc Đạt, Phó Chủ tịch UBND phường phát biểu.") == "Trần Quốc Đạt"
