"""The window without a screen: dressed once, and deaf to what the screenless platform cannot do."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.window_fixtures import file, open_window, window
from ui import style

__all__ = ["file", "open_window", "window"]

HERE = Path(__file__).parent
# The platform plug-in without a screen says for each window what it cannot do.
PLATFORM = ("propagateSizeHints", "This plugin does not support raise", "does not support grabbing the keyboard")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the platform's remarks pass; every other warning of Qt fails the test."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore(*PLATFORM, extend=True))


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    """The application in its light dress."""
    style.apply(qapp, "light")
    return qapp


@pytest.fixture(autouse=True)
def _dressed(dressed: QApplication) -> None:
    """Every test of the window runs dressed."""
