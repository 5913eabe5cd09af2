"""Signed papers as they were kept: what is shown, printed and exported of them are those bytes."""

from __future__ import annotations

from cchc_desktop.documents.issuing import paper_bytes, render
from cchc_desktop.documents.kinds import Kind
from cchc_desktop.meetings.records import MeetingFacts
from ui.workspace import Workspace


def kept_pdf(workspace: Workspace, kind: Kind, facts: MeetingFacts) -> bytes | None:
    """Return the pages of a signed paper as kept, None for one that is made anew. Raises AppError when damaged."""
    if kind.kept_as(facts) is None:
        return None
    return workspace.read(lambda session: paper_bytes(session, kind, facts, "pdf"))


def paper_as(workspace: Workspace, kind: Kind, facts: MeetingFacts, file_format: str) -> bytes:
    """Return a paper as it leaves the window: as kept where it is signed, else made now."""
    kept = None
    if kind.kept_as(facts) is not None:
        kept = workspace.read(lambda session: paper_bytes(session, kind, facts, file_format))
    return kept or render(kind.build(facts), file_format)
