"""How a paper that is about more than one meeting is asked for, and what is handed on to build it.

Reading ends before anything is built: a ``SheetPaper`` holds frozen facts, so it is built and rendered on a worker
without the database.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from sqlalchemy.orm import Session

from cchc_desktop.documents.content import Document
from cchc_desktop.documents.issuable import Issuable
from cchc_desktop.documents.slots import Slot

SAMPLE_DAY = date(2021, 4, 5)
"""The day on which every kind is shown with the sample's committee."""


class Asks(Enum):
    """What must and what may be said to get a paper: words of the command line."""

    MAYBE_PERIOD = "maybe_period"
    """Nothing, or a year or a quarter."""
    PERIOD = "period"
    MAYBE_PERSON = "maybe_person"
    """One person; without it everybody who leads a task, one paper each."""
    MAYBE_ONE = "maybe_one"
    """One record; without it all that the paper can be about, one paper each."""
    ONE_OR_PERIOD = "one_or_period"
    """One record, or all of a year, one paper each; without both those of today's year."""
    ONE = "one"
    """The record that the paper is about."""
    NOTHING = "nothing"
    """The day alone."""

    @property
    def needs(self) -> tuple[str, ...]:
        """What must be said."""
        return {Asks.PERIOD: ("period",), Asks.ONE: ("of",)}.get(self, ())

    @property
    def takes(self) -> tuple[str, ...]:
        """What may be said."""
        match self:
            case Asks.NOTHING:
                return ()
            case Asks.ONE | Asks.MAYBE_ONE:
                return ("of",)
            case Asks.MAYBE_PERSON | Asks.ONE_OR_PERIOD:
                return ("of", "period")
            case _:
                return ("period",)


@dataclass(frozen=True)
class Asked:
    """What was asked for: a code, a period, or neither; ``today`` is the day of all labels."""

    today: date
    of: str = ""
    period: str = ""


@dataclass(frozen=True)
class SheetPaper:
    """One paper, ready to be built; ``code`` tells it from others of its kind in the name of its file.

    ``issuable`` is set for a paper that gets a number of its own.
    """

    code: str
    build: Callable[[], Document]
    issuable: Issuable | None = None

    @property
    def is_draft(self) -> bool:
        """Tell whether the paper still waits for its number (documents.md 4.5)."""
        entry = self.issuable.paper if self.issuable is not None else None
        return entry is not None and not entry.number and not entry.is_frozen


@dataclass(frozen=True)
class SheetKind:
    """A kind of paper about more than one meeting: its name on the command line, its Vietnamese name, its reading.

    ``sample`` is what is asked of the sample's committee to see one. ``slots`` are its texts that an
    office may word its own way. ``is_signed`` tells whether somebody signs it for the organ or the committee, so that
    signer and capacity are a setting. ``newest`` says what to ask for the newest paper of the kind, None where there is
    no record for one; without it the day alone is asked. ``is_confirmed``: others sign, and the signer only confirms.
    """

    name: str
    label: str
    asks: Asks
    read: Callable[[Session, Asked], Sequence[SheetPaper]]
    sample: Asked
    slots: tuple[Slot, ...] = ()
    is_signed: bool = False
    is_confirmed: bool = False
    newest: Callable[[Session, date], Asked | None] | None = None
