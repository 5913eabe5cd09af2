"""Handovers (bàn giao): who is away or gone, who stands in, and which tasks go over with their lead.

A handover without tasks records an absence only. One with an end can be taken back: what is still open returns to
whoever led it before; what was completed meanwhile stays with whoever did it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.errors import Conflict, NotFound, ValidationError
from cchc_desktop.i18n import _
from cchc_desktop.storage import history
from cchc_desktop.tasks.checks import check_actors, check_not_future
from cchc_desktop.tasks.codes import next_handover_code
from cchc_desktop.tasks.model import Handover, HandoverTask, Task, TaskCoWorker
from cchc_desktop.tasks.records import HANDOVER, TASK, Actor, UpdateKind
from cchc_desktop.tasks.rows import OPEN_STATES, codes_of, lead_of, log, require_open, rows_in, set_values, task_rows
from cchc_desktop.tasks.taken_codes import removed_codes
from cchc_desktop.text.dates import short_date
from cchc_desktop.text.normalise import clean_line, clean_text


@dataclass(frozen=True)
class HandoverDetails:
    """The fields that a form edits; ``ends_on`` is the last day away, None for good."""

    giver: Actor
    taker: Actor
    starts_on: date | None = None
    ends_on: date | None = None
    reason: str = ""
    content: str = ""
    minutes_number: str = ""
    signed_on: date | None = None


def open_tasks_led_by(session: Session, actor: Actor) -> tuple[int, ...]:
    """Return the tasks that a person or department leads and has still to do: what a handover proposes."""
    is_lead = Task.lead_person_id == actor.person_id
    if actor.person_id is None:
        is_lead = and_(Task.lead_person_id.is_(None), Task.lead_department_id == actor.department_id)
    query = select(Task.id).where(is_lead, Task.state.in_(OPEN_STATES), Task.trashed_at.is_(None))
    return tuple(session.scalars(query.order_by(Task.id)))


def hand_over(
    session: Session, details: HandoverDetails, task_ids: Iterable[int], *, today: date, code: str = ""
) -> tuple[int, Changes]:
    """Record a handover and give these tasks their new lead; return its id.

    Without tasks it records an absence. Raises ValidationError, Conflict, NotFound; then no task has moved.
    """
    ids = list(task_ids)
    tasks = task_rows(session, ids) if ids else []
    _check(session, details, today)
    require_open(tasks)
    for task in tasks:
        if lead_of(task) != details.giver:
            sentence = _("{code} is led by somebody else, so it is not handed over here.")
            raise ValidationError(sentence.format(code=task.code), "tasks")
    codes = set(session.scalars(select(Handover.code)))
    if code in codes:
        raise ValidationError(_("There is a handover {code} already.").format(code=code), "code")
    row = Handover(code=code or next_handover_code(codes | removed_codes(session)))
    _fill(row, details)
    session.add(row)
    session.flush()
    day = min(details.starts_on or today, today)
    for task in tasks:
        former = details.giver
        session.add(
            HandoverTask(
                handover_id=row.id,
                task_id=task.id,
                former_person_id=former.person_id,
                former_department_id=former.department_id,
            )
        )
    _give_lead(session, tasks, details.taker, day, row.code)
    title = _("Handover {code}: {codes}") if tasks else _("Handover {code}, no tasks moved")
    history.name_step(session, title.format(code=row.code, codes=codes_of(tasks)))
    return row.id, Changes.of(HANDOVER, TASK, record_id=row.id)


def save_handover(session: Session, handover_id: int, details: HandoverDetails, *, today: date) -> Changes:
    """Store the fields of a handover. Giver and taker stay once tasks have moved. Raises ValidationError, Conflict."""
    row = _handover(session, handover_id)
    before = (Actor(row.from_person_id, row.from_department_id), Actor(row.to_person_id, row.to_department_id))
    if before != (details.giver, details.taker):
        if _moved(session, handover_id):
            sentence = _("Tasks went over by {code} already. Take them back first, then make a new handover.")
            raise Conflict(sentence.format(code=row.code))
        _check(session, details, today)
    else:
        _check_days(details)
    _fill(row, details)
    session.flush()
    history.name_step(session, _("Handover changed: {code}").format(code=row.code))
    return Changes.of(HANDOVER, record_id=handover_id)


def note_minutes(session: Session, handover_id: int, number: str, signed_on: date | None) -> Changes:
    """Keep number and day of the minutes that were issued for a handover. Raises NotFound, Conflict."""
    row = _handover(session, handover_id)
    row.minutes_number, row.signed_on = clean_line(number), signed_on
    session.flush()
    return Changes.of(HANDOVER, record_id=handover_id)


def take_back(session: Session, handover_id: int, day: date, *, today: date) -> Changes:
    """Give the tasks of a handover that are still open back to whoever led them before.

    Tasks completed, cancelled or led by a third one meanwhile stay where they are. An open-ended or longer absence
    ends on this day. Raises ValidationError for a day to come or before it began, Conflict when nothing is left.
    """
    check_not_future(day, "day", today=today)
    row = _handover(session, handover_id)
    if row.starts_on is not None and day < row.starts_on:
        sentence = _("{code} began on {begin}, so nothing comes back on {day}.")
        words = {"code": row.code, "begin": short_date(row.starts_on), "day": short_date(day)}
        raise ValidationError(sentence.format(**words), "day")
    taker = Actor(row.to_person_id, row.to_department_id)
    moved = _moved(session, handover_id)
    tasks = {task.id: task for task in rows_in(session, Task, Task.id, [each.task_id for each in moved])}
    back: list[Task] = []
    for each in moved:
        task = tasks[each.task_id]
        if task.state in OPEN_STATES and task.trashed_at is None and lead_of(task) == taker:
            each.returned_on = day
            _give_lead(session, [task], Actor(each.former_person_id, each.former_department_id), day, row.code)
            back.append(task)
    if moved and not back:
        raise Conflict(_("No task of {code} is open and with the one who took it over.").format(code=row.code))
    if row.ends_on is None or row.ends_on > day:
        row.ends_on = day
    session.flush()
    title = _("Taken back from handover {code}: {codes}") if back else _("End of handover {code}")
    history.name_step(session, title.format(code=row.code, codes=codes_of(back)))
    return Changes.of(HANDOVER, TASK, record_id=handover_id)


def trash_handover(session: Session, handover_id: int) -> Changes:
    """Put a handover into the trash; the tasks stay with whoever leads them now."""
    row = _handover(session, handover_id)
    row.trashed_at = datetime.now(UTC)
    session.flush()
    history.name_step(session, _("Put into the trash: {name}").format(name=row.code))
    return Changes.of(HANDOVER, record_id=handover_id)


def _give_lead(session: Session, tasks: Sequence[Task], lead: Actor, day: date, code: str) -> None:
    """Let somebody lead these tasks; a lead is no co-worker of the same task."""
    for task in tasks:
        task.lead_person_id, task.lead_department_id = lead.person_id, lead.department_id
        log(session, task, UpdateKind.HANDED_OVER, day, text=code, person_id=lead.person_id)
    for row in rows_in(session, TaskCoWorker, TaskCoWorker.task_id, [task.id for task in tasks]):
        if (row.person_id, row.department_id) == (lead.person_id, lead.department_id):
            session.delete(row)
    session.flush()


def _moved(session: Session, handover_id: int) -> Sequence[HandoverTask]:
    """Return the tasks that went over and have not come back."""
    query = select(HandoverTask).where(HandoverTask.handover_id == handover_id, HandoverTask.returned_on.is_(None))
    return session.scalars(query.order_by(HandoverTask.id)).all()


def _handover(session: Session, handover_id: int) -> Handover:
    row = session.get(Handover, handover_id)
    if row is None:
        raise NotFound(_("This handover is no longer in the file."))
    if row.trashed_at is not None:
        raise Conflict(_("In the trash, so nothing in it changes: {codes}. Take it out first.").format(codes=row.code))
    return row


def _fill(row: Handover, details: HandoverDetails) -> None:
    set_values(
        row,
        {
            "from_person_id": details.giver.person_id,
            "from_department_id": details.giver.department_id,
            "to_person_id": details.taker.person_id,
            "to_department_id": details.taker.department_id,
            "starts_on": details.starts_on,
            "ends_on": details.ends_on,
            "reason": clean_line(details.reason),
            "content": clean_text(details.content).strip(),
            "minutes_number": clean_line(details.minutes_number),
            "signed_on": details.signed_on,
        },
    )


def _check(session: Session, details: HandoverDetails, today: date) -> None:
    for field, actor in (("giver", details.giver), ("taker", details.taker)):
        if (actor.person_id is None) == (actor.department_id is None):
            raise ValidationError(_("Choose one person or one department."), field)
    if details.giver == details.taker:
        raise ValidationError(_("Who hands over and who takes over is the same. Choose another one."), "taker")
    check_actors(session, [details.taker], details.starts_on or today, "taker")
    _check_days(details)


def _check_days(details: HandoverDetails) -> None:
    if details.starts_on and details.ends_on and details.ends_on < details.starts_on:
        sentence = _("The handover ends on {end}, before it begins on {begin}. Correct one of the two.")
        words = {"end": short_date(details.ends_on), "begin": short_date(details.starts_on)}
        raise ValidationError(sentence.format(**words), "ends_on")
