"""Writes every list of a file into a folder, each as CSV and as Excel; the file itself is only read."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import date, time
from pathlib import Path
from typing import Final

from cchc_desktop.committee.queries import as_of_date
from cchc_desktop.exchange.excel_list import CellValue, write_list
from cchc_desktop.exchange.export_commitments import COMMITMENT_LISTS
from cchc_desktop.exchange.export_lists import Asked, ExportedList, Row
from cchc_desktop.exchange.export_office import OFFICE_LISTS
from cchc_desktop.exchange.export_tasks import TASK_LISTS
from cchc_desktop.rooms import ROOMS
from cchc_desktop.storage.files import make_folder, write_whole
from cchc_desktop.storage.migrate import open_file
from cchc_desktop.text.dates import short_date

LISTS: Final[tuple[ExportedList, ...]] = (*TASK_LISTS, *COMMITMENT_LISTS, *OFFICE_LISTS)
_STARTS_FORMULA: Final = ("=", "+", "-", "@")


def export_file(file: Path, folder: Path, *, year: int | None = None, today: date | None = None) -> Iterator[Path]:
    """Write the lists and yield each file once it is whole; ``year`` keeps what belongs to it of what is dated.

    The window may have the file open. Raises StorageError when the file cannot be read or the folder refuses; what
    was written before then is whole.
    """
    with open_file(file, read_only=True, rooms=ROOMS) as data, data.reading() as session:
        asked = Asked(session, today or as_of_date(session) or date.today(), year)
        made = [(each, list(each.rows(asked))) for each in LISTS]
    make_folder(folder)
    for each, rows in made:
        yield from _write(each, rows, folder, asked)


def _write(each: ExportedList, rows: Sequence[Row], folder: Path, asked: Asked) -> Iterator[Path]:
    stem = each.name if asked.year is None else f"{each.name}-{asked.year}"
    titles = [title for title, _width in each.columns]
    table = folder / f"{stem}.csv"
    write_whole(table, as_csv(titles, rows))
    yield table
    sheet = folder / f"{stem}.xlsx"
    title = each.title if asked.year is None else f"{each.title} năm {asked.year}"
    remark = f"{len(rows)} dòng, tính đến ngày {short_date(asked.today)}"
    write_list(sheet, title, titles, rows, widths=[width for _title, width in each.columns], remark=remark)
    yield sheet


def as_csv(titles: Sequence[str], rows: Sequence[Sequence[CellValue]]) -> bytes:
    """Return a table as Excel opens it in Vietnam: UTF-8 with its mark, semicolons, days as dd/mm/yyyy.

    A text that Excel would take for a formula gets an apostrophe before it.
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerow(titles)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return stream.getvalue().encode("utf-8-sig", "replace")


def _cell(value: CellValue) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return f"{value.day:02d}/{value.month:02d}/{value.year}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_STARTS_FORMULA) else value
    return str(value)
