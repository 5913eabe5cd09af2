"""What ``load`` refuses (product.md 7): one sentence that names the key or code, and what is wrong there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cchc_desktop.errors import ValidationError
from cchc_desktop.exchange.dataset_reading import read_dataset

Tree = dict[str, Any]
TCVN3 = "Häp giao ban Ban ChØ ®¹o c¶i c¸ch hµnh chÝnh"


def meeting(**keys: object) -> Callable[[Tree], object]:
    """Change keys of the first meeting; None removes a value."""
    return lambda tree: tree["hop"][0].update(keys)


def paper(at: int, place: int, **keys: object) -> Callable[[Tree], object]:
    return lambda tree: tree["hop"][at]["tai_lieu"][place].update(keys)


def task(number: int, **keys: object) -> Callable[[Tree], object]:
    return lambda tree: tree["nhiem_vu"][number - 1].update(keys)


def person(**keys: object) -> Callable[[Tree], object]:
    return lambda tree: tree["nguoi"][0].update(keys)


def target(**keys: object) -> Callable[[Tree], object]:
    return lambda tree: tree["cam_ket"]["danh_sach"][0]["chi_tieu"][1].update(keys)


def roll_call(**keys: object) -> Callable[[Tree], object]:
    return lambda tree: tree["hop"][0]["diem_danh"].update(keys)


def sites(**keys: object) -> Callable[[Tree], object]:
    return lambda tree: tree["hop"][1]["diem_cau"]["nhanh"].update(keys)


def top(**keys: object) -> Callable[[Tree], object]:
    return lambda tree: tree.update(keys)


def circle(tree: Tree) -> None:
    for number, parent in ((1, "T02"), (2, "T03"), (3, "T01")):
        tree["nhiem_vu"][number - 1]["cha"] = parent


REFUSALS: dict[str, tuple[Callable[[Tree], object], tuple[str, ...]]] = {
    "unknown key at the top": (top(nguoi_dung=[]), ("nguoi_dung",)),
    "unknown key of a meeting": (meeting(ket_thucc="16:40"), ("hop[GB-2020-12].ket_thucc", "ket_thuc")),
    "unknown key of a task": (task(1, mau_sac="đỏ"), ("nhiem_vu[T01].mau_sac",)),
    "number that stands twice": (
        lambda tree: tree["hop"][1]["tai_lieu"].append({"loai": "TB", "so": "2/tb-BCĐ", "ngay": date(2021, 2, 9)}),
        ("hop[TK-2020].tai_lieu[5].so", "2/tb-BCĐ", "2021", "hop[TK-2020].tai_lieu[4]"),
    ),
    "number of another meeting": (
        lambda tree: tree["hop"][1]["tai_lieu"].append({"loai": "BB", "so": "12/BB-BCĐ", "ngay": date(2020, 12, 30)}),
        ("hop[TK-2020].tai_lieu[5].so", "12/BB-BCĐ", "2020", "hop[GB-2020-12].tai_lieu[3]"),
    ),
    "symbol of another type": (paper(1, 3, so="02/BB-BCĐ"), ("hop[TK-2020].tai_lieu[4].so", "02/BB-BCĐ", "TB")),
    "symbol of a type on a letter": (paper(1, 3, loai="CV"), ("hop[TK-2020].tai_lieu[4].so", "02/TB-BCĐ", "CV")),
    "handover to oneself": (
        lambda tree: tree["ban_giao"][0].update(nguoi_nhan=tree["ban_giao"][0]["nguoi"]),
        ("ban_giao[BG1].nguoi_nhan", "P06"),
    ),
    "unknown kind": (meeting(loai="hop_kin"), ("hop[GB-2020-12].loai", "hop_kin", "giao_ban_thang")),
    "unknown mode": (meeting(hinh_thuc="qua_thu"), ("hop[GB-2020-12].hinh_thuc", "qua_thu")),
    "unknown state": (meeting(trang_thai="xong"), ("hop[GB-2020-12].trang_thai", "xong")),
    "unknown seal case": (lambda tree: tree["don_vi"].update(mau_dau="E"), ("don_vi.mau_dau", "E")),
    "unknown size": (lambda tree: tree["don_vi"].update(co_chu="vua"), ("don_vi.co_chu", "vua")),
    "unknown gender": (person(gt="x"), ("nguoi[P01].gt", "nam, nữ")),
    "unknown recurrence": (task(7, lap_lai="hằng giờ"), ("nhiem_vu[T07].lap_lai", "hằng giờ")),
    "unknown comparison": (target(so_sanh=">"), ("chi_tieu[C1.2].so_sanh",)),
    "unknown type of paper": (
        lambda tree: tree["hop"][0]["tai_lieu"][0].update(loai="XX"), ("hop[GB-2020-12].tai_lieu[1].loai", "XX"),
    ),
    "unknown version": (lambda tree: tree["meta"].update(phien_ban=2), ("meta.phien_ban", "2")),
    "end before start": (meeting(ket_thuc="13:00"), ("hop[GB-2020-12].ket_thuc", "13:00", "14:00")),
    "end at the start": (meeting(ket_thuc="14:00"), ("hop[GB-2020-12].ket_thuc", "14:00")),
    "agenda item ends before its start": (
        lambda tree: tree["hop"][0]["chuong_trinh"][1].update(den="14:00"), ("chuong_trinh[2].den", "14:00", "14:05"),
    ),
    "pause ends before its start": (
        lambda tree: tree["nhiem_vu"][12]["tam_dung"].update(den=date(2021, 1, 1)), ("nhiem_vu[T13].tam_dung.den",),
    ),
    "figures end before their start": (
        lambda tree: tree["ho_so_tthc"][0].update(den_ngay=date(2019, 1, 1)), ("ho_so_tthc[năm 2020].den_ngay",),
    ),
    "chair is the secretary": (meeting(thu_ky="P01"), ("hop[GB-2020-12].thu_ky", "P01")),
    "unknown chair": (meeting(chu_tri="P99"), ("hop[GB-2020-12].chu_tri", "P99")),
    "unknown person in the roll call": (roll_call(co_mat=["P01", "P77"]), ("diem_danh.co_mat[2]", "P77")),
    "unknown presenter": (
        lambda tree: tree["hop"][0]["chuong_trinh"][0].update(nguoi="Hằng"), ("chuong_trinh[1].nguoi", "Hằng"),
    ),
    "unknown department of a person": (person(bo_phan="XX"), ("nguoi[P01].bo_phan", "XX")),
    "unknown department of a shortcoming": (
        lambda tree: tree["hop"][0]["ton_tai"][0].update(bo_phan="P01"), ("ton_tai[TT1].bo_phan", "P01"),
    ),
    "unknown lead": (task(1, chu_tri="Q1"), ("nhiem_vu[T01].chu_tri", "Q1")),
    "unknown co-worker": (task(1, phoi_hop=["P05", "Q2"]), ("nhiem_vu[T01].phoi_hop[2]", "Q2")),
    "two leads": (task(1, chu_tri=["P04", "P05"]), ("nhiem_vu[T01].chu_tri", "2")),
    "two leads in one text": (task(1, chu_tri="P04, P05"), ("nhiem_vu[T01].chu_tri", "2")),
    "two leads with and": (task(1, chu_tri="P04 và P05"), ("nhiem_vu[T01].chu_tri", "2")),
    "a circle of sub-tasks": (circle, ("nhiem_vu[T01].cha", "T01 → T02 → T03 → T01")),
    "a task under itself": (task(4, cha="T04"), ("nhiem_vu[T04].cha", "T04 → T04")),
    "extension to the due date": (
        lambda tree: tree["nhiem_vu"][4]["gia_han"][0].update(den=date(2020, 12, 14)),
        ("nhiem_vu[T05].gia_han[1].den", "2020-12-14"),
    ),
    "extension before the due date, which is not given as original": (
        task(1, gia_han=[{"lan": 1, "den": date(2020, 12, 1)}]), ("nhiem_vu[T01].gia_han[1].den", "2020-12-01"),
    ),
    "second extension before the first": (
        lambda tree: tree["nhiem_vu"][4]["gia_han"].append({"lan": 2, "den": date(2020, 12, 20)}),
        ("nhiem_vu[T05].gia_han[2].den", "2020-12-31"),
    ),
    "deadline before the assignment": (
        task(10, han=date(2020, 12, 3)), ("nhiem_vu[T10].han", "04/12/2020"),
    ),
    "completion after the day of the data set": (
        task(1, hoan_thanh=date(2021, 4, 6)), ("nhiem_vu[T01].hoan_thanh", "2021-04-06", "2021-04-05"),
    ),
    "occurrence completed after that day": (
        lambda tree: tree["nhiem_vu"][6]["ky"][4].update(hoan_thanh=date(2021, 4, 25)), ("nhiem_vu[T07].ky[04/2021]",),
    ),
    "reported as done after that day": (
        task(10, cho_xac_nhan=date(2021, 4, 6)), ("nhiem_vu[T10].cho_xac_nhan", "2021-04-06"),
    ),
    "period listed twice": (
        lambda tree: tree["nhiem_vu"][6]["ky"].append({"ky": "2020-12"}), ("nhiem_vu[T07].ky[2020-12].ky", "2020-12"),
    ),
    "period of another length than the recurrence": (
        lambda tree: tree["nhiem_vu"][6]["ky"][0].update(ky="2020-Q4"), ("nhiem_vu[T07].ky[2020-Q4].ky", "hằng tháng"),
    ),
    "finding closed after that day": (
        lambda tree: tree["kiem_tra"][0]["phat_hien"][1].update(xong=date(2022, 1, 1)), ("phat_hien[F2].xong",),
    ),
    "negative target": (target(muc_tieu=-1), ("cam_ket.danh_sach[C1].chi_tieu[C1.2].muc_tieu", "-1")),
    "negative figure": (target(tu=-5), ("chi_tieu[C1.2].tu", "-5")),
    "numerator over zero": (target(mau=0), ("chi_tieu[C1.2].mau", "96")),
    "numerator alone": (target(mau=None), ("chi_tieu[C1.2].tu",)),
    "pass where a number belongs": (target(muc_tieu="đạt"), ("chi_tieu[C1.2].muc_tieu",)),
    "number where a pass belongs": (target(so_sanh="đạt/không đạt"), ("chi_tieu[C1.2].muc_tieu",)),
    "negative count of dossiers": (lambda tree: tree["ho_so_tthc"][0].update(tre_han=-1), ("ho_so_tthc", "tre_han")),
    "progress over 100": (task(1, tien_do=101), ("nhiem_vu[T01].tien_do", "101")),
    "name over 50 characters": (person(ho_ten="Nguyễn " * 8), ("nguoi[P01].ho_ten", "50")),
    "name of an inspector over 50 characters": (
        lambda tree: tree["kiem_tra"][0]["truong_doan"].update(ho_ten="Dương " * 10), ("truong_doan.ho_ten", "50"),
    ),
    "title over 500 characters": (meeting(ten="x" * 501), ("hop[GB-2020-12].ten", "501", "500")),
    "TCVN3 in a title": (meeting(ten=TCVN3), ("hop[GB-2020-12].ten", "TCVN3")),
    "TCVN3 in minutes": (meeting(bien_ban=f"I. MỞ ĐẦU\n{TCVN3}"), ("hop[GB-2020-12].bien_ban", "TCVN3")),
    "TCVN3 in a task": (task(2, noi_dung=TCVN3), ("nhiem_vu[T02].noi_dung", "TCVN3")),
    "duplicate meeting": (lambda tree: tree["hop"].append(tree["hop"][0]), ("hop[GB-2020-12]",)),
    "duplicate person": (lambda tree: tree["nguoi"][1].update(ma="P01"), ("nguoi[P01]",)),
    "duplicate department": (lambda tree: tree["bo_phan"][1].update(ma="LD"), ("bo_phan[LD]",)),
    "duplicate task": (lambda tree: tree["nhiem_vu"][1].update(ma="T01"), ("nhiem_vu[T01]",)),
    "department with the code of a person": (lambda tree: tree["bo_phan"][1].update(ma="P01"), ("bo_phan[P01].ma",)),
    "person twice in the roll call": (roll_call(co_mat=["P01", "P12"]), ("diem_danh.vang_co_ly_do", "P12", "co_mat")),
    "more sites connected than there are": (sites(co_ket_noi=23), ("nhanh.co_ket_noi", "23", "22")),
    "lost site that does not exist": (sites(so_luong=16, co_ket_noi=15), ("mat_ket_noi[17].so", "16")),
    "too many sites": (sites(so_luong=10**9), ("diem_cau.nhanh.so_luong",)),
    "list where a text belongs": (meeting(ten=["a", "b"]), ("hop[GB-2020-12].ten",)),
    "group where a text belongs": (meeting(ten={"a": 1}), ("hop[GB-2020-12].ten",)),
    "text where a list belongs": (meeting(ket_luan="Giao việc"), ("hop[GB-2020-12].ket_luan",)),
    "text where a group belongs": (top(don_vi="UBND"), ("don_vi",)),
    "list where a group belongs": (top(meta=[1]), ("meta",)),
    "text where a number belongs": (task(1, tien_do="nhiều"), ("nhiem_vu[T01].tien_do", "nhiều")),
    "not a date": (meeting(ngay="04/12/2020"), ("hop[GB-2020-12].ngay", "04/12/2020", "2020-12-04")),
    "no such day": (meeting(ngay="2021-02-30"), ("hop[GB-2020-12].ngay", "2021-02-30")),
    "beyond the calendar": (meeting(ngay=date(9999, 12, 31)), ("hop[GB-2020-12].ngay", "9999-12-31")),
    "not a time": (meeting(bat_dau="2 giờ"), ("hop[GB-2020-12].bat_dau", "2 giờ", "14:00")),
    "no such time": (meeting(bat_dau="25:00"), ("hop[GB-2020-12].bat_dau", "25:00")),
    "not a period": (meeting(ky="tháng mười ba"), ("hop[GB-2020-12].ky", "2021-Q1")),
    "no such month": (meeting(ky={"thang": 13, "nam": 2020}), ("hop[GB-2020-12].ky.thang", "13")),
    "month and quarter": (meeting(ky={"thang": 1, "quy": 1, "nam": 2020}), ("hop[GB-2020-12].ky",)),
    "code that could leave the folder": (meeting(ma="../x"), ("hop[1].ma", "../x")),
    "paper without a symbol": (
        lambda tree: tree["hop"][0]["tai_lieu"][0].update(so=12), ("hop[GB-2020-12].tai_lieu[1].so", "12/BB-BCĐ"),
    ),
    "no unit": (lambda tree: tree.pop("don_vi"), ("don_vi",)),
    "no name of the unit": (lambda tree: tree["don_vi"].pop("ten"), ("don_vi.ten",)),
    "empty title": (meeting(ten=" \u200b "), ("hop[GB-2020-12].ten",)),
    "no title": (meeting(ten=None), ("hop[GB-2020-12].ten",)),
    "no day": (lambda tree: tree["hop"][0].pop("ngay"), ("hop[GB-2020-12].ngay",)),
    "no code": (lambda tree: tree["hop"][0].pop("ma"), ("hop[1].ma",)),
    "no name": (lambda tree: tree["nguoi"][2].pop("ho_ten"), ("nguoi[P03].ho_ten",)),
    "empty item of a list": (roll_call(co_mat=["P01", None]), ("diem_danh.co_mat[2]",)),
    "no such holiday": (
        lambda tree: tree["lich_lam_viec"]["nghi"].update({2021: ["02-29"]}), ("lich_lam_viec.nghi.2021", "2021-02-29"),
    ),
    "holiday that is no day": (lambda tree: tree["lich_lam_viec"]["nghi"].update({2021: ["x"]}), ("12-31",)),
    "weekday worked": (
        lambda tree: tree["lich_lam_viec"]["lam_bu"].update({2021: ["04-06"]}), ("lam_bu.2021", "06/04/2021"),
    ),
    "day off and worked": (
        lambda tree: (
            tree["lich_lam_viec"]["nghi"].update({2024: ["05-04"]}),
            tree["lich_lam_viec"]["lam_bu"].update({2024: ["05-04"]}),
        ),
        ("lich_lam_viec.lam_bu.2024", "04/05/2024"),
    ),
    "year that is none": (lambda tree: tree["lich_lam_viec"]["nghi"].update({"x": []}), ("lich_lam_viec.nghi.x",)),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSALS)
def test_fault_is_refused_with_one_sentence_that_names_it(
    name: str, changed: Callable[[Callable[[Tree], object]], Path]
) -> None:
    change, words = REFUSALS[name]
    with pytest.raises(ValidationError) as refusal:
        read_dataset(changed(change))
    sentence = refusal.value.sentence
    assert "\n" not in sentence and sentence.endswith(".") and len(sentence) < 500
    assert refusal.value.field and refusal.value.field in sentence
    for word in words:
        assert word in sentence, sentence


def test_refusal_names_the_line(written: Callable[[str], Path]) -> None:
    text = "don_vi:\n  ten: UBND\n  ban_chi_dao: BCĐ\n\nnguoi:\n  - ma: P01\n    ho_ten: A\n    gt: x\n"
    with pytest.raises(ValidationError, match=r"nguoi\[P01\]\.gt .*\b8\b"):
        read_dataset(written(text))


def test_rate_of_zero_over_zero_is_no_fault(changed: Callable[[Callable[[Tree], object]], Path]) -> None:
    assert read_dataset(changed(target(tu=0, mau=0))).meetings


def test_target_that_is_passed_or_not_is_no_fault(changed: Callable[[Callable[[Tree], object]], Path]) -> None:
    path = changed(target(so_sanh="đạt/không đạt", muc_tieu="đạt", thuc_hien_quy1="không đạt", tu=None, mau=None))
    assert read_dataset(path).meetings


def test_completion_is_compared_with_the_clock_where_the_data_set_has_no_day(
    changed: Callable[[Callable[[Tree], object]], Path],
) -> None:
    path = changed(lambda tree: tree["meta"].pop("ngay_xet"))
    with pytest.raises(ValidationError, match="2020-12-01"):
        read_dataset(path, today=date(2020, 12, 1))
    assert read_dataset(path, today=date(2021, 4, 5)).meetings
