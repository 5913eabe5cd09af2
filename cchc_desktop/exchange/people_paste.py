"""People pasted from Excel, from a Word table, or as the lines of a decision: "1. Ông Nguyễn Văn A - Chủ tịch - …"."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from contextlib import suppress
from typing import Final

from cchc_desktop.committee.founding import NewPerson
from cchc_desktop.exchange.people_columns import Header, read_header
from cchc_desktop.exchange.people_values import is_group_number, read_gender, read_name, read_role
from cchc_desktop.exchange.workbook import SheetCell
from cchc_desktop.text.normalise import clean_line

MOST_LINES: Final = 500
"""Of a paste that is taken over; the rest would be some other document."""

_HEADER_WITHIN: Final = 6
_ORDER: Final = ("full_name", "post", "department", "role")
_NUMBER: Final = re.compile(r"^\s*(?:\d{1,3}[.)]|[-+•*])\s*")
_BETWEEN: Final = re.compile(r"\s+[-–—]\s+|\s*[,;:]\s+|\s*[–—]\s*")


def pasted_people(text: str) -> tuple[NewPerson, ...]:
    """Return the people that a pasted text names, in its order; lines without a name are left out."""
    rows = _rows(text)[:MOST_LINES]
    if not any("\t" in line for line in text.splitlines()):
        return tuple(filter(_is_named, (_from_words(row[0]) for row in rows)))
    for place, row in enumerate(rows[:_HEADER_WITHIN]):
        header = read_header(place, tuple(SheetCell(cell) if cell else None for cell in row))
        if header is not None:
            return tuple(filter(_is_named, (_by_header(below, header) for below in rows[place + 1 :])))
    return tuple(filter(_is_named, (_by_order(row) for row in rows)))


def is_many(text: str) -> bool:
    """Tell whether a pasted text holds more than the words of one cell."""
    return "\t" in text.strip(" ") or "\n" in text.strip()


def _rows(text: str) -> list[list[str]]:
    """Return the cells of each line that is not blank; Excel puts a cell of several lines in quotes."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    lines = [line.split("\t") for line in plain.split("\n")]
    if "\t" in plain:
        with suppress(csv.Error):  # a cell of more than 131,072 characters is no name anyway
            lines = list(csv.reader(io.StringIO(plain, newline=""), delimiter="\t"))
    return [cells for line in lines if any(cells := [clean_line(cell) for cell in line])]


def _by_header(row: Sequence[str], header: Header) -> NewPerson:
    texts = {name: row[place] for name, place in header.columns.items() if place < len(row)}
    name = " ".join(filter(None, (texts.get(part, "") for part in ("full_name", "family", "given"))))
    if is_group_number(texts.get("number", "")) and not texts.get("post"):
        return NewPerson("")
    return _person(
        name,
        post=texts.get("post", ""),
        department=texts.get("department", ""),
        role=texts.get("role", ""),
        gender=texts.get("gender", ""),
    )


def _by_order(row: Sequence[str]) -> NewPerson:
    cells = [*row]
    if cells[0].strip(".)").isdigit() or (not cells[0] and len(cells) > 1):
        cells = cells[1:]
    return _person(**dict(zip(_ORDER, cells, strict=False)))


def _from_words(line: str) -> NewPerson:
    """Read one line of a decision: name, post, role, parted by dashes or commas."""
    words = _NUMBER.sub("", line).strip(" .;")
    first = _BETWEEN.search(words)
    if first is None:
        return _person(words)
    rest = words[first.end() :]
    if read_role(rest) is not None:
        return _person(words[: first.start()], role=rest)
    for part in _BETWEEN.finditer(rest):
        if read_role(rest[part.end() :]) is not None:
            return _person(words[: first.start()], post=rest[: part.start()], role=rest[part.end() :])
    return _person(words[: first.start()], post=rest)


def _person(full_name: str, post: str = "", department: str = "", role: str = "", gender: str = "") -> NewPerson:
    name, told = read_name(full_name)
    return NewPerson(
        full_name=name,
        post=post,
        department=department,
        role=read_role(role) or role,
        gender=read_gender(gender) or told,
    )


def _is_named(person: NewPerson) -> bool:
    return bool(person.full_name)
