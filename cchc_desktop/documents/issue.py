"""Joins a paper and its place in the register: its pages are made first, then number, day and pages are kept at once.

``read_entry`` is a short read, ``prepare`` renders and holds no file, ``issue`` is one transaction. What is printed of
an issued paper from then on are the kept bytes (``issuing``). Kinds are known only as ``Issuable``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.committee.queries import people_at
from cchc_desktop.committee.records import PersonAtDate
from cchc_desktop.documents.content import Document, SignatureRow
from cchc_desktop.documents.issuable import Issuable
from cchc_desktop.documents.issue_checks import (
    check_day,
    check_signer,
    issued_entry,
    obstacles,
    require_number,
    signer_now,
    symbol_of,
)
from cchc_desktop.documents.issuing import render
from cchc_desktop.documents.layout_check import Finding, check_layout
from cchc_desktop.documents.paper_places import PaperPlace, issuable_at, place_of_paper
from cchc_desktop.errors import AppError, Conflict
from cchc_desktop.i18n import _
from cchc_desktop.register import recalling, service
from cchc_desktop.register.drafting import begin_draft
from cchc_desktop.register.numbering import check_number, read_number
from cchc_desktop.register.queries import paper_of, papers_of
from cchc_desktop.register.records import Dispatch, Paper, PaperState
from cchc_desktop.register.rules import type_name
from cchc_desktop.storage import history

FORMATS = ("pdf", "docx")
"""What is kept of an issued paper: the pages, and the Word file of the same text."""
_KEPT = "Lưu:"


@dataclass(frozen=True)
class Ready:
    """A paper ready to be issued: as it was read, its register entry, and the pages by format.

    ``takes_reserved``: its number was reserved, and it is the paper that it was kept for. ``replaces`` is the id of the
    paper whose place it takes; ``dispatch`` what the register says of it besides.
    """

    issuable: Issuable
    paper: Paper
    pages: Mapping[str, bytes]
    dispatch: Dispatch
    takes_reserved: bool = False
    replaces: int | None = None


def findings(issuable: Issuable, *, today: date) -> tuple[Finding, ...]:
    """Return what to look at before issuing: what blocks first, then what only warns, each on the page's order."""
    blocking = obstacles(issuable, today=today)
    said = {each.anchor for each in blocking if each.anchor}
    layout = [each for each in check_layout(issuable.build(issuable.paper)) if each.anchor not in said]
    return (*blocking, *sorted(layout, key=lambda each: not each.blocking))


def read_entry(
    session: Session,
    issuable: Issuable,
    *,
    number: str,
    issued_on: date | None,
    today: date,
    takes_reserved: bool = False,
) -> Paper:
    """Return the register entry that issuing makes, with the signer's post of that day; number and day as typed.

    Raises ValidationError (``number``, ``issued_on``, ``signer_id``), Conflict with what blocks.
    """
    for obstacle in obstacles(issuable, today=today):
        raise Conflict(obstacle.sentence)
    day = check_day(issuable, issued_on, today=today)
    given = require_number(read_number(number, symbol_of(issuable)))
    signer = check_signer(issuable, _on_that_day(session, signer_now(issuable), day), day)
    paper = issued_entry(issuable, number=given, day=day, signer=signer)
    _require_usable(session, paper, takes_reserved)
    return paper


def prepare(issuable: Issuable, paper: Paper, *, takes_reserved: bool = False, replaces: int | None = None) -> Ready:
    """Make the pages of an entry that was read. Raises Conflict with a finding that blocks."""
    document = issuable.build(paper)
    for finding in check_layout(document):
        if finding.blocking:
            raise Conflict(finding.sentence)
    pages = {name: render(document, name) for name in FORMATS}
    return Ready(issuable, paper, pages, dispatch_of(document), takes_reserved, replaces)


def issue(session: Session, ready: Ready, *, now: datetime, today: date) -> tuple[int, Changes]:
    """Enter the paper with number and day, written once, and keep its pages; return its id. Undo does not pass that.

    Raises Conflict when the file says something else by now, ValidationError (``number``). ``now`` is aware.
    """
    issuable, paper = ready.issuable, ready.paper
    _require_same(session, ready, today)
    _require_usable(session, paper, ready.takes_reserved)
    owner = issuable.owner_kind, issuable.owner_id
    paper_id = service.issue(session, *owner, paper, now=now, dispatch=ready.dispatch)
    service.keep_pages(session, paper_id, ready.pages, now=now)
    changes = Changes.of("paper", issuable.owner_kind, record_id=issuable.owner_id)
    if issuable.after_issue is not None:
        changes |= issuable.after_issue(session, paper_id, paper)
    if ready.replaces is not None:
        changes |= recalling.replace(session, ready.replaces, paper_id)
    name = f"{type_name(paper.type_code)} {paper.cited}"
    history.name_step(session, _("Issue {paper}").format(paper=name))
    return paper_id, changes


def begin_replacement(session: Session, paper_id: int, *, today: date) -> tuple[PaperPlace, Changes]:
    """Begin a draft that says what an issued paper says, to take its place; return where it is found.

    Raises NotFound, Conflict for a paper that the program did not make or that is replaced already.
    """
    place = place_of_paper(session, paper_id)
    old = paper_of(session, paper_id)
    if old.state is PaperState.REPLACED:
        raise Conflict(_("{paper} is replaced already.").format(paper=f"{type_name(old.type_code)} {old.cited}"))
    owner = place.owner_kind, place.owner_id
    title = "" if old.title == issuable_at(session, place, today=today).abstract else old.title
    form = replace(old.form, kind=place.kind)
    begun, changes = begin_draft(session, *owner, old.type_code, form, title, begun_on=today)
    return replace(place, paper_id=begun), changes


def replaceable(session: Session, issuable: Issuable) -> tuple[Paper, ...]:
    """Return the papers whose place this one could take, the newest first: of its kind and record, not replaced yet."""
    papers = papers_of(session, issuable.owner_kind, issuable.owner_id)
    ended = (PaperState.ISSUED, PaperState.RECALLED)
    found = [
        paper
        for paper in papers
        if paper.type_code == issuable.type_code and paper.form.kind in ("", issuable.kind) and paper.state in ended
    ]
    return tuple(paper for paper in reversed(found) if paper.number and paper.id != issuable.paper.id)


def dispatch_of(document: Document) -> Dispatch:
    """Return the columns of the register that the paper says itself: who gets it, who keeps the file copy."""
    rows = [block for section in document.sections for block in section.blocks if isinstance(block, SignatureRow)]
    lines = next((row.recipients.lines for row in rows if row.recipients is not None), ())
    entries = [line.lstrip("- ").strip(" ;.") for line in lines]
    kept = next((entry for entry in entries if entry.startswith(_KEPT)), "")
    others = "\n".join(entry for entry in entries if entry and entry != kept)
    return Dispatch(recipients=others, kept_by=kept.removeprefix(_KEPT).strip())


def place_of(issuable: Issuable) -> PaperPlace:
    """Return where the paper is found again."""
    return PaperPlace(issuable.kind, issuable.owner_kind, issuable.owner_id, issuable.paper.id)


def _require_usable(session: Session, paper: Paper, takes_reserved: bool) -> None:
    assert paper.issued_on is not None
    check_number(
        session,
        paper.number,
        paper.symbol,
        paper.issued_on,
        except_id=paper.id,
        type_code=paper.type_code,
        takes_reserved=takes_reserved,
    )


def _on_that_day(session: Session, chosen: PersonAtDate | None, day: date) -> PersonAtDate | None:
    """Return the person with post and role of that day."""
    if chosen is None:
        return None
    people = people_at(session, day, with_hidden=True)
    return next((each for each in people if each.id == chosen.id), None)


def _require_same(session: Session, ready: Ready, today: date) -> None:
    """Refuse when the pages would be others by now, or the draft is gone."""
    sentence = _("The paper was changed while its pages were made, so it was not issued. Look at it and issue again.")
    try:
        again = issuable_at(session, place_of(ready.issuable), today=today)
    except AppError as gone:
        raise Conflict(sentence) from gone
    is_same = again.paper == ready.issuable.paper and again.paper.form == ready.issuable.paper.form
    if not is_same or again.build(ready.paper) != ready.issuable.build(ready.paper):
        raise Conflict(sentence)
