"""A preview in a window of its own, for the tests of the pane."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from ui.common.preview import Preview


@pytest.fixture
def preview(qtbot: QtBot) -> Iterator[Preview]:
    made = Preview()
    qtbot.addWidget(made)
    made.resize(452, 600)
    made.show()
    qtbot.waitExposed(made)
    yield made
