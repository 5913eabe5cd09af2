"""Parts of minutes as printed, for the tests to look at."""

from __future__ import annotations

from cchc_desktop.documents.content import (
    Block,
    Document,
    Heading,
    Letterhead,
    Paragraph,
    SignatureRow,
    Title,
    block_texts,
)
from cchc_desktop.documents.kinds import minutes
from cchc_desktop.meetings.records import MeetingFacts


def blocks(document: Document) -> tuple[Block, ...]:
    (section,) = document.sections
    return section.blocks


def head(facts: MeetingFacts) -> Letterhead:
    return next(block for block in blocks(minutes.build(facts)) if isinstance(block, Letterhead))


def signatures(facts: MeetingFacts) -> SignatureRow:
    return next(block for block in blocks(minutes.build(facts)) if isinstance(block, SignatureRow))


def body(facts: MeetingFacts) -> list[str]:
    """Headings and paragraphs as printed."""
    kinds = (Heading, Paragraph)
    return [block_texts(block)[0] for block in blocks(minutes.build(facts)) if isinstance(block, kinds)]


def content(facts: MeetingFacts) -> list[str]:
    """What stands between "Nội dung:" and the end."""
    lines = body(facts)
    start = lines.index("Nội dung:") + 1
    return [line for line in lines[start:-1] if line != minutes.READ_BACK]


def all_text(facts: MeetingFacts) -> str:
    return "\n".join(text for block in blocks(minutes.build(facts)) for text in block_texts(block))


def title(facts: MeetingFacts) -> str:
    return next(block.abstract for block in blocks(minutes.build(facts)) if isinstance(block, Title))
