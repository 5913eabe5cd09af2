"""What ``list`` prints: meetings, people and departments as JSON objects or as a plain table."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from cchc_desktop.committee.queries import as_of_date, departments_at, people_at
from cchc_desktop.meetings.queries import meeting_rows
from cchc_desktop.storage.migrate import open_file

Row = Mapping[str, str | int | bool | None]


def rows_of(file: Path, what: str, *, today: date | None = None) -> list[Row]:
    """Return the rows of one list as of ``today`` (default: the file's own day, else the clock's)."""
    with open_file(file, read_only=True) as data, data.reading() as session:
        day = today or as_of_date(session) or date.today()
        return _LISTS[what](session, day)


def as_json(rows: Sequence[Row]) -> str:
    """Return one array of objects."""
    return json.dumps([dict(row) for row in rows], ensure_ascii=False, indent=1)


def as_text(rows: Sequence[Row]) -> str:
    """Return a line per row, columns parted by tabs, with a head line."""
    if not rows:
        return ""
    head = "\t".join(rows[0])
    return "\n".join([head, *("\t".join("" if v is None else str(v) for v in row.values()) for row in rows)])


def _meetings(session: Session, today: date) -> list[Row]:
    return [
        {
            "code": row.code,
            "date": row.start_date.isoformat(),
            "title": row.title,
            "period": row.period,
            "state": row.state.value,
            "notice_due": row.notice_due.isoformat() if row.notice_due else None,
            "notice_late_working_days": row.notice_late_working_days,
        }
        for row in meeting_rows(session, today=today)
    ]


def _people(session: Session, today: date) -> list[Row]:
    return [
        {
            "code": person.code,
            "name": person.full_name,
            "post": person.post,
            "department": person.department_code,
            "role": person.role,
            "hidden": person.is_hidden,
        }
        for person in people_at(session, today, with_hidden=True)
    ]


def _departments(session: Session, today: date) -> list[Row]:
    return [
        {
            "code": row.code,
            "name": row.name,
            "valid_from": row.valid_from.isoformat() if row.valid_from else None,
            "valid_to": row.valid_to.isoformat() if row.valid_to else None,
        }
        for row in departments_at(session, today)
    ]


_LISTS: dict[str, Callable[[Session, date], list[Row]]] = {
    "meetings": _meetings,
    "people": _people,
    "departments": _departments,
}
