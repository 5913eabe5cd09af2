"""What a cell of a list shows, as plain values: words on one or two lines, a state, how far something has come."""

from __future__ import annotations

from dataclasses import dataclass

from ui.common.pills import PillStyle


@dataclass(frozen=True)
class Words:
    """A text of at most two lines, then "…"; ``role`` is the role of its colour, "" the one of its row.

    ``depth`` moves it to the right below what it belongs to: 1 for a sub-task, 2 for a sub-task of that.
    """

    text: str
    role: str = ""
    icon: str = ""
    icon_role: str = "text2"
    is_strong: bool = False
    depth: int = 0


@dataclass(frozen=True)
class TwoLines:
    """One line, and a small one under it: a due date above "còn 3 ngày".

    ``role`` "" is the row's own colour above and the second text colour below.
    """

    first: str
    second: str = ""
    role: str = ""
    is_strong: bool = False


@dataclass(frozen=True)
class State:
    """A pill: the word and its look."""

    word: str
    look: PillStyle


@dataclass(frozen=True)
class Progress:
    """A small bar and its number, 0 to 100; None shows nothing."""

    percent: int | None


@dataclass(frozen=True)
class Tick:
    """The box that says that a row is selected."""


Cell = Words | TwoLines | State | Progress | Tick


def cell_words(cell: Cell) -> str:
    """Return what a cell says, for tool tips and for those who hear the list."""
    match cell:
        case Words(text=text):
            return text
        case TwoLines(first=first, second=second):
            return f"{first}\n{second}" if second else first
        case State(word=word):
            return word
        case Progress(percent=percent):
            return "" if percent is None else f"{percent}%"
        case Tick():
            return ""
