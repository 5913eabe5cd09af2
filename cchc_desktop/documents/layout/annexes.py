"""Checks of annexes: numbered when there are several, named in the text, on sheets of their own (Annex I, III)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_desktop.documents.content import AppendixTitle
from cchc_desktop.documents.decree30 import BLANK
from cchc_desktop.documents.layout.finding import Finding, OnePaper, annex
from cchc_desktop.i18n import _
from cchc_desktop.text.numbers import roman

_LABEL = "Phụ lục"
_REFERENCE = re.compile(r"\bsố\s+(\S*/\S+)")
_NUMBER = re.compile(rf"^Số:[\s{BLANK}]*(\S*/\S+)$")


def check_annexes(paper: OnePaper) -> Iterator[Finding]:
    """One annex is "Phụ lục", several are "Phụ lục I", "Phụ lục II"; the text refers to each."""
    titles = [block for block in paper.blocks if isinstance(block, AppendixTitle)]
    starts = [section.blocks[0] for section in paper.annexes]
    for title in titles:
        if title not in starts and paper.head is not None:
            sentence = _("The annex “{title}” begins on a sheet of its own, with page numbers of its own.")
            yield Finding("annex", sentence.format(title=_name(title)), annex("III.1"), title.anchor)
    yield from _wrong_labels(titles)
    if paper.head is not None:
        yield from _not_referred(paper, titles)
        yield from _other_number(paper, titles)


def _wrong_labels(titles: list[AppendixTitle]) -> Iterator[Finding]:
    """An annex page that stands alone may have any number: the others are files of their own."""
    labelled = [title for title in titles if title.label is not None]
    if len(labelled) < 2:
        return
    for number, title in enumerate(labelled, start=1):
        if title.label != f"{_LABEL} {roman(number)}":
            sentence = _("With several annexes this one is called “{label}”.").format(label=f"{_LABEL} {roman(number)}")
            yield Finding("annex", sentence, annex("III.1"), title.anchor)


def _not_referred(paper: OnePaper, titles: list[AppendixTitle]) -> Iterator[Finding]:
    text = paper.text.casefold()
    for title in titles:
        if len(titles) == 1:
            is_named = _LABEL.casefold() in text or "kèm theo" in text
        else:
            is_named = (title.label or _LABEL).casefold() in text
        if not is_named:
            sentence = _("The text does not refer to the annex “{title}”.").format(title=_name(title))
            yield Finding("annex", sentence, annex("III.1"), title.anchor)


def _other_number(paper: OnePaper, titles: list[AppendixTitle]) -> Iterator[Finding]:
    """The line "(Kèm theo … số …)" names this very paper."""
    number = _NUMBER.match((paper.head.number if paper.head is not None else None) or "")
    for title in titles:
        cited = _REFERENCE.search(" ".join(title.reference).replace(BLANK, " "))
        if number is not None and cited is not None and _bare(cited[1]) != _bare(number[1]):
            sentence = _("The annex refers to {cited}, but this paper is {number}.")
            words = sentence.format(cited=cited[1], number=number[1])
            yield Finding("annex", words, annex("III.1"), title.anchor)


def _bare(number: str) -> str:
    return number.replace(BLANK, "").strip(" /")


def _name(title: AppendixTitle) -> str:
    return title.label or title.title[:60]
