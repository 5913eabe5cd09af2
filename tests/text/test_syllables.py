"""What a Vietnamese syllable looks like."""

from __future__ import annotations

import pytest

from cchc_desktop.text.syllables import is_syllable

SENTENCES = """
Biên bản họp giao ban Ban Chỉ đạo Cải cách hành chính tháng mười hai Ủy ban nhân dân phường Đức Sen quận Long Sen
Thời gian bắt đầu mười bốn giờ Địa điểm phòng họp tầng ba Chủ trì đồng chí Nguyễn Thị Minh Hằng Thư ký Trần Quốc Đạt
quyết quỳ quỹ quý quốc quẹt quýnh gì giếng giặt giúp gìn nghiêng ngoằn ngoèo khuỷu khuya thuở huỳnh huých xuể loẹt xoong
hoà hòa Uỷ Ủy thuý thúy tuyết tuyên chuyện yêu yết ướp ươn ưu rượu bướu chiếc siết tiếp lịch sạch hạch thước lượt
ở ý ạ ơi ấy ấm ắt ốc ông uống út yên êm ếch ạch oái oan oăm uất uể
"""


@pytest.mark.parametrize("word", SENTENCES.split())
def test_vietnamese_words_are_syllables(word: str) -> None:
    assert is_syllable(word)
    assert is_syllable(word.upper())


@pytest.mark.parametrize(
    "word",
    ["", "and", "und", "ist", "est", "schön", "café", "où", "UBND", "Néi", "phöôøng", "ca\u0301\u0300", "tac", "tàc",
     "đẹpp", "ngh", "bcd", "Müller", "jazz", "a1", "đường-phố", "a" * 100_000, "é" * 100_000],
)  # fmt: skip
def test_other_words_are_not(word: str) -> None:
    assert not is_syllable(word)
