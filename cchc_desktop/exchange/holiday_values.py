"""What one cell of a list of days off means: the day, the kind of day, the day of the week."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from cchc_desktop.calendar.holidays import DayKind
from cchc_desktop.errors import ValidationError
from cchc_desktop.exchange.faults import Fault, quoted
from cchc_desktop.i18n import _
from cchc_desktop.text.dates import WEEKDAYS, parse_date
from cchc_desktop.text.folding import search_key

# What stands in the sheet is Vietnamese in every language of the window: it is sent round the offices.
KIND_WORDS: Final = {
    DayKind.OFF: "Nghỉ lễ",
    DayKind.MADE_UP_OFF: "Nghỉ bù",
    DayKind.SWAPPED_OFF: "Hoán đổi nghỉ",
    DayKind.WORKED: "Làm bù",
}
_KINDS: Final = (
    (DayKind.WORKED, r"(di )?lam( viec)?( bu)?( hoan doi)?( ngay .*)?|(lam viec )?hoan doi lam( viec| bu)?|worked"),
    (DayKind.SWAPPED_OFF, r"(nghi )?hoan doi( nghi)?( ngay .*)?|swapped( off)?"),
    (DayKind.MADE_UP_OFF, r"(nghi )?bu( le| tet| ngay .*)?|made up( off)?"),
    (DayKind.OFF, r"(ngay )?(nghi|le)( le| tet|, tet|/tet)*( le)?|off"),
)
_PATTERNS: Final = tuple((kind, re.compile(pattern)) for kind, pattern in _KINDS)
_DAY: Final = re.compile(r"\d{1,2}/\d{1,2}/\d{4}")
_WEEKDAY_KEYS: Final = {search_key(name): number for number, name in enumerate(WEEKDAYS)}
_SHORT_WEEKDAYS: Final = {**{f"thu {number + 2}": number for number in range(6)}, "cn": 6}


def read_kind(text: str) -> DayKind | None:
    """Return the kind of day that the words mean, None for other words."""
    key = search_key(text.replace("_", " ")).strip(" .")
    return next((kind for kind, pattern in _PATTERNS if pattern.fullmatch(key)), None)


def read_day(text: str) -> date:
    """Return a day written as dd/mm/yyyy. Raises Fault for any other writing and for days that do not exist."""
    words = text.strip()
    if not _DAY.fullmatch(words):
        fault = _("{value} is no day like 05/02/2027; type day/month/year or use a date of Excel")
        raise Fault(fault.format(value=quoted(text)))
    try:
        return parse_date(words, near=date.min)
    except ValidationError as error:
        raise Fault(f"{quoted(text)}: {error.sentence.rstrip('.')}") from error


def read_weekday(text: str) -> int | None:
    """Return the number of a day of the week (0 is Monday) for "thứ Hai", "T2", "CN"; None for other words."""
    key = search_key(text).strip(" .")
    key = re.sub(r"^(t|thu) ?(?=\d$)", "thu ", key)
    found = _WEEKDAY_KEYS.get(key)
    return _SHORT_WEEKDAYS.get(key) if found is None else found
