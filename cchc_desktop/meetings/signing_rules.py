"""Pure rules of signing minutes: what must stand in them first, and which day may be theirs (documents.md 9, 9)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cchc_desktop.errors import Conflict, ValidationError
from cchc_desktop.i18n import _
from cchc_desktop.meetings.records import MeetingFacts, MeetingState
from cchc_desktop.meetings.rules import is_outline
from cchc_desktop.text.dates import short_date
from cchc_desktop.text.normalise import clean_line


@dataclass(frozen=True)
class Obstacle:
    """What keeps minutes from being signed, and where on the page (an anchor) it is put right."""

    sentence: str
    anchor: str


def obstacles(facts: MeetingFacts, *, today: date) -> tuple[Obstacle, ...]:
    """Return what is missing in minutes that are to be signed, in the order of the page; empty when nothing is."""
    if facts.is_locked:
        return (Obstacle(_("These minutes are signed already."), "title"),)
    if facts.state is not MeetingState.DRAFT_MINUTES or facts.details.start_date > today:
        return (Obstacle(_not_held(facts, today), "start"),)
    details = facts.details
    chair, secretary = facts.person(details.chair_id), facts.person(details.secretary_id)
    missing = (
        (not details.title.strip(), _("The meeting has no name yet; it is printed under BIÊN BẢN."), "title"),
        (details.start_time is None, _("The hour when the meeting began is not entered yet."), "start"),
        (not details.place.strip(), _("The place of the meeting is not entered yet."), "place"),
        (chair is None, _("Nobody is entered as chair; the chair signs the minutes."), "chair"),
        (secretary is None, _("Nobody is entered as secretary; the secretary signs the minutes."), "secretary"),
        (
            chair is not None and chair == secretary,
            _("The chair cannot also be the secretary. Choose another secretary."),
            "secretary",
        ),
        (_says_nothing(facts), _("The minutes hold neither proceedings nor conclusions yet."), "content"),
        (details.end_time is None, _("The hour when the meeting ended is not entered yet."), "end"),
    )
    return tuple(Obstacle(sentence, anchor) for is_missing, sentence, anchor in missing if is_missing)


def require_ready(facts: MeetingFacts, *, today: date) -> None:
    """Raise Conflict with the first obstacle."""
    for obstacle in obstacles(facts, today=today):
        raise Conflict(obstacle.sentence)


def check_signed_on(day: date | None, *, not_before: date, today: date) -> date:
    """Return the day of signing. Raises ValidationError, field ``signed_on``: none, before the meeting, to come."""
    if day is None:
        raise ValidationError(_("Enter the day of signing."), "signed_on")
    if day < not_before:
        raise ValidationError(
            _("The day of signing, {day}, lies before the meeting of {meeting}. Correct the day.").format(
                day=short_date(day), meeting=short_date(not_before)
            ),
            "signed_on",
        )
    if day > today:
        raise ValidationError(
            _("The day of signing, {day}, is still to come. Sign on that day, or correct it.").format(
                day=short_date(day)
            ),
            "signed_on",
        )
    return day


def check_reason(reason: str) -> str:
    """Return why minutes are reopened. Raises ValidationError, field ``reason``, when nothing is said."""
    words = clean_line(reason)
    if not words:
        raise ValidationError(_("Say why the minutes are reopened; the reason stays in the archive."), "reason")
    return words


def _says_nothing(facts: MeetingFacts) -> bool:
    return is_outline(facts.proceedings) and not any(entry.text.strip() for entry in facts.conclusions)


def _not_held(facts: MeetingFacts, today: date) -> str:
    if facts.state in (MeetingState.POSTPONED, MeetingState.CANCELLED):
        return _("This meeting did not take place, so it has no minutes to sign.")
    if facts.details.start_date > today:
        return _("The meeting is on {day} and has not taken place yet, so its minutes cannot be signed.").format(
            day=short_date(facts.details.start_date)
        )
    return _("Nothing is recorded of this meeting yet, so there are no minutes to sign.")
