"""What ``read`` prints: the tasks that a conclusion proposes, with the people and departments of a file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from cchc_desktop.calendar.queries import working_calendar
from cchc_desktop.committee.queries import departments_at, file_setting, people_at
from cchc_desktop.storage.migrate import open_file
from cchc_desktop.tasks.instructions import Known, ProposedTask, read_instruction
from cchc_desktop.tasks.instructions import as_json as as_json


def read_for_file(file: Path, words: str, start: date) -> tuple[ProposedTask, ...]:
    """Return the tasks an instruction said on the day ``start`` proposes; the file is not changed."""
    with open_file(file, read_only=True) as data, data.reading() as session:
        known = Known.of(people_at(session, start), departments_at(session, start))
        calendar = working_calendar(session)
        excludes = file_setting(session, "before_is_exclusive", "true") != "false"
    return read_instruction(words, start, known, calendar, before_excludes_day=excludes)


def as_text(tasks: tuple[ProposedTask, ...]) -> str:
    """Return each task as its work and under it what was read of every other part, with the reason."""
    return "\n\n".join("\n".join([task.work, *(seen.reason for seen in task.seen if seen.reason)]) for task in tasks)
