"""Codes that are not given again: of tasks, of frozen counts, and of what was removed for good, which papers name."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from cchc_desktop.committee.queries import file_setting
from cchc_desktop.committee.service import set_file_setting
from cchc_desktop.tasks.codes import highest_of_each
from cchc_desktop.tasks.model import Handover, Task, TaskCountLine

_REMOVED = "codes_removed"


def taken_codes(session: Session, head: str) -> set[str]:
    """Return every code with this beginning that a task has, had in a frozen count, or had when it was removed."""
    end = f"{head}\U0010ffff"
    found = set(session.scalars(select(Task.code).where(Task.code.between(head, end))))
    found |= set(session.scalars(select(TaskCountLine.code).where(TaskCountLine.code.between(head, end))))
    return found | removed_codes(session)


def removed_codes(session: Session) -> set[str]:
    """Return the highest code of each row of numbers that went with the trash."""
    return set(file_setting(session, _REMOVED).splitlines())


def keep_code(session: Session, row: Task | Handover) -> None:
    """Remember the code of a record that is removed for good."""
    keep_codes(session, (row.code,))


def keep_codes(session: Session, codes: Iterable[str]) -> None:
    """Remember codes that no record has any more."""
    highest = highest_of_each(sorted({*removed_codes(session), *codes}))
    set_file_setting(session, _REMOVED, "\n".join(highest))
