"""Text that enters the record: clean, NFC, every word kept."""

from __future__ import annotations

import re
import types
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.text import normalise
from cchc_desktop.text.normalise import MARKS_IN_A_ROW, clean_line, clean_text, nfc
from tests.work import work_of

ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=()), max_size=200)
VIETNAMESE = st.text(alphabet="aăâđeêoôơuưy ạẢế ÐĐ\u0302\u0301\u0323\u0306\u031b\u00a0\u00ad\u200b\t\r\n-", max_size=80)


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("Ban\u00a0Chỉ\u00a0đạo", "Ban Chỉ đạo"),
        ("  họp \t giao ban\r\n tháng  12 ", "họp giao ban tháng 12"),
        ("ph\u00adường \ufeffĐức\u200b Sen\u2060", "phường Đức Sen"),
        ("\u202bHọp\u202c \u200egiao\u200f ban", "Họp giao ban"),
        ("bấm\x07 chuông\x00", "bấm chuông"),
        ("một\u2003hai\u3000ba\u202fbốn", "một hai ba bốn"),
        ("\u0110u\u031b\u0301c", "Đức"),
        ("\u0110u\u0301\u031bc", "Đức"),
        ("ca\u0309i ca\u0301ch", "cải cách"),
        ("dòng\u2028mới", "dòng mới"),
        ("a\ufffeb\uffffc\ufdd0", "abc"),
        ("ảnh \ufffc dán", "ảnh dán"),
        ("", ""),
        (" \u00a0\t\u200b", ""),
    ],
)
def test_a_line_is_cleaned(pasted: str, kept: str) -> None:
    assert clean_line(pasted) == kept


@pytest.mark.parametrize("word", ["hoà", "Uỷ ban", "hòa", "Ðiều 149", "ð", "<b>&amp;</b>", "quỹ", "👍", "“…” – 5 m²"])
def test_words_stay_as_they_were_typed(word: str) -> None:
    assert clean_line(word) == word
    assert clean_text(word) == word


def test_a_tone_stored_before_the_circumflex_is_composed() -> None:
    assert clean_line("Nguye\u0303\u0302n") == "Nguyễn"
    assert clean_line("la\u0301\u0306m") == "lắm"
    assert clean_line("\u0301\u0301\u0302") == "\u0301\u0301\u0302"


def test_a_lone_surrogate_is_dropped_and_a_pair_becomes_its_character() -> None:
    assert clean_line("họp\ud83d giao ban") == "họp giao ban"
    assert clean_text("tốt \ud83d\udc4d") == "tốt 👍"


def test_line_breaks_of_every_kind_become_one_kind() -> None:
    assert clean_text("một\r\nhai\rba\u2028bốn\u2029năm\vsáu\fbảy\x85tám") == "một\nhai\nba\nbốn\nnăm\nsáu\nbảy\ntám"


def test_text_keeps_the_blanks_that_begin_a_line_and_loses_those_at_its_end() -> None:
    assert clean_text("I. Nội dung \n   - mục  nhỏ\u00a0\n\tthụt") == "I. Nội dung\n   - mục nhỏ\n thụt"


def test_at_most_one_empty_line_stays_between_two_lines() -> None:
    assert clean_text("\n\n a\n\n\n \n\nb\nc\n\n") == " a\n\nb\nc"


@given(ANY_TEXT)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean_line(clean_line(text)) == clean_line(text)
    assert clean_text(clean_text(text)) == clean_text(text)


@given(VIETNAMESE)
def test_cleaning_vietnamese_twice_is_cleaning_once(text: str) -> None:
    assert clean_line(clean_line(text)) == clean_line(text)
    assert clean_text(clean_text(text)) == clean_text(text)


@given(ANY_TEXT)
def test_clean_text_can_be_stored_and_printed(text: str) -> None:
    for cleaned in (clean_line(text), clean_text(text)):
        cleaned.encode("utf-8")
        assert unicodedata.is_normalized("NFC", cleaned)
        assert not any(unicodedata.category(char) in ("Cc", "Cf", "Cs") for char in cleaned if char != "\n")
        assert not any(line.endswith(" ") for line in cleaned.split("\n"))
    assert "\n" not in clean_line(text)


@given(st.lists(st.text(alphabet="abcđêạ<&>!", min_size=1, max_size=8), max_size=30))
def test_every_word_is_kept(words: list[str]) -> None:
    assert clean_text(" \r\n".join(words)).split() == [nfc(word) for word in words]
    assert clean_line("\u00a0\t".join(words)).split() == [nfc(word) for word in words]


@pytest.mark.parametrize(
    "text",
    [
        unicodedata.normalize("NFD", "Ủy ban nhân dân phường Đức Sen, <b>&\u00a0ổ\u200b\r\n") * 5000,
        "\u0323\u0301" * 100_000,
        ("a" + "\u0323\u0301" * 15) * 6_500,
        " " * 200_000,
        " " * 199_999 + "x",
        " \r\n" * 70_000,
        "đ" * 200_000,
        "\ud800" * 200_000,
    ],
    ids=["NFD", "marks", "marked letters", "blanks", "blanks before", "empty lines", "one word", "surrogates"],
)
def test_work_on_a_huge_paste_grows_with_it_not_with_its_square(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def normalize(form: str, part: str) -> str:
        assert not re.search("[\u0300-\u036f]{%d}" % (MARKS_IN_A_ROW + 2), part), "Python sorts a run in its square"
        return unicodedata.normalize(form, part)

    stand_in = types.SimpleNamespace(**{**vars(unicodedata), "normalize": normalize})
    monkeypatch.setattr(normalise, "unicodedata", stand_in)
    assert work_of(lambda: clean_line(clean_text(text))) < 60 * len(text)
