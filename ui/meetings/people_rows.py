"""People as the fields of a meeting offer them."""

from __future__ import annotations

from collections.abc import Collection

from cchc_desktop.meetings.records import MeetingFacts
from ui.common.fields.person_list import PersonRow


def person_rows(facts: MeetingFacts, *, also: Collection[int | None] = ()) -> list[PersonRow]:
    """Return the people to choose from, by rank; a hidden person only where already named (``also``)."""
    people = [person for person in facts.people.values() if not person.is_hidden or person.id in also]
    return [PersonRow(person.id, person.full_name, person.role or person.post) for person in people]
