"""The codes that new tasks will get, shown before they are made."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from cchc_desktop.tasks.codes import next_code
from cchc_desktop.tasks.model import Task, TaskCountLine


def coming_codes(session: Session, count: int) -> tuple[str, ...]:
    """Return the next codes in their order; another task made meanwhile moves them on."""
    taken = set(session.scalars(select(Task.code).where(Task.code.startswith("T"))))
    taken |= set(session.scalars(select(TaskCountLine.code).where(TaskCountLine.code.startswith("T"))))
    codes: list[str] = []
    for _number in range(count):
        codes.append(next_code(codes[-1:] or taken))
    return tuple(codes)
