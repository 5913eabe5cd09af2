"""A commitment as plain values: what forms edit, services store, lists show and papers print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum

from cchc_desktop.calendar.periods import Period, PeriodKind
from cchc_desktop.tasks.records import Actor

COMMITMENT = "commitment"
"""How history, search, deadlines and ``Changes`` name a commitment."""

EVIDENCE = "evidence"
SCAN = "scan"
"""The role of the signed sheet among the files of a commitment."""


def evidence_role(target_id: int, period: Period) -> str:
    """Return the role, among the files of a commitment, of those that prove the figure of a target in a period."""
    return f"{EVIDENCE} {target_id} {period.code}"


class CommitmentState(Enum):
    """Where a commitment stands; stored, changed by verbs."""

    DRAFT = "draft"
    SIGNED = "signed"
    COUNTED = "counted"
    CLOSED = "closed"


class Comparison(Enum):
    """How a figure is compared with what was committed; the value is the word of a data set but for ``PASS``."""

    AT_LEAST = ">="
    AT_MOST = "<="
    EQUAL = "="
    PASS = "pass"
    """Đạt/không đạt: entered as such, without a number."""


class FigureKind(Enum):
    """What the figure of a period is, and how the figures of several periods make one."""

    SHARE = "share"
    """Numerator and denominator, compared in per cent; both are added up."""
    COUNT = "count"
    """A number of things that happened; the numbers are added up."""
    LEVEL = "level"
    """A number as it stands, such as days on average or points; the latest one holds."""


class CountedBy(Enum):
    """How often there is a figure."""

    MONTH = "month"
    QUARTER = "quarter"

    @property
    def kind(self) -> PeriodKind:
        """The length of the periods."""
        return PeriodKind.MONTH if self is CountedBy.MONTH else PeriodKind.QUARTER

    def periods(self, year: int) -> tuple[Period, ...]:
        """Return the periods of a year in order."""
        return tuple(Period(self.kind, year, number) for number in range(1, 13 if self is CountedBy.MONTH else 5))


class Result(Enum):
    """What came of a target; computed and never stored. The values are the words of the command line."""

    MET = "met"
    NOT_MET = "not_met"
    NO_CASE_YET = "no_case_yet"
    NO_DATA = "no_data"
    NOT_DUE = "not_due"


@dataclass(frozen=True)
class Figure:
    """What was reached: a share as ``value``/``denominator``, a count or level as ``value``, or passed or not."""

    value: Decimal | None = None
    denominator: Decimal | None = None
    is_passed: bool | None = None

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing was entered."""
        return self.value is None and self.denominator is None and self.is_passed is None


@dataclass(frozen=True)
class Terms:
    """What was committed, as the rules need it; ``value`` is None for ``PASS`` alone.

    ``values`` holds by period what was committed for it: months, quarters, the first half, nine months.
    ``is_by_window`` counts a period from the 15th to the 14th ("theo kỳ báo cáo"), else by calendar days.
    """

    year: int
    comparison: Comparison
    value: Decimal | None = None
    kind: FigureKind = FigureKind.COUNT
    unit: str = ""
    counted_by: CountedBy = CountedBy.QUARTER
    is_by_window: bool = False
    values: Mapping[Period, Decimal] = field(default_factory=dict)


@dataclass(frozen=True)
class Judged:
    """What came of a figure, and why in one sentence of the user's language."""

    result: Result
    reason: str


@dataclass(frozen=True)
class CommitmentDetails:
    """The fields of a commitment that a form edits; ``reference`` is that of the register, "01/CK-2021"."""

    holder: Actor | None
    year: int
    reference: str = ""
    meeting_id: int | None = None
    signed_on: date | None = None
    note: str = ""


@dataclass(frozen=True)
class TargetDetails:
    """The fields of a target that a form edits.

    ``measure`` says how it is measured and ``term`` by when, both as printed; ``counted_words`` and ``among_words``
    name numerator and denominator of a share. ``actual_from`` names the source of the figures (``sources.py``), "" for
    typed ones. ``values`` are (code of a period, value).
    """

    name: str
    comparison: Comparison = Comparison.AT_LEAST
    value: Decimal | None = None
    unit: str = ""
    kind: FigureKind = FigureKind.COUNT
    counted_by: CountedBy = CountedBy.QUARTER
    is_by_window: bool = False
    measure: str = ""
    term: str = ""
    counted_words: str = ""
    among_words: str = ""
    actual_from: str = ""
    note: str = ""
    values: tuple[tuple[str, Decimal], ...] = ()
