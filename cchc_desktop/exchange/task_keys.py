"""The keys of tasks and handovers in a data set."""

from __future__ import annotations

from cchc_desktop.exchange.common_keys import (
    COUNT,
    DAY,
    EVERY,
    LONG,
    MEETING_CODE,
    NAME,
    PERIOD,
    PERSON_CODE,
    SHORT,
    TASK_CODE,
    WHO,
)
from cchc_desktop.exchange.scalars import Code, OneOf, Truth, Whole
from cchc_desktop.exchange.shapes import Keys, Lead, Many, One

_SOURCE = Keys(
    required={"loai": One(OneOf(("ket_luan", "kiem_tra", "ke_hoach", "van_ban_cap_tren", "khac")))},
    optional={
        "hop": MEETING_CODE,
        "muc": COUNT,
        "dot": One(Code(), refers=("inspection",)),
        "phat_hien": One(Code()),
        "noi_dung": LONG,
    },
)
_REMINDER = Keys(required={"ngay": DAY}, optional={"lan": COUNT, "hinh_thuc": NAME, "so": SHORT})
_EXTENSION = Keys(
    required={"den": DAY},
    optional={
        "lan": COUNT,
        "xin_ngay": DAY,
        "ly_do": LONG,
        "duyet": PERSON_CODE,
        "duyet_ngay": DAY,
        "ket_qua": One(OneOf(("dong_y", "khong_dong_y", "cho_quyet_dinh"))),
    },
)
TASK = Keys(
    required={"ma": One(Code(), defines="task"), "noi_dung": LONG},
    optional={
        "nguon": _SOURCE,
        "cap_giao": NAME,
        "chu_tri": Lead(WHO),
        "phoi_hop": Many(WHO),
        "chi_dao": PERSON_CODE,
        "san_pham": LONG,
        "giao": DAY,
        "han_chu": LONG,
        "han": DAY,
        "han_goc": DAY,
        "gia_han": Many(_EXTENSION),
        "tien_do": One(Whole(0, 100)),
        "hoan_thanh": DAY,
        "minh_chung": LONG,
        "don_doc": Many(_REMINDER),
        "lap_lai": EVERY,
        "ky": Many(Keys({"ky": PERIOD}, {"han": DAY, "hoan_thanh": DAY, "tien_do": One(Whole(0, 100))})),
        "cha": TASK_CODE,
        "tam_dung": Keys({"tu": DAY}, {"den": DAY, "ly_do": LONG, "can_cu": LONG}),
        "tra_lai": Many(Keys({"ngay": DAY}, {"ly_do": LONG})),
        "cho_xac_nhan": DAY,
        "thoi_theo_doi": Keys({"ngay": DAY}, {"ly_do": LONG, "nguoi": PERSON_CODE}),
        "linh_vuc": NAME,
        "mo_hinh": One(Code(), refers=("initiative",)),
        "chi_so": One(Code(), refers=("index",)),
        "ngoai_cchc": One(Truth()),
    },
)
HANDOVER = Keys(
    required={"ma": One(Code()), "nguoi": PERSON_CODE, "nguoi_nhan": PERSON_CODE},
    optional={"tu": DAY, "den": DAY, "ly_do": LONG, "noi_dung": LONG, "bien_ban": SHORT, "ngay_ky": DAY},
)
