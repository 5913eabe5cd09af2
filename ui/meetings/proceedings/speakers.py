"""The people who may be named in the proceedings, those who came first, and what is written of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cchc_desktop.committee.records import DepartmentKind, Gender, PersonAtDate, RoleKind
from cchc_desktop.committee.rules import address_word
from cchc_desktop.meetings.attendance import address_form, capitalised
from cchc_desktop.meetings.records import AttendanceEntry, MeetingFacts, Presence
from cchc_desktop.text.academic_titles import without_academic_titles
from ui.common.fields.person_list import PersonRow

_ORDER = (
    Presence.PRESENT,
    Presence.SUBSTITUTE,
    Presence.INVITED,
    None,
    Presence.ABSENT_WITH_REASON,
    Presence.ABSENT_WITHOUT_REASON,
)
_PARTING = re.compile(r"\s+[-–—]\s+|\s*,\s*")
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)")
_SPEAKS_BY_POST = (RoleKind.HEAD, RoleKind.DEPUTY, RoleKind.GUEST)


@dataclass(frozen=True)
class Speaker:
    """Somebody who may speak or be named; ``body`` is what stands in brackets after the name."""

    name: str
    post: str = ""
    role: str = ""
    body: str = ""
    gender: Gender | None = None

    @property
    def known_as(self) -> str:
        """Post and role on one line, for lists."""
        return " · ".join(part for part in (self.post, self.role) if part)

    def named(self, text: str) -> str:
        """Return the name, with the post unless ``text`` has already said it."""
        if not self.post or self.is_introduced(text):
            return self.name
        return f"{self.name}, {self.post}"

    def is_introduced(self, text: str) -> bool:
        """Tell whether ``text`` says the name with the post."""
        return f"{self.name}, {self.post}" in text or f"{self.name} ({self.post}" in text


def speakers(facts: MeetingFacts) -> tuple[Speaker, ...]:
    """Return everybody who may be named: those who came, those not called yet, the rest, those absent."""
    in_roll = {entry.person_id for entry in facts.attendance if entry.person_id is not None}
    others = [(None, _of_person(person)) for person in facts.people.values() if person.id not in in_roll]
    found = [*_of_roll(facts), *(pair for pair in others if pair[1] is not None)]
    ordered = sorted(found, key=lambda pair: _ORDER.index(pair[0]))
    return tuple(dict.fromkeys(speaker for _presence, speaker in ordered if speaker is not None and speaker.name))


def rows(people: Iterable[Speaker]) -> list[PersonRow]:
    """Return people as lists show them; the id is the place in the order given."""
    return [PersonRow(id=place, name=person.name, post=person.known_as) for place, person in enumerate(people)]


def contribution(facts: MeetingFacts, speaker: Speaker, number: int) -> str:
    """Return the beginning of a contribution: ``2. Đồng chí Đặng Hòa An (Tư pháp - Hộ tịch): ``."""
    word = address_word(speaker.gender, address_form(facts))
    name = capitalised(f"{word} {speaker.name}".strip())
    body = f" ({speaker.body})" if speaker.body else ""
    return f"{number}. {name}{body}: "


def _of_roll(facts: MeetingFacts) -> Iterator[tuple[Presence | None, Speaker | None]]:
    for entry in facts.attendance:
        if entry.substitute and entry.presence is Presence.SUBSTITUTE:
            yield entry.presence, _of_words(entry.substitute)
        yield _presence(entry), _of_person(facts.person(entry.person_id)) or _of_words(entry.guest)


def _presence(entry: AttendanceEntry) -> Presence:
    """A person who sent a substitute is not there."""
    return Presence.ABSENT_WITH_REASON if entry.presence is Presence.SUBSTITUTE else entry.presence


def _of_person(person: PersonAtDate | None) -> Speaker | None:
    if person is None or person.is_hidden:
        return None
    by_post = person.department_kind is DepartmentKind.LEADERS or person.role_kind in _SPEAKS_BY_POST
    body = person.post if by_post or not person.department else person.department
    name = without_academic_titles(person.full_name)
    return Speaker(name, person.post, person.role, _without_brackets(body), person.gender)


def _of_words(words: str) -> Speaker | None:
    """Read "Mai Thị Phượng - Phó Bí thư Đoàn Thanh niên phường"."""
    name, post = [*_PARTING.split(words.strip(), maxsplit=1), ""][:2]
    return Speaker(name, post, body=_without_brackets(post)) if name else None


def _without_brackets(body: str) -> str:
    return _IN_BRACKETS.sub("", body).strip() or body
