"""Real papers as they leave the program: Word and PDF say the same, and the pages measure as Annex I demands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

import pytest

from cchc_desktop.documents import docx, pdf
from cchc_desktop.documents.content import Document, Table, block_texts
from cchc_desktop.documents.fonts import printable
from cchc_desktop.documents.kinds import KINDS, minutes
from cchc_desktop.meetings.records import MeetingFacts
from tests.documents.kinds.real_papers import HOSTILE, LONG, real_papers
from tests.documents.measure import assert_decree30_pdf
from tests.documents.pdf_paper import Paper, squeezed
from tests.documents.word_paper import WordPaper

Changed = Callable[..., MeetingFacts]


def without_heads(document: Document, text: str) -> str:
    """Leave out the header rows, which the PDF repeats on every page and Word keeps once."""
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, Table):
                text = text.replace(squeezed("".join(column.title for column in block.columns)), "")
    return text


def assert_same_text(document: Document) -> None:
    word = squeezed("".join(WordPaper(docx.render(document)).texts()))
    assert without_heads(document, Paper(pdf.render(document).data).text()) == without_heads(document, word)
    for section in document.sections:
        for block in section.blocks:
            assert all(squeezed(printable(text)) in word for text in block_texts(block))


@pytest.mark.parametrize("proceedings", [HOSTILE, "", LONG[:20_000]], ids=["hostile", "empty", "long"])
def test_text_of_docx_is_text_of_pdf_whatever_is_typed(changed: Changed, proceedings: str) -> None:
    assert_same_text(minutes.build(changed(proceedings=proceedings)))


def test_pages_measure_right_in_every_variant(all_facts: dict[str, MeetingFacts]) -> None:
    pages = {}
    for name, document in real_papers(all_facts):
        pages[name] = assert_decree30_pdf(pdf.render(document).data, document).page_count
    assert {f"{kind.name}-{code}-lon" for kind in KINDS for code in all_facts} <= pages.keys()
    assert min(pages["thirty-lon"], pages["thirty-nho"]) >= 30


def test_pages_with_long_names_over_two_days_measure_right(changed: Changed) -> None:
    facts = changed(
        details={
            "title": "Hội nghị " + "tổng kết công tác cải cách hành chính và chuyển đổi số " * 5,
            "noun": "Hội nghị",
            "end_date": date(2020, 12, 5),
            "end_time": time(11),
        },
        profile={
            "organisation_short": "UBND Phường Mười Một Tháng Chín Năm Một Chín Bốn Lăm",
            "letterhead_lines": ("BAN CHỈ ĐẠO CẢI CÁCH HÀNH CHÍNH, CHUYỂN ĐỔI SỐ VÀ ĐỀ ÁN 06", "GIAI ĐOẠN 2026 - 2030"),
        },
    )
    document = minutes.build(facts)
    assert_decree30_pdf(pdf.render(document).data, document)
