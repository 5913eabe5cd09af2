"""What is named before a paper is printed: each slip once, with its place in the decree; a good paper gives none."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from cchc_desktop.documents import decree30
from cchc_desktop.documents.content import (
    Block,
    Document,
    Heading,
    Paragraph,
    Recipients,
    Signature,
    SignatureRow,
    Title,
)  # fmt: skip
from cchc_desktop.documents.layout_check import check_layout
from tests.documents import trees

ABSTRACT = "Họp giao ban tháng 12 năm 2020"
END = Paragraph.of("Cuộc họp kết thúc vào 16 giờ 40 phút, ngày 04 tháng 12 năm 2020./.")


def rules(*content: Block, abstract: str = ABSTRACT, end: SignatureRow | None = None, **head: object) -> list[str]:
    blocks = (trees.letterhead(**head), Title("BIÊN BẢN", abstract), *content, end or trees.signatures())
    return [finding.rule for finding in check_layout(trees.paper(*blocks))]


def signed(name: str = "Nguyễn Thị Minh Hằng", *lines: str) -> SignatureRow:
    recipients = Recipients(lines) if lines else trees.signatures().recipients
    return SignatureRow(Signature(("CHỦ TỌA",), name), recipients=recipients)


def test_good_paper_has_nothing_to_mend() -> None:
    assert check_layout(trees.short_minutes()) == ()
    assert rules(END, number=decree30.number_line("5", "BB-BCĐ")) == []


@pytest.mark.parametrize("number", ["Số: 5/BB-BCĐ", "Số: 05 / BB-BCĐ", "Số:05/BB-BCĐ", "05/BB-BCĐ"])
def test_number_out_of_form_keeps_the_paper_back(number: str) -> None:
    blocks = (trees.letterhead(number=number), Title("BIÊN BẢN", ABSTRACT), END)
    (finding,) = check_layout(trees.paper(*blocks))
    assert finding.rule == "number" and finding.blocking


@pytest.mark.parametrize(
    ("place_date", "found"),
    [
        ("Đức Sen, ngày 05 tháng 06 năm 2026", ["date"]),
        ("Đức Sen, ngày 05 tháng 1 năm 2026", ["date"]),
        ("Đức Sen, ngày 5 tháng 6 năm 2026", ["date"]),
        ("Đức Sen, ngày 05 tháng 6 năm 2026", []),
        ("Đức Sen, ngày 15 tháng 12 năm 2026", []),
    ],
)
def test_date_line_follows_the_padding(place_date: str, found: list[str]) -> None:
    blocks = (trees.letterhead(number="Số: 05/TB-BCĐ", place_date=place_date), Title("THÔNG BÁO", ABSTRACT), END)
    findings = check_layout(trees.paper(*blocks))
    assert [finding.rule for finding in findings] == found
    assert all(finding.blocking for finding in findings)


@pytest.mark.parametrize(
    ("content", "found"),
    [((END, END), ["end_mark"]), ((Paragraph.of("Hết."),), ["end_mark"]),
     ((Paragraph.of("Kính gửi: Sở Nội vụ"), END), ["addressee"]), ((Paragraph.of("Xong 🙂."), END), ["characters"])],
)  # fmt: skip
def test_slip_in_the_text_is_named(content: tuple[Block, ...], found: list[str]) -> None:
    assert rules(*content) == found


@pytest.mark.parametrize(
    ("abstract", "found"), [("V/v họp", ["subject"]), ("Họp " * 60, ["title"]), ("Họp.", ["title"])]
)
def test_slip_in_the_title_is_named(abstract: str, found: list[str]) -> None:
    assert rules(END, abstract=abstract) == found


@pytest.mark.parametrize(
    "name", ["ThS. Nguyễn Văn A", "TS Nguyễn Văn A", "PGS.TS. Nguyễn Văn A", "BS. Lê B", "KS. Lê B"]
)
def test_academic_title_before_the_signer_is_named(name: str) -> None:
    assert rules(END, end=signed(name)) == ["signer"]


@pytest.mark.parametrize("name", ["Tạ Sơn", "Bùi Sáng", "Kso H'Nhung", "Tsan A Lử"])
def test_name_that_only_looks_like_a_title_is_let_through(name: str) -> None:
    assert rules(END, end=signed(name)) == []


def test_missing_name_is_named() -> None:
    assert rules(END, end=signed(" ")) == ["signer"]


@pytest.mark.parametrize(
    "lines",
    [("- Như trên;", "- Sở Nội vụ."), ("- Như trên.", "- Lưu: VT, VP."), ("- Như trên;", "- Lưu: VT, VP")],
)
def test_recipients_out_of_form_are_named(lines: tuple[str, ...]) -> None:
    assert rules(END, end=signed("Lê Đức Ánh", *lines)) == ["recipients"]


def test_district_in_the_head_is_named_since_july_2025() -> None:
    def found(year: int) -> list[str]:
        head = trees.letterhead(superior=("UBND QUẬN BA",))
        document = trees.paper(head, Title("BIÊN BẢN", ABSTRACT), END)
        dated: Document = replace(document, created=datetime(year, 8, 1, tzinfo=UTC))
        return [finding.rule for finding in check_layout(dated)]

    assert (found(2024), found(2025)) == ([], ["district"])


ONE, TWO = Heading("I. KHAI MẠC", anchor="line:0"), Heading("II. BÁO CÁO", anchor="line:1")
CLAUSE, SAID = Heading("1. Kết quả quý", 2), Paragraph.of("Đạt 95%.")
CLOSING = replace(END, anchor="end")


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ((ONE, TWO, SAID, CLOSING), "I. KHAI MẠC."),
        ((ONE, TWO, CLOSING), "I. KHAI MẠC; II. BÁO CÁO."),
        ((ONE, CLAUSE, TWO, replace(SAID, anchor="read_back"), CLOSING), "II. BÁO CÁO."),
    ],
)
def test_headings_with_nothing_under_them_are_named_once_and_keep_nothing_back(
    content: tuple[Block, ...], named: str
) -> None:
    blocks = (trees.letterhead(), Title("BIÊN BẢN", ABSTRACT), *content, trees.signatures())
    (finding,) = check_layout(trees.paper(*blocks))
    assert f"dưới mục: {named}" in finding.sentence
    assert (finding.rule, finding.blocking) == ("heading", False)
    assert finding.anchor == ("line:0" if "KHAI" in named else "line:1")


def test_headings_with_text_or_clauses_under_them_are_in_order() -> None:
    assert rules(ONE, SAID, TWO, CLAUSE, SAID, CLOSING) == []


def test_every_finding_names_its_source() -> None:
    document = trees.paper(trees.letterhead(number="5/BB"), Title("BIÊN BẢN", "V/v họp"), END, END)
    for finding in check_layout(document):
        assert finding.source and finding.sentence.endswith((".", "”"))
