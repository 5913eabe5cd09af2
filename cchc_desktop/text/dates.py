"""Dates and times: written as papers write them, read as a hurried person types them.

Papers pad the day always and the month only for January and February (Decree 30/2020, Annex I, II.4).
"""

from __future__ import annotations

import calendar
import re
from datetime import date, time

from cchc_desktop.errors import ValidationError
from cchc_desktop.i18n import _
from cchc_desktop.text.folding import search_key

FIRST_YEAR, LAST_YEAR = 1900, 2199
WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")

_DAY_FIRST = re.compile(
    r"(?:ngay )?(?P<day>\d{1,2})(?P<dash>[-/. ])(?P<month>\d{1,2})(?:(?P=dash)(?P<year>\d{4}|\d{2}))?"
)
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})(?P<dash>[-/.])(?P<month>\d{1,2})(?P=dash)(?P<day>\d{1,2})")
_IN_WORDS = re.compile(r"(?:ngay )?(?P<day>\d{1,2}) thang (?P<month>\d{1,2})(?:(?: nam |/)(?P<year>\d{4}))?")
_DIGITS_ONLY = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})?")
_EIGHT_YEAR_FIRST = re.compile(r"(\d{4})(\d{2})(\d{2})")
_TIME = re.compile(r"(\d{1,2}) ?(?:[:hg.]|gio) ?(?:(\d{1,2}) ?(?:p|ph|phut)?)?|(\d{1,2})(\d{2})|(\d{1,2})")


def month_number(month: int) -> str:
    """Write the number of a month as papers do: 01, 02, then 3 … 12."""
    return f"{month:02d}" if month <= 2 else str(month)


def long_date(d: date) -> str:
    """Write "ngày 05 tháng 4 năm 2021"."""
    return f"ngày {d.day:02d} tháng {month_number(d.month)} năm {d.year}"


def short_date(d: date) -> str:
    """Write "05/4/2021"."""
    return f"{d.day:02d}/{month_number(d.month)}/{d.year}"


def clock(t: time) -> str:
    """Write "14 giờ 00 phút"."""
    return f"{t.hour:02d} giờ {t.minute:02d} phút"


def short_clock(t: time) -> str:
    """Write "14:00"."""
    return f"{t.hour:02d}:{t.minute:02d}"


def weekday_name(d: date) -> str:
    """Write "thứ Hai" … "Chủ nhật"."""
    return WEEKDAYS[d.weekday()]


def parse_date(text: str, *, near: date) -> date:
    """Read a date: 4/12/2020, 04-12-2020, 4.12.20, 041220, 04122020, 2020-12-04, 4/12 (the year of ``near``).

    The day comes first; two digits of a year are 20yy. Raises ValidationError for anything else.
    """
    typed = search_key(text).strip(" .,;")
    if not typed.isascii():
        raise _not_a_date(text)
    if match := _YEAR_FIRST.fullmatch(typed):
        return _date(int(match["day"]), int(match["month"]), int(match["year"]))
    if match := _DAY_FIRST.fullmatch(typed) or _IN_WORDS.fullmatch(typed):
        return _date(int(match["day"]), int(match["month"]), _year(match["year"], near))
    if match := _DIGITS_ONLY.fullmatch(typed):
        return _from_digits(typed, match, near)
    raise _not_a_date(text)


def _from_digits(typed: str, match: re.Match[str], near: date) -> date:
    day, month, year = int(match[1]), int(match[2]), _year(match[3], near)
    other = _EIGHT_YEAR_FIRST.fullmatch(typed)
    if other and (month > 12 or not FIRST_YEAR <= year <= LAST_YEAR):
        return _date(int(other[3]), int(other[2]), int(other[1]))
    return _date(day, month, year)


def _year(digits: str | None, near: date) -> int:
    if digits is None:
        return near.year
    return int(digits) + 2000 if len(digits) == 2 else int(digits)


def _date(day: int, month: int, year: int) -> date:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        sentence = _("Year {year} is not between {first} and {last}.")
        raise ValidationError(sentence.format(year=year, first=FIRST_YEAR, last=LAST_YEAR))
    if not 1 <= month <= 12:
        raise ValidationError(_("There is no month {month}. Type the day first, then the month.").format(month=month))
    days = calendar.monthrange(year, month)[1]
    if not 1 <= day <= days:
        sentence = _("Month {month}/{year} has {days} days.")
        raise ValidationError(sentence.format(month=f"{month:02d}", year=year, days=days))
    return date(year, month, day)


def _not_a_date(text: str) -> ValidationError:
    if not text.strip():
        return ValidationError(_("No date is given. Type it like 04/12/2020."))
    return ValidationError(_("“{text}” is not a date. Type it like 04/12/2020.").format(text=text.strip()[:40]))


def parse_time(text: str) -> time:
    """Read a time of day: 14:00, 14h, 14h30, 14g30, 1400, 9, 9 giờ 30; ValidationError for anything else."""
    typed = search_key(text)
    match = _TIME.fullmatch(typed) if typed.isascii() else None
    if not typed:
        raise ValidationError(_("No time is given. Type it like 14:00."))
    if not match:
        raise ValidationError(_("“{text}” is not a time. Type it like 14:00.").format(text=text.strip()[:40]))
    hour = int(match[1] or match[3] or match[5])
    minute = int(match[2] or match[4] or 0)
    if hour > 23 or minute > 59:
        raise ValidationError(_("The hours go from 0 to 23 and the minutes from 0 to 59."))
    return time(hour, minute)
