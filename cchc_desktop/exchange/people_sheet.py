"""Reads a list of people as offices keep it in Excel: a dry run that names every fault by sheet, row and column.

Titles, blank rows, group rows and the names of who signed the list are passed over; whatever is passed over is said.
Nothing is written here: ``committee.founding.add_people`` takes the people over, all or none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from cchc_desktop.committee.founding import NewPerson
from cchc_desktop.committee.records import Gender
from cchc_desktop.errors import ValidationError
from cchc_desktop.exchange.faults import quoted
from cchc_desktop.exchange.old_fonts import old_fonts_in
from cchc_desktop.exchange.people_checks import (
    MOST_PEOPLE,
    Line,
    Place,
    SheetFault,
    check_code,
    check_name,
    check_text,
    doubled,
)
from cchc_desktop.exchange.people_columns import HEADER_WITHIN, Header, read_header, with_second_row
from cchc_desktop.exchange.people_values import KNOWN_ROLES, is_group_number, read_gender, read_name, read_role
from cchc_desktop.exchange.workbook import CellKind, SheetRow, Workbook, opened_workbook
from cchc_desktop.i18n import _, ngettext
from cchc_desktop.text.legacy import detect_legacy
from cchc_desktop.text.normalise import clean_line

_TEXTS: Final = ("post", "department", "in_charge_of", "kind")
_LONGEST_NAMED: Final = 5


@dataclass(frozen=True)
class PeopleSheet:
    """What a list holds: people in its order, what is wrong (then nothing may be taken over), what is worth a look."""

    file: str
    sheet: str
    people: tuple[NewPerson, ...] = ()
    faults: tuple[SheetFault, ...] = ()
    warnings: tuple[str, ...] = ()

    def require_sound(self) -> None:
        """Raise ValidationError with the first fault and how many more there are."""
        if not self.faults:
            return
        more = len(self.faults) - 1
        words = ngettext("{first} {n} more place is wrong.", "{first} {n} more places are wrong.", more)
        first = self.faults[0].sentence
        raise ValidationError(words.format(first=first, n=more) if more else first, "file")


def read_people_sheet(path: Path) -> PeopleSheet:
    """Read the first sheet that holds a list of people, without writing anything.

    Raises StorageError when the disk refuses, ValidationError when the file is no readable list at all.
    """
    with opened_workbook(path) as book:
        sheets = book.sheets()
        lists = [reader for sheet in sheets if (reader := _begun(book, sheet)) is not None]
        if not lists:
            raise ValidationError(_no_list(book, sheets), "file")
        found = lists[0].read()
    others = tuple(reader.sheet for reader in lists[1:])
    if not found.people and not found.faults:
        sentence = _("The sheet “{sheet}” of “{name}” names nobody below its header. Choose the file with the list.")
        raise ValidationError(sentence.format(sheet=found.sheet, name=path.name), "file")
    if not others:
        return found
    words = _("Only the sheet “{sheet}” is read; not read: {others}.")
    warning = words.format(sheet=found.sheet, others=", ".join(others))
    return PeopleSheet(found.file, found.sheet, found.people, found.faults, (*found.warnings, warning))


def _begun(book: Workbook, sheet: str) -> _Reader | None:
    """Return a reader that stands below the header of a sheet, or None when it has none."""
    for seen, (number, row) in enumerate(book.rows(sheet)):
        header = read_header(number, row)
        if header is not None:
            return _Reader(book, sheet, header)
        if seen >= HEADER_WITHIN:
            break
    return None


def _no_list(book: Workbook, sheets: Sequence[str]) -> str:
    if refusal := old_fonts_in(book, sheets):
        return refusal
    words = _(
        "“{name}” has no column “Họ và tên” beside another one such as “Chức vụ”. Nothing is read from it. "
        "Take the empty list of the program and copy the people into it."
    )
    return words.format(name=book.path.name)


@dataclass
class _Reader:
    """Goes through the rows below a header and gathers people, faults and what was passed over."""

    book: Workbook
    sheet: str
    header: Header
    lines: list[Line] = field(default_factory=list)
    faults: list[SheetFault] = field(default_factory=list)
    passed: list[str] = field(default_factory=list)

    def read(self) -> PeopleSheet:
        """Read every row."""
        is_header = True
        for number, row in self.book.rows(self.sheet):
            if number <= self.header.row:
                continue
            more = with_second_row(self.header, row) if is_header else None
            is_header = more is not None
            if more is not None:
                self.header = more
                continue
            self._take(number, row)
            if len(self.lines) > MOST_PEOPLE:
                sentence = _("“{name}” names more than {most} people. Nothing is read from it. Choose a shorter list.")
                raise ValidationError(sentence.format(name=self.book.path.name, most=MOST_PEOPLE), "file")
        faults, questions = doubled(self.lines, self._place)
        return PeopleSheet(
            self.book.path.name,
            self.sheet,
            self._people(),
            tuple(sorted((*self.faults, *faults), key=lambda fault: (fault.row, fault.column))),
            (*questions, *self._remarks()),
        )

    def _people(self) -> tuple[NewPerson, ...]:
        """Return the people read; codes are taken over where everybody has one."""
        has_codes = all(line.person.code for line in self.lines)
        return tuple(line.person if has_codes else replace(line.person, code="") for line in self.lines)

    def _take(self, number: int, row: SheetRow) -> None:
        texts = {name: self._text(number, row, name) for name in self.header.columns}
        name = " ".join(filter(None, (texts.get(part, "") for part in ("full_name", "family", "given"))))
        name = " ".join(filter(None, (name, self._second_half(row))))
        rest = [text for key, text in texts.items() if text and key not in ("number", "full_name", "family", "given")]
        order = texts.get("number", "")
        if not name:
            self._take_nameless(number, row, is_person=len(rest) > 1 or bool(rest and order))
        elif not rest and (is_group_number(order) or ("number" in self.header.columns and not order)):
            self.passed.append(_passed(number, name))
        else:
            self._add(number, name, texts)

    def _take_nameless(self, number: int, row: SheetRow, *, is_person: bool) -> None:
        if is_person:
            self._fault(number, self._name_column(), _("the name is missing"))
        words = [cell.text for place, cell in enumerate(row) if cell is not None and place != self._number_column()]
        if not is_person and words:
            self.passed.append(_passed(number, " ".join(words)))

    def _add(self, number: int, name: str, texts: Mapping[str, str]) -> None:
        full_name, gender = read_name(name)
        self._check(number, self._name_column(), check_name(full_name))
        for key in _TEXTS:
            self._check(number, self.header.columns.get(key, 0), check_text(key, texts.get(key, "")))
        code = texts.get("code", "")
        self._check(number, self.header.columns.get("code", 0), check_code(code))
        person = NewPerson(
            full_name=full_name,
            post=texts.get("post", ""),
            department=texts.get("department", ""),
            role=self._role(number, texts.get("role", "")),
            gender=self._gender(number, texts) or gender,
            in_charge_of=texts.get("in_charge_of", ""),
            kind=texts.get("kind", ""),
            code=code,
        )
        self.lines.append(Line(number, person))

    def _role(self, number: int, text: str) -> str:
        role = read_role(text) if text else ""
        if role is None:
            words = _("{value} is no role in the committee (such as {roles})")
            self._fault(number, self.header.columns["role"], words.format(value=quoted(text), roles=KNOWN_ROLES))
            return ""
        self._check(number, self.header.columns.get("role", 0), check_text("role", role))
        return role

    def _gender(self, number: int, texts: Mapping[str, str]) -> Gender | None:
        text = texts.get("gender", "")
        if not text:
            return Gender.MALE if texts.get("man") else Gender.FEMALE if texts.get("woman") else None
        gender = read_gender(text)
        if gender is None:
            words = _("{value} is neither nam nor nữ").format(value=quoted(text))
            self._fault(number, self.header.columns["gender"], words)
        return gender

    def _text(self, number: int, row: SheetRow, name: str) -> str:
        """Return the words of one column; what cannot be read as words is a fault."""
        place = self.header.columns[name]
        cell = row[place] if place < len(row) else None
        if cell is None or (name == "number" and cell.kind is not CellKind.TEXT):
            return clean_line(cell.text) if cell is not None else ""
        if cell.kind is CellKind.FORMULA:
            words = _("there is a formula; copy the column and paste it as values")
            self._fault(number, place, words)
        elif cell.kind is CellKind.ERROR:
            self._fault(number, place, _("Excel shows the error {value} there").format(value=cell.text))
        elif (old := detect_legacy(cell.text)) is not None:
            words = _("the words are in the old font encoding {encoding}; convert the list to Unicode")
            self._fault(number, place, words.format(encoding=old.value))
        return clean_line(cell.text)

    def _second_half(self, row: SheetRow) -> str:
        """Return what stands right of the name under a header that spans two columns (họ đệm | tên)."""
        place = self.header.columns.get("full_name", -1) + 1
        if not 0 < place < len(row) or place in self.header.titles or place in self.header.columns.values():
            return ""
        cell = row[place]
        return clean_line(cell.text) if cell is not None and cell.kind is CellKind.TEXT else ""

    def _name_column(self) -> int:
        return self.header.columns.get("full_name", self.header.columns.get("given", 0))

    def _number_column(self) -> int:
        return self.header.columns.get("number", -1)

    def _place(self, number: int, name: str = "full_name") -> Place:
        place = self.header.columns.get(name, self._name_column())
        return Place(self.sheet, number, place, self.header.title(place))

    def _check(self, number: int, place: int, fault: str) -> None:
        if fault:
            self._fault(number, place, fault)

    def _fault(self, number: int, place: int, words: str) -> None:
        """Note the first fault of a cell; what follows from it need not be said."""
        if (number, place) not in {(fault.row, fault.column) for fault in self.faults[-8:]}:
            self.faults.append(Place(self.sheet, number, place, self.header.title(place)).fault(words))

    def _remarks(self) -> list[str]:
        remarks = []
        if self.passed:
            shown = "; ".join(self.passed[:_LONGEST_NAMED]) + (" …" if len(self.passed) > _LONGEST_NAMED else "")
            remarks.append(_("Passed over: {rows}.").format(rows=shown))
        if self.header.unused:
            remarks.append(_("Columns not taken over: {names}.").format(names=", ".join(self.header.unused)))
        return remarks


def _passed(number: int, words: str) -> str:
    return _("row {number} {words}").format(number=number, words=quoted(words))
