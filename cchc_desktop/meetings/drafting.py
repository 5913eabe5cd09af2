"""What the next meeting starts from: the last one of its series, any other meeting, or a template."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cchc_desktop.calendar.periods import Period, PeriodKind
from cchc_desktop.calendar.queries import working_calendar
from cchc_desktop.calendar.working_days import WorkingCalendar
from cchc_desktop.committee.queries import people_at, profile_at
from cchc_desktop.committee.records import PersonAtDate, RoleKind
from cchc_desktop.i18n import _
from cchc_desktop.meetings.draft_records import MeetingDraft, SeriesRow, Template
from cchc_desktop.meetings.model import Meeting
from cchc_desktop.meetings.proposing import proposed_details
from cchc_desktop.meetings.queries import meeting_facts
from cchc_desktop.meetings.records import (
    AgendaEntry,
    AttendanceEntry,
    MeetingDetails,
    MeetingFacts,
    MeetingKind,
    MeetingState,
    SiteEntry,
    SiteState,
)
from cchc_desktop.meetings.rules import OUTLINE, default_period, proposed_noun, proposed_title
from cchc_desktop.meetings.variables import fill, planned_values

_DAYS_OF_WEEK = 7


def series(session: Session) -> list[SeriesRow]:
    """Return the kinds of meeting that have met or are planned, the one that met last first."""
    met = Meeting.state.not_in((MeetingState.POSTPONED, MeetingState.CANCELLED)) & Meeting.trashed_at.is_(None)
    counts: dict[MeetingKind, int] = {}
    for kind, number in session.execute(select(Meeting.kind, func.count()).where(met).group_by(Meeting.kind)):
        counts[kind] = number
    rows = []
    for kind, number in counts.items():
        last = session.execute(
            select(Meeting.id, Meeting.start_date, Meeting.period)
            .where(met, Meeting.kind == kind)
            .order_by(Meeting.start_date.desc(), Meeting.id.desc())
            .limit(1)
        ).one()
        rows.append(SeriesRow(kind, last.id, last.start_date, last.period, number))
    return sorted(rows, key=lambda row: (row.last_date, row.last_id), reverse=True)


def next_of_series(session: Session, kind: MeetingKind, *, today: date, day: date | None = None) -> MeetingDraft:
    """Return the next meeting of a series: the following period, its usual day and hour, the committee of that day.

    ``day`` is another day than the usual one. A series that never met starts from what is usual for its kind.
    """
    last = next((row for row in series(session) if row.kind is kind), None)
    if last is None:
        return first_of_kind(session, kind, day=day or today)
    facts = meeting_facts(session, last.last_id)
    period = next_period(last, today)
    day = day or _next_day(session, facts, period, today)
    return _from_meeting(session, facts, kind=kind, period=period, day=day)


def next_period(last: SeriesRow, today: date) -> Period:
    """Return what the next meeting of a series is about: the following period, the present one after a pause."""
    following = Period.parse(last.last_period).following()
    return following if following.last_day >= today else max(following, default_period(last.kind, today))


def for_period(session: Session, kind: MeetingKind, period: Period, *, day: date | None = None) -> MeetingDraft:
    """Return the meeting of a series about a period that was passed over, on its usual day then unless one is given."""
    last = next((row for row in series(session) if row.kind is kind), None)
    if last is None:
        return first_of_kind(session, kind, day=day or period.first_day)
    facts = meeting_facts(session, last.last_id)
    usual = _next_day(session, facts, period, period.first_day)
    return _from_meeting(session, facts, kind=kind, period=period, day=day or usual)


def copy_of(session: Session, meeting_id: int, *, day: date) -> MeetingDraft:
    """Return a meeting on another day that starts as this one did; what was said and decided is not copied."""
    facts = meeting_facts(session, meeting_id)
    kind = facts.details.kind
    return _from_meeting(session, facts, kind=kind, period=default_period(kind, day), day=day)


def first_of_kind(session: Session, kind: MeetingKind, *, day: date) -> MeetingDraft:
    """Return the first meeting of a kind: what is usual, with everybody of the committee invited."""
    details = proposed_details(session, today=day)
    period = default_period(kind, day)
    title = proposed_title(kind, period, profile_at(session, day).committee)
    details = replace(details, kind=kind, period=period.code, title=title, noun=proposed_noun(title))
    return MeetingDraft(details, attendance=_invited(people_at(session, day)), proceedings=OUTLINE)


def from_template(session: Session, template: Template, *, day: date) -> MeetingDraft:
    """Return the meeting that a template makes on a day, with its variables filled in."""
    details, attendance, values = _planned(session, template, day)
    return MeetingDraft(
        replace(details, title=fill(details.title, values).text, place=fill(details.place, values).text),
        agenda=tuple(
            AgendaEntry(
                fill(line.content, values).text,
                line.start_time,
                line.end_time,
                presenter_text=fill(line.presenter_text, values).text,
                paper=fill(line.paper, values).text,
            )
            for line in template.agenda
        ),
        attendance=attendance,
        proceedings=fill(template.proceedings, values).text or OUTLINE,
        conclusions_lead_in=fill(template.conclusions_lead_in, values).text,
        left_out=() if template.agenda else (_without_agenda(template),),
    )


def example_values(session: Session, template: Template, *, day: date) -> Mapping[str, str]:
    """Return what each variable would say in the meeting that a template makes on a day."""
    return _planned(session, template, day)[2]


def _planned(
    session: Session, template: Template, day: date
) -> tuple[MeetingDetails, tuple[AttendanceEntry, ...], Mapping[str, str]]:
    """Return details with their variables still in them, who is invited, and what the variables say."""
    people = people_at(session, day)
    profile = profile_at(session, day)
    period = default_period(template.kind, day)
    usual = proposed_details(session, today=day)
    details = MeetingDetails(
        title=template.title or proposed_title(template.kind, period, profile.committee),
        kind=template.kind,
        period=period.code,
        start_date=day,
        start_time=template.start_time or usual.start_time,
        end_time=template.end_time,
        place=template.place or usual.place,
        mode=template.mode,
        noun=template.noun,
        chair_id=usual.chair_id,
        secretary_id=usual.secretary_id,
        address_form=template.address_form,
        recipients=template.recipients,
    )
    invited = _invited(people) if template.invites_committee else ()
    guests = tuple(AttendanceEntry(guest=line.strip()) for line in template.guests.split("\n") if line.strip())
    attendance = (*invited, *guests)
    return details, attendance, planned_values(details, profile, {each.id: each for each in people}, attendance)


def _without_agenda(template: Template) -> str:
    sentence = _("The template “{name}” has no agenda, so the meeting begins with an empty one.")
    return sentence.format(name=template.name)


def retitled(title: str, old: Period, new: Period) -> str | None:
    """Return the title with the old period's words replaced by the new one's; None when it does not name the period.

    >>> retitled("Giao ban tháng 12 năm 2020", Period.parse("2020-12"), Period.parse("2021-01"))
    'Giao ban tháng 01 năm 2021'
    """
    long_old, long_new = (period.label.replace("/", " năm ") for period in (old, new))
    for words, by in ((long_old, long_new), (old.label, new.label)):
        at = title.casefold().find(words.casefold())
        if at >= 0:
            return title[:at] + by + title[at + len(words) :]
    return None


def _from_meeting(
    session: Session, facts: MeetingFacts, *, kind: MeetingKind, period: Period, day: date
) -> MeetingDraft:
    people = people_at(session, day)
    old = facts.details
    committee = profile_at(session, day).committee
    title = retitled(old.title, Period.parse(old.period), period) or proposed_title(kind, period, committee)
    agenda, lost = _agenda(facts, people, period)
    details = replace(
        old,
        title=title,
        kind=kind,
        period=period.code,
        start_date=day,
        end_date=None if old.end_date is None else day + (old.end_date - old.start_date),
        end_time=None,  # the minutes print when it did end
        chair_id=_holder(facts, old.chair_id, people, RoleKind.HEAD),
        secretary_id=_holder(facts, old.secretary_id, people, RoleKind.SECRETARY),
    )
    guests = tuple(AttendanceEntry(guest=entry.guest) for entry in facts.attendance if entry.guest)
    return MeetingDraft(
        details,
        agenda=agenda,
        sites=tuple(SiteEntry(site.name, site.number, site.is_main, SiteState.CONNECTED) for site in facts.sites),
        attendance=(*_invited(people), *guests),
        proceedings=OUTLINE,
        branch_site_kind=facts.branch_site_kind,
        left_out=lost,
    )


def _agenda(
    facts: MeetingFacts, people: Sequence[PersonAtDate], period: Period
) -> tuple[tuple[AgendaEntry, ...], tuple[str, ...]]:
    """Return the agenda about the new period, with those who now hold the presenters' places.

    The sentences name each item that nobody presents now.
    """
    old_period = Period.parse(facts.details.period)
    entries, lost = [], []
    for entry in facts.agenda:
        holder = _holder(facts, entry.presenter_id, people, None)
        if entry.presenter_id is not None and holder is None:
            old = facts.person(entry.presenter_id)
            lost.append(
                _("“{item}” has no presenter: {name} is not in the committee on that day.").format(
                    item=entry.content, name=old.full_name if old is not None else ""
                )
            )
        content = retitled(entry.content, old_period, period) or entry.content
        entries.append(replace(entry, content=content, presenter_id=holder, paper=""))
    return tuple(entries), tuple(lost)


def _holder(
    facts: MeetingFacts, person_id: int | None, people: Iterable[PersonAtDate], usual: RoleKind | None
) -> int | None:
    """Return the same person while in the committee, else who alone holds that role now."""
    there = [person for person in people if person.role_kind is not None]
    if any(person.id == person_id for person in there):
        return person_id
    before = facts.person(person_id)
    role = before.role_kind if before is not None and before.role_kind is not None else usual
    holders = [person.id for person in there if person.role_kind is role and role is not RoleKind.MEMBER]
    return holders[0] if len(holders) == 1 else None


def _invited(people: Iterable[PersonAtDate]) -> tuple[AttendanceEntry, ...]:
    return tuple(AttendanceEntry(person.id) for person in people if person.role_kind is not None)


def _next_day(session: Session, facts: MeetingFacts, period: Period, today: date) -> date:
    """Return the usual day of the next meeting: as far into its month as the last one was, on a working day.

    Never before today: a series that paused begins again now.
    """
    old = facts.details
    offset = (old.start_date - Period.parse(old.period).first_day).days
    day = date.fromordinal(period.first_day.toordinal() + offset)
    if period.kind is PeriodKind.MONTH:
        day = _same_weekday(old.start_date, period)
    return _working(max(day, today), working_calendar(session))


def _same_weekday(last: date, period: Period) -> date:
    """Return the same weekday of the month: the first Friday follows the first Friday, the last the last."""
    nth = (last.day - 1) // _DAYS_OF_WEEK
    shift = (last.weekday() - period.first_day.weekday()) % _DAYS_OF_WEEK
    day = period.first_day.toordinal() + shift + nth * _DAYS_OF_WEEK
    return date.fromordinal(day if day <= period.last_day.toordinal() else day - _DAYS_OF_WEEK)


def _working(day: date, calendar: WorkingCalendar) -> date:
    return day if calendar.is_working_day(day) else calendar.next_working_day(day)
