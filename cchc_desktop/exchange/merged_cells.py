"""Which cells of a sheet are merged: read row by row, an Excel file does not tell."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_MERGE: Final = re.compile(rb"<(?:\w+:)?mergeCell\b[^>]*?\bref=[\"']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})[\"']")
_PIECE: Final = 1 << 20
_OVERLAP: Final = 300
"""Bytes of a piece that are looked at again with the next one, so that no merge is cut in two."""

MOST: Final = 100_000


@dataclass(frozen=True, order=True)
class Merge:
    """Cells merged into one: rows as Excel counts them, columns from 0; both ends belong to it."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


def merges_in(path: Path, part: str) -> tuple[Merge, ...]:
    """Return the merges of one part of an Excel file, by row; what raises on a damaged file is up to the caller."""
    found: set[Merge] = set()
    with zipfile.ZipFile(path) as package, package.open(part.lstrip("/")) as stream:
        rest = b""
        while (piece := stream.read(_PIECE)) and len(found) < MOST:
            seen = rest + piece
            for left, top, right, bottom in _MERGE.findall(seen):
                found.add(Merge(int(top), _number(left), int(bottom), _number(right)))
            rest = seen[-_OVERLAP:]
    return tuple(sorted(found))


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1
