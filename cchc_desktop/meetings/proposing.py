"""What a new meeting most likely is: its kind, period, people and place, from what the committee is used to."""

from __future__ import annotations

from datetime import date, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from cchc_desktop.committee.queries import people_at, profile_at
from cchc_desktop.committee.records import PersonAtDate, RoleKind
from cchc_desktop.meetings.model import Meeting
from cchc_desktop.meetings.queries import meeting_facts, places_used
from cchc_desktop.meetings.records import MeetingDetails, MeetingKind
from cchc_desktop.meetings.rules import default_period, is_untouched, proposed_noun, proposed_title

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


def untouched_meeting(session: Session, *, today: date) -> int | None:
    """Return the meeting that was made like this before and still waits to be filled, so that none is made twice."""
    details = proposed_details(session, today=today)
    query = select(Meeting.id).where(
        Meeting.start_date == today, Meeting.title == details.title, Meeting.trashed_at.is_(None)
    )
    found = [meeting_id for meeting_id in session.scalars(query) if is_untouched(meeting_facts(session, meeting_id))]
    return found[-1] if found else None


def _first(people: list[PersonAtDate], kind: RoleKind) -> int | None:
    return next((person.id for person in people if person.role_kind is kind), None)
