"""Reminders (đôn đốc): that somebody was reminded of a task, when, how and by which letter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.i18n import _
from cchc_desktop.storage import history
from cchc_desktop.tasks.checks import check_not_future
from cchc_desktop.tasks.model import Reminder
from cchc_desktop.tasks.rows import changes_of, codes_of, last_numbers, require_open, task_rows
from cchc_desktop.text.dates import short_date
from cchc_desktop.text.normalise import clean_line

FORMS = ("nhắc trực tiếp", "điện thoại", "tin nhắn", "công văn")
"""What is offered as the way of reminding; any other words are taken too."""


@dataclass(frozen=True)
class ReminderEntry:
    """One reminder as typed; ``reference`` is the number of the letter."""

    sent_on: date
    form: str = FORMS[0]
    reference: str = ""


def remind(session: Session, task_ids: Iterable[int], entry: ReminderEntry, *, today: date) -> Changes:
    """Record a reminder for each of these tasks. Raises ValidationError for a day to come, Conflict for one ended."""
    tasks = task_rows(session, task_ids)
    check_not_future(entry.sent_on, "sent_on", today=today)
    require_open(tasks)
    numbers = last_numbers(session, Reminder, [task.id for task in tasks])
    session.add_all(
        Reminder(
            task_id=task.id,
            number=numbers.get(task.id, 0) + 1,
            sent_on=entry.sent_on,
            form=clean_line(entry.form),
            reference=clean_line(entry.reference),
        )
        for task in tasks
    )
    session.flush()
    words = {"day": short_date(entry.sent_on), "codes": codes_of(tasks)}
    history.name_step(session, _("Reminded on {day}: {codes}").format(**words))
    return changes_of(tasks)
