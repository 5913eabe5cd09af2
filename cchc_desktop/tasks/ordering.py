"""The orders of a list of tasks, as keys that SQL sorts by; what is empty stands last in every order."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Integer, String, case, cast, func, literal, select, type_coerce

from cchc_desktop.tasks.actors import Actors, places
from cchc_desktop.tasks.filtering import OrderKey, TaskOrder
from cchc_desktop.tasks.model import ProgressUpdate, Task
from cchc_desktop.tasks.reckoning import Column, Reckoned
from cchc_desktop.tasks.records import DeadlineLabel, ReformArea, TaskState

URGENCY: Sequence[tuple[DeadlineLabel, ...]] = (
    (DeadlineLabel.OVERDUE, DeadlineLabel.DUE_SOON, DeadlineLabel.ON_TRACK),
    (DeadlineLabel.NO_DEADLINE,),
    (DeadlineLabel.PAUSED,),
    (DeadlineLabel.DONE_ON_TIME, DeadlineLabel.DONE_LATE, DeadlineLabel.DONE_NO_DEADLINE),
    (DeadlineLabel.CANCELLED,),
)


def keys(order: TaskOrder, reckoned: Reckoned, label: Column, actors: Actors) -> list[Column]:
    """Return what the rows are sorted by, each ascending or descending as ``directions`` says."""
    first = _first(order.key, reckoned, label, actors)
    open_due = case((reckoned.completed_on.is_(None), reckoned.due))
    if order.key is OrderKey.URGENCY:
        return [first, open_due, reckoned.completed_on, Task.id.expression]
    if order.key is OrderKey.CODE:
        return [first, Task.code.expression]
    return [first, reckoned.due, Task.id.expression]


def directions(order: TaskOrder, sorted_by: Sequence[Column]) -> list[Column]:
    """Return the ORDER BY over these keys."""
    if order.key is OrderKey.URGENCY:
        rank, due, done, last = sorted_by
        turned = [rank.desc(), due.desc()] if order.descending else [rank, due.nulls_last()]
        return [*turned, done.desc(), last]
    if order.key is OrderKey.CODE:
        return [key.desc() for key in sorted_by] if order.descending else list(sorted_by)
    first, due, last = sorted_by
    return [(first.desc() if order.descending else first).nulls_last(), due.nulls_last(), last]


def is_urgent(reckoned: Reckoned) -> Sequence[Column]:
    """Return the conditions for what stands before all that is done in the order of urgency."""
    return (reckoned.completed_on.is_(None), Task.state.not_in((TaskState.DRAFT, TaskState.CANCELLED)))


def _first(key: OrderKey, reckoned: Reckoned, label: Column, actors: Actors) -> Column:
    match key:
        case OrderKey.URGENCY:
            return _urgency(reckoned)
        case OrderKey.LABEL:
            return _place(label, [each.value for each in DeadlineLabel])
        case OrderKey.DUE:
            return reckoned.due
        case OrderKey.CODE:
            return func.length(Task.code)
        case OrderKey.LEAD:
            return _lead_place(actors)
        case OrderKey.ASSIGNED:
            return Task.assigned_on.expression
        case OrderKey.COMPLETED:
            return reckoned.completed_on
        case OrderKey.PROGRESS:
            return reckoned.progress
        case OrderKey.UPDATED:
            newest = select(func.max(ProgressUpdate.day)).where(ProgressUpdate.task_id == Task.id)
            return newest.correlate(Task).scalar_subquery()
        case OrderKey.AREA:
            return _place(type_coerce(Task.area, String), [each.value for each in ReformArea])
        case OrderKey.STATE:
            return _place(type_coerce(Task.state, String), [each.value for each in TaskState])
        case OrderKey.SOURCE:
            return func.nullif(Task.source_text, "")


def _urgency(reckoned: Reckoned) -> Column:
    """Return the place of the label in ``URGENCY``, a draft's after all; shorter than by the label itself."""
    return case(
        (Task.state == TaskState.DRAFT, len(URGENCY)),
        (Task.state == TaskState.CANCELLED, 4),
        (reckoned.completed_on.is_not(None), 3),
        (Task.state == TaskState.PAUSED, 2),
        (reckoned.due.is_(None), 1),
        else_=0,
    )


def _place(column: Column, values: Sequence[str]) -> Column:
    """Return the place of a value in their list; NULL has none."""
    return case(*((column == value, place) for place, value in enumerate(values)), else_=None)


def _lead_place(actors: Actors) -> Column:
    """Return the place of the lead in the order of Vietnamese names, worked out once for the few people there are."""
    key = func.coalesce(Task.lead_person_id, -Task.lead_department_id)
    place = func.instr(places(actors.in_order), literal(",", String) + cast(key, String) + ",")
    return type_coerce(func.nullif(place, 0), Integer)
