"""Phrases that name a week of a month or quarter: tuần đầu tháng 4, tuần thứ hai của tháng này, tuần cuối quý I."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from cchc_desktop.calendar.periods import Period, PeriodKind
from cchc_desktop.calendar.phrases.days import exact_date, lead_of, year_of
from cchc_desktop.calendar.phrases.senses import Anchor, Asked, Days, Sense, no_date, settle
from cchc_desktop.calendar.phrases.spans import last_working_day
from cchc_desktop.calendar.phrases.words import number_of
from cchc_desktop.i18n import _
from cchc_desktop.text.dates import short_date

_WEEKS = {"dau": 1, "nhat": 1, "hai": 2, "ba": 3, "tu": 4, "nam": 5, "cuoi": 0}
_NAMES = ("tuần cuối", "tuần đầu", "tuần thứ hai", "tuần thứ ba", "tuần thứ tư", "tuần thứ năm")


def week_of_period(match: re.Match[str], asked: Asked) -> Sense:
    """Read "tuần đầu tháng 4", "tuần thứ hai của tháng sau": until its last working day up to Friday.

    The first week is the one that holds the first working day of the month, the last one that of the last.
    """
    place = number_of(match["place"]) if match["place"].isdigit() else _WEEKS[match["place"].split()[0]]
    if place >= len(_NAMES):
        return no_date(_("there is no such week: write the date"))
    kind = PeriodKind.QUARTER if match["kind"] == "quy" else PeriodKind.MONTH
    periods, notes, unsaid = _periods(match, kind, asked.start)
    choices = [days for period in periods if (days := _week(place, period, asked)) is not None]
    if not choices:
        return no_date(_("there is no such week: write the date"))
    counted = _("weeks are counted from the one that holds the first working day")
    sense = settle(Anchor(choices, unsaid, notes=(*notes, counted)), lead_of(match), asked)
    return replace(sense, is_counted=True)


def _periods(match: re.Match[str], kind: PeriodKind, start: date) -> tuple[list[Period], tuple[str, ...], str]:
    """Return the months or quarters that may be meant, what is to say about the year, and what was left unsaid."""
    present = Period(kind, start.year, start.month if kind is PeriodKind.MONTH else (start.month + 2) // 3)
    if match["which"]:
        return [present if match["which"] == "nay" else present.following()], (), ""
    if not match["number"]:
        return [present, present.following()], (), _("which one is not written: {taken} is meant")
    number = number_of(match["number"])
    taken, notes = year_of(match["year"] or "", start)
    if kind is PeriodKind.MONTH:
        exact_date(1, number, taken or start.year)  # says that there is no month 13
    if taken is not None:
        return [Period(kind, taken, number)], notes, ""
    years = (start.year, start.year + 1)
    return [Period(kind, year, number) for year in years], notes, _("no year is written: {taken} is meant")


def _week(place: int, period: Period, asked: Asked) -> Days | None:
    """Return a week of the period, ``place`` 0 for its last one; None where the period is too short for it."""
    calendar = asked.calendar
    first, last = period.first_day, period.last_day
    working = first if calendar.is_working_day(first) else calendar.next_working_day(first)
    if place == 0:
        working = last if calendar.is_working_day(last) else calendar.previous_working_day(last)
    monday = working - timedelta(days=working.weekday()) + timedelta(days=7 * max(0, place - 1))
    if monday > last:
        return None
    due = last_working_day(monday, asked)
    if due > last:
        due = last if calendar.is_working_day(last) else calendar.previous_working_day(last)
    words = f"{_NAMES[place]} {period.label}"
    return Days(max(monday, first), due, words, f"hết {words} ({short_date(monday)} – {short_date(due)})")
