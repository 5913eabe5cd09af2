"""What may not stand in a list of people: overlong names, numbers in place of names, the same person twice."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from cchc_desktop.committee.founding import NewPerson, same_name, same_person
from cchc_desktop.committee.service import NAME_LENGTH
from cchc_desktop.exchange.faults import quoted
from cchc_desktop.i18n import _

MOST_PEOPLE: Final = 2000
"""More names than this are no committee; a whole register chosen by mistake."""

LONGEST: Final = {"post": 300, "department": 200, "role": 100, "in_charge_of": 200, "kind": 100}
"""Characters that each text of a person may have."""

_CODE: Final = re.compile(r"[^\W_][\w.-]{0,19}")


@dataclass(frozen=True)
class SheetFault:
    """One fault: where it stands (``column`` counts from 0) and the whole sentence.

    ``title`` and ``words`` are its parts for a table: the column as a person names it, and what is wrong.
    """

    row: int
    column: int
    sentence: str
    title: str = ""
    words: str = ""


@dataclass(frozen=True)
class Place:
    """A cell of a list, with the words of its column."""

    sheet: str
    row: int
    column: int
    title: str

    def fault(self, words: str) -> SheetFault:
        """Return the fault that a clause makes of this place."""
        sentence = _("Sheet “{sheet}”, row {row}, column {column}: {fault}.")
        made = sentence.format(sheet=self.sheet, row=self.row, column=self.title, fault=words)
        return SheetFault(self.row, self.column, made, self.title, words)


@dataclass(frozen=True)
class Line:
    """A person and the row that names her."""

    row: int
    person: NewPerson


def check_name(name: str) -> str:
    """Return what is wrong with a name, as a clause, or nothing."""
    if len(name) > NAME_LENGTH:
        words = _("the name has {n} characters, papers allow {limit}")
        return words.format(n=len(name), limit=NAME_LENGTH)
    if not any(char.isalpha() for char in name) or any(char.isdigit() for char in name):
        return _("{value} is no name of a person").format(value=quoted(name))
    return ""


def check_text(name: str, text: str) -> str:
    """Return that a text is too long for its column, or nothing."""
    longest = LONGEST[name]
    if len(text) <= longest:
        return ""
    words = _("{value} has {length} characters, at most {longest} are possible")
    return words.format(value=quoted(text), length=len(text), longest=longest)


def check_code(code: str) -> str:
    """Return that a code cannot be one, or nothing."""
    if not code or _CODE.fullmatch(code):
        return ""
    words = _("{value} is no code (letters, digits, “-”, “.”, “_”, at most {longest} characters)")
    return words.format(value=quoted(code), longest=20)


def doubled(lines: Sequence[Line], place: Callable[[int, str], Place]) -> tuple[list[SheetFault], list[str]]:
    """Return a fault for each person or code named twice, and a question for each name held by two posts."""
    faults: list[SheetFault] = []
    questions: list[str] = []
    people: dict[tuple[str, str], Line] = {}
    names: dict[str, Line] = {}
    codes: dict[str, Line] = {}
    for line in lines:
        person = line.person
        first = people.setdefault(same_person(person.full_name, person.post), line)
        namesake = names.setdefault(same_name(person.full_name), line)
        if first is not line:
            words = _("{name} stands in row {row} already, with the same post")
            faults.append(place(line.row, "full_name").fault(words.format(name=person.full_name, row=first.row)))
        elif namesake is not line:
            words = _("Are {name} in row {one} and in row {other} two people? They have different posts.")
            questions.append(words.format(name=person.full_name, one=namesake.row, other=line.row))
        if person.code and codes.setdefault(person.code, line) is not line:
            words = _("the code {code} stands in row {row} already")
            words = words.format(code=person.code, row=codes[person.code].row)
            faults.append(place(line.row, "code").fault(words))
    return faults, questions
