"""What ``list`` prints: tasks, deadlines, meetings, commitments, people and departments; as JSON or as a table."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from cchc_desktop.committee.queries import as_of_date, departments_at, people_at
from cchc_desktop.deadlines.agenda import deadlines
from cchc_desktop.exchange.commitment_list import commitment_list
from cchc_desktop.exchange.task_list import Value, task_list
from cchc_desktop.meetings.queries import meeting_rows
from cchc_desktop.rooms import ROOMS
from cchc_desktop.storage.migrate import open_file
from cchc_desktop.text.folding import matches

Row = Mapping[str, Value]
Found = tuple[Row, str]
"""A row and the words it is found by."""


def rows_of(file: Path, what: str, *, today: date | None = None, search: str = "") -> list[Row]:
    """Return the rows of one list as of ``today`` (default: the file's own day, else the clock's).

    ``search`` keeps the rows in which each of its words begins a word, accents not needed.
    """
    with open_file(file, read_only=True, rooms=ROOMS) as data, data.reading() as session:
        return LISTS[what](session, today or as_of_date(session) or date.today(), search)


def as_json(rows: Sequence[Row]) -> str:
    """Return one array of objects."""
    return json.dumps([dict(row) for row in rows], ensure_ascii=False, indent=1)


def as_text(rows: Sequence[Row]) -> str:
    """Return a line per row, columns parted by tabs, with a head line; lists within a row are left out."""
    if not rows:
        return ""
    head = [name for name, value in rows[0].items() if not isinstance(value, list)]
    lines = (["" if row[name] is None else str(row[name]) for name in head] for row in rows)
    return "\n".join("\t".join(line) for line in [head, *lines])


def _meetings(session: Session, today: date) -> list[Found]:
    return [
        (
            {
                "code": row.code,
                "date": row.start_date.isoformat(),
                "title": row.title,
                "period": row.period,
                "state": row.state.value,
                "notice_due": _iso(row.notice_due),
                "notice_late_working_days": row.notice_late_working_days,
            },
            row.found_by,
        )
        for row in meeting_rows(session, today=today)
    ]


def _people(session: Session, today: date) -> list[Found]:
    return [
        (
            {
                "code": person.code,
                "name": person.full_name,
                "post": person.post,
                "department": person.department_code,
                "role": person.role,
                "hidden": person.is_hidden,
            },
            person.found_by,
        )
        for person in people_at(session, today, with_hidden=True)
    ]


def _departments(session: Session, today: date) -> list[Found]:
    return [
        (
            {"code": row.code, "name": row.name, "valid_from": _iso(row.valid_from), "valid_to": _iso(row.valid_to)},
            row.found_by,
        )
        for row in departments_at(session, today)
    ]


def _deadlines(session: Session, today: date) -> list[Found]:
    return [
        (
            {
                "date": _iso(each.day),
                "kind": each.kind.value,
                "code": each.code,
                "text": each.text,
                "label": each.label.value,
            },
            each.found_by,
        )
        for each in deadlines(session, today=today)
    ]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _narrowed(rows: Callable[[Session, date], list[Found]]) -> Callable[[Session, date, str], list[Row]]:
    """Return a list that is searched by its own words, where a room keeps no list too long for that."""

    def narrowed(session: Session, today: date, search: str) -> list[Row]:
        return [row for row, words in rows(session, today) if not search.strip() or matches(search, words)]

    return narrowed


LISTS: dict[str, Callable[[Session, date, str], list[Row]]] = {
    "tasks": task_list,
    "meetings": _narrowed(_meetings),
    "people": _narrowed(_people),
    "departments": _narrowed(_departments),
    "deadlines": _narrowed(_deadlines),
    "commitments": commitment_list,
}
