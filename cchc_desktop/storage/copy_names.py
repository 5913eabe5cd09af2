"""How backups are named: the file's own name, the moment, and why; so that a folder can be read without the program.

The words are the same in every language of the window, so that a copy is recognised again.
"""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path

FOLDER = "Sao lưu"
"""The folder beside the data file."""

DIGEST_SUFFIX = ".sha256"
"""What follows the name of a copy in the name of the small file with its SHA-256."""

_MOMENT = "%Y-%m-%d %H-%M-%S"
_DATED = r"(?P<day>\d{4}-\d\d-\d\d) (?P<time>\d\d-\d\d-\d\d) (?P<reason>[^()]+?)(?: \((?P<number>\d+)\))?"


class Reason(Enum):
    """Why a copy was made, as its name says it."""

    DAILY = "hằng ngày"
    CHANGED = "tự động"
    CLOSING = "khi đóng"
    BY_HAND = "bằng tay"
    BEFORE_UPGRADE = "trước nâng cấp"
    BEFORE_IMPORT = "trước khi nhập"
    BEFORE_RESTORE = "trước khi khôi phục"
    BEFORE_EMPTYING = "trước khi đổ thùng rác"

    @property
    def is_way_back(self) -> bool:
        """Tell whether the copy is the way back from something that cannot be undone."""
        return self.name.startswith("BEFORE_")


@dataclass(frozen=True)
class CopyName:
    """What the name of a copy says; the moment is local time. ``number`` counts those of one second."""

    moment: datetime
    reason: Reason
    number: int = 1


def unused_name(folder: Path, file: Path, moment: datetime, reason: Reason) -> Path:
    """Return a name for a copy of ``file`` that nothing in the folder has, after those of the same second."""
    stem = f"{file.stem} {moment:{_MOMENT}} {reason.value}"
    number = _last_number(folder, file, moment.replace(microsecond=0)) + 1
    while True:
        target = folder / (f"{stem}{file.suffix}" if number == 1 else f"{stem} ({number}){file.suffix}")
        if not target.exists():
            return target
        number += 1


def _last_number(folder: Path, file: Path, moment: datetime) -> int:
    """Return the highest number of a copy of this second, whatever it was made for; 0 for none."""
    with suppress(OSError):  # a folder that cannot be read refuses the copy itself
        found = [read_name(entry.name, file) for entry in folder.iterdir()]
        return max((name.number for name in found if name and name.moment == moment), default=0)
    return 0


def read_name(name: str, file: Path) -> CopyName | None:
    """Return what the name of a copy of ``file`` says; None for every name that this program does not give."""
    pattern = re.escape(_nfc(file.stem)) + " " + _DATED + re.escape(_nfc(file.suffix))
    match = re.fullmatch(pattern, _nfc(name))
    if match is None:
        return None
    try:
        moment = datetime.fromisoformat(f"{match['day']} {match['time'].replace('-', ':')}")
        return CopyName(moment, Reason(match["reason"]), int(match["number"] or 1))
    except ValueError:  # a day that does not exist, or words that somebody added
        return None


def digest_path(copy: Path) -> Path:
    """Return the file that holds the SHA-256 of a copy."""
    return copy.with_name(copy.name + DIGEST_SUFFIX)


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)  # some file systems take names apart
