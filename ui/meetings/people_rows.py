"""People as fields offer them, and the characters that papers cannot show."""

from __future__ import annotations

from collections.abc import Collection

from cchc_desktop.documents.fonts import missing_characters
from cchc_desktop.meetings.records import MeetingFacts
from ui.common.fields.person_list import PersonRow


def person_rows(facts: MeetingFacts, *, also: Collection[int | None] = ()) -> list[PersonRow]:
    """Return the people to choose from, by rank; a hidden person only where already named (``also``)."""
    people = [person for person in facts.people.values() if not person.is_hidden or person.id in also]
    return [PersonRow(person.id, person.full_name, person.role or person.post) for person in people]


def unprintable(text: str) -> str:
    """Return the characters of a text that the page leaves out, parted by spaces."""
    return " ".join(missing_characters(text))
