"""The frame of the window: as it was left, and a sound size when the settings say nonsense."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from cchc_desktop.settings import Settings
from ui.window_frame import remember_frame, restore_frame


def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    return made


def test_a_window_stands_as_it_was_left(qtbot: QtBot, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    left = window(qtbot)
    left.resize(640, 480)
    remember_frame(left, settings)
    again = window(qtbot)
    restore_frame(again, settings)
    assert (again.width(), again.height()) == (640, 480)


@pytest.mark.parametrize("kept", ["", "a", "bm9uc2Vuc2U="])
def test_what_cannot_be_read_gives_a_window_that_fits_the_screen(qtbot: QtBot, tmp_path: Path, kept: str) -> None:
    settings = Settings(tmp_path / "settings.json")
    settings.geometry = kept
    made = window(qtbot)
    restore_frame(made, settings)
    available = made.screen().availableGeometry()
    assert 600 <= made.width() <= available.width()
    assert 400 <= made.height() < available.height()
