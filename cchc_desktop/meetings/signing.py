"""Signing minutes, opening them again, filling in a number: each in one transaction, and undo passes none of them.

The pages come in rendered: nothing is rendered while the file is held (``documents.signing`` joins the two).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.errors import Conflict, NotFound, ValidationError
from cchc_desktop.i18n import _
from cchc_desktop.meetings.model import Meeting, Reopening
from cchc_desktop.meetings.queries import meeting_facts
from cchc_desktop.meetings.records import MEETING, MeetingFacts, MeetingState
from cchc_desktop.meetings.review import freeze_review, thaw_review
from cchc_desktop.meetings.signing_rules import check_reason, check_signed_on, require_ready
from cchc_desktop.register.numbering import check_number, holder_of
from cchc_desktop.register.records import Paper
from cchc_desktop.register.rules import MINUTES, type_name
from cchc_desktop.register.series import Entry
from cchc_desktop.register.service import issue, keep_pages
from cchc_desktop.storage import history, locks
from cchc_desktop.storage.account import account_name
from cchc_desktop.text.dates import short_date


def sign_minutes(
    session: Session, facts: MeetingFacts, paper: Paper, pages: Mapping[str, bytes], *, now: datetime, today: date
) -> Changes:
    """Sign and lock minutes: ``paper`` enters the register, the ``pages`` (by format) are kept as printed.

    ``facts`` are those the pages were made from; when the file says something else by now, nothing is signed.
    Raises Conflict or ValidationError (``number``, ``signed_on``). ``now`` is aware.
    """
    require_ready(facts, today=today)
    _require_same(session, facts)
    last_day = facts.details.end_date or facts.details.start_date
    check_signed_on(paper.issued_on, not_before=last_day, today=today)
    _require_once(facts.paper(MINUTES), paper)
    require_free(session, paper)
    require_in_order(session, facts.paper(MINUTES), paper)
    signed = replace(paper, signer=facts.person(facts.details.chair_id))
    document_id = issue(session, MEETING, facts.id, signed, now=now)
    keep_pages(session, document_id, pages, reason=facts.reopened_for, now=now)
    meeting = session.get_one(Meeting, facts.id)
    freeze_review(session, meeting)
    meeting.state, meeting.signed_at = MeetingState.SIGNED, now
    session.flush()
    history.wall(
        session,
        _(
            "The minutes of “{name}” were signed and locked, and undo does not pass that. "
            "To change them, reopen them with a reason."
        ).format(name=facts.details.title),
        title=_("Sign and lock the minutes · {code}").format(code=facts.code),
    )
    return Changes.of("meeting", "paper", record_id=facts.id)


def reopen_minutes(session: Session, meeting_id: int, reason: str, *, now: datetime) -> Changes:
    """Open signed minutes again as the next version; number and date stay, the kept pages too.

    Raises ValidationError (``reason``), Conflict when they are not signed, NotFound. ``now`` is aware.
    """
    words = check_reason(reason)
    meeting = session.get(Meeting, meeting_id)
    if meeting is None:
        raise NotFound(_("This meeting is no longer in the file."))
    if meeting.state is not MeetingState.SIGNED:
        raise Conflict(_("The minutes of this meeting are not signed, so they are open already."))
    session.add(
        Reopening(meeting_id=meeting_id, version=meeting.version, reason=words, reopened_at=now, account=account_name())
    )
    session.flush()
    meeting.state, meeting.signed_at, meeting.version = MeetingState.DRAFT_MINUTES, None, meeting.version + 1
    session.flush()
    thaw_review(session, meeting_id)
    history.wall(
        session,
        _(
            "The minutes of “{name}” were reopened ({reason}), and undo does not pass that. Sign and lock them again."
        ).format(name=meeting.title, reason=words),
        title=_("Reopen the minutes · {code}: {reason}").format(code=meeting.code, reason=words),
    )
    return Changes.of("meeting", record_id=meeting_id)


def fill_number(
    session: Session, facts: MeetingFacts, number: str, pages: Mapping[str, bytes], *, symbol: str, now: datetime
) -> Changes:
    """Fill in the number of signed minutes that left with a blank one, once; ``pages`` with it are a new version.

    Raises Conflict when there is a number already or the minutes are not signed, ValidationError (``number``).
    """
    _require_same(session, facts)
    if not facts.is_locked:
        raise Conflict(_("These minutes are not signed yet; they get their number when they are."))
    entry = facts.paper(MINUTES) or Paper(MINUTES, symbol=symbol, issued_on=facts.details.start_date)
    if entry.number:
        raise locks.refusal(locks.NUMBER)
    paper = Paper(MINUTES, number, entry.symbol or symbol, entry.issued_on, entry.title, entry.note, entry.id)
    require_free(session, paper)
    document_id = issue(session, MEETING, facts.id, paper, now=now)
    if pages:
        reason = _("Number {number} filled in").format(number=paper.cited)
        keep_pages(session, document_id, pages, reason=reason, now=now)
    history.wall(
        session,
        _("Number {number} was given, and undo does not pass that. A number is written once.").format(
            number=paper.cited
        ),
        title=_("Fill in the number {number} · {code}").format(number=paper.cited, code=facts.code),
    )
    return Changes.of("meeting", "paper", record_id=facts.id)


def require_free(session: Session, paper: Paper) -> None:
    """Raise ValidationError, field ``number``, naming the paper that has the number in this series and year."""
    if not paper.number or paper.issued_on is None:
        return
    holder = holder_of(session, paper.number, paper.symbol, paper.issued_on.year, except_id=paper.id)
    if holder is not None:
        raise ValidationError(
            _("Number {number} of {year} is already that of {paper}. Enter another number.").format(
                number=paper.cited, year=paper.issued_on.year, paper=_named(session, paper.type_code, holder)
            ),
            "number",
        )


def require_in_order(session: Session, entry: Paper | None, paper: Paper) -> None:
    """Raise ValidationError (``number``, ``signed_on``) for a number just given that is void, reserved or backwards.

    ``entry`` is what stands in the register: a number given before is not looked at again.
    """
    if paper.issued_on is None or (entry is not None and entry.is_frozen and entry.number):
        return
    try:
        check_number(
            session, paper.number, paper.symbol, paper.issued_on, except_id=paper.id, type_code=paper.type_code
        )
    except ValidationError as error:
        field = "signed_on" if error.field == "issued_on" else error.field
        raise ValidationError(error.sentence, field) from error


def _named(session: Session, type_code: str, holder: Entry) -> str:
    """Return what a paper is called so that she finds it: kind, the meeting's code, day."""
    code = None
    if holder.owner_kind == MEETING:
        code = session.scalar(select(Meeting.code).where(Meeting.id == holder.owner_id))
    day = f"({short_date(holder.issued_on)})" if holder.issued_on else ""
    return " ".join(filter(None, (type_name(type_code).lower(), code, day)))


def _require_same(session: Session, facts: MeetingFacts) -> None:
    if meeting_facts(session, facts.id) != facts:
        raise Conflict(
            _("The meeting was changed while its pages were made, so nothing was signed. Look at it and sign again.")
        )


def _require_once(entry: Paper | None, paper: Paper) -> None:
    """What was given of number, symbol and date before the minutes were reopened stays."""
    if entry is None or not entry.is_frozen:
        return
    pairs = ((entry.number, paper.number), (entry.symbol, paper.symbol), (entry.issued_on, paper.issued_on))
    if entry.id != paper.id or any(old and old != new for old, new in pairs):
        raise locks.refusal(locks.NUMBER)
