"""Minutes as one text are taken apart: every word ends in a field, in the conclusions or in the proceedings."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.meetings.proceedings import OwnSection, parse
from cchc_desktop.meetings.whole_text import WholeText, read_moment, take_apart

MODEL = """UBND PHƯỜNG ĐỨC SEN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
BAN CHỈ ĐẠO Độc lập - Tự do - Hạnh phúc
CẢI CÁCH HÀNH CHÍNH
---------
Số: 12/BB-BCĐ
BIÊN BẢN
Họp giao ban Ban Chỉ đạo Cải cách hành chính
tháng 12 năm 2020
-------
Thời gian bắt đầu: 14 giờ 00 phút, ngày 04 tháng 12 năm 2020.
Địa điểm: Phòng họp số 305, trụ sở UBND phường Đức Sen.
Thành phần tham dự:
- Các đồng chí lãnh đạo UBND phường;
- Các thành viên Ban Chỉ đạo.
Có mặt: 14/16; vắng có lý do: 02.
Chủ trì (chủ tọa): Đồng chí Nguyễn Thị Minh Hằng, Chủ tịch UBND phường,
Trưởng Ban Chỉ đạo.
Thư ký (người ghi biên bản): Đồng chí Hoàng Thị Thúy Nga.
Nội dung (theo diễn biến cuộc họp):
I. KHAI MẠC
Đồng chí Nga tuyên bố lý do.
II. THẢO LUẬN
1. Đồng chí Ước: tỷ lệ còn thấp.
Chủ trì: đề nghị nói rõ hơn.
III. KẾT LUẬN CỦA CHỦ TỌA
Đồng chí Trưởng Ban Chỉ đạo kết luận:
1. Lập danh mục nhiệm vụ:
a) của quận;
b) của phường.
2. Kiểm đếm hằng tháng.
Biên bản đã được đọc lại cho các thành viên dự họp cùng nghe, thống nhất.
Cuộc họp kết thúc vào 16 giờ 40 phút, ngày 04 tháng 12 năm 2020./.
THƯ KÝ CHỦ TỌA
(Đã ký) (Đã ký)
CHỦ TỊCH UBND PHƯỜNG
Hoàng Thị Thúy Nga Nguyễn Thị Minh Hằng
Nơi nhận:
- Thành viên Ban Chỉ đạo;
- Lưu: VT, Hồ sơ.
"""

NUMBERED = """BIÊN BẢN CUỘC HỌP
Về công tác cải cách hành chính quý I
I. THỜI GIAN, ĐỊA ĐIỂM, THÀNH PHẦN
1. Thời gian: 8h30 ngày 12/3/2021.
2. Địa điểm: Hội trường xã Phù Mỹ Bắc.
3. Thành phần gồm có:
- Ông Trần Văn Bảy - Chủ tịch UBND xã - Chủ trì;
- Bà Lê Thị Sáu - Công chức Văn phòng - Thư ký;
4. Người chủ trì: Ông Trần Văn Bảy
5. Người ghi biên bản: Bà Lê Thị Sáu
II. NỘI DUNG CUỘC HỌP
1. Ông Bảy nêu lý do cuộc họp.
2. Bà Sáu báo cáo.
3. Kết luận của chủ trì:
- Giao bộ phận một cửa niêm yết thủ tục.
- Các bộ phận báo cáo trước ngày 20/3/2021.
Hội nghị kết thúc hồi 11h30 cùng ngày.
Chủ trì Thư ký
Trần Văn Bảy Lê Thị Sáu
"""


def words(*texts: str) -> Counter[str]:
    """Words of two letters and more, without the numerals of lines."""
    found = re.findall(r"[^\W\d_]{2,}", " ".join(texts).casefold())
    return Counter(word for word in found if not re.fullmatch(r"[ivx]+", word))


def all_parts(whole: WholeText) -> Counter[str]:
    texts = (whole.title, whole.start, whole.end, whole.place, whole.chair, whole.secretary, whole.lead_in)
    lists = (*whole.participants, *whole.conclusions, *whole.left_out, whole.attendance, whole.read_back)
    return words(*texts, *lists, whole.proceedings.replace(OwnSection.CONCLUSIONS.line, ""))


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


def test_opening_sentence_under_the_title_stays_in_the_proceedings() -> None:
    opening = "Hôm nay, vào hồi 14 giờ 00 ngày 04/12/2020, tại Hội trường, Ban Chỉ đạo họp."
    whole = take_apart(f"BIÊN BẢN\nHọp giao ban\n{opening}\nThành phần gồm có:\n- Ông Bảy;\nI. BÁO CÁO\nBà Sáu đọc.")
    assert whole.title == "Họp giao ban"
    assert whole.proceedings == f"{opening}\nI. BÁO CÁO\nBà Sáu đọc."
    assert whole.participants == ("Ông Bảy",)


OTHER_OFFICE = """ỦY BAN NHÂN DÂN
XÃ PHÙ MỸ BẮC
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập – Tự do – Hạnh phúc
Phù Mỹ Bắc, ngày 16 tháng 3 năm 2023
BIÊN BẢN HỘI NGHỊ
Tổng kết công tác cải cách hành chính
Hôm nay, vào lúc 8 giờ 00 ngày 16/3/2023, tại Nhà văn hóa xã, UBND xã tổ chức hội nghị.
I. Thành phần tham dự:
1. Ông Phạm Văn Nhất – Bí thư Đảng ủy.
2. Cùng các ông (bà) công chức.
Khách mời: Bà Lê Thị Nhì.
Chủ trì hội nghị: ông Trần Văn Ba; Thư ký: bà Lê Thị Tư
II. Nội dung hội nghị:
1. Ông Ba tuyên bố lý do.
III. Kết luận của Chủ trì:
- Giao Văn phòng tổng hợp.
Hội nghị kết thúc vào lúc 11 giờ 15 phút cùng ngày, biên bản đã được thông qua./.
THƯ KÝ CHỦ TRÌ
Lê Thị Tư Trần Văn Ba
"""


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
