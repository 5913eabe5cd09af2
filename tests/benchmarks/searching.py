"""Search over everything in 1,000 meetings with 50 lines of proceedings each, against a bare SELECT … LIKE of all rows.

The search is what the field of the window asks: folded words, counts by kind, hits ordered and marked. The SELECT finds
the same letters in the same texts by the plain driver, which knows neither accents nor order. Beside it, how the search
grows with the file, and how long a file without an index takes to get one.
"""

from __future__ import annotations

import sys
from itertools import pairwise
from pathlib import Path

from material import file_with_meetings
from measure import in_turns, show_number, show_ratio
from sqlalchemy import select
from sqlcipher3 import dbapi2

from cchc_desktop.meetings.model import Meeting
from cchc_desktop.rooms import ROOMS
from cchc_desktop.storage import search_index
from cchc_desktop.storage.migrate import open_file
from cchc_desktop.storage.search import search
from cchc_desktop.storage.sessions import DataFile

COUNTS = (250, 500, 1000)
LINES = 50
TIMES = 15
WORDS = (
    ("nồm", (("nồm",),)),
    ("hồ sơ trễ hẹn", (("hồ",), ("sơ",), ("trễ",), ("hẹn",))),
    ("UBND", (("ubnd", "ủy ban nhân dân"),)),
)
"""What is searched, and what LIKE has to look for: a rare word, several, an abbreviation in every meeting."""

TEXTS = (
    ("meeting", ("title", "place", "proceedings")),
    ("agenda_item", ("content",)),
    ("conclusion", ("text",)),
    ("person", ("full_name",)),
    ("issued_document", ("title",)),
)
_LINE = (
    "Ý kiến số {n}: công chức được giao theo dõi cập nhật tiến độ hằng tuần, báo cáo lãnh đạo phường trước ngày họp."
)
_RARE = "Trời nồm, máy in ở Bộ phận Một cửa kẹt giấy."


def main(folder: Path) -> None:
    """Measure 250, 500 and 1,000 meetings."""
    searched = {count: measure(folder / f"search-{count}.cchc", count) for count in COUNTS}
    for less, more in pairwise(COUNTS):
        show_ratio(f"search: {more} : {less} meetings", searched[more], searched[less], target=2.2)


def measure(file: Path, count: int) -> float:
    """Return the mean over the searches in one file, in seconds; the largest file is also set against LIKE."""
    file_with_meetings(file, count)
    with open_file(file) as data:
        _write_lines(data)
    with open_file(file, rooms=ROOMS) as data:
        plain = dbapi2.connect(str(file))
        times = [
            in_turns(TIMES, lambda it=words: found(data, it), lambda it=letters: like(plain, it))
            for words, letters in WORDS
        ]
        if count == COUNTS[-1]:
            for (words, _letters), (own, bare) in zip(WORDS, times, strict=True):
                show_ratio(f"search “{words}” in {count} meetings : SELECT … LIKE", own, bare, target=2)
            filling = in_turns(1, lambda: rebuild(data))[0]
            show_number(f"index of {count} meetings filled", filling, target=None)
        plain.close()
    return sum(own for own, _bare in times) / len(times)


def found(data: DataFile, words: str) -> int:
    """Search as the window does."""
    with data.reading() as session:
        return search(session, words).count


def like(plain: dbapi2.Connection, words: tuple[tuple[str, ...], ...]) -> int:
    """Fetch the rows that have each of the words in one of its forms, by the driver alone."""
    rows = 0
    for table, columns in TEXTS:
        text = " || ' ' || ".join(columns)
        conditions = " AND ".join(f"({' OR '.join([f'{text} LIKE ?'] * len(forms))})" for forms in words)
        query = f"SELECT id, {', '.join(columns)} FROM {table} WHERE {conditions}"
        rows += len(plain.execute(query, [f"%{form}%" for forms in words for form in forms]).fetchall())
    return rows


def rebuild(data: DataFile) -> None:
    """Fill the index anew."""
    with data.writing() as session:
        search_index.rebuild(session)


def _write_lines(data: DataFile) -> None:
    with data.writing() as session:
        for number, meeting in enumerate(session.scalars(select(Meeting).where(Meeting.signed_at.is_(None)))):
            lines = [_LINE.format(n=number * LINES + n) for n in range(LINES - len(meeting.proceedings.split("\n")))]
            rare = [_RARE] if number % 100 == 0 else []
            meeting.proceedings = "\n".join([meeting.proceedings, *lines, *rare])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
