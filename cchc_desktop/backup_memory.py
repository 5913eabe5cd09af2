"""What this computer remembers about backups: the second folder, and for each file when it was last out of danger.

It belongs to the computer, not to the data, and is a small file beside the settings. Losing it loses no backup.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path

from cchc_desktop import paths
from cchc_desktop.storage.files import make_folder, write_whole

FILE_NAME = "backups.json"


@dataclass
class FileMemory:
    """What is known of one file: moments in local time, None for never.

    ``first_seen``: on this computer. ``copied_elsewhere``: to another disk. ``reminded``: that there is no copy
    elsewhere. ``drilled``: the last restore drill, ``drill_failure`` its sentence ("" when it passed).
    """

    first_seen: datetime
    copied_elsewhere: datetime | None = None
    reminded: datetime | None = None
    drilled: datetime | None = None
    drill_failure: str = ""


@dataclass
class BackupMemory:
    """The memory of this computer; ``files`` by their path."""

    path: Path = field(default_factory=lambda: paths.data_folder() / FILE_NAME)
    second_folder: Path | None = None
    files: dict[str, FileMemory] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path) -> BackupMemory:
        """Read the memory; what is missing or cannot be understood is forgotten."""
        memory = cls(path)
        content = _read(path)
        if isinstance(folder := content.get("second_folder"), str) and folder:
            memory.second_folder = Path(folder)
        files = content.get("files")
        for name, known in files.items() if isinstance(files, dict) else ():
            if isinstance(known, dict) and (of_file := _file_memory(known)) is not None:
                memory.files[name] = of_file
        return memory

    def of(self, file: Path, *, now: datetime) -> FileMemory:
        """Return what is known of a file; a new one is first seen now."""
        return self.files.setdefault(str(file.absolute()), FileMemory(now))

    def save(self) -> None:
        """Write the memory whole. Raises StorageError when the folder refuses."""
        make_folder(self.path.parent)
        content = {
            "second_folder": None if self.second_folder is None else str(self.second_folder),
            "files": {name: _plain(known) for name, known in self.files.items()},
        }
        write_whole(self.path, json.dumps(content, indent=2).encode())


def _plain(known: FileMemory) -> dict[str, object]:
    return {
        name: value.isoformat(timespec="seconds") if isinstance(value, datetime) else value
        for name, value in asdict(known).items()
    }


def _read(path: Path) -> dict[str, object]:
    try:
        content = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return content if isinstance(content, dict) else {}


def _file_memory(known: dict[str, object]) -> FileMemory | None:
    first_seen = _moment(known.get("first_seen"))
    if first_seen is None:
        return None
    failure = known.get("drill_failure")
    return FileMemory(
        first_seen,
        _moment(known.get("copied_elsewhere")),
        _moment(known.get("reminded")),
        _moment(known.get("drilled")),
        failure if isinstance(failure, str) else "",
    )


def _moment(value: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return moment.replace(tzinfo=None) if moment is not None else None
