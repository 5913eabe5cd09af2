"""Every rule of Annex I, measured on produced pages: short and long papers, both sizes, annexes, long names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cchc_desktop.documents import pdf
from cchc_desktop.documents.content import (
    Column,
    Document,
    Heading,
    Orientation,
    Paragraph,
    Row,
    Signature,
    SignatureRow,
    SizePreset,
    Table,
)  # fmt: skip
from tests.documents import trees
from tests.documents.measure import assert_decree30_pdf
from tests.documents.pdf_paper import MM, TOP, Paper, squeezed

SMALL = SizePreset.SMALL


@pytest.mark.parametrize(
    "make",
    [
        trees.short_minutes,
        lambda: trees.short_minutes(SMALL),
        lambda: trees.long_minutes(sections=30),
        lambda: trees.long_minutes(seed=8, sections=20, preset=SMALL),
        lambda: trees.annex(60),
        trees.notice_with_annex,
        lambda: trees.notice_with_annex(SMALL),
        trees.long_names,
        lambda: trees.long_names(SMALL),
        trees.long_words,
    ],
)
def test_pages_keep_every_rule_of_the_decree(make: Callable[[], Document]) -> None:
    document = make()
    assert_decree30_pdf(pdf.render(document).data, document)


def test_upper_right_corner_of_the_first_page_stays_free_for_the_signing_line() -> None:
    paper = Paper(pdf.render(trees.notice_with_annex()).data)
    assert not [char for page, char in paper.chars if page == 0 and char["bottom"] < TOP]


def test_table_repeats_its_head_on_every_page_and_splits_no_row() -> None:
    paper = Paper(pdf.render(trees.annex(60)).data)
    for page in range(paper.page_count):
        words = squeezed(" ".join(line.text for line in paper.page_lines(page)))
        assert words.count("STT") == 1 and "Nộidungnhiệmvụ" in words
    for page in range(1, paper.page_count):
        first = paper.page_lines(page)
        after_head = next(line for line in first if line.baseline > first[0].baseline + 30)
        row = [line for line in first if abs(line.baseline - after_head.baseline) < 1]
        assert row[0].text[0].isdigit(), "a page begins with the number of a row or of a group"


def test_group_row_stays_with_the_row_under_it() -> None:
    paper = Paper(pdf.render(trees.annex(200)).data)
    for page in range(paper.page_count - 1):
        last = paper.page_lines(page)[-1]
        assert not (last.is_bold and last.size == 13), last


def test_row_taller_than_a_page_is_split_and_loses_no_word() -> None:
    words = " ".join(f"từ{number}" for number in range(1500))
    columns = (Column("TT", 15), Column("Nội dung", 100), Column("Ghi chú", 50))
    document = trees.paper(Table(columns, (Row(("1", "a", "b")), Row(("2", words, "c")), Row(("3", "d", "e")))))
    made = pdf.render(document)
    text = Paper(made.data).text()
    assert made.page_count == 5
    for number in (0, 700, 1499):
        assert f"từ{number}" in text
    assert text.replace("TTNộidungGhichú", "").endswith("3de")


def test_first_row_taller_than_a_page_begins_under_the_title() -> None:
    words = " ".join(f"từ{number}" for number in range(1500))
    columns = (Column("TT", 15), Column("Nội dung", 150))
    table = Table(columns, (Row(("1", words)), Row(("2", "b"))))
    made = pdf.render(trees.paper(Paragraph.of("Mở đầu."), Heading("DANH SÁCH"), table))
    first = Paper(made.data).page_lines(0)
    assert any("từ0 " in line.text for line in first)
    assert any("TT" in line.text for line in first)


def test_signatures_take_the_end_of_the_text_along() -> None:
    for count in range(14, 30):
        body = [Paragraph.of(f"Ý kiến thứ {number}.") for number in range(count)]
        paper = Paper(pdf.render(trees.minutes(*body)).data)
        _, (end,) = paper.find("Cuộc họp kết thúc vào 16 giờ 40 phút, ngày 04 tháng 12 năm 2020./.")
        pages = {line.page for text in ("THƯ KÝ", "CHỦ TỌA", "Nguyễn Thị Minh Hằng") for line in paper.find(text)[1]}
        assert pages == {end.page}


def test_heading_takes_two_lines_of_its_text_along() -> None:
    for count in range(10, 20):
        body = [Paragraph.of(f"Ý kiến thứ {number}.") for number in range(count)]
        text = trees.sentence(trees.random.Random(count), 60)
        document = trees.minutes(*body, Heading("I. KHAI MẠC"), Heading("1. Lý do", 2), Paragraph.of(text))
        paper = Paper(pdf.render(document).data)
        _, (first,) = paper.find("I. KHAI MẠC")
        _, lines = paper.find(text)
        assert [line.page for line in lines[:2]] == [first.page] * 2


def test_signature_without_left_signer_has_recipients_level_with_the_title() -> None:
    row = SignatureRow(
        Signature(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "Lê Đức Ánh"), recipients=trees.signatures().recipients
    )
    document = trees.paper(trees.letterhead(), Paragraph.of("Nội dung./."), row)
    assert_decree30_pdf(pdf.render(document).data, document)


def test_landscape_section_turns_the_sheet() -> None:
    document = trees.paper(Paragraph.of("Nội dung"), orientation=Orientation.LANDSCAPE)
    assert Paper(pdf.render(document).data).sizes[0] == pytest.approx((297 * MM, 210 * MM), abs=0.1)


def test_title_of_300_characters_is_divided_into_like_lines() -> None:
    abstract = trees.sentence(trees.random.Random(1), 62)[:300].rstrip()
    document = trees.paper(trees.letterhead(), trees.Title("BIÊN BẢN", abstract), Paragraph.of("Nội dung./."))
    paper = assert_decree30_pdf(pdf.render(document).data, document)
    _, lines = paper.find(abstract)
    widths = [line.x1 - line.x0 for line in lines]
    assert len(lines) > 3 and min(widths) > 0.6 * max(widths)


@pytest.mark.parametrize(
    ("abstract", "lines"),
    [
        (
            "Kết luận của đồng chí Nguyễn Thị Minh Hằng - Chủ tịch UBND phường tại cuộc họp",
            ["Kết luận của đồng chí Nguyễn Thị Minh Hằng -", "Chủ tịch UBND phường tại cuộc họp"],
        ),
        (
            "Hội nghị sơ kết công tác cải cách hành chính 6 tháng đầu năm 2020",
            ["Hội nghị sơ kết công tác cải cách", "hành chính 6 tháng đầu năm 2020"],
        ),
        (
            "Họp giao ban Ban Chỉ đạo Cải cách hành chính tháng 4 năm 2021",
            ["Họp giao ban Ban Chỉ đạo Cải cách", "hành chính tháng 4 năm 2021"],
        ),
    ],
)
def test_title_parts_no_name_and_no_date(abstract: str, lines: list[str]) -> None:
    paper = Paper(pdf.render(trees.paper(trees.Title("BIÊN BẢN", abstract))).data)
    assert [line.text for line in paper.find(abstract)[1]] == lines
