"""Minutes as one text are taken apart: every word ends in a field, in the conclusions or in the proceedings."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.meetings.proceedings import parse
from cchc_desktop.meetings.whole_text import read_moment, take_apart
from tests.meetings.text_parts import MODEL, NUMBERED, OTHER_OFFICE, all_parts, words


def test_minutes_of_the_model_are_taken_apart() -> None:
    whole = take_apart(MODEL)
    assert whole.title == "Họp giao ban Ban Chỉ đạo Cải cách hành chính tháng 12 năm 2020"
    assert read_moment(whole.start) == (time(14), date(2020, 12, 4))
    assert read_moment(whole.end) == (time(16, 40), date(2020, 12, 4))
    assert whole.place == "Phòng họp số 305, trụ sở UBND phường Đức Sen"
    assert whole.participants == ("Các đồng chí lãnh đạo UBND phường", "Các thành viên Ban Chỉ đạo")
    assert whole.attendance == "Có mặt: 14/16; vắng có lý do: 02."
    assert whole.chair == "Đồng chí Nguyễn Thị Minh Hằng, Chủ tịch UBND phường, Trưởng Ban Chỉ đạo"
    assert whole.secretary == "Đồng chí Hoàng Thị Thúy Nga"
    assert whole.lead_in == "Đồng chí Trưởng Ban Chỉ đạo kết luận:"
    assert whole.conclusions == (
        "Lập danh mục nhiệm vụ:\na) của quận;\nb) của phường.",
        "Kiểm đếm hằng tháng.",
    )
    assert whole.read_back.startswith("Biên bản đã được đọc lại")
    assert whole.proceedings.split("\n") == [
        "I. KHAI MẠC",
        "Đồng chí Nga tuyên bố lý do.",
        "II. THẢO LUẬN",
        "1. Đồng chí Ước: tỷ lệ còn thấp.",
        "Chủ trì: đề nghị nói rõ hơn.",
        "[[Kết luận]]",
    ]


def test_minutes_with_a_numbered_head_are_taken_apart() -> None:
    whole = take_apart(NUMBERED)
    assert whole.title == "Về công tác cải cách hành chính quý I"
    assert read_moment(whole.start) == (time(8, 30), date(2021, 3, 12))
    assert whole.place == "Hội trường xã Phù Mỹ Bắc"
    assert len(whole.participants) == 2 and whole.participants[0].startswith("Ông Trần Văn Bảy")
    assert (whole.chair, whole.secretary) == ("Ông Trần Văn Bảy", "Bà Lê Thị Sáu")
    assert whole.conclusions == (
        "Giao bộ phận một cửa niêm yết thủ tục.",
        "Các bộ phận báo cáo trước ngày 20/3/2021.",
    )
    assert read_moment(whole.end) == (time(11, 30), None)
    assert whole.proceedings == "1. Ông Bảy nêu lý do cuộc họp.\n2. Bà Sáu báo cáo.\n[[Kết luận]]"


@pytest.mark.parametrize("text", [MODEL, NUMBERED], ids=["model", "numbered"])
def test_every_word_of_whole_minutes_ends_in_one_part(text: str) -> None:
    assert all_parts(take_apart(text)) == words(text)


@pytest.mark.parametrize("text", [MODEL, NUMBERED], ids=["model", "numbered"])
def test_lines_keep_their_index_in_the_whole_text(text: str) -> None:
    typed = text.split("\n")
    for line in take_apart(text).lines:
        if line.place is None:
            assert line.text == typed[line.index]


@pytest.mark.parametrize("text", [MODEL, NUMBERED], ids=["model", "numbered"])
def test_proceedings_taken_out_once_come_back_as_they_are(text: str) -> None:
    once = take_apart(text).proceedings
    assert take_apart(once).proceedings == once


ORDINARY = {
    "label later": "I. KHAI MẠC\nChủ trì: đồng chí Hằng.\nThư ký: đồng chí Nga.\nThời gian: 8 giờ 00 phút.",
    "label in a sentence": "Thành phần hồ sơ gồm 03 loại giấy tờ.\nI. BÁO CÁO\nNội dung báo cáo như sau.",
    "weak label first": "Thành phần: 03 loại giấy tờ theo quy định.\nĐồng chí Nga nêu rõ.",
    "time without a time": "Thời gian: từ nay đến hết năm 2020.\nCác bộ phận thực hiện.",
    "content with words": "Nội dung: xét duyệt hồ sơ.\nĐồng chí Nga trình bày.",
    "inspection": "I. KHAI MẠC\nNga nêu lý do.\nII. KẾT LUẬN THANH TRA NĂM 2019 VÀ VIỆC KHẮC PHỤC\n1. Còn 02 việc.",
    "inspectors": "I. KẾT LUẬN CỦA ĐOÀN KIỂM TRA QUẬN\n1. Niêm yết thiếu 05 thủ tục.\nII. THẢO LUẬN\n1. Nhất trí.",
    "party": "I. QUÁN TRIỆT\nNga trình bày.\nII. KẾT LUẬN SỐ 12-KL/TW CỦA BỘ CHÍNH TRỊ\n1. Nội dung chính.",
    "follow-up": "I. KIỂM ĐIỂM VIỆC THỰC HIỆN KẾT LUẬN KỲ TRƯỚC\n1. Đã xong 03 việc.",
    "word in a sentence": "I. THẢO LUẬN\nKết luận thanh tra đã nêu: còn 02 việc.\n1. Đồng chí Đạt kết luận.",
    "chair's sentence": "I. THẢO LUẬN\nĐồng chí Hằng kết luận:\n1. Nhất trí.\n2. Giao MC.",
    "end of another meeting": "I. BÁO CÁO\nHội nghị kết thúc lúc 11 giờ hôm qua.\n1. Đồng chí Đạt: nhất trí.",
    "signature words": "I. THẢO LUẬN\nThư ký\n1. Đồng chí Nga đọc dự thảo.",
    "outline": "I. KHAI MẠC\nII. BÁO CÁO\nIII. THẢO LUẬN\n[[Kết luận]]",
    "nothing": "",
    "motto in a speech": "I. PHÁT BIỂU\nĐộc lập - Tự do - Hạnh phúc là mục tiêu.",
    "capitals": "BÁO CÁO TÓM TẮT\nBIÊN BẢN SỐ 3 ĐÃ LẬP\n1. Nhất trí.",
}


@pytest.mark.parametrize(
    "text", [v for k, v in ORDINARY.items() if k != "capitals"], ids=[k for k in ORDINARY if k != "capitals"]
)
def test_proceedings_only_come_back_as_they_are(text: str) -> None:
    whole = take_apart(text)
    assert whole.proceedings == text
    assert not whole.is_whole and whole.left_out == ()
    assert whole.lines == parse(text)


def test_letterhead_without_a_head_line_below_loses_nothing() -> None:
    whole = take_apart(ORDINARY["capitals"])
    assert all_parts(whole) == words(ORDINARY["capitals"])


def test_opening_sentence_under_the_title_stays_in_the_proceedings() -> None:
    opening = "Hôm nay, vào hồi 14 giờ 00 ngày 04/12/2020, tại Hội trường, Ban Chỉ đạo họp."
    whole = take_apart(f"BIÊN BẢN\nHọp giao ban\n{opening}\nThành phần gồm có:\n- Ông Bảy;\nI. BÁO CÁO\nBà Sáu đọc.")
    assert whole.title == "Họp giao ban"
    assert whole.proceedings == f"{opening}\nI. BÁO CÁO\nBà Sáu đọc."
    assert whole.participants == ("Ông Bảy",)


def test_minutes_of_another_office_are_taken_apart() -> None:
    whole = take_apart(OTHER_OFFICE)
    assert whole.title == "Tổng kết công tác cải cách hành chính"
    assert (whole.chair, whole.secretary) == ("ông Trần Văn Ba", "bà Lê Thị Tư")
    assert whole.participants == (
        "Ông Phạm Văn Nhất – Bí thư Đảng ủy",
        "Cùng các ông (bà) công chức",
        "Khách mời: Bà Lê Thị Nhì",
    )
    assert whole.conclusions == ("Giao Văn phòng tổng hợp.",)
    assert read_moment(whole.end) == (time(11, 15), None)
    assert whole.proceedings.split("\n")[1:] == ["1. Ông Ba tuyên bố lý do.", "[[Kết luận]]"]
    assert all_parts(whole) == words(OTHER_OFFICE)


def test_what_follows_the_participants_without_a_label_is_proceedings() -> None:
    whole = take_apart(
        "Thời gian bắt đầu: 8 giờ 00 phút.\nThành phần tham dự: toàn thể thành viên.\n"
        "Đồng chí Nga tuyên bố lý do.\nCuộc họp nghe báo cáo."
    )
    assert whole.participants == ("toàn thể thành viên",)
    assert whole.proceedings == "Đồng chí Nga tuyên bố lý do.\nCuộc họp nghe báo cáo."


def test_label_alone_before_the_first_section_is_not_printed_twice() -> None:
    whole = take_apart("Nội dung:\nI. KHAI MẠC\nNga nêu lý do.")
    assert whole.proceedings == "I. KHAI MẠC\nNga nêu lý do."
    assert whole.left_out == ("Nội dung:",)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("14 giờ 00 phút, ngày 04 tháng 12 năm 2020", (time(14), date(2020, 12, 4))),
        ("16 giờ 40 phút, thứ Sáu, ngày 04 tháng 12 năm 2020.", (time(16, 40), date(2020, 12, 4))),
        ("11h30 cùng ngày", (time(11, 30), None)),
        ("08:30 ngày 5/1/2021", (time(8, 30), date(2021, 1, 5))),
        ("ngày 05.01.2021, lúc 8g", (time(8), date(2021, 1, 5))),
        ("8h ngày 12/3/2021", (time(8), date(2021, 3, 12))),
        ("17 giờ", (time(17), None)),
        ("25 giờ 00 phút, ngày 31/02/2021", (None, None)),
        ("hội nghị giai đoạn 2 gồm 3 phần", (None, None)),
        ("", (None, None)),
    ],
)
def test_moment_is_read(text: str, moment: tuple[time | None, date | None]) -> None:
    assert read_moment(text) == moment


PIECES = st.sampled_from(
    [line for text in (MODEL, NUMBERED, OTHER_OFFICE, *ORDINARY.values()) for line in text.split("\n")]
)


@given(st.lists(st.one_of(PIECES, st.text(alphabet="abIVX1.)-: đạ[]/", max_size=20)), max_size=25).map("\n".join))
def test_no_word_of_any_mixture_of_lines_is_lost(text: str) -> None:
    assert all_parts(take_apart(text)) == words(text.replace("[[Kết luận]]", ""))
