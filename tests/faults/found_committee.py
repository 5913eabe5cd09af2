"""Make a file with a committee of many people, as the first start does; meant to be killed."""

from __future__ import annotations

import sys
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


def main(path: Path) -> None:
    people = tuple(NewPerson("Lê Đức Ánh", f"Công chức {number}", f"Tổ {number % 9}") for number in range(PEOPLE))
    print("begun", flush=True)
    make_file(path, Founding(PROFILE, (("VP", "Văn phòng"),), people=people), today=date(2026, 3, 2))
    print("made", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
