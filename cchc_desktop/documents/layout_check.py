"""Checks before printing: what on this paper differs from Decree 30/2020, each with the place in the annex.

The renderers can only draw what ``decree30`` says; what is left to go wrong is the text. The checks are those of
documents.md 9 that a content tree can fail, for every kind of paper. They warn; only ``blocking`` ones keep a paper
from being issued.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from cchc_desktop.documents.content import Document
from cchc_desktop.documents.layout.annexes import check_annexes
from cchc_desktop.documents.layout.days import check_days
from cchc_desktop.documents.layout.ends import check_posts, check_recipients, check_signers, check_titles
from cchc_desktop.documents.layout.finding import Finding, OnePaper, papers_of
from cchc_desktop.documents.layout.heads import check_dates, check_number, check_organ, check_place_date
from cchc_desktop.documents.layout.minutes import check_sides, check_times
from cchc_desktop.documents.layout.subjects import check_addressees, check_subject, check_title
from cchc_desktop.documents.layout.templates import check_districts
from cchc_desktop.documents.layout.texts import (
    EMPTY_HEADING,
    check_bases,
    check_blanks,
    check_characters,
    check_end_mark,
    check_headings,
    check_tables,
)

__all__ = ["EMPTY_HEADING", "Finding", "check_layout"]


def check_layout(document: Document) -> tuple[Finding, ...]:
    """Return what is worth a look before this paper is printed; what several papers of a file share is said once."""
    found = (finding for paper in papers_of(document) for check in _CHECKS for finding in check(paper))
    return tuple(dict.fromkeys(found))


_CHECKS: tuple[Callable[[OnePaper], Iterator[Finding]], ...] = (
    check_organ,
    check_number,
    check_place_date,
    check_title,
    check_subject,
    check_addressees,
    check_blanks,
    check_end_mark,
    check_signers,
    check_titles,
    check_posts,
    check_recipients,
    check_times,
    check_sides,
    check_dates,
    check_days,
    check_characters,
    check_headings,
    check_bases,
    check_tables,
    check_annexes,
    check_districts,
)
