"""Finding people and departments: every way they are called, and what is not chosen between."""

from __future__ import annotations

import pytest

from cchc_desktop.calendar.phrases.surface import Surface
from cchc_desktop.tasks.instructions.joining import joined
from cchc_desktop.tasks.instructions.mentions import Finder, Mention
from cchc_desktop.tasks.instructions.tokens import Spoken
from tests.tasks.instructions.committees import KNOWN


def named(text: str, ward: str = "A") -> list[Mention]:
    """Who is named in a text."""
    spoken = Spoken(Surface.of(text))
    return joined(Finder(spoken, KNOWN[ward]).mentions(), spoken)


def codes(text: str, ward: str = "A") -> list[str]:
    """The codes of those named; of one mention with several possible owners all, parted by a bar."""
    return ["|".join(owner.code for owner in mention.owners) for mention in named(text, ward)]


@pytest.mark.parametrize(
    "text",
    [
        "VPTK",
        "Giao VP-TK",
        "Giao VP",
        "Văn phòng",
        "Văn phòng - Thống kê",
        "Văn phòng-Thống kê",
        "văn phòng thống kê",
        "Văn phòng UBND phường",
        "bộ phận Văn phòng",
        "VĂN PHÒNG - THỐNG KÊ",
        "van phong - thong ke",
    ],
)
def test_the_office_is_found_by_every_name(text: str) -> None:
    assert codes(text) == ["VPTK"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Bộ phận Tiếp nhận và Trả kết quả (Một cửa)", "MC"),
        ("Bộ phận Tiếp nhận và Trả kết quả", "MC"),
        ("bộ phận TN&TKQ", "MC"),
        ("Một cửa", "MC"),
        ("BPMC", "MC"),
        ("Địa chính", "DCXD"),
        ("Địa chính - Xây dựng", "DCXD"),
        ("Địa chính, Xây dựng, Đô thị và Môi trường", "DCXD"),
        ("Giao ĐC-XD", "DCXD"),
        ("CA phường", "CA"),
        ("Công an phường Đức Sen", "CA"),
        ("BCHQS phường", "QS"),
        ("Ban Chỉ huy Quân sự", "QS"),
        ("Mặt trận Tổ quốc phường", "MTTQ"),
        ("Ủy ban MTTQ", "MTTQ"),
        ("UBMTTQ Việt Nam phường", "MTTQ"),
        ("Đoàn phường", "DTN"),
        ("Đảng uỷ", "DU"),
    ],
)
def test_a_department_is_found(text: str, code: str) -> None:
    assert codes(text) == [code]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Nguyễn Thị Minh Hằng", "P01"),
        ("đồng chí Minh Hằng", "P01"),
        ("đồng chí Đặng Hoà An", "P06"),
        ("Ðồng chí Ðinh Công Ðức", "P14"),
        ("đồng chí Chủ tịch UBND phường", "P01"),
        ("Chủ tịch Ủy ban nhân dân phường", "P01"),
        ("Chủ tịch MTTQ phường", "P13"),
        ("Trưởng Ban Chỉ đạo", "P01"),
        ("Phó Chủ tịch Phạm Thu Hoài", "P03"),
        ("Trần Quốc Đạt, Phó Chủ tịch UBND phường", "P02"),
        ("Bí thư Đoàn Thanh niên", "P14"),
        ("Chỉ huy trưởng Quân sự", "P12"),
        ("Phó Bí thư Thường trực Đảng ủy", "P15"),
        ("cán bộ Văn thư - Lưu trữ", "P17"),
        ("P10", "P10"),
    ],
)
def test_a_person_is_found(text: str, code: str) -> None:
    assert codes(text) == [code]


@pytest.mark.parametrize(
    ("text", "ward", "expected"),
    [
        ("Phó Chủ tịch", "A", "P02|P03"),
        ("Phó Chủ tịch", "B", "N02|N03|N12"),
        ("Chủ tịch", "A", "P01|P13"),
        ("Văn phòng", "B", "VP|VPDU"),
        ("dong chi Le Duc Anh", "A", "P04|P16"),
        ("dong chi An", "A", "P06|P09"),
        ("đồng chí Xuân", "C", "X02|X04"),
    ],
)
def test_between_two_nobody_is_chosen(text: str, ward: str, expected: str) -> None:
    assert codes(text, ward) == [expected]
    assert named(text, ward)[0].owner is None


@pytest.mark.parametrize(
    "text",
    [
        "hồ sơ hộ tịch",
        "tiếp nhận hồ sơ",
        "xây dựng kế hoạch",
        "thống kê số liệu",
        "tại chính quyền",
        "anh em",
        "ca bệnh",
    ],
)
def test_ordinary_words_name_nobody(text: str) -> None:
    assert [mention for mention in named(text) if mention.said != "hộ tịch"] == []


def test_a_name_that_goes_on_is_another_person() -> None:
    (mention,) = named("đồng chí Lê Đức Anh Tuấn")
    assert (mention.owners, mention.said) == ((), "đồng chí Lê Đức Anh Tuấn")
    assert {owner.code for owner in mention.similar} == {"P04", "P16"}


def test_a_number_belongs_to_a_group_only() -> None:
    assert [mention.group for mention in named("02 đồng chí Phó Chủ tịch")] == [2]
    assert [mention.group for mention in named("các đồng chí Phó Chủ tịch")] == [0]
    assert [(mention.said, mention.group) for mention in named("02 Văn phòng")] == [("Văn phòng", None)]


def test_every_unit_and_some_units_are_told_apart() -> None:
    assert [mention.is_every_unit for mention in named("các bộ phận, đơn vị")] == [True]
    assert [(mention.is_every_unit, mention.is_some_units) for mention in named("các bộ phận liên quan")] == [
        (False, True)
    ]
