"""What a figure opens: the list it counted, a record, or a choice of these."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from cchc_desktop.deadlines.overview import Figure
from cchc_desktop.tasks.filtering import TaskFilter


@dataclass(frozen=True)
class ListGoal:
    """The list of a room: ``kind`` of its records, filter, and how the filter is called there."""

    wanted: Any
    words: str = ""
    kind: str = "task"


@dataclass(frozen=True)
class RecordGoal:
    """One record."""

    kind: str
    id: int


@dataclass(frozen=True)
class ChoiceGoal:
    """Several, of which one is chosen in a menu: words and goal of each."""

    choices: tuple[tuple[str, ListGoal | RecordGoal], ...]


Goal = ListGoal | RecordGoal | ChoiceGoal


def list_of(figure: Figure, words: str = "") -> ListGoal:
    """Return the list behind a figure of tasks."""
    return ListGoal(figure.wanted, words)


def tasks_of(wanted: TaskFilter, words: str = "") -> ListGoal:
    """Return the list of a filter of tasks."""
    return ListGoal(wanted, words)
