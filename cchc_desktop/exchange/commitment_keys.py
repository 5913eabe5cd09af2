"""The keys of commitments in a data set."""

from __future__ import annotations

from cchc_desktop.exchange.common_keys import (
    DEPARTMENT_CODE,
    LONG,
    MEETING_CODE,
    NUMBER,
    PERIOD,
    PERSON_CODE,
    SHORT,
    YEAR,
)
from cchc_desktop.exchange.scalars import Code, NumberOrPass, OneOf
from cchc_desktop.exchange.shapes import Keys, Many, One

PASS = "đạt/không đạt"

_TARGET = Keys(
    required={"ma": One(Code()), "ten": LONG, "so_sanh": One(OneOf((">=", "<=", "=", PASS)))},
    optional={
        "muc_tieu": One(NumberOrPass()),
        "don_vi_tinh": SHORT,
        "muc_tieu_quy1": One(NumberOrPass()),
        "thuc_hien_quy1": One(NumberOrPass()),
        "tu": NUMBER,
        "mau": NUMBER,
    },
)
COMMITMENTS = Keys(
    required={
        "danh_sach": Many(
            Keys(
                {"ma": One(Code(), defines="commitment")},
                {"nguoi": PERSON_CODE, "bo_phan": DEPARTMENT_CODE, "so": SHORT, "chi_tieu": Many(_TARGET)},
            )
        )
    },
    optional={"hoi_nghi": MEETING_CODE, "nam": YEAR, "ky_so_lieu": PERIOD},
)
