"""Windows on the sample committee."""

from __future__ import annotations

from tests.ui.window_fixtures import file, open_window, window

__all__ = ["file", "open_window", "window"]
