"""What a paste brings into the proceedings."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData

from ui.meetings.proceedings.html_text import text_of
from ui.meetings.proceedings.pasting import Pasted, cleaned, converted, pasted, whole_minutes


def html(words: str) -> QMimeData:
    data = QMimeData()
    data.setHtml(words)
    return data


def test_html_alone_becomes_lines_with_numbers() -> None:
    page = (
        "<html><head><style>p{color:red}</style><title>Tên</title></head><body><p>I. KHAI&nbsp;MẠC</p>"
        "<ol start=3><li>Một<li>Hai<ul><li>Nhỏ</ul></ol><script>alert(1)</script>"
        '<p>A &lt;b&gt;&amp; C<br>D<img src="http://127.0.0.1:1/x.png"></p></body></html>'
    )
    assert text_of(page).split("\n") == ["I. KHAI MẠC", "3. Một", "4. Hai", "- Nhỏ", "A <b>& C", "D"]


def test_broken_html_gives_its_words() -> None:
    assert text_of("<p>một <b>hai</p></ol></ul><li>ba <![if x]>bốn<![endif]>").split("\n") == ["một hai", "- ba bốn"]


def test_plain_text_wins_over_html() -> None:
    data = html("<b>đậm</b>")
    data.setText("1.\tKết quả\r\n2.\tTồn tại\r\n")
    assert pasted(data).text == "1. Kết quả\n2. Tồn tại"


def test_html_only_clipboard_is_read() -> None:
    assert pasted(html("<p>Một</p><p>Hai</p>")).text == "Một\nHai"


@pytest.mark.parametrize("bullet", ["\uf0b7\t", "·\t", "o\t", "•\u00a0", "▪ ", "\uf0a7   "])
def test_bullets_of_word_become_dashes(bullet: str) -> None:
    assert cleaned(f"{bullet}Chưa họp") in ("- Chưa họp", "• Chưa họp")


def test_hostile_text_is_cleaned_and_keeps_its_words() -> None:
    raw = "\ufeffu\u0300 <b>&\u200b\x00\x07 Ng\u0068\u00a0ị\r\ndài\u2028xuống" + "\ud83d" + "\t😀 "
    text = cleaned(raw)
    assert text == "ù <b>& Ngh ị\ndài\nxuống 😀"


def test_a_blank_at_the_end_of_a_phrase_stays() -> None:
    assert cleaned("đồng chí ") == "đồng chí "


def test_old_letters_are_converted_line_by_line() -> None:
    raw = "UBND ph\u00adêng §øc Sen\nKÕt qu¶ thùc hiÖn"
    piece = Pasted(raw, cleaned(raw))
    assert piece.is_legacy
    kept = piece.text.split("\n")
    changed = "\n".join([kept[0], "Dòng gõ thêm", kept[1]])
    assert converted(piece, changed).split("\n") == ["UBND phường Đức Sen", "Dòng gõ thêm", "Kết quả thực hiện"]


def test_whole_minutes_are_told_from_proceedings() -> None:
    minutes = "BIÊN BẢN\nHọp giao ban\nĐịa điểm: Phòng họp.\nI. KHAI MẠC\nTuyên bố lý do.\nCuộc họp kết thúc vào 16 giờ"
    parts = whole_minutes(minutes)
    assert parts is not None
    assert parts.place == "Phòng họp"
    assert whole_minutes("I. KHAI MẠC\n1. Một\n2. Hai\n3. Ba\n4. Bốn") is None
