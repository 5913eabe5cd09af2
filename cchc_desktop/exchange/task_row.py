"""One row of a list of tasks: from its cells to a task, or to what is wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, TypeVar

from cchc_desktop.errors import ValidationError
from cchc_desktop.exchange.faults import Fault, quoted
from cchc_desktop.exchange.task_deadline import Deadline, read_deadline
from cchc_desktop.exchange.task_lines import Findings, Office, TaskLine
from cchc_desktop.exchange.task_progress import Standing, read_standing
from cchc_desktop.exchange.task_values import read_area, read_day, read_source_kind, read_yes
from cchc_desktop.exchange.workbook import CellKind, SheetCell, SheetRow
from cchc_desktop.i18n import _
from cchc_desktop.tasks.records import Actor, Source, SourceKind, TaskDetails, TaskState, tags_text
from cchc_desktop.text.legacy import detect_legacy
from cchc_desktop.text.normalise import clean_line, clean_text

LONGEST: Final = {
    "source": 500, "due": 300, "due_wording": 300, "from_above": 200, "initiative": 200, "index_name": 200,
    "tags": 300, "reporting": 100, "stopped_reason": 500, "work": 10_000, "result": 10_000, "deliverable": 10_000,
    "evidence": 10_000, "cause": 10_000, "measure": 10_000, "note": 10_000,
}  # fmt: skip
"""Characters that each text of a task may have."""

_LONG: Final = frozenset({"work", "result", "deliverable", "evidence", "cause", "measure", "note"})
_PEOPLE: Final = ("supervisor", "assigned_by", "approved_by", "stopped_by")
_SIGNS: Final = ("=", "+", "-", "@")
_CODE_LENGTH: Final = 30

_Value = TypeVar("_Value")


@dataclass
class RowCells:
    """The cells of one row by field, with a place to say what is wrong with them."""

    number: int
    cells: Mapping[str, SheetCell]
    office: Office
    findings: Findings

    @classmethod
    def of(cls, number: int, row: SheetRow, office: Office, findings: Findings) -> RowCells:
        """Take the cells of a row; those that cannot be read at all are faults and count as empty."""
        cells: dict[str, SheetCell] = {}
        for name, place in findings.header.columns.items():
            cell = row[place] if place < len(row) else None
            if cell is None or name == "number":
                continue
            wrong = unreadable(cell)
            if wrong:
                findings.fault(number, name, wrong)
            else:
                cells[name] = cell
        return cls(number, cells, office, findings)

    def text(self, name: str) -> str:
        """Return the words of a field, those of long fields with their lines."""
        cell = self.cells.get(name)
        if cell is None:
            return ""
        words = clean_text(cell.text).strip() if name in _LONG else clean_line(cell.text)
        words = words[1:] if words.startswith("'") and words[1:].startswith(_SIGNS) else words
        longest = LONGEST.get(name)
        if longest is not None and len(words) > longest:
            fault = _("{value} has {length} characters, at most {longest} are possible")
            self.fault(name, fault.format(value=quoted(words), length=len(words), longest=longest))
        return words

    def day(self, name: str) -> date | None:
        """Return the day of a field; None where nothing or nothing right is."""
        cell = self.cells.get(name)
        return self.tried(name, lambda: read_day(cell)) if cell is not None else None

    def past_day(self, name: str) -> date | None:
        """Return the day of a field that cannot lie ahead."""
        day = self.day(name)
        if day is not None and day > self.office.today:
            fault = _("{value} has not come yet")
            self.fault(name, fault.format(value=clean_line(self.cells[name].text)))
            return None
        return day

    def tried(self, name: str, read: Callable[[], _Value]) -> _Value | None:
        """Return what is read, None where it is a fault of this field."""
        try:
            return read()
        except Fault as fault:
            self.fault(name, str(fault))
        except ValidationError as error:
            self.fault(name, error.sentence.rstrip("."))
        return None

    def fault(self, name: str, words: str) -> None:
        """Note what is wrong with a field."""
        self.findings.fault(self.number, name, words)

    def warn(self, words: str) -> None:
        """Note what is worth a look."""
        self.findings.warnings.append(_("Row {row}: {words}").format(row=self.number, words=words))


def unreadable(cell: SheetCell) -> str:
    """Return why nothing can be taken from a cell, as a clause, or nothing."""
    if cell.kind is CellKind.FORMULA:
        return _("there is a formula; copy the column and paste it as values")
    if cell.kind is CellKind.ERROR:
        return _("Excel shows the error {value} there").format(value=cell.text)
    old = detect_legacy(cell.text)
    if old is not None:
        words = _("the words are in the old font encoding {encoding}; convert the list to Unicode")
        return words.format(encoding=old.value)
    return ""


def read_row(cells: RowCells) -> TaskLine:
    """Return the task of a row; what is wrong with it stands in the findings."""
    assigned_on = cells.day("assigned_on")
    deadline = read_deadline(cells, assigned_on)
    standing = read_standing(cells, assigned_on, deadline)
    is_draft = standing.state is TaskState.DRAFT
    _check_order(cells, assigned_on, deadline, is_draft=is_draft)
    day = assigned_on or cells.office.today
    people = {name: _person(cells, name, day) for name in _PEOPLE}
    details = _details(cells, day, deadline, people)
    if not is_draft or assigned_on is not None:
        details = replace(details, assigned_on=day)
    return _line(cells, details, deadline, standing, people["stopped_by"])


def _line(
    cells: RowCells, details: TaskDetails, deadline: Deadline, standing: Standing, stopped_by: int | None
) -> TaskLine:
    return TaskLine(
        cells.number,
        details,
        code=_code(cells),
        parent=cells.text("parent"),
        state=standing.state,
        extended_to=deadline.extended_to,
        progress=standing.progress,
        result=cells.text("result"),
        updated_on=cells.past_day("updated_on"),
        completed_on=standing.completed_on,
        confirmed_on=standing.confirmed_on,
        period=standing.period,
        periods_done=standing.periods_done,
        stopped_on=standing.stopped_on,
        stopped_reason=standing.stopped_reason,
        stopped_by_id=stopped_by,
    )


def _details(cells: RowCells, day: date, deadline: Deadline, people: Mapping[str, int | None]) -> TaskDetails:
    lead = _lead(cells, day)
    co_workers, general = _co_workers(cells, day, lead)
    note = cells.text("note")
    if general:
        words = "Phối hợp: {names}".format(names=", ".join(general))
        note = "\n".join(filter(None, (note, words)))
    area, area_words = read_area(cells.text("area")), cells.text("area")
    tags = [*cells.text("tags").replace(",", ";").split(";"), "" if area is not None else area_words]
    from_above = cells.text("from_above")
    return TaskDetails(
        work=cells.text("work"),
        lead=lead,
        co_workers=co_workers,
        supervisor_id=people["supervisor"],
        assigned_by_id=people["assigned_by"],
        approved_by_id=people["approved_by"],
        source=_source(cells),
        is_from_above=_yes(cells, "is_from_above"),
        from_above=from_above,
        area=area,
        initiative=cells.text("initiative"),
        index_name=cells.text("index_name"),
        tags=tuple(filter(None, tags_text(tags).split("; "))),
        is_outside_reform=_yes(cells, "is_outside_reform"),
        reporting=cells.text("reporting"),
        deliverable=cells.text("deliverable"),
        evidence=cells.text("evidence"),
        due_wording=deadline.wording,
        due_on=deadline.first,
        is_without_due=deadline.is_none,
        recurrence=deadline.recurrence,
        recurs_from=cells.day("recurs_from") if deadline.recurrence else None,
        recurs_until=cells.day("recurs_until") if deadline.recurrence else None,
        cause=cells.text("cause"),
        measure=cells.text("measure"),
        note=note,
    )


def _check_order(cells: RowCells, assigned_on: date | None, deadline: Deadline, *, is_draft: bool) -> None:
    """Look at a deadline before the assignment; without a day of assignment today counts."""
    first = deadline.first
    if first is None or (is_draft and assigned_on is None) or first >= (assigned_on or cells.office.today):
        return
    name = "original_due" if "original_due" in cells.cells else "due"
    if assigned_on is None:
        words = _("the deadline is over, and no day of assignment tells since when; fill in “Ngày giao”")
        cells.fault(name, words)
        return
    words = _("the deadline lies before the assignment on {day}")
    cells.fault(name, words.format(day=clean_line(cells.cells["assigned_on"].text)))


def _lead(cells: RowCells, day: date) -> Actor | None:
    text = cells.cells.get("lead")
    if text is None:
        return None
    return cells.tried("lead", lambda: cells.office.names.one(text.text, day))


def _co_workers(cells: RowCells, day: date, lead: Actor | None) -> tuple[tuple[Actor, ...], tuple[str, ...]]:
    cell = cells.cells.get("co_workers")
    found = cells.tried("co_workers", lambda: cells.office.names.several(cell.text, day)) if cell is not None else None
    actors, general = found or ((), ())
    if general:
        words = _("{names} names nobody in particular; it is kept in the note")
        cells.warn(words.format(names=quoted(", ".join(general))))
    if lead is not None and lead in actors:
        cells.warn(_("the lead stands among the co-workers too and is left out there"))
    return tuple(actor for actor in actors if actor != lead), general


def _person(cells: RowCells, name: str, day: date) -> int | None:
    cell = cells.cells.get(name)
    actor = cells.tried(name, lambda: cells.office.names.one(cell.text, day)) if cell is not None else None
    if actor is not None and actor.person_id is None and cell is not None:
        words = _("{value} is a department; a person stands here")
        cells.fault(name, words.format(value=quoted(cell.text)))
    return actor.person_id if actor is not None else None


def _source(cells: RowCells) -> Source:
    kind = SourceKind.OTHER
    if text := cells.text("source_kind"):
        kind = cells.tried("source_kind", lambda: read_source_kind(text)) or kind
    return Source(kind, text=cells.text("source"))


def _yes(cells: RowCells, name: str) -> bool:
    text = cells.text(name)
    return bool(text) and bool(cells.tried(name, lambda: read_yes(text)))


def _code(cells: RowCells) -> str:
    code = cells.text("code")
    if len(code) > _CODE_LENGTH:
        words = _("{value} has {length} characters, at most {longest} are possible")
        cells.fault("code", words.format(value=quoted(code), length=len(code), longest=_CODE_LENGTH))
    return code
