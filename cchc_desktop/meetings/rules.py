"""Pure rules of meetings: what is proposed for a new one, what may not be kept, when the notice is due."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date

from cchc_desktop.calendar.periods import Period, PeriodKind
from cchc_desktop.errors import Conflict, ValidationError
from cchc_desktop.i18n import _
from cchc_desktop.meetings.records import (
    AttendanceEntry,
    MeetingDetails,
    MeetingKind,
    MeetingState,
)
from cchc_desktop.register.records import Paper
from cchc_desktop.register.rules import MINUTES
from cchc_desktop.text.dates import FIRST_YEAR
from cchc_desktop.text.numbers import format_count, format_rate

NOUNS = ("Cuộc họp", "Hội nghị", "Hội thảo", "Buổi làm việc")
"""What a meeting is called in its closing sentence (Mẫu 1.9, line 11)."""

OUTLINE = "I. KHAI MẠC\n[[Kiểm điểm kết luận kỳ trước]]\nII. BÁO CÁO\nIII. THẢO LUẬN\n[[Kết luận]]"
"""What the proceedings of a new meeting start with (documents.md 7)."""

_CODE_SERIES = {
    MeetingKind.MONTHLY: "GB",
    MeetingKind.QUARTERLY: "GBQ",
    MeetingKind.HALF_YEAR: "SK",
    MeetingKind.NINE_MONTHS: "GB9",
    MeetingKind.YEAR_END: "TK",
    MeetingKind.INSPECTION: "KTH",
    MeetingKind.EXTRAORDINARY: "DX",
}
_SERIES_NAMES = {
    MeetingKind.MONTHLY: "Giao ban",
    MeetingKind.QUARTERLY: "Giao ban",
    MeetingKind.HALF_YEAR: "Sơ kết",
    MeetingKind.NINE_MONTHS: "Giao ban",
    MeetingKind.YEAR_END: "Tổng kết",
    MeetingKind.INSPECTION: "Kiểm tra",
    MeetingKind.EXTRAORDINARY: "Họp đột xuất",
}
_TITLE_HEADS = {
    MeetingKind.MONTHLY: "Họp giao ban",
    MeetingKind.QUARTERLY: "Họp giao ban",
    MeetingKind.HALF_YEAR: "Hội nghị sơ kết công tác cải cách hành chính",
    MeetingKind.NINE_MONTHS: "Hội nghị giao ban công tác cải cách hành chính",
    MeetingKind.YEAR_END: "Hội nghị tổng kết công tác cải cách hành chính",
    MeetingKind.INSPECTION: "Họp kiểm tra công tác cải cách hành chính",
    MeetingKind.EXTRAORDINARY: "Họp đột xuất",
}
_WARD = re.compile(r" (phường|xã|đặc khu|thị trấn) .*$", re.IGNORECASE)
_ABOUT_COMMITTEE = (MeetingKind.MONTHLY, MeetingKind.QUARTERLY, MeetingKind.EXTRAORDINARY)
_REFUSED_WITH = {
    "secretary": ("chair_id", "secretary_id"),
    "end_date": ("start_date", "end_date"),
    "end_time": ("start_time", "end_time", "start_date", "end_date"),
}
HELD_STATES = frozenset({MeetingState.HELD, MeetingState.DRAFT_MINUTES, MeetingState.SIGNED})


def default_period(kind: MeetingKind, day: date) -> Period:
    """Return the period that a meeting of this kind on this day most likely is about."""
    match kind:
        case MeetingKind.QUARTERLY:
            return Period(PeriodKind.QUARTER, day.year, (day.month + 2) // 3)
        case MeetingKind.HALF_YEAR:
            return Period(PeriodKind.HALF, day.year)
        case MeetingKind.NINE_MONTHS:
            return Period(PeriodKind.NINE_MONTHS, day.year)
        case MeetingKind.YEAR_END:
            return Period(PeriodKind.YEAR, day.year if day.month >= 11 else max(day.year - 1, FIRST_YEAR))
        case _:
            return Period(PeriodKind.MONTH, day.year, day.month)


def proposed_code(kind: MeetingKind, period: Period, taken: Collection[str]) -> str:
    """Return the first free code of the series: GB-2021-02, then GB-2021-02-2; it never changes afterwards."""
    code = f"{_CODE_SERIES[kind]}-{period.code}"
    number, candidate = 2, code
    while candidate in taken:
        candidate, number = f"{code}-{number}", number + 1
    return candidate


def proposed_title(kind: MeetingKind, period: Period, committee: str) -> str:
    """Return the usual name of such a meeting, as it stands under BIÊN BẢN."""
    head = _TITLE_HEADS[kind]
    if kind in _ABOUT_COMMITTEE:
        head = f"{head} {_WARD.sub('', committee)}"
    return f"{head} {period.label.replace('/', ' năm ')}"


def proposed_noun(title: str) -> str:
    """Return what the title calls the meeting, "Cuộc họp" where it says nothing."""
    words = title.casefold()
    return next((noun for noun in NOUNS[1:] if words.startswith(noun.casefold())), NOUNS[0])


def short_name(kind: MeetingKind, period: Period) -> str:
    """Return the name of a meeting in lists: "Giao ban tháng 12/2020"."""
    return f"{_SERIES_NAMES[kind]} {period.label}"


def state_by_date(last_day: date, today: date) -> MeetingState:
    """Return where a meeting without minutes stands: held once its last day is over."""
    return MeetingState.HELD if last_day < today else MeetingState.PLANNED


def is_held(state: MeetingState) -> bool:
    """Tell whether a meeting in this state has taken place."""
    return state in HELD_STATES


def check_details(details: MeetingDetails) -> None:
    """Raise ValidationError for fields that cannot stand on minutes (documents.md 9, check 9)."""
    if not details.title.strip():
        raise ValidationError(_("Enter the name of the meeting; it is printed under BIÊN BẢN."), "title")
    try:
        Period.parse(details.period)
    except ValidationError as error:
        raise ValidationError(error.sentence, "period") from error
    if details.chair_id is not None and details.chair_id == details.secretary_id:
        raise ValidationError(_("The chair cannot also be the secretary. Choose another secretary."), "secretary")
    last_day = details.end_date or details.start_date
    if last_day < details.start_date:
        raise ValidationError(_("The meeting ends before the day it starts. Correct the end day."), "end_date")
    start, end = details.start_time, details.end_time
    if start and end and last_day == details.start_date and end <= start:
        raise ValidationError(
            _("The meeting ends at {end}, not after its start at {start}. Correct one of the two.").format(
                start=f"{start:%H:%M}", end=f"{end:%H:%M}"
            ),
            "end_time",
        )


def check_roll_call(entries: Iterable[AttendanceEntry]) -> None:
    """Raise ValidationError for a person who stands in the roll call twice and would be counted twice."""
    seen: set[int] = set()
    for entry in entries:
        if entry.person_id in seen:
            raise ValidationError(_("A person stands in the roll call twice. Take one of the two lines out."), "people")
        if entry.person_id is not None:
            seen.add(entry.person_id)


def check_issued_papers(stored: Iterable[Paper], papers: Sequence[Paper], *, signed: bool) -> None:
    """Raise Conflict when the entry of signed minutes would change; a blank number is filled in by its own verb.

    Other papers that were issued stay whatever is stored (``register.service.save_papers``).
    """
    entries = list(stored)
    kept = {paper.id: paper for paper in papers}
    own = sum(paper.type_code == MINUTES for paper in entries)
    added = sum(paper.type_code == MINUTES for paper in papers) > max(1, own)
    frozen = [entry for entry in entries if entry.is_frozen and entry.type_code == MINUTES]
    if (signed and added) or any(_given(entry) != _given(kept.get(entry.id)) for entry in frozen):
        raise Conflict(_("The minutes are signed; their entry in the register stays."))


def _given(paper: Paper | None) -> tuple[str, str, str, date | None] | None:
    return None if paper is None else (paper.type_code, paper.number, paper.symbol, paper.issued_on)


def acceptable_details(
    typed: MeetingDetails, stored: MeetingDetails
) -> tuple[MeetingDetails, tuple[ValidationError, ...]]:
    """Return the typed details with each refused field as it was stored, and the refusals.

    So everything else of the page is kept while one field is wrong or half typed.
    """
    refused: list[ValidationError] = []
    while True:
        try:
            check_details(typed)
        except ValidationError as error:
            names = _REFUSED_WITH.get(error.field, (error.field,))
            restored = replace(typed, **{name: getattr(stored, name) for name in names})
            refused.append(error)
            if restored == typed:
                return stored, tuple(refused)
            typed = restored
        else:
            return typed, tuple(refused)


def vote_sentence(matter: str, *, in_favour: int, against: int, other: int, present: int) -> str:
    """Return the sentence of a vote for the minutes, with the rates of those present.

    >>> vote_sentence("thông qua Quy chế", in_favour=14, against=0, other=1, present=15)
    'Biểu quyết thông qua Quy chế: tán thành: 14/15 (93,33%); không tán thành: không có; ý kiến khác: 01/15 (6,67%).'
    """

    def counted(number: int) -> str:
        if not number:
            return "không có"
        return f"{format_count(number)}/{format_count(present)} ({format_rate(number, present)})"

    groups = (("tán thành", in_favour), ("không tán thành", against), ("ý kiến khác", other))
    return f"Biểu quyết {matter}: " + "; ".join(f"{label}: {counted(number)}" for label, number in groups) + "."


def check_vote(*, in_favour: int, against: int, other: int, present: int) -> None:
    """Raise ValidationError for a vote that does not add up."""
    if min(in_favour, against, other) < 0:
        raise ValidationError(_("A number of votes cannot be below zero."), "in_favour")
    if in_favour + against + other > present:
        raise ValidationError(
            _("{votes} votes were entered, but only {present} persons are present.").format(
                votes=in_favour + against + other, present=present
            ),
            "in_favour",
        )


def is_outline(text: str) -> bool:
    """Tell whether proceedings hold nothing but what a new meeting starts with."""
    return {line.strip() for line in text.split("\n") if line.strip()} <= set(OUTLINE.split("\n"))
