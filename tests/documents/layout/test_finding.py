"""The check as a whole: papers in order, slips shared by many sheets, the words of every finding."""

from __future__ import annotations

from dataclasses import replace

from cchc_desktop.documents.content import (
    Addressees,
    AppendixTitle,
    Paragraph,
    Recipients,
    Signature,
    SignatureRow,
)
from cchc_desktop.documents.layout_check import check_layout
from tests.documents import letter_trees
from tests.documents.layout.papers import (
    HEAD,
    NOTICE,
    columns,
    file_of,
    letter,
    notice,
    rules,
)


def test_papers_in_order_have_nothing_to_mend() -> None:
    assert rules(letter()) == [] and rules(notice()) == []
    for name, document in letter_trees.letters():
        if name.startswith("letter") and name != "letter-none" and "table" not in name:
            assert rules(document) == [], name


def test_slip_that_every_sheet_of_a_file_shares_is_said_once() -> None:
    sheet = notice(title=replace(NOTICE, abstract="Kết luận.")).sections[0]
    document = file_of(sheet, sheet, sheet, kind="invitation")
    assert rules(document) == ["title"]


def test_every_finding_of_every_rule_names_its_source_and_is_a_sentence() -> None:
    bad = letter(
        Paragraph.of("Ngày 5 tháng 04 năm 2026 🙂 ……", anchor="opening"),
        columns(9, 40),
        AppendixTitle("Phụ lục", ""),
        head=replace(
            HEAD, issuer=(), number="Số: 6/TB-UBND", subject="Về việc.", place_date=", ngày 5 tháng 04 năm 2026"
        ),
        to=Addressees(("Quận Ba.",)),
        end=SignatureRow(Signature(("PHÓ CHỦ TỊCH",), "", is_post_due=True), recipients=Recipients(("- A.",))),
    )
    findings = check_layout(bad)
    assert len({finding.rule for finding in findings}) >= 12
    for finding in findings:
        assert finding.source and finding.sentence[-1] in ".”🙂", finding
