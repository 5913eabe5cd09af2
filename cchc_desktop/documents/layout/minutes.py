"""Checks of minutes: their moments in order, two different people, each on the right side (Mẫu 1.9)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from cchc_desktop.documents.content import Block, Paragraph, SignatureRow, block_texts
from cchc_desktop.documents.layout.finding import Finding, OnePaper, anchor_of, annex
from cchc_desktop.i18n import _
from cchc_desktop.text.folding import search_key

_MOMENT = re.compile(r"(\d{1,2}) giờ(?: (\d{1,2}) phút)?,? ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})")
_Moment = tuple[int, int, int, int, int]
"""Year, month, day, hour, minute."""
_BEGIN, _END = "Thời gian bắt đầu:", " kết thúc vào "
_SECRETARY, _CHAIR = "THƯ KÝ", "CHỦ TỌA"


def check_times(paper: OnePaper) -> Iterator[Finding]:
    """A meeting ends after it began."""
    begin = _moment(paper, lambda text: text.startswith(_BEGIN))
    end = _moment(paper, lambda text: _END in text)
    if begin is not None and end is not None and end[0] <= begin[0]:
        sentence = _("The end of the meeting does not lie after its beginning.")
        yield Finding("time", sentence, annex("III, 1.9"), anchor_of(end[1]))


def _moment(paper: OnePaper, is_wanted: Callable[[str], bool]) -> tuple[_Moment, Block] | None:
    """Return the moment that the last paragraph wanted names, None where it names none."""
    for block in reversed(paper.content):
        text = block_texts(block)[0] if isinstance(block, Paragraph) else ""
        match = _MOMENT.search(text) if is_wanted(text) else None
        if match is not None:
            hour, minute, day, month, year = (int(part or 0) for part in match.groups())
            return (year, month, day, hour, minute), block
    return None


def check_sides(paper: OnePaper) -> Iterator[Finding]:
    """The secretary signs left, the chair right, and they are two people."""
    for end in paper.ends:
        if end.left is not None and _SECRETARY in (*end.left.title, *end.right.title):
            yield from _wrong_sides(end)


def _wrong_sides(end: SignatureRow) -> Iterator[Finding]:
    left, right = end.left, end.right
    if left is None:
        return
    if _SECRETARY not in left.title or _CHAIR not in right.title:
        sentence = _("THƯ KÝ signs left and CHỦ TỌA right, the recipients stand under THƯ KÝ.")
        yield Finding("sides", sentence, annex("III, 1.9"), left.anchor)
    elif left.name.strip() and search_key(left.name) == search_key(right.name):
        sentence = _("{name} signs as secretary and as chair; these are two people.")
        yield Finding("sides", sentence.format(name=left.name), annex("III, 1.9"), "secretary")
