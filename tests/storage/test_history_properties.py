"""Whatever was edited, as many undos as there are steps give the rows back exactly, and redos the end again."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc_desktop import paths
from cchc_desktop.errors import Conflict
from cchc_desktop.exchange.loading import load_file
from cchc_desktop.rooms import ROOMS
from cchc_desktop.storage import history
from cchc_desktop.storage.migrate import open_file
from cchc_desktop.storage.sessions import DataFile
from tests.storage.history_walk import Edit, Rows, edits, run, tracked_rows, visits

EXAMPLES = 40

walks = st.lists(st.tuples(edits, visits), min_size=1, max_size=12)
# "reopen" closes the file and opens it again; the others are the keys of the window.
moves = st.lists(
    st.one_of(st.tuples(edits, visits), st.sampled_from(["undo", "undo", "redo", "reopen"])), min_size=2, max_size=20
)
slow = settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file in which everything can be edited: the sample, with a wall at its beginning."""
    path = tmp_path_factory.mktemp("history") / "mẫu.cchc"
    load_file(path, paths.resources("sample", "sample.yaml"))
    return path


@contextmanager
def copy_of(sample: Path) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "m.cchc")
        shutil.copyfile(sample, path)
        yield path


def step(data: DataFile, direction: str) -> bool:
    """Undo or redo once; tell whether there was something."""
    try:
        with data.writing() as session:
            (history.undo if direction == "undo" else history.redo)(session)
    except (history.Wall, history.NothingToUndo):
        return False
    return True


@slow
@given(walk=walks, reopened=st.booleans())
def test_undos_give_the_rows_back_exactly_and_redos_the_end(
    sample: Path, walk: list[tuple[Edit, str]], reopened: bool
) -> None:
    with copy_of(sample) as path:
        with open_file(path, rooms=ROOMS) as data:
            stages = [tracked_rows(data)]
            for edit, visit in walk:
                run(data, edit, visit)
            end = tracked_rows(data)
            undone = 0
            while not reopened and step(data, "undo"):
                undone += 1
        with open_file(path, rooms=ROOMS) as data:
            while step(data, "undo"):
                undone += 1
            assert tracked_rows(data) == stages[0]
            for _each in range(undone):
                assert step(data, "redo")
            assert not step(data, "redo")
            assert tracked_rows(data) == end


@slow
@given(moves=moves)
def test_undo_redo_and_edits_in_any_order_follow_a_stack_of_states(
    sample: Path, moves: list[str | tuple[Edit, str]]
) -> None:
    with copy_of(sample) as path:
        data = open_file(path, rooms=ROOMS)
        try:
            past: list[Rows] = []
            future: list[Rows] = []
            now = tracked_rows(data)
            open_visit = ""
            for move in moves:
                if move == "reopen":
                    data.close()
                    data = open_file(path, rooms=ROOMS)
                elif move == "undo":
                    assert step(data, "undo") == bool(past)
                    if past:
                        future.append(now)
                        now = past.pop()
                        open_visit = ""
                elif move == "redo":
                    assert step(data, "redo") == bool(future)
                    if future:
                        past.append(now)
                        now = future.pop()
                        open_visit = ""
                else:
                    assert isinstance(move, tuple)
                    edit, visit = move
                    run(data, edit, visit)
                    new = tracked_rows(data)
                    if new != now:
                        future.clear()
                        if not visit or visit != open_visit:
                            past.append(now)
                        open_visit = visit
                        if past and new == past[-1] and visit:
                            past.pop()  # the visit changed nothing in the end: its step is gone
                            open_visit = last_visit(data)
                        now = new
                assert tracked_rows(data) == now
        finally:
            data.close()


def last_visit(data: DataFile) -> str:
    """Return the visit that the newest step belongs to, "" when the next edit cannot join it."""
    with data.reading() as session:
        row = (
            session.connection()
            .exec_driver_sql("SELECT visit, kind, state FROM history_step ORDER BY id DESC LIMIT 1")
            .one()
        )
    return str(row.visit) if (row.kind, row.state) == ("edit", "live") else ""


def test_a_refused_edit_leaves_no_step(sample: Path) -> None:
    with copy_of(sample) as path, open_file(path, rooms=ROOMS) as data:

        def refuse(_session: object) -> None:
            raise Conflict("no")

        assert not run(data, refuse)
        assert not step(data, "undo")
