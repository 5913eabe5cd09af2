"""What follows from the plain values of a task on a day: its label, how late it is, which period counts.

Pure functions: *today* is an argument. The labels are those of the field (QĐ 42/2014/QĐ-TTg as amended, and the lists
that offices keep): the first rule that fits decides, due today is not overdue, and a pause moves no date.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from cchc_desktop.calendar.working_days import WorkingCalendar
from cchc_desktop.tasks.records import DeadlineLabel, Lateness, TaskState, Totals

DUE_SOON_DAYS = 3
"""A deadline within so many calendar days is soon; the committee may set another number."""

DONE = (DeadlineLabel.DONE_ON_TIME, DeadlineLabel.DONE_LATE, DeadlineLabel.DONE_NO_DEADLINE)
OPEN = (DeadlineLabel.OVERDUE, DeadlineLabel.DUE_SOON, DeadlineLabel.ON_TRACK, DeadlineLabel.NO_DEADLINE)


def deadline_label(
    state: TaskState,
    due: date | None,
    completed_on: date | None,
    *,
    today: date,
    soon_days: int = DUE_SOON_DAYS,
) -> DeadlineLabel | None:
    """Return the label of a task on a day; None for a draft, which is in no list.

    ``due`` is the last approved deadline. A completion date makes a task completed, also while it waits for its
    confirmation.
    """
    if state is TaskState.DRAFT:
        return None
    if state is TaskState.CANCELLED:
        return DeadlineLabel.CANCELLED
    if completed_on is not None:
        if due is None:
            return DeadlineLabel.DONE_NO_DEADLINE
        return DeadlineLabel.DONE_ON_TIME if completed_on <= due else DeadlineLabel.DONE_LATE
    if state is TaskState.PAUSED:
        return DeadlineLabel.PAUSED
    if due is None:
        return DeadlineLabel.NO_DEADLINE
    if due < today:
        return DeadlineLabel.OVERDUE
    return DeadlineLabel.DUE_SOON if (due - today).days <= soon_days else DeadlineLabel.ON_TRACK


def lateness(
    label: DeadlineLabel | None, due: date | None, completed_on: date | None, *, today: date, calendar: WorkingCalendar
) -> Lateness:
    """Return how late a task is; zero unless it is overdue or was completed late."""
    if due is None or label not in (DeadlineLabel.OVERDUE, DeadlineLabel.DONE_LATE):
        return Lateness()
    end = completed_on or today
    return Lateness((end - due).days, calendar.working_days_between(due, end))


def totals(labels: Iterable[tuple[DeadlineLabel, bool]]) -> Totals:
    """Count labels, each with whether its task has a deadline."""
    counted: dict[DeadlineLabel, int] = dict.fromkeys(DeadlineLabel, 0)
    with_deadline = 0
    for label, has_deadline in labels:
        counted[label] += 1
        with_deadline += has_deadline
    return Totals(counted, with_deadline)


def rates(counted: Totals) -> Mapping[str, tuple[int, int]]:
    """Return the shares that are printed, each as numerator and denominator, so that the latter is always named."""
    on_time, overdue = counted.of(DeadlineLabel.DONE_ON_TIME), counted.of(DeadlineLabel.OVERDUE)
    return {
        "completed_of_all": (counted.completed, counted.all),
        "on_time_of_completed": (on_time, counted.completed),
        "on_time_of_all": (on_time, counted.all),
        "overdue_of_all_with_deadline": (overdue, counted.with_deadline),
    }
