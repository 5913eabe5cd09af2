"""Minutes that a data set holds as one whole text: fields are filled from it, and where both speak the field wins."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from pathlib import Path
from typing import Any

from cchc_desktop.exchange.dataset import DataSet
from cchc_desktop.exchange.dataset_reading import read_dataset

Changed = Callable[[Callable[[dict[str, Any]], object]], Path]

WHOLE = """Thời gian bắt đầu: 14 giờ 00 phút, ngày 04 tháng 12 năm 2020.
Địa điểm: Phòng họp số 305, trụ sở UBND phường Đức Sen.
Thành phần tham dự:
- Các đồng chí lãnh đạo UBND phường;
- Các thành viên Ban Chỉ đạo.
Chủ trì: đồng chí Nguyễn Thị Minh Hằng, Chủ tịch UBND phường.
Thư ký: đồng chí Hoàng Thị Thúy Nga.
Nội dung:
I. KHAI MẠC
Đồng chí Hoàng Thị Thúy Nga tuyên bố lý do.
II. KẾT LUẬN CỦA CHỦ TỌA
Đồng chí Trưởng Ban Chỉ đạo kết luận:
1. Lập danh mục nhiệm vụ, xong trước ngày 15/12/2020.
2. Kiểm đếm kết quả hằng tháng.
Cuộc họp kết thúc vào 16 giờ 40 phút, ngày 04 tháng 12 năm 2020./.
"""
FIELDS = ("bat_dau", "ket_thuc", "dia_diem", "chu_tri", "thu_ky", "thanh_phan_ghi", "ket_luan_mo_dau", "ket_luan")


def whole_only(tree: dict[str, Any]) -> None:
    """Leave nothing but the text, so that everything has to come from it."""
    for key in FIELDS:
        del tree["hop"][0][key]
    tree["hop"][0]["bien_ban"] = WHOLE


def test_empty_fields_are_filled_from_the_text(changed: Changed) -> None:
    data = read_dataset(changed(whole_only))
    meeting = data.meetings[0]
    assert (meeting.start_time, meeting.end_time) == (time(14), time(16, 40))
    assert meeting.place.startswith("Phòng họp số 305")
    assert (meeting.chair, meeting.secretary) == ("P01", "P05")
    assert meeting.participants_wording == ("Các đồng chí lãnh đạo UBND phường", "Các thành viên Ban Chỉ đạo")
    assert meeting.conclusions_lead_in == "Đồng chí Trưởng Ban Chỉ đạo kết luận:"
    assert len(meeting.conclusions) == 2 and meeting.conclusions[0].startswith("Lập danh mục")
    assert len(data.warnings) == 1


def test_nothing_taken_from_the_text_stays_in_the_proceedings(changed: Changed) -> None:
    proceedings = read_dataset(changed(whole_only)).meetings[0].proceedings
    assert proceedings.startswith("I. KHAI MẠC")
    assert "[[Kết luận]]" in proceedings
    for taken in ("Thời gian bắt đầu", "Chủ trì:", "Lập danh mục", "kết thúc vào"):
        assert taken not in proceedings


def test_field_wins_and_one_warning_names_the_differences(changed: Changed) -> None:
    def change(tree: dict[str, Any]) -> None:
        whole_only(tree)
        tree["hop"][0].update(
            bat_dau="14:30", dia_diem="Hội trường", chu_tri="P02", ket_luan=[{"noi_dung": "Một việc."}]
        )

    data = read_dataset(changed(change))
    meeting = data.meetings[0]
    assert (meeting.start_time, meeting.place, meeting.chair) == (time(14, 30), "Hội trường", "P02")
    assert meeting.conclusions == ("Một việc.",)
    warning = data.warnings[1]
    assert len(data.warnings) == 2 and warning.startswith("hop[GB-2020-12].bien_ban")
    for words in ("bat_dau (14:30 ≠ 14:00)", "dia_diem", "chu_tri (P02 ≠ P01)", "ket_luan"):
        assert words in warning


def test_same_words_in_text_and_fields_give_no_warning(changed: Changed) -> None:
    def change(tree: dict[str, Any]) -> None:
        whole_only(tree)
        tree["hop"][0].update(bat_dau="14:00", ket_thuc="16:40", chu_tri="P01", thu_ky="P05")

    assert len(read_dataset(changed(change)).warnings) == 1


def test_text_that_ends_on_a_later_day_sets_the_end_day(changed: Changed) -> None:
    def change(tree: dict[str, Any]) -> None:
        whole_only(tree)
        text = WHOLE.replace("16 giờ 40 phút, ngày 04", "11 giờ 00 phút, ngày 05")
        tree["hop"][0]["bien_ban"] = text

    meeting = read_dataset(changed(change)).meetings[0]
    assert (meeting.end_date, meeting.end_time) == (date(2020, 12, 5), time(11))


def test_proceedings_of_the_sample_come_back_word_for_word(sample: DataSet, sample_tree: dict[str, Any]) -> None:
    for meeting, record in zip(sample.meetings, sample_tree["hop"], strict=True):
        assert meeting.proceedings == record["bien_ban"].strip()


def test_roll_call_that_only_the_text_holds_is_kept_with_the_participants(changed: Changed) -> None:
    def change(tree: dict[str, Any]) -> None:
        whole_only(tree)
        del tree["hop"][0]["diem_danh"]
        tree["hop"][0]["bien_ban"] = WHOLE.replace("Chủ trì:", "Có mặt: 14/16; vắng có lý do: 02.\nChủ trì:")

    data = read_dataset(changed(change))
    assert data.meetings[0].participants_wording[-1] == "Có mặt: 14/16; vắng có lý do: 02."
    assert len(data.warnings) == 1


def test_roll_call_and_number_that_differ_are_named(changed: Changed) -> None:
    def change(tree: dict[str, Any]) -> None:
        whole_only(tree)
        text = WHOLE.replace("Chủ trì:", "Có mặt: 13/16.\nChủ trì:")
        tree["hop"][0]["bien_ban"] = f"Số: 11/BB-BCĐ\nBIÊN BẢN\n{tree['hop'][0]['ten']}\n{text}"

    warning = read_dataset(changed(change)).warnings[1]
    assert "diem_danh (14/16 ≠ 13/16)" in warning and "tai_lieu (12/BB-BCĐ ≠ 11/BB-BCĐ)" in warning


def test_roll_call_and_number_that_agree_give_no_warning(changed: Changed) -> None:
    def change(tree: dict[str, Any]) -> None:
        whole_only(tree)
        text = WHOLE.replace("Chủ trì:", "Có mặt: 14/16.\nChủ trì:")
        tree["hop"][0]["bien_ban"] = f"Số: 12/BB-BCĐ\nBIÊN BẢN\n{tree['hop'][0]['ten']}\n{text}"

    assert len(read_dataset(changed(change)).warnings) == 1
