"""The words of the overview: shares, distances, the "rõ", the sentence under the date."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from cchc_desktop.calendar.periods import Period
from cchc_desktop.deadlines.overview import Overview
from cchc_desktop.i18n import DEFAULT_LANGUAGE, _, language, mark, ngettext
from cchc_desktop.tasks.listed import TaskRow
from cchc_desktop.tasks.records import Clarity, DeadlineLabel
from cchc_desktop.text.dates import long_date, month_number, short_date
from cchc_desktop.text.numbers import format_number, format_rate
from ui.common.user_locale import weekday

SHARES: Final[dict[str, str]] = {
    "completed_of_all": mark("Completed, of all tasks"),
    "on_time_of_completed": mark("Completed in time, of those completed"),
    "on_time_of_all": mark("Completed in time, of all tasks"),
    "overdue_of_all_with_deadline": mark("Overdue, of those with a deadline"),
}
"""Each share names its denominator, so that no percentage is read for another."""

SHARE_PARTS: Final[dict[str, tuple[str, str]]] = {
    "completed_of_all": (mark("completed"), mark("all tasks")),
    "on_time_of_completed": (mark("completed in time"), mark("completed")),
    "on_time_of_all": (mark("completed in time"), mark("all tasks")),
    "overdue_of_all_with_deadline": (mark("overdue"), mark("tasks with a deadline")),
}
"""How the numbers above and below the line of each share are called where one of them is opened."""

CLARITIES: Final[dict[Clarity, str]] = {
    Clarity.PERSON: mark("Clear: who"),
    Clarity.WORK: mark("Clear: what"),
    Clarity.TIME: mark("Clear: until when"),
    Clarity.RESPONSIBILITY: mark("Clear: responsibility"),
    Clarity.DELIVERABLE: mark("Clear: deliverable"),
    Clarity.AUTHORITY: mark("Clear: authority"),
}

COLUMNS: Final[tuple[tuple[str, tuple[DeadlineLabel, ...]], ...]] = (
    (mark("Done in time"), (DeadlineLabel.DONE_ON_TIME,)),
    (mark("Done late"), (DeadlineLabel.DONE_LATE,)),
    (mark("In time"), (DeadlineLabel.ON_TRACK,)),
    (mark("Due soon"), (DeadlineLabel.DUE_SOON,)),
    (mark("Overdue"), (DeadlineLabel.OVERDUE,)),
    (mark("No deadline"), (DeadlineLabel.NO_DEADLINE,)),
    (mark("Paused"), (DeadlineLabel.PAUSED,)),
    (mark("Other tasks"), (DeadlineLabel.DONE_NO_DEADLINE, DeadlineLabel.CANCELLED)),
)
"""Short titles for the columns of a table, each with the labels that it counts: they add up to all tasks."""


def day_words(shown: Overview) -> str:
    """Return "Thứ Hai, ngày 05 tháng 4 năm 2021", in another language the date in figures."""
    day = long_date(shown.today) if language() == DEFAULT_LANGUAGE else short_date(shown.today)
    return _("{weekday}, {day}").format(weekday=weekday(shown.today), day=day)


def summary_words(shown: Overview) -> str:
    """Say in one sentence what waits today."""
    overdue, soon = shown.labelled(DeadlineLabel.OVERDUE).number, shown.due_in[3].number
    parts = [
        ngettext("{n} overdue task", "{n} overdue tasks", overdue).format(n=format_number(overdue)),
        ngettext("{n} task due within 3 days", "{n} tasks due within 3 days", soon).format(n=format_number(soon)),
    ]
    owed = len(shown.meetings.owed)
    if owed:
        words = ngettext("{n} notice of conclusions owed", "{n} notices of conclusions owed", owed)
        parts.append(words.format(n=format_number(owed)))
    words, out = ", ".join(parts), shown.left_out
    if not out:
        return f"{words}."
    sentence = ngettext(
        "{words}. {n} task outside the reform is left out.", "{words}. {n} tasks outside the reform are left out.", out
    )
    return sentence.format(words=words, n=format_number(out))


def share_words(part: int, whole: int) -> str:
    """Return "8/14", the share is said beside it."""
    return f"{format_number(part)}/{format_number(whole)}"


def rate_words(part: int, whole: int) -> str:
    """Return "57,14%", a dash while there is nothing to have a share of."""
    return format_rate(part, whole) if whole else "–"


def distance_words(row: TaskRow) -> str:
    """Say how far the deadline of a task is."""
    if row.label is DeadlineLabel.OVERDUE:
        return ngettext("Overdue by {n} day", "Overdue by {n} days", row.days_late).format(n=row.days_late)
    if not row.days_left:
        return _("Today")
    return ngettext("{n} more day", "{n} more days", row.days_left).format(n=row.days_left)


def month_words(months: Sequence[Period]) -> str:
    """Name months of one year: "tháng 02, tháng 3"."""
    return ", ".join(_("month {n}").format(n=month_number(month.number)) for month in months)
