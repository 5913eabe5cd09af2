"""Numbers as papers write them (`so` of the sample; rates of its commitments)."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cchc_desktop.errors import ValidationError
from cchc_desktop.text.numbers import format_count, format_number, format_rate, from_roman, roman


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
    ("numerator", "denominator", "written"),
    [
        (48, 49, "97,96%"), (918, 931, "98,60%"), (11, 13, "84,62%"), (171, 186, "91,94%"), (210, 480, "43,75%"),
        (1, 1, "100%"), (4, 4, "100%"), (2763, 2873, "96,17%"), (1, 2, "50%"), (0, 7, "0%"), (1, 800, "0,13%"),
        (5, 3, "166,67%"), (Decimal("0.5"), Decimal("0.8"), "62,50%"), (1, 20_000, "0,01%"), (-1, 800, "-0,13%"),
        (12_345, 1, "1.234.500%"), (99_999, 100_000, "100,00%"), (1, 100_000, "0,00%"), (-1, 100_000, "0,00%"),
        (33_335, 66_667, "50,00%"), (0, 1, "0%"),
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
