"""Variables such as ``{chủ trì}`` in templates and phrases: which there are, and what they say in one meeting.

The names are Vietnamese because the secretary reads and writes them; they are content, as the texts around them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from cchc_desktop.calendar.periods import Period
from cchc_desktop.committee.records import AddressForm, PersonAtDate, Profile
from cchc_desktop.committee.rules import described
from cchc_desktop.errors import ValidationError
from cchc_desktop.i18n import _
from cchc_desktop.meetings.attendance import count
from cchc_desktop.meetings.records import AttendanceEntry, MeetingDetails, MeetingFacts
from cchc_desktop.text.dates import clock, long_date
from cchc_desktop.text.normalise import nfc
from cchc_desktop.text.numbers import format_count

VARIABLES = (
    "kỳ",
    "năm",
    "ngày họp",
    "giờ bắt đầu",
    "địa điểm",
    "chủ trì",
    "thư ký",
    "ban chỉ đạo",
    "đơn vị",
    "số được mời",
    "số có mặt",
)
"""Every variable, in the order in which they are offered."""

BLANK = "……"
"""Stands where a variable has nothing to say yet."""

_VARIABLE = re.compile(r"\{([^{}\n]*)\}")


@dataclass(frozen=True)
class Filled:
    """A text with its variables replaced; ``missing`` names those that had nothing to say yet."""

    text: str
    missing: tuple[str, ...] = ()


def used_in(text: str) -> tuple[str, ...]:
    """Return the names in braces in their order, each once, whether they are variables or not."""
    return tuple(dict.fromkeys(_name(found) for found in _VARIABLE.findall(text)))


def check_variables(text: str, field: str = "") -> None:
    """Raise ValidationError for a name in braces that is no variable, naming the nearest one."""
    for name in used_in(text):
        if name not in VARIABLES:
            near = get_close_matches(name, VARIABLES, 1) or VARIABLES[:1]
            sentence = _("“{{{name}}}” is not a variable. Choose one from the list, such as {{{near}}}.")
            raise ValidationError(sentence.format(name=name, near=near[0]), field)


def fill(text: str, values: Mapping[str, str]) -> Filled:
    """Replace each variable by what it says; one that says nothing yet becomes a blank to write in.

    >>> fill("Giao ban {kỳ}", {"kỳ": "tháng 12 năm 2020"}).text
    'Giao ban tháng 12 năm 2020'
    """
    missing: dict[str, None] = {}

    def say(match: re.Match[str]) -> str:
        name = _name(match[1])
        if name not in VARIABLES:
            return match[0]
        if not values.get(name):
            missing[name] = None
        return values.get(name) or BLANK

    return Filled(_VARIABLE.sub(say, text), tuple(missing))


def values_of(facts: MeetingFacts) -> dict[str, str]:
    """Return what each variable says in a meeting; "" where nothing is entered yet."""
    return planned_values(facts.details, facts.profile, facts.people, facts.attendance)


def planned_values(
    details: MeetingDetails,
    profile: Profile,
    people: Mapping[int, PersonAtDate],
    attendance: Sequence[AttendanceEntry] = (),
) -> dict[str, str]:
    """Return what each variable says in a meeting with these details, also before it is stored."""
    form = details.address_form or profile.address_form
    counts = count(attendance)
    period = Period.parse(details.period)
    return {
        "kỳ": period.label.replace("/", " năm "),
        "năm": str(period.year),
        "ngày họp": long_date(details.start_date),
        "giờ bắt đầu": clock(details.start_time) if details.start_time is not None else "",
        "địa điểm": details.place,
        "chủ trì": _person(people, details.chair_id, form),
        "thư ký": _person(people, details.secretary_id, form),
        "ban chỉ đạo": profile.committee,
        "đơn vị": profile.organisation,
        "số được mời": format_count(counts.invited) if counts.invited else "",
        "số có mặt": format_count(counts.present) if counts.present else "",
    }


def with_variables(text: str, values: Mapping[str, str], names: Sequence[str] = ("kỳ",)) -> str:
    """Put variables in place of what they say: the other way round, for a template made from a meeting."""
    for name in names:
        said = values.get(name, "")
        for words in dict.fromkeys((said, said[:1].upper() + said[1:])):
            text = text.replace(words, f"{{{name}}}") if words else text
    return text


def _name(found: str) -> str:
    return " ".join(nfc(found).casefold().split())


def _person(people: Mapping[int, PersonAtDate], person_id: int | None, form: AddressForm) -> str:
    person = people.get(person_id) if person_id is not None else None
    return described(person, form) if person is not None else ""
