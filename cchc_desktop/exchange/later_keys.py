"""The keys of rooms that the program does not have yet: checked like all others, kept nowhere.

A data set is refused for their faults too, and loads into a later version as it is.
"""

from __future__ import annotations

from collections.abc import Mapping

from cchc_desktop.exchange.common_keys import (
    CLOCK,
    COUNT,
    DAY,
    DEPARTMENT_CODE,
    LINE,
    LONG,
    NAME,
    NUMBER,
    PAPER_TYPES,
    PERIOD,
    PERSON_CODE,
    SHORT,
    TASK_CODE,
    TITLE,
    YEAR,
)
from cchc_desktop.exchange.scalars import Code, Line, OneOf
from cchc_desktop.exchange.shapes import Keys, Many, One, Shape, Table

SHORTCOMING = Keys(
    required={"ma": One(Code()), "noi_dung": LONG},
    optional={
        "bo_phan": DEPARTMENT_CODE,
        "nguoi": PERSON_CODE,
        "nhiem_vu": TASK_CODE,
        "cam_ket": One(Code(), refers=("commitment",)),
        "han": DAY,
    },
)
"""A shortcoming (tồn tại) that a meeting names."""

_PAPER = Keys(optional={"so": SHORT, "ngay": DAY, "trich_yeu": LINE})
_FINDING = Keys(
    required={"ma": One(Code()), "noi_dung": LONG},
    optional={
        "muc_do": SHORT,
        "bo_phan": DEPARTMENT_CODE,
        "nguoi": PERSON_CODE,
        "bien_phap": LONG,
        "han": DAY,
        "xong": DAY,
        "chuyen_thanh": TASK_CODE,
    },
)
_INSPECTION = Keys(
    required={"ma": One(Code(), defines="inspection"), "ten": LINE},
    optional={
        "ngay": DAY,
        "co_quan": NAME,
        "truong_doan": Keys({"ho_ten": SHORT}, {"chuc_vu": TITLE}),
        "thanh_vien": Many(TITLE),
        "don_vi_duoc_kiem_tra": NAME,
        "noi_dung_kiem_tra": Many(LONG),
        "thong_bao_ket_luan": _PAPER,
        "bao_cao_khac_phuc": _PAPER,
        "phat_hien": Many(_FINDING),
    },
)
_DOSSIERS = Keys(
    required={"ky": PERIOD},
    optional={
        "tu_ngay": DAY,
        "den_ngay": DAY,
        "ton_ky_truoc": COUNT,
        "tiep_nhan": COUNT,
        "dung_han": COUNT,
        "tre_han": COUNT,
        "tre_co_xin_loi": COUNT,
        "dang_giai_quyet": COUNT,
    },
)
_APOLOGY = Keys(
    required={"ma_ho_so": SHORT},
    optional={
        "linh_vuc": NAME,
        "han_tra": DAY,
        "ly_do": LONG,
        "so_van_ban": SHORT,
        "ngay": DAY,
        "hen_lai": DAY,
        "tra": DAY,
    },
)
_POSTING = Keys(
    required={"ma_tthc": SHORT, "ten": LINE},
    optional={"quyet_dinh": LINE, "ngay_hieu_luc": DAY, "niem_yet": DAY, "noi": TITLE, "minh_chung": LONG},
)
_NEWS = Keys(
    required={"tieu_de": LINE},
    optional={"ngay": DAY, "gio": CLOCK, "kenh": NAME, "tac_gia": PERSON_CODE, "luot_xem": COUNT},
)
_CRITERION = Keys(
    required={"ten": LINE},
    optional={"stt": COUNT, "toi_da": NUMBER, "tu_cham": NUMBER, "tham_dinh": NUMBER, "nam_truoc": NUMBER},
)
_PLAN = Keys(
    optional={"so": SHORT, "ngay": DAY, "ten": LINE, "noi_dung": Many(Keys({"ten": LINE}, {"nhiem_vu": Many(LONG)}))}
)
_INITIATIVE = Keys(
    required={"ma": One(Code(), defines="initiative"), "ten": LINE}, optional={"nam": YEAR, "chu_tri": PERSON_CODE}
)

LATER_ROOMS: Mapping[str, Shape] = {
    "mo_hinh": Many(_INITIATIVE),
    "chi_so": Many(Keys({"ma": One(Code(), defines="index"), "ten": LINE})),
    "ke_hoach_nam": _PLAN,
    "van_ban_ban_hanh": Keys({"nam": YEAR}, {"theo_loai": Table(OneOf(PAPER_TYPES), COUNT)}),
    "tuyen_truyen": Keys({"nam": YEAR}, {"theo_kenh": Table(Line(200), COUNT)}),
    "kiem_tra": Many(_INSPECTION),
    "ho_so_tthc": Many(_DOSSIERS),
    "xin_loi": Many(_APOLOGY),
    "niem_yet": Many(_POSTING),
    "tin_bai": Many(_NEWS),
    "par_index": Keys({"nam": YEAR}, {"linh_vuc": Many(_CRITERION)}),
}
"""The keys at the top of the data set."""
