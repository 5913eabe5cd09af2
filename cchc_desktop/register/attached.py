"""Files attached to papers of the register: scans of the signed sheet, and the papers of others as they came.

They stay writable when the record is locked.
"""

from __future__ import annotations

from sqlalchemy.orm import Session

from cchc_desktop.register.rules import PAPER
from cchc_desktop.storage.attachments import AttachmentRow, attachments_of


def files_of(session: Session, document_id: int) -> tuple[AttachmentRow, ...]:
    """Return the files attached to a paper, the oldest first."""
    return attachments_of(session, PAPER, (document_id,)).get(document_id, ())
