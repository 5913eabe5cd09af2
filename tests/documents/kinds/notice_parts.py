"""Conclusions and tasks of a meeting whose notice is written, and what the notice says of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cchc_desktop.committee.records import AdjustedText
from cchc_desktop.documents.content import (
    Document,
    Heading,
    Paragraph,
    block_texts,
)
from cchc_desktop.documents.kinds import conclusion_notice
from cchc_desktop.meetings.records import ConclusionEntry, MeetingFacts
from cchc_desktop.meetings.review_records import AssignedTask
from tests.documents.kinds.meeting_papers import entry, with_paper

NGA, OUT_OF_SIGHT = (5, "Hoàng Thị Thúy Nga"), (None, "Công an phường")


def said(document: Document) -> list[str]:
    """What stands between title and signatures."""
    kinds = (Heading, Paragraph)
    return [block_texts(block)[0] for block in document.sections[0].blocks if isinstance(block, kinds)]


def notice(facts: MeetingFacts, **texts: str) -> list[str]:
    return said(conclusion_notice.build(with_paper(facts, entry("TB", **texts))))


def task(number: int, work: str = "lập danh mục", **known: object) -> AssignedTask:
    values = {"task_id": number, "code": f"T{number}", "conclusion_id": number, "work": work, "due": "–", **known}
    return AssignedTask(**values)  # type: ignore[arg-type]


def led(number: int, work: str = "lập danh mục", **known: object) -> AssignedTask:
    return task(number, work, lead="Lê Đức Ánh", lead_id=4, **known)


def concluded(facts: MeetingFacts, *tasks: AssignedTask, texts: tuple[str, ...] = ()) -> MeetingFacts:
    """The meeting with conclusions 1, 2 … in these words, and tasks of them."""
    words = texts or tuple(f"Lời kết luận {number}." for number in sorted({each.conclusion_id for each in tasks}))
    entries = tuple(ConclusionEntry(text, number) for number, text in enumerate(words, start=1))
    return replace(facts, conclusions=entries, assigned=tasks, without_task=frozenset())


@pytest.fixture
def plain(monthly: MeetingFacts) -> MeetingFacts:
    """The monthly meeting without a word about how conclusions are carried out, so that its clauses stand alone."""
    texts = (AdjustedText("conclusion_notice", "organisation", ""),)
    return replace(monthly, profile=replace(monthly.profile, texts=texts))


def clauses(facts: MeetingFacts, **texts: str) -> list[str]:
    """What stands between the lead-in and the closing sentence."""
    return notice(facts, **texts)[3:-1]
