"""Titles, names, posts and recipients: each rule by an end that breaks it and the same mended."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cchc_desktop.documents.content import (
    Document,
    Recipients,
    Signature,
    SignatureRow,
)
from cchc_desktop.documents.layout_check import check_layout
from tests.documents.layout.papers import (
    LISTED,
    SIGNER,
    letter,
    notice,
    only,
    rules,
)


def signed(*title: str, name: str = "Nguyễn Văn An", post: tuple[str, ...] = (), due: bool | None = None) -> Document:
    signer = Signature(title, name, post, anchor="signer", is_post_due=due)
    return letter(end=SignatureRow(signer, recipients=LISTED))


@pytest.mark.parametrize(
    "title",
    [
        ("CHỦ TỊCH",),
        ("Q. CHỦ TỊCH",),
        ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
        ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        ("TM. BAN CHỈ ĐẠO", "Q. TRƯỞNG BAN"),
        ("KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"),
        ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"),
        ("TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
        ("TUQ. CHỦ TỊCH", "TRƯỞNG PHÒNG VĂN HÓA - XÃ HỘI"),
        ("BÊN GIAO",),
    ],
)
def test_titles_as_the_decree_has_them_are_let_through(title: tuple[str, ...]) -> None:
    assert rules(signed(*title)) == []


@pytest.mark.parametrize(
    "title",
    [
        (),
        (" ",),
        ("Chủ tịch",),
        ("PHÓ CHỦ TỊCH",),
        ("TM. ỦY BAN NHÂN DÂN",),
        ("TM. ỦY BAN NHÂN DÂN", "TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"),
        ("TM. ỦY BAN NHÂN DÂN", "PHÓ CHỦ TỊCH"),
        ("CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN"),
        ("KT. CHỦ TỊCH",),
        ("KT. CHỦ TỊCH", "CHỦ TỊCH"),
        ("KT. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"),
        ("TL. CHỦ TỊCH",),
        ("TL. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        ("TUQ. CHỦ TỊCH",),
        ("Q. CHỦ TỊCH", "CHỦ TỊCH"),
    ],
)
def test_title_against_the_rules_of_capacity_is_named_once(title: tuple[str, ...]) -> None:
    finding = only(signed(*title))
    assert (finding.rule, finding.blocking, finding.anchor) == ("signer_title", False, "signer")


@pytest.mark.parametrize("name", ["", "ThS. Nguyễn Văn An"])
def test_signer_has_a_name_without_academic_title_wherever_he_signs(name: str) -> None:
    good = Signature(("BÊN GIAO",), "Lê B")
    for place in ("left", "middle", "below"):
        row = replace(
            SignatureRow(SIGNER, left=good, recipients=LISTED), **{place: Signature(("X",), name, anchor="x")}
        )
        finding = only(letter(end=row))
        assert (finding.rule, finding.anchor) == ("signer", "x"), place


def test_missing_name_leads_to_the_field_where_it_is_chosen() -> None:
    row = SignatureRow(Signature(("CHỦ TỌA",), ""), Signature(("THƯ KÝ",), ""), LISTED)
    assert [each.anchor for each in check_layout(letter(end=row))] == ["secretary", "chair"]


def test_post_above_the_name_follows_the_seal() -> None:
    post = ("CHỦ TỊCH UBND PHƯỜNG",)
    assert rules(signed("TRƯỞNG BAN", post=post, due=True)) == rules(signed("TRƯỞNG BAN", due=False)) == []
    assert rules(signed("TRƯỞNG BAN", due=True)) == rules(signed("TRƯỞNG BAN", post=(" ",), due=True)) == ["post"]
    assert rules(signed("TRƯỞNG BAN", post=post, due=False)) == ["post"]
    assert rules(signed("XÁC NHẬN CỦA LÃNH ĐẠO", post=post)) == []


@pytest.mark.parametrize(
    "lines",
    [
        (),
        ("- Như trên;",),
        ("- Như trên.", "- Lưu: VT."),
        ("- Như trên;", "- Lưu: VT, VP"),
        ("- Như trên;", "Sở Nội vụ;", "- Lưu: VT."),
        ("- Sở Nội vụ;", "- Lưu: VT."),
    ],
)
def test_recipients_of_a_letter_out_of_form_are_named_once(lines: tuple[str, ...]) -> None:
    finding = only(letter(end=SignatureRow(SIGNER, recipients=Recipients(lines, "recipients"))))
    assert (finding.rule, finding.anchor) == ("recipients", "recipients")


def test_as_above_needs_somebody_above() -> None:
    assert rules(notice(end=SignatureRow(SIGNER, recipients=LISTED))) == ["recipients"]
