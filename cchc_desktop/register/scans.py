"""Scans of signed papers: attachments of a paper of the register. They stay writable when the record is locked."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.errors import NotFound
from cchc_desktop.i18n import _
from cchc_desktop.register.model import IssuedDocument
from cchc_desktop.register.rules import PAPER, SCAN
from cchc_desktop.storage.attachments import AttachmentRow, attach, attachments_of
from cchc_desktop.storage.incoming import Incoming
from cchc_desktop.storage.stored_files import store_incoming


def scans_of(session: Session, document_id: int) -> tuple[AttachmentRow, ...]:
    """Return the scans of a paper, the oldest first."""
    return attachments_of(session, PAPER, (document_id,), role=SCAN).get(document_id, ())


def attach_scan(session: Session, document_id: int, scan: Incoming, *, now: datetime) -> Changes:
    """Keep a scan of a paper; the same file is there once. ``now`` is aware. Raises NotFound."""
    if session.get(IssuedDocument, document_id) is None:
        raise NotFound(_("This paper is no longer in the file."))
    file_id = store_incoming(session, scan)
    attach(session, PAPER, document_id, SCAN, scan.name, file_id, now=now)
    return Changes.of(PAPER)
