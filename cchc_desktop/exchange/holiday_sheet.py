"""Reads the days off of whole years from Excel or CSV, and writes them so that another office can read them.

Reading is a dry run that names every fault by sheet, row and column; whoever takes the years over replaces each whole,
so that a year never mixes two notices.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from cchc_desktop.calendar.holidays import DayKind, ListedDay
from cchc_desktop.calendar.service import check_day
from cchc_desktop.errors import ValidationError
from cchc_desktop.exchange.csv_rows import Table, opened_table
from cchc_desktop.exchange.excel_list import write_list
from cchc_desktop.exchange.faults import Fault, quoted
from cchc_desktop.exchange.holiday_values import KIND_WORDS, read_day, read_kind, read_weekday
from cchc_desktop.exchange.people_checks import Place, SheetFault
from cchc_desktop.exchange.people_columns import HEADER_WITHIN, Header
from cchc_desktop.exchange.workbook import CellKind, SheetRow
from cchc_desktop.i18n import _, ngettext
from cchc_desktop.text.dates import WEEKDAYS, short_date, weekday_name
from cchc_desktop.text.folding import search_key
from cchc_desktop.text.legacy import detect_legacy
from cchc_desktop.text.normalise import clean_line

FILE_NAME: Final = "Ngày nghỉ {year}.xlsx"
MOST_DAYS: Final = 2000
FEWEST_DAYS_OFF: Final = 9
"""A year has so many days off at least: a shorter list is probably not the whole year."""

LONGEST_RANGE: Final = timedelta(days=31)
_SATURDAY: Final = 5
_COLUMNS: Final = (("Ngày", 14), ("Thứ", 12), ("Loại", 18), ("Tên", 36), ("Căn cứ", 60))
_NAMED: Final = (
    ("until", r"den( het)? ngay$"),
    ("day", r"(tu )?ngay( nghi| le| lam bu| thang| thang nam|, thang, nam)?$|date$|day$"),
    ("weekday", r"thu( trong tuan)?$|weekday$"),
    ("kind", r"loai( ngay| hinh)?$|hinh thuc|kind$"),
    ("name", r"ten( ngay| goi)?( nghi| le)*$|noi dung$|ly do$|dip( le)?$|name$"),
    ("basis", r"can cu|van ban|thong bao|basis$"),
)
_PATTERNS: Final = tuple((name, re.compile(pattern)) for name, pattern in _NAMED)


@dataclass(frozen=True)
class HolidaySheet:
    """What a list holds: the days of each year, what is wrong (then nothing may be taken over), what to look at."""

    file: str
    sheet: str
    years: Mapping[int, tuple[ListedDay, ...]]
    faults: tuple[SheetFault, ...] = ()
    warnings: tuple[str, ...] = ()


def write_holiday_sheet(path: Path, year: int, days: Sequence[ListedDay]) -> None:
    """Write the days of a year as ``read_holiday_sheet`` reads them. Raises StorageError."""
    rows = [(entry.day, weekday_name(entry.day), KIND_WORDS[entry.kind], entry.name, entry.basis) for entry in days]
    titles = [title for title, _width in _COLUMNS]
    write_list(path, f"Ngày nghỉ và ngày làm bù năm {year}", titles, rows, widths=[width for _title, width in _COLUMNS])


def read_holiday_sheet(path: Path) -> HolidaySheet:
    """Read the first sheet that lists days off, without writing anything.

    Raises StorageError when the disk refuses, ValidationError when the file is no readable list at all.
    """
    with opened_table(path) as table:
        for sheet in table.sheets():
            header = _header(table, sheet)
            if header is not None:
                return _Reader(table, sheet, header).read()
    words = _(
        "“{name}” has no columns “Ngày”, “Loại” and “Tên”. Nothing is read from it. "
        "Export a year from this window and fill that list."
    )
    raise ValidationError(words.format(name=path.name), "file")


def _header(table: Table, sheet: str) -> Header | None:
    for seen, (number, row) in enumerate(table.rows(sheet)):
        titles = {place: clean_line(cell.text) for place, cell in enumerate(row) if cell is not None}
        columns: dict[str, int] = {}
        unused = []
        for place, words in titles.items():
            name = _field(words)
            if name and name not in columns:
                columns[name] = place
            else:
                unused.append(words)
        if {"day", "kind", "name"} <= columns.keys():
            return Header(number, columns, titles, tuple(unused))
        if seen >= HEADER_WITHIN:
            break
    return None


def _field(words: str) -> str:
    key = search_key(words).strip(" .:*")
    return next((name for name, pattern in _PATTERNS if pattern.match(key)), "")


@dataclass
class _Reader:
    """Goes through the rows below a header and gathers days and faults."""

    table: Table
    sheet: str
    header: Header
    rows_of: dict[date, int] = field(default_factory=dict)
    days: list[ListedDay] = field(default_factory=list)
    faults: list[SheetFault] = field(default_factory=list)
    passed: list[str] = field(default_factory=list)

    def read(self) -> HolidaySheet:
        """Read every row."""
        for number, row in self.table.rows(self.sheet):
            if number > self.header.row:
                self._take(number, row)
            if len(self.days) > MOST_DAYS:
                sentence = _("“{name}” lists more than {most} days. Nothing is read from it. Choose a shorter list.")
                raise ValidationError(sentence.format(name=self.table.path.name, most=MOST_DAYS), "file")
        if not self.days and not self.faults:
            sentence = _("“{name}” lists no day below its header. Choose the file with the list.")
            raise ValidationError(sentence.format(name=self.table.path.name), "file")
        years = {year: self._of_year(year) for year in sorted({entry.day.year for entry in self.days})}
        faults = tuple(sorted(self.faults, key=lambda fault: (fault.row, fault.column)))
        return HolidaySheet(self.table.path.name, self.sheet, years, faults, (*self._remarks(), *_doubts(years)))

    def _of_year(self, year: int) -> tuple[ListedDay, ...]:
        return tuple(sorted((entry for entry in self.days if entry.day.year == year), key=lambda entry: entry.day))

    def _take(self, number: int, row: SheetRow) -> None:
        """Take one row; words below the list (who made it, a signature) have neither a day nor a kind."""
        texts = {name: self._text(number, row, name) for name in self.header.columns}
        if not texts["day"] and not texts["kind"]:
            words = " ".join(cell.text for cell in row if cell is not None)
            self.passed.append(_("row {number} {words}").format(number=number, words=quoted(words)))
            return
        try:
            days = self._days(number, texts)
            kind = self._kind(number, texts["kind"])
        except _Told:
            return
        self._check_weekday(number, days[0], texts.get("weekday", ""))
        for day in days:
            self._add(number, ListedDay(day, kind, texts["name"], texts.get("basis", "")), of_range=len(days) > 1)

    def _days(self, number: int, texts: Mapping[str, str]) -> list[date]:
        first = self._day(number, "day", texts["day"])
        last = self._day(number, "until", texts["until"]) if texts.get("until") else first
        if not first <= last <= first + LONGEST_RANGE:
            words = _("the last day {last} does not follow the first one {first} within a month")
            self._fault(number, "until", words.format(first=short_date(first), last=short_date(last)))
            raise _Told
        return [first + timedelta(days=step) for step in range((last - first).days + 1)]

    def _day(self, number: int, name: str, text: str) -> date:
        try:
            if not text:
                raise Fault(_("the day is missing"))
            return read_day(text)
        except Fault as fault:
            self._fault(number, name, str(fault))
            raise _Told from fault

    def _kind(self, number: int, text: str) -> DayKind:
        kind = read_kind(text)
        if kind is None:
            words = _("{value} is no kind of day (one of: {kinds})")
            named = ", ".join(KIND_WORDS.values())
            self._fault(number, "kind", words.format(value=quoted(text), kinds=named))
            raise _Told
        return kind

    def _check_weekday(self, number: int, day: date, text: str) -> None:
        """Find a day typed wrongly by its day of the week."""
        told = read_weekday(text)
        if told is not None and told != day.weekday():
            words = _("{day} is a {right}, not a {wrong}")
            right, wrong = weekday_name(day), WEEKDAYS[told]
            self._fault(number, "weekday", words.format(day=short_date(day), right=right, wrong=wrong))

    def _add(self, number: int, entry: ListedDay, *, of_range: bool) -> None:
        if of_range and entry.day.weekday() >= _SATURDAY and entry.kind is not DayKind.WORKED:
            return  # a notice names the whole rest; its Saturdays and Sundays are days of rest anyway
        if entry.day in self.rows_of:
            words = _("{day} stands in row {row} already")
            self._fault(number, "day", words.format(day=short_date(entry.day), row=self.rows_of[entry.day]))
            return
        try:
            check_day(entry)
        except ValidationError as error:
            self._fault(
                number, error.field if error.field in self.header.columns else "day", error.sentence.rstrip(".")
            )
            return
        self.rows_of[entry.day] = number
        self.days.append(entry)

    def _text(self, number: int, row: SheetRow, name: str) -> str:
        place = self.header.columns[name]
        cell = row[place] if place < len(row) else None
        if cell is None:
            return ""
        if cell.kind is CellKind.FORMULA:
            self._fault(number, name, _("there is a formula; copy the column and paste it as values"))
        elif cell.kind is CellKind.ERROR:
            self._fault(number, name, _("Excel shows the error {value} there").format(value=cell.text))
        elif (old := detect_legacy(cell.text)) is not None:
            words = _("the words are in the old font encoding {encoding}; convert the list to Unicode")
            self._fault(number, name, words.format(encoding=old.value))
        return clean_line(cell.text)

    def _fault(self, number: int, name: str, words: str) -> None:
        """Note the first fault of a cell; what follows from it need not be said."""
        place = self.header.columns.get(name, self.header.columns["day"])
        if (number, place) not in {(fault.row, fault.column) for fault in self.faults[-8:]}:
            self.faults.append(Place(self.sheet, number, place, self.header.title(place)).fault(words))

    def _remarks(self) -> list[str]:
        remarks = []
        if self.passed:
            shown = "; ".join(self.passed[:5]) + (" …" if len(self.passed) > 5 else "")
            remarks.append(_("Passed over: {rows}.").format(rows=shown))
        unused = [words for words in self.header.unused if search_key(words).strip(". ") not in ("stt", "tt")]
        if unused:
            remarks.append(_("Columns not taken over: {names}.").format(names=", ".join(unused)))
        return remarks


class _Told(Exception):
    """The row has a fault that is noted; nothing more is read of it."""


def _doubts(years: Mapping[int, Sequence[ListedDay]]) -> list[str]:
    """Return what makes one doubt that a list holds the whole year, or both halves of each swap."""
    doubts = []
    for year, days in years.items():
        kinds = [entry.kind for entry in days]
        count = len(kinds) - kinds.count(DayKind.WORKED)
        if count < FEWEST_DAYS_OFF:
            words = ngettext(
                "{year} has only {n} day off: is the list whole? It replaces all days of the year.",
                "{year} has only {n} days off: is the list whole? It replaces all days of the year.",
                count,
            )
            doubts.append(words.format(year=year, n=count))
        swapped, worked = kinds.count(DayKind.SWAPPED_OFF), kinds.count(DayKind.WORKED)
        if swapped != worked:
            words = _("{year}: {swapped} days off by a swap, but {worked} Saturdays worked for them.")
            doubts.append(words.format(year=year, swapped=swapped, worked=worked))
    return doubts
