"""Whatever is done to tasks, in any order: the file stays in order, and undo gives the rows back exactly."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from cchc_desktop.rooms import ROOMS
from cchc_desktop.storage import history
from cchc_desktop.storage.migrate import open_file
from cchc_desktop.storage.sessions import DataFile
from cchc_desktop.tasks.model import Extension, Task, TaskPause
from cchc_desktop.tasks.records import ExtensionResult, TaskState
from cchc_desktop.tasks.rows import DONE_STATES, OPEN_STATES
from cchc_desktop.tasks.rules import deadline_label
from tests.storage.history_walk import Edit, run, tracked_rows
from tests.tasks.task_walk import TODAY, busy, edits

walks = st.lists(edits, min_size=6, max_size=16)


@pytest.fixture(scope="module")
def busy_file(office_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small committee in the middle of its work, behind a wall."""
    path = tmp_path_factory.mktemp("busy") / "m.cchc"
    shutil.copyfile(office_file, path)
    with open_file(path, rooms=ROOMS) as data, data.writing() as session:
        busy(session)
        history.wall(session, "Hết phần chuẩn bị.")
    return path


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(walk=walks)
def test_verbs_in_any_order_keep_the_file_in_order_and_are_undone(busy_file: Path, walk: list[Edit]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "m.cchc")
        shutil.copyfile(busy_file, path)
        with open_file(path, rooms=ROOMS) as data:
            start = tracked_rows(data)
            for edit in walk:
                before = tracked_rows(data)
                if not run(data, edit):
                    assert tracked_rows(data) == before
                with data.reading() as session:
                    check_order(session)
            end, steps = tracked_rows(data), 0
            while undone(data):
                steps += 1
            assert tracked_rows(data) == start
            for _step in range(steps):
                with data.writing() as session:
                    history.redo(session)
            assert tracked_rows(data) == end


def undone(data: DataFile) -> bool:
    try:
        with data.writing() as session:
            history.undo(session)
    except history.Wall:
        return False
    return True


def check_order(session: Session) -> None:
    """Look at what must hold of every task at any time."""
    tasks = {task.id: task for task in session.scalars(select(Task))}
    extensions = session.scalars(select(Extension).order_by(Extension.id)).all()
    paused = set(session.scalars(select(TaskPause.task_id).where(TaskPause.until.is_(None))))
    assert len({task.code for task in tasks.values()}) == len(tasks)
    for task in tasks.values():
        label = deadline_label(task.state, task.due_on, task.completed_on, today=TODAY)
        assert (label is None) == (task.state is TaskState.DRAFT)
        assert (task.completed_on is not None) == (task.state in DONE_STATES)
        assert (task.cancelled_on is not None) == (task.state is TaskState.CANCELLED)
        assert (task.id in paused) == (task.state is TaskState.PAUSED)
        assert task.completed_on is None or task.completed_on <= TODAY
        assert 0 <= task.progress <= 100
        assert task.lead_person_id is None or task.lead_department_id is None
        granted = [each for each in extensions if each.task_id == task.id and each.result is ExtensionResult.GRANTED]
        if task.every is not None:
            assert (task.due_on, task.original_due_on, task.completed_on) == (None, None, None)
        elif granted and not any(each.period for each in granted):
            assert task.due_on == granted[-1].to_due
            assert task.original_due_on == granted[0].from_due
        else:
            assert task.due_on == task.original_due_on
        check_place(task, tasks)


def check_place(task: Task, tasks: dict[int, Task]) -> None:
    """Look at what stands above a task: two levels at most, and nothing ended above something open."""
    above = tasks.get(task.parent_id) if task.parent_id is not None else None
    if above is None:
        return
    higher = tasks.get(above.parent_id) if above.parent_id is not None else None
    assert higher is None or higher.parent_id is None
    stands = task.trashed_at is None and above.trashed_at is None and task.every is None
    if stands and task.state in OPEN_STATES:
        assert above.state not in DONE_STATES
