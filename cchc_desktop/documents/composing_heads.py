"""The heads of papers: letterhead, motto alone, head of a sheet, title, annex title, and to whom a letter goes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cchc_desktop.documents import decree30
from cchc_desktop.documents.composing_lines import Lines, millimetres
from cchc_desktop.documents.composition import Cell, Grid, GridRow, Item, Text
from cchc_desktop.documents.content import (
    SUBJECT_ANCHOR,
    Addressees,
    AppendixTitle,
    Letterhead,
    Pt,
    SheetHead,
    Title,
)
from cchc_desktop.documents.fonts import printable
from cchc_desktop.documents.styles import Part


def letterhead(lines: Lines, block: Letterhead) -> Grid:
    """Compose organ and motto in one row, number with what stands under it and place with date in the next."""
    left, right = lines.shared(decree30.HEAD_COLUMNS)
    head = GridRow((_organ(lines, block, left), Cell(tuple(motto(lines, right)))))
    number = [lines.text(Part.NUMBER, block.number)] if block.number is not None else []
    if block.subject is not None:
        number.append(lines.centred(Part.SUBJECT, block.subject, left, SUBJECT_ANCHOR))
    if block.draft_mark is not None:
        number.append(_draft_mark(lines, block.draft_mark, left))
    place = [lines.centred(Part.PLACE_DATE, block.place_date, right)] if block.place_date is not None else []
    rows = (head, GridRow((Cell(tuple(number)), Cell(tuple(place))))) if number or place else (head,)
    return Grid((left, right), rows, anchor=block.anchor)


def motto(lines: Lines, width: Pt) -> Iterator[Item]:
    """Compose the nation and the motto with its rule, which is as long as the words (Annex I, II.1)."""
    yield lines.text(Part.NATION, decree30.NATION)
    words = lines.text(Part.MOTTO, decree30.MOTTO)
    yield words
    yield from lines.rule([words], 1.0, width)


def sheet_head(lines: Lines, block: SheetHead) -> Iterator[Text | Grid]:
    """Compose the head of a working sheet or slip."""
    widths = lines.shared(decree30.HEAD_COLUMNS)
    printed = (lines.text(Part.PRINTED, block.printed),) if block.printed else ()
    yield Grid(widths, (GridRow((_organ(lines, block, widths[0]), Cell(printed))),), anchor=block.anchor)
    yield replace(lines.centred(Part.SHEET_TITLE, block.title, lines.width, block.anchor), outline=0)
    for line in block.reference:
        yield lines.centred(Part.APPENDIX_REFERENCE, line, lines.width)


def title(lines: Lines, block: Title) -> Iterator[Item]:
    """Compose the type's name, the abstract and the short rule under it."""
    yield replace(lines.centred(Part.TYPE_NAME, block.name, lines.width), outline=0)
    abstract = lines.centred(Part.ABSTRACT, block.abstract, lines.width, block.anchor)
    if abstract.text:
        yield abstract
    yield from lines.rule([abstract], decree30.ABSTRACT_RULE_RATIO, lines.width)


def appendix_title(lines: Lines, block: AppendixTitle) -> Iterator[Item]:
    """Compose the head of an annex page."""
    made: list[Text] = []
    if block.label is not None:
        made.append(lines.text(Part.APPENDIX_LABEL, block.label))
    made.append(replace(lines.centred(Part.APPENDIX_TITLE, block.title, lines.width, block.anchor), outline=0))
    made += [lines.centred(Part.APPENDIX_REFERENCE, line, lines.width) for line in block.reference]
    yield from made
    yield from lines.rule(made[-1:], decree30.ABSTRACT_RULE_RATIO, lines.width)


def addressees(lines: Lines, block: Addressees) -> Iterator[Text]:
    """Compose "Kính gửi:"; a name that takes several lines goes on under its own beginning."""
    label = decree30.ADDRESSEES_LABEL
    if block.is_list:
        head = lines.text(Part.ADDRESSEES, label, block.anchor)
        yield replace(head, style=replace(head.style, keep_with_next=True))
        made = [_hanging(lines, Part.ADDRESSEE, line, "- ", block.anchor) for line in block.lines]
    else:
        words = f"{label} {printable(' '.join(block.lines))}"
        made = [_hanging(lines, Part.ADDRESSEES, words, f"{label} ", block.anchor)]
    yield from made[:-1]
    yield replace(made[-1], style=replace(made[-1].style, after=decree30.ADDRESSEES_GAP[1]))


def _hanging(lines: Lines, part: Part, words: str, lead: str, anchor: str | None) -> Text:
    """Make a text whose further lines begin where the words after its lead begin."""
    text = lines.text(part, words, anchor)
    if not text.text.startswith(lead):
        return text
    reach = lines.last_width(lines.text(part, f"{lead}x"), lines.width)
    hang = millimetres(reach - lines.last_width(lines.text(part, "x"), lines.width))
    return replace(text, style=replace(text.style, left_indent=text.style.left_indent + hang, first_indent=-hang))


def _organ(lines: Lines, block: Letterhead | SheetHead, width: Pt) -> Cell:
    made = [lines.centred(Part.SUPERIOR, line, width) for line in block.superior]
    made += [lines.centred(Part.ISSUER, line, width) for line in block.issuer]
    return Cell((*made, *lines.rule(made[-1:], decree30.ISSUER_RULE_RATIO, width)))


def _draft_mark(lines: Lines, words: str, width: Pt) -> Text:
    mark = lines.text(Part.DRAFT_MARK, words)
    side = max(0.0, (width - lines.last_width(mark, width)) / 2 - 1.0)
    return replace(mark, style=replace(mark.style, side_indent=millimetres(side)), is_boxed=True)
