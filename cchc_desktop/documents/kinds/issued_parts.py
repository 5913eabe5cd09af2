"""What papers with a full head share: number, place and date, who signs in which capacity, the recipients."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from cchc_desktop.committee.records import PersonAtDate, Profile, SealCase
from cchc_desktop.committee.rules import post_above_name, seal_case_for
from cchc_desktop.committee.signing_titles import (
    default_capacity,
    default_signer,
    is_collective_by_default,
    title_lines,
)
from cchc_desktop.documents.content import Letterhead, Recipients, Signature, SignatureRow
from cchc_desktop.documents.decree30 import number_line, place_date_line
from cchc_desktop.documents.kinds.common import letterhead, number_of, signer_name
from cchc_desktop.documents.slots import Slot, filled_lines
from cchc_desktop.register.records import Paper
from cchc_desktop.register.rules import LETTER, organ_of

UNDER_THE_ORGAN = frozenset({"reminder_letter", "periodic_report", "remediation_report"})
"""Kinds that the People's Committee issues unless the settings say otherwise (documents.md 4.5)."""

_COMMITTEE = "BCĐ"
"""What the symbol of a committee begins with, whatever is added: "BCĐCCHC"."""
CONFIRMED = "XÁC NHẬN CỦA LÃNH ĐẠO"


def case_of(profile: Profile, kind: str, paper: Paper, signer_id: int | None) -> SealCase:
    """Return the seal case; a paper that already carries a number keeps the organ of its symbol (documents.md 4.5).

    A symbol that names neither organ ("BB-BG") leaves it to the settings.
    """
    case = seal_case_for(profile, kind, signer_id)
    has_rule = any(rule.paper_kind == kind and rule.seal_case for rule in profile.signing)
    if kind in UNDER_THE_ORGAN and not has_rule:
        case = SealCase.A
    organ = organ_of(paper.symbol, paper.type_code) if paper.number and paper.symbol else ""
    if organ == profile.organisation_symbol:
        return SealCase.A
    is_of_committee = bool(organ) and organ.startswith((profile.committee_symbol or _COMMITTEE, _COMMITTEE))
    return SealCase.B if is_of_committee and case is SealCase.A else case


def signer_of(profile: Profile, kind: str, paper: Paper, people: Iterable[PersonAtDate]) -> PersonAtDate | None:
    """Return who signs a paper: the one chosen for it, else by the settings of its kind."""
    return paper.signer or default_signer(profile, kind, people)


def issued_head(profile: Profile, case: SealCase, paper: Paper, *, draft: bool, year: int) -> Letterhead:
    """Return the head with number, place and date, blank where they are not given; ``year`` of a date still open."""
    number = number_of(profile, case, paper.type_code, paper)
    if paper.type_code == LETTER and not paper.number:
        number = number_line(None, usual_symbol(profile, case, LETTER))
    head = letterhead(profile, case, number=number, draft=draft)
    place_date = place_date_line(profile.place_name, paper.issued_on, year=year)
    return Letterhead(head.superior, head.issuer, head.number, place_date, head.draft_mark, anchor="number")


def usual_symbol(profile: Profile, case: SealCase, type_code: str) -> str:
    """Return the symbol of a new paper: "TB-BCĐ", of a letter "UBND-VP" (documents.md 4.2)."""
    organ = profile.organisation_symbol if case is SealCase.A else profile.committee_symbol
    return f"{organ}-{profile.drafting_unit}" if type_code == LETTER else f"{type_code}-{organ}"


def signature(profile: Profile, kind: str, paper: Paper, case: SealCase, signer: PersonAtDate | None) -> Signature:
    """Return title, post above the name and name of who signs (documents.md 2.3, 4.3)."""
    form = paper.form
    capacity = form.capacity or default_capacity(profile, kind, signer.id if signer else None)
    is_collective = form.is_collective
    if is_collective is None:
        is_collective = is_collective_by_default(profile, kind, case)
    title = title_lines(case, signer, capacity=capacity, is_collective=is_collective)
    post = post_above_name(profile, kind, signer, case)
    return Signature(title, signer_name(signer), post, anchor="signer", is_post_due=case is SealCase.B)


def confirmation(profile: Profile, kind: str, paper: Paper, case: SealCase, signer: PersonAtDate | None) -> Signature:
    """Return the leader who confirms what others sign: with the post above the name, else the title in the organ."""
    usual = signature(profile, kind, paper, case, signer)
    return Signature((CONFIRMED,), usual.name, usual.post or usual.title[-1:], anchor="signer")


def ending(right: Signature, recipients: Sequence[str]) -> SignatureRow:
    """Return the row at the end: recipients left, signature right (Mẫu 1.4)."""
    return SignatureRow(right, recipients=Recipients(recipient_lines(recipients), anchor="recipients"))


def recipient_lines(entries: Sequence[str]) -> tuple[str, ...]:
    """Return the list under "Nơi nhận:": a dash before, ";" after each entry and "." after the last."""
    bare = [entry.strip().lstrip("-–—").strip(" ;.") for entry in entries]
    kept = [entry for entry in bare if entry]
    return tuple(f"- {entry}{'.' if place == len(kept) else ';'}" for place, entry in enumerate(kept, start=1))


def recipients_of(
    slot: Slot, kind: str, profile: Profile, paper: Paper, values: Mapping[str, str] | None = None
) -> tuple[str, ...]:
    """Return the entries of the list of recipients of a paper."""
    return filled_lines(slot, kind, profile, paper.form, values or {})


def year_of(paper: Paper, day: date) -> int:
    """Return the year in which a paper is issued: its date's, else that of the day it belongs to."""
    return paper.issued_on.year if paper.issued_on is not None else day.year
