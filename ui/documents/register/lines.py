"""One line of the register as it is typed: what only the register says of a paper may be changed in place. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from cchc_desktop.documents.kinds.document_register import note_words as printed_note
from cchc_desktop.errors import ValidationError
from cchc_desktop.i18n import _
from cchc_desktop.register.forms import LIMITS, MOST_COPIES
from cchc_desktop.register.records import Dispatch, LineKind, PaperState, RegisterRow
from cchc_desktop.register.rules import type_name
from cchc_desktop.text.dates import parse_date, short_date
from cchc_desktop.text.normalise import clean_line

_SEPARATOR: Final = "; "


@dataclass(frozen=True)
class RegisterLine:
    """A row of the register with the texts of its five open columns as they stand in the cells."""

    row: RegisterRow
    recipients: str = ""
    kept_by: str = ""
    copies: str = ""
    sent: str = ""
    note: str = ""

    @property
    def key(self) -> str:
        """What names the line as long as it is the same paper, or the same numbers."""
        row = self.row
        if row.document_id is not None:
            return f"paper:{row.document_id}"
        return f"{row.line.value}:{row.series}:{row.numbers.first}"

    @property
    def is_paper(self) -> bool:
        """Tell whether a paper stands here, which has columns to fill."""
        return self.row.document_id is not None


def line_of(row: RegisterRow) -> RegisterLine:
    """Return a row as its cells show it."""
    return RegisterLine(
        row,
        recipients=_SEPARATOR.join(line.strip() for line in row.recipients.split("\n") if line.strip()),
        kept_by=row.kept_by,
        copies="" if row.copies is None else str(row.copies),
        sent="" if row.sent_on is None else short_date(row.sent_on),
        note=row.note,
    )


def is_changed(line: RegisterLine) -> bool:
    """Tell whether something typed is not what the file holds."""
    return line.is_paper and dispatch_of(line) != dispatch_of(line_of(line.row))


def dispatch_of(line: RegisterLine) -> Dispatch:
    """Return what is to be kept of a line; a cell that cannot be kept gives what the file holds."""
    row, near = line.row, near_of(line)
    recipients = row.recipients
    if line.recipients != line_of(row).recipients:
        recipients = "\n".join(part.strip() for part in line.recipients.split(";") if part.strip())
    return Dispatch(
        recipients=recipients,
        kept_by=row.kept_by if kept_by_fault(line) else clean_line(line.kept_by),
        copies=row.copies if copies_fault(line) else _number(line.copies),
        sent_on=row.sent_on if sent_fault(line) else _day(line.sent, near),
        note=row.note if note_fault(line) else clean_line(line.note),
    )


def stored(line: RegisterLine) -> RegisterLine:
    """Return the line with its row as it is once the line is kept; what is typed stays."""
    kept = dispatch_of(line)
    row = replace(
        line.row,
        recipients=kept.recipients,
        kept_by=kept.kept_by,
        copies=kept.copies,
        sent_on=kept.sent_on,
        note=kept.note,
    )
    return replace(line, row=row)


def near_of(line: RegisterLine) -> date:
    """Return the day near which a day of sending without a year lies."""
    return line.row.issued_on or date.today()


# -- what is wrong with a cell


def copies_fault(line: RegisterLine) -> str:
    """Return what is wrong with the number of copies."""
    text = line.copies.strip()
    if not text or (text.isdecimal() and 1 <= int(text) <= MOST_COPIES):
        return ""
    return _("The number of copies is from 1 to {most}.").format(most=MOST_COPIES)


def sent_fault(line: RegisterLine) -> str:
    """Return what is wrong with the day of sending."""
    try:
        day = _day(line.sent, near_of(line))
    except ValidationError as error:
        return error.sentence
    if day is not None and line.row.issued_on is not None and day < line.row.issued_on:
        return _("A paper cannot be sent before the day it is dated. Correct one of the days.")
    return ""


def kept_by_fault(line: RegisterLine) -> str:
    """Return what is wrong with who keeps the file copy."""
    return _length_fault(line.kept_by, "kept_by")


def note_fault(line: RegisterLine) -> str:
    """Return what is wrong with the note."""
    return _length_fault(line.note, "note")


def tidy_sent(line: RegisterLine) -> RegisterLine:
    """Return the line with its day of sending written out: 5/4 becomes 05/4/2021."""
    if sent_fault(line):
        return line
    day = _day(line.sent, near_of(line))
    return replace(line, sent="" if day is None else short_date(day))


# -- words


def title_words(row: RegisterRow) -> str:
    """Return column three: type and abstract; of a number without a paper what became of it."""
    words = {
        LineKind.GAP: _("Number left out, no reason yet"),
        LineKind.UNCLEAR: _("Not clear: before the first number in this file"),
        LineKind.RESERVED: _("Reserved: {reason}"),
        LineKind.VOID: _("Void: {reason}"),
    }.get(row.line)
    if words is not None:
        return words.format(reason=row.reason)
    name = f"{type_name(row.type_code)}: {row.title}" if row.title else type_name(row.type_code)
    return " · ".join(filter(None, (name, state_words(row))))


def state_words(row: RegisterRow) -> str:
    """Return what became of an issued paper, "" while it holds."""
    if row.state is PaperState.REPLACED:
        return _("replaced by {paper}").format(paper=row.replaced_by) if row.replaced_by else _("replaced")
    if row.state is PaperState.RECALLED:
        day = short_date(row.recalled_on) if row.recalled_on is not None else ""
        words = _("recalled on {day}: {reason}") if row.recall_reason else _("recalled on {day}")
        return words.format(day=day, reason=row.recall_reason)
    return ""


def note_words(line: RegisterLine) -> str:
    """Return column ten as the register prints it: the note, and what became of the paper."""
    return printed_note(replace(line.row, note=line.note)) if line.is_paper else line.note


def _length_fault(text: str, name: str) -> str:
    length, limit = len(clean_line(text)), LIMITS[name]
    if length <= limit:
        return ""
    return _("{length} characters, at most {limit}.").format(length=length, limit=limit)


def _number(text: str) -> int | None:
    return int(text) if text.strip() else None


def _day(text: str, near: date) -> date | None:
    return parse_date(text, near=near) if text.strip() else None
