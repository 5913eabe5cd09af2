"""Numbers of one series (organ, year and kind): what comes next, what is taken (Decree 30/2020, Điều 15).

A series is told by its symbol: "BB-BCĐ" names kind and organ. Numbers begin again at 01 each year (documents.md 4.2).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from cchc_desktop.errors import ValidationError
from cchc_desktop.i18n import _
from cchc_desktop.register.model import IssuedDocument
from cchc_desktop.register.rules import split_reference
from cchc_desktop.text.normalise import clean_line

_NUMBER = re.compile(r"^0*(\d{1,6})([a-zđ]?)$", re.IGNORECASE)


@dataclass(frozen=True)
class Entry:
    """One number of a series, with the record it belongs to."""

    id: int
    number: str
    symbol: str
    issued_on: date | None
    owner_kind: str
    owner_id: int | None

    @property
    def reference(self) -> str:
        """Number and symbol as written."""
        return f"{self.number}/{self.symbol}"


@dataclass(frozen=True)
class Proposal:
    """The next number of a series, "" where nothing is known of it; ``last`` is the entry it follows."""

    number: str = ""
    last: Entry | None = None


def read_number(text: str, symbol: str) -> str:
    """Return a typed number as it is kept, "5" as "05"; "" stays blank; "05/BB-BCĐ" is read where the symbol agrees.

    Raises ValidationError, field ``number``.
    """
    typed = clean_line(text)
    number, said = split_reference(typed) if "/" in typed else (typed, "")
    if said and said.casefold() != symbol.casefold():
        raise ValidationError(
            _("The symbol of this paper is {symbol}. Type the number alone.").format(symbol=symbol), "number"
        )
    if not typed:
        return ""
    match = _NUMBER.match(number)
    if match is None or not int(match[1]):
        raise ValidationError(
            _("“{text}” is no number of a paper. Type digits, such as 05 or 12.").format(text=typed), "number"
        )
    return f"{int(match[1]):02d}{match[2].lower()}"


def proposed_number(session: Session, symbol: str, year: int) -> Proposal:
    """Return the number after the highest of the series in this year.

    Nothing is invented: a series of which this file knows nothing proposes none; one known from earlier years
    begins with 01.
    """
    entries = _series(session, symbol)
    this_year = [entry for entry in entries if entry.issued_on is not None and entry.issued_on.year == year]
    if this_year:
        last = max(this_year, key=lambda entry: _digits(entry.number))
        return Proposal(f"{_digits(last.number) + 1:02d}", last)
    earlier = [entry for entry in entries if entry.issued_on is not None and entry.issued_on.year < year]
    return Proposal("01") if earlier else Proposal()


def holder_of(session: Session, number: str, symbol: str, year: int, *, except_id: int | None = None) -> Entry | None:
    """Return the paper that has this number in the series and year already; ``except_id`` is the paper asked for."""
    wanted = _canonical(number)
    entries = (entry for entry in _series(session, symbol) if entry.issued_on and entry.issued_on.year == year)
    return next((entry for entry in entries if entry.id != except_id and _canonical(entry.number) == wanted), None)


def _series(session: Session, symbol: str) -> list[Entry]:
    query = select(
        IssuedDocument.id,
        IssuedDocument.number,
        IssuedDocument.symbol,
        IssuedDocument.issued_on,
        IssuedDocument.owner_kind,
        IssuedDocument.owner_id,
    ).where(IssuedDocument.number != "")
    wanted = _folded(symbol)
    return [Entry(*row) for row in session.execute(query) if _folded(row.symbol) == wanted]


def _folded(symbol: str) -> str:
    return "".join(symbol.split()).casefold()


def _canonical(number: str) -> str:
    return number.strip().casefold().lstrip("0")


def _digits(number: str) -> int:
    match = re.match(r"\d+", number.strip())
    return int(match[0]) if match else 0
