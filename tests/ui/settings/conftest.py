"""The two windows, each over a file of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.settings.desk import Desk
from ui.settings.catalogue import CatalogueWindow
from ui.settings.settings_window import SettingsWindow


@pytest.fixture
def catalogue(tmp_path: Path, qtbot: QtBot) -> Iterator[Callable[..., Desk[CatalogueWindow]]]:
    """Open the catalogue: ``catalogue("drop", empty=True)`` with answers to questions, over an empty file."""
    desks: list[Desk[CatalogueWindow]] = []

    def open_it(*answers: str, empty: bool = False) -> Desk[CatalogueWindow]:
        desks.append(Desk(tmp_path, qtbot, CatalogueWindow, *answers, empty=empty))
        return desks[-1]

    yield open_it
    for desk in desks:
        desk.close()


@pytest.fixture
def settings(tmp_path: Path, qtbot: QtBot) -> Iterator[Callable[..., Desk[SettingsWindow]]]:
    """Open the settings, as above."""
    desks: list[Desk[SettingsWindow]] = []

    def open_it(*answers: str, empty: bool = False) -> Desk[SettingsWindow]:
        desks.append(Desk(tmp_path, qtbot, SettingsWindow, *answers, empty=empty))
        return desks[-1]

    yield open_it
    for desk in desks:
        desk.close()
