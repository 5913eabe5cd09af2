"""Conclusions and the end inside minutes as one text, in the forms that offices use."""

from __future__ import annotations

import pytest

from cchc_desktop.meetings.whole_text import take_apart
from tests.meetings.text_parts import all_parts, words

CONCLUSION_FORMS = {
    "section": "IV. KẾT LUẬN CỦA CHỦ TỌA",
    "plain section": "IV. Kết luận",
    "with orders": "IV. KẾT LUẬN, CHỈ ĐẠO CỦA ĐỒNG CHÍ CHỦ TỊCH",
    "of the meeting": "IV. Kết luận cuộc họp:",
    "capitals": "KẾT LUẬN CỦA CHỦ TRÌ",
    "colon": "Kết luận:",
    "star": "* Kết luận của đồng chí Chủ tịch UBND phường:",
}


@pytest.mark.parametrize("heading", CONCLUSION_FORMS.values(), ids=CONCLUSION_FORMS.keys())
def test_conclusions_are_found_under_each_form_of_heading(heading: str) -> None:
    text = f"I. THẢO LUẬN\n1. Nhất trí.\n{heading}\n1. Giao MC rà soát.\n2. Giao VPTK tổng hợp."
    whole = take_apart(text)
    assert whole.conclusions == ("Giao MC rà soát.", "Giao VPTK tổng hợp.")
    assert whole.proceedings == "I. THẢO LUẬN\n1. Nhất trí.\n[[Kết luận]]"
    assert all_parts(whole) == words(text)


def test_section_after_the_conclusions_stays() -> None:
    text = "I. THẢO LUẬN\nNhất trí.\nII. KẾT LUẬN\n1. Giao MC.\nIII. KÝ CAM KẾT\n06 công chức ký."
    assert take_apart(text).proceedings == "I. THẢO LUẬN\nNhất trí.\n[[Kết luận]]\nIII. KÝ CAM KẾT\n06 công chức ký."


def test_place_that_is_there_is_kept_and_no_second_one_made() -> None:
    whole = take_apart("I. KHAI MẠC\n[[Kết luận]]\nII. KẾT LUẬN\n1. Giao MC.")
    assert whole.proceedings == "I. KHAI MẠC\n[[Kết luận]]"
    assert whole.conclusions == ("Giao MC.",)


@pytest.mark.parametrize("text", ["I. THẢO LUẬN\nII. KẾT LUẬN", "I. THẢO LUẬN\nII. KẾT LUẬN\n[[Kết luận]]"])
def test_heading_without_conclusions_is_their_place(text: str) -> None:
    whole = take_apart(text)
    assert whole.proceedings == "I. THẢO LUẬN\n[[Kết luận]]"
    assert whole.lines[-1].body == "KẾT LUẬN"
    assert not whole.is_whole


def test_conclusions_without_numbers_are_taken_line_by_line() -> None:
    whole = take_apart("I. THẢO LUẬN\nNhất trí.\nII. KẾT LUẬN\nĐồng chí Hằng kết luận:\nGiao MC.\nGiao VPTK.")
    assert (whole.lead_in, whole.conclusions) == ("Đồng chí Hằng kết luận:", ("Giao MC.", "Giao VPTK."))


def test_lead_in_of_several_lines_keeps_its_lines() -> None:
    whole = take_apart("I. KẾT LUẬN\nNhìn chung đạt kết quả.\nTuy nhiên còn tồn tại. Yêu cầu:\n1. Giao MC.")
    assert whole.lead_in == "Nhìn chung đạt kết quả.\nTuy nhiên còn tồn tại. Yêu cầu:"


def test_lead_in_alone_opens_the_conclusions_of_whole_minutes() -> None:
    text = (
        "Địa điểm: Hội trường.\nChủ trì: Bà Hằng.\nNội dung:\nBà Nga báo cáo.\nBà Hằng kết luận như sau:\n1. Giao MC."
    )
    whole = take_apart(text)
    assert (whole.lead_in, whole.conclusions) == ("Bà Hằng kết luận như sau:", ("Giao MC.",))
    assert whole.proceedings == "Bà Nga báo cáo.\n[[Kết luận]]"


@pytest.mark.parametrize(
    "end",
    [
        "Hội nghị kết thúc hồi 11h30 cùng ngày.",
        "Cuộc họp kết thúc lúc 16g40./.",
        "Cuộc họp kết thúc vào …. giờ …., ngày …. tháng …. năm 2020./.",
        "Hội nghị bế mạc và kết thúc vào lúc 17 giờ ngày 04/12/2020.",
        "Buổi làm việc kết thúc ngày 04/12/2020.",
        "Kết thúc cuộc họp lúc 16:40.",
        "Biên bản lập xong hồi 17 giờ 00, đã đọc lại cho mọi người cùng nghe.",
        "Kết thúc: 16h40.",
    ],
)
def test_end_is_found_in_each_form(end: str) -> None:
    whole = take_apart(f"I. THẢO LUẬN\n1. Nhất trí.\n{end}")
    assert whole.end == end
    assert whole.proceedings == "I. THẢO LUẬN\n1. Nhất trí."


def test_read_back_after_the_end_and_names_without_titles_are_taken_off() -> None:
    text = (
        "I. THẢO LUẬN\n1. Nhất trí.\nCuộc họp kết thúc hồi 11h30./.\n"
        "Biên bản này đã được thông qua trước cuộc họp.\nLê Thị Sáu Trần Văn Bảy"
    )
    whole = take_apart(text)
    assert all_parts(whole) == words(text)
    assert whole.proceedings.startswith("I. THẢO LUẬN\n1. Nhất trí.")
    assert whole.end == "Cuộc họp kết thúc hồi 11h30./."
