"""Phrases that come back: hằng tháng, định kỳ tháng, quý, mỗi tuần một lần; and one that does not: hằng ngày."""

from __future__ import annotations

import re

from cchc_desktop.calendar.phrases.senses import Asked, Sense, no_date
from cchc_desktop.calendar.phrases.words import number_of
from cchc_desktop.calendar.recurrence import Every, NamedDay, Recurrence
from cchc_desktop.i18n import _

_ORDER = ("tuan", "thang", "quy", "nam")
_UNTIL_THE_END = {
    "tuan": Recurrence(Every.WEEK, 5),
    "thang": Recurrence(Every.MONTH, NamedDay.LAST),
    "quy": Recurrence(Every.QUARTER, NamedDay.LAST, 3),
    "nam": Recurrence(Every.YEAR, NamedDay.LAST, 12),
}
_AS_UNIT = {("thang", 3): "quy", ("thang", 12): "nam", ("quy", 4): "nam"}


def every(match: re.Match[str], _asked: Asked) -> Sense:
    """Read "hằng tháng", "định kỳ tháng, quý": the shortest of several, due at its end (a week on Friday)."""
    units = re.findall(r"[a-z]+", match["units"])
    return _of_unit(min((unit for unit in units if unit in _ORDER), key=_ORDER.index))


def once_in(match: re.Match[str], _asked: Asked) -> Sense:
    """Read "3 tháng một lần", "01 lần/quý"; other rhythms than week, month, quarter and year are not kept."""
    times, count, unit = number_of(match["times"] or "1"), number_of(match["count"] or "1"), match["unit"]
    unit = unit if count == 1 else _AS_UNIT.get((unit, count), "")
    if times != 1 or not unit:
        return no_date(_("work comes back every week, month, quarter or year: choose one of them or a date"))
    return _of_unit(unit)


def rare(_match: re.Match[str], _asked: Asked) -> Sense:
    """Say of "nửa tháng một lần" that such a rhythm is not kept."""
    return no_date(_("work comes back every week, month, quarter or year: choose one of them or a date"))


def week_of_every(_match: re.Match[str], _asked: Asked) -> Sense:
    """Say of "tuần đầu hằng tháng" that a week of every month is no day."""
    return no_date(_("a week of every month is no day: write the day of the month"))


def _of_unit(unit: str) -> Sense:
    return Sense(recurrence=_UNTIL_THE_END[unit], has_own_day=False)
