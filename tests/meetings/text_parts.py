"""Whole minutes of three offices, and the words of a text and of its parts to compare."""

from __future__ import annotations

import re
from collections import Counter

from cchc_desktop.meetings.proceedings import OwnSection
from cchc_desktop.meetings.whole_text import WholeText

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


def words(*texts: str) -> Counter[str]:
    """Words of two letters and more, without the numerals of lines."""
    found = re.findall(r"[^\W\d_]{2,}", " ".join(texts).casefold())
    return Counter(word for word in found if not re.fullmatch(r"[ivx]+", word))


def all_parts(whole: WholeText) -> Counter[str]:
    texts = (whole.title, whole.start, whole.end, whole.place, whole.chair, whole.secretary, whole.lead_in)
    lists = (*whole.participants, *whole.conclusions, *whole.left_out, whole.attendance, whole.read_back)
    return words(*texts, *lists, whole.proceedings.replace(OwnSection.CONCLUSIONS.line, ""))
