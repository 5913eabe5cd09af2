"""Writes a list as it is shown into an Excel file ("Xuất Excel")."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cchc_desktop.storage.files import write_whole
from cchc_desktop.storage.os_errors import translated

if TYPE_CHECKING:
    from openpyxl.cell import Cell

CellValue = str | int | float | Decimal | date | time | bool | None

LONGEST_TEXT = 32_767
"""Characters that one cell of Excel can hold."""

FIRST_EXCEL_DAY = date(1900, 3, 1)
"""Excel counts a 29/02/1900 that never was; days before it stay texts."""

_HEADER_ROW = 3
_NARROWEST, _WIDEST = 8, 60
_FONT = "Times New Roman"
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NOT_IN_SHEET_NAME = re.compile(r"[\[\]:*?/\\]")
_STARTS_FORMULA = ("=", "+", "-", "@")


def write_list(
    path: Path,
    title: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[CellValue]],
    *,
    widths: Sequence[int] = (),
    remark: str = "",
) -> None:
    """Write one sheet: title, header with a filter, one row per item; the file appears whole or not at all.

    ``remark`` stands in small type under the title: what is shown, as of which day.
    Dates and numbers stay dates and numbers; a text stays a text even where it looks like a formula. A column is as
    wide as its longest text, or as ``widths`` says, in characters.
    Raises StorageError when the file cannot be written.
    """
    from openpyxl import Workbook

    listed = list(rows)
    book = Workbook(write_only=True)  # each row leaves memory once it is written
    sheet = book.create_sheet(_NOT_IN_SHEET_NAME.sub(" ", _printable(title)).strip(" '")[:31] or "1")
    _set_widths(sheet, widths or _fitting_widths(columns, listed))
    _prepare_page(sheet, len(columns), len(listed))
    stream = io.BytesIO()
    with translated(path):  # the rows wait in a temporary file
        _fill(sheet, title, remark, [columns, *listed])
        book.save(stream)
    write_whole(path, stream.getvalue())


def _fill(sheet: Any, title: str, remark: str, rows: Iterable[Sequence[CellValue]]) -> None:
    """Write title and remark, then the rows, the first of which is the header."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    def cell_of(value: CellValue) -> Cell:
        cell = WriteOnlyCell(sheet)
        _put(cell, value)
        return cell

    styles = _Styles()
    for words, font in ((title, Font(_FONT, 14, bold=True)), (remark, Font(_FONT, 12, italic=True))):
        cell = cell_of(words)
        cell.font = font
        sheet.append([cell])
    for number, row in enumerate(rows):
        cells = [cell_of(value) for value in row]
        for cell in cells:
            styles.dress(cell, is_header=number == 0)
        sheet.append(cells)


def _fitting_widths(columns: Sequence[str], rows: Sequence[Sequence[CellValue]]) -> list[int]:
    """Return how wide each column is for its longest line, in characters."""
    widths = []
    for place, title in enumerate(columns):
        texts = [title, *(_shown(row[place]) for row in rows)]
        longest = max(len(line) for text in texts for line in text.split("\n"))
        widths.append(min(max(longest + 2, _NARROWEST), _WIDEST))
    return widths


class _Styles:
    """How the cells of a table look, worked out once for all cells alike: that takes longer than to write them."""

    def __init__(self) -> None:
        from openpyxl.styles import Alignment, Border, Font, Side

        line = Side(style="thin")
        self._border, self._plain, self._bold = (
            Border(line, line, line, line), Font(_FONT, 12), Font(_FONT, 12, bold=True),
        )  # fmt: skip
        self._wrapped = Alignment(vertical="top", wrap_text=True)
        self._centred = Alignment("center", "center", wrap_text=True)
        self._known: dict[tuple[bool, Any], Any] = {}

    def dress(self, cell: Cell, *, is_header: bool) -> None:
        """Give a cell with its value the look of the table."""
        bare = cell._style if cell.has_style else None
        key = (is_header, None if bare is None else bare.tobytes())
        known = self._known.get(key)
        if known is None:
            cell.border, cell.font = self._border, self._bold if is_header else self._plain
            cell.alignment = self._centred if is_header else self._wrapped
            self._known[key] = cell._style
        else:
            cell._style = known


def _set_widths(sheet: Any, widths: Sequence[int]) -> None:
    from openpyxl.utils import get_column_letter

    for place, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width


def _prepare_page(sheet: Any, width: int, height: int) -> None:
    """Keep the header in sight on screen and on every printed A4 page, as wide as the page."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.worksheet import Worksheet

    sheet.freeze_panes = f"A{_HEADER_ROW + 1}"
    if width:
        sheet.auto_filter.ref = f"A{_HEADER_ROW}:{get_column_letter(width)}{_HEADER_ROW + height}"
    sheet.print_title_rows = f"{_HEADER_ROW}:{_HEADER_ROW}"
    sheet.page_setup.paperSize = Worksheet.PAPERSIZE_A4
    sheet.page_setup.orientation = Worksheet.ORIENTATION_LANDSCAPE
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToHeight = 0


def _put(cell: Cell, value: CellValue) -> None:
    if isinstance(value, date) and value < FIRST_EXCEL_DAY:
        value = _shown(value)
    if not isinstance(value, str):
        cell.value = value
        if isinstance(value, date):
            cell.number_format = "dd/mm/yyyy"
        elif isinstance(value, time):
            cell.number_format = "hh:mm"
        return
    text = _printable(value)
    if not text:
        return
    cell.value = text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + "…"
    cell.data_type = "s"  # openpyxl takes "=…" for a formula and "#N/A" for an error
    cell.quotePrefix = text.startswith(_STARTS_FORMULA)


def _printable(text: str) -> str:
    return _ILLEGAL.sub("", text)


def _shown(value: CellValue) -> str:
    if isinstance(value, date):
        return f"{value.day:02d}/{value.month:02d}/{value.year}"
    return "" if value is None else str(value)
