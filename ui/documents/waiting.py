"""What is still being written, as one list: drafts of every kind, and minutes that are not signed yet. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from cchc_desktop.documents.paper_owners import paper_owners
from cchc_desktop.documents.paper_places import PaperPlace
from cchc_desktop.meetings.queries import meeting_rows
from cchc_desktop.meetings.records import MEETING, MeetingRow, MeetingState
from cchc_desktop.register.drafting import drafts
from cchc_desktop.register.records import DraftRow
from cchc_desktop.register.rules import MINUTES, PAPER

_UNSIGNED = (MeetingState.HELD, MeetingState.DRAFT_MINUTES)


@dataclass(frozen=True)
class Waiting:
    """One line: ``kind`` and ``id`` of the record that Enter opens, the paper's kind and type, and since when.

    ``state`` is that of the meeting for minutes, None for a draft; ``place`` is where the draft is found.
    """

    kind: str
    id: int
    paper_kind: str
    type_code: str
    about: str
    record: str
    since: date | None
    state: MeetingState | None = None
    place: PaperPlace | None = None

    @property
    def key(self) -> tuple[str, int]:
        """What tells the line from all others."""
        return self.kind, self.id


def waiting_lines(session: Session, today: date) -> list[Waiting]:
    """Return what is to be finished, the oldest first."""
    lines = [*_unsigned(meeting_rows(session, today=today)), *_drafts(drafts(session, paper_owners()))]
    return sorted(lines, key=lambda line: (line.since or date.min, line.kind, line.id))


def _unsigned(rows: Iterable[MeetingRow]) -> Iterable[Waiting]:
    for row in rows:
        if row.state in _UNSIGNED:
            yield Waiting(MEETING, row.id, "minutes", MINUTES, row.title, row.code, row.end_date, state=row.state)


def _drafts(rows: Sequence[DraftRow]) -> Iterable[Waiting]:
    for row in rows:
        if row.owner_id is not None:
            place = PaperPlace(row.kind, row.owner_kind, row.owner_id, row.id)
            about = row.title or row.owner_title
            yield Waiting(PAPER, row.id, row.kind, row.type_code, about, row.owner_code, row.begun_on, place=place)
