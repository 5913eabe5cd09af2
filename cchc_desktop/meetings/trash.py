"""A meeting thrown away; one that was ever signed stays. The way back is the same for every record (storage.trash)."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.errors import Conflict, NotFound
from cchc_desktop.i18n import _
from cchc_desktop.meetings.model import Meeting
from cchc_desktop.meetings.records import MEETING
from cchc_desktop.register.queries import has_issued_papers
from cchc_desktop.storage import history, locks


def trash_meeting(session: Session, meeting_id: int) -> Changes:
    """Put a meeting into the trash, with everything in it.

    Raises Conflict when its minutes are or were signed, or a paper of it was issued.
    """
    meeting = session.get(Meeting, meeting_id)
    if meeting is None:
        raise NotFound(_("This meeting is no longer in the file."))
    if meeting.signed_at is not None or meeting.version > 1:
        raise locks.refusal(locks.SIGNED_STAYS)
    if has_issued_papers(session, MEETING, meeting_id):
        raise Conflict(
            _("A paper of this meeting was issued, so the meeting stays in the file. Cancel it with a reason instead.")
        )
    meeting.trashed_at = datetime.now(UTC)
    session.flush()
    history.name_step(session, _("Put into the trash: {name}").format(name=meeting.code))
    return Changes.of("meeting", record_id=meeting_id)
