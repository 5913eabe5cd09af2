"""Where lines end: the places and widths found by measuring LibreOffice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.documents.breaking import break_lines
from cchc_desktop.documents.content import Run
from cchc_desktop.documents.fonts import printable, text_width

ROOM = 30.0


def lines_of(text: str, width: float, *, first_indent: float = 0.0) -> list[str]:
    return [line.text for line in break_lines([Run(text)], 14, width, first_indent)]


@pytest.mark.parametrize(
    ("before", "after"),
    [("mama-", "bobo"), ("mama–", "bobo"), ("12-", "2020"), ("mama!", "bobo"), ("mama…", "bobo"), ("mama", "—"),
     ("mama", "%"), ("mama)", "(bobo"), ("mama", "‰")],
)  # fmt: skip
def test_line_may_end_between(before: str, after: str) -> None:
    width = text_width(before, 14) + text_width(after, 14) / 2
    assert lines_of(before + after, width)[0] == before


@pytest.mark.parametrize(
    "word", ["BB/BCĐ", "12/2020", "84,62", "“một", "(CCHC)", "50%", "mama,bobo", "mama\u00a0bobo", "2020./."]
)
def test_line_never_ends_inside(word: str) -> None:
    width = text_width(f"chữ {word}", 14) - 1
    assert lines_of(f"chữ {word}", width) == ["chữ", word]


@pytest.mark.parametrize(("left", "right"), [("chữ", ")"), ("chữ", "."), ("chữ", "!"), ("chữ", "/")])
def test_closing_sign_after_a_space_does_not_begin_a_line(left: str, right: str) -> None:
    width = text_width(f"x {left}", 14) + 1
    assert lines_of(f"x {left} {right}", width)[0] == "x"


def test_what_just_fits_fits_and_one_unit_less_does_not() -> None:
    text = "đồng chí báo cáo"
    width = text_width(text, 14)
    assert lines_of(text, width) == [text]
    assert lines_of(text, width - 1 / 120) == ["đồng chí báo", "cáo"]


def test_first_line_is_shorter_by_its_indent() -> None:
    assert lines_of("một hai ba", text_width("một hai", 14), first_indent=10) == ["một", "hai ba"]


def test_long_word_is_cut_where_the_line_is_full_and_loses_no_letter() -> None:
    word = "Khôngdấucách" * 42
    lines = lines_of(word, 467.75, first_indent=36)
    assert "".join(lines) == word
    assert all(text_width(line, 14) <= 467.75 for line in lines)
    assert all(text_width(line + "K", 14) > 467.75 - 36 for line in lines[:-1])


def test_runs_of_several_fonts_are_measured_each_with_its_own() -> None:
    runs = [Run("Chủ trì: ", bold=True), Run("đồng chí Nguyễn Thị Minh Hằng")]
    (line,) = break_lines(runs, 14, 400)
    assert line.width == pytest.approx(text_width("Chủ trì: ", 14, bold=True) + text_width(runs[1].text, 14))
    assert [(face.name, text) for face, text in line.stretches] == [
        ("LiberationSerif-Bold", "Chủ trì: "),
        ("LiberationSerif-Regular", "đồng chí Nguyễn Thị Minh Hằng"),
    ]


@given(st.text(max_size=300), st.floats(ROOM, 470), st.integers(0, 300))
def test_any_text_keeps_every_letter_and_stays_within_the_width(text: str, width: float, cut: int) -> None:
    shown = printable(text)
    runs = [Run(shown[:cut], bold=True), Run(shown[cut:])]
    lines = break_lines(runs, 14, width)
    assert "".join(line.text for line in lines).replace(" ", "") == shown.replace(" ", "")
    assert all(line.width <= width or len(line.text.strip()) <= 2 for line in lines)
    assert [line.is_last for line in lines] == [False] * (len(lines) - 1) + [True]
