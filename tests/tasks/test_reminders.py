"""Reminders of tasks."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cchc_desktop.errors import Conflict, ValidationError
from cchc_desktop.tasks.model import Reminder
from cchc_desktop.tasks.progress import complete
from cchc_desktop.tasks.reminders import ReminderEntry, remind
from tests.tasks.verbs import TODAY, create, do, rows, title


def test_reminders_are_numbered_within_each_task(data):
    first, second = create(data), create(data)
    do(data, remind, [first], ReminderEntry(date(2021, 2, 16)))
    do(data, remind, [first, second], ReminderEntry(date(2021, 3, 18), "công văn", "11/UBND-VP"))
    assert [(each.number, each.form, each.reference) for each in rows(data, Reminder, first)] == [
        (1, "nhắc trực tiếp", ""),
        (2, "công văn", "11/UBND-VP"),
    ]
    assert [(each.number, each.sent_on) for each in rows(data, Reminder, second)] == [(1, date(2021, 3, 18))]
    assert title(data) == "Đôn đốc ngày 18/3/2021: T01, T02"


def test_nobody_is_reminded_in_the_future_or_of_what_is_done(data):
    first, done = create(data), create(data)
    with pytest.raises(ValidationError) as error:
        do(data, remind, [first], ReminderEntry(TODAY + timedelta(days=1)))
    assert error.value.field == "sent_on"
    do(data, complete, [done], TODAY)
    with pytest.raises(Conflict, match="T02"):
        do(data, remind, [first, done], ReminderEntry(TODAY))
    assert rows(data, Reminder, first) == []
