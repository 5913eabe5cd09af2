"""Supplementary minutes (biên bản bổ sung): how signed minutes are corrected without opening them.

Each is a paper of its own: written, signed and locked like minutes, with its own number of the same series.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.errors import Conflict, NotFound, ValidationError
from cchc_desktop.i18n import _
from cchc_desktop.meetings.model import Meeting, Supplement
from cchc_desktop.meetings.queries import meeting_facts
from cchc_desktop.meetings.records import SUPPLEMENT, MeetingFacts, MeetingState
from cchc_desktop.meetings.signing import require_free, require_in_order
from cchc_desktop.meetings.signing_rules import check_signed_on
from cchc_desktop.meetings.supplement_records import OUTLINE, WRITTEN, SupplementEntry
from cchc_desktop.register.records import Paper
from cchc_desktop.register.service import issue, keep_pages
from cchc_desktop.storage import history, locks
from cchc_desktop.text.dates import short_date


def proposed_supplement(facts: MeetingFacts, *, today: date) -> SupplementEntry:
    """Return what new supplementary minutes start from: chair, secretary, place and recipients of the meeting."""
    details = facts.details
    return SupplementEntry(
        written_on=today,
        place=details.place,
        chair_id=details.chair_id,
        secretary_id=details.secretary_id,
        recipients=details.recipients,
        text=OUTLINE,
    )


def add_supplement(session: Session, meeting_id: int, entry: SupplementEntry) -> tuple[int, Changes]:
    """Begin supplementary minutes to signed ones; return their id.

    Raises Conflict while the minutes themselves are open, ValidationError (``written_on``) for a day before them.
    """
    meeting = _meeting(session, meeting_id)
    if meeting.state is not MeetingState.SIGNED:
        raise Conflict(
            _("The minutes of this meeting are not signed, so correct them directly. Sign them when they are right.")
        )
    _check_day(meeting, entry.written_on)
    count = session.scalar(select(func.count(Supplement.id)).where(Supplement.meeting_id == meeting_id)) or 0
    row = Supplement(meeting_id=meeting_id, position=count)
    _fill(row, entry)
    session.add(row)
    session.flush()
    history.name_step(session, _("Write supplementary minutes · {code}").format(code=meeting.code))
    return row.id, Changes.of("supplement", "meeting", record_id=meeting_id)


def save_supplement(session: Session, entry: SupplementEntry) -> Changes:
    """Store supplementary minutes. Raises Conflict when they are signed, NotFound, ValidationError."""
    row = _open_supplement(session, entry.id)
    _check_day(_meeting(session, row.meeting_id), entry.written_on)
    _fill(row, entry)
    session.flush()
    return Changes.of("supplement", "meeting", record_id=row.meeting_id)


def remove_supplement(session: Session, supplement_id: int, *, now: datetime) -> Changes:
    """Put supplementary minutes that are not signed into the trash. ``now`` is aware."""
    row = _open_supplement(session, supplement_id)
    row.trashed_at = now
    session.flush()
    return Changes.of("supplement", "meeting", record_id=row.meeting_id)


def require_supplement_ready(facts: MeetingFacts, entry: SupplementEntry) -> None:
    """Raise Conflict or ValidationError for what must stand in supplementary minutes before they are signed."""
    if entry.is_signed:
        raise locks.refusal(locks.SUPPLEMENT)
    missing = (
        (entry.start_time is None, _("Enter the hour when it was written."), "start_time"),
        (not entry.place.strip(), _("Enter the place."), "place"),
        (facts.person(entry.chair_id) is None, _("Choose the chair; the chair signs."), "chair_id"),
        (facts.person(entry.secretary_id) is None, _("Choose the secretary; the secretary signs."), "secretary_id"),
        (
            entry.chair_id == entry.secretary_id,
            _("The chair cannot also be the secretary. Choose another secretary."),
            "secretary_id",
        ),
        (not entry.reason.strip(), _("Say why the minutes are corrected."), "reason"),
        (entry.text.strip() in ("", OUTLINE), _("Enter what is added or corrected."), "text"),
        (
            entry.end_time is None or (entry.start_time is not None and entry.end_time <= entry.start_time),
            _("Enter the hour when it ended, later than the start."),
            "end_time",
        ),
    )
    for is_missing, sentence, field in missing:
        if is_missing:
            raise ValidationError(sentence, field)


def sign_supplement(
    session: Session,
    facts: MeetingFacts,
    entry: SupplementEntry,
    paper: Paper,
    pages: Mapping[str, bytes],
    *,
    now: datetime,
    today: date,
) -> Changes:
    """Sign and lock supplementary minutes: number and date into the register, the pages kept; undo stops here.

    Raises Conflict when the file says something else by now, ValidationError (``number``, ``signed_on``).
    """
    if entry.id is None or meeting_facts(session, facts.id) != facts or entry not in facts.supplements:
        raise Conflict(
            _("The meeting was changed while its pages were made, so nothing was signed. Look at it and sign again.")
        )
    require_supplement_ready(facts, entry)
    check_signed_on(paper.issued_on, not_before=entry.written_on, today=today)
    require_free(session, paper)
    require_in_order(session, None, paper)
    signed = replace(paper, signer=facts.person(entry.chair_id))
    keep_pages(session, issue(session, SUPPLEMENT, entry.id, signed, now=now), pages, now=now)
    _open_supplement(session, entry.id).signed_at = now
    session.flush()
    history.wall(
        session,
        _("Supplementary minutes to “{name}” were signed and locked, and undo does not pass that.").format(
            name=facts.details.title
        ),
        title=_("Sign supplementary minutes · {code}").format(code=facts.code),
    )
    return Changes.of("supplement", "meeting", "paper", record_id=facts.id)


def _fill(row: Supplement, entry: SupplementEntry) -> None:
    for name in WRITTEN:
        setattr(row, name, getattr(entry, name))


def _check_day(meeting: Meeting, day: date) -> None:
    last_day = meeting.end_date or meeting.start_date
    if day < last_day:
        raise ValidationError(
            _("Supplementary minutes cannot be older than the meeting of {day}.").format(day=short_date(last_day)),
            "written_on",
        )


def _meeting(session: Session, meeting_id: int) -> Meeting:
    meeting = session.get(Meeting, meeting_id)
    if meeting is None:
        raise NotFound(_("This meeting is no longer in the file."))
    return meeting


def _open_supplement(session: Session, supplement_id: int | None) -> Supplement:
    row = session.get(Supplement, supplement_id) if supplement_id is not None else None
    if row is None:
        raise NotFound(_("These supplementary minutes are no longer in the file."))
    if row.signed_at is not None:
        raise locks.refusal(locks.SUPPLEMENT)
    return row
