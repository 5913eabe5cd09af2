"""What a task that comes from a conclusion names as its source: the conclusion, and the paper that announced it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from cchc_desktop.meetings.model import Conclusion, Meeting
from cchc_desktop.meetings.records import MEETING
from cchc_desktop.meetings.rules import NOUNS
from cchc_desktop.register.model import IssuedDocument
from cchc_desktop.register.records import Paper
from cchc_desktop.register.rules import MINUTES, NOTICE
from cchc_desktop.tasks.records import SourceKind
from cchc_desktop.text.dates import short_date

_MEETING = NOUNS[0].casefold()
_ANNOUNCING = (NOTICE, MINUTES)
"""The notice of conclusions names them to everybody; without one the minutes hold them."""


def source_words(session: Session, sources: Sequence[tuple[SourceKind, int]]) -> Mapping[tuple[SourceKind, int], str]:
    """Return "Kết luận 3, 13/TB-BCĐ ngày 11/12/2020", or the meeting and its day where no paper has a number."""
    wanted = {source_id for kind, source_id in sources if kind is SourceKind.CONCLUSION}
    if not wanted:
        return {}
    papers = _papers(session)
    query = select(Conclusion.id, Conclusion.position, Meeting.id, Meeting.noun, Meeting.start_date).join(
        Meeting, Meeting.id == Conclusion.meeting_id
    )
    ordered = query.order_by(Conclusion.meeting_id, Conclusion.position, Conclusion.id)
    numbers: dict[int, int] = {}
    found = {}
    for conclusion_id, _position, meeting_id, noun, day in session.execute(ordered):
        number = numbers[meeting_id] = numbers.get(meeting_id, 0) + 1
        if conclusion_id in wanted:
            paper = papers.get(meeting_id)
            where = f", {paper}" if paper else f" tại {noun.strip().casefold() or _MEETING} ngày {short_date(day)}"
            found[SourceKind.CONCLUSION, conclusion_id] = f"Kết luận {number}{where}"
    return found


def announcing_papers(session: Session, conclusion_ids: Collection[int]) -> Mapping[int, Paper]:
    """Return by conclusion the paper with a number that announced it; one recalled or replaced does not count."""
    if not conclusion_ids:
        return {}
    papers = _announcing(session)
    query = select(Conclusion.id, Conclusion.meeting_id).where(Conclusion.id.in_(conclusion_ids))
    return {id_: papers[meeting_id] for id_, meeting_id in session.execute(query) if meeting_id in papers}


def _papers(session: Session) -> dict[int, str]:
    """Return the paper of each meeting that announced its conclusions, with number and date."""
    return {meeting_id: _numbered(paper) for meeting_id, paper in _announcing(session).items()}


def _numbered(paper: Paper) -> str:
    day = f" ngày {short_date(paper.issued_on)}" if paper.issued_on else ""
    return f"{paper.reference}{day}"


def _announcing(session: Session) -> dict[int, Paper]:
    table = IssuedDocument
    query = select(table).where(
        table.owner_kind == MEETING,
        table.type_code.in_(_ANNOUNCING),
        table.number != "",
        table.recalled_on.is_(None),
        table.replaced_by_id.is_(None),
        table.trashed_at.is_(None),
    )
    rows = sorted(session.scalars(query), key=lambda row: (-_ANNOUNCING.index(row.type_code), -row.id))
    return {
        row.owner_id: Paper(row.type_code, row.number, row.symbol, row.issued_on, row.title)
        for row in rows
        if row.owner_id is not None
    }
