"""What must fit together in the tasks of a data set."""

from __future__ import annotations

from datetime import date

from cchc_desktop.calendar.periods import Period, PeriodKind
from cchc_desktop.exchange.records import Record
from cchc_desktop.i18n import _
from cchc_desktop.text.dates import short_date

MOST_LEVELS = 3
"""A task, its sub-tasks, and theirs."""
_KINDS = {"hằng tháng": PeriodKind.MONTH, "hằng quý": PeriodKind.QUARTER, "hằng năm": PeriodKind.YEAR}


def check_tasks(data: Record, today: date) -> None:
    """Raise ValidationError for a task that cannot be: cycles, deadlines, extensions, completions."""
    tasks = data.records("nhiem_vu")
    _check_parents(tasks)
    for task in tasks:
        _check_deadline(task)
        _check_extensions(task)
        if task.has("ky") and not task.has("lap_lai"):
            raise task.refused("ky", _("periods belong to a task that comes back (lap_lai)"))
        _check_periods(task)
        check_completion(task, "cho_xac_nhan", today)
        for record in (task, *task.records("ky")):
            check_completion(record, "hoan_thanh", today)


def _check_deadline(task: Record) -> None:
    """Refuse a deadline before the day of assignment; the periods of recurring work have deadlines of their own."""
    assigned = task.day("giao")
    for key in () if task.has("lap_lai") else ("han_goc", "han"):
        day = task.day(key)
        if assigned is not None and day is not None and day < assigned:
            raise task.refused(
                key, _("the deadline lies before the assignment on {day}").format(day=short_date(assigned))
            )


def check_completion(record: Record, key: str, today: date) -> None:
    """Refuse a completion that lies after the day the data set is looked at."""
    day = record.day(key)
    if day is not None and day > today:
        raise record.refused(
            key, _("the completion {day} lies after meta.ngay_xet {today}").format(day=day, today=today)
        )


def _check_periods(task: Record) -> None:
    """Refuse a period of another length than that of the recurrence, and one that is listed twice."""
    every, seen = task.text("lap_lai"), set[str]()
    for line in task.records("ky"):
        code = line.text("ky")
        if Period.parse(code).kind is not _KINDS.get(every):
            raise line.refused("ky", _("{period} is no period of {every}").format(period=code, every=every))
        if code in seen:
            raise line.refused("ky", _("the period {period} is listed twice").format(period=code))
        seen.add(code)


def _check_parents(tasks: tuple[Record, ...]) -> None:
    parents = {task.text("ma"): task.text("cha") for task in tasks}
    cleared: set[str] = set()
    for task in tasks:
        path: list[str] = []
        code = task.text("ma")
        while code and code not in cleared:
            if code in path:
                circle = " → ".join([*path[path.index(code) :], code][:8])
                raise task.refused("cha", _("the sub-tasks form a circle ({circle})").format(circle=circle))
            path.append(code)
            code = parents.get(code, "")
        cleared.update(path)
    for task in tasks:
        above = task.text("ma")
        for _level in range(MOST_LEVELS):
            above = parents.get(above, "")
        if above:
            raise task.refused("cha", _("there are at most two levels of sub-tasks"))


def _check_extensions(task: Record) -> None:
    """Compare each extension with the due date it extends; an unapproved one extends nothing."""
    extensions = sorted(task.records("gia_han"), key=lambda extension: extension.whole("lan") or 0)
    due = task.day("han_goc")
    if due is None and extensions and extensions[-1].day("den") != task.day("han"):
        due = task.day("han")
    for extension in extensions:
        until = extension.day("den")
        if until is None:
            continue
        if due is not None and until <= due:
            raise extension.refused(
                "den", _("the extension to {until} does not lie after the due date {due}").format(until=until, due=due)
            )
        if extension.text("ket_qua") in ("", "dong_y"):
            due = until
