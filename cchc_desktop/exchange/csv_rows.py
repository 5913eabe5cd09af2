"""Opens a list that somebody saved as CSV, row after row as an Excel file gives them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Protocol

from cchc_desktop.errors import ValidationError
from cchc_desktop.exchange.merged_cells import Merge
from cchc_desktop.exchange.workbook import SheetCell, SheetRow, opened_workbook
from cchc_desktop.i18n import _
from cchc_desktop.storage.os_errors import translated

SUFFIXES: Final = (".csv", ".txt", ".tsv")
MOST_BYTES: Final = 5_000_000
_BINARY: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")
_DELIMITERS: Final = (";", "\t", ",")
_LOOKED_AT: Final = 20


class Table(Protocol):
    """Sheets of rows, from Excel or from CSV."""

    path: Path

    def sheets(self) -> tuple[str, ...]:
        """Return the names of the sheets."""

    def rows(self, sheet: str) -> Iterator[tuple[int, SheetRow]]:
        """Give each row that is not blank with its number."""

    def hidden(self) -> tuple[str, ...]:
        """Return the names of the sheets that are hidden."""

    def merged(self, sheet: str) -> tuple[Merge, ...]:
        """Return which cells of a sheet are merged."""


class CsvTable:
    """The one sheet of a CSV file; every cell is text."""

    def __init__(self, text: str, path: Path) -> None:
        self._text = text
        self.path = path

    def sheets(self) -> tuple[str, ...]:
        """Return the file's own name, as Excel names the sheet of a CSV file."""
        return (self.path.stem,)

    def rows(self, sheet: str) -> Iterator[tuple[int, SheetRow]]:
        """Give each row that is not blank with its number. Raises ValidationError where it is no CSV."""
        reader = csv.reader(io.StringIO(self._text, newline=""), delimiter=_delimiter(self._text))
        try:
            for number, words in enumerate(reader, start=1):
                cells = tuple(SheetCell(word) if word.strip() else None for word in words)
                if any(cells):
                    yield number, cells
        except csv.Error as error:
            raise _refused(self.path) from error

    def hidden(self) -> tuple[str, ...]:
        """Return nothing: the one sheet shows."""
        return ()

    def merged(self, sheet: str) -> tuple[Merge, ...]:
        """Return nothing: CSV knows no merged cells."""
        return ()


@contextmanager
def opened_table(path: Path) -> Iterator[Table]:
    """Open a list for reading: CSV where the name and the first bytes say so, else Excel.

    Raises StorageError when the disk refuses, ValidationError when it can be read as neither.
    """
    with translated(path), path.open("rb") as stream:
        data = stream.read(MOST_BYTES + 1) if path.suffix.casefold() in SUFFIXES else b""
    if data and not data.startswith(_BINARY):
        yield CsvTable(_decoded(data, path), path)
        return
    with opened_workbook(path) as book:
        yield book


def _decoded(data: bytes, path: Path) -> str:
    """Return the text: UTF-16 and UTF-8 as Excel writes them, else the Vietnamese code page of Windows."""
    if len(data) > MOST_BYTES or (b"\0" in data and not data.startswith(_UTF_16)):
        raise _refused(path)
    encodings = ("utf-16",) if data.startswith(_UTF_16) else ("utf-8-sig", "cp1258")
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise _refused(path)


def _delimiter(text: str) -> str:
    """Return what separates the cells: the sign that most of the first lines have, the semicolon before the comma."""
    lines = [line for line in text.splitlines() if line.strip()][:_LOOKED_AT]
    return max(_DELIMITERS, key=lambda sign: sum(sign in line for line in lines))


def _refused(path: Path) -> ValidationError:
    sentence = _(
        "Nothing is read from “{name}”: it is no list that can be read. Open it in Excel and save it as "
        "“Excel Workbook (.xlsx)” or “CSV UTF-8”."
    )
    return ValidationError(sentence.format(name=path.name), "file")
