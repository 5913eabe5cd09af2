"""What working sheets and slips print, read before they are built: the office, the lines, the day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cchc_desktop.calendar.periods import Period
from cchc_desktop.committee.records import PersonAtDate, Profile
from cchc_desktop.deadlines.digest import Digest
from cchc_desktop.register.records import RegisterRow
from cchc_desktop.tasks.count_records import CountFacts, RegisterLine


@dataclass(frozen=True)
class Office:
    """Whose sheet it is, who made it, who signs it, and the day of printing."""

    profile: Profile
    printed_on: date
    maker: PersonAtDate | None = None
    head: PersonAtDate | None = None
    soon_days: int = 3


@dataclass(frozen=True)
class RegisterFacts:
    """All tasks as they stand on ``as_of``, or those that belong to ``period``."""

    office: Office
    lines: tuple[RegisterLine, ...]
    as_of: date
    period: Period | None = None


@dataclass(frozen=True)
class CountPaper:
    """One count, frozen or only looked at."""

    office: Office
    count: CountFacts


@dataclass(frozen=True)
class SlipFacts:
    """The tasks of one person: led, worked on along with others, and supervised; open ones and those of the month."""

    office: Office
    person: PersonAtDate
    led: tuple[RegisterLine, ...]
    along: tuple[RegisterLine, ...]
    supervised: tuple[RegisterLine, ...]
    period: Period
    as_of: date


@dataclass(frozen=True)
class MorningFacts:
    """What a working day begins with."""

    office: Office
    digest: Digest


@dataclass(frozen=True)
class OutgoingFacts:
    """The register of outgoing papers of a year, by series and number."""

    office: Office
    year: int
    rows: tuple[RegisterRow, ...]
    as_of: date
