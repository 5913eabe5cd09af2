"""Where a search looks in tasks: what is to be done, what came of it, every line of the log, names of evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from cchc_desktop.storage.model import Attachment
from cchc_desktop.storage.searched import Group, Heading, Line, Part, Searched, SearchedKind
from cchc_desktop.tasks.model import ProgressUpdate, Task
from cchc_desktop.tasks.records import TASK

TASKS = Group("tasks", 30, one_each=True)

_BETWEEN = " · "
_TEXTS = ("work", "deliverable", "evidence", "source_text", "from_above", "due_wording", "cause", "measure", "note")


def _task(row: Task) -> Iterable[Line]:
    texts = [(row.code, "work"), *((" ".join(getattr(row, name).split()), name) for name in _TEXTS)]
    places, start = [], 0
    for text, name in texts:
        if text:
            places.append((start, name))
            start += len(text) + len(_BETWEEN)
    named = [(0, "work"), *(place for place in places if place[1] != "work")]
    yield Line(_BETWEEN.join(text for text, _name in texts if text), "work", tuple(named))


def _update(row: ProgressUpdate) -> Iterable[Line]:
    return (Line(" ".join(row.text.split()), "log"),)


def _file(row: Attachment) -> Iterable[Line]:
    return (Line(row.name, "evidence"),)


SEARCHED = (
    Searched(Part(50, TASK, TASKS), Task, ("code", *_TEXTS), _task),
    Searched(Part(51, TASK, TASKS), ProgressUpdate, ("text",), _update, record="task_id"),
    Searched(Part(52, TASK, TASKS), Attachment, ("name",), _file, record="owner_id", of_kind=TASK),
)


def _newest_first() -> Select[int]:
    return select(Task.id).order_by(Task.id.desc())


def _headings(session: Session, ids: Sequence[int]) -> Mapping[int, Heading]:
    query = select(Task.id, Task.code, Task.work, Task.assigned_on).where(Task.id.in_(ids))
    return {
        id_: Heading(f"{code}{_BETWEEN}{' '.join(work.split())}", day)
        for id_, code, work, day in session.execute(query)
    }


KINDS = (SearchedKind(TASK, Task, _newest_first, _headings),)
