"""Every key a data set may have, with what may stand there: the keys of the sample as product.md 7 lists them."""

from __future__ import annotations

from cchc_desktop.exchange.commitment_keys import COMMITMENTS
from cchc_desktop.exchange.common_keys import (
    CLOCK,
    COUNT,
    DAY,
    DEPARTMENT_CODE,
    LINE,
    LONG,
    NAME,
    PAPER_TYPES,
    PERIOD,
    PERSON_CODE,
    SHORT,
    SYMBOL,
    TASK_CODE,
    TITLE,
)
from cchc_desktop.exchange.later_keys import LATER_ROOMS, SHORTCOMING
from cchc_desktop.exchange.scalars import Code, Line, MonthDay, NumberAndSymbol, OneOf, Whole
from cchc_desktop.exchange.shapes import Keys, Many, One, Shape, Table, TextOrKeys
from cchc_desktop.exchange.task_keys import HANDOVER, TASK

MEETING_KINDS = (
    "giao_ban_thang", "giao_ban_quy", "so_ket_6_thang", "giao_ban_9_thang", "tong_ket_nam", "kiem_tra", "dot_xuat",
)  # fmt: skip
MEETING_STATES = ("du_kien", "da_hop", "du_thao", "da_ky", "hoan", "huy")
MEETING_MODES = ("truc_tiep", "truc_tuyen", "ket_hop")

_META = Keys(
    optional={
        "phien_ban": One(Whole(1, 1)),
        "ngay_xet": DAY,
        "nguong_sap_den_han": One(Whole(0, 366)),
        "quy_tac_truoc_ngay": One(OneOf(("khong_gom", "gom"))),
        "chuan_hoa": One(OneOf(("NFC",))),
    }
)
_ORGANISATION = Keys(
    required={"ten": NAME, "ban_chi_dao": NAME},
    optional={
        "ten_viet_tat": NAME,
        "cap_tren": NAME,
        "tinh_thanh": NAME,
        "dia_danh": One(Line(100)),
        "ky_hieu_co_quan": SYMBOL,
        "ky_hieu_bcd": SYMBOL,
        "bcd_tren_van_ban": Many(NAME),
        "mau_dau": One(OneOf(("A", "B", "C", "D"))),
        "co_chu": One(OneOf(("lon", "nho"))),
        "xung_ho": One(OneOf(("đồng chí", "ông (bà)", "ông/bà"))),
        "quyet_dinh_thanh_lap": Keys(optional={"so": SHORT, "ngay": DAY, "trich_yeu": LINE}),
    },
)
_DEPARTMENT = Keys({"ma": One(Code(20), defines="department"), "ten": NAME})
_PERSON = Keys(
    required={"ma": One(Code(20), defines="person"), "ho_ten": SHORT},
    optional={
        "gt": One(OneOf(("nam", "nữ"))),
        "chuc_vu": TITLE,
        "bo_phan": DEPARTMENT_CODE,
        "vai_tro": One(Line(100)),
        "phu_trach": NAME,
        "loai": One(Line(100)),
    },
)
_WITH_REASON = TextOrKeys(PERSON_CODE, Keys({"nguoi": PERSON_CODE}, {"ly_do": LINE}))
_ATTENDANCE = Keys(
    optional={
        "co_mat": Many(PERSON_CODE),
        "vang_co_ly_do": Many(_WITH_REASON),
        "vang_khong_ly_do": Many(_WITH_REASON),
        "cu_nguoi_du_thay": Many(Keys({"nguoi": PERSON_CODE, "thay_boi": TITLE})),
    }
)
_SITES = Keys(
    optional={
        "chinh": TITLE,
        "nhanh": Keys(
            required={"so_luong": One(Whole(0, 1000))},
            optional={
                "loai": NAME,
                "co_ket_noi": COUNT,
                "mat_ket_noi": Many(Keys({"so": One(Whole(1, 1000))}, {"tu": CLOCK, "ghi_chu": TITLE}), unique="so"),
            },
        ),
    }
)
_MEETING = Keys(
    required={"ma": One(Code(), defines="meeting"), "loai": One(OneOf(MEETING_KINDS)), "ten": LINE, "ngay": DAY},
    optional={
        "ky": PERIOD,
        "hinh_thuc": One(OneOf(MEETING_MODES)),
        "buoi": One(OneOf(("sáng", "chiều", "tối", "cả ngày"))),
        "bat_dau": CLOCK,
        "ket_thuc": CLOCK,
        "dia_diem": TITLE,
        "chu_tri": PERSON_CODE,
        "thu_ky": PERSON_CODE,
        "trang_thai": One(OneOf(MEETING_STATES)),
        "chuong_trinh": Many(
            Keys({"noi_dung": LONG}, {"stt": COUNT, "tu": CLOCK, "den": CLOCK, "nguoi": PERSON_CODE}),
        ),
        "tai_lieu": Many(
            Keys({"loai": One(OneOf(PAPER_TYPES))}, {"so": One(NumberAndSymbol()), "ngay": DAY, "trich_yeu": LINE})
        ),
        "diem_danh": _ATTENDANCE,
        "diem_cau": _SITES,
        "thanh_phan_ghi": Many(One(Line(5000))),
        "ket_luan_mo_dau": LONG,
        "ket_luan": Many(Keys({"noi_dung": LONG}, {"stt": COUNT, "nhiem_vu": Many(TASK_CODE)})),
        "bien_ban": LONG,
    },
    without_room={"ton_tai": Many(SHORTCOMING)},
)
_CALENDAR = Keys(
    optional={
        "nghi": Table(Whole(1900, 2199), Many(One(MonthDay()))),
        "lam_bu": Table(Whole(1900, 2199), Many(One(MonthDay()))),
    }
)

DATA_SET: Shape = Keys(
    required={"don_vi": _ORGANISATION},
    optional={
        "meta": _META,
        "bo_phan": Many(_DEPARTMENT),
        "bo_phan_2_cap": Many(_DEPARTMENT),
        "nguoi": Many(_PERSON),
        "hop": Many(_MEETING),
        "lich_lam_viec": _CALENDAR,
        "nhiem_vu": Many(TASK),
        "ban_giao": Many(HANDOVER),
        "cam_ket": COMMITMENTS,
    },
    without_room=LATER_ROOMS,
)
"""The whole data set."""
