"""What the list of tasks reads: counts and rows of one filter in one order, from the same look at the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import Any, Final

from sqlalchemy.orm import Session

from cchc_desktop.tasks.filtering import Levels, OrderKey, TaskFilter, TaskOrder
from cchc_desktop.tasks.listed import TaskRow
from cchc_desktop.tasks.nesting import nested, part_count, parts_by_parent
from cchc_desktop.tasks.queries import Look, look, rows_by_id, task_count, task_ids, task_totals, those_wanted
from cchc_desktop.tasks.records import Totals
from ui.workspace import Workspace


@dataclass(frozen=True)
class ListFigures:
    """The numbers around a list: by label whatever labels are chosen, drafts, rows shown, and tasks in the file."""

    totals: Totals
    drafts: int
    shown: int
    all: int

    @property
    def hidden(self) -> int:
        """How many tasks the filters keep back."""
        return max(0, self.all - self.shown)


class TaskSource:
    """The rows of one filter in one order; sub-tasks follow the task they belong to.

    ``figures`` are read with it, the order of all rows only when it is asked for. Good for one state of the file.
    """

    def __init__(self, workspace: Workspace, wanted: TaskFilter, order: TaskOrder) -> None:
        self._workspace, self.wanted, self._order = workspace, wanted, order
        self._today = workspace.today
        self._ids: list[int] | None = None
        self._look, self.figures, self._part_count = workspace.read(self._read)

    def count(self) -> int:
        """Return how many rows there are, sub-tasks too."""
        return self.figures.shown + self._part_count

    def part_count(self) -> int:
        """Return how many of the rows are sub-tasks under the tasks that were counted."""
        return self._part_count

    def first(self, limit: int) -> Sequence[TaskRow]:
        """Return the first rows."""

        def read(session: Session) -> list[TaskRow]:
            tops = task_ids(session, self._look, self._order, today=self._today, limit=limit)
            parts = parts_by_parent(session, tops) if self._part_count else {}
            ids = list(islice(nested(tops, parts), limit))
            found = {row.id: row for row in rows_by_id(session, ids, today=self._today, looked=self._look)}
            return [found[task_id] for task_id in ids if task_id in found]

        return self._workspace.read(read)

    def ids(self) -> Sequence[int]:
        """Return the ids of all rows in their order."""
        if self._ids is None:
            self._ids = self._workspace.read(self._all_ids)
        return self._ids

    def rows(self, ids: Sequence[int]) -> Sequence[TaskRow]:
        """Return those of these rows that are in the list: by themselves, or below a task that is."""

        def read(session: Session) -> list[TaskRow]:
            found = rows_by_id(session, frozenset(ids), today=self._today, looked=self._look)
            tops = self._tops(session, found) if self.wanted.levels is Levels.TOP else {}
            asked = frozenset(tops.get(row.id, row.id) for row in found)
            let_through = those_wanted(session, self._look, asked)
            return [row for row in found if tops.get(row.id, row.id) in let_through]

        return self._workspace.read(read) if ids else []

    def order(self, row: TaskRow) -> Any:
        """Return what the place of a row depends on."""
        return row.parent_id, row.label, *(getattr(row, name) for name in _PLACED_BY[self._order.key])

    # -- parts

    def _all_ids(self, session: Session) -> list[int]:
        tops = task_ids(session, self._look, self._order, today=self._today)
        return list(nested(tops, parts_by_parent(session) if self._part_count else {}))

    def _tops(self, session: Session, rows: Sequence[TaskRow]) -> dict[int, int]:
        """Return for each sub-task the task at the top."""
        middle = {row.parent_id for row in rows if row.depth > 1 and row.parent_id is not None}
        found = rows_by_id(session, middle, today=self._today, looked=self._look) if middle else []
        above = {row.id: row.parent_id for row in found}
        tops = {row.id: above.get(row.parent_id) or row.parent_id for row in rows if row.parent_id is not None}
        return {task_id: top for task_id, top in tops.items() if top is not None}

    def _read(self, session: Session) -> tuple[Look, ListFigures, int]:
        today, wanted = self._today, self.wanted
        looked = look(session, wanted, today=today)
        counted = replace(wanted, only_drafts=False, levels=Levels.TOP) if wanted.only_drafts else looked
        totals = task_totals(session, counted, today=today)
        drafts = task_count(session, looked.beside(_drafts_of(wanted)), today=today)
        shown = drafts if wanted.only_drafts else totals.of(*wanted.labels) if wanted.labels else totals.all
        is_everything = replace(wanted, labels=frozenset()) == _EVERYTHING
        all_tasks = totals.all if is_everything else task_count(session, looked.beside(_EVERYTHING), today=today)
        figures = ListFigures(totals, drafts, shown, all_tasks)
        return looked, figures, part_count(session, looked) if wanted.levels is Levels.TOP else 0


def read_row(session: Session, task_id: int, today: date) -> TaskRow | None:
    """Return one task as lists show it, None for one in the trash."""
    return next(iter(rows_by_id(session, [task_id], today=today)), None)


def _drafts_of(wanted: TaskFilter) -> TaskFilter:
    return replace(wanted, labels=frozenset(), only_drafts=True, levels=Levels.ALL)


_EVERYTHING: Final = TaskFilter()
_PLACED_BY: Final[dict[OrderKey, tuple[str, ...]]] = {
    OrderKey.URGENCY: ("due_on", "completed_on", "code"),
    OrderKey.CODE: ("code",),
    OrderKey.DUE: ("due_on", "code"),
    OrderKey.LEAD: ("lead", "due_on", "code"),
    OrderKey.LABEL: ("due_on", "code"),
    OrderKey.ASSIGNED: ("assigned_on", "due_on", "code"),
    OrderKey.COMPLETED: ("completed_on", "due_on", "code"),
    OrderKey.PROGRESS: ("progress", "due_on", "code"),
    OrderKey.UPDATED: ("last_update_on", "due_on", "code"),
    OrderKey.AREA: ("area", "due_on", "code"),
    OrderKey.STATE: ("state", "due_on", "code"),
    OrderKey.SOURCE: ("source", "due_on", "code"),
}
