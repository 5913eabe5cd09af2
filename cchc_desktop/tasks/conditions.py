"""What a filter of tasks means in SQL; search and names are looked up once, before the rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import and_, false, func, literal, not_, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.sql import ColumnElement

from cchc_desktop.tasks.actors import Actors
from cchc_desktop.tasks.among import as_array, is_among
from cchc_desktop.tasks.filtering import Levels, TaskFilter
from cchc_desktop.tasks.model import Extension, Task, TaskCoWorker
from cchc_desktop.tasks.reckoning import Reckoned
from cchc_desktop.tasks.records import TAGS, Actor, Clarity, DeadlineLabel, ExtensionResult, SourceKind, TaskState
from cchc_desktop.tasks.rules import OPEN

Condition = ColumnElement[bool]

_BLANKS = "".join(char for char in map(chr, range(0x3001)) if char.isspace())
_NOT_DONE = frozenset({*OPEN, DeadlineLabel.PAUSED})


@dataclass(frozen=True)
class Searched:
    """One way in which tasks may have the words of a search: by their texts, by their lead, or by both.

    ``task_ids`` is a JSON array, None for all; ``people`` and ``units`` are the leads, none for all.
    """

    task_ids: str | None
    people: tuple[int, ...] = ()
    units: tuple[int, ...] = ()


def conditions(
    wanted: TaskFilter, reckoned: Reckoned, actors: Actors, ways: Iterable[Searched] | None
) -> Iterator[Condition]:
    """Yield what tasks must fulfil, all but the labels."""
    yield Task.trashed_at.is_(None)
    yield from _which(wanted)
    if not reckoned.is_recurring:
        yield Task.every.is_(None)
    yield from _whose(wanted, actors)
    yield from _what(wanted)
    yield from _when(wanted, reckoned)
    if ways is not None:
        yield or_(false(), *(and_(true(), *_has_words_by(way)) for way in ways))


def _has_words_by(way: Searched) -> Iterator[Condition]:
    if way.task_ids is not None:
        yield is_among(Task.id, way.task_ids)
    if way.people or way.units:
        yield or_(Task.lead_person_id.in_(way.people), Task.lead_department_id.in_(way.units))


def narrowing(labels: Collection[DeadlineLabel], reckoned: Reckoned) -> Iterator[Condition]:
    """Yield what follows from the labels and can be looked up in an index."""
    if labels and _NOT_DONE.issuperset(labels):
        yield reckoned.completed_on.is_(None)


def is_unclear(clarity: Clarity) -> Condition:
    """Return whether one of the "rõ" is missing; the rule is ``clarity.missing_clarity``."""
    return not_(_clear(clarity))


def _which(wanted: TaskFilter) -> Iterator[Condition]:
    if wanted.parent_id is not None:
        yield Task.parent_id == wanted.parent_id
    elif wanted.levels is Levels.TOP:
        yield Task.parent_id.is_(None)
    elif wanted.levels is Levels.SUB:
        yield Task.parent_id.is_not(None)
    if wanted.only_drafts:
        yield Task.state == TaskState.DRAFT
    elif not wanted.with_drafts:
        yield Task.state != TaskState.DRAFT
    if wanted.states:
        yield Task.state.in_(sorted(wanted.states, key=lambda state: state.value))
    if wanted.ids is not None:
        yield is_among(Task.id, as_array(wanted.ids))


def _whose(wanted: TaskFilter, actors: Actors) -> Iterator[Condition]:
    if wanted.lead is not None:
        yield Task.lead_person_id == wanted.lead.person_id
        yield Task.lead_department_id == wanted.lead.department_id
    if wanted.person_id is not None:
        yield Task.lead_person_id == wanted.person_id
    if wanted.department_id is not None:
        people = actors.people_of(wanted.department_id)
        yield or_(Task.lead_department_id == wanted.department_id, Task.lead_person_id.in_(people))
    if wanted.is_without_unit:
        nobody = and_(Task.lead_person_id.is_(None), Task.lead_department_id.is_(None))
        yield or_(nobody, Task.lead_person_id.in_(actors.people_of(None)))
    if wanted.is_without_person:
        yield Task.lead_person_id.is_(None)
    if wanted.co_worker is not None:
        yield _works_along(wanted.co_worker)
    if wanted.supervisor_id is not None:
        yield Task.supervisor_id == wanted.supervisor_id


def _works_along(actor: Actor) -> Condition:
    return (
        select(TaskCoWorker.id)
        .where(TaskCoWorker.task_id == Task.id)
        .where(TaskCoWorker.person_id == actor.person_id, TaskCoWorker.department_id == actor.department_id)
        .exists()
    )


def _what(wanted: TaskFilter) -> Iterator[Condition]:
    if wanted.source is not None:
        yield Task.source_kind == wanted.source.kind
        yield Task.source_id == wanted.source.id
    if wanted.source_kind is not None:
        yield Task.source_kind == wanted.source_kind
    if wanted.sources is not None:
        yield or_(false(), *_from_sources(wanted.sources))
    if wanted.area is not None:
        yield Task.area == wanted.area
    if wanted.tag:
        yield func.instr(literal(TAGS) + Task.tags + TAGS, TAGS + wanted.tag + TAGS) > 0
    for column, value in (
        (Task.is_outside_reform, wanted.is_outside_reform),
        (Task.is_from_above, wanted.is_from_above),
    ):
        if value is not None:
            yield column.is_(value)
    if wanted.is_recurring is not None:
        yield Task.every.is_not(None) if wanted.is_recurring else Task.every.is_(None)
    if wanted.has_pending_extension is not None:
        pending = is_extension_pending()
        yield pending if wanted.has_pending_extension else not_(pending)
    if wanted.unclear is not None:
        yield is_unclear(wanted.unclear)


def _from_sources(sources: Collection[tuple[SourceKind, int]]) -> Iterator[Condition]:
    ids: dict[SourceKind, list[int]] = defaultdict(list)
    for kind, source_id in sorted(sources, key=lambda each: (each[0].value, each[1])):
        ids[kind].append(source_id)
    for kind, of_kind in ids.items():
        yield and_(Task.source_kind == kind, is_among(Task.source_id, as_array(of_kind)))


def _when(wanted: TaskFilter, reckoned: Reckoned) -> Iterator[Condition]:
    for column, first, last in (
        (Task.assigned_on.expression, wanted.assigned_from, wanted.assigned_until),
        (reckoned.due, wanted.due_from, wanted.due_until),
        (reckoned.completed_on, wanted.completed_from, wanted.completed_until),
    ):
        if first is not None:
            yield column >= first
        if last is not None:
            yield column <= last
    if wanted.reviewed_since is not None:
        yield Task.state != TaskState.CANCELLED
        yield or_(reckoned.completed_on.is_(None), reckoned.completed_on > wanted.reviewed_since)


def is_extension_pending() -> Condition:
    """Return whether a request to extend waits for its decision."""
    waiting = Extension.result == ExtensionResult.PENDING
    return select(Extension.id).where(Extension.task_id == Task.id, waiting).exists()


def _clear(clarity: Clarity) -> Condition:
    has_lead = or_(Task.lead_person_id.is_not(None), Task.lead_department_id.is_not(None))
    match clarity:
        case Clarity.PERSON:
            return Task.lead_person_id.is_not(None)
        case Clarity.WORK:
            return _has_words(Task.work)
        case Clarity.TIME:
            return or_(Task.due_on.is_not(None), Task.every.is_not(None), Task.is_without_due.is_(True))
        case Clarity.RESPONSIBILITY:
            return and_(Task.supervisor_id.is_not(None), has_lead)
        case Clarity.DELIVERABLE:
            return or_(_has_words(Task.deliverable), _has_words(Task.evidence))
        case Clarity.AUTHORITY:
            return and_(Task.assigned_by_id.is_not(None), Task.approved_by_id.is_not(None))


def _has_words(column: InstrumentedAttribute[str]) -> Condition:
    return func.trim(column, _BLANKS) != ""
