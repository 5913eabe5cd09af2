"""Reads of handovers: the list of them, and which tasks went over with each."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from enum import Enum

from sqlalchemy import select
from sqlalchemy.orm import Session

from cchc_desktop.tasks.actors import Actors, actor, actors_at
from cchc_desktop.tasks.handovers import HandoverDetails
from cchc_desktop.tasks.model import Handover, HandoverTask, Task
from cchc_desktop.tasks.records import Actor
from cchc_desktop.tasks.rows import OPEN_STATES


class HandoverState(Enum):
    """Where a handover stands on a day."""

    COMING = "coming"
    RUNNING = "running"
    OVERDUE = "overdue"
    """It is over, and tasks have not come back."""
    ENDED = "ended"


@dataclass(frozen=True)
class MovedTask:
    """One task that went over; ``is_away`` while it is open, not returned and still with the taker."""

    id: int
    code: str
    work: str
    returned_on: date | None
    is_away: bool


@dataclass(frozen=True)
class HandoverRow:
    """One handover with the names of both sides and the tasks that went over."""

    id: int
    code: str
    giver: str
    taker: str
    details: HandoverDetails
    tasks: tuple[MovedTask, ...]
    state: HandoverState

    @property
    def away(self) -> int:
        """How many of the tasks can still be taken back."""
        return sum(1 for task in self.tasks if task.is_away)

    def can_be_taken_back(self, today: date) -> bool:
        """Tell whether tasks can come back, or an absence that lasts can end."""
        end = self.details.ends_on
        return self.away > 0 or (self.state is HandoverState.RUNNING and (end is None or end > today))


def handover_rows(session: Session, *, today: date) -> list[HandoverRow]:
    """Return the handovers that are not in the trash, the latest beginning first; three SELECTs and the names."""
    actors = actors_at(session, today)
    moved = _moved(session)
    found = session.scalars(select(Handover).where(Handover.trashed_at.is_(None)))
    rows = [_row(each, actors, tuple(moved.get(each.id, ())), today) for each in found]
    return sorted(rows, key=lambda row: (row.details.starts_on or date.min, row.id), reverse=True)


def _row(row: Handover, actors: Actors, tasks: tuple[MovedTask, ...], today: date) -> HandoverRow:
    giver = actor(row.from_person_id, row.from_department_id) or Actor()
    taker = actor(row.to_person_id, row.to_department_id) or Actor()
    details = HandoverDetails(
        giver, taker, row.starts_on, row.ends_on, row.reason, row.content, row.minutes_number, row.signed_on
    )
    return HandoverRow(
        id=row.id,
        code=row.code,
        giver=actors.name(giver),
        taker=actors.name(taker),
        details=details,
        tasks=tasks,
        state=_state(details, any(task.is_away for task in tasks), today),
    )


def _state(details: HandoverDetails, is_away: bool, today: date) -> HandoverState:
    if details.starts_on is not None and details.starts_on > today:
        return HandoverState.COMING
    if details.ends_on is None or details.ends_on >= today:
        return HandoverState.RUNNING
    return HandoverState.OVERDUE if is_away else HandoverState.ENDED


def _moved(session: Session) -> dict[int, list[MovedTask]]:
    columns = (
        HandoverTask.handover_id,
        HandoverTask.returned_on,
        Task.id,
        Task.code,
        Task.work,
        Task.state,
        Task.lead_person_id,
        Task.lead_department_id,
        Handover.to_person_id,
        Handover.to_department_id,
    )
    query = (
        select(*columns)
        .join(Task, Task.id == HandoverTask.task_id)
        .join(Handover, Handover.id == HandoverTask.handover_id)
        .where(Task.trashed_at.is_(None))
        .order_by(HandoverTask.id)
    )
    found: dict[int, list[MovedTask]] = defaultdict(list)
    for handover_id, returned_on, id_, code, work, state, person, unit, to_person, to_unit in session.execute(query):
        is_away = returned_on is None and state in OPEN_STATES and (person, unit) == (to_person, to_unit)
        found[handover_id].append(MovedTask(id_, code, work, returned_on, is_away))
    return found
