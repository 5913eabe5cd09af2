"""The list of 30,000 tasks: opened, filtered and searched in the window, against the plain SELECT of all its rows.

Opening, filtering and searching are what the window does: counts of every chip, the first page read, the first
screenful painted. The SELECT fetches the same columns of the same tasks, joined and sorted, by the driver alone. Beside
it: the ids of the whole list, all rows as the program holds them, the figures of the overview, the review of earlier
decisions in a meeting, and how each grows with the file.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path

from measure import in_turns, show_ratio
from PySide6.QtWidgets import QApplication, QWidget
from sqlalchemy import select
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import aliased
from sqlcipher3 import dbapi2
from task_material import TODAY, file_with_tasks

from cchc_desktop.committee.model import Department, Person
from cchc_desktop.deadlines.overview import overview
from cchc_desktop.meetings.model import Meeting
from cchc_desktop.meetings.review import review_of
from cchc_desktop.rooms import ROOMS
from cchc_desktop.settings import Settings
from cchc_desktop.storage.migrate import open_file
from cchc_desktop.storage.sessions import DataFile
from cchc_desktop.tasks.filtering import TaskFilter
from cchc_desktop.tasks.listed import shown_columns
from cchc_desktop.tasks.model import Task
from cchc_desktop.tasks.queries import task_ids, task_rows, task_totals
from cchc_desktop.tasks.records import ReformArea, TaskState
from cchc_desktop.tasks.workload import workload
from ui.application import make_application
from ui.common.background import Worker
from ui.common.prompts import Prompts
from ui.tasks.filters import Filters
from ui.tasks.task_list import TaskList
from ui.workspace import Clock, Workspace

COUNTS = (10_000, 20_000, 40_000)
MEASURED = 30_000
TIMES = 11
FILTERS = (
    ("overdue", Filters(labels=("overdue",))),
    ("completed in time", Filters(labels=("done_on_time",))),
    ("one department", Filters(department_id=4)),
    ("outside reform", Filters(is_outside_reform=True)),
    ("an area, by a column without index", Filters(area=ReformArea.PROCEDURES)),
)
SEARCHES = ("nồm", "hồ sơ trễ hẹn đất đai", "UBND", "Hoàng Thị Thúy Nga hộ tịch", "báo cáo")
"""A rare word, several in one text, an abbreviation in every task, a lead with a subject, a word nearly everywhere."""


@dataclass(frozen=True)
class Timed:
    """Medians for one file, in seconds."""

    opened: float
    filtered: float
    searched: float


def main(folder: Path) -> None:
    """Measure 30,000 tasks against the driver, then 10,000, 20,000 and 40,000 against each other."""
    app = make_application()
    against_driver(app, file_with_tasks(folder / "tasks.cchc", MEASURED))
    timed = {count: growing(app, file_with_tasks(folder / f"tasks-{count}.cchc", count)) for count in COUNTS}
    for less, more in pairwise(COUNTS):
        words = f"{more // 1000}k : {less // 1000}k tasks"
        show_ratio(f"list opened: {words}", timed[more].opened, timed[less].opened, target=1.2)
        show_ratio(f"list filtered: {words}", timed[more].filtered, timed[less].filtered, target=2.2)
        show_ratio(f"list searched: {words}", timed[more].searched, timed[less].searched, target=2.2)


def against_driver(app: QApplication, file: Path) -> None:
    """Set each step beside the plain SELECT of all rows, in turns."""
    with open_file(file, rooms=ROOMS) as data, plain(file) as select_all:
        shown = ShownList(app, data)
        steps: list[tuple[str, Callable[[], object], float | None]] = [
            ("tasks: list opened", shown.open, 1),
            *((f"tasks: filter “{words}”", partial(shown.filter, each), 1) for words, each in FILTERS),
            *((f"tasks: search “{words}”", partial(shown.search, words), 1) for words in SEARCHES),
            ("tasks: order of the whole list known", partial(read, data, task_ids), 2),
            ("tasks: all rows held at once, as for Excel", partial(read, data, task_rows), 2),
            ("tasks: counts by label", partial(read, data, task_totals), None),
            ("tasks: workload by department and person", partial(read, data, workload), None),
            ("tasks: review of earlier decisions", partial(read_review, data), 1),
            ("tasks: every figure of the overview", partial(figures, data), 1),
        ]
        for words, act, target in steps:
            own, bare = in_turns(TIMES, act, select_all)
            show_ratio(f"{words} : plain SELECT", own, bare, target=target)
        shown.close()


def growing(app: QApplication, file: Path) -> Timed:
    """Return what opening, filtering and searching cost in one file."""
    with open_file(file, rooms=ROOMS) as data:
        shown = ShownList(app, data)
        filters = [partial(shown.filter, each) for _words, each in FILTERS]
        searches = [partial(shown.search, words) for words in SEARCHES]
        (opened,) = in_turns(TIMES, shown.open)
        filtered = in_turns(TIMES, lambda: all_of(filters))[0] / len(filters)
        searched = in_turns(TIMES, lambda: all_of(searches))[0] / len(searches)
        shown.close()
    return Timed(opened, filtered, searched)


def all_of(acts: Sequence[Callable[[], None]]) -> None:
    """Do one after the other."""
    for act in acts:
        act()


class ShownList:
    """The list of tasks of the window, on a file."""

    def __init__(self, app: QApplication, data: DataFile) -> None:
        self._frame, self._worker = QWidget(), Worker()
        settings = Settings(data.path.with_suffix(".json"))
        self._workspace = Workspace(data, settings, self._worker, Prompts(lambda: self._frame), Clock(TODAY))
        self.list = TaskList(self._workspace, (), self._frame)
        self.list.head.setParent(self._frame)
        self._frame.resize(960, 600)
        self.list.resize(960, 500)
        self._frame.show()
        app.processEvents()
        gc.freeze()  # as the program does after its start

    def open(self) -> None:
        """Read counts and first page and paint them, as after a change elsewhere."""
        self.list.reload()
        self._paint()

    def filter(self, filters: Filters) -> None:
        """Choose a filter."""
        self.list.show_filters(filters)
        self._paint()

    def search(self, words: str) -> None:
        """Search as if these words had been typed at once."""
        self.list.show_filters(Filters(), words)
        self._paint()

    def close(self) -> None:
        """End the window."""
        self._frame.close()
        self._worker.shut_down()

    def _paint(self) -> None:
        self.list.big.table.viewport().repaint()


def figures(data: DataFile) -> None:
    """Read what the tab of the overview shows."""
    with data.reading() as session:
        overview(session, today=TODAY)


def read(data: DataFile, query: Callable[..., object]) -> None:
    """Run a query of the core over all tasks."""
    with data.reading() as session:
        query(session, TaskFilter(), today=TODAY)


def read_review(data: DataFile) -> None:
    """Read what the newest meeting has to look at of what earlier ones decided."""
    with data.reading() as session:
        newest = select(Meeting).where(Meeting.signed_at.is_(None)).order_by(Meeting.start_date.desc()).limit(1)
        review_of(session, session.scalars(newest).one())


@contextmanager
def plain(file: Path) -> Iterator[Callable[[], object]]:
    """Give what fetches the columns of every row of the list, joined and sorted, by the driver alone."""
    lead, unit = aliased(Person), aliased(Department)
    query = (
        select(*shown_columns(), lead.full_name, unit.name)
        .outerjoin(lead, lead.id == Task.lead_person_id)
        .outerjoin(unit, unit.id == Task.lead_department_id)
        .where(Task.parent_id.is_(None), Task.trashed_at.is_(None), Task.state != TaskState.DRAFT)
        .order_by(Task.due_on.nulls_last(), Task.id)
    )
    statement = str(query.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True}))
    connection = dbapi2.connect(str(file))
    yield lambda: connection.execute(statement).fetchall()
    connection.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
