"""What is chosen and typed for one paper, written into its row and read from it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from cchc_desktop.committee.queries import as_of_date, people_at
from cchc_desktop.committee.records import PersonAtDate
from cchc_desktop.errors import ValidationError
from cchc_desktop.i18n import _
from cchc_desktop.register.model import IssuedDocument, PaperText
from cchc_desktop.register.records import Dispatch, PaperForm, PaperState
from cchc_desktop.text.normalise import clean_line, clean_text

LIMITS = {"number": 11, "symbol": 30, "title": 500, "signer_text": 150, "kept_by": 200, "note": 200, "reason": 500}
"""How long the fields of the register may be (documents.md 4.4; a name of 50 with a post of 100)."""
MOST_COPIES = 9999


def state_of(row: IssuedDocument) -> PaperState:
    """Return where a paper stands."""
    return state_from(row.kind, is_frozen=row.frozen_at is not None, recalled_on=row.recalled_on, by=row.replaced_by_id)


def state_from(kind: str, *, is_frozen: bool, recalled_on: date | None, by: int | None) -> PaperState:
    """Return where a paper stands: one of a kind that was not issued is a draft, whatever else is entered of it."""
    if by is not None:
        return PaperState.REPLACED
    if recalled_on is not None:
        return PaperState.RECALLED
    return PaperState.DRAFT if kind and not is_frozen else PaperState.ISSUED


def form_of(row: IssuedDocument, texts: tuple[tuple[str, str], ...] = ()) -> PaperForm:
    """Return what is chosen and typed for a paper."""
    return PaperForm(row.kind, row.signer_id, row.capacity, row.is_collective, texts)


def texts_of(session: Session, rows: Collection[IssuedDocument]) -> Mapping[int, tuple[tuple[str, str], ...]]:
    """Return what was typed for papers, by their id."""
    ids = [row.id for row in rows if row.kind]
    found: dict[int, tuple[tuple[str, str], ...]] = {}
    if ids:
        query = select(PaperText.document_id, PaperText.slot, PaperText.text).where(PaperText.document_id.in_(ids))
        for document_id, slot, text in session.execute(query.order_by(PaperText.slot)):
            found[document_id] = (*found.get(document_id, ()), (slot, text))
    return found


def signers_of(
    session: Session, rows: Collection[IssuedDocument], people: Mapping[int, PersonAtDate] | None, day: date | None
) -> Mapping[int, PersonAtDate]:
    """Return who signs papers by the id of the paper, with the post held when it was issued.

    A paper without a date takes the post of ``day`` (``people`` as they were then, where these are known), else of
    today.
    """
    found: dict[int, PersonAtDate] = {}
    by_day: dict[date | None, set[int]] = {}
    for row in rows:
        if row.signer_id is not None:
            by_day.setdefault(row.issued_on or day, set()).add(row.signer_id)
    known: dict[date | None, Mapping[int, PersonAtDate]] = {}
    for when, ids in by_day.items():
        if people is not None and when == day and ids <= people.keys():
            known[when] = people
            continue
        on = when or as_of_date(session) or date.today()
        known[when] = {each.id: each for each in people_at(session, on, with_hidden=True, ids=ids)}
    for row in rows:
        if row.signer_id is not None:
            signer = known[row.issued_on or day].get(row.signer_id)
            found |= {row.id: signer} if signer is not None else {}
    return found


def put_form(session: Session, row: IssuedDocument, form: PaperForm) -> None:
    """Write what is chosen and typed into a row that was flushed; a text that is no longer there goes."""
    row.kind, row.signer_id = form.kind, form.signer_id
    row.capacity, row.is_collective = form.capacity, form.is_collective
    kept = {each.slot: each for each in session.scalars(select(PaperText).where(PaperText.document_id == row.id))}
    for slot, text in form.texts:
        text_row = kept.pop(slot, None)
        if text_row is None:
            session.add(PaperText(document_id=row.id, slot=slot, text=clean_text(text)))
        else:
            text_row.text = clean_text(text)
    for gone in kept.values():
        session.delete(gone)


def put_dispatch(row: IssuedDocument, dispatch: Dispatch) -> None:
    """Write the further columns of the register. Raises ValidationError for what cannot stand there."""
    kept_by, note = checked_line(dispatch.kept_by, "kept_by"), checked_line(dispatch.note, "note")
    if dispatch.copies is not None and not 1 <= dispatch.copies <= MOST_COPIES:
        raise ValidationError(_("The number of copies is from 1 to {most}.").format(most=MOST_COPIES), "copies")
    if dispatch.sent_on is not None and row.issued_on is not None and dispatch.sent_on < row.issued_on:
        sentence = _("A paper cannot be sent before the day it is dated. Correct one of the days.")
        raise ValidationError(sentence, "sent_on")
    row.recipients, row.kept_by, row.note = clean_text(dispatch.recipients), kept_by, note
    row.copies, row.sent_on = dispatch.copies, dispatch.sent_on


def checked_line(text: str, field: str) -> str:
    """Return a text as one clean line. Raises ValidationError, naming the field, when it is too long."""
    line, limit = clean_line(text), LIMITS[field]
    if len(line) > limit:
        raise ValidationError(
            _("This is {n} characters long; the register takes {limit}. Shorten it.").format(n=len(line), limit=limit),
            field,
        )
    return line
