"""How records with a period change: a new one ends the present one, a correction leaves the period as it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from cchc_desktop.committee.model import Committee, CommitteeRole, Organisation, Post
from cchc_desktop.committee.rules import gap_around, is_valid_on, nearest

_Personal = TypeVar("_Personal", Post, CommitteeRole)
_Profiled = TypeVar("_Profiled", Organisation, Committee)

_ONE_DAY = timedelta(days=1)


def change_post(session: Session, new: Post, *, since: date | None, today: date) -> None:
    """Let a person hold ``new`` from ``since`` on; without a day, correct the post held today."""
    rows = session.scalars(select(Post).where(Post.person_id == new.person_id)).all()
    current = _room_for(rows, new, since=since, today=today)
    if current is None:
        if new.title or new.department_id is not None:
            session.add(new)
    elif (current.title, current.department_id) != (new.title, new.department_id):
        current.title, current.department_id = new.title, new.department_id


def change_role(session: Session, new: CommitteeRole, *, since: date | None, today: date) -> None:
    """Let a person have the role ``new`` from ``since`` on; without a day, correct the role of today."""
    rows = session.scalars(select(CommitteeRole).where(CommitteeRole.person_id == new.person_id)).all()
    current = _room_for(rows, new, since=since, today=today)
    if current is None:
        if new.title:
            session.add(new)
    elif current.title != new.title:
        current.title, current.kind = new.title, new.kind


def profile_row(session: Session, table: type[_Profiled], *, today: date, since: date | None) -> _Profiled:
    """Return the row to fill: that of today, or a new one from ``since`` on, the present one ended the day before."""
    rows = session.scalars(select(table)).all()
    if since is None:
        current = nearest(rows, today)
    else:
        current = next((row for row in rows if is_valid_on(row.valid_from, row.valid_to, since)), None)
    if current is not None and (since is None or current.valid_from == since):
        return current
    row = table(valid_from=since)
    if current is not None and since is not None:
        row.valid_to, current.valid_to = current.valid_to, since - _ONE_DAY
    elif since is not None:
        row.valid_to = gap_around(_spans(rows), since)[1]
    session.add(row)
    return row


def _room_for(rows: Sequence[_Personal], new: _Personal, *, since: date | None, today: date) -> _Personal | None:
    """Return the row to correct, or None after making room for ``new`` and giving it its period."""
    day = since or today
    current = next((row for row in rows if is_valid_on(row.valid_from, row.valid_to, day)), None)
    if current is not None and (since is None or current.valid_from == since or _alike(current, new)):
        return current
    new.valid_from, new.valid_to = gap_around(_spans(rows), day)
    if since is not None:
        new.valid_from = since
    if current is not None and since is not None:
        new.valid_to, current.valid_to = current.valid_to, since - _ONE_DAY
    return None


def _alike(one: _Personal, other: _Personal) -> bool:
    if isinstance(one, Post) and isinstance(other, Post):
        return (one.title, one.department_id) == (other.title, other.department_id)
    return one.title == other.title


def _spans(
    rows: Sequence[Post] | Sequence[CommitteeRole] | Sequence[Organisation] | Sequence[Committee],
) -> list[tuple[date | None, date | None]]:
    return [(row.valid_from, row.valid_to) for row in rows]
