"""Numbers as papers write them (`so` of the sample; rates of its commitments)."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.errors import ValidationError
from cchc_desktop.text.numbers import format_count, format_number, format_rate, from_roman, parse_number, roman


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (1700, "1.700"), (2763, "2.763"), (98.5, "98,5"), (Decimal("88.25"), "88,25"), (Decimal("98.50"), "98,5"),
        (0, "0"), (-1700, "-1.700"), (Decimal("-0.0"), "0"), (1_000_000, "1.000.000"), (0.1, "0,1"),
        (Decimal("1E+3"), "1.000"), (1e-7, "0,0000001"), (100, "100"),
    ],
)  # fmt: skip
def test_numbers_are_written_in_the_vietnamese_way(value: int | Decimal | float, written: str) -> None:
    assert format_number(value) == written


@pytest.mark.parametrize("value", [float("nan"), float("inf"), Decimal("NaN")])
def test_what_is_no_number_is_refused(value: float | Decimal) -> None:
    with pytest.raises(ValidationError):
        format_number(value)


@pytest.mark.parametrize(("n", "written"), [(3, "03"), (21, "21"), (118, "118"), (0, "00"), (1700, "1.700")])
def test_counts_below_ten_get_a_zero(n: int, written: str) -> None:
    assert format_count(n) == written


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("98,5", "98.5"), ("98.5", "98.5"), ("1.700", "1700"), ("1.700,5", "1700.5"), ("1 700", "1700"),
        ("1\u00a0700", "1700"), ("12.345.678", "12345678"), ("1,700", "1.7"), ("1,700,000", "1700000"),
        ("1,234.5", "1234.5"), ("0.123", "0.123"), ("-5", "-5"), ("\u22125", "-5"), (" 03 ", "3"), ("98.50", "98.5"),
    ],
)  # fmt: skip
def test_numbers_are_read_as_people_type_them(typed: str, value: str) -> None:
    assert parse_number(typed) == Decimal(value)


@pytest.mark.parametrize(
    "typed", ["", " ", "a", "1..2", "1.70.0", "1e5", "٣", "1,2,3", "5 5", "NaN", "9" * 40, "½", "98,5%"]
)
def test_what_cannot_be_read_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(ValidationError, match=r"1\.700.*98,5"):
        parse_number(typed)


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=4))
def test_a_written_number_reads_back(value: Decimal) -> None:
    written = format_number(value)
    assert parse_number(written) == value


@pytest.mark.parametrize(
    ("numerator", "denominator", "written"),
    [
        (48, 49, "97,96%"), (918, 931, "98,60%"), (11, 13, "84,62%"), (171, 186, "91,94%"), (210, 480, "43,75%"),
        (1, 1, "100%"), (4, 4, "100%"), (2763, 2873, "96,17%"), (1, 2, "50%"), (0, 7, "0%"), (1, 800, "0,13%"),
        (5, 3, "166,67%"), (Decimal("0.5"), Decimal("0.8"), "62,50%"), (1, 20_000, "0,01%"), (-1, 800, "-0,13%"),
        (12_345, 1, "1.234.500%"),
    ],
)  # fmt: skip
def test_rates_have_two_decimals_rounded_half_up(
    numerator: int | Decimal, denominator: int | Decimal, written: str
) -> None:
    assert format_rate(numerator, denominator) == written


def test_a_rate_of_nothing_is_refused() -> None:
    with pytest.raises(ValidationError):
        format_rate(0, 0)


@pytest.mark.parametrize(("n", "numeral"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (2026, "MMXXVI")])
def test_roman_numerals_are_written(n: int, numeral: str) -> None:
    assert roman(n) == numeral


def test_every_roman_numeral_reads_back() -> None:
    assert [from_roman(roman(n)) for n in range(1, 4000)] == list(range(1, 4000))


@pytest.mark.parametrize("text", ["", "IIII", "iv", "VX", "ABC", "I.", "MMMM", "I" * 1000, "Ⅳ"])
def test_what_is_no_roman_numeral_reads_as_nothing(text: str) -> None:
    assert from_roman(text) is None


@pytest.mark.parametrize("n", [0, -1, 4000])
def test_roman_numerals_outside_their_range_are_refused(n: int) -> None:
    with pytest.raises(ValidationError):
        roman(n)
