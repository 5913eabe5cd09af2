"""Check of the days named in texts: one that no calendar has is a slip of the pen, and a term without meaning."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator

from cchc_desktop.documents.content import Block, SignatureRow, Table, block_texts
from cchc_desktop.documents.layout.finding import Finding, OnePaper, anchor_of, annex
from cchc_desktop.i18n import _

_DAY = re.compile(
    r"(?<![\d/])(\d{1,2})/(\d{1,2})/([1-9]\d{3})(?![\d/])"
    r"|[Nn]gày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+([1-9]\d{3})(?!\d)"
)
"""31/4/2021, but not the number of a paper such as 12/30/2020/NĐ-CP; or the day in words."""
_MONTHS = 12


def check_days(paper: OnePaper) -> Iterator[Finding]:
    """Every day that a text names stands in the calendar."""
    for block in paper.blocks:
        for text, anchor in _texts(block):
            for match in _DAY.finditer(text):
                day, month, year = (int(part) for part in match.groups() if part is not None)
                if sentence := _fault(day, month, year):
                    yield Finding("day", sentence.format(date=match[0]), annex("II.4"), anchor)


def _texts(block: Block) -> Iterator[tuple[str, str | None]]:
    """Yield the texts of a block with the place where each is typed; the lines of a table have places of their own."""
    if isinstance(block, Table):
        for row in block.rows:
            yield from ((cell, row.anchor or block.anchor) for cell in row.cells)
        return
    is_end = isinstance(block, SignatureRow) and block.recipients is not None
    anchor = "recipients" if is_end else anchor_of(block)
    yield from ((text, anchor) for text in block_texts(block))


def _fault(day: int, month: int, year: int) -> str:
    """Return why a day is none, with a place for how it is written; "" for a day of the calendar."""
    if not 1 <= month <= _MONTHS:
        return _("A year has 12 months: “{date}” is not in the calendar.")
    if day < 1:
        return _("A month begins with day 1: “{date}” is not in the calendar.")
    last = monthrange(year, month)[1]
    if day <= last:
        return ""
    sentence = _("Month {month}/{year} has {n} days: “{date}” is not in the calendar.")
    return sentence.format(month=month, year=year, n=last, date="{date}")
