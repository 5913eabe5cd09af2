"""A new day reaches the window, whether midnight passed while it was looked at or while the computer slept."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication

from tests.ui.window_fixtures import MeetingWindow
from ui.day_watch import DayWatch
from ui.workspace import Clock

EVENING = date(2021, 4, 5)


@pytest.fixture
def watch(window: MeetingWindow) -> DayWatch:
    window.workspace.clock = Clock(EVENING)
    return DayWatch(window.workspace, window)


def days_told(watch: DayWatch, window: MeetingWindow) -> list[date]:
    told: list[date] = []
    watch.day_changed.connect(lambda: told.append(window.workspace.today))
    return told


@pytest.mark.parametrize("slept", [1, 3, -1])
def test_another_day_is_told_once(watch: DayWatch, window: MeetingWindow, slept: int) -> None:
    told = days_told(watch, window)
    watch.look()
    assert told == []
    window.workspace.clock = Clock(EVENING + timedelta(days=slept))
    (timer,) = watch.findChildren(QTimer)
    assert timer.isActive() and timer.interval() <= 60_000
    timer.timeout.emit()
    timer.timeout.emit()
    assert told == [EVENING + timedelta(days=slept)]


def test_the_window_shows_the_new_day(window: MeetingWindow) -> None:
    window.workspace.clock = Clock(date(2021, 4, 6))
    window.days.look()
    assert "06/4/2021" in window.status.day.text()


def test_coming_back_to_the_program_looks_at_the_clock_at_once(watch: DayWatch, window: MeetingWindow) -> None:
    told = days_told(watch, window)
    window.workspace.clock = Clock(EVENING + timedelta(days=1))
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    app.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert told == []
    app.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert told == [EVENING + timedelta(days=1)]
