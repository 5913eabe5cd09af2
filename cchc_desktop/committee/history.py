"""Corrections of the past: the dates of a post or role, a line that should not be there, a period begun by mistake."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.committee.model import Committee, CommitteeRole, Organisation, Post
from cchc_desktop.committee.records import HistoryLine
from cchc_desktop.committee.rules import overlap, role_kind_of
from cchc_desktop.errors import Conflict, NotFound, ValidationError
from cchc_desktop.i18n import _
from cchc_desktop.text.dates import short_date

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class LineEdit:
    """A line of a person's history as typed; a role has no department."""

    title: str
    department_id: int | None
    valid_from: date | None
    valid_to: date | None


def correct_line(session: Session, line: HistoryLine, edit: LineEdit) -> Changes:
    """Correct words and dates of a post or role. Raises ValidationError when it would overlap another one."""
    row = _row(session, line)
    if edit.valid_from and edit.valid_to and edit.valid_to < edit.valid_from:
        raise ValidationError(_("The last day is before the first. Correct one of the two days."), "valid_to")
    if not edit.title and edit.department_id is None:
        raise ValidationError(_("Enter the words of this line, or remove the line."), "title")
    for other in _siblings(session, row):
        if overlap((edit.valid_from, edit.valid_to), (other.valid_from, other.valid_to)):
            raise ValidationError(_overlap_sentence(other), "valid_from")
    row.title, row.valid_from, row.valid_to = edit.title, edit.valid_from, edit.valid_to
    if isinstance(row, Post):
        row.department_id = edit.department_id
    else:
        row.kind = role_kind_of(edit.title)
    session.flush()
    return Changes.of("person", record_id=row.person_id)


def remove_line(session: Session, line: HistoryLine) -> Changes:
    """Remove a post or role; the one that ended the day before then holds until the removed one's last day."""
    row = _row(session, line)
    for other in _siblings(session, row):
        if row.valid_from is not None and other.valid_to == row.valid_from - _ONE_DAY:
            other.valid_to = row.valid_to
    session.delete(row)
    session.flush()
    return Changes.of("person", record_id=row.person_id)


def remove_period(session: Session, valid_from: date) -> Changes:
    """Take back a period of the names of organ and committee; the one before it runs on in its place.

    Raises Conflict for the only period there is.
    """
    for rows in (session.scalars(select(Organisation)).all(), session.scalars(select(Committee)).all()):
        _join_to_the_one_before(session, rows, valid_from)
    session.flush()
    return Changes.of("organisation", "committee")


def _row(session: Session, line: HistoryLine) -> Post | CommitteeRole:
    row = session.get(CommitteeRole if line.is_role else Post, line.id)
    if row is None:
        raise NotFound(_("This line is no longer in the file."))
    assert isinstance(row, Post | CommitteeRole)
    return row


def _siblings(session: Session, row: Post | CommitteeRole) -> Sequence[Post] | Sequence[CommitteeRole]:
    if isinstance(row, Post):
        return session.scalars(select(Post).where(Post.person_id == row.person_id, Post.id != row.id)).all()
    same = (CommitteeRole.person_id == row.person_id, CommitteeRole.id != row.id)
    return session.scalars(select(CommitteeRole).where(*same)).all()


def _join_to_the_one_before(
    session: Session, rows: Sequence[Organisation] | Sequence[Committee], valid_from: date
) -> None:
    wrong = next((row for row in rows if row.valid_from == valid_from), None)
    if wrong is None:
        return
    if len(rows) == 1:
        raise Conflict(_("This is the only period. Correct its names instead."))
    for row in rows:
        if row.valid_to == valid_from - _ONE_DAY:
            row.valid_to = wrong.valid_to
    session.delete(wrong)


def _overlap_sentence(other: Post | CommitteeRole) -> str:
    first = short_date(other.valid_from) if other.valid_from else "…"
    last = short_date(other.valid_to) if other.valid_to else "…"
    sentence = _("These days overlap “{title}” ({first} – {last}). Correct that line first.")
    return sentence.format(title=other.title, first=first, last=last)
