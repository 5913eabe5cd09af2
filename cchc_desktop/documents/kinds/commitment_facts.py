"""What the papers about commitments are built from, read before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from cchc_desktop.calendar.periods import Period
from cchc_desktop.commitments.listed import Cell, CommitmentFacts, Matrix
from cchc_desktop.committee.records import PersonAtDate, Profile
from cchc_desktop.documents.kinds.sheet_facts import Office


@dataclass(frozen=True)
class CommitmentPaper:
    """One commitment with the names of the day on which it was signed; ``person`` is None for a department."""

    profile: Profile
    people: tuple[PersonAtDate, ...]
    commitment: CommitmentFacts
    person: PersonAtDate | None = None


@dataclass(frozen=True)
class CommitmentRegister:
    """All targets of a year as they stand on ``as_of``; ``period`` is the year, or the quarter that is shown alone.

    ``months`` are the cells of each target that is counted by month, by its id: the matrix only has their quarters.
    """

    office: Office
    matrix: Matrix
    period: Period
    as_of: date
    months: Mapping[int, tuple[Cell, ...]] = field(default_factory=dict)
