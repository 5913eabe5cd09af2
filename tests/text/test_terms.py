"""What a query asks for: growing words, phrases in quotes, numbers with and without a zero, days, abbreviations."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.text.excerpts import excerpt
from cchc_desktop.text.folding import find_spans, fold, matches
from cchc_desktop.text.letters import tokens_of
from cchc_desktop.text.normalise import nfc
from cchc_desktop.text.terms import MOST_WORDS, terms_of

ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=()), max_size=120)
VIETNAMESE = st.text(alphabet='aăâeêioôơuưyàảãáạằắặầấậèéẹềếệìíịòóọồốộờớợùúụừứựỳýđbcghklmnpqrstvx /.-"05ĐỦ', max_size=60)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ('"chủ tịch"', "Phó Chủ tịch UBND"),
        ('"chủ tịch ub', "Chủ tịch UBND phường"),
        ("“phó chủ tịch” phường", "Phó Chủ tịch UBND phường"),
        ("5/BB-BCĐ", "Số 05/BB-BCĐ"),
        ("05/BB-BCĐ", "Số 5/BB-BCĐ"),
        ("05/bb bcđ", "Số 05/BB-BCĐ"),
        ("4/12/2020", "ngày 04/12/2020"),
        ("04/12/2020", "ngày 04 tháng 12 năm 2020"),
        ("04.12.2020", "ngày 04-12-2020"),
        ("12/2020", "tháng 12 năm 2020"),
        ("2/2021", "tháng 02 năm 2021"),
        ("ban, chỉ đạo", "Ban Chỉ đạo"),
    ],
)
def test_a_query_finds_the_text(query: str, text: str) -> None:
    assert matches(query, text)
    assert find_spans(query, text)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ('"tịch chủ"', "Chủ tịch"),
        ('"chủ tị"', "Chủ tịch"),
        ('"UBND"', "Ủy ban nhân dân"),
        ("5/BB", "15/BB"),
        ("4/12/2020", "14/12/2020"),
        ("12/2020", "năm 2020, khoản 12"),
        ("13/2020", "tháng 13 năm 2020"),
    ],
)
def test_a_query_does_not_find_what_only_looks_like_it(query: str, text: str) -> None:
    assert not matches(query, text)


def test_a_query_is_cut_after_many_words() -> None:
    assert len(terms_of("ban " * 5_000)) <= MOST_WORDS
    assert matches("ban " * 5_000, "Ban")


def test_signs_alone_have_no_terms_but_are_found_as_they_are() -> None:
    assert terms_of("… /") == ()
    assert matches("–", "UBND – Ban")
    assert not matches("?", "UBND")
    assert find_spans("(", "Ban (CCHC)") == [(4, 5)]


@given(VIETNAMESE, VIETNAMESE)
def test_text_matches_alike_however_it_is_composed(query: str, text: str) -> None:
    decomposed = unicodedata.normalize("NFD", query), unicodedata.normalize("NFD", text)
    assert matches(query, text) == matches(*decomposed)
    assert find_spans(query, text) == find_spans(*decomposed)


@given(VIETNAMESE, st.integers(0, 60), st.integers(1, 20))
def test_a_piece_of_a_text_from_the_beginning_of_a_word_is_found_in_it(text: str, start: int, length: int) -> None:
    words = text.split()[:3]
    query = " ".join(word[:length] for word in words[start % 3 :])
    if terms_of(query) and '"' not in query:
        assert matches(query, text)


@given(VIETNAMESE, VIETNAMESE)
def test_what_is_marked_begins_words_and_is_made_of_words_asked_for(query: str, text: str) -> None:
    composed = nfc(text)
    asked = set(tokens_of(query))
    for term in terms_of(query):
        asked |= {word for wordings in (*term.needs, term.others) for each in wordings for word in each.words}
    for start, end in find_spans(query, text):
        if not terms_of(query):
            continue
        assert start == 0 or not fold(composed)[start - 1].isalnum()
        assert all(
            any(each.startswith(token) or token.startswith(each) for each in asked)
            for token in tokens_of(composed[start:end])
        )


@given(ANY_TEXT, ANY_TEXT)
def test_a_text_that_matches_has_marks(query: str, text: str) -> None:
    if terms_of(query) and matches(query, text):
        assert find_spans(query, text)


@given(ANY_TEXT, st.integers(10, 80), st.data())
def test_an_excerpt_keeps_what_is_marked_first(text: str, room: int, data: st.DataObject) -> None:
    spans = []
    if text:
        start = data.draw(st.integers(0, len(text) - 1))
        spans = [(start, data.draw(st.integers(start + 1, len(text))))]
    shown, marks = excerpt(text, spans, room)
    assert len(shown) <= max(len(text), room + 2)
    assert len(marks) == len(spans)
    for (start, end), (left, right) in zip(spans, marks, strict=True):
        assert 0 <= left < right <= len(shown)
        assert text[start:end].startswith(shown[left:right])


def test_an_excerpt_is_cut_between_words() -> None:
    shown, ((start, end),) = excerpt("một hai ba bốn năm sáu bảy tám chín mười", [(19, 22)], 16)
    assert shown == "…sáu bảy tám…"
    assert shown[start:end] == "sáu"
