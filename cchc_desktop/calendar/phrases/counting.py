"""Phrases that count: trong 05 ngày làm việc kể từ ngày ký, +7, trong 2 tuần; and feasts: trước Tết Nguyên đán.

The first day is not counted (Civil Code 2015, art. 147). A period in calendar days, weeks, months or years that ends
on a day of rest ends at the end of the next working day (art. 148 clause 5).
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from cchc_desktop.calendar.phrases.days import date_parts, exact_date
from cchc_desktop.calendar.phrases.senses import Asked, Sense, no_date
from cchc_desktop.calendar.phrases.words import number_of
from cchc_desktop.errors import ValidationError
from cchc_desktop.i18n import _
from cchc_desktop.text.dates import LAST_YEAR, short_date
from cchc_desktop.text.folding import search_key
from cchc_desktop.text.numbers import format_count

MOST_COUNTED = 1000
"""More days, weeks or months than this are a slip of the pen, not a deadline."""

_UNIT_WORDS = {"ngay lam viec": "ngày làm việc", "ngay": "ngày", "tuan": "tuần", "thang": "tháng", "quy": "quý",
               "nam": "năm", "gio": "giờ", "h": "giờ"}  # fmt: skip
_MONTHS = {"thang": 1, "quy": 3, "nam": 12}
_DAYS = {"ngay": 1, "tuan": 7}
_HOURS_A_DAY = 24
_MEETING_WORDS = re.compile(r"\b(?:hop|hoi nghi|giao ban|nay)\b")


def counted(match: re.Match[str], asked: Asked) -> Sense:
    """Read "trong 10 ngày", "không quá 05 ngày làm việc kể từ ngày 04/12/2020"."""
    if re.search(r"\btruoc\b", match["lead"] or ""):
        return no_date(_("the days are counted back from something without a date: write the date"))
    return _counted(match, asked, ends_on_working_day=True)


def half(match: re.Match[str], asked: Asked) -> Sense:
    """Read "trong nửa tháng" (15 days) and "trong nửa năm" (6 months)."""
    if re.search(r"\btruoc\b", match["lead"] or ""):
        return no_date(_("the days are counted back from something without a date: write the date"))
    count, unit = (15, "ngay") if match["unit"] == "thang" else (6, "thang")
    words = f"{format_count(count)} {_UNIT_WORDS[unit]} sau {short_date(asked.start)}"
    due, reason = _by_calendar(words, _after(asked.start, count, unit), asked, ends_on_working_day=True)
    return Sense(day=due, reason=reason, is_counted=True)


def plus(match: re.Match[str], asked: Asked) -> Sense:
    """Read "+7", "+5 ngày làm việc": plain calendar days are not moved to a working day."""
    return _counted(match, asked, ends_on_working_day=bool(match["unit"]))


def _counted(match: re.Match[str], asked: Asked, *, ends_on_working_day: bool) -> Sense:
    count, unit = number_of(match["count"]), match["unit"] or "ngay"
    if count > MOST_COUNTED:
        raise ValidationError(_("{count} is too long for a deadline: write the date.").format(count=match["count"]))
    start, notes = _start(match, asked)
    if unit in ("gio", "h") and count % _HOURS_A_DAY:
        return no_date(_("hours need the hour they are counted from: write the date"))
    words = f"{format_count(count)} {_UNIT_WORDS[unit]} sau {short_date(start)}"
    if unit == "ngay lam viec":
        due = asked.calendar.add_working_days(start, count)
        reason = f"{words} → {short_date(due)}"
    else:
        due, reason = _by_calendar(words, _after(start, count, unit), asked, ends_on_working_day)
    if due.year > LAST_YEAR:
        raise ValidationError(_("That day is beyond the calendar."))
    return Sense(day=due, reason=reason, notes=notes, asks=bool(notes) or due < asked.start, is_counted=True)


def _start(match: re.Match[str], asked: Asked) -> tuple[date, tuple[str, ...]]:
    """Return the day counted from and what is to say about it: the day of signing is not known yet."""
    groups = match.groupdict()
    if any(groups.get(name) for name in ("iso", "dmy", "spoken")):
        day, month, year, notes = date_parts(match, asked.start)
        return exact_date(day, month, year or asked.start.year), notes
    event = groups.get("event")
    if event is None or _MEETING_WORDS.search(event):
        return asked.start, ()
    return asked.start, (_("that day is taken to be {day}").format(day=short_date(asked.start)),)


def _after(start: date, count: int, unit: str) -> date:
    if unit in ("gio", "h"):
        return start + timedelta(days=count // _HOURS_A_DAY)
    if unit in _DAYS:
        return start + timedelta(days=count * _DAYS[unit])
    year, month = divmod(start.year * 12 + start.month - 1 + count * _MONTHS[unit], 12)
    if year > LAST_YEAR:
        raise ValidationError(_("That day is beyond the calendar."))
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))


def _by_calendar(words: str, last: date, asked: Asked, ends_on_working_day: bool) -> tuple[date, str]:
    if not ends_on_working_day or asked.calendar.is_working_day(last):
        return last, f"{words} → {short_date(last)}"
    due = asked.calendar.next_working_day(last)
    sentence = _("{words} is {last}, a day of rest → {day}")
    return due, sentence.format(words=words, last=short_date(last), day=short_date(due))


@dataclass(frozen=True)
class Feast:
    """A feast by its words in a phrase, by the names its days off may have, and by its name."""

    pattern: str
    names: tuple[str, ...]
    label: str


FEASTS = (
    Feast(r"tet (?:duong lich|tay)", ("duong lich",), "Tết Dương lịch"),
    Feast(r"tet(?: nguyen dan| am lich| co truyen| ta)?", ("nguyen dan", "am lich"), "Tết Nguyên đán"),
    Feast(r"gio to(?: hung vuong)?", ("gio to",), "Giỗ Tổ Hùng Vương"),
    Feast(r"quoc khanh(?: 0?2/0?9)?|le 0?2/0?9", ("quoc khanh",), "Quốc khánh"),
    Feast(r"le 30/0?4(?:(?: - | va |, ?|-)0?1/0?5)?", ("chien thang", "30/4"), "lễ 30/4"),
)
_STEMS = ("giap", "at", "binh", "dinh", "mau", "ky", "canh", "tan", "nham", "quy")
_BRANCHES = ("ty", "suu", "dan", "mao", "thin", "ty", "ngo", "mui", "than", "dau", "tuat", "hoi")


def before_feast(match: re.Match[str], asked: Asked) -> Sense:
    """Read "trước Tết Nguyên đán": the last working day before the days off of that year's calendar."""
    feast = next(each for each in FEASTS if re.fullmatch(each.pattern, match["feast"]))
    said = re.search(r"\d{4}", match["feast_year"] or "")
    lunar = _lunar_year(match["lunar"], asked.start.year)
    first = None
    years = (int(said[0]),) if said else (lunar,) if lunar else (asked.start.year, asked.start.year + 1)
    for year in years:
        first = _first_day_off(feast, year, asked)
        if first is None:
            return no_date(_("the calendar of {year} has no day off for this feast").format(year=year))
        if asked.calendar.previous_working_day(first) >= asked.start:
            break
    assert first is not None
    return _day_before_feast(feast, first, asked)


def _day_before_feast(feast: Feast, first: date, asked: Asked) -> Sense:
    due = asked.calendar.previous_working_day(first)
    reason = f"trước {feast.label} năm {first.year} (nghỉ từ {short_date(first)}) → {short_date(due)}"
    asks = due < asked.start or asked.calendar.is_forecast(first.year)
    return Sense(day=due, reason=reason, asks=asks, is_counted=True)


def _first_day_off(feast: Feast, year: int, asked: Asked) -> date | None:
    days = (date(year, 1, 1) + timedelta(days=days) for days in range(366 if calendar.isleap(year) else 365))
    for day in days:
        name = asked.calendar.days_off.get(day)
        if name is not None and any(each in search_key(name) for each in feast.names):
            return day
    return None


def _lunar_year(words: str | None, start: int) -> int | None:
    """Return the year around ``start`` with this name: Tân Sửu is 2021, 2081 …"""
    if not words:
        return None
    stem, branch = words.split()
    for year in range(start - 10, start + 50):
        if _STEMS[(year - 4) % 10] == stem and _BRANCHES[(year - 4) % 12] == branch:
            return year
    return None
