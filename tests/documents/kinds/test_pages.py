"""Real papers as they leave the program: Word and PDF say the same, and the pages measure as Annex I demands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

import pytest

from cchc_desktop.committee.records import SealCase
from cchc_desktop.documents import docx, pdf
from cchc_desktop.documents.content import Document, Table, block_texts
from cchc_desktop.documents.fonts import printable
from cchc_desktop.documents.kinds import KINDS, Kind, minutes
from cchc_desktop.documents.layout_check import check_layout
from cchc_desktop.meetings.records import ConclusionEntry, MeetingFacts, MeetingState
from tests.documents.measure import assert_decree30_pdf
from tests.documents.pdf_paper import Paper, squeezed
from tests.documents.word_paper import WordPaper

Changed = Callable[..., MeetingFacts]
SPEECH = (
    "Đồng chí Bùi Ngọc Ước (Bộ phận Một cửa): tỷ lệ hồ sơ trực tuyến mức độ 3, mức độ 4 còn thấp; đề nghị bố trí thêm "
    "01 máy tính để người dân tra cứu, nộp hồ sơ, đồng thời phân công người hướng dẫn trong giờ làm việc."
)
LONG = "\n".join(
    f"I. NỘI DUNG THỨ {section}\nGiới thiệu.\n1. Phạm vi\n{SPEECH}\n"
    + "\n".join(f"{number}. {SPEECH * (1 + number % 3)}\na) {SPEECH}\n- {SPEECH}" for number in range(2, 5))
    for section in range(1, 27)
)
HOSTILE = (
    "I. KHAI MẠC <b>&amp;\n1. Đồng chí “Ước” nêu: 🙂 98,5% ]]> &lt;\nV. I. Lê-nin toàn tập\n"
    + "Từdàikhôngdấucách" * 30
    + "\na) Nguye\u0302\u0303n\u200b\u00ad Thị\u00a0Hằng\n- một\tdòng; hai\x07 dòng./."
)


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


@pytest.mark.parametrize("code", ["GB-2020-12", "TK-2020"])
@pytest.mark.parametrize("kind", KINDS, ids=[kind.name for kind in KINDS])
def test_text_of_docx_is_text_of_pdf(kind: Kind, code: str, all_facts: dict[str, MeetingFacts]) -> None:
    assert_same_text(kind.build(all_facts[code]))


@pytest.mark.parametrize("proceedings", [HOSTILE, "", LONG[:20_000]], ids=["hostile", "empty", "long"])
def test_text_of_docx_is_text_of_pdf_whatever_is_typed(changed: Changed, proceedings: str) -> None:
    assert_same_text(minutes.build(changed(proceedings=proceedings)))


@pytest.mark.parametrize("size", ["lon", "nho"])
@pytest.mark.parametrize("code", ["GB-2020-12", "TK-2020"])
@pytest.mark.parametrize("kind", KINDS, ids=[kind.name for kind in KINDS])
def test_pages_of_the_sample_measure_right(
    kind: Kind, code: str, size: str, all_facts: dict[str, MeetingFacts]
) -> None:
    facts = all_facts[code]
    document = kind.build(replace(facts, profile=replace(facts.profile, size_preset=size)))
    assert_decree30_pdf(pdf.render(document).data, document)
    assert check_layout(document) == ()


@pytest.mark.parametrize("size", ["lon", "nho"])
@pytest.mark.parametrize("case", SealCase)
def test_pages_of_a_draft_measure_right_in_every_seal_case(changed: Changed, case: SealCase, size: str) -> None:
    facts = changed(profile={"seal_case": case, "size_preset": size}, papers=(), state=MeetingState.DRAFT_MINUTES)
    document = minutes.build(facts)
    assert_decree30_pdf(pdf.render(document).data, document)


@pytest.mark.parametrize("size", ["lon", "nho"])
def test_thirty_pages_measure_right(changed: Changed, size: str) -> None:
    entries = tuple(ConclusionEntry(f"{SPEECH}\na) {SPEECH}") for _ in range(12))
    document = minutes.build(changed(proceedings=LONG, conclusions=entries, profile={"size_preset": size}))
    assert assert_decree30_pdf(pdf.render(document).data, document).page_count >= 30


def test_pages_with_every_blank_measure_right(changed: Changed) -> None:
    details = {"start_time": None, "end_time": None, "chair_id": None, "secretary_id": None, "place": ""}
    document = minutes.build(changed(details=details, papers=(), proceedings="", conclusions=(), attendance=()))
    assert_decree30_pdf(pdf.render(document).data, document)


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
