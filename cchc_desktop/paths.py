"""Where things are, on every platform: the program's own data, the user's file, the log."""

from __future__ import annotations

import sys
from pathlib import Path

import platformdirs

APP_NAME = "CCHC"


def root() -> Path:
    """Return the folder that holds ``resources`` and ``translations`` (the bundle's own folder when frozen)."""
    frozen = getattr(sys, "_MEIPASS", None)
    return Path(frozen) if frozen else Path(__file__).resolve().parent.parent


def resources(*parts: str) -> Path:
    """Return a path inside ``resources``."""
    return root().joinpath("resources", *parts)


def translations() -> Path:
    """Return the folder of the message catalogues."""
    return root() / "translations"


def data_folder() -> Path:
    """Return the user's data folder (``%APPDATA%`` on Windows, XDG elsewhere); it may not exist yet."""
    return Path(platformdirs.user_data_dir(APP_NAME, appauthor=False, roaming=True))


def log_folder() -> Path:
    """Return the folder of the log files; it may not exist yet."""
    return Path(platformdirs.user_log_dir(APP_NAME, appauthor=False))


def default_file() -> Path:
    """Return the data file that opens when none is named."""
    return data_folder() / "cchc.cchc"


def settings_file() -> Path:
    """Return the file of the settings that belong to this computer, not to the data."""
    return data_folder() / "settings.json"
