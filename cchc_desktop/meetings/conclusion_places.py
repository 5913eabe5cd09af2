"""The way back from a task to the conclusion it comes from."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cchc_desktop.meetings.model import Conclusion, Meeting


@dataclass(frozen=True)
class ConclusionPlace:
    """Where a conclusion stands; ``number`` counts from 1."""

    meeting_id: int
    meeting_code: str
    number: int


def conclusion_place(session: Session, conclusion_id: int) -> ConclusionPlace | None:
    """Return the meeting of a conclusion and its number there, None when it is gone."""
    found = session.execute(
        select(Conclusion.meeting_id, Conclusion.position, Meeting.code)
        .join(Meeting, Meeting.id == Conclusion.meeting_id)
        .where(Conclusion.id == conclusion_id, Meeting.trashed_at.is_(None))
    ).one_or_none()
    if found is None:
        return None
    before = select(func.count()).where(Conclusion.meeting_id == found.meeting_id, Conclusion.position < found.position)
    return ConclusionPlace(found.meeting_id, found.code, session.scalars(before).one() + 1)
