"""Months, quarters, half years, nine months and years: calendar days and reporting windows.

A reporting period does not mean its calendar days but its window, from the 15th to the 14th.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from functools import total_ordering

from cchc_desktop.errors import ValidationError
from cchc_desktop.i18n import _
from cchc_desktop.text.dates import FIRST_YEAR, LAST_YEAR, month_number
from cchc_desktop.text.folding import search_key
from cchc_desktop.text.numbers import from_roman, roman

CUT_OFF_DAY = 14
"""The last day of a reporting window; the next one begins on the day after."""

REPORT_DUE_DAY = 20
"""Reports are sent by this day of the last month of their period (581/BNV-CCHC)."""


class PeriodKind(Enum):
    """How long a period is."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    NINE_MONTHS = "nine_months"
    YEAR = "year"


_LENGTHS = {
    PeriodKind.MONTH: 1,
    PeriodKind.QUARTER: 3,
    PeriodKind.HALF: 6,
    PeriodKind.NINE_MONTHS: 9,
    PeriodKind.YEAR: 12,
}
_HIGHEST_NUMBER = {PeriodKind.MONTH: 12, PeriodKind.QUARTER: 4}
_REPORTED_QUARTERS = (1, 3)

_CODE = re.compile(r"(\d{4})(?:-(?:(H)1|(9)M|Q([1-4])|(\d{2})))?", re.ASCII)
_MONTH_WORDING = re.compile(r"(?:thang )?(\d{1,2})(?:/| nam |-)(\d{4})", re.ASCII)
_QUARTER_WORDING = re.compile(r"quy ([ivx\d]{1,3})(?:/| nam |-)(\d{4})", re.ASCII)
_HALF_WORDING = re.compile(r"(?:6|06|sau) thang(?: dau)? nam (\d{4})", re.ASCII)
_NINE_WORDING = re.compile(r"(?:9|09|chin) thang(?: dau)? nam (\d{4})", re.ASCII)
_YEAR_WORDING = re.compile(r"(?:nam )?(\d{4})", re.ASCII)


@total_ordering
@dataclass(frozen=True)
class Period:
    """A month (number 1–12), a quarter (1–4), the first half, the first nine months or the whole of a year (1).

    Periods sort by their last day, the shorter first: March, quarter I, …, June, quarter II, six months.
    Raises ValidationError for a year or number that does not exist.
    """

    kind: PeriodKind
    year: int
    number: int = 1

    def __post_init__(self) -> None:
        if not FIRST_YEAR <= self.year <= LAST_YEAR or not 1 <= self.number <= _HIGHEST_NUMBER.get(self.kind, 1):
            raise _no_period(f"{self.number}/{self.year}")

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read a code: 2021, 2021-H1, 2021-9M, 2021-Q1, 2021-03; ValidationError for anything else."""
        match = _CODE.fullmatch(text.strip().upper())
        if not match:
            raise _no_period(text)
        year, half, nine, quarter, month = match.groups()
        if half:
            return cls(PeriodKind.HALF, int(year))
        if nine:
            return cls(PeriodKind.NINE_MONTHS, int(year))
        if quarter:
            return cls(PeriodKind.QUARTER, int(year), int(quarter))
        return cls(PeriodKind.MONTH, int(year), int(month)) if month else cls(PeriodKind.YEAR, int(year))

    @classmethod
    def from_wording(cls, text: str) -> Period:
        """Read words: 12/2020, tháng 12/2020, quý I/2021, 6 tháng đầu năm 2021, 9 tháng năm 2021, năm 2020; or a code.

        Raises ValidationError for anything else.
        """
        wording = " ".join(search_key(text).replace("/", " / ").split()).replace(" / ", "/")
        if match := _MONTH_WORDING.fullmatch(wording):
            return cls(PeriodKind.MONTH, int(match[2]), int(match[1]))
        if match := _QUARTER_WORDING.fullmatch(wording):
            number = int(match[1]) if match[1].isdigit() else from_roman(match[1].upper())
            return cls(PeriodKind.QUARTER, int(match[2]), number or 0)
        if match := _HALF_WORDING.fullmatch(wording):
            return cls(PeriodKind.HALF, int(match[1]))
        if match := _NINE_WORDING.fullmatch(wording):
            return cls(PeriodKind.NINE_MONTHS, int(match[1]))
        if match := _YEAR_WORDING.fullmatch(wording):
            return cls(PeriodKind.YEAR, int(match[1]))
        return cls.parse(text)

    @classmethod
    def month_of(cls, day: date) -> Period:
        """Return the month that holds this day."""
        return cls(PeriodKind.MONTH, day.year, day.month)

    @property
    def code(self) -> str:
        """The code that ``parse`` reads: 2020-12."""
        suffix = {
            PeriodKind.MONTH: f"-{self.number:02d}",
            PeriodKind.QUARTER: f"-Q{self.number}",
            PeriodKind.HALF: "-H1",
            PeriodKind.NINE_MONTHS: "-9M",
            PeriodKind.YEAR: "",
        }
        return f"{self.year}{suffix[self.kind]}"

    @property
    def label(self) -> str:
        """The wording of papers: tháng 12/2020, quý I/2021, 6 tháng đầu năm 2021, 9 tháng năm 2021, năm 2020."""
        match self.kind:
            case PeriodKind.MONTH:
                return f"tháng {month_number(self.number)}/{self.year}"
            case PeriodKind.QUARTER:
                return f"quý {roman(self.number)}/{self.year}"
            case PeriodKind.HALF:
                return f"6 tháng đầu năm {self.year}"
            case PeriodKind.NINE_MONTHS:
                return f"9 tháng năm {self.year}"
            case PeriodKind.YEAR:
                return f"năm {self.year}"

    @property
    def first_day(self) -> date:
        """The first calendar day."""
        return date(self.year, self._first_month, 1)

    @property
    def last_day(self) -> date:
        """The last calendar day."""
        return date(self.year, self._last_month, calendar.monthrange(self.year, self._last_month)[1])

    @property
    def report_due(self) -> date | None:
        """The last day to send the report of this period, or None where no such report is asked.

        Quarters I and III, six months and the year: the 20th of the last month (581/BNV-CCHC). It may be a day off.
        """
        is_reported = self.kind in (PeriodKind.HALF, PeriodKind.YEAR) or (
            self.kind is PeriodKind.QUARTER and self.number in _REPORTED_QUARTERS
        )
        return date(self.year, self._last_month, REPORT_DUE_DAY) if is_reported else None

    def reporting_window(self) -> tuple[date, date]:
        """Return the first and last day of the figures: the 15th before the period to the 14th of its last month.

        Source: 581/BNV-CCHC for quarters I and III, six months and the year; Decree 09/2019 for the others.
        """
        before = self.first_day - timedelta(days=1)
        return before.replace(day=CUT_OFF_DAY + 1), date(self.year, self._last_month, CUT_OFF_DAY)

    def months(self) -> tuple[Period, ...]:
        """Return the months of the period in order."""
        numbers = range(self._first_month, self._last_month + 1)
        return tuple(Period(PeriodKind.MONTH, self.year, number) for number in numbers)

    def following(self) -> Period:
        """Return the next period of the same kind: the next month, quarter or year."""
        if self.number < _HIGHEST_NUMBER.get(self.kind, 1):
            return Period(self.kind, self.year, self.number + 1)
        return Period(self.kind, self.year + 1)

    def __contains__(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day

    def __lt__(self, other: Period) -> bool:
        return self._order < other._order

    @property
    def _order(self) -> tuple[date, int]:
        return self.last_day, _LENGTHS[self.kind]

    @property
    def _first_month(self) -> int:
        return (self.number - 1) * _LENGTHS[self.kind] + 1

    @property
    def _last_month(self) -> int:
        return self.number * _LENGTHS[self.kind]


def _no_period(text: str) -> ValidationError:
    sentence = _("“{text}” is not a period. Type it like 12/2020, quý I/2021 or năm 2020.")
    return ValidationError(sentence.format(text=text.strip()[:40]))
