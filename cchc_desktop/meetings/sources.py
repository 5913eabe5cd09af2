"""What a task that comes from a conclusion names as its source: the conclusion, and the paper that announced it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from cchc_desktop.meetings.model import Conclusion, Meeting
from cchc_desktop.meetings.records import MEETING
from cchc_desktop.register.model import IssuedDocument
from cchc_desktop.register.rules import MINUTES, NOTICE
from cchc_desktop.tasks.records import SourceKind
from cchc_desktop.text.dates import short_date

_ANNOUNCING = (NOTICE, MINUTES)
"""The notice of conclusions names them to everybody; without one the minutes hold them."""


def source_words(session: Session, sources: Sequence[tuple[SourceKind, int]]) -> Mapping[tuple[SourceKind, int], str]:
    """Return "Kết luận 3, 13/TB-BCĐ ngày 11/12/2020", or the meeting's code where no paper has a number."""
    wanted = {source_id for kind, source_id in sources if kind is SourceKind.CONCLUSION}
    if not wanted:
        return {}
    papers = _papers(session)
    query = select(Conclusion.id, Conclusion.position, Meeting.id, Meeting.code).join(
        Meeting, Meeting.id == Conclusion.meeting_id
    )
    ordered = query.order_by(Conclusion.meeting_id, Conclusion.position, Conclusion.id)
    numbers: dict[int, int] = {}
    found = {}
    for conclusion_id, _position, meeting_id, code in session.execute(ordered):
        number = numbers[meeting_id] = numbers.get(meeting_id, 0) + 1
        if conclusion_id in wanted:
            words = f"Kết luận {number}, {papers.get(meeting_id, code)}"
            found[SourceKind.CONCLUSION, conclusion_id] = words
    return found


def _papers(session: Session) -> dict[int, str]:
    """Return the paper of each meeting that announced its conclusions, with number and date."""
    query = select(IssuedDocument).where(
        IssuedDocument.owner_kind == MEETING, IssuedDocument.type_code.in_(_ANNOUNCING), IssuedDocument.number != ""
    )
    found: dict[int, str] = {}
    papers = sorted(session.scalars(query), key=lambda paper: (-_ANNOUNCING.index(paper.type_code), -paper.id))
    for paper in papers:
        day = f" ngày {short_date(paper.issued_on)}" if paper.issued_on else ""
        if paper.owner_id is not None:
            found[paper.owner_id] = f"{paper.number}/{paper.symbol}{day}"
    return found
