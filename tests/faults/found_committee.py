"""Make a file with a committee of many people, as the first start does; meant to be killed."""

from __future__ import annotations

import signal
from datetime import date
from pathlib import Path

from cchc_desktop.committee.founding import Founding, NewPerson, make_file
from cchc_desktop.committee.records import Profile, SealCase

PEOPLE = 300
PROFILE = Profile(
    organisation="Ủy ban nhân dân phường Đức Sen",
    organisation_short="UBND phường Đức Sen",
    organisation_symbol="UBND",
    superior="",
    province="thành phố Hồng Hà",
    place_name="Đức Sen",
    committee="Ban Chỉ đạo Cải cách hành chính phường Đức Sen",
    committee_symbol="BCĐ",
    letterhead_lines=("BAN CHỈ ĐẠO", "CẢI CÁCH HÀNH CHÍNH"),
    seal_case=SealCase.A,
)


FOUNDING = Founding(
    PROFILE,
    (("VP", "Văn phòng"),),
    people=tuple(NewPerson("Lê Đức Ánh", f"Công chức {number}", f"Tổ {number % 9}") for number in range(PEOPLE)),
)


def main(path: str) -> None:
    print("begun", flush=True)
    make_file(Path(path), FOUNDING, today=date(2026, 3, 2))
    print("made", flush=True)
    signal.pause()
