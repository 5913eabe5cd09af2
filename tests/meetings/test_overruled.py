"""One warning names the typed parts that are not printed because a field says something else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cchc_desktop.documents.issuing import kind_named
from cchc_desktop.meetings.overruled import overruled_parts
from cchc_desktop.meetings.records import MeetingFacts

SAME = """BIÊN BẢN
Họp giao ban Ban Chỉ đạo cải cách hành chính tháng 12 năm 2020
Thời gian bắt đầu: 14h00 ngày 4/12/2020.
Địa điểm: Phòng họp số 305, trụ sở UBND phường Đức Sen.
Chủ trì: Bà Nguyễn Thị Minh Hằng.
Thư ký: Hoàng Thị Thúy Nga, công chức.
Nội dung:
I. KHAI MẠC
Nga nêu lý do.
Cuộc họp kết thúc hồi 16 giờ 40 phút cùng ngày./.
"""
OTHER = {
    "Biên bản": ("tháng 12 năm 2020", "tháng 11 năm 2020"),
    "Thời gian bắt đầu": ("14h00 ngày", "14h30 ngày"),
    "Địa điểm": ("Phòng họp số 305, trụ sở", "Hội trường"),
    "Thành phần tham dự": ("Chủ trì:", "Thành phần: toàn thể cán bộ.\nChủ trì:"),
    "Chủ trì": ("Nguyễn Thị Minh Hằng", "Trần Quốc Đạt"),
    "Thư ký": ("Hoàng Thị Thúy Nga", "Tạ Thị Hòe"),
    "Kết luận": ("Cuộc họp kết thúc", "II. KẾT LUẬN\n1. Việc khác.\nCuộc họp kết thúc"),
    "Kết thúc": ("16 giờ 40", "17 giờ 00"),
}


def test_same_words_in_text_and_fields_give_no_warning(monthly: MeetingFacts) -> None:
    assert overruled_parts(replace(monthly, proceedings=SAME)) == ()
    assert overruled_parts(monthly) == ()


@pytest.mark.parametrize("label", OTHER)
def test_part_that_differs_is_named(monthly: MeetingFacts, label: str) -> None:
    facts = replace(monthly, proceedings=SAME.replace(*OTHER[label]))
    assert overruled_parts(facts) == (label,)
    (sentence,) = kind_named("minutes").remarks(facts)
    assert label in sentence
    assert kind_named("agenda").remarks(facts) == ()


def test_part_that_fills_an_empty_field_is_no_difference(monthly: MeetingFacts) -> None:
    details = replace(monthly.details, place="", chair_id=None, start_time=None)
    assert overruled_parts(replace(monthly, proceedings=SAME, details=details)) == ()


def test_roll_call_in_the_wording_that_differs_is_named(monthly: MeetingFacts) -> None:
    wording = (*monthly.participants_wording, "Có mặt: 13/16.")
    assert overruled_parts(replace(monthly, participants_wording=wording)) == ("Thành phần tham dự",)
