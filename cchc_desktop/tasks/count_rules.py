"""What follows from the lines of a count: sums by department and by person, who is late, which count came before.

Totals count tasks without a parent that belong to administrative reform; every one of them has exactly one label, so
the sums always add up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from cchc_desktop.calendar.periods import Period, PeriodKind
from cchc_desktop.errors import ValidationError
from cchc_desktop.i18n import _
from cchc_desktop.tasks.count_records import CountLine, CountRow, GroupTotals
from cchc_desktop.tasks.records import DeadlineLabel, Occurrence, Totals
from cchc_desktop.tasks.recurring import current_occurrence, period_days
from cchc_desktop.tasks.rules import totals
from cchc_desktop.text.collation import natural_key

COUNTED_KINDS = (PeriodKind.MONTH, PeriodKind.QUARTER)
LATE = (DeadlineLabel.OVERDUE, DeadlineLabel.DONE_LATE)

_Line = TypeVar("_Line", bound=CountLine)


def counted_period(code: str) -> Period:
    """Read the period of a count. Raises ValidationError for anything but a month or a quarter."""
    period = Period.from_wording(code)
    if period.kind not in COUNTED_KINDS:
        raise ValidationError(_("Tasks are counted by month or by quarter: 2020-12, 2021-Q1."), "period")
    return period


def occurrence_of(period: Period) -> Callable[[Sequence[Occurrence]], Occurrence | None]:
    """Return how a count chooses among the periods of work that comes back: those of its own period only."""

    def choose(begun: Sequence[Occurrence]) -> Occurrence | None:
        inside = []
        for each in begun:
            first, last = period_days(each.period)
            if first <= period.last_day and last >= period.first_day:
                inside.append(each)
        return current_occurrence(inside)

    return choose


def in_totals(line: CountLine) -> bool:
    """Tell whether a line is counted: no sub-task, and not outside administrative reform."""
    return not line.parent_code and not line.is_outside_reform


def totals_of(lines: Iterable[CountLine]) -> Totals:
    """Return how many of the counted lines have each label."""
    return totals((line.label, line.due_on is not None) for line in lines if in_totals(line))


def by_department(lines: Iterable[CountLine]) -> tuple[GroupTotals, ...]:
    """Return the totals of every department, in the order in which they first stand in the list."""
    return _grouped(lines, lambda line: (line.department, ""))


def by_person(lines: Iterable[CountLine]) -> tuple[GroupTotals, ...]:
    """Return the totals of every lead; a department that leads by itself has no person yet, and its name is empty."""
    return _grouped(lines, lambda line: (line.lead if line.lead_post or line.lead != line.department else "",
                                         line.department))  # fmt: skip


def late_lines(lines: Iterable[CountLine]) -> tuple[CountLine, ...]:
    """Return the tasks of the reform that are or were late, sub-tasks too: overdue first, the longest late first."""
    late = [line for line in lines if line.label in LATE and not line.is_outside_reform]
    return tuple(sorted(late, key=lambda line: (LATE.index(line.label), -line.days_late, natural_key(line.code))))


def count_before(counts: Iterable[CountRow], period: Period) -> CountRow | None:
    """Return the newest version of the latest earlier count of the same length."""
    earlier = [row for row in counts if (code := Period.parse(row.period)).kind is period.kind and code < period]
    return max(earlier, key=lambda row: (Period.parse(row.period), row.version), default=None)


def listed(lines: Iterable[_Line], department_ranks: Mapping[str, int]) -> tuple[_Line, ...]:
    """Return lines by department (those without one last), then by code, sub-tasks under their parents."""
    found = {line.code: line for line in lines}

    def key(line: _Line) -> tuple[object, ...]:
        above = [line]
        while above[-1].parent_code in found and len(above) <= len(found):
            above.append(found[above[-1].parent_code])
        rank = department_ranks.get(above[-1].department, len(department_ranks))
        return rank, above[-1].department, *(natural_key(each.code) for each in reversed(above))

    return tuple(sorted(found.values(), key=key))


def _grouped(lines: Iterable[CountLine], key: Callable[[CountLine], tuple[str, str]]) -> tuple[GroupTotals, ...]:
    groups: dict[tuple[str, str], list[CountLine]] = {}
    for line in filter(in_totals, lines):
        groups.setdefault(key(line), []).append(line)
    return tuple(GroupTotals(name, detail, totals_of(members)) for (name, detail), members in groups.items())
