"""The first meeting of a new file: made at once, as it most likely will be, without asking which way."""

from __future__ import annotations

from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.meetings import service
from cchc_desktop.meetings.proposing import proposed_details
from ui.workspace import Workspace


def make_first_meeting(workspace: Workspace) -> int:
    """Make a meeting with what is proposed for today and return its id. Raises AppError when the file refuses."""
    today = workspace.today
    made: list[int] = []

    def verb(session: Session) -> Changes:
        meeting_id, changes = service.create_meeting(session, proposed_details(session, today=today), today=today)
        made.append(meeting_id)
        return changes

    workspace.write(verb)
    return made[0]
