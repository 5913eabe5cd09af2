"""What must hold before a paper is issued: organ, signer and day, one sentence for each. Pure: *today* is given."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cchc_desktop.committee.records import PersonAtDate, SealCase
from cchc_desktop.documents.issuable import Issuable
from cchc_desktop.documents.kinds.issued_parts import case_of, signer_of, usual_symbol
from cchc_desktop.documents.layout_check import Finding
from cchc_desktop.errors import ValidationError
from cchc_desktop.i18n import _
from cchc_desktop.register.records import Paper, PaperState
from cchc_desktop.register.rules import organ_of
from cchc_desktop.text.dates import short_date


def signer_now(issuable: Issuable) -> PersonAtDate | None:
    """Return who would sign the paper as it stands: the one chosen for it, else by the settings of its kind."""
    return signer_of(issuable.profile, issuable.kind, issuable.paper, issuable.people)


def seal_case_of(issuable: Issuable) -> SealCase:
    """Return whose head and symbol the paper carries."""
    signer = signer_now(issuable)
    return case_of(issuable.profile, issuable.kind, issuable.paper, signer.id if signer is not None else None)


def symbol_of(issuable: Issuable) -> str:
    """Return the symbol of the paper, "TB-BCĐ": one given before where it names the same organ, else the usual one.

    A number that was typed before keeps its symbol where that names no organ at all ("BB-BG").
    """
    profile, type_code, given = issuable.profile, issuable.type_code, issuable.paper.symbol
    usual = usual_symbol(profile, seal_case_of(issuable), type_code)
    organ = organ_of(given, type_code)
    is_own = bool(issuable.paper.number) and organ not in (profile.organisation_symbol, profile.committee_symbol)
    return given if given and (is_own or organ == organ_of(usual, type_code)) else usual


def is_issued(paper: Paper) -> bool:
    """Tell whether a paper has left the office, by this program or before it was used."""
    return paper.is_frozen or (paper.id is not None and bool(paper.number) and paper.issued_on is not None)


def obstacles(issuable: Issuable, *, today: date) -> tuple[Finding, ...]:
    """Return what keeps the paper from being issued whatever number and day are given; empty when nothing does."""
    if is_issued(issuable.paper):
        return (_blocking(_("This paper is issued already. Recall or replace it to change it."), "II.3", "number"),)
    found = []
    if not _organ(issuable):
        sentence = _("The name of the issuing organ is missing. Enter it under Tools › Settings.")
        found.append(_blocking(sentence, "II.2", "head"))
    if issuable.is_signed and signer_now(issuable) is None:
        sentence = _("Nobody is chosen to sign. Choose the signer.")
        found.append(_blocking(sentence, "II.7", "signer"))
    first = issuable.not_before
    if first is not None and first > today:
        sentence = _("This paper is issued on {day} at the earliest.").format(day=short_date(first))
        found.append(_blocking(sentence, "II.4", None))
    return tuple(found)


def check_day(issuable: Issuable, day: date | None, *, today: date) -> date:
    """Return the day of issue. Raises ValidationError, field ``issued_on``: none, to come, too early, too late."""
    sentence = _wrong_day(issuable, day, today)
    if day is None or sentence:
        raise ValidationError(sentence, "issued_on")
    return day


def check_signer(issuable: Issuable, signer: PersonAtDate | None, day: date) -> PersonAtDate | None:
    """Return who signs on a day, None for a paper that the organ does not sign.

    Raises ValidationError, field ``signer_id``: nobody, or no post on that day. Under the seal of the People's
    Committee the post is printed (documents.md 4.3), so it must be known; otherwise the role in the committee will do.
    """
    if not issuable.is_signed:
        return None
    if signer is None:
        raise ValidationError(_("Nobody is chosen to sign. Choose the signer."), "signer_id")
    prints_post = seal_case_of(issuable) in (SealCase.A, SealCase.B)
    if not signer.post and (prints_post or not signer.role):
        sentence = _("{name} holds no post on {day}. Choose another signer, or enter the post in the catalogue.")
        raise ValidationError(sentence.format(name=signer.full_name, day=short_date(day)), "signer_id")
    return signer


def require_number(number: str) -> str:
    """Return the number that makes a paper an issued one. Raises ValidationError, field ``number``, for none."""
    if not number:
        raise ValidationError(_("Enter the number; it is written once."), "number")
    return number


def issued_entry(issuable: Issuable, *, number: str, day: date, signer: PersonAtDate | None) -> Paper:
    """Return the register entry as issuing makes it."""
    old = issuable.paper
    return replace(
        old,
        type_code=issuable.type_code,
        number=number,
        symbol=symbol_of(issuable),
        issued_on=day,
        title=old.title.strip() or issuable.abstract,
        form=replace(old.form, kind=issuable.kind, signer_id=signer.id if signer is not None else None),
        signer=signer,
        state=PaperState.ISSUED,
    )


def _organ(issuable: Issuable) -> str:
    profile = issuable.profile
    return (profile.organisation if seal_case_of(issuable) is SealCase.A else profile.committee).strip()


def _wrong_day(issuable: Issuable, day: date | None, today: date) -> str:
    if day is None:
        return _("Enter the day of issue.")
    words, first, last = short_date(day), issuable.not_before, issuable.not_after
    if day > today:
        return _("The day of issue, {day}, is still to come. Issue the paper on that day, or correct it.").format(
            day=words
        )
    if first is not None and day < first:
        if issuable.owner_kind == "meeting":
            sentence = _("The day of issue, {day}, lies before the meeting of {meeting}. Correct the day.")
            return sentence.format(day=words, meeting=short_date(first))
        sentence = _("The day of issue, {day}, lies before {first}, the earliest for this paper. Correct the day.")
        return sentence.format(day=words, first=short_date(first))
    if last is not None and day > last:
        sentence = _("The day of issue, {day}, lies after {last}, the latest for this paper. Correct the day.")
        return sentence.format(day=words, last=short_date(last))
    return ""


def _blocking(sentence: str, section: str, anchor: str | None) -> Finding:
    source = _("Decree 30/2020, Annex {section}").format(section=f"I, {section}")
    return Finding("issuing", sentence, source, anchor, blocking=True)
