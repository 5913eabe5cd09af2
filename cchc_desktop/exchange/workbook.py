"""Opens an Excel file that somebody else made: row after row as text, or one sentence that says why it cannot be read.

Only ``.xlsx`` as Excel 2007 and later write it is read. Everything is looked at before it is unpacked: the kind by
its first bytes and its parts, never by the ending of its name.
"""

from __future__ import annotations

import warnings
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum
from pathlib import Path
from typing import Any, Final
from xml.etree.ElementTree import ParseError

from cchc_desktop.errors import ValidationError
from cchc_desktop.exchange.merged_cells import Merge, merges_in
from cchc_desktop.i18n import _, mark
from cchc_desktop.storage.os_errors import translated
from cchc_desktop.text.dates import short_date

MOST_BYTES: Final = 300_000_000
"""Of the file unpacked; a list of people has a thousandth of it."""

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MOST_OLE: Final = 50_000_000
_ZIP: Final = b"PK\x03\x04"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_HEAD_BYTES: Final = 2048
_PROTECTED: Final = mark("it is protected by a password. Take the password off in Excel, save it and choose it again")
_OLD: Final = mark("it was saved in another format. Save it as “Excel Workbook (.xlsx)” and choose that file")
_NO_EXCEL: Final = mark(
    "it is no Excel file, whatever its name says. Open it in Excel and save it as “Excel Workbook (.xlsx)”"
)
_DAMAGED: Final = mark("the file is damaged. Open it in Excel, save it under another name and choose that file")
_EMPTY: Final = mark("the file is empty. Choose the file with the list")
_MACROS: Final = mark("it holds macros. Save it as “Excel Workbook (.xlsx)” and choose that file")
_TOO_LARGE: Final = mark("it is far too large for a list. Copy the list alone into a new file")
_DECLARES: Final = (b"<!DOCTYPE", b"<!ENTITY")
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    ParseError,
    SyntaxError,
    EOFError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    ArithmeticError,
    NotImplementedError,
    RuntimeError,
)
"""What the reader of Excel files raises on a damaged one."""


class CellKind(Enum):
    """What stands in a cell."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    FORMULA = "formula"
    ERROR = "error"


@dataclass(frozen=True)
class SheetCell:
    """A cell that is not empty: its text as it stands there, not cleaned yet."""

    text: str
    kind: CellKind = CellKind.TEXT


SheetRow = tuple[SheetCell | None, ...]


class Workbook:
    """The visible sheets of an Excel file that is open."""

    def __init__(self, book: Any, path: Path) -> None:
        self._book = book
        self.path = path

    def sheets(self) -> tuple[str, ...]:
        """Return the names of the sheets with cells that are not hidden, in their order."""
        return tuple(sheet.title for sheet in self._book.worksheets if sheet.sheet_state == "visible")

    def hidden(self) -> tuple[str, ...]:
        """Return the names of the sheets with cells that are hidden."""
        return tuple(sheet.title for sheet in self._book.worksheets if sheet.sheet_state != "visible")

    def merged(self, sheet: str) -> tuple[Merge, ...]:
        """Return which cells of a sheet are merged, by row. Raises ValidationError on damage."""
        with _guarded(self.path):
            return merges_in(self.path, self._book[sheet]._worksheet_path)

    def rows(self, sheet: str) -> Iterator[tuple[int, SheetRow]]:
        """Give each row that is not blank with its number as Excel counts it. Raises ValidationError on damage."""
        with _guarded(self.path):
            found = self._book[sheet]
            found.reset_dimensions()  # many programs write a wrong size; the rows themselves tell
            for number, row in enumerate(found.iter_rows(), start=1):
                cells = tuple(_cell(cell) for cell in row)
                if any(cells):
                    yield number, cells


@contextmanager
def opened_workbook(path: Path) -> Iterator[Workbook]:
    """Open an Excel file for reading.

    Raises StorageError when the disk refuses, ValidationError when it is no ``.xlsx``: protected by a password, with
    macros, of Excel 97, a text file under another name, damaged, or too large.
    """
    with translated(path):
        _require_xlsx(path)
    with _guarded(path), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what openpyxl does not keep (drop-down lists, pictures) is not needed
        from openpyxl import load_workbook

        book = load_workbook(path, read_only=True, keep_links=False)
    try:
        yield Workbook(book, path)
    finally:
        book.close()


@contextmanager
def _guarded(path: Path) -> Iterator[None]:
    """Turn what the reader raises on a damaged file into a sentence."""
    try:
        yield
    except (OSError, *_BROKEN) as error:
        raise _refused(path, _DAMAGED) from error


def _require_xlsx(path: Path) -> None:
    with path.open("rb") as stream:
        head = stream.read(len(_OLE))
        if head.startswith(_OLE):
            is_locked = _ENCRYPTED in stream.read(_MOST_OLE)
            raise _refused(path, _PROTECTED if is_locked else _OLD)
    if not head:
        raise _refused(path, _EMPTY)
    if not head.startswith(_ZIP):
        raise _refused(path, _NO_EXCEL)
    try:
        with zipfile.ZipFile(path) as package:
            _require_parts(path, package)
    except _BROKEN as error:
        raise _refused(path, _DAMAGED) from error


def _require_parts(path: Path, package: zipfile.ZipFile) -> None:
    parts = {info.filename.lower() for info in package.infolist()}
    if any(part.endswith("vbaproject.bin") for part in parts):
        raise _refused(path, _MACROS)
    if "xl/workbook.bin" in parts or "mimetype" in parts:
        raise _refused(path, _OLD)
    if "xl/workbook.xml" not in parts:
        raise _refused(path, _NO_EXCEL)
    if sum(info.file_size for info in package.infolist()) > MOST_BYTES:
        raise _refused(path, _TOO_LARGE)
    for info in package.infolist():
        if info.filename.lower().endswith((".xml", ".rels")):
            with package.open(info) as part:
                if any(mark in part.read(_HEAD_BYTES) for mark in _DECLARES):
                    raise _refused(path, _DAMAGED)


def _cell(cell: Any) -> SheetCell | None:
    value = cell.value
    if value is None:
        return None
    if cell.data_type == "f":
        return SheetCell(str(value), CellKind.FORMULA)
    if cell.data_type == "e":
        return SheetCell(str(value), CellKind.ERROR)
    if isinstance(value, datetime | date):
        day = value.date() if isinstance(value, datetime) else value
        return SheetCell(short_date(day), CellKind.DATE)
    if isinstance(value, time):
        return SheetCell(f"{value:%H:%M}", CellKind.DATE)
    if isinstance(value, str):
        return SheetCell(value) if value.strip() else None
    sign = "%" if not isinstance(value, bool) and "%" in (cell.number_format or "") else ""
    shown = round(value * 100, 6) if sign else value  # Excel keeps 60 % as 0.6
    is_whole = isinstance(shown, float) and shown.is_integer()
    return SheetCell(f"{int(shown) if is_whole else shown}{sign}", CellKind.NUMBER)


def _refused(path: Path, why: str) -> ValidationError:
    sentence = _("Nothing is read from “{name}”: {why}.")
    return ValidationError(sentence.format(name=path.name, why=_(why)), "file")
