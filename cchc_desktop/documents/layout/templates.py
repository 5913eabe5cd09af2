"""Check of fixed texts since the districts ended on 1 July 2025 (Law of 16 June 2025 on local government)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from cchc_desktop.documents.content import Addressees, Letterhead, SheetHead, SignatureRow, block_texts
from cchc_desktop.documents.decree30 import DISTRICT_LEVEL_ENDED, DISTRICT_LEVEL_WORDS
from cchc_desktop.documents.layout.finding import Finding, OnePaper, anchor_of
from cchc_desktop.i18n import _

_DISTRICT = re.compile(rf"\b(?:{'|'.join(DISTRICT_LEVEL_WORDS)})\b", re.IGNORECASE)
_DAY = re.compile(r"\bngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})")
_YEAR = re.compile(r"\bnăm (\d{4})")


def check_districts(paper: OnePaper) -> Iterator[Finding]:
    """Head, addressees, signatures and recipients of a paper made since then name no organ of a district."""
    if not _is_since(paper):
        return
    for block in paper.blocks:
        texts = block_texts(block) if isinstance(block, Letterhead | SheetHead | Addressees | SignatureRow) else ()
        found = _DISTRICT.search(" ".join(texts))
        if found is not None:
            sentence = _("There is no “{word}” any more since 01/7/2025; name the organ that took over its work.")
            anchor = _anchor(block)
            yield Finding("district", sentence.format(word=found[0]), _("Law of 16/6/2025 on local government"), anchor)


def _is_since(paper: OnePaper) -> bool:
    """Tell whether a paper is dated since the end of the districts, by its head or, for a draft, by its year."""
    line = (paper.head.place_date if paper.head is not None else None) or ""
    day, year = _DAY.search(line), _YEAR.search(line)
    if day is not None:
        try:
            return date(int(day[3]), int(day[2]), int(day[1])) >= DISTRICT_LEVEL_ENDED
        except ValueError:  # the date itself is named by another rule
            return int(day[3]) > DISTRICT_LEVEL_ENDED.year
    if paper.created is not None:
        return paper.created >= DISTRICT_LEVEL_ENDED
    return year is not None and int(year[1]) > DISTRICT_LEVEL_ENDED.year


def _anchor(block: object) -> str | None:
    if isinstance(block, SignatureRow):
        return block.recipients.anchor if block.recipients is not None else block.right.anchor
    return anchor_of(block) if isinstance(block, Letterhead | SheetHead | Addressees) else None
