"""What a typed line is: section, clause, point, dash, plain, or a place for the program's own section."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.meetings.proceedings import LineKind, OwnSection, kind_of, parse
from cchc_desktop.meetings.whole_text import take_apart
from tests.work import work_of

LINES = {
    "I. KHAI MẠC": LineKind.SECTION,
    "I.KHAI MẠC": LineKind.SECTION,
    "XIV . Ý KIẾN KHÁC": LineKind.SECTION,
    "Ⅳ. Ý kiến của Thường trực Đảng ủy": LineKind.SECTION,
    "III. 03 mô hình năm 2020": LineKind.SECTION,
    "V. I. Lê-nin: “Học, học nữa, học mãi”": LineKind.PLAIN,
    "V.I. Lê-nin toàn tập": LineKind.PLAIN,
    "C. Mác và Ph. Ăng-ghen": LineKind.PLAIN,
    "V.v. và các việc khác": LineKind.PLAIN,
    "IIII. không phải số La Mã": LineKind.PLAIN,
    "VX. không phải số La Mã": LineKind.PLAIN,
    "X.509 là chuẩn chứng thư": LineKind.PLAIN,
    "i. chữ thường": LineKind.PLAIN,
    "I.": LineKind.PLAIN,
    "1. Đồng chí Bùi Ngọc Ước: tỷ lệ còn thấp.": LineKind.CLAUSE,
    "1.Đồng chí Bùi Ngọc Ước: tỷ lệ còn thấp.": LineKind.CLAUSE,
    "12 . Nội dung": LineKind.CLAUSE,
    "1. 5.000 hồ sơ đã giải quyết": LineKind.CLAUSE,
    "1.2.2020 phường ban hành kế hoạch": LineKind.PLAIN,
    "1. 2. 2020 phường ban hành kế hoạch": LineKind.PLAIN,
    "1.700 hồ sơ đã tiếp nhận": LineKind.PLAIN,
    "98.5% hồ sơ đúng hạn": LineKind.PLAIN,
    "2.1. Nội dung": LineKind.PLAIN,
    "2020. Năm đầu nhiệm kỳ": LineKind.PLAIN,
    "a) Rà soát hồ sơ": LineKind.POINT,
    "đ) Tổng hợp": LineKind.POINT,
    "A) chữ hoa": LineKind.PLAIN,
    "- Lãnh đạo UBND phường;": LineKind.DASH,
    "–\u00a0Lãnh đạo UBND phường;": LineKind.DASH,
    "-Lãnh đạo UBND phường": LineKind.DASH,
    "-5 độ": LineKind.PLAIN,
    "Đồng chí Đỗ Văn Khải ghi nhận kết quả.": LineKind.PLAIN,
    "[[Kết luận]]": LineKind.PLACE,
    "[[ ket luan ]]": LineKind.PLACE,
    "[[Ý kiến]]": LineKind.PLAIN,
    "Xem [[Kết luận]] bên dưới": LineKind.PLAIN,
    "": LineKind.PLAIN,
    "\u200b \u00a0": LineKind.PLAIN,
}


@pytest.mark.parametrize(("line", "kind"), LINES.items())
def test_kind_of_a_line(line: str, kind: LineKind) -> None:
    assert kind_of(line) is kind


@pytest.mark.parametrize("line", [line for line, kind in LINES.items() if kind is not LineKind.PLAIN])
def test_decomposed_line_is_read_like_a_composed_one(line: str) -> None:
    (read,) = parse(unicodedata.normalize("NFD", line))
    assert read.kind is LINES[line]
    assert unicodedata.is_normalized("NFC", read.text)


def test_index_counts_blank_lines_and_body_lacks_the_number() -> None:
    lines = parse("I. KHAI MẠC\n\n \t \n  1.  Đồng chí\u00a0Hằng   khai mạc.\r\n- một")
    assert [(line.index, line.text, line.body) for line in lines] == [
        (0, "I. KHAI MẠC", "KHAI MẠC"),
        (3, "1. Đồng chí Hằng khai mạc.", "Đồng chí Hằng khai mạc."),
        (4, "- một", "một"),
    ]


@pytest.mark.parametrize("text", ["", "\n\n", "   \n\t\n\u00a0", "\u200b\ufeff"])
def test_text_of_blanks_has_no_lines(text: str) -> None:
    assert parse(text) == ()


@pytest.mark.parametrize(
    ("text", "is_title"),
    [
        ("1. Phạm vi\nÁp dụng toàn phường.", True),
        ("1. Phạm vi\na) Toàn phường;", True),
        ("1. Phạm vi\n- Toàn phường;", True),
        ("1. Phạm vi\n2. Đối tượng", False),
        ("1. Phạm vi", False),
        ("1. Phạm vi.\nÁp dụng toàn phường.", False),
        ("1. Đồng chí Ước: tỷ lệ còn thấp\nĐồng chí nêu giải pháp.", False),
        ("1. " + "rất dài " * 9 + "\nÁp dụng.", False),
        ("1. Phạm vi\n[[Kết luận]]", False),
    ],
)
def test_clause_is_a_title_only_when_short_and_text_follows(text: str, is_title: bool) -> None:
    assert (parse(text)[0].kind is LineKind.CLAUSE_TITLE) is is_title


def test_place_names_its_section() -> None:
    places = [line.place for line in parse("\n".join(section.line for section in OwnSection))]
    assert places == list(OwnSection)


@given(st.text(max_size=400))
def test_every_word_of_any_text_stands_in_a_line_once(text: str) -> None:
    from cchc_desktop.text.normalise import clean_line

    expected = [word for line in text.split("\n") for word in clean_line(line).split()]
    assert [word for line in parse(text) for word in line.text.split()] == expected


@pytest.mark.parametrize(
    "unit",
    ["a", "[[", "I. ", "1. ", "x ", "1. a\n", "[[a ", "12", ". ", "- ", "\u0301", "Cuộc họp kết thúc 1", "đại diện "],
)
def test_work_grows_with_the_text_not_with_its_square(unit: str) -> None:
    def work(length: int) -> int:
        text = (unit * (length // len(unit) + 1))[:length]
        return work_of(lambda: (parse(text), take_apart(text)))

    work(1_000)
    assert work(16_000) < 5 * work(4_000)
