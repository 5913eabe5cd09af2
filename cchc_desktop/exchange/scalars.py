"""What a single value of a data set may be, and how its text becomes that value.

Each kind has one method ``value(text)`` that returns the value or raises ``Fault`` with a clause for the user.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import Protocol

from cchc_desktop.calendar.periods import Period
from cchc_desktop.errors import ValidationError
from cchc_desktop.exchange.faults import Fault, quoted
from cchc_desktop.i18n import _
from cchc_desktop.text.dates import FIRST_YEAR, LAST_YEAR
from cchc_desktop.text.normalise import clean_line, clean_text

LARGEST_NUMBER = 1_000_000_000
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::00)?")
_WHOLE = re.compile(r"[+-]?\d{1,15}")
_NUMBER = re.compile(r"[+-]?\d{1,15}(?:[.,]\d{1,10})?")
_CODE = re.compile(r"[^\W_][\w.-]*")
_NUMBER_AND_SYMBOL = re.compile(r"([^/\s]{1,11})/(\S.*)")
_YES = frozenset({"true", "yes", "on", "có"})
_NO = frozenset({"false", "no", "off", "không"})


class ScalarKind(Protocol):
    """A kind of single value."""

    def value(self, text: str) -> object:
        """Return the value of a text; raises Fault."""


@dataclass(frozen=True)
class Line:
    """One line of text, cleaned, of at most ``longest`` characters."""

    longest: int = 500

    def value(self, text: str) -> str:
        line = clean_line(text)
        if len(line) > self.longest:
            raise Fault(
                _("{value} has {length} characters, at most {longest} are possible").format(
                    value=quoted(line), length=len(line), longest=self.longest
                )
            )
        return line


@dataclass(frozen=True)
class LongText:
    """Text of several lines, cleaned."""

    def value(self, text: str) -> str:
        return clean_text(text)


@dataclass(frozen=True)
class Code:
    """The code of a record; it ends up in names of files."""

    longest: int = 30

    def value(self, text: str) -> str:
        code = clean_line(text)
        if len(code) > self.longest or not _CODE.fullmatch(code):
            raise Fault(
                _("{value} is no code (letters, digits, “-”, “.”, “_”, at most {longest} characters)").format(
                    value=quoted(text), longest=self.longest
                )
            )
        return code


@dataclass(frozen=True)
class Day:
    """A date as yyyy-mm-dd."""

    def value(self, text: str) -> date:
        match = _DATE.fullmatch(text.strip())
        try:
            if match and FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
                return date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError as error:
            raise Fault(_("there is no day {value}").format(value=quoted(text))) from error
        raise Fault(_("{value} is no date (write it as 2020-12-04)").format(value=quoted(text)))


@dataclass(frozen=True)
class Clock:
    """A time as HH:MM; the minutes since midnight that YAML 1.1 makes of an unquoted one are understood too."""

    def value(self, text: str) -> time:
        words = text.strip()
        match = _TIME.fullmatch(words)
        hour, minute = (int(match[1]), int(match[2])) if match else (-1, 0)
        if not match and len(words) in (2, 3, 4) and words.isascii() and words.isdigit() and int(words) >= 60:
            hour, minute = divmod(int(words), 60)
        try:
            return time(hour, minute)
        except ValueError as error:
            raise Fault(_("{value} is no time (write it as 14:00)").format(value=quoted(text))) from error


@dataclass(frozen=True)
class Whole:
    """A whole number between two bounds, both possible."""

    least: int = 0
    most: int = LARGEST_NUMBER

    def value(self, text: str) -> int:
        if not _WHOLE.fullmatch(text.strip()):
            raise Fault(_("{value} is no whole number").format(value=quoted(text)))
        number = int(text)
        if not self.least <= number <= self.most:
            raise Fault(
                _("{value} does not lie between {least} and {most}").format(
                    value=number, least=self.least, most=self.most
                )
            )
        return number


@dataclass(frozen=True)
class Number:
    """A number, "98.5" or "98,5", not negative."""

    def value(self, text: str) -> Decimal:
        if not _NUMBER.fullmatch(text.strip()):
            raise Fault(_("{value} is no number").format(value=quoted(text)))
        number = Decimal(text.strip().replace(",", "."))
        if number < 0:
            raise Fault(_("{value} is negative").format(value=number))
        return number


@dataclass(frozen=True)
class NumberOrPass:
    """A figure of a target: a number, or đạt | không đạt."""

    def value(self, text: str) -> Decimal | bool:
        words = clean_line(text).casefold()
        if words in ("đạt", "không đạt"):
            return words == "đạt"
        return Number().value(text)


@dataclass(frozen=True)
class Truth:
    """Yes or no."""

    def value(self, text: str) -> bool:
        words = clean_line(text).casefold()
        if words not in _YES | _NO:
            raise Fault(_("{value} is neither true nor false").format(value=quoted(text)))
        return words in _YES


@dataclass(frozen=True)
class OneOf:
    """One of a few words."""

    words: tuple[str, ...]

    def value(self, text: str) -> str:
        word = clean_line(text)
        if word not in self.words:
            raise Fault(
                _("{value} is unknown (possible: {words})").format(value=quoted(text), words=", ".join(self.words))
            )
        return word


@dataclass(frozen=True)
class PeriodText:
    """A period written as text; the value is its code."""

    def value(self, text: str) -> str:
        try:
            return Period.from_wording(clean_line(text)).code
        except ValidationError as error:
            raise Fault(
                _("{value} is no period (write it as 2020-12, 2021-Q1 or 2020)").format(value=quoted(text))
            ) from error


@dataclass(frozen=True)
class NumberAndSymbol:
    """Number and symbol of a paper, "12/BB-BCĐ" (lengths: Decree 30/2020, Annex VI)."""

    def value(self, text: str) -> str:
        words = clean_line(text)
        match = _NUMBER_AND_SYMBOL.fullmatch(words)
        if match is None or len(match[2]) > 30:
            raise Fault(_("{value} is no number and symbol (such as 12/BB-BCĐ)").format(value=quoted(text)))
        return words


@dataclass(frozen=True)
class MonthDay:
    """A day of a year that stands above it, as mm-dd."""

    def value(self, text: str) -> tuple[int, int]:
        words = text.strip()
        try:
            day = Day().value(f"2000-{words}")
        except Fault as fault:
            raise Fault(_("{value} is no day of the year (write it as 12-31)").format(value=quoted(text))) from fault
        return day.month, day.day
