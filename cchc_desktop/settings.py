"""Settings that belong to this computer, not to the data: last file, window, printer. Losing them loses no work."""

from __future__ import annotations

import base64
import json
import os
from contextlib import suppress
from dataclasses import dataclass, field, fields
from pathlib import Path

from cchc_desktop import paths
from cchc_desktop.i18n import DEFAULT_LANGUAGE
from cchc_desktop.storage.files import make_folder, write_whole

RECENT_FILES = 10
"""How many files the menu remembers."""

_WIDEST = 100_000
"""No part of a window is wider, in pixels."""

PrintValue = str | int | bool


@dataclass
class Settings:
    """What is remembered between two starts; every value has a default.

    ``place`` is where the user was in ``last_file``: number of the tab, id of the record, number of its page.
    ``scheme`` is how the window looks (``ui.style.SCHEMES``). ``geometry`` and ``states`` (window, table headers, by
    name) are what Qt saves, in base64. ``splitters`` are sizes in logical pixels by name. ``print_settings`` holds
    printer, copies, duplex. ``shows_digest`` says whether the report of the morning comes at the first start of a day,
    ``digest_days`` when it came last, by file (2021-04-05).
    """

    path: Path = field(default_factory=paths.settings_file)
    language: str = DEFAULT_LANGUAGE
    scheme: str = "system"
    last_file: Path | None = None
    recent_files: list[Path] = field(default_factory=list)
    place: list[int] = field(default_factory=list)
    geometry: str = ""
    states: dict[str, str] = field(default_factory=dict)
    splitters: dict[str, list[int]] = field(default_factory=dict)
    print_settings: dict[str, PrintValue] = field(default_factory=dict)
    shows_digest: bool = True
    digest_days: dict[str, str] = field(default_factory=dict)
    unknown: dict[str, object] = field(default_factory=dict)
    """What a newer version of the program wrote; kept as it is."""

    @classmethod
    def load(cls, path: Path | None = None) -> Settings:
        """Read the settings; what is missing is a default, a damaged file is put aside as ``….damaged.json``."""
        settings = cls() if path is None else cls(path)
        for name, value in _read(settings.path).items():
            settings._take(name, value)
        return settings

    def save(self) -> None:
        """Write the settings whole. Raises StorageError when the folder refuses."""
        make_folder(self.path.parent)
        write_whole(self.path, json.dumps(self._as_json(), indent=2).encode())

    def remember_file(self, file: Path) -> None:
        """Make a file the last one opened and the first of the recent ones."""
        self.last_file = file
        self.recent_files = [file, *(other for other in self.recent_files if other != file)][:RECENT_FILES]

    def forget_file(self, file: Path) -> None:
        """Take a file that is gone out of the recent ones."""
        self.recent_files = [other for other in self.recent_files if other != file]
        if self.last_file == file:
            self.last_file = None

    def _take(self, name: str, value: object) -> None:
        match name, value:
            case "language", str():
                self.language = value
            case "scheme", str():
                self.scheme = value
            case "last_file", str():
                self.last_file = Path(value)
            case "recent_files", list():
                self.recent_files = [Path(item) for item in value if isinstance(item, str)][:RECENT_FILES]
            case "place", list() if _is_place(value):
                self.place = value
            case "geometry", str() if _is_base64(value):
                self.geometry = value
            case "states", dict():
                self.states = {str(key): item for key, item in value.items() if isinstance(item, str)}
            case "splitters", dict():
                self.splitters = {str(key): item for key, item in value.items() if _is_sizes(item)}
            case "print_settings", dict():
                self.print_settings = {str(key): item for key, item in value.items() if isinstance(item, PrintValue)}
            case "shows_digest", bool():
                self.shows_digest = value
            case "digest_days", dict():
                self.digest_days = {str(key): item for key, item in value.items() if isinstance(item, str)}
            case _ if name not in _NAMES:
                self.unknown[name] = value

    def _as_json(self) -> dict[str, object]:
        return self.unknown | {
            "language": self.language,
            "scheme": self.scheme,
            "last_file": None if self.last_file is None else str(self.last_file),
            "recent_files": [str(file) for file in self.recent_files],
            "place": self.place,
            "geometry": self.geometry,
            "states": self.states,
            "splitters": self.splitters,
            "print_settings": self.print_settings,
            "shows_digest": self.shows_digest,
            "digest_days": self.digest_days,
        }


_NAMES = frozenset(entry.name for entry in fields(Settings)) - {"path", "unknown"}


def _is_sizes(value: object) -> bool:
    return isinstance(value, list) and all(type(size) is int and 0 <= size <= _WIDEST for size in value)


def _is_place(value: list[object]) -> bool:
    return len(value) in (0, 1, 3) and all(type(number) is int and number >= 0 for number in value)


def _is_base64(value: str) -> bool:
    try:
        base64.b64decode(value)
    except ValueError:
        return False
    return True


def _read(path: Path) -> dict[str, object]:
    try:
        content = json.loads(path.read_bytes())
    except OSError:
        return {}
    except (ValueError, RecursionError):
        _put_aside(path)
        return {}
    if not isinstance(content, dict):
        _put_aside(path)
        return {}
    return content


def _put_aside(path: Path) -> None:
    with suppress(OSError):  # then the next save replaces it
        os.replace(path, path.with_suffix(".damaged.json"))
