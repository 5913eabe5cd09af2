"""Checks of what a paper is about and to whom it goes: type and abstract, "V/v", "Kính gửi" (II.5 and II.9a)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_desktop.documents.content import SUBJECT_ANCHOR, AppendixTitle, Paragraph, SheetHead, block_texts
from cchc_desktop.documents.layout.finding import Finding, OnePaper, anchor_of, annex
from cchc_desktop.i18n import _

_LONG_TITLE = 200
_SUBJECT = re.compile(r"^V/v (\S)")
_LIKE_SUBJECT = re.compile(r"V\s*/\s*v\b", re.IGNORECASE)
_ADDRESSED_KINDS = frozenset({"reminder_letter", "periodic_report", "remediation_report", "submission", "commitment"})
"""Papers that go to a higher organ or outside; the commitment is no document of the decree."""
_UPWARD = ("BÁO CÁO", "TỜ TRÌNH")
"""Types that have "Kính gửi" when they go to a higher organ."""


def check_title(paper: OnePaper) -> Iterator[Finding]:
    """The line under the type's name says what the paper is about: shortly, without full stop, without "V/v"."""
    title = paper.title
    if title is None:
        yield from _check_other_titles(paper)
        return
    if not title.name.strip():
        yield Finding("title", _("The name of the type of paper is missing."), annex("II.5"), title.anchor)
    elif not re.search(r"\w", title.abstract):
        sentence = _("Under {name} nothing says yet what the paper is about.")
        yield Finding("title", sentence.format(name=title.name), annex("II.5"), title.anchor)
    elif len(title.abstract) > _LONG_TITLE:
        sentence = _("The name has {n} characters and takes many lines; a shorter one reads better.")
        yield Finding("title", sentence.format(n=len(title.abstract)), annex("II.5"), title.anchor)
    elif title.abstract.rstrip().endswith("."):
        yield Finding("title", _("The name of the paper ends without a full stop."), annex("II.5"), title.anchor)
    if _LIKE_SUBJECT.match(title.abstract):
        sentence = _("Only a letter has “V/v”; a paper with a type name says “Về …” or “Về việc …”.")
        yield Finding("subject", sentence, annex("II.5"), title.anchor)


def _check_other_titles(paper: OnePaper) -> Iterator[Finding]:
    """Sheets and annex pages have a title too."""
    for block in paper.blocks:
        if isinstance(block, SheetHead | AppendixTitle) and not block.title.strip():
            yield Finding("title", _("The title of this page is missing."), annex("III.1"), block.anchor)


def check_subject(paper: OnePaper) -> Iterator[Finding]:
    """A letter says "V/v …" under its number, in small letters and without full stop; no other paper does."""
    head = paper.head
    if head is None:
        return
    anchor, source = SUBJECT_ANCHOR, annex("II.5")
    if paper.title is not None and head.subject is not None:
        sentence = _("A letter has “V/v” and no name of a type; this paper has both.")
        yield Finding("subject", sentence, source, anchor)
    elif paper.title is None and not _words_of(head.subject):
        sentence = _("Under the number nothing says yet what the letter is about: “V/v …”.")
        yield Finding("subject", sentence, source, anchor)
    elif head.subject is not None and paper.title is None:
        match = _SUBJECT.match(head.subject)
        if match is None:
            sentence = _("What a letter is about begins with “V/v” and a space: “V/v nâng bậc lương”.")
            yield Finding("subject", sentence, source, anchor)
        elif head.subject.rstrip().endswith("."):
            yield Finding("subject", _("“V/v …” ends without a full stop."), source, anchor)
        elif match[1].isupper() and not _is_name(head.subject):
            yield Finding("subject", _("After “V/v” a small letter follows."), source, anchor)


def _words_of(subject: str | None) -> str:
    return _LIKE_SUBJECT.sub("", subject or "", count=1).strip(" .:…")


def _is_name(subject: str) -> bool:
    """Tell whether what follows "V/v" is an abbreviation or a name of several capitals."""
    words = subject.split()[1:3]
    return words[0][1:2].isupper() or all(word[:1].isupper() for word in words)


def check_addressees(paper: OnePaper) -> Iterator[Finding]:
    """ "Kính gửi" stands on letters and on reports to a higher organ, and there it says to whom."""
    typed = next((block for block in paper.content if _says_addressees(block)), None)
    block = paper.addressees or typed
    if block is None:
        if paper.is_letter:
            yield Finding("addressee", _nobody(), annex("II.9a"), "addressees")
    elif not (paper.is_letter or paper.kind in _ADDRESSED_KINDS or _goes_upward(paper)):
        sentence = _("“Kính gửi” belongs to letters, and to submissions and reports to a higher organ only.")
        yield Finding("addressee", sentence, annex("II.9a"), anchor_of(block))
    if paper.addressees is not None:
        yield from _check_names(paper.addressees.lines, paper.addressees.anchor)


def _check_names(lines: tuple[str, ...], anchor: str | None) -> Iterator[Finding]:
    """One addressee has no full stop; several have a dash each, semicolons, and a full stop after the last."""
    source = annex("II.9a")
    if not any(re.search(r"\w", line) for line in lines):
        yield Finding("addressee", _nobody(), source, anchor)
    elif len(lines) == 1:
        if lines[0].rstrip().endswith((".", ";")):
            yield Finding("addressee", _("A single addressee stands without full stop."), source, anchor)
    elif any(not line.endswith(";") for line in lines[:-1]) or not lines[-1].endswith("."):
        yield Finding("addressee", _("Each addressee ends with “;”, the last one with a full stop."), source, anchor)
    elif any(not line.startswith("- ") for line in lines):
        yield Finding("addressee", _("Each of several addressees stands on its own line after a dash."), source, anchor)


def _nobody() -> str:
    return _("The letter does not say to whom it goes: “Kính gửi: …”.")


def _says_addressees(block: object) -> bool:
    return isinstance(block, Paragraph) and block_texts(block)[0].startswith("Kính gửi")


def _goes_upward(paper: OnePaper) -> bool:
    return paper.title is not None and paper.title.name.strip().upper().startswith(_UPWARD)
