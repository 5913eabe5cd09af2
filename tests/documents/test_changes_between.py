"""What changed between two versions, in words she can check against the paper."""

from __future__ import annotations

import pytest

from cchc_desktop.documents import docx
from cchc_desktop.documents.changes_between import LineChange, changes_between, lines_of
from cchc_desktop.errors import DocumentError
from tests.documents import trees

BEFORE = ("I. KHAI MẠC", "Có 05 hồ sơ trễ hạn trong tháng 12.", "Chủ tọa kết luận.", "Kết thúc.")


def words(after: tuple[str, ...]) -> list[str]:
    return [change.words for change in changes_between(BEFORE, after)]


def test_equal_versions_have_no_changes() -> None:
    assert changes_between(BEFORE, BEFORE) == ()


def test_a_line_worded_anew_shows_both_wordings() -> None:
    after = (BEFORE[0], "Có 04 hồ sơ trễ hạn trong tháng 12.", *BEFORE[2:])
    assert changes_between(BEFORE, after) == (LineChange(BEFORE[1], after[1]),)
    assert words(after) == ["Sửa: “Có 05 hồ sơ trễ hạn …” → “Có 04 hồ sơ trễ hạn …”"]


def test_lines_added_and_taken_out_are_told_apart() -> None:
    assert words((*BEFORE[:3], "Giao Bộ phận Một cửa rà soát.", BEFORE[3])) == ["Thêm: “Giao Bộ phận Một cửa rà soát.”"]
    assert words((*BEFORE[:2], BEFORE[3])) == ["Bỏ: “Chủ tọa kết luận.”"]
    assert words((BEFORE[0], "Hoàn toàn khác hẳn", *BEFORE[2:])) == [
        "Thêm: “Hoàn toàn khác hẳn”",
        "Bỏ: “Có 05 hồ sơ trễ hạn trong tháng 12.”",
    ]


def test_long_lines_are_cut_down_to_what_differs() -> None:
    before = "một hai ba bốn năm " * 30 + "con số 05 ở đây " + "sáu bảy tám chín mười " * 30
    (change,) = changes_between([before], [before.replace("05", "06")])
    assert len(change.words) < 160
    assert "05" in change.words
    assert "06" in change.words


@pytest.mark.parametrize("data", [b"", b"PK no zip", b"%PDF-1.4"])
def test_what_is_no_word_file_is_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(DocumentError):
        lines_of(data)


def test_lines_of_a_word_file_are_those_of_the_paper() -> None:
    lines = lines_of(docx.render(trees.short_minutes()))
    assert "BIÊN BẢN" in lines
    assert not any("\u00a0" in line for line in lines)
