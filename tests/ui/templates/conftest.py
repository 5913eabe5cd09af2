"""The window of templates and phrases over a file of its own, with its history."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.settings.desk import Desk
from ui.templates.window import TemplatesWindow


@pytest.fixture
def templates(tmp_path: Path, qtbot: QtBot) -> Iterator[Callable[..., Desk[TemplatesWindow]]]:
    """Open the window: ``templates("drop", empty=True)`` with answers to questions, over an empty file."""
    desks: list[Desk[TemplatesWindow]] = []

    def open_it(*answers: str, empty: bool = False) -> Desk[TemplatesWindow]:
        desks.append(Desk(tmp_path, qtbot, TemplatesWindow, *answers, empty=empty))
        return desks[-1]

    yield open_it
    for desk in desks:
        desk.close()
