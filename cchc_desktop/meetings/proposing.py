"""What a new meeting most likely is: its kind, period, people and place, from what the committee is used to."""

from __future__ import annotations

from datetime import date, time

from sqlalchemy.orm import Session

from cchc_desktop.committee.queries import people_at, profile_at
from cchc_desktop.committee.records import PersonAtDate, RoleKind
from cchc_desktop.meetings.queries import places_used
from cchc_desktop.meetings.records import MeetingDetails, MeetingKind
from cchc_desktop.meetings.rules import default_period, proposed_noun, proposed_title

USUAL_START = time(14, 0)


def proposed_details(session: Session, *, today: date) -> MeetingDetails:
    """Return the details of a monthly meeting today, chaired by the head, at the place used last."""
    kind = MeetingKind.MONTHLY
    period = default_period(kind, today)
    people = people_at(session, today)
    places = places_used(session)
    title = proposed_title(kind, period, profile_at(session, today).committee)
    return MeetingDetails(
        title=title,
        kind=kind,
        period=period.code,
        start_date=today,
        start_time=USUAL_START,
        place=places[0] if places else "",
        noun=proposed_noun(title),
        chair_id=_first(people, RoleKind.HEAD),
        secretary_id=_first(people, RoleKind.SECRETARY),
    )


def _first(people: list[PersonAtDate], kind: RoleKind) -> int | None:
    return next((person.id for person in people if person.role_kind is kind), None)
