"""Counts (kiểm đếm) of a month or a quarter: taken, frozen with the list behind them, read and compared.

A count of a period holds every task assigned by its end and neither completed nor cancelled before its beginning,
with the labels of its last day (domain.md 2.8). Once frozen nothing in it changes; the file itself refuses (``storage.
locks``). A later count of the same period is a new version.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import fields, replace
from datetime import UTC, date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from cchc_desktop.calendar.period_names import period_name
from cchc_desktop.calendar.periods import Period
from cchc_desktop.changes import Changes
from cchc_desktop.committee.queries import file_setting
from cchc_desktop.committee.service import set_file_setting
from cchc_desktop.errors import NotFound, ValidationError
from cchc_desktop.i18n import _
from cchc_desktop.storage import history
from cchc_desktop.tasks.count_records import CountFacts, CountLine, CountRow, Explanations
from cchc_desktop.tasks.count_rules import COUNTED_KINDS, count_before
from cchc_desktop.tasks.model import Task, TaskCount, TaskCountLine
from cchc_desktop.tasks.records import COUNT, TASK, DeadlineLabel
from cchc_desktop.tasks.register_lines import count_lines
from cchc_desktop.tasks.rules import totals

LABELS_SETTING = "count_labels"
_OF_TODAY = "today"
_FIELDS = tuple(field.name for field in fields(CountLine))


def last_day_of_labels(period: Period, today: date) -> date:
    """Return the last day of a period, or today while that is still to come."""
    return min(period.last_day, today)


def day_of_labels(session: Session, period: Period, today: date) -> date:
    """Return the day whose labels a count shows: the end of its period, or the day it is taken where that was chosen.

    What was chosen for the last count that was frozen is kept in the file.
    """
    if file_setting(session, LABELS_SETTING) == _OF_TODAY:
        return today
    return last_day_of_labels(period, today)


def live_count(session: Session, period: Period, today: date, *, as_of: date | None = None) -> CountFacts:
    """Return what a count of the period would freeze now; ``as_of`` is another day for its labels.

    Raises ValidationError for a period that is neither a month nor a quarter or has not begun, and for a day of labels
    before it or to come.
    """
    day = _checked_day(period, today, day_of_labels(session, period, today) if as_of is None else as_of)
    lines = count_lines(session, day=day, period=period)
    return CountFacts(period.code, day, lines, previous=count_before(counts(session), period))


def take_count(session: Session, period: Period, *, today: date, as_of: date | None = None) -> tuple[int, Changes]:
    """Freeze the count of a period and return its id; undo does not pass it. Raises as ``live_count`` does."""
    facts = live_count(session, period, today, as_of=as_of)
    version = 1 + max((row.version for row in counts(session) if row.period == period.code), default=0)
    count = TaskCount(period=period.code, version=version, as_of=facts.as_of)
    session.add(count)
    session.flush()
    for position, line in enumerate(facts.lines):
        session.add(
            TaskCountLine(count_id=count.id, position=position, **{name: getattr(line, name) for name in _FIELDS})
        )
    session.flush()
    count.frozen_at = datetime.now(UTC)
    session.flush()
    _remember_day(session, period, today, facts.as_of)
    history.wall(
        session,
        _(
            "The count of {period} was frozen, and undo does not pass that. Take the count of the period again instead."
        ).format(period=period_name(period)),
        title=_("Count the tasks of {period}").format(period=period_name(period)),
    )
    return count.id, Changes.of(COUNT, record_id=count.id)


def counts(session: Session) -> list[CountRow]:
    """Return the counts taken, the latest period first, of each its newest version first."""
    numbers: dict[int, dict[DeadlineLabel, list[bool]]] = defaultdict(lambda: defaultdict(list))
    lines = select(TaskCountLine.count_id, TaskCountLine.label, TaskCountLine.due_on).where(
        TaskCountLine.parent_code == "", TaskCountLine.is_outside_reform.is_(False)
    )
    for count_id, label, due_on in session.execute(lines):
        numbers[count_id][label].append(due_on is not None)
    rows = session.scalars(select(TaskCount).where(TaskCount.frozen_at.is_not(None)))
    found = [
        CountRow(
            row.id,
            row.period,
            row.version,
            row.as_of,
            row.frozen_at,
            totals((label, has_due) for label, dues in numbers[row.id].items() for has_due in dues),
        )
        for row in rows
    ]
    newest = {row.period: row.version for row in sorted(found, key=lambda row: row.version)}
    ordered = sorted(found, key=lambda row: (Period.parse(row.period), row.version), reverse=True)
    return [replace(row, is_newest=newest[row.period] == row.version) for row in ordered]


def newest_count(session: Session, period: Period) -> CountRow | None:
    """Return the newest count of a period, None when it was never counted."""
    return next((row for row in counts(session) if row.period == period.code), None)


def count_facts(session: Session, count_id: int) -> CountFacts:
    """Return a frozen count with its list and the count before it. Raises NotFound."""
    count = session.get(TaskCount, count_id)
    if count is None:
        raise NotFound(_("This count does not exist."))
    lines = session.scalars(
        select(TaskCountLine).where(TaskCountLine.count_id == count_id).order_by(TaskCountLine.position)
    )
    taken_before = [row for row in counts(session) if row.id != count_id]
    return CountFacts(
        period=count.period,
        as_of=count.as_of,
        lines=tuple(CountLine(**{name: getattr(line, name) for name in _FIELDS}) for line in lines),
        id=count.id,
        version=count.version,
        frozen_at=count.frozen_at,
        previous=count_before(taken_before, Period.parse(count.period)),
    )


def explain_lateness(session: Session, explained: Explanations) -> Changes:
    """Keep why tasks are late and what is done about it, in one step; counts that are frozen stay as they are."""
    for task_id, words in explained.items():
        task = session.get(Task, task_id)
        if task is None or task.trashed_at is not None:
            raise NotFound(_("This task does not exist any more."))
        task.cause, task.measure = words.cause.strip(), words.measure.strip()
    session.flush()
    history.name_step(session, _("Write down causes and measures of late tasks"))
    return Changes.of(TASK)


def _remember_day(session: Session, period: Period, today: date, day: date) -> None:
    """Keep whether the labels of the end or of today were chosen, where the two differ."""
    end = last_day_of_labels(period, today)
    if end != today and day in (end, today):
        set_file_setting(session, LABELS_SETTING, _OF_TODAY if day == today else "")


def _checked_day(period: Period, today: date, day: date) -> date:
    if period.kind not in COUNTED_KINDS:
        raise ValidationError(_("Tasks are counted by month or by quarter: 2020-12, 2021-Q1."), "period")
    if period.first_day > today:
        sentence = _("{period} has not begun yet, so there is nothing to count.")
        raise ValidationError(sentence.format(period=_capital(period_name(period))), "period")
    if not period.first_day <= day <= today:
        raise ValidationError(_("The labels of a count are those of a day from its beginning until today."), "as_of")
    return day


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
