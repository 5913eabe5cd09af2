from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.storage.text_edits import sides, turned

lines = st.text("ab đ\n", max_size=20)
LONG = "".join(f"{number}. Bộ phận Một cửa báo cáo kết quả.\n" for number in range(700))


@given(st.lists(lines, max_size=12), st.lists(lines, max_size=12))
def test_each_side_gives_the_other_back(before, after):
    one, two = "".join(before), "".join(after)
    old, new = sides(one, two)
    assert turned(two, new, old) == one
    assert turned(one, old, new) == two
    assert old.fits(one)
    assert new.fits(two)


@given(st.lists(st.tuples(st.integers(0, 29_000), lines), max_size=6))
def test_edits_all_over_a_long_text_are_given_back(edits):
    text = LONG
    for at, words in edits:
        text = text[:at] + words + text[at + 7 :]
    old, new = sides(LONG, text)
    assert turned(text, new, old) == LONG
    assert turned(LONG, old, new) == text


def test_one_word_typed_into_a_long_text_is_kept_as_that_word():
    at = len(LONG) // 2
    old, new = sides(LONG, f"{LONG[:at]}rất {LONG[at:]}")
    assert sum(len(words) for _at, words in (*old.places, *new.places)) < 60


def test_edits_at_both_ends_of_a_long_text_are_kept_as_two_places():
    old, new = sides(LONG, f"Mở đầu. {LONG}Kết thúc.")
    assert len(new.places) == 2
    assert sum(len(words) for _at, words in (*old.places, *new.places)) < 60


def test_a_place_holds_whole_words():
    old, new = sides("đã hoàn thành việc", "đã hoàn toàn việc")
    assert (old.words, new.words) == ("thành", "toàn")


def test_another_text_of_the_same_length_does_not_fit():
    old, _new = sides("abc", "abd")
    assert not old.fits("abx")
