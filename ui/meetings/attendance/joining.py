"""A guest known by words only becomes a person of the directory, so that later meetings find the name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.committee.records import PersonAtDate
from cchc_desktop.committee.service import PersonEdit, add_person
from cchc_desktop.meetings.queries import meeting_facts
from cchc_desktop.meetings.records import MeetingFacts
from ui.meetings.attendance.lines import AttendanceLine
from ui.workspace import Workspace

GUEST_ROLE: Final = "Khách mời"
"""The role of a guest; content of papers, so always Vietnamese."""


def join_directory(
    workspace: Workspace, line: AttendanceLine, facts: MeetingFacts
) -> tuple[AttendanceLine, Mapping[int, PersonAtDate]]:
    """Add the guest as a person and return the line that names the person, with everybody there is now.

    Raises ValidationError for a name that papers do not allow.
    """
    edit = PersonEdit(full_name=line.name, post=line.post, role=GUEST_ROLE)
    added: list[int] = []

    def verb(session: Session) -> Changes:
        person_id, changes = add_person(session, edit)
        added.append(person_id)
        return changes

    workspace.write(verb)
    people = workspace.read(lambda session: meeting_facts(session, facts.id)).people
    return replace(line, person_id=added[0], guest=""), people
