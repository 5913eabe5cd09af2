"""Checks before printing: what on this paper differs from Decree 30/2020, each with the place in the annex.

The renderers can only draw what ``decree30`` says; what is left to go wrong is the text. The checks are those of
documents.md 9 that a content tree can fail. They warn; only ``blocking`` ones keep a paper from being issued.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cchc_desktop.documents.content import Block, Document, Letterhead, SignatureRow, Title, block_texts
from cchc_desktop.documents.decree30 import ACADEMIC_TITLES, BLANK, END_MARK
from cchc_desktop.i18n import _


@dataclass(frozen=True)
class Finding:
    """One point to look at: the rule's name, the sentence, its source in the decree, and where on the page."""

    rule: str
    sentence: str
    source: str
    anchor: str | None = None
    blocking: bool = False


_NUMBER = re.compile(r"^Số: (\d+[a-zđ]?)?(\s*)/(\S.*)$")
_ACADEMIC = re.compile(rf"^(?:{'|'.join(ACADEMIC_TITLES)})\b\.?\s*[.,]?\s", re.IGNORECASE)
_LONG_TITLE = 200


def check_layout(document: Document) -> tuple[Finding, ...]:
    """Return what is worth a look before this paper is printed, in the order of the page."""
    blocks = [block for section in document.sections for block in section.blocks]
    return tuple(finding for check in _CHECKS for finding in check(blocks))


def _check_number(blocks: list[Block]) -> Iterator[Finding]:
    for block in blocks:
        if not isinstance(block, Letterhead) or block.number is None:
            continue
        number = block.number.replace(BLANK, "")
        match = _NUMBER.match(number)
        if match is None or " " in number.removeprefix("Số: "):
            sentence = _("The number and symbol “{number}” do not have the form “Số: 05/BB-BCĐ”, without spaces.")
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
    if not any(isinstance(block, Title) for block in blocks):
        return
    content = [block for block in blocks if not isinstance(block, Letterhead | Title | SignatureRow)]
    marks = [block for block in content for text in block_texts(block) if END_MARK in text]
    if len(marks) > 1:
        sentence = _("The mark “./.” stands {n} times; it stands once, at the end.").format(n=len(marks))
        yield Finding("end_mark", sentence, _("Annex III, samples"), getattr(marks[0], "anchor", None))
    elif content and not block_texts(content[-1])[-1].endswith(END_MARK):
        yield Finding("end_mark", _("The text does not end with “./.”."), _("Annex III, samples"), "end")


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
            elif _ACADEMIC.match(signature.name):
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
)
