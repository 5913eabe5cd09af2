"""Reading the sample, and data sets that hold less than it or write the same in another way."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from cchc_desktop.calendar.holidays import DayKind
from cchc_desktop.committee.records import AddressForm, DepartmentKind, Gender, SealCase
from cchc_desktop.exchange.dataset import DataSet
from cchc_desktop.exchange.dataset_reading import read_dataset
from cchc_desktop.meetings.records import MeetingKind, MeetingMode, MeetingState, Presence, SiteState

Changed = Callable[[Callable[[dict[str, Any]], object]], Path]

SMALL = """
don_vi: {ten: Ủy ban nhân dân phường Đức Sen, ban_chi_dao: Ban Chỉ đạo Cải cách hành chính}
nguoi: [{ma: P01, ho_ten: Nguyễn Thị Minh Hằng}]
hop: [{ma: H1, loai: giao_ban_thang, ten: Họp giao ban, ngay: 2020-12-04, chu_tri: P01}]
"""


def test_sample_holds_the_unit_and_its_committee(sample: DataSet) -> None:
    unit = sample.unit
    assert (unit.short_name, unit.symbol, unit.committee_symbol) == ("UBND phường Đức Sen", "UBND", "BCĐ")
    assert unit.letterhead_lines == ("BAN CHỈ ĐẠO", "CẢI CÁCH HÀNH CHÍNH")
    assert (unit.seal_case, unit.size_preset, unit.address_form) == (SealCase.B, "lon", AddressForm.COMRADE)
    assert (unit.founded_by_number, unit.founded_on) == ("28/QĐ-UBND", date(2020, 2, 10))


def test_sample_holds_settings_of_the_file(sample: DataSet) -> None:
    assert (sample.as_of_date, sample.due_soon_days, sample.before_is_exclusive) == (date(2021, 4, 5), 3, True)


def test_sample_holds_people_in_rank_order(sample: DataSet) -> None:
    assert [person.code for person in sample.people] == [f"P{n:02d}" for n in range(1, 19)]
    assert sample.people[0].gender is Gender.FEMALE
    assert sample.people[17].kind == "người hoạt động không chuyên trách"


def test_departments_of_both_sets_are_dated(sample: DataSet) -> None:
    old, new = [item for item in sample.departments if item.code == "VHXH"]
    assert (old.valid_from, old.valid_to) == (None, date(2025, 6, 30))
    assert (new.valid_from, new.valid_to) == (date(2025, 7, 1), None)
    assert [item.code for item in sample.departments if item.kind is DepartmentKind.LEADERS] == ["LD"]
    assert len(sample.departments) == 19


def test_departments_of_one_set_are_undated(changed: Changed) -> None:
    data = read_dataset(changed(lambda tree: tree.pop("bo_phan_2_cap")))
    assert {(item.valid_from, item.valid_to) for item in data.departments} == {(None, None)}


def test_monthly_meeting_of_the_sample_is_read_whole(sample: DataSet) -> None:
    meeting = sample.meetings[0]
    assert (meeting.code, meeting.kind, meeting.period) == ("GB-2020-12", MeetingKind.MONTHLY, "2020-12")
    assert (meeting.start_time, meeting.end_time, meeting.noun) == (time(14), time(16, 40), "Cuộc họp")
    assert (meeting.chair, meeting.secretary, meeting.state) == ("P01", "P05", MeetingState.SIGNED)
    assert len(meeting.agenda) == len(meeting.conclusions) == 5
    assert (meeting.agenda[2].presenter, meeting.agenda[3].presenter) == ("", "P15")
    assert len(meeting.participants_wording) == 3
    assert meeting.proceedings.startswith("I. KHAI MẠC\n") and meeting.proceedings.endswith("\n[[Kết luận]]")


def test_papers_of_a_meeting_are_split_into_number_and_symbol(sample: DataSet) -> None:
    papers = sample.meetings[0].papers
    assert [paper.reference for paper in papers] == ["12/GM-BCĐ", "186/BC-UBND", "12/BB-BCĐ", "13/TB-BCĐ"]
    assert papers[2].issued_on == date(2020, 12, 4)
    assert {paper.note for paper in papers} == {"có trước khi dùng chương trình"}


def test_roll_call_keeps_rank_order_over_all_groups(sample: DataSet) -> None:
    roll_call = sample.meetings[0].attendance
    assert [entry.person for entry in roll_call] == [f"P{n:02d}" for n in range(1, 17)]
    absent, substituted = roll_call[11], roll_call[13]
    assert absent.presence is Presence.ABSENT_WITH_REASON and absent.reason.startswith("đi công tác")
    assert substituted.presence is Presence.SUBSTITUTE and substituted.substitute.startswith("Mai Thị Phượng")


def test_hybrid_meeting_of_the_sample_has_its_sites(sample: DataSet) -> None:
    meeting = sample.meetings[1]
    lost = [site for site in meeting.sites if site.state is SiteState.LOST]
    assert (meeting.mode, meeting.noun, meeting.period) == (MeetingMode.HYBRID, "Hội nghị", "2020")
    assert len(meeting.sites) == 23 and meeting.sites[0].is_main and meeting.sites[0].number is None
    assert [(site.number, site.lost_at) for site in lost] == [(17, time(9, 10))]
    assert lost[0].note == "mất tín hiệu, gửi ý kiến bằng văn bản"
    assert meeting.connected_sites_recorded is None


def test_recorded_connections_are_kept_when_the_sites_say_otherwise(changed: Changed) -> None:
    data = read_dataset(changed(lambda tree: tree["hop"][1]["diem_cau"]["nhanh"].update(co_ket_noi=20)))
    assert data.meetings[1].connected_sites_recorded == 20


def test_calendar_of_the_sample_holds_days_worked(sample: DataSet) -> None:
    worked = [day.day for day in sample.calendar[2026] if day.kind is DayKind.WORKED]
    assert worked == [date(2026, 1, 10), date(2026, 8, 22)]
    assert sorted(sample.calendar) == list(range(2020, 2027))
    assert len(sample.calendar[2020]) == 10


def test_one_warning_names_the_keys_without_a_room(sample: DataSet) -> None:
    (warning,) = sample.warnings
    for key in ("mo_hinh", "hop[].ton_tai", "par_index"):
        assert key in warning
    assert "kiem_thu" not in warning and "mong_doi" not in warning


def test_broken_dossier_identity_warns_with_period_and_difference(changed: Changed) -> None:
    data = read_dataset(changed(lambda tree: tree["ho_so_tthc"][1].update(dung_han=307)))
    assert len(data.warnings) == 2
    assert "01/2021" in data.warnings[1] and "+5" in data.warnings[1]


@pytest.mark.parametrize(
    ("paper", "state", "day", "expected"),
    [
        ({"loai": "BB", "so": "12/BB-BCĐ", "ngay": date(2020, 12, 4)}, None, date(2020, 12, 4), MeetingState.SIGNED),
        ({"loai": "BB", "so": None, "ngay": date(2020, 12, 4)}, None, date(2020, 12, 4), MeetingState.DRAFT_MINUTES),
        ({"loai": "BB", "so": "12/BB-BCĐ"}, None, date(2021, 4, 5), MeetingState.DRAFT_MINUTES),
        ({"loai": "GM", "so": "12/GM-BCĐ"}, None, date(2021, 4, 6), MeetingState.PLANNED),
        (
            {"loai": "BB", "so": "12/BB-BCĐ", "ngay": date(2020, 12, 4)},
            "hoan",
            date(2020, 12, 4),
            MeetingState.POSTPONED,
        ),
        ({"loai": "GM"}, "huy", date(2020, 12, 4), MeetingState.CANCELLED),
        ({"loai": "GM"}, "da_hop", date(2020, 12, 4), MeetingState.HELD),
        ({"loai": "GM"}, "da_ky", date(2020, 12, 4), MeetingState.SIGNED),
    ],
)
def test_state_of_a_meeting_follows_its_paper_its_day_and_its_key(
    changed: Changed, paper: dict[str, Any], state: str | None, day: date, expected: MeetingState
) -> None:
    more = {"trang_thai": state} if state else {}
    data = read_dataset(changed(lambda tree: tree["hop"][0].update(tai_lieu=[paper], ngay=day, **more)))
    assert data.meetings[0].state is expected


@pytest.mark.parametrize(
    ("written_as", "code"),
    [
        ({"thang": 12, "nam": 2020}, "2020-12"),
        ({"nam": 2020}, "2020"),
        ({"quy": 1, "nam": 2021}, "2021-Q1"),
        ("12/2020", "2020-12"),
        ("năm 2020", "2020"),
        ("2021-Q1", "2021-Q1"),
        ("2021-H1", "2021-H1"),
        ("2021-9M", "2021-9M"),
        ("quý I/2021", "2021-Q1"),
        (2020, "2020"),
    ],
)
def test_period_is_read_in_every_form(changed: Changed, written_as: object, code: str) -> None:
    data = read_dataset(changed(lambda tree: tree["hop"][0].update(ky=written_as)))
    assert data.meetings[0].period == code


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("giao_ban_thang", "2020-12"),
        ("giao_ban_quy", "2020-Q4"),
        ("so_ket_6_thang", "2020-H1"),
        ("giao_ban_9_thang", "2020-9M"),
        ("tong_ket_nam", "2020"),
    ],
)
def test_period_left_out_follows_kind_and_day(changed: Changed, kind: str, code: str) -> None:
    def change(tree: dict[str, Any]) -> None:
        tree["hop"][0]["loai"] = kind
        del tree["hop"][0]["ky"]

    assert read_dataset(changed(change)).meetings[0].period == code


@pytest.mark.parametrize("written_as", ["14:30", "'14:30'", "870"])
def test_time_is_read_with_and_without_quotes(written: Callable[[str], Path], written_as: str) -> None:
    text = SMALL.replace("chu_tri: P01", f"bat_dau: {written_as}")
    assert read_dataset(written(text)).meetings[0].start_time == time(14, 30)


def test_words_that_yaml_takes_for_other_types_stay_texts(written: Callable[[str], Path]) -> None:
    text = SMALL.replace("P01", "no").replace("ma: H1", "ma: 12")
    data = read_dataset(written(text))
    assert (data.people[0].code, data.meetings[0].chair, data.meetings[0].code) == ("no", "no", "12")


def test_small_data_set_needs_neither_meta_nor_departments(written: Callable[[str], Path]) -> None:
    data = read_dataset(written(SMALL), today=date(2020, 12, 1))
    assert (data.as_of_date, data.warnings, data.departments) == (None, (), ())
    assert data.unit.short_name == "UBND phường Đức Sen"
    assert data.meetings[0].state is MeetingState.PLANNED


def test_references_to_records_left_out_of_the_data_set_are_accepted(changed: Changed) -> None:
    def change(tree: dict[str, Any]) -> None:
        for key in ("nhiem_vu", "cam_ket", "kiem_tra"):
            del tree[key]

    assert len(read_dataset(changed(change)).meetings) == 2


def test_reference_to_a_record_that_is_not_there_is_named_in_a_warning(changed: Changed) -> None:
    def change(tree: dict[str, Any]) -> None:
        del tree["hop"][1]
        tree["nhiem_vu"][0]["cha"] = "T99"

    data = read_dataset(changed(change))
    assert len(data.meetings) == 1 and len(data.warnings) == 2
    assert "nhiem_vu[T01].cha → T99" in data.warnings[1]
    assert "nhiem_vu[T08].nguon.hop → TK-2020" in data.warnings[1]


def test_empty_texts_count_as_left_out(changed: Changed) -> None:
    data = read_dataset(changed(lambda tree: tree["hop"][0].update(chu_tri="", ket_thuc=" ", ket_luan=None, ky="")))
    meeting = data.meetings[0]
    assert (meeting.chair, meeting.end_time, meeting.conclusions, meeting.period) == ("", None, (), "2020-12")


def test_expected_results_are_not_read(changed: Changed) -> None:
    def change(tree: dict[str, Any]) -> None:
        tree["hop"][0]["mong_doi"] = [{"x": "UBND ph\u00adêng"}]
        tree["nhiem_vu"][0].update(canh_bao={}, han_bao_cao_khac_phuc=3, cau_mong_doi=1)

    assert len(read_dataset(changed(change)).meetings) == 2


def test_texts_are_cleaned_at_the_door(changed: Changed) -> None:
    def change(tree: dict[str, Any]) -> None:
        tree["nguoi"][0]["ho_ten"] = "\u0110u\u031b\u0301c\u00a0Sen\u200b "
        tree["hop"][0]["bien_ban"] = "I. MỞ ĐẦU\r\n<b>&\u00a0hết\x07"

    data = read_dataset(changed(change))
    assert data.people[0].full_name == "Đức Sen"
    assert data.meetings[0].proceedings == "I. MỞ ĐẦU\n<b>& hết"


def test_title_of_300_characters_and_long_minutes_are_kept_whole(changed: Changed) -> None:
    title, minutes = "Hội nghị " + "x" * 291, "I. MỞ ĐẦU\n" + "từ ngữ " * 30_000 + "hết"
    data = read_dataset(changed(lambda tree: tree["hop"][0].update(ten=title, bien_ban=minutes)))
    assert data.meetings[0].title == title
    assert data.meetings[0].proceedings == minutes
