"""Papers that the program did not make, typed into the register; and what the register says of any paper besides."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.errors import Conflict, NotFound, ValidationError
from cchc_desktop.i18n import _
from cchc_desktop.register.drafting import changes_of
from cchc_desktop.register.forms import checked_line, put_dispatch, state_of
from cchc_desktop.register.marks import use_reserved
from cchc_desktop.register.model import IssuedDocument
from cchc_desktop.register.numbering import check_number, read_number
from cchc_desktop.register.records import Dispatch, Paper, PaperEntry, PaperState
from cchc_desktop.register.rules import type_name
from cchc_desktop.register.service import require_not_replacing
from cchc_desktop.storage import history, locks

_TYPE = 10


def enter_paper(
    session: Session,
    entry: PaperEntry,
    *,
    owner_kind: str = "",
    owner_id: int | None = None,
    takes_reserved: bool = False,
) -> tuple[int, Changes]:
    """Enter a paper of another office's making, or one older than this file, with its number; return its id.

    Raises ValidationError: ``type_code``, ``number``, ``symbol``, ``issued_on``, ``title``, ``signer_text``,
    ``copies``, ``sent_on``, ``kept_by``, ``note``.
    """
    query = select(func.count(IssuedDocument.id)).where(
        IssuedDocument.owner_kind == owner_kind, IssuedDocument.owner_id.is_not_distinct_from(owner_id)
    )
    count = session.scalar(query) or 0
    row = IssuedDocument(type_code="", owner_kind=owner_kind, owner_id=owner_id, position=count if owner_kind else 0)
    _fill(session, row, entry, takes_reserved=takes_reserved)
    session.add(row)
    session.flush()
    history.name_step(session, _("Enter in the register: {name}").format(name=_name(row)))
    return row.id, changes_of(row)


def edit_entry(session: Session, document_id: int, entry: PaperEntry, *, takes_reserved: bool = False) -> Changes:
    """Change a paper that was typed into the register. Raises NotFound, Conflict, ValidationError as for a new one."""
    row = _entered(session, document_id)
    _fill(session, row, entry, takes_reserved=takes_reserved)
    session.flush()
    history.name_step(session, _("Correct in the register: {name}").format(name=_name(row)))
    return changes_of(row)


def trash_entry(session: Session, document_id: int) -> Changes:
    """Put a paper that was typed into the register into the trash; its number is free then.

    Raises NotFound, Conflict for one that the program issued, that was recalled or that replaces another.
    """
    row = _entered(session, document_id)
    require_not_replacing(session, row)
    row.trashed_at = datetime.now(UTC)
    session.flush()
    history.name_step(session, _("Put into the trash: {name}").format(name=_name(row)))
    return changes_of(row)


def save_dispatch(session: Session, document_id: int, dispatch: Dispatch) -> Changes:
    """Store recipients, file copy, number of copies, day of sending and note of any paper, issued ones too.

    Raises NotFound, ValidationError (``recipients``, ``kept_by``, ``copies``, ``sent_on``, ``note``).
    """
    row = _row(session, document_id)
    put_dispatch(row, dispatch)
    session.flush()
    history.name_step(session, _("Register: {name}").format(name=_name(row)))
    return changes_of(row)


def _fill(session: Session, row: IssuedDocument, entry: PaperEntry, *, takes_reserved: bool) -> None:
    """Write what was typed; everything is checked before the first column changes."""
    type_code, symbol = entry.type_code.strip(), _symbol(entry)
    if not type_code or len(type_code) > _TYPE:
        raise ValidationError(_("Choose the type of the paper."), "type_code")
    number = read_number(entry.number, symbol)
    if not number:
        raise ValidationError(_("Enter the number of the paper, such as 05."), "number")
    if entry.issued_on is None:
        raise ValidationError(_("Enter the date of the paper."), "issued_on")
    title, signer = checked_line(entry.title, "title"), checked_line(entry.signer_text, "signer_text")
    check_number(
        session,
        number,
        symbol,
        entry.issued_on,
        except_id=row.id,
        type_code=type_code,
        takes_reserved=takes_reserved,
    )
    row.type_code, row.number, row.symbol, row.issued_on = type_code, number, symbol, entry.issued_on
    row.title, row.signer_text = title, signer
    put_dispatch(row, entry.dispatch)
    use_reserved(session, Paper(type_code, number, symbol, entry.issued_on))


def _symbol(entry: PaperEntry) -> str:
    symbol = "".join(checked_line(entry.symbol, "symbol").split())
    if not symbol:
        raise ValidationError(_("Enter the symbol of the paper, such as TB-BCĐ."), "symbol")
    return symbol


def _row(session: Session, document_id: int) -> IssuedDocument:
    row = session.get(IssuedDocument, document_id)
    if row is None or row.trashed_at is not None:
        raise NotFound(_("This paper is no longer in the file."))
    return row


def _entered(session: Session, document_id: int) -> IssuedDocument:
    row = _row(session, document_id)
    if row.frozen_at is not None:
        raise locks.refusal(locks.NUMBER)
    state = state_of(row)
    if state is PaperState.DRAFT:
        raise Conflict(_("This paper is a draft. Open it where it is written."))
    if state is not PaperState.ISSUED:
        raise Conflict(_("This paper was recalled or replaced, so its entry stays as it is."))
    return row


def _name(row: IssuedDocument) -> str:
    return " · ".join(filter(None, (f"{type_name(row.type_code)} {row.number}/{row.symbol}", row.title)))
