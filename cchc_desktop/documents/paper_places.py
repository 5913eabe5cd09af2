"""Where a paper on its way is found again: its kind, the record it belongs to, and its entry once there is one.

Any kind is read the same way, whether it is about one meeting or about something else.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from cchc_desktop.documents.issuable import Issuable
from cchc_desktop.documents.kinds import KINDS
from cchc_desktop.documents.paper_owners import paper_owners
from cchc_desktop.errors import Conflict, NotFound
from cchc_desktop.i18n import _
from cchc_desktop.meetings.queries import meeting_facts
from cchc_desktop.meetings.records import MEETING
from cchc_desktop.register.model import IssuedDocument
from cchc_desktop.register.queries import papers_of
from cchc_desktop.register.records import Paper, PaperForm, PaperState
from cchc_desktop.register.rules import INVITATION, NOTICE

_KINDS_OF_TYPE = {INVITATION: "invitation", NOTICE: "conclusion_notice"}
"""What a paper of a meeting is that was issued before the program was used."""


@dataclass(frozen=True)
class PaperPlace:
    """Kind ("invitation"), kind and id of the record, and the entry; ``paper_id`` None before a draft is begun."""

    kind: str
    owner_kind: str
    owner_id: int
    paper_id: int | None = None


def issuable_at(session: Session, place: PaperPlace, *, today: date) -> Issuable:
    """Return the paper as it stands in the file now. Raises NotFound when the record or the entry is gone."""
    whole = _of_its_kind(session, place, today)
    return replace(whole, paper=_entry(session, place, whole))


def place_of_draft(session: Session, place: PaperPlace) -> PaperPlace:
    """Return the place of the newest draft of this kind about the record, the given one where there is none."""
    drafts = [each for each in _entries(session, place) if each.state is PaperState.DRAFT]
    return replace(place, paper_id=drafts[-1].id) if drafts else place


def place_of_paper(session: Session, paper_id: int) -> PaperPlace:
    """Return the place of an entry. Raises NotFound; Conflict for one that is of no kind that the program makes."""
    row = session.get(IssuedDocument, paper_id)
    if row is None or row.trashed_at is not None:
        raise NotFound(_("This paper is no longer in the file."))
    kind = row.kind or (_KINDS_OF_TYPE.get(row.type_code, "") if row.owner_kind == MEETING else "")
    if not kind or row.owner_id is None:
        raise Conflict(_("This paper was not made here, so no other is begun from it. Write the new one by itself."))
    return PaperPlace(kind, row.owner_kind, row.owner_id, paper_id)


def issued_at(session: Session, place: PaperPlace) -> Paper | None:
    """Return the newest paper of this kind about the record that was issued and still holds."""
    issued = [each for each in _entries(session, place) if each.is_frozen and each.state is PaperState.ISSUED]
    return issued[-1] if issued else None


def owner_code(session: Session, owner_kind: str, owner_id: int) -> str:
    """Return the code of the record that owns a paper. Raises NotFound."""
    owner = paper_owners().subquery()
    kind, id_, code, _title, in_trash = owner.c
    found = session.scalar(select(code).where(kind == owner_kind, id_ == owner_id, in_trash.is_(False)))
    if found is None:
        raise NotFound(_("The record that this paper belongs to is no longer in the file."))
    return str(found)


def _of_its_kind(session: Session, place: PaperPlace, today: date) -> Issuable:
    if place.owner_kind == MEETING:
        facts = meeting_facts(session, place.owner_id)
        for kind in KINDS:
            if kind.name == place.kind and kind.issuable is not None:
                return kind.issuable(facts)
    found = _of_a_sheet(session, place, today)
    if found is None:
        raise NotFound(_("This paper can no longer be made: what it is about is gone."))
    return found


def _of_a_sheet(session: Session, place: PaperPlace, today: date) -> Issuable | None:
    from cchc_desktop.documents.sheets import SHEET_KINDS
    from cchc_desktop.documents.sheets.asked import Asked

    kind = next((each for each in SHEET_KINDS if each.name == place.kind), None)
    if kind is None:
        return None
    asked = Asked(today, of=owner_code(session, place.owner_kind, place.owner_id))
    papers = [paper.issuable for paper in kind.read(session, asked)]
    owner = (place.owner_kind, place.owner_id)
    return next((each for each in papers if each is not None and (each.owner_kind, each.owner_id) == owner), None)


def _entry(session: Session, place: PaperPlace, whole: Issuable) -> Paper:
    if place.paper_id is None:
        return Paper(whole.type_code, form=PaperForm(place.kind), state=PaperState.DRAFT)
    entries = papers_of(session, place.owner_kind, place.owner_id)
    found = next((each for each in entries if each.id == place.paper_id), None)
    if found is None:
        raise NotFound(_("This draft is no longer in the file. It may be in the trash."))
    return found


def _entries(session: Session, place: PaperPlace) -> list[Paper]:
    entries = papers_of(session, place.owner_kind, place.owner_id)
    return [each for each in entries if each.form.kind == place.kind]
