"""How the work went from one count to the next: the last counts of one series, for a line of few points."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cchc_desktop.calendar.periods import Period, PeriodKind
from cchc_desktop.tasks.count_records import CountRow
from cchc_desktop.tasks.model import TaskCount, TaskCountLine
from cchc_desktop.tasks.records import DeadlineLabel, Totals

POINTS: Final = 12
"""A line of more points cannot be read at a glance."""


def trend(session: Session, *, most: int = POINTS) -> tuple[CountRow, ...]:
    """Return the last counts, the oldest first, of each period its newest version.

    Months and quarters count other tasks and are never mixed: the series that has more counts is taken, months when
    both have as many.
    """
    newest = _newest(session)
    series = Counter(Period.parse(row.period).kind for row in newest)
    if not series:
        return ()
    kind = max((PeriodKind.MONTH, PeriodKind.QUARTER), key=lambda each: series[each])
    rows = sorted((row for row in newest if Period.parse(row.period).kind is kind), key=_order)[-most:]
    numbers = _totals(session, [row.id for row in rows])
    return tuple(
        CountRow(row.id, row.period, row.version, row.as_of, row.frozen_at, numbers.get(row.id, Totals()))
        for row in rows
    )


def _newest(session: Session) -> list[TaskCount]:
    rows = session.scalars(select(TaskCount).where(TaskCount.frozen_at.is_not(None)).order_by(TaskCount.version))
    return list({row.period: row for row in rows}.values())


def _order(row: TaskCount) -> Period:
    return Period.parse(row.period)


def _totals(session: Session, count_ids: list[int]) -> dict[int, Totals]:
    line = TaskCountLine
    query = (
        select(line.count_id, line.label, func.count(), func.count(line.due_on))
        .where(line.count_id.in_(count_ids), line.parent_code == "", line.is_outside_reform.is_(False))
        .group_by(line.count_id, line.label)
    )
    labels: dict[int, dict[DeadlineLabel, int]] = defaultdict(lambda: dict.fromkeys(DeadlineLabel, 0))
    dues: Counter[int] = Counter()
    for count_id, label, number, due in session.execute(query):
        labels[count_id][label] += number
        dues[count_id] += due
    return {count_id: Totals(found, dues[count_id]) for count_id, found in labels.items()}
