"""Reads a list of tasks as offices keep it in Excel or CSV: a dry run that names every fault by sheet, row and column.

Titles, blank rows, group rows, sums and signatures are passed over; whatever is passed over is said. Nothing is written
here: ``task_import.import_tasks`` takes the tasks over, all or none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from cchc_desktop.errors import ValidationError
from cchc_desktop.exchange.csv_rows import Table, opened_table
from cchc_desktop.exchange.faults import quoted
from cchc_desktop.exchange.old_fonts import old_fonts_in
from cchc_desktop.exchange.people_columns import HEADER_WITHIN, Header
from cchc_desktop.exchange.people_values import is_group_number
from cchc_desktop.exchange.task_columns import BY_FIELD, read_header, settled, with_second_row
from cchc_desktop.exchange.task_lines import Findings, Office, TaskLine, TaskSheet
from cchc_desktop.exchange.task_row import RowCells, read_row
from cchc_desktop.exchange.task_whole import check_whole
from cchc_desktop.exchange.workbook import CellKind, SheetRow
from cchc_desktop.i18n import _
from cchc_desktop.text.folding import search_key
from cchc_desktop.text.normalise import clean_line
from cchc_desktop.text.numbers import format_number

MOST_ROWS: Final = 5000
"""Rows below a header; a longer list is some other system's whole data, and nobody could look through its preview."""

_NAMED: Final = 5
_SAYS_ENOUGH: Final = 2
"""So many columns besides the work make a row a task, or show that its work is missing."""

_SAYS_A_TASK: Final = (
    "lead",
    "due",
    "source",
    "assigned_on",
    "code",
    "state",
    "deliverable",
    "completed_on",
    "progress",
)
_TOTAL: Final = re.compile(r"(tong( cong| so)?|cong)\b.*")
_FOOT: Final = re.compile(
    r"nguoi (lap|tong hop|bao cao)( bieu| bang| danh sach)?\b.{0,20}|noi nhan:?.*|(tm|kt|tl|t/m|tuq)\. ?.*"
    r"|thu truong( don vi| co quan)?|\(?(da )?ky(,? (va )?(ghi ro|dong dau).{0,30})?\)?"
    r"|.{0,40}, ?ngay[ .…]*\d{0,2}[ .…]*thang[ .…]*\d{0,2}.{0,20}"
)


def read_task_sheet(path: Path, office: Office) -> TaskSheet:
    """Read the first sheet that holds a list of tasks, without writing anything.

    Raises StorageError when the disk refuses, ValidationError when the file is no readable list at all.
    """
    with opened_table(path) as table:
        sheets = table.sheets()
        lists = [reader for sheet in sheets if (reader := _begun(table, sheet, office)) is not None]
        if not lists:
            raise ValidationError(_no_list(table, sheets), "file")
        found = lists[0].read()
        hidden = table.hidden()
    if not found.tasks and not found.faults:
        sentence = _("The sheet “{sheet}” of “{name}” names no task below its header. Choose the file with the list.")
        raise ValidationError(sentence.format(sheet=found.sheet, name=path.name), "file")
    others = [reader.sheet for reader in lists[1:]]
    more = [_("Only the sheet “{sheet}” is read; not read: {others}.")] if others else []
    warnings = [words.format(sheet=found.sheet, others=", ".join(others)) for words in more]
    if hidden:
        warnings.append(_("Hidden sheets are not read: {names}.").format(names=", ".join(hidden)))
    return replace(found, warnings=(*found.warnings, *warnings))


def _begun(table: Table, sheet: str, office: Office) -> _Reader | None:
    """Return a reader that stands below the header of a sheet, or None when it has none."""
    above: tuple[int, SheetRow] | None = None
    for seen, (number, row) in enumerate(table.rows(sheet)):
        header = read_header(number, row)
        if header is None and above is not None:
            header = _of_two_rows(above, number, row)
        if header is not None:
            return _Reader(table, header, office, Findings(sheet, header))
        above = number, row
        if seen >= HEADER_WITHIN:
            break
    return None


def _of_two_rows(above: tuple[int, SheetRow], number: int, row: SheetRow) -> Header | None:
    """Return a header of two rows of which neither is one alone: "Nội dung" above, the rest below."""
    cells = [*above[1], *[None] * (len(row) - len(above[1]))]
    merged = tuple((row[place] if place < len(row) else None) or cell for place, cell in enumerate(cells))
    is_next = number == above[0] + 1
    return read_header(number, merged) if is_next and _has_title(above[1]) else None


def _has_title(row: SheetRow) -> bool:
    words = [cell.text for cell in row if cell is not None]
    return len(words) > 1 and all(len(text) <= 60 for text in words)


def _no_list(table: Table, sheets: Sequence[str]) -> str:
    if refusal := old_fonts_in(table, sheets):
        return refusal
    words = _(
        "“{name}” has no column “Nội dung nhiệm vụ” beside another one such as “Chủ trì” or “Thời hạn”. "
        "Nothing is read from it. Take the empty list of the program and copy the tasks into it."
    )
    return words.format(name=table.path.name)


@dataclass
class _Reader:
    """Goes through the rows below a header and gathers tasks, faults and what was passed over."""

    table: Table
    header: Header
    office: Office
    findings: Findings
    lines: list[TaskLine] = field(default_factory=list)
    task_rows: list[int] = field(default_factory=list)
    passed: list[str] = field(default_factory=list)
    is_over: bool = False

    @property
    def sheet(self) -> str:
        """The name of the sheet."""
        return self.findings.sheet

    def read(self) -> TaskSheet:
        """Read every row."""
        is_header, count = True, 0
        for number, row in self.table.rows(self.sheet):
            if number <= self.header.row:
                continue
            more = with_second_row(self.header, row) if is_header else None
            if is_header:
                self.header = self.findings.header = more or settled(self.header)
            is_header = more is not None
            if is_header:
                continue
            count += 1
            if count > MOST_ROWS:
                raise ValidationError(self._too_long(), "file")
            self._take(number, row)
        self._find_merges()
        lines = check_whole(self.lines, self.office, self.findings)
        return TaskSheet(
            self.table.path.name,
            self.sheet,
            lines,
            self.findings.in_order(),
            (*self.findings.warnings, *self._remarks()),
        )

    def _too_long(self) -> str:
        sentence = _(
            "“{name}” has more than {most} rows. Nothing is read from it. Split the list and import the parts."
        )
        return sentence.format(name=self.table.path.name, most=format_number(MOST_ROWS))

    def _take(self, number: int, row: SheetRow) -> None:
        """Take one row: a task, or one that is passed over."""
        texts = self._texts(row)
        work, order = texts.get("work", ""), texts.get("number", "")
        says = [name for name in _SAYS_A_TASK if texts.get(name)]
        if self.is_over and work and says and order.strip(" .").isdigit():
            self.is_over = False  # another part of the list, below the signature of the first
        if self.is_over or (not order and len(says) < _SAYS_ENOUGH and self._is_foot(row)):
            self.is_over = True
            self._pass(number, row)
        elif not work:
            self._take_without_work(number, row, is_task=len(says) >= _SAYS_ENOUGH)
        elif self._is_heading(work, order, says, texts):
            self._pass(number, row)
        else:
            self.task_rows.append(number)
            self.lines.append(read_row(RowCells.of(number, row, self.office, self.findings)))

    def _is_heading(self, work: str, order: str, says: Sequence[str], texts: dict[str, str]) -> bool:
        """Tell whether a row names a group or a sum instead of a task."""
        if _TOTAL.fullmatch(search_key(order)):
            return True
        is_alone = not (set(texts) - {"work", "number"})
        if not order.strip(".") and (is_alone or _TOTAL.fullmatch(search_key(work))):
            return True
        return is_group_number(order) and not {"lead", "due", "code"} & set(says)

    def _take_without_work(self, number: int, row: SheetRow, *, is_task: bool) -> None:
        if is_task:
            self.task_rows.append(number)
            self.findings.fault(number, "work", _("the work is missing"))
        elif any(cell is not None and place != self._order_place() for place, cell in enumerate(row)) or (
            (order := self._texts(row).get("number", "")) and not order.strip(" .").isdigit()
        ):
            self._pass(number, row)

    def _texts(self, row: SheetRow) -> dict[str, str]:
        """Return the words of each column that has some; those of formulas only where they say what a row is."""
        found = {}
        for name, place in self.header.columns.items():
            cell = row[place] if place < len(row) else None
            if cell is not None and (cell.kind is not CellKind.FORMULA or name not in ("number",)):
                found[name] = clean_line(cell.text)
        return {name: words for name, words in found.items() if words}

    def _is_foot(self, row: SheetRow) -> bool:
        keys = [search_key(cell.text) for cell in row if cell is not None and len(cell.text) < 80]
        return any(_FOOT.fullmatch(key) for key in keys)

    def _pass(self, number: int, row: SheetRow) -> None:
        words = " ".join(cell.text for cell in row if cell is not None and cell.kind is not CellKind.FORMULA)
        self.passed.append(_("row {number} {words}").format(number=number, words=quoted(words)))

    def _order_place(self) -> int:
        return self.header.columns.get("number", -1)

    def _find_merges(self) -> None:
        """Name cells that are merged over several rows of tasks: what stands in them would belong to one row alone."""
        used, rows = set(self.header.columns.values()), set(self.task_rows)
        for merge in self.table.merged(self.sheet):
            columns = used.intersection(range(merge.first_column, merge.last_column + 1))
            if merge.last_row == merge.first_row or not columns:
                continue
            if rows.intersection(range(merge.first_row, min(merge.last_row, merge.first_row + MOST_ROWS) + 1)):
                words = _("cells are merged over the rows {first} to {last}; take them apart and fill in each row")
                self.findings.faults.pop((merge.first_row, min(columns)), None)
                place = words.format(first=merge.first_row, last=merge.last_row)
                self.findings.fault_at(merge.first_row, min(columns), place)

    def _remarks(self) -> list[str]:
        remarks = []
        if self.passed:
            shown = "; ".join(self.passed[:_NAMED]) + (" …" if len(self.passed) > _NAMED else "")
            remarks.append(_("Passed over: {rows}.").format(rows=shown))
        if self.header.unused:
            remarks.append(_("Columns not taken over: {names}.").format(names=", ".join(self.header.unused)))
        if self.lines and "lead" not in self.header.columns:
            words = _("The list has no column “{title}”: the tasks get no lead.")
            remarks.append(words.format(title=BY_FIELD["lead"].title))
        return remarks
