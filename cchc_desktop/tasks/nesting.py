"""Sub-tasks under their parent: a list is filtered and sorted by the tasks at the top, and each brings its parts along.

Totals count the tasks at the top only, so what is filtered is them; their parts follow at once, by code.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cchc_desktop.tasks.model import Task
from cchc_desktop.tasks.records import TaskState


def parts_by_parent(session: Session) -> dict[int, tuple[int, ...]]:
    """Return the sub-tasks of every task that has some, by code; drafts and what is in the trash are left out."""
    query = select(Task.parent_id, Task.id).where(  # "> 0" is looked up in the index, "IS NOT NULL" is not
        Task.parent_id > 0, Task.trashed_at.is_(None), Task.state != TaskState.DRAFT
    )
    found: dict[int, list[int]] = defaultdict(list)
    read = session.connection().execute(query.order_by(func.length(Task.code), Task.code))  # thousands: no mapping
    for parent_id, task_id in read:
        found[parent_id or 0].append(task_id)
    return {parent_id: tuple(ids) for parent_id, ids in found.items()}


def nested(ids: Iterable[int], parts: Mapping[int, tuple[int, ...]]) -> Iterator[int]:
    """Yield each task followed by its sub-tasks, and these by theirs."""
    for task_id in ids:
        yield task_id
        yield from nested(parts.get(task_id, ()), parts)


def part_count(ids: Iterable[int], parts: Mapping[int, tuple[int, ...]]) -> int:
    """Return how many sub-tasks stand under these tasks, at any depth."""
    return sum(1 for task_id in ids for _part in nested(parts.get(task_id, ()), parts))


def has_tasks(session: Session) -> bool:
    """Tell whether there is any task, drafts too."""
    return session.scalar(select(Task.id).where(Task.trashed_at.is_(None)).limit(1)) is not None
