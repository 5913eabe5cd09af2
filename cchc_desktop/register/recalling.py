"""How an issued paper ends: recalled for a reason, or replaced. Both are known outside, so undo stops there."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.errors import Conflict, NotFound, ValidationError
from cchc_desktop.i18n import _
from cchc_desktop.register.drafting import changes_of
from cchc_desktop.register.forms import checked_line, state_of
from cchc_desktop.register.model import IssuedDocument
from cchc_desktop.register.records import Paper, PaperState
from cchc_desktop.register.rules import MINUTES, type_name
from cchc_desktop.storage import history
from cchc_desktop.text.dates import short_date


def recall(session: Session, document_id: int, reason: str, day: date) -> Changes:
    """Take an issued paper back, for a reason and from a day on; its number stays its own.

    Raises ValidationError (``reason``, ``day``), Conflict for one that is not in force or is minutes, NotFound.
    """
    row = _in_force(session, document_id)
    words = checked_line(reason, "reason")
    if not words:
        raise ValidationError(_("Say why the paper is recalled: the register shows the reason."), "reason")
    if row.issued_on is not None and day < row.issued_on:
        sentence = _("The paper is of {day}; it cannot be recalled before that. Correct the day.")
        raise ValidationError(sentence.format(day=short_date(row.issued_on)), "day")
    row.recalled_on, row.recall_reason = day, words
    session.flush()
    name = _name(row)
    history.wall(
        session,
        _("{paper} was recalled ({reason}), and undo does not pass that. Issue a paper that replaces it.").format(
            paper=name, reason=words
        ),
        title=_("Recall {paper}: {reason}").format(paper=name, reason=words),
    )
    return changes_of(row)


def replace(session: Session, old_id: int, new_id: int) -> Changes:
    """Let an issued paper take the place of another, which may have been recalled.

    Raises Conflict where either is a draft or that would go in a circle, NotFound.
    """
    old, new = _issued(session, old_id), _in_force(session, new_id)
    _require_no_minutes(old)
    if state_of(old) is PaperState.REPLACED:
        raise Conflict(_("{paper} is replaced already.").format(paper=_name(old)))
    if old is new:
        raise Conflict(_("A paper does not replace itself. Choose another one."))
    if old.issued_on is not None and new.issued_on is not None and new.issued_on < old.issued_on:
        sentence = _("{new} is older than {old}, so it cannot replace it. Choose a later paper.")
        raise Conflict(sentence.format(new=_name(new), old=_name(old)))
    old.replaced_by_id = new.id
    session.flush()
    history.wall(
        session,
        _("{old} was replaced by {new}, and undo does not pass that.").format(old=_name(old), new=_name(new)),
        title=_("Replace {old} by {new}").format(old=_name(old), new=_name(new)),
    )
    return changes_of(old)


def _in_force(session: Session, document_id: int) -> IssuedDocument:
    row = _issued(session, document_id)
    if state_of(row) is not PaperState.ISSUED:
        sentence = _("{paper} is recalled or replaced already.")
        raise Conflict(sentence.format(paper=_name(row)))
    _require_no_minutes(row)
    return row


def _issued(session: Session, document_id: int) -> IssuedDocument:
    row = session.get(IssuedDocument, document_id)
    if row is None or row.trashed_at is not None:
        raise NotFound(_("This paper is no longer in the file."))
    if state_of(row) is PaperState.DRAFT or not (row.number or row.issued_on):
        raise Conflict(_("This paper is a draft. Issue it, or put it into the trash."))
    return row


def _require_no_minutes(row: IssuedDocument) -> None:
    """Minutes are corrected by reopening them or by supplementary minutes, never taken back."""
    if row.type_code == MINUTES and row.owner_kind:
        raise Conflict(_("Minutes are not recalled. Reopen them with a reason, or write supplementary minutes."))


def _name(row: IssuedDocument) -> str:
    paper = Paper(row.type_code, row.number, row.symbol, row.issued_on)
    return f"{type_name(row.type_code)} {paper.cited or row.title}".strip()
