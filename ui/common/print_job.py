"""What is to be printed: which pages, how often, on one side or both. Plain values, without a printer."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final

from cchc_desktop.errors import ValidationError
from cchc_desktop.i18n import _

MOST_COPIES: Final = 99
PAGES_FIELD: Final = "pages"
_PART: Final = re.compile(r"([0-9]{1,9})(?:\s*[-–—]\s*([0-9]{1,9}))?")


@dataclass(frozen=True)
class PageRange:
    """Pages to print, from 0, ascending and without repeats; at least one."""

    pages: tuple[int, ...]

    @classmethod
    def whole(cls, page_count: int) -> PageRange:
        """Return all pages."""
        return cls(tuple(range(page_count)))

    @classmethod
    def single(cls, page: int) -> PageRange:
        """Return one page (from 0)."""
        return cls((page,))

    @classmethod
    def parse(cls, text: str, page_count: int) -> PageRange:
        """Read what a user types ("1-3, 5"; pages from 1). Raises ``ValidationError`` with a sentence."""
        parts = [part for part in re.split(r"[,;]", text) if part.strip()]
        if not parts:
            raise ValidationError(_("Write the pages to print, for example 1-3, 5."), PAGES_FIELD)
        pages: set[int] = set()
        for part in parts:
            first, last = sorted(_ends(part.strip()))
            for end in (first, last):
                _check_exists(end, page_count)
            pages.update(range(first - 1, last))
        return cls(tuple(sorted(pages)))

    def __str__(self) -> str:
        """Return the pages as a user types them."""
        runs: list[list[int]] = []
        for page in self.pages:
            if runs and runs[-1][1] == page:
                runs[-1][1] = page + 1
            else:
                runs.append([page + 1, page + 1])
        return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)


class Sides(Enum):
    """Which sides of the paper are printed in one go."""

    ONE = "one"
    BOTH = "both"
    FRONTS = "fronts"
    BACKS = "backs"


@dataclass(frozen=True)
class PrintJob:
    """What the dialog was told. ``printer`` is a name, empty for a PDF file; ``turns_by_hand`` if it prints one side.

    A printer without a duplex unit prints the fronts first; then somebody turns the paper for the backs.
    """

    pages: PageRange
    printer: str = ""
    copies: int = 1
    is_two_sided: bool = False
    turns_by_hand: bool = False

    @property
    def is_file(self) -> bool:
        """Whether a PDF file is written instead of paper."""
        return not self.printer

    @property
    def passes(self) -> tuple[Sides, ...]:
        """What is sent to the printer, one after the other; between two passes the paper is turned."""
        if not self.is_two_sided:
            return (Sides.ONE,)
        if self.turns_by_hand and len(self.pages.pages) > 1:
            return (Sides.FRONTS, Sides.BACKS)
        return (Sides.BOTH,)

    @property
    def sheets(self) -> int:
        """How many sheets of paper it takes."""
        pages = len(self.pages.pages)
        return self.copies * ((pages + 1) // 2 if self.is_two_sided else pages)


@dataclass(frozen=True)
class PrintSettings:
    """What is remembered from one time to the next: the printer and both sides; never the number of copies."""

    printer: str | None = None
    is_two_sided: bool = False

    @classmethod
    def read(cls, values: Mapping[str, str | int | bool]) -> PrintSettings:
        """Read what ``write`` gave; what is missing or strange is a default."""
        printer = values.get("printer")
        return cls(printer if isinstance(printer, str) else None, values.get("two_sided") is True)

    def write(self) -> dict[str, str | int | bool]:
        """Return plain values for the settings file."""
        values: dict[str, str | int | bool] = {"two_sided": self.is_two_sided}
        if self.printer is not None:
            values["printer"] = self.printer
        return values

    @classmethod
    def of(cls, job: PrintJob) -> PrintSettings:
        """Return what is worth remembering of a job."""
        return cls(job.printer, job.is_two_sided)


def order_of_sides(pages: PageRange, *, copies: int, collate: bool, sides: Sides) -> tuple[int | None, ...]:
    """Return the pages in the order in which they leave the printer; None is an empty side.

    With both sides every copy begins on a new sheet. The backs come last page first, as the turned heap asks for it.
    """
    one_copy: tuple[int | None, ...] = pages.pages
    if sides is Sides.ONE:
        return one_copy * copies if collate else tuple(page for page in one_copy for _copy in range(copies))
    if len(one_copy) % 2:
        one_copy = (*one_copy, None)
    everything = one_copy * copies
    if sides is Sides.BOTH:
        return everything[:-1] if everything[-1] is None else everything
    return everything[::2] if sides is Sides.FRONTS else everything[1::2][::-1]


def _ends(part: str) -> tuple[int, int]:
    found = _PART.fullmatch(part)
    if found is None:
        sentence = _("“{text}” is not a page. Write for example 1-3, 5.").format(text=part)
        raise ValidationError(sentence, PAGES_FIELD)
    first = int(found[1])
    return first, int(found[2] or first)


def _check_exists(page: int, page_count: int) -> None:
    if not 1 <= page <= page_count:
        sentence = _("There is no page {page}: the paper has {count} pages.").format(page=page, count=page_count)
        raise ValidationError(sentence, PAGES_FIELD)
