"""Phrases that name a period, or its beginning, middle or end: trong quý I/2021, cuối tháng 3, 6 tháng đầu năm."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from enum import Enum

from cchc_desktop.calendar.periods import Period, PeriodKind
from cchc_desktop.calendar.phrases.days import exact_date, lead_of, year_of
from cchc_desktop.calendar.phrases.senses import Anchor, Asked, Days, Lead, Sense, no_date, settle
from cchc_desktop.calendar.phrases.words import number_of
from cchc_desktop.calendar.recurrence import Every, NamedDay, Recurrence
from cchc_desktop.i18n import _
from cchc_desktop.text.dates import short_date

_KINDS = {"thang": PeriodKind.MONTH, "quy": PeriodKind.QUARTER, "nam": PeriodKind.YEAR}
_EVERY = {PeriodKind.MONTH: Every.MONTH, PeriodKind.QUARTER: Every.QUARTER, PeriodKind.YEAR: Every.YEAR}
_MONTHS_OF_QUARTER = {"dau": 1, "nhat": 1, "giua": 2, "hai": 2}
_MIDDLE_DAY = 15
_FRIDAY = 4


class Part(Enum):
    """Which part of a period is meant; the value is its wording."""

    WHOLE = ""
    FIRST = "đầu"
    MIDDLE = "giữa"
    FIRST_HALF = "nửa đầu"
    LAST = "cuối"
    FIRST_WORKING = "ngày làm việc đầu tiên của"
    LAST_WORKING = "ngày làm việc cuối cùng của"


def part_of(match: re.Match[str]) -> Part:
    """Return the part of the period that the words name."""
    words = match.groupdict().get("part") or ""
    if words == "giua":
        return Part.MIDDLE
    if words == "nua dau":
        return Part.FIRST_HALF
    if words.startswith("ngay lam viec"):
        return Part.LAST_WORKING if "cuoi" in words else Part.FIRST_WORKING
    if "cuoi" in words:
        return Part.LAST
    return Part.FIRST if "dau" in words else Part.WHOLE


def month(match: re.Match[str], asked: Asked) -> Sense:
    """Read "trong tháng 12", "cuối tháng 3/2021", "đầu tháng Tư"."""
    return _numbered(PeriodKind.MONTH, number_of(match["number"]), match, asked)


def quarter(match: re.Match[str], asked: Asked) -> Sense:
    """Read "quý I/2021", "hết quý 3", "cuối quý II năm sau"."""
    return _numbered(PeriodKind.QUARTER, number_of(match["number"]), match, asked)


def year(match: re.Match[str], asked: Asked) -> Sense:
    """Read "trong năm 2021", "đầu năm 2022"."""
    return _settled((Period(PeriodKind.YEAR, int(match["year"])),), match, asked)


def _numbered(kind: PeriodKind, number: int, match: re.Match[str], asked: Asked) -> Sense:
    taken, notes = year_of(match["year"] or "", asked.start)
    if kind is PeriodKind.MONTH:
        exact_date(1, number, taken or asked.start.year)  # says that there is no month 13
    if taken is not None:
        return _settled((Period(kind, taken, number),), match, asked, notes=notes)
    years = (asked.start.year, asked.start.year + 1)
    choices = (Period(kind, each, number) for each in years)
    repeats = _repeats(part_of(match), Every.YEAR, Period(kind, asked.start.year, number))
    return _settled(choices, match, asked, unsaid=_("no year is written: {taken} is meant"), repeats=repeats)


def relative(match: re.Match[str], asked: Asked) -> Sense:
    """Read "tháng này", "quý sau", "năm tới", and "trong tháng", "cuối quý", "đầu năm" without a number."""
    kind, which = _KINDS[match["kind"]], match["which"]
    present = _period_of(kind, asked.start)
    if which:
        return _settled((present if which == "nay" else present.following(),), match, asked)
    part = part_of(match)
    if part is Part.WHOLE and not match["lead"]:
        return no_date(_("it is not said which one: write the date"))
    repeats = _repeats(part, _EVERY[kind], present)
    if part in (Part.WHOLE, Part.LAST, Part.LAST_WORKING):
        return _settled((present,), match, asked, repeats=repeats)
    unsaid = _("which one is not written: {taken} is meant")
    return _settled((present, present.following()), match, asked, unsaid=unsaid, repeats=repeats)


def code(match: re.Match[str], asked: Asked) -> Sense:
    """Read the code of a period: 2021-Q1, 2021-03."""
    return settle(Anchor((days_of(Period.parse(match["code"]), Part.WHOLE, asked),)), lead_of(match), asked)


def _period_of(kind: PeriodKind, day: date) -> Period:
    number = {PeriodKind.MONTH: day.month, PeriodKind.QUARTER: (day.month + 2) // 3}.get(kind, 1)
    return Period(kind, day.year, number)


def _settled(
    periods: Iterable[Period],
    match: re.Match[str],
    asked: Asked,
    *,
    unsaid: str = "",
    repeats: tuple[Recurrence, Recurrence] | None = None,
    notes: tuple[str, ...] = (),
) -> Sense:
    part = part_of(match)
    if part in (Part.MIDDLE, Part.FIRST_HALF) and match["kind"] == "quy":
        notes = (*notes, _("the middle of a quarter is taken to be the 15th of its second month"))
    choices = (days_of(period, part, asked) for period in periods)
    sense = settle(Anchor(choices, unsaid, repeats, notes), lead_of(match), asked)
    return replace(sense, is_counted=part in (Part.FIRST_WORKING, Part.LAST_WORKING))


def days_of(period: Period, part: Part, asked: Asked) -> Days:
    """Return the days of a part of a month, quarter or year: beginning, middle and end are days 1, 15 and last.

    The middle of a year is the last day of June, that of a quarter day 15 of its second month.
    """
    first, last, words = period.first_day, period.last_day, f"{part.value} {period.label}".strip()
    middle = _middle_of(period)
    match part:
        case Part.WHOLE:
            return Days(first, last, words, f"hết {words}")
        case Part.FIRST_HALF:
            return Days(first, middle, words, f"hết {words}")
        case Part.FIRST_WORKING:
            working = first if asked.calendar.is_working_day(first) else asked.calendar.next_working_day(first)
        case Part.LAST_WORKING:
            working = last if asked.calendar.is_working_day(last) else asked.calendar.previous_working_day(last)
        case _:
            working = {Part.FIRST: first, Part.MIDDLE: middle, Part.LAST: last}[part]
    return Days.single(working, words)


def _middle_of(period: Period) -> date:
    if period.kind is PeriodKind.YEAR:
        return period.last_day.replace(month=6, day=30)
    second = 1 if period.kind is PeriodKind.QUARTER else 0
    return period.first_day.replace(month=period.first_day.month + second, day=_MIDDLE_DAY)


def _repeats(part: Part, every: Every, period: Period) -> tuple[Recurrence, Recurrence]:
    """Return the recurrences of the first and the last day of this part of every such period."""
    length = {Every.MONTH: 1, Every.QUARTER: 3, Every.YEAR: 12}[every]
    first_month, last_month = (day.month for day in (period.first_day, period.last_day))
    first_of, last_of = ((each - 1) % length + 1 if length > 1 else None for each in (first_month, last_month))
    first, last = Recurrence(every, 1, first_of), Recurrence(every, NamedDay.LAST, last_of)
    half = _middle_of(period)
    middle = Recurrence(every, half.day, (half.month - 1) % length + 1 if length > 1 else None)
    return {
        Part.WHOLE: (first, last),
        Part.FIRST: (first, first),
        Part.MIDDLE: (middle, middle),
        Part.FIRST_HALF: (first, middle),
        Part.LAST: (last, last),
        Part.FIRST_WORKING: (replace(first, day=NamedDay.FIRST_WORKING),) * 2,
        Part.LAST_WORKING: (replace(last, day=NamedDay.LAST_WORKING),) * 2,
    }[part]


def every_part(match: re.Match[str], asked: Asked) -> Sense:
    """Read "cuối mỗi tháng", "đầu hằng quý", "ngày làm việc cuối cùng của mỗi tháng"."""
    kind = _KINDS[match["kind"]]
    return Sense(recurrence=_repeats(part_of(match), _EVERY[kind], _period_of(kind, asked.start))[1])


def week(match: re.Match[str], asked: Asked) -> Sense:
    """Read "hết tuần này", "trong tuần sau", "đầu tuần tới": a week ends on its last working day up to Friday."""
    part, which = part_of(match), match["which"]
    if part is Part.WHOLE and not match["lead"] and not which:
        return no_date(_("it is not said which one: write the date"))
    weeks = {"nay": 0, "sau": 1, "toi": 1, "sau nua": 2, "toi nua": 2}.get(which or "nay", 0)
    monday = asked.start + timedelta(days=7 * weeks - asked.start.weekday())
    choices = [_part_of_week(monday, part, asked)]
    if part in (Part.FIRST, Part.MIDDLE) and not which:
        choices.append(_part_of_week(monday + timedelta(days=7), part, asked))
    unsaid = _("which one is not written: {taken} is meant") if len(choices) > 1 else ""
    repeats = {
        Part.WHOLE: (Recurrence(Every.WEEK, 1), Recurrence(Every.WEEK, _FRIDAY + 1)),
        Part.LAST: (Recurrence(Every.WEEK, _FRIDAY + 2), Recurrence(Every.WEEK, _FRIDAY + 1)),
        Part.FIRST: (Recurrence(Every.WEEK, 1),) * 2,
    }.get(part)
    sense = settle(Anchor(choices, unsaid, repeats), lead_of(match), asked)
    return replace(sense, is_counted=part in (Part.WHOLE, Part.LAST))


def _part_of_week(monday: date, part: Part, asked: Asked) -> Days:
    name = f"tuần {short_date(monday)} – {short_date(monday + timedelta(days=6))}"
    words = f"{part.value} {name}".strip()
    if part in (Part.FIRST, Part.MIDDLE):
        return Days.single(monday + timedelta(days=0 if part is Part.FIRST else 2), words)
    # "Trước cuối tuần" is before the Saturday, "trước tuần sau" before the Monday.
    first = monday + timedelta(days=_FRIDAY + 1) if part is Part.LAST else monday
    return Days(first, last_working_day(monday, asked), words, f"hết {name}")


def last_working_day(monday: date, asked: Asked) -> date:
    """Return the last working day of the week that begins on a Monday, up to Friday."""
    days = [monday + timedelta(days=days) for days in range(_FRIDAY, -1, -1)]
    return next((day for day in days if asked.calendar.is_working_day(day)), days[0])


def months_of_year(match: re.Match[str], asked: Asked) -> Sense:
    """Read "6 tháng đầu năm 2021", "9 tháng năm 2021", "6 tháng cuối năm"."""
    count = number_of(match["count"])
    if not 1 <= count <= 12:
        return no_date(_("a year has no {count} months").format(count=count))
    taken, notes = year_of(match["year"] or "", asked.start)
    years = (asked.start.year, asked.start.year + 1) if taken is None else (taken,)
    choices = (_months_at(match["end"] == "cuoi", count, each) for each in years)
    unsaid = "" if taken is not None else _("no year is written: {taken} is meant")
    return settle(Anchor(choices, unsaid, notes=notes), lead_of(match), asked)


def _months_at(is_end: bool, count: int, year: int) -> Days:
    first = Period(PeriodKind.MONTH, year, 13 - count if is_end else 1)
    last = Period(PeriodKind.MONTH, year, 12 if is_end else count)
    words = f"{count} tháng {'cuối' if is_end else 'đầu'} năm {year}"
    return Days(first.first_day, last.last_day, words, f"hết {words}")


def day_in_quarter(match: re.Match[str], asked: Asked) -> Sense:
    """Read "ngày 20 tháng cuối quý" (every quarter) and "ngày 20 tháng cuối quý I/2021" (once)."""
    day, place = number_of(match["day"]), _MONTHS_OF_QUARTER.get(match["place"].split()[-1], 3)
    recurrence = Recurrence(Every.QUARTER, day, place)
    if not match["number"] and not match["which"]:
        lead = lead_of(match)
        earlier = recurrence.day_before() if lead is Lead.BEFORE and asked.before_excludes_day else recurrence
        return Sense(recurrence=earlier)
    present = _period_of(PeriodKind.QUARTER, asked.start)
    if match["which"]:
        quarters = [present if match["which"] == "nay" else present.following()]
        return settle(Anchor([_day_of(quarter, place, day) for quarter in quarters]), lead_of(match), asked)
    taken, notes = year_of(match["year"] or "", asked.start)
    years = (taken,) if taken is not None else (asked.start.year, asked.start.year + 1)
    choices = (_day_of(Period(PeriodKind.QUARTER, each, number_of(match["number"])), place, day) for each in years)
    unsaid = "" if taken is not None else _("no year is written: {taken} is meant")
    return settle(Anchor(choices, unsaid, notes=notes), lead_of(match), asked)


def _day_of(quarter: Period, place: int, day: int) -> Days:
    return Days.single(exact_date(day, quarter.first_day.month + place - 1, quarter.year))
