"""What the window of counts lists: the period that is looked at, the counts that were taken, the tasks in one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from cchc_desktop.calendar.period_names import period_name
from cchc_desktop.calendar.periods import Period, PeriodKind
from cchc_desktop.i18n import _, ngettext
from cchc_desktop.tasks.count_records import CountLine, CountRow
from cchc_desktop.tasks.records import DeadlineLabel, Totals
from cchc_desktop.text.dates import short_date
from cchc_desktop.text.numbers import format_number
from ui.common.table_model import Column
from ui.common.task_pills import LABELS, task_pill

MONTHS_OFFERED: Final = 12
QUARTERS_OFFERED: Final = 5


@dataclass(frozen=True)
class CountItem:
    """One line of the list: a count that was taken, or with ``id`` None the period as it stands now."""

    id: int | None
    period: str
    version: int
    as_of: date | None
    totals: Totals | None
    is_newest: bool = True


def item_of(row: CountRow) -> CountItem:
    """Return a count as a line of the list."""
    return CountItem(row.id, row.period, row.version, row.as_of, row.totals, row.is_newest)


def offered_periods(today: date) -> list[Period]:
    """Return the months and quarters that can be counted, the newest first; those that still run too."""
    month, quarter = Period.month_of(today), Period(PeriodKind.QUARTER, today.year, (today.month + 2) // 3)
    months, quarters = [month], [quarter]
    while len(months) < MONTHS_OFFERED:
        months.append(_before(months[-1]))
    while len(quarters) < QUARTERS_OFFERED:
        quarters.append(_before(quarters[-1]))
    return sorted([*months, *quarters], reverse=True)


def proposed_period(today: date) -> Period:
    """Return the month that is most likely to be counted: this one from its 25th on, else the one before."""
    month = Period.month_of(today)
    return month if today.day >= 25 else _before(month)


def period_words(period: Period) -> str:
    """Return "Tháng 3/2021", "Quý I/2021"."""
    name = period_name(period)
    return name[:1].upper() + name[1:]


def item_words(item: CountItem) -> str:
    """Return the name of a line: "Tháng 3/2021 · lần 2", "Tháng 3/2021 · chưa chốt"."""
    words = period_words(Period.parse(item.period))
    if item.id is None:
        return _("{period} · not frozen").format(period=words)
    return _("{period} · version {n}").format(period=words, n=item.version) if item.version > 1 else words


def count_columns() -> tuple[Column[CountItem], ...]:
    """Return the columns of the list of counts."""
    return (
        Column(_("Count"), item_words, lambda item: Period.parse(item.period)),
        Column(_("Labels of"), lambda item: short_date(item.as_of) if item.as_of else "", width=96),
        Column(_("Tasks"), lambda item: _number(item, *DeadlineLabel), align_right=True, width=76),
        Column(_("Overdue"), lambda item: _number(item, DeadlineLabel.OVERDUE), align_right=True, width=76),
    )


def line_columns() -> tuple[Column[CountLine], ...]:
    """Return the columns of the list behind a count."""
    return (
        Column(_("Code"), lambda line: line.code, width=56),
        Column(_("Work"), lambda line: line.work, tooltip=lambda line: line.work),
        Column(_("Lead"), lambda line: line.lead, width=132),
        Column(_("Due"), _due, lambda line: line.due_on or date.max, width=96),
        Column(_("State"), state_words, width=150),
    )


def state_words(line: CountLine) -> str:
    """Return the label of a task, and how late it is or was."""
    words = task_pill(line.label)[0]
    if not line.days_late:
        return words
    late = ngettext("{n} day late", "{n} days late", line.days_late).format(n=format_number(line.days_late))
    return f"{words} · {late}"


def late_words(line: CountLine) -> str:
    """Return how late a task is, or was when it was completed."""
    number = format_number(line.days_late)
    if line.label is DeadlineLabel.DONE_LATE:
        words = ngettext("Completed {n} day late", "Completed {n} days late", line.days_late)
    else:
        words = ngettext("Overdue by {n} day", "Overdue by {n} days", line.days_late)
    return words.format(n=number)


def label_choices(totals: Totals) -> list[tuple[DeadlineLabel | None, str]]:
    """Return the labels that occur, each with its number, to choose the tasks behind it."""
    everything = _("All: {n}").format(n=format_number(totals.all))
    found = [(label, f"{_(words)}: {format_number(totals.of(label))}") for label, (words, _look) in LABELS.items()]
    return [(None, everything), *((label, words) for label, words in found if label and totals.of(label))]


def _number(item: CountItem, *labels: DeadlineLabel) -> str:
    return "" if item.totals is None else format_number(item.totals.of(*labels))


def _due(line: CountLine) -> str:
    return short_date(line.due_on) if line.due_on else ""


def _before(period: Period) -> Period:
    if period.number > 1:
        return Period(period.kind, period.year, period.number - 1)
    return Period(period.kind, period.year - 1, 12 if period.kind is PeriodKind.MONTH else 4)
