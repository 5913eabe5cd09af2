"""What several kinds share: the head by seal case, references to other papers, moments in words."""

from __future__ import annotations

from datetime import date, time

from cchc_desktop.committee.records import PersonAtDate, Profile, SealCase
from cchc_desktop.committee.rules import organisation_lines, seal_case_for
from cchc_desktop.documents.content import Letterhead
from cchc_desktop.documents.decree30 import DATE_BLANK, DRAFT_MARK, number_line
from cchc_desktop.meetings.records import MeetingFacts
from cchc_desktop.register.records import Paper
from cchc_desktop.register.rules import TYPE_NAMES, organ_of
from cchc_desktop.text.academic_titles import without_academic_titles
from cchc_desktop.text.dates import clock, long_date

DOTS = "……"
"""Stands for what is not known yet and will be written in by hand."""


def seal_case(facts: MeetingFacts, kind: str, paper: Paper | None, signer_id: int | None) -> SealCase:
    """Return the seal case; a paper that already carries a number keeps the organ of its symbol (documents.md 4.5)."""
    case = seal_case_for(facts.profile, kind, signer_id)
    if paper is None or not paper.number or not paper.symbol:
        return case
    if organ_of(paper.symbol, paper.type_code) == facts.profile.organisation_symbol:
        return SealCase.A
    return SealCase.B if case is SealCase.A else case


def issuing_organ(facts: MeetingFacts, kind: str, paper: Paper | None, signer_id: int | None) -> str:
    """Return the organ whose paper this is: the People's Committee in case A, else the committee."""
    is_organisation = seal_case(facts, kind, paper, signer_id) is SealCase.A
    return facts.profile.organisation if is_organisation else facts.profile.committee


def letterhead(profile: Profile, case: SealCase, *, number: str | None, draft: bool) -> Letterhead:
    """Return the head of case A (the People's Committee) or B–D (the committee under it) without place and date."""
    mark = DRAFT_MARK if draft else None
    if case is SealCase.A:
        return Letterhead((), organisation_lines(profile.organisation), number, draft_mark=mark)
    superior = (profile.organisation_short or profile.organisation).upper()
    issuer = tuple(line.upper() for line in profile.letterhead_lines)
    return Letterhead((superior,), issuer, number, draft_mark=mark)


def number_of(profile: Profile, case: SealCase, type_code: str, paper: Paper | None) -> str:
    """Return the line "Số: 05/BB-BCĐ", blank where no number was given; a symbol of the same organ is kept."""
    organ = profile.organisation_symbol if case is SealCase.A else profile.committee_symbol
    usual = f"{type_code}-{organ}"
    if paper is None:
        return number_line(None, usual)
    if paper.number:
        return number_line(paper.number, paper.symbol or usual)
    return number_line(None, paper.symbol if organ_of(paper.symbol, type_code) == organ else usual)


def organ_name(profile: Profile, paper: Paper) -> str:
    """Return the organ that issued a paper, by its symbol."""
    organ = organ_of(paper.symbol, paper.type_code)
    return profile.organisation if organ == profile.organisation_symbol else profile.committee


def attached_to(facts: MeetingFacts, paper: Paper | None) -> tuple[str, ...]:
    """Return "(Kèm theo Biên bản số … ngày … của …)", or the meeting's title and date while there is no such paper."""
    if paper is None or not paper.number:
        return (f"({facts.details.title.rstrip(' ./')}, {long_date(facts.details.start_date)})",)
    day = f"ngày {DATE_BLANK} tháng {DATE_BLANK} năm {facts.details.start_date.year}"
    if paper.issued_on is not None:
        day = long_date(paper.issued_on)
    return (f"(Kèm theo {TYPE_NAMES[paper.type_code]} số {paper.cited} {day} của {organ_name(facts.profile, paper)})",)


def assembly(facts: MeetingFacts) -> str:
    """Return what annexes call the meeting: "họp", "hội nghị", "hội thảo"."""
    noun = facts.details.noun.strip().casefold()
    return "họp" if noun in ("", "cuộc họp") else noun


def moment(at: time | None, day: date) -> str:
    """Return "14 giờ 00 phút, ngày 04 tháng 12 năm 2020" with room to write an unknown time."""
    words = clock(at) if at is not None else f"{DOTS} giờ {DOTS} phút"
    return f"{words}, {long_date(day)}"


def signer_name(person: PersonAtDate | None) -> str:
    """Return the name under a signature, without academic titles (Decree 30/2020, Annex I, II.7); "" for nobody."""
    return without_academic_titles(person.full_name) if person is not None else ""
