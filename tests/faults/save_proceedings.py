"""Save the proceedings of a meeting again and again, with history and search, and say so after each; to be killed."""

from __future__ import annotations

from datetime import date
from itertools import count
from pathlib import Path

from cchc_desktop.meetings import service
from cchc_desktop.rooms import ROOMS
from cchc_desktop.storage.migrate import open_file

TODAY = date(2021, 4, 8)
LINES = 60
PER_VISIT = 3
"""So many saves are one step of the history."""


def proceedings(number: int) -> str:
    """Return the whole text of a save: each line says which one it is. Nothing was saved as number 0."""
    return "\n".join(f"Dòng {line} của lần ghi số{number}: giao Bộ phận Một cửa rà soát." for line in range(LINES))


def main(path: str, meeting: str, first: str) -> None:
    with open_file(Path(path), rooms=ROOMS) as data:
        print("begun", flush=True)
        for number in count(int(first)):
            with data.writing(visit=f"visit {number // PER_VISIT}") as session:
                service.save_proceedings(session, int(meeting), proceedings(number), today=TODAY)
            print(f"saved {number}", flush=True)
