"""One save of a task among 30,000, with history and search index, against a bare UPDATE with the same pragmas."""

from __future__ import annotations

import gc
import sys
from dataclasses import replace
from pathlib import Path

from saving import measure
from sqlalchemy import select
from sqlalchemy.orm import Session
from task_material import TODAY, file_with_tasks

from cchc_desktop.rooms import ROOMS
from cchc_desktop.storage.migrate import open_file
from cchc_desktop.storage.sessions import DataFile
from cchc_desktop.tasks import service
from cchc_desktop.tasks.facts import task_details
from cchc_desktop.tasks.model import Task
from cchc_desktop.tasks.progress import ProgressEntry, record_progress
from cchc_desktop.tasks.records import TaskDetails, TaskState

TASKS = 30_000


def main(folder: Path) -> None:
    """Measure the form and a line of progress."""
    gc.freeze()  # as the program does after its start
    with open_file(file_with_tasks(folder / "task-saving.cchc", TASKS), rooms=ROOMS) as data:
        task_id, details = _open_task(data)

        def form(session: Session, words: str) -> None:
            service.save_task(session, task_id, replace(details, work=words), today=TODAY)

        def progress(session: Session, words: str) -> None:
            record_progress(session, task_id, ProgressEntry(TODAY, 40, words), today=TODAY)

        measure(data, "task: its work in the form", form, f"UPDATE task SET work = ? WHERE id = {task_id}")
        newest = f"(SELECT max(id) FROM progress_update WHERE task_id = {task_id})"
        measure(data, "task: a line of progress", progress, f"UPDATE progress_update SET text = ? WHERE id = {newest}")


def _open_task(data: DataFile) -> tuple[int, TaskDetails]:
    with data.reading() as session:
        is_open = (Task.state == TaskState.IN_PROGRESS, Task.every.is_(None), Task.parent_id.is_(None))
        task = session.scalars(select(Task).where(*is_open, Task.id > TASKS // 2).limit(1)).one()
        return task.id, task_details(session, task)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
