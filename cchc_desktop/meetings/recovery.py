"""What was typed into a meeting and is not in the file: told from the stored facts, kept aside, brought back.

Saving is automatic, so this is for the last second before a crash and for a file that refused to be written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, get_type_hints

from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.meetings import service
from cchc_desktop.meetings.queries import meeting_facts
from cchc_desktop.meetings.records import MeetingFacts
from cchc_desktop.meetings.rules import acceptable_details
from cchc_desktop.plain_values import from_plain, to_plain

_PARTS = (
    "details", "agenda", "sites", "branch_site_kind", "attendance", "participants_wording", "proceedings", "votes",
    "conclusions", "conclusions_lead_in", "papers",
)  # fmt: skip
_TYPES: Mapping[str, Any] = {name: kind for name, kind in get_type_hints(MeetingFacts).items() if name in _PARTS}
_Store = Callable[[Session, MeetingFacts, date], Changes]


@dataclass(frozen=True)
class Unsaved:
    """The parts of a meeting that stood on the screen and not in the file; ``at`` is when they were typed last."""

    meeting_id: int
    code: str
    at: datetime
    parts: Mapping[str, Any]

    def as_json(self) -> dict[str, Any]:
        """Return what ``read_unsaved`` reads."""
        parts = {name: to_plain(value) for name, value in self.parts.items()}
        return {"meeting_id": self.meeting_id, "code": self.code, "at": self.at.isoformat(), "parts": parts}


def unsaved_of(stored: MeetingFacts, typed: MeetingFacts, *, at: datetime) -> Unsaved | None:
    """Return the parts in which what is typed differs from what is stored; None when nothing does."""
    names = [name for name in _TYPES if getattr(stored, name) != getattr(typed, name)]
    parts = {name: getattr(typed, name) for name in names}
    return Unsaved(stored.id, stored.code, at, parts) if parts else None


def read_unsaved(plain: Mapping[str, Any]) -> Unsaved:
    """Read what ``Unsaved.as_json`` wrote. Raises ValueError, KeyError or TypeError for anything else."""
    parts = {name: from_plain(_TYPES[name], value) for name, value in plain["parts"].items()}
    return Unsaved(int(plain["meeting_id"]), str(plain["code"]), datetime.fromisoformat(plain["at"]), parts)


def differs(session: Session, unsaved: Unsaved) -> bool:
    """Tell whether the file still lacks what was typed. Raises NotFound when the meeting is gone."""
    facts = meeting_facts(session, unsaved.meeting_id)
    return any(getattr(facts, name) != value for name, value in unsaved.parts.items())


def bring_back(session: Session, unsaved: Unsaved, *, today: date) -> Changes:
    """Store what was typed. Raises Conflict when the minutes were signed meanwhile, NotFound, ValidationError."""
    facts = replace(meeting_facts(session, unsaved.meeting_id), **unsaved.parts)
    changes = Changes()
    for names, store in _STORES:
        if not unsaved.parts.keys().isdisjoint(names):
            changes |= store(session, facts, today)
    return changes


def _store_details(session: Session, facts: MeetingFacts, _today: date) -> Changes:
    stored = meeting_facts(session, facts.id).details
    details, _refused = acceptable_details(facts.details, stored)
    return service.save_details(session, facts.id, details)


_STORES: tuple[tuple[tuple[str, ...], _Store], ...] = (
    (("details",), _store_details),
    (("agenda",), lambda session, facts, _today: service.save_agenda(session, facts.id, facts.agenda)),
    (
        ("sites", "branch_site_kind"),
        lambda session, facts, _today: service.save_sites(
            session, facts.id, facts.sites, branch_site_kind=facts.branch_site_kind
        ),
    ),
    (
        ("attendance", "participants_wording"),
        lambda session, facts, today: service.save_attendance(
            session, facts.id, facts.attendance, participants_wording=facts.participants_wording, today=today
        ),
    ),
    (
        ("proceedings",),
        lambda session, facts, today: service.save_proceedings(session, facts.id, facts.proceedings, today=today),
    ),
    (("votes",), lambda session, facts, _today: service.save_votes(session, facts.id, facts.votes)),
    (
        ("conclusions", "conclusions_lead_in"),
        lambda session, facts, today: service.save_conclusions(
            session, facts.id, facts.conclusions_lead_in, facts.conclusions, today=today
        ),
    ),
    (("papers",), lambda session, facts, _today: service.save_papers(session, facts.id, facts.papers)),
)
