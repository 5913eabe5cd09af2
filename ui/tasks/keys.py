"""The keys of the tab of tasks, apart from its parts: the menu bar names them before there is a tab."""

from __future__ import annotations

from typing import Final

KEYS: Final = {
    "update": "Ctrl+U",
    "done": "Ctrl+Return",
    "extend": "Ctrl+G",
    "remind": "Ctrl+R",
    "sheet": "Ctrl+T",
}
"""Keys of the tab; the menu bar names them, the tab answers them wherever the keyboard is in it."""
