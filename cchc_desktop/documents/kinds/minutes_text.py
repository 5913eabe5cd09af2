"""The proceedings inside minutes: typed lines and the program's own sections, with numerals counted over both."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cchc_desktop.documents.content import Block, Heading, Paragraph
from cchc_desktop.documents.kinds.minutes_review import assigned_section, review_section
from cchc_desktop.meetings.proceedings import Line, LineKind, OwnSection
from cchc_desktop.meetings.records import MeetingFacts
from cchc_desktop.meetings.whole_text import WholeText
from cchc_desktop.text.numbers import roman

CONCLUSIONS_TITLE = "KẾT LUẬN CỦA CHỦ TỌA"
_END_MARK = re.compile(r"\s*\.\s*/\s*\.(?=\s|$)")
_OWN_NUMBER = re.compile(r"^\d{1,3}\s*[.)]\s+(?=\S)")
_LONGEST_TITLE_WORDS = 40


def proceedings(facts: MeetingFacts, typed: WholeText) -> Iterable[Block]:
    """Return typed and own sections in their order; a place prints its section once and an empty one takes no numeral.

    A place that is missing stands at the end, that of the review after the first section (documents.md 7).
    """
    numeral, printed = 0, set[OwnSection]()
    for line in _with_places([*typed.lines]):
        if line.place is not None:
            own = () if line.place in printed else _own(facts, typed, line.place, numeral + 1)
            if own:
                printed.add(line.place)
            elif line.body and line.place not in printed:
                own = (_section(numeral + 1, line),)
            numeral += bool(own)
            yield from own
        elif line.kind is LineKind.SECTION:
            numeral += 1
            yield _section(numeral, line)
        elif line.kind is not LineKind.PLACE:
            yield _typed_line(line)


def _with_places(lines: list[Line]) -> list[Line]:
    """Add the places that are printed also where nobody typed them."""
    places = {line.place for line in lines}
    if OwnSection.FOLLOW_UP not in places:
        sections = [at for at, line in enumerate(lines) if line.kind is LineKind.SECTION or line.place is not None]
        lines.insert(sections[1] if len(sections) > 1 else len(lines), _place(OwnSection.FOLLOW_UP, len(lines)))
    if OwnSection.CONCLUSIONS not in places:
        lines.append(_place(OwnSection.CONCLUSIONS, len(lines)))
    return lines


def _place(section: OwnSection, index: int) -> Line:
    return Line(index, LineKind.PLACE, section.line, "", section)


def _own(facts: MeetingFacts, typed: WholeText, section: OwnSection, numeral: int) -> tuple[Block, ...]:
    match section:
        case OwnSection.FOLLOW_UP:
            return review_section(facts, numeral)
        case OwnSection.CONCLUSIONS:
            return _conclusions(facts, typed, numeral)
        case OwnSection.TASKS:
            return assigned_section(facts, numeral)


def without_end_mark(text: str) -> str:
    """Return a typed text with a full stop where it has "./.": the mark stands once, after the end time."""
    return _END_MARK.sub(".", text)


def _section(numeral: int, line: Line) -> Block:
    """A title stands in capitals without end punctuation; a whole paragraph after a numeral keeps its letters."""
    text = without_end_mark(line.body)
    if len(text.split()) > _LONGEST_TITLE_WORDS:
        return Heading(f"{roman(numeral)}. {text}", 1, _anchor(line))
    return Heading(f"{roman(numeral)}. {text.rstrip(' .:;').upper() or text}", 1, _anchor(line))


def _typed_line(line: Line) -> Block:
    if line.kind is LineKind.CLAUSE_TITLE:
        return Heading(line.text, 2, _anchor(line))
    return Paragraph.of(without_end_mark(line.text), anchor=_anchor(line))


def _anchor(line: Line) -> str:
    return f"line:{line.index}"


def _conclusions(facts: MeetingFacts, typed: WholeText, numeral: int) -> tuple[Block, ...]:
    texts = [entry.text for entry in facts.conclusions if entry.text.strip()] or list(typed.conclusions)
    lead_in = facts.conclusions_lead_in.strip() or typed.lead_in
    if not texts and not lead_in:
        return ()
    blocks: list[Block] = [Heading(f"{roman(numeral)}. {CONCLUSIONS_TITLE}", 1, "conclusions")]
    blocks += _paragraphs(lead_in, "lead_in")
    for number, text in enumerate(texts, start=1):
        blocks += _paragraphs(f"{number}. {_OWN_NUMBER.sub('', text.strip())}", f"conclusion:{number}")
    return tuple(blocks)


def _paragraphs(text: str, anchor: str) -> list[Paragraph]:
    lines = [" ".join(line.split()) for line in text.split("\n")]
    return [Paragraph.of(without_end_mark(line), anchor=anchor) for line in lines if line]
