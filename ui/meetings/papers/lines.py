"""A paper of the meeting as it is typed: "12/GM-BCĐ", its date, what it is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from cchc_desktop.calendar.rules import notice_late_working_days
from cchc_desktop.calendar.working_days import WorkingCalendar
from cchc_desktop.committee.records import Profile, SealCase
from cchc_desktop.committee.rules import seal_case_for
from cchc_desktop.errors import ValidationError
from cchc_desktop.i18n import _, ngettext
from cchc_desktop.meetings.records import MeetingState
from cchc_desktop.meetings.rules import is_held
from cchc_desktop.register.records import Paper, PaperState
from cchc_desktop.register.rules import INVITATION, MINUTES, NOTICE, TYPE_NAMES, split_reference
from cchc_desktop.text.dates import parse_date, short_date
from cchc_desktop.text.normalise import clean_line
from ui.common.entry_model import new_key
from ui.common.fields.date_field import shown_date

_COMMITTEE_PAPERS = (INVITATION, "CTr", NOTICE, MINUTES)
_LIMITS = {"number": 11, "symbol": 30, "title": 500}


@dataclass(frozen=True)
class PaperLine:
    """Texts as they stand in the cells; ``kept`` is the last date that could be kept, ``stored`` the paper so far."""

    type_code: str = ""
    reference: str = ""
    issued: str = ""
    title: str = ""
    kept: date | None = None
    stored: Paper | None = None
    key: int = field(default_factory=new_key)

    @property
    def is_minutes(self) -> bool:
        """Tell whether this is the entry of the minutes, which comes from signing them."""
        return self.type_code == MINUTES

    @property
    def is_draft(self) -> bool:
        """Tell whether this is a paper that is being written at its desk."""
        return self.stored is not None and self.stored.state is PaperState.DRAFT

    @property
    def is_issued(self) -> bool:
        """Tell whether this paper got its number from the program: what comes back signed belongs to it."""
        return self.stored is not None and self.stored.is_frozen

    @property
    def is_recalled(self) -> bool:
        """Tell whether this paper was taken back: it counts as never sent."""
        return self.stored is not None and self.stored.state is PaperState.RECALLED

    @property
    def is_fixed(self) -> bool:
        """Tell whether nothing of this entry is typed here: minutes, drafts, papers that were issued or ended."""
        stored = self.stored
        has_left = stored is not None and (stored.is_frozen or stored.state is not PaperState.ISSUED)
        return self.is_minutes or has_left


def line_of(paper: Paper) -> PaperLine:
    """Return a stored paper as a line."""
    reference = paper.reference or paper.symbol
    return PaperLine(paper.type_code, reference, shown_date(paper.issued_on), paper.title, paper.issued_on, paper)


def paper_of(line: PaperLine, taken: str = "") -> Paper:
    """Return a line as it would be kept; the entry of the minutes stays as it was stored.

    ``taken`` says that the number is another paper's: it is then as it was.
    """
    if line.is_fixed and line.stored is not None:
        return line.stored
    number, symbol = read_reference(line.reference)
    fault = reference_fault(line) or taken
    if fault and line.stored is not None:
        number, symbol = line.stored.number, line.stored.symbol
    elif fault:
        number, symbol = "", ""
    note, id_ = (line.stored.note, line.stored.id) if line.stored is not None else ("", None)
    return Paper(line.type_code, number, symbol, line.kept, clean_line(line.title)[: _LIMITS["title"]], note, id_)


def is_blank(line: PaperLine) -> bool:
    """Tell whether nothing but a type stands in a line."""
    return not line.is_fixed and not any(text.strip() for text in (line.reference, line.issued, line.title))


def read_reference(text: str) -> tuple[str, str]:
    """Split what is typed into number and symbol; digits alone are a number."""
    typed = clean_line(text)
    return (typed, "") if typed.isdigit() else split_reference(typed)


def proposed_symbol(type_code: str, profile: Profile) -> str:
    """Return the usual symbol: the committee's own papers carry the organ of its seal case, others the ward's."""
    organ = profile.organisation_symbol
    if type_code in _COMMITTEE_PAPERS and seal_case_for(profile, "minutes", None) is not SealCase.A:
        organ = profile.committee_symbol
    return organ if type_code == "CV" else f"{type_code}-{organ}"


def tidy_reference(line: PaperLine, profile: Profile) -> PaperLine:
    """Return the line with its number written out: 12 becomes 12/GM-BCĐ."""
    number, symbol = read_reference(line.reference)
    if number and not symbol and line.type_code:
        symbol = proposed_symbol(line.type_code, profile)
    return replace(line, reference=f"{number}/{symbol}" if number and symbol else clean_line(line.reference))


def put_type(line: PaperLine, type_code: str, profile: Profile) -> PaperLine:
    """Return the line as another type; a symbol that was the proposed one follows."""
    number, symbol = read_reference(line.reference)
    if number and symbol and symbol == proposed_symbol(line.type_code, profile):
        return replace(line, type_code=type_code, reference=f"{number}/{proposed_symbol(type_code, profile)}")
    return replace(line, type_code=type_code)


def put_date(line: PaperLine, text: str, near: date) -> PaperLine:
    """Return the line with a date as typed; it is kept once it is one."""
    if date_fault(text, near):
        return replace(line, issued=text)
    return replace(line, issued=text, kept=parse_date(text, near=near) if text.strip() else None)


def tidy_date(line: PaperLine, near: date) -> PaperLine:
    """Return the line with its date written out: 1/12 becomes 01/12/2020."""
    return line if date_fault(line.issued, near) else replace(line, issued=shown_date(line.kept))


def reference_fault(line: PaperLine) -> str:
    """Return what is wrong with number and symbol."""
    number, symbol = read_reference(line.reference)
    if len(number) > _LIMITS["number"] or len(symbol) > _LIMITS["symbol"]:
        return _("The number or the symbol is too long. Type it like 12/GM-BCĐ.")
    return ""


def date_fault(text: str, near: date) -> str:
    """Return what is wrong with a date."""
    try:
        if text.strip():
            parse_date(text, near=near)
    except ValidationError as error:
        return error.sentence
    return ""


def title_fault(line: PaperLine) -> str:
    """Return what is wrong with the words about the paper."""
    length = len(clean_line(line.title))
    if length > _LIMITS["title"]:
        return _("{length} characters, at most {limit}.").format(length=length, limit=_LIMITS["title"])
    return ""


def type_choices() -> list[tuple[str, str]]:
    """Return the types that can be entered; minutes get their number when they are signed."""
    return [(code, name) for code, name in TYPE_NAMES.items() if code != MINUTES]


def summary(lines: Sequence[PaperLine]) -> str:
    """Return "4 văn bản"."""
    filled = sum(1 for line in lines if not is_blank(line))
    return ngettext("{n} paper", "{n} papers", filled).format(n=filled) if filled else ""


def notice_words(
    lines: Sequence[PaperLine], due: date, state: MeetingState, calendar: WorkingCalendar, today: date
) -> tuple[str, bool]:
    """Return what to know about the notice of conclusions, owed by ``due``, and whether it is or was late."""
    notices = [line for line in lines if line.type_code == NOTICE and not line.is_recalled]
    sent = min((line.kept for line in notices if line.kept is not None), default=None)
    late = notice_late_working_days(due, sent, today, calendar)
    if sent is not None and late:
        words = ngettext(
            "The conclusion notice went out on {sent}, {n} working day after the due date {due}.",
            "The conclusion notice went out on {sent}, {n} working days after the due date {due}.",
            late,
        )
        return words.format(sent=short_date(sent), n=late, due=short_date(due)), True
    if sent is not None:
        words = _("The conclusion notice went out on {sent}, in time (due {due}).")
        return words.format(sent=short_date(sent), due=short_date(due)), False
    if late and is_held(state):
        words = ngettext(
            "No conclusion notice yet; it was due on {due}, {n} working day ago.",
            "No conclusion notice yet; it was due on {due}, {n} working days ago.",
            late,
        )
        return words.format(due=short_date(due), n=late), True
    words = _("The conclusion notice must be out by {due} (05 working days after the meeting).")
    return words.format(due=short_date(due)), False
