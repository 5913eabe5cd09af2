"""Checks of the content: end mark, open places, headings, characters, legal bases, width of tables (I.3, I.4, II.6)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from cchc_desktop.documents.content import (
    Block,
    Heading,
    Orientation,
    Paragraph,
    Section,
    SheetHead,
    Table,
    Title,
    block_texts,
)
from cchc_desktop.documents.decree30 import END_MARK, MARGINS, MOST_COLUMNS_STANDING, PAPER
from cchc_desktop.documents.fonts import missing_characters
from cchc_desktop.documents.layout.finding import Finding, OnePaper, anchor_of, annex
from cchc_desktop.i18n import _

EMPTY_HEADING = "heading"
"""The rule of a section with nothing in it; it waits until the rest is put right."""
_HEADING_SHOWN = 40
_CLOSING_ANCHORS = frozenset({"read_back", "end"})
"""Where the closing of minutes begins: it belongs to no section."""
_OPEN = "……"
_BASED = ("QUYẾT ĐỊNH", "NGHỊ QUYẾT")
"""Types that begin with their legal bases."""
_BASIS = "Căn cứ "


def check_end_mark(paper: OnePaper) -> Iterator[Finding]:
    """A paper ends with the mark once; an annex may end with one of its own, a list or table in it has none."""
    source = _("Annex III, samples")
    if paper.title is not None or paper.is_letter:
        texts = [(block, text) for block in paper.content for text in block_texts(block)]
        marks = [block for block, text in texts for _each in range(text.count(END_MARK))]
        if len(marks) > 1:
            sentence = _("The mark “./.” stands {n} times; it stands once, at the end.").format(n=len(marks))
            yield Finding("end_mark", sentence, source, anchor_of(marks[0]))
        elif paper.content and not block_texts(paper.content[-1])[-1].endswith(END_MARK):
            anchor = anchor_of(paper.content[-1]) or "end"
            yield Finding("end_mark", _("The text does not end with “./.”."), source, anchor)
    for section in paper.annexes:
        last = next((block for block in reversed(section.blocks) if block_texts(block)), None)
        for block in section.blocks:
            text = " ".join(block_texts(block))
            if END_MARK in (text.rstrip().removesuffix(END_MARK) if block is last else text):
                yield Finding("end_mark", _("In an annex “./.” stands at its end only."), source, anchor_of(block))
                break


def check_blanks(paper: OnePaper) -> Iterator[Finding]:
    """Places that will be written in by hand are named, so that none is overlooked; a form is named as a whole."""
    open_ones = [
        block for block in paper.blocks if not isinstance(block, Title) and _OPEN in " ".join(block_texts(block))
    ]
    if len(open_ones) > 1 and any(isinstance(block, SheetHead) for block in paper.blocks):
        sentence = _("{n} places of this form are open, to be filled in by hand.").format(n=len(open_ones))
        yield Finding("blank", sentence, annex("III, 1.9"), anchor_of(open_ones[0]))
        return
    for block in open_ones:
        sentence = _("A place is still open: “{text}”").format(text=_around_blank(block))
        yield Finding("blank", sentence, annex("III, 1.9"), anchor_of(block))


def _around_blank(block: Block) -> str:
    """Return the beginning of the block, or what stands around the blank when that comes later."""
    text = " ".join(block_texts(block))
    at = text.index(_OPEN)
    return text[:60] if at < 60 else f"…{text[at - 30 : at + 30]}"


def check_characters(paper: OnePaper) -> Iterator[Finding]:
    """Every character has a shape in the font of papers."""
    for block in paper.blocks:
        missing = missing_characters(" ".join(block_texts(block)))
        if missing:
            sentence = _("These characters cannot be printed and are left out on the page: {characters}")
            words = sentence.format(characters=" ".join(missing))
            yield Finding("characters", words, annex("I.3"), anchor_of(block))


def check_headings(paper: OnePaper) -> Iterator[Finding]:
    """A section with nothing in it was forgotten, or its heading is to go."""
    bare = [
        block
        for block, following in pairwise((*paper.blocks, None))
        if isinstance(block, Heading) and block.level == 1 and _ends_section(following)
    ]
    if bare:
        sentence = _("Nothing stands under: {headings}. Write there what was said, or take the heading out.")
        names = "; ".join(block.text[:_HEADING_SHOWN] for block in bare)
        yield Finding(EMPTY_HEADING, sentence.format(headings=names), annex("II.6"), bare[0].anchor)


def _ends_section(block: Block | None) -> bool:
    match block:
        case Heading():
            return block.level == 1
        case Paragraph():
            return block.anchor in _CLOSING_ANCHORS
        case Table():
            return False
        case _:
            return True


def check_bases(paper: OnePaper) -> Iterator[Finding]:
    """Legal bases stand in italics, each ends with ";", the last one with a full stop (Annex I, II.6)."""
    if paper.title is None or not paper.title.name.strip().upper().startswith(_BASED):
        return
    paragraphs = [block for block in paper.content if isinstance(block, Paragraph)]
    bases = [block for block in paragraphs if block_texts(block)[0].startswith(_BASIS)]
    if not bases:
        return
    texts = [block_texts(block)[0].rstrip() for block in bases]
    if any(not text.endswith(";") for text in texts[:-1]) or not texts[-1].endswith("."):
        sentence = _("Each “Căn cứ” ends with “;”, the last one with a full stop.")
        yield Finding("basis", sentence, annex("II.6"), bases[0].anchor)
    elif any(not run.italic for block in bases for run in block.runs if re.search(r"\w", run.text)):
        yield Finding("basis", _("“Căn cứ” stands in italics."), annex("II.6"), bases[0].anchor)


def check_tables(paper: OnePaper) -> Iterator[Finding]:
    """A table is no wider than the text; one of many columns lies on a lying sheet (documents.md 8.8)."""
    for section in (*paper.main, *paper.annexes):
        room = _text_width(section)
        for table in (block for block in section.blocks if isinstance(block, Table)):
            anchor = table.anchor
            if sum(column.width for column in table.columns) > room + 0.05:
                yield Finding("table", _("A table is wider than the text of its page."), annex("I.4"), anchor)
            elif section.orientation is Orientation.PORTRAIT and len(table.columns) > MOST_COLUMNS_STANDING:
                sentence = _("A table of {n} columns lies better on a sheet along its width.")
                yield Finding("table", sentence.format(n=len(table.columns)), annex("I.2"), anchor)


def _text_width(section: Section) -> float:
    sheet = PAPER[0] if section.orientation is Orientation.PORTRAIT else PAPER[1]
    return sheet - MARGINS.left - MARGINS.right
