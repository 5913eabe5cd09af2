"""What is left of a sentence when words are taken out of it."""

from __future__ import annotations

import pytest

from cchc_desktop.tasks.instructions.wording import joined_places, tidied

GAP = "\ue003"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{GAP} rà soát hồ sơ, {GAP}.", "Rà soát hồ sơ"),
        (f"rà soát hồ sơ ({GAP}), {GAP}; báo cáo kết quả.", "Rà soát hồ sơ; báo cáo kết quả"),
        (f"{GAP}, {GAP} để rà soát hồ sơ", "Rà soát hồ sơ"),
        ("đề nghị cấp kinh phí", "Đề nghị cấp kinh phí"),
        ("de nghi cap kinh phi", "De nghi cap kinh phi"),
        (f"lập danh mục {GAP} (kèm ảnh) .", "Lập danh mục (kèm ảnh)"),
        ("lập danh mục) và", "Lập danh mục"),
        ("các nhiệm vụ quận giao", "Các nhiệm vụ quận giao"),
        (f"{GAP}", ""),
        ("", ""),
    ],
)
def test_signs_are_mended_and_words_kept(text: str, expected: str) -> None:
    assert tidied(text) == expected


def test_places_that_overlap_become_one() -> None:
    assert joined_places([(5, 9), (0, 2), (8, 12), (12, 13)]) == [(0, 2), (5, 13)]
