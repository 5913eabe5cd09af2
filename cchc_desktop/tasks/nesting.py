"""Sub-tasks under their parent: a list is filtered and sorted by the tasks at the top, and each brings its parts along.

Totals count the tasks at the top only, so what is filtered is them; their parts follow at once, by code.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from sqlalchemy import ColumnElement, Select, func, not_, select, union_all
from sqlalchemy.orm import Session, aliased

from cchc_desktop.tasks.among import as_array, is_among
from cchc_desktop.tasks.filtering import TaskFilter
from cchc_desktop.tasks.looking import Look
from cchc_desktop.tasks.model import Task
from cchc_desktop.tasks.queries import wanted_ids
from cchc_desktop.tasks.records import TaskState


def parts_by_parent(session: Session, above: Collection[int] | None = None) -> dict[int, tuple[int, ...]]:
    """Return the sub-tasks of every task that has some, by code; drafts and what is in the trash are left out.

    ``above``: only those below these tasks, at any depth, as a page of a list needs them.
    """
    if above is None:
        return _parts(session, Task.parent_id > 0)  # looked up in the index, "IS NOT NULL" is not
    found: dict[int, tuple[int, ...]] = {}
    level = set(above)
    while level:
        below = _parts(session, is_among(Task.parent_id, as_array(level)))
        found |= below
        level = {task_id for ids in below.values() for task_id in ids} - found.keys()
    return found


def part_count(session: Session, looked: Look) -> int:
    """Return how many sub-tasks stand under the tasks at the top that are wanted, at any depth; drafts are left out."""
    if looked.wanted == TaskFilter():
        return session.scalars(_ALL_PARTS).one()
    first, second = aliased(Task), aliased(Task)
    has_parts = Task.id.in_(select(first.parent_id).where(first.parent_id > 0))
    under = select(first.id).where(first.parent_id.in_(select(wanted_ids(looked, has_parts).c.id)), *_is_shown(first))
    shown = under.cte("part").prefix_with("MATERIALIZED")
    below = select(func.count(second.id)).where(second.parent_id.in_(select(shown.c.id)), *_is_shown(second))
    both = select(func.count()).select_from(shown).scalar_subquery() + below.scalar_subquery()
    return int(session.scalars(select(both)).one())


def _parts(session: Session, condition: ColumnElement[bool]) -> dict[int, tuple[int, ...]]:
    query = select(Task.parent_id, Task.id).where(condition, *_is_shown(Task))
    found: dict[int, list[int]] = defaultdict(list)
    read = session.connection().execute(query.order_by(func.length(Task.code), Task.code))  # thousands: no mapping
    for parent_id, task_id in read:
        found[parent_id or 0].append(task_id)
    return {parent_id: tuple(ids) for parent_id, ids in found.items()}


def _is_shown(part: type[Task]) -> tuple[ColumnElement[bool], ...]:
    return part.trashed_at.is_(None), part.state != TaskState.DRAFT


def _all_parts() -> Select[int]:
    """Count the sub-tasks under all tasks, by what one index holds: few tasks are drafts or in the trash."""
    part, under = aliased(Task), aliased(Task)
    hidden = union_all(
        select(Task.id).where(Task.state == TaskState.DRAFT),
        select(Task.id).where(Task.parent_id.is_(None), Task.trashed_at.is_not(None)),
        select(Task.id).where(Task.parent_id > 0, Task.trashed_at.is_not(None)),
    ).cte("hidden")
    below = select(under.id).where(under.parent_id.in_(select(hidden.c.id)))
    is_hidden = part.parent_id.in_(union_all(select(hidden.c.id), below))
    return select(func.count(part.id)).where(part.parent_id > 0, *_is_shown(part), not_(is_hidden))


_ALL_PARTS = _all_parts()


def nested(ids: Iterable[int], parts: Mapping[int, tuple[int, ...]]) -> Iterator[int]:
    """Yield each task followed by its sub-tasks, and these by theirs."""
    for task_id in ids:
        yield task_id
        yield from nested(parts.get(task_id, ()), parts)


def has_tasks(session: Session) -> bool:
    """Tell whether there is any task, drafts too."""
    return session.scalar(select(Task.id).where(Task.trashed_at.is_(None)).limit(1)) is not None
