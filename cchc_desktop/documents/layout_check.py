"""Checks before printing: what on this paper differs from Decree 30/2020, each with the place in the annex.

The renderers can only draw what ``decree30`` says; what is left to go wrong is the text. The checks are those of
documents.md 9 that a content tree can fail. They warn; only ``blocking`` ones keep a paper from being issued.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from cchc_desktop.documents.content import (
    AppendixTitle,
    Block,
    Document,
    Heading,
    Letterhead,
    Paragraph,
    SheetHead,
    SignatureRow,
    Table,
    Title,
    block_texts,
)  # fmt: skip
from cchc_desktop.documents.decree30 import BLANK, DISTRICT_LEVEL_ENDED, DISTRICT_LEVEL_WORDS, END_MARK
from cchc_desktop.documents.fonts import missing_characters
from cchc_desktop.i18n import _
from cchc_desktop.text.academic_titles import has_academic_title


@dataclass(frozen=True)
class Finding:
    """One point to look at: the rule's name, the sentence, its source in the decree, and where on the page."""

    rule: str
    sentence: str
    source: str
    anchor: str | None = None
    blocking: bool = False


EMPTY_HEADING = "heading"
"""The rule of a section with nothing in it; it waits until the rest is put right."""

_NUMBER = re.compile(rf"^Số:(?: (\d+\w?)|{BLANK}+)/\S+$")
_LONG_TITLE = 200
_HEADING_SHOWN = 40
_CLOSING_ANCHORS = frozenset({"read_back", "end"})
"""Where the closing of minutes begins: it belongs to no section."""
_WRONG_DATE = re.compile(r"\bngày \d tháng \d+|\btháng (?:0[3-9]|[12])(?= năm)")
_DISTRICT = re.compile(rf"\b(?:{'|'.join(DISTRICT_LEVEL_WORDS)})\b", re.IGNORECASE)
_ADDRESSED_KINDS = frozenset({"reminder_letter", "periodic_report", "remediation_report", "submission", "commitment"})
"""Papers that go to a higher organ or outside; the commitment is no document of the decree."""


def check_layout(document: Document) -> tuple[Finding, ...]:
    """Return what is worth a look before this paper is printed, in the order of the page."""
    blocks = [block for section in document.sections for block in section.blocks]
    findings = [finding for check in _CHECKS for finding in check(blocks)]
    return (*findings, *_check_addressee(document.kind, blocks), *_check_districts(document.created, blocks))


def _check_number(blocks: list[Block]) -> Iterator[Finding]:
    for block in blocks:
        if not isinstance(block, Letterhead) or block.number is None:
            continue
        match = _NUMBER.match(block.number)
        if match is None:
            sentence = _("The number and symbol “{number}” do not have the form “Số: 05/BB-BCĐ”, without spaces.")
            number = block.number.replace(BLANK, " ")
            yield Finding("number", sentence.format(number=number), _annex("II.3"), block.anchor, blocking=True)
        elif match[1] and match[1].isdigit() and len(match[1]) == 1:
            sentence = _("A number below 10 is written with a leading 0: 0{number}.").format(number=match[1])
            yield Finding("number", sentence, _annex("II.3"), block.anchor, blocking=True)


def _check_title(blocks: list[Block]) -> Iterator[Finding]:
    for block in blocks:
        if not isinstance(block, Title):
            continue
        if not re.search(r"\w", block.abstract):
            yield Finding("title", _("The name of the meeting is still empty."), _annex("II.5"), block.anchor)
        elif len(block.abstract) > _LONG_TITLE:
            sentence = _("The name has {n} characters and takes many lines; a shorter one reads better.")
            yield Finding("title", sentence.format(n=len(block.abstract)), _annex("II.5"), block.anchor)
        elif block.abstract.rstrip().endswith("."):
            yield Finding("title", _("The name of the paper ends without a full stop."), _annex("II.5"), block.anchor)


def _check_end_mark(blocks: list[Block]) -> Iterator[Finding]:
    """Every paper ends with the mark once; a list or table in its annex has none."""
    for paper in _papers(blocks):
        content = [block for block in paper if not isinstance(block, Letterhead | Title | SignatureRow)]
        marks = [block for block in content for text in block_texts(block) if END_MARK in text]
        if len(marks) > 1:
            sentence = _("The mark “./.” stands {n} times; it stands once, at the end.").format(n=len(marks))
            yield Finding("end_mark", sentence, _("Annex III, samples"), getattr(marks[0], "anchor", None))
        elif content and not block_texts(content[-1])[-1].endswith(END_MARK):
            yield Finding("end_mark", _("The text does not end with “./.”."), _("Annex III, samples"), "end")


def _papers(blocks: list[Block]) -> Iterator[list[Block]]:
    """Yield the papers with a title that stand one after another, each from its head to its signatures."""
    starts = [at for at, block in enumerate(blocks) if isinstance(block, Letterhead | AppendixTitle | SheetHead)]
    for start, end in pairwise(sorted({0, *starts, len(blocks)})):
        if any(isinstance(block, Title) for block in blocks[start:end]):
            yield blocks[start:end]


def _check_blanks(blocks: list[Block]) -> Iterator[Finding]:
    """Places that will be written in by hand are named, so that none is overlooked."""
    for block in blocks:
        anchor = getattr(block, "anchor", None)
        text = " ".join(block_texts(block))
        if "……" in text and not isinstance(block, Title):
            sentence = _("A place is still open: “{text}”").format(text=text[:60])
            yield Finding("blank", sentence, _annex("III, 1.9"), anchor)


def _check_signers(blocks: list[Block]) -> Iterator[Finding]:
    for block in blocks:
        if not isinstance(block, SignatureRow):
            continue
        for signature in (block.left, block.right):
            if signature is None:
                continue
            if not signature.name.strip():
                sentence = _("There is no name under {title}.").format(title=" ".join(signature.title))
                yield Finding("signer", sentence, _annex("II.7"), "secretary" if signature is block.left else "chair")
            elif has_academic_title(signature.name):
                sentence = _("No academic title stands before the signer's name: “{name}”.")
                yield Finding("signer", sentence.format(name=signature.name), _annex("II.7"), signature.anchor)


def _check_recipients(blocks: list[Block]) -> Iterator[Finding]:
    for block in blocks:
        if not isinstance(block, SignatureRow) or block.recipients is None:
            continue
        lines = block.recipients.lines
        if not lines or not lines[-1].startswith("- Lưu:"):
            sentence = _("The list of recipients ends with the line “- Lưu: VT, …”.")
            yield Finding("recipients", sentence, _annex("II.9"), block.recipients.anchor)
        elif any(not line.endswith(";") for line in lines[:-1]) or not lines[-1].endswith("."):
            sentence = _("Each recipient ends with “;”, the last one with a full stop.")
            yield Finding("recipients", sentence, _annex("II.9"), block.recipients.anchor)


def _check_subject(blocks: list[Block]) -> Iterator[Finding]:
    for block in blocks:
        if isinstance(block, Title) and re.match(r"V\s*/\s*v\b", block.abstract, re.IGNORECASE):
            sentence = _("Only a letter has “V/v”; a paper with a type name says “Về …” or “Về việc …”.")
            yield Finding("subject", sentence, _annex("II.5"), block.anchor)


def _check_dates(blocks: list[Block]) -> Iterator[Finding]:
    """Only months 1 and 2 and days below 10 take a leading 0; in the date line a slip keeps the paper back."""
    for block in blocks:
        wrong = _WRONG_DATE.search(" ".join(block_texts(block)))
        if wrong is not None:
            sentence = _(
                "The date “{date}” is not written as “ngày 05 tháng 6”: day below 10 and months 1, 2 with a 0."
            )
            is_fixed = isinstance(block, Letterhead)
            anchor = getattr(block, "anchor", None)
            yield Finding("date", sentence.format(date=wrong[0]), _annex("II.4"), anchor, blocking=is_fixed)


def _check_characters(blocks: list[Block]) -> Iterator[Finding]:
    for block in blocks:
        missing = missing_characters(" ".join(block_texts(block)))
        if missing:
            sentence = _("These characters cannot be printed and are left out on the page: {characters}")
            yield Finding(
                "characters",
                sentence.format(characters=" ".join(missing)),
                _annex("I.3"),
                getattr(block, "anchor", None),
            )


def _check_headings(blocks: list[Block]) -> Iterator[Finding]:
    """A section with nothing in it was forgotten, or its heading is to go."""
    bare = [
        block
        for block, following in pairwise((*blocks, None))
        if isinstance(block, Heading) and block.level == 1 and _ends_section(following)
    ]
    if bare:
        sentence = _("Nothing stands under: {headings}. Write there what was said, or take the heading out.")
        names = "; ".join(block.text[:_HEADING_SHOWN] for block in bare)
        yield Finding(EMPTY_HEADING, sentence.format(headings=names), _annex("II.6"), bare[0].anchor)


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


def _check_addressee(kind: str, blocks: list[Block]) -> Iterator[Finding]:
    if kind in _ADDRESSED_KINDS:
        return
    for block in blocks:
        if isinstance(block, Paragraph) and block_texts(block)[0].startswith("Kính gửi"):
            sentence = _("“Kính gửi” belongs to letters, and to submissions and reports to a higher organ only.")
            yield Finding("addressee", sentence, _annex("II.9a"), block.anchor)


def _check_districts(created: datetime | None, blocks: list[Block]) -> Iterator[Finding]:
    """Fixed texts of a paper made since the end of the districts name none of their organs."""
    if created is None or created.date() < DISTRICT_LEVEL_ENDED:
        return
    for block in blocks:
        texts = block_texts(block) if isinstance(block, Letterhead | SignatureRow) else ()
        found = _DISTRICT.search(" ".join(texts))
        if found is not None:
            sentence = _("There is no “{word}” any more since 01/7/2025; name the organ that took over its work.")
            anchor = block.anchor if isinstance(block, Letterhead) else None
            yield Finding("district", sentence.format(word=found[0]), _("Law of 16/6/2025 on local government"), anchor)


def _annex(section: str) -> str:
    place = section if section.startswith("III") else f"I, {section}"
    return _("Decree 30/2020, Annex {section}").format(section=place)


_CHECKS: tuple[Callable[[list[Block]], Iterator[Finding]], ...] = (
    _check_number,
    _check_title,
    _check_blanks,
    _check_end_mark,
    _check_signers,
    _check_recipients,
    _check_subject,
    _check_dates,
    _check_characters,
    _check_headings,
)
