"""Checks of the head: organ, number and symbol, place and date (Decree 30/2020, Annex I, II.2 to II.4)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_desktop.documents.content import Letterhead, Paragraph, Role, block_texts
from cchc_desktop.documents.decree30 import BLANK, TYPE_CODES
from cchc_desktop.documents.layout.finding import Finding, OnePaper, anchor_of, annex
from cchc_desktop.i18n import _

_NUMBER = re.compile(rf"^Số:(?: (\d+\w?)|{BLANK}+)/(\S+)$")
_WRONG_DATE = re.compile(r"\bngày \d tháng \d+|\btháng (?:0[3-9]|[12])(?= năm)")
_PLACE_DATE = re.compile(r"^(.*?),?\s*ngày\b.*\btháng\b.*\bnăm\b", re.DOTALL)
_ORGANS = (("ỦY BAN NHÂN DÂN", "UBND"), ("BAN CHỈ ĐẠO", "BCĐ"))
"""How the name of an organ begins, and its usual sign in a symbol."""


def check_organ(paper: OnePaper) -> Iterator[Finding]:
    """The issuing organ has its name."""
    if paper.head is not None and not any(line.strip() for line in paper.head.issuer):
        sentence = _("The name of the issuing organ is missing above the number.")
        yield Finding("organ", sentence, annex("II.2"), anchor_of(paper.head) or "head")


def check_number(paper: OnePaper) -> Iterator[Finding]:
    """A number below 10 is padded, and nothing stands between number and symbol."""
    head = paper.head
    if head is None or head.number is None:
        return
    match = _NUMBER.match(head.number)
    if match is None:
        sentence = _("The number and symbol “{number}” do not have the form “Số: 05/BB-BCĐ”, without spaces.")
        yield _blocking("number", sentence.format(number=head.number.replace(BLANK, " ")), head)
    elif match[1] and match[1].isdigit() and len(match[1]) == 1:
        sentence = _("A number below 10 is written with a leading 0: 0{number}.").format(number=match[1])
        yield _blocking("number", sentence, head)
    else:
        yield from _check_symbol(paper, head, match[2])


def _check_symbol(paper: OnePaper, head: Letterhead, symbol: str) -> Iterator[Finding]:
    """The symbol names type and organ of this paper; a letter has no type in it."""
    groups = symbol.split("-")
    code = _type_code(paper.title.name) if paper.title is not None else None
    if code is not None and groups[0] != code:
        sentence = _("The symbol “{symbol}” does not belong to this type of paper; it begins with {code}.")
        yield _blocking("symbol", sentence.format(symbol=symbol, code=f"“{code}-”"), head)
    elif paper.is_letter and groups[0] in TYPE_CODES.values():
        sentence = _("A letter has no type in its symbol: “UBND-VP”, not “{symbol}”.")
        yield _blocking("symbol", sentence.format(symbol=symbol), head)
    elif (wrong := _other_organ(head, groups[0] if paper.is_letter else groups[-1])) is not None:
        sentence = _("The symbol “{symbol}” names another organ than the head of the paper; there it is {organ}.")
        yield _blocking("symbol", sentence.format(symbol=symbol, organ=wrong), head)


def _type_code(name: str) -> str | None:
    """Return the abbreviation of the longest type that a name begins with."""
    found = [each for each in TYPE_CODES if name.strip().upper().startswith(each)]
    return TYPE_CODES[max(found, key=len)] if found else None


def _other_organ(head: Letterhead, sign: str) -> str | None:
    """Return the usual sign of the organ in the head when the symbol has that of another one."""
    name = " ".join(head.issuer).strip().upper()
    own = next((usual for beginning, usual in _ORGANS if name.startswith((beginning, usual))), None)
    others = [usual for _beginning, usual in _ORGANS if usual != own]
    return own if own is not None and sign.upper() in others else None


def check_place_date(paper: OnePaper) -> Iterator[Finding]:
    """Place and date stand in the head of every paper but minutes, which say the time in their text (Mẫu 1.9)."""
    head = paper.head
    if head is None:
        return
    is_minutes = paper.title is not None and _type_code(paper.title.name) == "BB"
    if is_minutes and head.place_date is not None:
        sentence = _("Minutes have no place and date in their head; the time stands in their text.")
        yield Finding("place_date", sentence, annex("III, 1.9"), anchor_of(head))
    elif not is_minutes and head.number is not None and head.place_date is None:
        sentence = _("Place and date are missing in the head.")
        yield Finding("place_date", sentence, annex("II.4"), anchor_of(head))
    elif head.place_date is not None:
        match = _PLACE_DATE.match(head.place_date)
        if match is not None and not match[1].strip(" ,"):
            sentence = _("The place before the date is missing. Enter it under Tools › Settings.")
            yield Finding("place_date", sentence, annex("II.4"), anchor_of(head))


def check_dates(paper: OnePaper) -> Iterator[Finding]:
    """Only months 1 and 2 and days below 10 take a leading 0; in the date line a slip keeps the paper back."""
    for block in paper.blocks:
        wrong = _WRONG_DATE.search(" ".join(block_texts(block)))
        if wrong is not None:
            sentence = _(
                "The date “{date}” is not written as “ngày 05 tháng 6”: day below 10 and months 1, 2 with a 0."
            )
            is_date_line = isinstance(block, Paragraph) and block.role is Role.PLACE_DATE
            is_fixed = isinstance(block, Letterhead) or is_date_line
            yield Finding("date", sentence.format(date=wrong[0]), annex("II.4"), anchor_of(block), blocking=is_fixed)


def _blocking(rule: str, sentence: str, head: Letterhead) -> Finding:
    return Finding(rule, sentence, annex("II.3"), anchor_of(head), blocking=True)
