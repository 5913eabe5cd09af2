"""Joins minutes and their record at signing: the pages as signed are made first, then kept with the signature.

``prepare`` renders and holds no file; ``sign`` is one short transaction. What is printed of signed minutes from then on
are the kept bytes (``issuing``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.committee.records import SealCase
from cchc_desktop.documents.changes_between import changes_between, lines_of
from cchc_desktop.documents.issuing import render
from cchc_desktop.documents.kinds import minutes, supplementary_minutes
from cchc_desktop.documents.kinds.common import seal_case
from cchc_desktop.documents.layout_check import EMPTY_HEADING, Finding, check_layout
from cchc_desktop.errors import Conflict
from cchc_desktop.i18n import _
from cchc_desktop.meetings import signing, supplements
from cchc_desktop.meetings.records import MeetingFacts, MeetingState
from cchc_desktop.meetings.signing_rules import check_signed_on, obstacles, require_ready
from cchc_desktop.meetings.supplement_records import SupplementEntry
from cchc_desktop.meetings.supplements import require_supplement_ready
from cchc_desktop.register.numbering import read_number
from cchc_desktop.register.records import Paper
from cchc_desktop.register.rules import MINUTES, organ_of

FORMATS = ("pdf", "docx")
"""What is kept of a signed paper: the pages, and the Word file of the same text."""


@dataclass(frozen=True)
class Ready:
    """Minutes ready to be signed: the facts as read, the register entry, and the pages by format."""

    facts: MeetingFacts
    paper: Paper
    pages: Mapping[str, bytes]


def symbol_of(facts: MeetingFacts) -> str:
    """Return the symbol of the minutes, "BB-BCĐ": the one given before, else that of the seal case."""
    paper = facts.paper(MINUTES)
    case = seal_case(facts, minutes.KIND, paper, facts.details.chair_id)
    organ = facts.profile.organisation_symbol if case is SealCase.A else facts.profile.committee_symbol
    usual = f"{MINUTES}-{organ}"
    if paper is None or not paper.symbol:
        return usual
    is_given = bool(paper.number) or paper.is_frozen or organ_of(paper.symbol, MINUTES) == organ
    return paper.symbol if is_given else usual


def entry_of(facts: MeetingFacts, number: str, signed_on: date | None) -> Paper:
    """Return the register entry as signing would make it; number and date given before stay."""
    old = facts.paper(MINUTES) or Paper(MINUTES)
    kept = old if old.is_frozen else replace(old, number="", issued_on=None)
    return replace(
        old,
        number=kept.number or number,
        symbol=symbol_of(facts),
        issued_on=kept.issued_on or signed_on,
        title=old.title or facts.details.title,
    )


def as_signed(facts: MeetingFacts, paper: Paper) -> MeetingFacts:
    """Return the facts as they will be printed: signed, with this entry in the register."""
    others = [each for each in facts.papers if each.type_code != MINUTES or each.id != paper.id]
    return replace(facts, state=MeetingState.SIGNED, papers=(*others, paper))


def findings(facts: MeetingFacts, *, today: date) -> tuple[Finding, ...]:
    """Return what to look at before signing, on the page's order: what blocks first, then what only warns."""
    blocking = tuple(
        Finding("signing", each.sentence, _("Decree 30/2020, Annex {section}").format(section="III, 1.9"), each.anchor,
                blocking=True)
        for each in obstacles(facts, today=today)
    )  # fmt: skip
    document = minutes.build(as_signed(facts, entry_of(facts, "", facts.details.start_date)))
    layout = check_layout(document)
    remarks = tuple(
        Finding("overruled", sentence, _("typed text and fields"), "line:0") for sentence in minutes.remarks(facts)
    )
    said = {each.anchor for each in blocking}
    warning = tuple(each for each in (*layout, *remarks) if each.blocking or each.anchor not in said)
    return (*blocking, *sorted(warning, key=lambda each: (not each.blocking, each.rule == EMPTY_HEADING)))


def changes_since(facts: MeetingFacts, signed_docx: bytes) -> tuple[str, ...]:
    """Return what reopened minutes say otherwise than the Word file kept at their last signing, a sentence each."""
    paper = entry_of(facts, "", facts.details.start_date)
    now = render(minutes.build(as_signed(facts, paper)), "docx")
    return tuple(change.words for change in changes_between(lines_of(signed_docx), lines_of(now)))


def prepare(facts: MeetingFacts, *, number: str, signed_on: date | None, today: date) -> Ready:
    """Check what is given for the signing of minutes and make their pages.

    ``number`` as typed, may be blank. Raises ValidationError (``number``, ``signed_on``), Conflict when something
    that blocks is left.
    """
    require_ready(facts, today=today)
    given = read_number(number, symbol_of(facts))
    last_day = facts.details.end_date or facts.details.start_date
    paper = entry_of(facts, given, signed_on)
    check_signed_on(paper.issued_on, not_before=last_day, today=today)
    document = minutes.build(as_signed(facts, paper))
    for finding in check_layout(document):
        if finding.blocking:
            raise Conflict(finding.sentence)
    return Ready(facts, paper, {name: render(document, name) for name in FORMATS})


def sign(session: Session, ready: Ready, *, now: datetime, today: date) -> Changes:
    """Sign and lock the minutes with the pages that were made. Raises as ``meetings.signing.sign_minutes`` does."""
    return signing.sign_minutes(session, ready.facts, ready.paper, ready.pages, now=now, today=today)


def sign_minutes(
    session: Session, meeting_id: int, *, number: str = "", signed_on: date | None, now: datetime, today: date
) -> Changes:
    """Prepare and sign in one go, for commands and tests: the file is held while the pages are made."""
    from cchc_desktop.meetings.queries import meeting_facts

    ready = prepare(meeting_facts(session, meeting_id), number=number, signed_on=signed_on, today=today)
    return sign(session, ready, now=now, today=today)


def prepare_number(facts: MeetingFacts, number: str, *, kept: Mapping[str, bytes]) -> Ready:
    """Check a number that is filled in after signing and make the pages with it.

    ``kept`` are the pages as signed, by format. Where they could not be made again as they were (names or settings
    changed since), no new ones are made: paper and record must not part. Raises ValidationError, field ``number``.
    """
    old = facts.paper(MINUTES) or Paper(MINUTES, symbol=symbol_of(facts), issued_on=facts.details.start_date)
    paper = replace(old, number=read_number(number, symbol_of(facts)))
    same = kept and all(render(minutes.build(facts), name) == data for name, data in kept.items())
    document = minutes.build(as_signed(facts, paper))
    return Ready(facts, paper, {name: render(document, name) for name in FORMATS} if same else {})


def fill_number(session: Session, ready: Ready, *, now: datetime) -> Changes:
    """Fill the number in, once. Raises as ``meetings.signing.fill_number`` does."""
    paper = ready.paper
    return signing.fill_number(session, ready.facts, paper.number, ready.pages, symbol=paper.symbol, now=now)


@dataclass(frozen=True)
class ReadySupplement:
    """Supplementary minutes ready to be signed."""

    facts: MeetingFacts
    entry: SupplementEntry
    paper: Paper
    pages: Mapping[str, bytes]


def prepare_supplement(
    facts: MeetingFacts, entry: SupplementEntry, *, number: str, signed_on: date | None, today: date
) -> ReadySupplement:
    """Check what is given for the signing of supplementary minutes and make their pages.

    Raises ValidationError (``number``, ``signed_on`` or a field of the entry), Conflict.
    """
    require_supplement_ready(facts, entry)
    symbol = symbol_of(facts)
    check_signed_on(signed_on, not_before=entry.written_on, today=today)
    given = Paper(MINUTES, read_number(number, symbol), symbol, signed_on, supplementary_minutes.abstract(facts))
    signed = replace(facts, supplements=(replace(entry, is_signed=True, paper=given),))
    document = supplementary_minutes.build(signed)
    for finding in check_layout(document):
        if finding.blocking:
            raise Conflict(finding.sentence)
    return ReadySupplement(facts, entry, given, {name: render(document, name) for name in FORMATS})


def sign_supplement(session: Session, ready: ReadySupplement, *, now: datetime, today: date) -> Changes:
    """Sign and lock supplementary minutes with the pages that were made."""
    return supplements.sign_supplement(
        session, ready.facts, ready.entry, ready.paper, ready.pages, now=now, today=today
    )
