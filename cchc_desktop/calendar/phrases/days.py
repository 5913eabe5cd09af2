"""Phrases that name one day: 15/12/2020, ngày 20, thứ Sáu tuần này, ngày mai."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from cchc_desktop.calendar.phrases.senses import Anchor, Asked, Days, Lead, Sense, settle
from cchc_desktop.calendar.phrases.words import number_of, weekday_of
from cchc_desktop.calendar.recurrence import Every, Recurrence
from cchc_desktop.errors import ValidationError
from cchc_desktop.i18n import _
from cchc_desktop.text.dates import WEEKDAYS, parse_date, short_date, weekday_name

_NEAR_DAYS = {"nay": 0, "mai": 1, "mot": 2, "kia": 2}
_BEFORE = re.compile(r"\btruoc\b(?! (?:hoac|va) trong\b| khi\b)")
_HOUR = re.compile(r"\d{1,2}")
_LAST_HOUR = 24
_WEEKS = {"": 0, "nay": 0, "sau": 1, "toi": 1, "sau nua": 2, "toi nua": 2}


def lead_of(match: re.Match[str]) -> Lead:
    """Return what stands before the day; "trước 17 giờ ngày X" means X itself, "trước 0 giờ" the day before."""
    words = match["lead"] or ""
    if not words:
        return Lead.NONE
    time = match.groupdict().get("time") or ""
    if not _BEFORE.search(words):
        return Lead.BY
    return Lead.BEFORE_HOUR if time and _hour(time) != 0 else Lead.BEFORE


def _hour(time: str) -> int | None:
    found = _HOUR.match(time)
    if found is None:
        return None
    if int(found[0]) > _LAST_HOUR:
        raise ValidationError(_("The hours go from 0 to 23 and the minutes from 0 to 59."))
    return int(found[0])


def full_date(match: re.Match[str], asked: Asked) -> Sense:
    """Read a date with or without its year."""
    return settle(date_anchor(match, asked), lead_of(match), asked)


def date_anchor(match: re.Match[str], asked: Asked) -> Anchor:
    """Return the day of a date; without its year the first that is not over, and every such day of a year."""
    day, month, year, notes = date_parts(match, asked.start)
    named = exact_date(day, month, year) if year is not None else next(_years(day, month, asked.start)).first
    groups = match.groupdict()
    notes = (*notes, *_weekday_note(groups.get("said") or groups.get("said_after"), named))
    if year is not None:
        return Anchor((Days.single(named),), notes=notes)
    unsaid = _("no year is written: {taken} is meant")
    return Anchor(_years(day, month, asked.start), unsaid, _every_year(day, month), notes)


def _weekday_note(said: str | None, named: date) -> tuple[str, ...]:
    if said is None or weekday_of(said) == named.weekday():
        return ()
    sentence = _("{day} is not a {said} but a {weekday}")
    said_name = WEEKDAYS[weekday_of(said)]
    return (sentence.format(day=short_date(named), said=said_name, weekday=weekday_name(named)),)


def date_parts(match: re.Match[str], start: date) -> tuple[int, int, int | None, tuple[str, ...]]:
    """Return day, month, year (None when it is not written) and what is to say about a year in two digits."""
    if match["iso"]:
        year, month, day = (int(part) for part in re.split(r"[-/.]", match["iso"]))
        return day, month, year, ()
    if match["dmy"]:
        parts = [part.strip() for part in re.split(r"[-/.]", match["dmy"])]
        taken, notes = year_of(parts[2], start) if len(parts) > 2 else (None, ())
        return int(parts[0]), int(parts[1]), taken, notes
    day_word, rest = match["spoken"].split(" thang ")
    month_word = re.match(r"\d+|[a-z]+(?: (?:mot|hai)\b)?", rest)
    assert month_word is not None
    taken, notes = year_of(rest[month_word.end() :], start)
    return int(day_word), number_of(month_word[0]), taken, notes


def year_of(words: str, start: date) -> tuple[int | None, tuple[str, ...]]:
    """Read " nam 2021", "/2021", "/21", " nam nay", " nam sau"; None when there is no year."""
    found = re.search(r"\d+", words)
    if found is None:
        said = words.split()[-1:] or [""]
        return {"nay": start.year, "sau": start.year + 1, "toi": start.year + 1}.get(said[0]), ()
    if len(found[0]) > 2:
        return int(found[0]), ()
    year = 2000 + int(found[0])
    return year, (_("year {short} is read as {year}").format(short=found[0], year=year),)


def exact_date(day: int, month: int, year: int) -> date:
    """Return the date; ValidationError with the sentence that says why there is none."""
    return parse_date(f"{day:02d}/{month:02d}/{year:04d}", near=date(year or 1, 1, 1))


def _years(day: int, month: int, start: date) -> Iterator[Days]:
    first = start.year if (month, day) >= (start.month, start.day) else start.year + 1
    for year in (first, first + 1):
        yield Days.single(exact_date(day, month, year))


def _every_year(day: int, month: int) -> tuple[Recurrence, Recurrence] | None:
    try:
        recurrence = Recurrence(Every.YEAR, day, month)
    except ValidationError:
        return None  # there is no such day in any year: the date itself is refused
    return recurrence, recurrence


def day_of_month(match: re.Match[str], asked: Asked) -> Sense:
    """Read "ngày 20", "ngày 20 tháng này", "ngày 10 tháng sau"."""
    groups = match.groupdict()
    day, which = number_of(match["day"] or groups.get("moon") or ""), groups.get("which")
    repeats = _every_month(day)
    if which:
        months = 0 if which == "nay" else 1
        anchor = Anchor((Days.single(_in_month(asked.start, months, day)),), repeats=repeats)
    else:
        anchor = Anchor(_months(asked.start, day), _("no month is written: {taken} is meant"), repeats)
    return settle(anchor, lead_of(match), asked)


def _in_month(start: date, months: int, day: int) -> date:
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return exact_date(day, month + 1, year)


def _months(start: date, day: int) -> Iterator[Days]:
    """Yield this day of the coming months that have it; no month has a day 32."""
    if not 1 <= day <= 31:
        _in_month(start, 0, day)
    for months in range(13):
        try:
            yield Days.single(_in_month(start, months, day))
        except ValidationError:
            continue


def _every_month(day: int) -> tuple[Recurrence, Recurrence] | None:
    if not 1 <= day <= 31:
        return None
    recurrence = Recurrence(Every.MONTH, day)
    return recurrence, recurrence


def weekday(match: re.Match[str], asked: Asked) -> Sense:
    """Read "thứ Sáu tuần này" (kept although it is over) or "thứ Sáu" (the next one)."""
    number, week = weekday_of(match["weekday"]), match["week"]
    monday = asked.start - timedelta(days=asked.start.weekday())
    recurrence = Recurrence(Every.WEEK, number + 1)
    repeats = (recurrence, recurrence)
    if week:
        day = monday + timedelta(days=number + 7 * _WEEKS[week.removeprefix("tuan ")])
        return settle(Anchor((_named(day, week),), repeats=repeats), lead_of(match), asked)
    days = (monday + timedelta(days=number + 7 * weeks) for weeks in range(3))
    choices = (Days.single(day, f"{weekday_name(day)} {short_date(day)}") for day in days)
    return settle(Anchor(choices, _("no week is written: {taken} is meant"), repeats), lead_of(match), asked)


def every_weekday(match: re.Match[str], asked: Asked) -> Sense:
    """Read "mỗi thứ Sáu", "các thứ Sáu"."""
    recurrence = Recurrence(Every.WEEK, weekday_of(match["weekday"]) + 1)
    is_excluded = lead_of(match) is Lead.BEFORE and asked.before_excludes_day
    return Sense(recurrence=recurrence.day_before() if is_excluded else recurrence)


def _named(day: date, week: str) -> Days:
    weeks = ("tuần này", "tuần sau", "tuần sau nữa")
    return Days.single(day, f"{weekday_name(day)} {weeks[_WEEKS[week.removeprefix('tuan ')]]}")


def near_day(match: re.Match[str], asked: Asked) -> Sense:
    """Read "hôm nay", "trong ngày", "mai", "ngày kia"."""
    said = (match["near"] or "nay").split()[-1]
    days = _NEAR_DAYS[said]
    names = ("hôm nay", "ngày mai", "ngày kia")
    day = asked.start + timedelta(days=days)
    return settle(Anchor((Days.single(day, names[days]),)), lead_of(match), asked)
