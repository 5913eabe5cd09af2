"""The window of the days off over the sample, with answers to its questions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.settings.desk import Desk
from ui.calendar_editor.window import CalendarWindow


@pytest.fixture
def calendar(tmp_path: Path, qtbot: QtBot) -> Iterator[Callable[..., Desk[CalendarWindow]]]:
    """Open the window: ``calendar("take", empty=True)``."""
    desks: list[Desk[CalendarWindow]] = []

    def open_it(*answers: str, empty: bool = False) -> Desk[CalendarWindow]:
        desks.append(Desk(tmp_path, qtbot, CalendarWindow, *answers, empty=empty))
        return desks[-1]

    yield open_it
    for desk in desks:
        desk.close()
