from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from cchc_desktop.storage.copy_names import Reason
from cchc_desktop.storage.due import Known, Occasion, due, is_drill_due, is_reminder_due, newest_of

NOW = datetime(2026, 11, 23, 9, 0)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.mark.parametrize(
    ("occasion", "written", "newest", "reason"),
    [
        (Occasion.STARTED, NOW - DAY, None, Reason.DAILY),
        (Occasion.STARTED, NOW - 3 * DAY, NOW - DAY, Reason.DAILY),
        (Occasion.STARTED, NOW - DAY, NOW - HOUR, None),
        (Occasion.STARTED, NOW - HOUR, NOW - 2 * HOUR, Reason.CHANGED),  # the program died without closing
        (Occasion.QUIET, NOW, NOW - HOUR, Reason.CHANGED),
        (Occasion.QUIET, NOW, NOW - HOUR / 2, None),
        (Occasion.QUIET, NOW - 3 * HOUR, NOW - 2 * HOUR, None),
        (Occasion.QUIET, NOW, None, Reason.CHANGED),
        (Occasion.CLOSING, NOW, NOW - HOUR / 60, Reason.CLOSING),
        (Occasion.CLOSING, NOW - HOUR, NOW - HOUR / 2, None),
        (Occasion.CLOSING, None, None, None),
    ],
)
def test_a_backup_is_due(occasion, written, newest, reason):
    assert due(occasion, Known(written, newest), now=NOW) is reason


def test_a_copy_from_the_future_proves_nothing():
    assert newest_of([NOW + DAY, NOW - DAY, NOW - 2 * DAY], NOW) == NOW - DAY
    assert newest_of([NOW + DAY], NOW) is None


def test_a_whole_day_makes_at_most_a_copy_an_hour():
    newest, made = NOW - DAY, []
    for minute in range(8 * 60):
        now = NOW + timedelta(minutes=minute)
        occasion = Occasion.STARTED if minute == 0 else Occasion.QUIET
        reason = due(occasion, Known(now, newest), now=now)
        if reason is not None:
            newest = now
            made.append(reason)
    assert made == [Reason.DAILY] + [Reason.CHANGED] * 7


@pytest.mark.parametrize(
    ("elsewhere", "first_seen", "reminded", "is_due"),
    [
        (None, NOW - 8 * DAY, None, True),
        (None, NOW - 6 * DAY, None, False),
        (NOW - 6 * DAY, NOW - 90 * DAY, None, False),
        (NOW - 7 * DAY, NOW - 90 * DAY, NOW - DAY, True),
        (NOW - 7 * DAY, NOW - 90 * DAY, NOW - HOUR, False),
        (NOW + DAY, NOW - 90 * DAY, None, True),  # the clock was ahead when it was noted
    ],
)
def test_a_reminder_of_another_disk_is_due(elsewhere, first_seen, reminded, is_due):
    assert is_reminder_due(elsewhere, first_seen, reminded, now=NOW) is is_due


def test_the_drill_is_due_once_a_month():
    assert not is_drill_due(None, NOW - 29 * DAY, now=NOW)
    assert is_drill_due(None, NOW - 30 * DAY, now=NOW)
    assert not is_drill_due(NOW - 29 * DAY, NOW - 300 * DAY, now=NOW)
    assert is_drill_due(NOW - 30 * DAY, NOW - 300 * DAY, now=NOW)
