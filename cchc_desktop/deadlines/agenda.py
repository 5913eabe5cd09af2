"""Everything that falls due, from every room there is: tasks, notices of conclusions, months without a meeting, work
handed over for a time, figures of commitments. Only what is still open; each line leads to its record.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from cchc_desktop.calendar.period_names import period_name
from cchc_desktop.calendar.periods import Period
from cchc_desktop.commitments.queries import owed_figures
from cchc_desktop.commitments.records import COMMITMENT
from cchc_desktop.i18n import _, ngettext
from cchc_desktop.meetings.actual_sources import ACTUAL_SOURCES
from cchc_desktop.meetings.queries import meeting_rows, missing_months
from cchc_desktop.meetings.records import MEETING
from cchc_desktop.tasks.actors import Actors, actor, actors_at
from cchc_desktop.tasks.due import AGENDA, DueTask, due_tasks
from cchc_desktop.tasks.looking import soon_days
from cchc_desktop.tasks.model import Handover, HandoverTask
from cchc_desktop.tasks.records import HANDOVER, TASK, Actor, DeadlineLabel, TaskState
from cchc_desktop.tasks.rules import deadline_label
from cchc_desktop.text.dates import short_date

_WEEK = 7


class DeadlineKind(Enum):
    """What falls due; the value is the word of the command line."""

    TASK = "task"
    NOTICE = "notice"
    MEETING_MISSING = "meeting_missing"
    HANDOVER = "handover"
    COMMITMENT = "commitment"


_KINDS = {kind: place for place, kind in enumerate(DeadlineKind)}


class When(Enum):
    """The groups of the agenda, from the most urgent on."""

    OVERDUE = "overdue"
    TODAY = "today"
    THIS_WEEK = "this_week"
    THIS_MONTH = "this_month"
    LATER = "later"
    NO_DATE = "no_date"


@dataclass(frozen=True, slots=True)
class Deadline:
    """One thing that falls due; ``day`` is the last good day. ``record_kind`` and ``record_id`` name its record.

    ``record_id`` is None for what has no record yet: a meeting that is missing. ``actor`` is who answers for it, with
    the name ``who``; ``subject`` is what was entered there, without our words: a title, who is away.
    """

    kind: DeadlineKind
    day: date | None
    code: str
    text: str
    label: DeadlineLabel
    who: str = ""
    period: str = ""
    wording: str = ""
    record_kind: str = ""
    record_id: int | None = None
    actor: Actor | None = None
    subject: str = ""

    @property
    def found_by(self) -> str:
        """The words it is searched by."""
        return f"{self.code} {self.text} {self.who} {self.wording}"


def deadlines(session: Session, *, today: date) -> list[Deadline]:
    """Return everything that falls due, by day; what has no day stands last."""
    soon = soon_days(session)
    found = [
        *_tasks(session, today),
        *_notices(session, today, soon),
        *_missing(session, today, soon),
        *_handovers(session, today, soon),
        *_figures(session, today, soon),
    ]
    return in_order(found)


def task_deadlines(session: Session, task_ids: Collection[int], *, today: date) -> list[Deadline]:
    """Return what falls due of these tasks alone: after an edit of some of many."""
    rows = due_tasks(session, replace(AGENDA, ids=frozenset(task_ids)), today=today)
    return [_task(row) for row in rows]


def in_order(found: Iterable[Deadline]) -> list[Deadline]:
    """Return deadlines by day, then tasks first; what has no day stands last, the rest as given."""
    return sorted(found, key=lambda each: (each.day or date.max, each.day is None, _KINDS[each.kind]))


def group_of(day: date | None, today: date) -> When:
    """Return where a deadline stands in the agenda: weeks go from Monday to Sunday."""
    if day is None:
        return When.NO_DATE
    if day <= today:
        return When.TODAY if day == today else When.OVERDUE
    if day <= today + timedelta(days=_WEEK - today.isoweekday()):
        return When.THIS_WEEK
    return When.THIS_MONTH if day <= Period.month_of(today).last_day else When.LATER


def grouped(found: Iterable[Deadline], today: date) -> dict[When, list[Deadline]]:
    """Return the deadlines by group, every group of the agenda, also the empty ones."""
    groups: dict[When, list[Deadline]] = {when: [] for when in When}
    for each in found:
        groups[group_of(each.day, today)].append(each)
    return groups


def _tasks(session: Session, today: date) -> Iterable[Deadline]:
    return map(_task, due_tasks(session, today=today))


def _task(row: DueTask) -> Deadline:
    return Deadline(
        kind=DeadlineKind.TASK,
        day=row.due_on,
        code=row.code,
        text=row.work,
        label=row.label,
        who=row.lead_name,
        period=row.period,
        wording=row.wording,
        record_kind=TASK,
        record_id=row.id,
        actor=row.lead,
        subject=row.work,
    )


def _notices(session: Session, today: date, soon: int) -> Iterable[Deadline]:
    """Notices of conclusions owed (Decision 45/2018/QĐ-TTg: within five working days after the meeting)."""
    for row in meeting_rows(session, today=today):
        if row.owes_notice and row.notice_due is not None:
            text = _("Notice of conclusions: {title}").format(title=row.title)
            label = _label(row.notice_due, today, soon)
            yield Deadline(
                kind=DeadlineKind.NOTICE,
                day=row.notice_due,
                code=row.code,
                text=text,
                label=label,
                record_kind=MEETING,
                record_id=row.id,
                subject=row.title,
            )


def _missing(session: Session, today: date, soon: int) -> Iterable[Deadline]:
    for month in missing_months(session, today=today):
        text = _("No meeting in {month}").format(month=period_name(month))
        label = _label(month.last_day, today, soon)
        yield Deadline(DeadlineKind.MEETING_MISSING, month.last_day, month.code, text, label, record_kind=MEETING)


def _handovers(session: Session, today: date, soon: int) -> Iterable[Deadline]:
    """Work handed over for a time, until that is over and the tasks are back."""
    away = exists(
        select(HandoverTask.id).where(HandoverTask.handover_id == Handover.id, HandoverTask.returned_on.is_(None))
    )
    query = select(Handover, away).where(Handover.trashed_at.is_(None), Handover.ends_on.is_not(None))
    actors = actors_at(session, today)
    for row, is_away in session.execute(query):
        end, taker = row.ends_on or today, actor(row.to_person_id, row.to_department_id)
        if end < today and not is_away:
            continue
        yield Deadline(
            kind=DeadlineKind.HANDOVER,
            day=end,
            code=row.code,
            text=_handover_words(row, end, actors),
            label=_label(end, today, soon),
            who=actors.name(taker),
            record_kind=HANDOVER,
            record_id=row.id,
            actor=taker,
            subject=actors.name(actor(row.from_person_id, row.from_department_id)),
        )


def _handover_words(row: Handover, end: date, actors: Actors) -> str:
    if row.reason:
        words = _("{name} is away from {start} to {end}: {reason}")
    else:
        words = _("{name} is away from {start} to {end}")
    start = short_date(row.starts_on) if row.starts_on else "…"
    name = actors.name(actor(row.from_person_id, row.from_department_id))
    return words.format(name=name, start=start, end=short_date(end), reason=row.reason)


def _figures(session: Session, today: date, soon: int) -> Iterable[Deadline]:
    """Figures that signed commitments owe: by the last day of the period, of one that is over and of the running one.

    ``subject`` names the targets.
    """
    for each in owed_figures(session, today=today, sources=ACTUAL_SOURCES):
        number = len(each.target_codes)
        text = ngettext(
            "Figures of {period}, commitment of {name}: {n} target",
            "Figures of {period}, commitment of {name}: {n} targets",
            number,
        )
        yield Deadline(
            kind=DeadlineKind.COMMITMENT,
            day=each.day,
            code=each.code,
            text=text.format(period=period_name(each.period), name=each.holder_name, n=number),
            label=_label(each.day, today, soon),
            who=each.holder_name,
            period=each.period.code,
            wording=each.reference,
            record_kind=COMMITMENT,
            record_id=each.commitment_id,
            actor=each.holder,
            subject=", ".join(each.target_codes),
        )


def _label(due: date, today: date, soon: int) -> DeadlineLabel:
    label = deadline_label(TaskState.IN_PROGRESS, due, None, today=today, soon_days=soon)
    assert label is not None
    return label
