"""Vietnamese order (`kiem_thu_van_ban` of the sample)."""

from __future__ import annotations

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.text.collation import natural_key, person_key, some_codes, sort_key

GIVEN_NAMES = "An Anh Ánh Ân Ất Âu Dương Đạt Đức Hằng Hoài Hòe Khải Nga Ổn Quý Ước Ý".split()
ALPHABET = "a ă â b c d đ e ê g h i k l m n o ô ơ p q r s t u ư v x y".split()


def shuffled(words: list[str]) -> list[str]:
    """The same words in another order."""
    return random.Random(5).sample(words, len(words))


@pytest.mark.parametrize(
    "expected",
    [GIVEN_NAMES, ALPHABET, ["ma", "mà", "mả", "mã", "má", "mạ"], ["a", "A", "à", "À", "ă", "Ă"], ["Ba", "bà", "Bà"]],
    ids=["names", "alphabet", "tones", "capitals last", "tone before capital"],
)
def test_words_sort_by_letter_then_tone_then_capital(expected: list[str]) -> None:
    assert sorted(shuffled(expected), key=sort_key) == expected


def test_letters_of_the_whole_string_come_before_its_tones() -> None:
    assert sorted(["bà con", "ba lá"], key=sort_key) == ["bà con", "ba lá"]
    assert sorted(["má b", "ma c"], key=sort_key) == ["má b", "ma c"]


def test_decomposed_text_and_the_old_d_sort_as_their_letters() -> None:
    assert sort_key(unicodedata.normalize("NFD", "Đức")) == sort_key("Đức")
    assert sort_key("Ðức") == sort_key("Đức")
    assert sort_key("a\u00a0b") == sort_key("a b")


def test_people_sort_by_given_then_family_then_middle_names() -> None:
    expected = ["Trần An", "Lê Đức Anh", "Nguyễn Thị Anh", "Nguyễn Văn Anh", "Lê Đức Ánh", "Lê Văn Ân", "Ý"]
    assert sorted(shuffled(expected), key=person_key) == expected


def test_a_short_given_name_comes_before_a_longer_one() -> None:
    assert sorted(["Lê Hoàng Anh", "Vũ An"], key=person_key) == ["Vũ An", "Lê Hoàng Anh"]


def test_names_with_odd_blanks_have_a_key() -> None:
    assert person_key(" Lê  Văn\u00a0An ") == person_key("Lê Văn An")
    assert person_key("") < person_key("An")


@pytest.mark.parametrize(
    "expected",
    [
        ["Tổ dân phố 2", "Tổ dân phố 10", "Tổ dân phố 17"],
        ["Phường 2", "Phường 10", "Phường Đức Sen"],
        ["2/TB-BCĐ", "12/TB-BCĐ", "100/TB-BCĐ"],
        ["Tổ 1", "Tổ 01", "Tổ 001", "Tổ 2"],
        ["a9", "a10", "a" + "9" * 65, "a1" + "0" * 65, "a" + "9" * 160, "a1" + "0" * 160, "ab"],
    ],
)
def test_numbers_inside_text_sort_by_value(expected: list[str]) -> None:
    assert [natural_key(text)[0] for text in expected] == sorted(natural_key(text)[0] for text in expected)


@given(st.lists(st.text(max_size=12), max_size=12))
def test_every_text_has_its_place(words: list[str]) -> None:
    for key in (sort_key, person_key, natural_key):
        assert sorted(map(key, words)) == sorted(map(key, reversed(words)))


@given(st.integers(0, 10**40), st.integers(0, 10**40))
def test_natural_order_of_numbers_is_their_order(one: int, other: int) -> None:
    assert (natural_key(f"Số {one}") < natural_key(f"Số {other}")) == (one < other)


@pytest.mark.parametrize(
    ("codes", "named"),
    [
        ([], "–"),
        (["C10", "C2", "C1"], "C1, C2, C10"),
        (["T6", "T5", "T4", "T3", "T2"], "T2, T3, T4, T5, T6"),
        (["T6", "T5", "T4", "T3", "T2", "T1"], "T1, T2, T3, T4, …, T6"),
    ],
)
def test_some_codes_are_named_in_order_and_more_are_hinted_at(codes: list[str], named: str) -> None:
    assert some_codes(codes) == named
