"""A save asks the file the same few questions, however long the visit and however many tasks there are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sqlalchemy import event

from cchc_desktop.storage.sessions import DataFile
from cchc_desktop.tasks.progress import ProgressEntry, record_progress
from cchc_desktop.tasks.service import save_task
from tests.tasks.verbs import DETAILS, TODAY, create

MOST_OF_A_FORM = 10
"""Begin, task, co-workers, the update; last step, its row, two of the history; entry and line of the search index."""
MOST_OF_A_LINE = 12


def test_saving_the_form_asks_ten_questions(data: DataFile) -> None:
    task = create(data)
    words = iter(range(100))

    def save() -> None:
        with data.writing(visit="work") as session:
            save_task(session, task, replace(DETAILS, work=f"Rà soát lần {next(words)}"), today=TODAY)

    save()
    assert len(asked(data, save)) <= MOST_OF_A_FORM


def test_a_line_of_progress_asks_the_same_at_the_end_of_a_long_visit(data: DataFile) -> None:
    task = create(data)
    words = iter(range(100))

    def note() -> None:
        with data.writing(visit="log") as session:
            record_progress(session, task, ProgressEntry(TODAY, 40, f"Xong {next(words)}"), today=TODAY)

    note()
    note()
    first = asked(data, note)
    for _line in range(20):
        note()
    assert len(asked(data, note)) == len(first) <= MOST_OF_A_LINE


def asked(data: DataFile, act: Callable[[], None]) -> list[str]:
    """Return the statements that are sent meanwhile."""
    sent: list[str] = []

    def note(*words: object) -> None:
        sent.append(str(words[2]))

    event.listen(data.engine, "before_cursor_execute", note)
    act()
    event.remove(data.engine, "before_cursor_execute", note)
    return sent
