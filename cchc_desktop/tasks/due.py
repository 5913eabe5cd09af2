"""Open tasks with their deadlines, as few words as an agenda needs: one SELECT, however many there are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from cchc_desktop.tasks.actors import actor
from cchc_desktop.tasks.filtering import Levels, TaskFilter
from cchc_desktop.tasks.looking import Look, look
from cchc_desktop.tasks.model import Task
from cchc_desktop.tasks.reckoning import Reckoned, union
from cchc_desktop.tasks.records import Actor, DeadlineLabel
from cchc_desktop.tasks.rules import OPEN
from cchc_desktop.text.collation import natural_key

AGENDA = TaskFilter(labels=frozenset(OPEN), levels=Levels.ALL)
"""Every open task and sub-task; what is paused falls due when it goes on."""


@dataclass(frozen=True, slots=True)
class DueTask:
    """One open task; of a recurring one the period that counts. ``due_on`` None when it has no deadline."""

    id: int
    code: str
    work: str
    lead: Actor | None
    lead_name: str
    due_on: date | None
    label: DeadlineLabel
    period: str
    wording: str
    is_outside_reform: bool


def due_tasks(session: Session, wanted: TaskFilter = AGENDA, *, today: date) -> list[DueTask]:
    """Return the open tasks wanted by deadline, those without one last."""
    looked = look(session, wanted, today=today)
    both = union([_columns(looked, kind) for kind in looked.kinds], "due")
    query = select(both).where(both.c.label.in_([label.value for label in wanted.labels]))
    rows = []
    for read in session.execute(query):
        lead = actor(read.lead_person_id, read.lead_department_id)
        rows.append(
            DueTask(
                id=read.id,
                code=read.code,
                work=read.work,
                lead=lead,
                lead_name=looked.actors.name(lead),
                due_on=read.due,
                label=DeadlineLabel(read.label),
                period=read.period,
                wording=read.due_wording,
                is_outside_reform=read.is_outside_reform,
            )
        )
    return sorted(rows, key=lambda row: (row.due_on or date.max, natural_key(row.code)))


def _columns(looked: Look, kind: Reckoned) -> Select[Any]:
    reckoned = (kind.due.label("due"), looked.label(kind).label("label"), kind.period.label("period"))
    own = (
        Task.id,
        Task.code,
        Task.work,
        Task.lead_person_id,
        Task.lead_department_id,
        Task.due_wording,
        Task.is_outside_reform,
    )
    return looked.tasks(kind, *reckoned).add_columns(*own)
