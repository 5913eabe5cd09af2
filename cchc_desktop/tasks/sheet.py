"""What a progress sheet brings in: lines of the log and completions of many tasks, as one thing that was done."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.i18n import ngettext
from cchc_desktop.storage import history
from cchc_desktop.tasks.progress import ProgressEntry, complete, record_many


def keep_sheet(
    session: Session, entries: Mapping[int, ProgressEntry], done: Mapping[int, date], *, today: date
) -> Changes:
    """Record the lines of a sheet by task, and complete those of ``done`` on their days, in one step.

    A completed task keeps the words of its line; its percentage is 100. Raises ValidationError, Conflict, NotFound.
    """
    lines = {task_id: replace(entry, progress=None) if task_id in done else entry for task_id, entry in entries.items()}
    said = {task_id: entry for task_id, entry in lines.items() if entry.text or entry.progress is not None}
    changes = record_many(session, said, today=today) if said else Changes()
    by_day: dict[tuple[date, str], list[int]] = defaultdict(list)
    for task_id, day in done.items():
        by_day[day, entries[task_id].period if task_id in entries else ""].append(task_id)
    for (day, period), task_ids in sorted(by_day.items()):
        changes |= complete(session, task_ids, day, today=today, period=period)
    count = len({*said, *done})
    title = ngettext("Progress sheet: {n} task", "Progress sheet: {n} tasks", count)
    history.name_step(session, title.format(n=count))
    return Changes.of(*changes.kinds) if changes.kinds else changes
