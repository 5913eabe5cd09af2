"""Variables of templates and phrases."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.errors import ValidationError
from cchc_desktop.meetings.variables import (
    BLANK,
    VARIABLES,
    check_variables,
    fill,
    used_in,
    values_of,
    with_variables,
)


def test_every_variable_says_something_in_the_sample(monthly) -> None:
    values = values_of(monthly)
    assert set(values) == set(VARIABLES)
    assert [name for name in VARIABLES if not values[name]] == []
    assert values["kỳ"] == "tháng 12 năm 2020"
    assert values["ngày họp"] == "ngày 04 tháng 12 năm 2020"


def test_a_variable_without_a_value_is_a_blank_and_is_named() -> None:
    filled = fill("Chủ trì: {chủ trì}; kỳ {kỳ}", {"kỳ": "năm 2020"})
    assert filled.text == f"Chủ trì: {BLANK}; kỳ năm 2020"
    assert filled.missing == ("chủ trì",)


@pytest.mark.parametrize("typed", ["{Chủ Trì}", "{ chủ  trì }", unicodedata.normalize("NFD", "{chủ trì}")])
def test_a_variable_is_read_however_it_is_typed(typed: str) -> None:
    assert fill(typed, {"chủ trì": "đồng chí A"}).text == "đồng chí A"
    check_variables(typed)


def test_an_unknown_variable_names_the_nearest() -> None:
    with pytest.raises(ValidationError, match="chủ trì") as refused:
        check_variables("Giao {chu trì}", "text")
    assert refused.value.field == "text"


def test_braces_across_lines_are_no_variable() -> None:
    assert used_in("{a\nb} {kỳ}") == ("kỳ",)


@given(st.text())
def test_a_text_without_variables_stays_as_it_is(text: str) -> None:
    if not any(name in VARIABLES for name in used_in(text)):
        assert fill(text, {}).text == text


@given(st.sampled_from(VARIABLES), st.text(alphabet="abcđơư ", min_size=3))
def test_a_template_gives_the_text_back(name: str, value: str) -> None:
    text = f"Trước {value} sau"
    assert fill(with_variables(text, {name: value}, (name,)), {name: value}).text == text
