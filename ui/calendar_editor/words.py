"""How listed days are named in the window: their kind, their month, what a year rests on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QLocale

from cchc_desktop.calendar.holidays import DayKind, ListedDay
from cchc_desktop.i18n import DEFAULT_LANGUAGE, _, language, mark
from ui.calendar_editor.shown_year import ShownYear
from ui.common.fields import shown_date
from ui.common.user_locale import user_locale, weekday

KIND_NAMES: Final = {
    DayKind.OFF: mark("holiday"),
    DayKind.MADE_UP_OFF: mark("day off made up"),
    DayKind.SWAPPED_OFF: mark("day off by a swap"),
    DayKind.WORKED: mark("worked"),
}
_ONE_DAY: Final = timedelta(days=1)


def kind_name(kind: DayKind) -> str:
    """Return the words for a kind of day."""
    return _(KIND_NAMES[kind])


def short_weekday(day: date) -> str:
    """Return T2 … T7, CN."""
    return user_locale().standaloneDayName(day.isoweekday(), weekday_format())


def weekday_format() -> QLocale.FormatType:
    """Return how the names of the days of the week are shortened in the language in use."""
    return QLocale.FormatType.NarrowFormat if language() == DEFAULT_LANGUAGE else QLocale.FormatType.ShortFormat


def day_words(day: date, entry: ListedDay | None) -> str:
    """Return a day as a tool tip says it: "Thứ Năm, 04/02/2027 – nghỉ lễ: Tết Nguyên đán", and what it rests on."""
    words = f"{weekday(day)}, {shown_date(day)}"
    if entry is None:
        return words
    words = f"{words} – {kind_name(entry.kind)}: {entry.name}"
    return f"{words}\n{entry.basis}" if entry.basis else words


def added(days: Sequence[ListedDay]) -> str:
    """Name the step that adds these days."""
    return _("Days off: added {day} {name}").format(**_named(days))


def edited(days: Sequence[ListedDay]) -> str:
    """Name the step that makes a listed day this one."""
    return _("Days off: edited {day} {name}").format(**_named(days))


def removed(entry: ListedDay) -> str:
    """Name the step that takes a day off the list."""
    return _("Days off: removed {day} {name}").format(**_named((entry,)))


def _named(days: Sequence[ListedDay]) -> dict[str, str]:
    first, last = shown_date(days[0].day), shown_date(days[-1].day)
    return {"day": first if first == last else f"{first}–{last}", "name": days[0].name}


def month_note(days: Iterable[ListedDay]) -> str:
    """Return the days of a month with their names, neighbours of one name together: "4–10 Tết Nguyên đán"."""
    groups: list[list[ListedDay]] = []
    for entry in days:
        last = groups[-1][-1] if groups else None
        if last is not None and _is_one_rest(last, entry):
            groups[-1].append(entry)
        else:
            groups.append([entry])
    return " · ".join(f"{_span(group)} {group[0].name}" for group in groups)


def year_state(shown: ShownYear) -> tuple[str, str, str]:
    """Return what the days of a year rest on: the words, an icon and its role."""
    if shown.is_forecast:
        return _("forecast"), "warning", "amber"
    return (_("entered here"), "edit", "text2") if shown.is_own else (_("as announced"), "checkmark", "green")


def _span(group: Sequence[ListedDay]) -> str:
    first, last = group[0].day.day, group[-1].day.day
    return str(first) if first == last else f"{first}–{last}"


def _is_one_rest(one: ListedDay, other: ListedDay) -> bool:
    """Tell whether two days are off under one name, with nothing but a weekend between them."""
    if one.name != other.name or DayKind.WORKED in (one.kind, other.kind):
        return False
    day = one.day + _ONE_DAY
    while day < other.day and day.weekday() >= 5:
        day += _ONE_DAY
    return day == other.day
