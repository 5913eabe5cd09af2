"""What the office settles for a kind of paper once: who signs it, and how its texts are worded."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.committee.model import AdjustedTextRow, KindSigningRow
from cchc_desktop.committee.records import AdjustedText, KindSigning
from cchc_desktop.i18n import _
from cchc_desktop.storage import history


def save_kind_signing(session: Session, signing: KindSigning) -> Changes:
    """Keep who signs a kind of paper, and how; one that says nothing follows the posts again."""
    row = session.scalar(select(KindSigningRow).where(KindSigningRow.paper_kind == signing.paper_kind))
    says_nothing = signing == KindSigning(signing.paper_kind)
    if row is not None and says_nothing:
        session.delete(row)
    elif not says_nothing:
        if row is None:
            row = KindSigningRow(paper_kind=signing.paper_kind)
            session.add(row)
        row.signer_id, row.capacity, row.is_collective = signing.signer_id, signing.capacity, signing.is_collective
    session.flush()
    history.name_step(session, _("Say who signs a kind of paper"))
    return Changes.of("committee")


def save_adjusted_text(session: Session, text: AdjustedText) -> Changes:
    """Keep a text of a kind of paper as this office words it; an empty one prints nothing.

    Whether its variables exist is for the kind to say (``documents.slots.check_text``).
    """
    row = _row(session, text.paper_kind, text.slot)
    if row is None:
        session.add(AdjustedTextRow(paper_kind=text.paper_kind, slot=text.slot, text=text.text))
    else:
        row.text = text.text
    session.flush()
    history.name_step(session, _("Word a text of a kind of paper"))
    return Changes.of("committee")


def forget_adjusted_text(session: Session, paper_kind: str, slot: str) -> Changes:
    """Let the program's text hold again."""
    row = _row(session, paper_kind, slot)
    if row is not None:
        session.delete(row)
        session.flush()
        history.name_step(session, _("Take the text of the program again"))
    return Changes.of("committee")


def _row(session: Session, paper_kind: str, slot: str) -> AdjustedTextRow | None:
    query = select(AdjustedTextRow).where(AdjustedTextRow.paper_kind == paper_kind, AdjustedTextRow.slot == slot)
    return session.scalar(query)
