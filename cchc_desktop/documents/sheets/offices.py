"""Whose sheets these are: what every working sheet and slip reads besides its own lines."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from cchc_desktop.committee.queries import people_at, profile_at
from cchc_desktop.committee.records import PersonAtDate, RoleKind
from cchc_desktop.documents.kinds.sheet_facts import Office
from cchc_desktop.tasks.looking import soon_days


def office(session: Session, today: date) -> Office:
    """Return whose sheets these are, who makes and who signs them on a day."""
    people = people_at(session, today)
    return Office(
        profile=profile_at(session, today),
        printed_on=today,
        maker=_with_role(people, RoleKind.SECRETARY),
        head=_with_role(people, RoleKind.HEAD),
        soon_days=soon_days(session),
    )


def _with_role(people: Sequence[PersonAtDate], kind: RoleKind) -> PersonAtDate | None:
    return next((person for person in people if person.role_kind is kind), None)
