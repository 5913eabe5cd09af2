"""The files of a meeting: those of its papers, and those that belong to the meeting itself."""

from __future__ import annotations

from typing import Final

from sqlalchemy.orm import Session

from cchc_desktop.meetings.records import MEETING
from cchc_desktop.register.queries import papers_of
from cchc_desktop.register.records import Paper
from cchc_desktop.register.rules import MINUTES, PAPER, SCAN
from cchc_desktop.storage.attaching import Owner
from cchc_desktop.storage.attachments import AttachmentRow, attachments_of

FILE: Final = "paper"
"""The role of a file that is no scan of a signed paper."""


def files_of_meeting(session: Session, meeting_id: int) -> tuple[AttachmentRow, ...]:
    """Return the files of the papers in their order, then those of the meeting itself, each oldest first."""
    ids = [paper.id for paper in papers_of(session, MEETING, meeting_id) if paper.id is not None]
    of_papers = attachments_of(session, PAPER, ids)
    own = attachments_of(session, MEETING, (meeting_id,)).get(meeting_id, ())
    return (*(row for id_ in ids for row in of_papers.get(id_, ())), *own)


def file_owner(meeting_id: int, paper: Paper | None) -> Owner | None:
    """Return whose a file is: the meeting's, or a stored paper's; with the minutes it is their signed scan.

    None for a paper that is not stored yet.
    """
    if paper is None:
        return Owner(MEETING, meeting_id, FILE)
    if paper.id is None:
        return None
    if paper.type_code == MINUTES:
        return Owner(PAPER, paper.id, SCAN, pages_only=True)
    return Owner(PAPER, paper.id, FILE)
