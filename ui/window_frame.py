"""How large the window is and where it stands: as it was left, else as large as an office screen takes."""

from __future__ import annotations

import base64
from contextlib import suppress
from typing import Final

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QMainWindow

from cchc_desktop.settings import Settings

OFFICE_SCREEN: Final = (1366, 688)
TITLE_BAR: Final = 40
"""Room for the frame that the system puts around the window."""


def restore_frame(window: QMainWindow, settings: Settings) -> None:
    """Let the window stand as it was left; the first time, or when that cannot be read, as the screen takes it."""
    kept = QByteArray()
    with suppress(ValueError):  # a settings file that somebody changed by hand
        kept = QByteArray(base64.b64decode(settings.geometry))
    if kept.isEmpty() or not window.restoreGeometry(kept):
        available = window.screen().availableGeometry()
        width, height = OFFICE_SCREEN
        window.resize(min(width, available.width()), min(height, available.height() - TITLE_BAR))


def remember_frame(window: QMainWindow, settings: Settings) -> None:
    """Note in the settings how the window stands."""
    settings.geometry = base64.b64encode(window.saveGeometry().data()).decode()
