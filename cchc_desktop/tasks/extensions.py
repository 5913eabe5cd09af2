"""Extensions of a deadline: asked for, granted or refused; the first deadline is always kept.

Only a granted extension moves a deadline. No national rule limits them; an office may allow so many of them, or so
many days each (settings of the file).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.committee.queries import file_setting
from cchc_desktop.committee.service import set_file_setting
from cchc_desktop.errors import Conflict, NotFound, ValidationError
from cchc_desktop.i18n import _
from cchc_desktop.storage import history
from cchc_desktop.tasks.checks import check_not_future
from cchc_desktop.tasks.model import Extension, Task
from cchc_desktop.tasks.periods import Periods
from cchc_desktop.tasks.records import ExtensionResult, TaskState
from cchc_desktop.tasks.rows import changes_of, codes_of, last_numbers, require_open, rows_in, task_row, task_rows
from cchc_desktop.text.dates import short_date
from cchc_desktop.text.normalise import clean_text

TIMES, DAYS = "extension_times", "extension_days"
"""Names of the settings: how often a deadline may be extended, and by how many days at once."""


@dataclass(frozen=True)
class ExtensionRequest:
    """A request as typed; ``period`` of a recurring task, "" for the current one. ``asked_on`` None is today."""

    to_due: date
    reason: str = ""
    asked_on: date | None = None
    period: str = ""


@dataclass(frozen=True)
class ExtensionRule:
    """What this office allows; None is no limit. Calendar days."""

    times: int | None = None
    days: int | None = None


def extension_rule(session: Session) -> ExtensionRule:
    """Return what this office allows."""
    times, days = file_setting(session, TIMES), file_setting(session, DAYS)
    return ExtensionRule(int(times) if times else None, int(days) if days else None)


def set_extension_rule(session: Session, rule: ExtensionRule) -> Changes:
    """Keep what this office allows. Raises ValidationError for a number below one."""
    if any(number is not None and number < 1 for number in (rule.times, rule.days)):
        raise ValidationError(_("The number is one or more, or nothing for no limit."), "times")
    changes = set_file_setting(session, TIMES, str(rule.times or ""))
    return changes | set_file_setting(session, DAYS, str(rule.days or ""))


def ask_extension(session: Session, task_id: int, request: ExtensionRequest, *, today: date) -> tuple[int, Changes]:
    """Record a request that is not decided yet, and return its id; the deadline stays.

    Raises ValidationError for a day that is not later than the present deadline, Conflict.
    """
    task = task_row(session, task_id)
    extension = _asked(session, [task], request, today=today)[0]
    sentence = _("Extension of {codes} to {day} asked for")
    history.name_step(session, sentence.format(codes=task.code, day=short_date(request.to_due)))
    return extension.id, changes_of([task])


def decide_extension(
    session: Session,
    extension_id: int,
    result: ExtensionResult,
    decided_by_id: int | None,
    decided_on: date,
    *,
    today: date,
) -> Changes:
    """Grant or refuse a request; a granted one moves the deadline. Raises ValidationError, Conflict, NotFound."""
    extension = session.get(Extension, extension_id)
    if extension is None:
        raise NotFound(_("This request is no longer in the file."))
    task = task_row(session, extension.task_id)
    if extension.result is not ExtensionResult.PENDING:
        raise Conflict(_("This request of {code} is decided already.").format(code=task.code))
    if result is ExtensionResult.PENDING:
        raise ValidationError(_("Choose whether the extension is granted or refused."), "result")
    if task.state is TaskState.CANCELLED:
        require_open([task])
    _decide(extension, result, decided_by_id, decided_on, today=today)
    sentence = _("Extension of {codes} to {day} refused")
    if result is ExtensionResult.GRANTED:
        _move(Periods(session, [task], today), task, extension)
        sentence = _("Extended to {day}: {codes}")
    session.flush()
    history.name_step(session, sentence.format(codes=task.code, day=short_date(extension.to_due)))
    return changes_of([task])


def extend(
    session: Session,
    task_ids: Iterable[int],
    request: ExtensionRequest,
    decided_by_id: int | None,
    decided_on: date,
    *,
    today: date,
) -> Changes:
    """Ask and grant in one step, for all these tasks or for none. Raises ValidationError, Conflict."""
    tasks = task_rows(session, task_ids)
    asked = _asked(session, tasks, request, today=today, last_day=decided_on)
    periods = Periods(session, tasks, today)
    for task, extension in zip(tasks, asked, strict=True):
        _decide(extension, ExtensionResult.GRANTED, decided_by_id, decided_on, today=today)
        _move(periods, task, extension)
    session.flush()
    day = short_date(request.to_due)
    history.name_step(session, _("Extended to {day}: {codes}").format(day=day, codes=codes_of(tasks)))
    return changes_of(tasks)


def _asked(
    session: Session, tasks: list[Task], request: ExtensionRequest, *, today: date, last_day: date | None = None
) -> list[Extension]:
    """Add a request for each task, asked today at the latest or on ``last_day``, when it was decided."""
    require_open(tasks)
    asked_on = request.asked_on or min(last_day or today, today)
    check_not_future(asked_on, "asked_on", today=today)
    ids = [task.id for task in tasks]
    earlier, rule = rows_in(session, Extension, Extension.task_id, ids), extension_rule(session)
    numbers = last_numbers(session, Extension, ids)
    periods, asked = Periods(session, tasks, today), []
    for task in tasks:
        period, due = _present(periods, task, request.period)
        _check_later(task, due, request.to_due)
        own = [each for each in earlier if (each.task_id, each.period) == (task.id, period)]
        _check_rule(task, own, rule, (request.to_due - due).days)
        extension = Extension(task_id=task.id, number=numbers.get(task.id, 0) + 1, period=period, from_due=due)
        extension.to_due, extension.asked_on = request.to_due, asked_on
        extension.reason = clean_text(request.reason).strip()
        extension.result = ExtensionResult.PENDING
        asked.append(extension)
    session.add_all(asked)
    session.flush()
    return asked


def _decide(
    extension: Extension, result: ExtensionResult, decided_by_id: int | None, decided_on: date, *, today: date
) -> None:
    check_not_future(decided_on, "decided_on", today=today)
    if extension.asked_on is not None and decided_on < extension.asked_on:
        sentence = _("The extension was asked for on {asked}, after the decision on {decided}. Correct one of the two.")
        words = {"asked": short_date(extension.asked_on), "decided": short_date(decided_on)}
        raise ValidationError(sentence.format(**words), "decided_on")
    extension.result, extension.decided_by_id, extension.decided_on = result, decided_by_id, decided_on


def _move(periods: Periods, task: Task, extension: Extension) -> None:
    """Give a task or one period of it the new deadline; the first one stays."""
    if task.every is not None:
        found = periods.meant(task, extension.period)
        _check_later(task, found.due, extension.to_due)
        extension.from_due, periods.row(task, found.period).due_on = found.due, extension.to_due
        return
    _period, due = _present(periods, task, "")
    _check_later(task, due, extension.to_due)
    extension.from_due, task.due_on = due, extension.to_due
    if task.original_due_on is None:
        task.original_due_on = due


def _present(periods: Periods, task: Task, period: str) -> tuple[str, date]:
    """Return the period meant and the present deadline."""
    if task.every is not None:
        found = periods.open_one(task, period)
        return found.period, found.due
    if task.due_on is None:
        sentence = _("{code} has no deadline to extend. Enter its deadline first.")
        raise ValidationError(sentence.format(code=task.code), "to_due")
    return "", task.due_on


def _check_later(task: Task, due: date, to_due: date) -> None:
    if to_due <= due:
        sentence = _("{code} is due on {due} now; an extension goes beyond that, not to {to}.")
        words = {"code": task.code, "due": short_date(due), "to": short_date(to_due)}
        raise ValidationError(sentence.format(**words), "to_due")


def _check_rule(task: Task, earlier: list[Extension], rule: ExtensionRule, days: int) -> None:
    if any(each.result is ExtensionResult.PENDING for each in earlier):
        sentence = _("An extension of {code} is still undecided. Decide that one first.")
        raise Conflict(sentence.format(code=task.code))
    granted = sum(each.result is ExtensionResult.GRANTED for each in earlier)
    if rule.times is not None and granted >= rule.times:
        sentence = _("{code} was extended {n} times; this office allows no more (Tools › Settings).")
        raise ValidationError(sentence.format(code=task.code, n=granted), "to_due")
    if rule.days is not None and days > rule.days:
        sentence = _("{code} would be extended by {n} days; this office allows {limit} (Tools › Settings).")
        raise ValidationError(sentence.format(code=task.code, n=days, limit=rule.days), "to_due")
