"""Numbers as papers write them: 1.700 · 98,5 · 84,62% · counts below ten as 03 · Roman numerals."""

from __future__ import annotations

from decimal import Decimal

from cchc_desktop.errors import ValidationError
from cchc_desktop.i18n import _

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_LARGEST_ROMAN = 3999


def format_number(value: int | Decimal | float) -> str:
    """Write a number with points between thousands and a decimal comma: 1.700, 98,5 (closing zeros left out)."""
    number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if not number.is_finite():
        raise ValidationError(_("This is not a number."))
    text = f"{number:,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text.translate({ord(","): ".", ord("."): ","})


def format_count(n: int) -> str:
    """Write a count of persons or things, below ten with a leading zero: 03, 21, 1.700."""
    return f"{n:02d}" if abs(n) < 100 else format_number(n)


def format_rate(numerator: int | Decimal, denominator: int | Decimal) -> str:
    """Write numerator/denominator as a percentage, two decimals rounded half up: 84,62%; whole ones as 100%.

    A rate that only rounds to a whole one keeps its decimals: 99.999/100.000 is 100,00%.
    Raises ValidationError when the denominator is zero: nothing happened yet, so there is no rate to print.
    """
    if not denominator:
        raise ValidationError(_("There is no rate of zero cases."))
    dividend, divisor = _per_cent(Decimal(numerator), Decimal(denominator))
    whole, hundredths = divmod((200 * abs(dividend) + divisor) // (2 * divisor), 100)
    sign = "-" if dividend < 0 and (whole or hundredths) else ""
    decimals = f",{hundredths:02d}" if dividend % divisor else ""
    return f"{sign}{format_number(whole)}{decimals}%"


def _per_cent(numerator: Decimal, denominator: Decimal) -> tuple[int, int]:
    """Return the percentage as dividend and positive divisor, whole numbers so that no digit is lost on the way."""
    top, bottom = numerator.as_integer_ratio(), denominator.as_integer_ratio()
    dividend, divisor = top[0] * bottom[1] * 100, top[1] * bottom[0]
    return (-dividend, -divisor) if divisor < 0 else (dividend, divisor)


def roman(n: int) -> str:
    """Write 1 … 3999 in Roman numerals (IV); ValidationError outside."""
    if not 1 <= n <= _LARGEST_ROMAN:
        raise ValidationError(_("Roman numerals go from 1 to 3999."))
    text = ""
    for value, letters in _ROMAN:
        count, n = divmod(n, value)
        text += letters * count
    return text


def from_roman(text: str) -> int | None:
    """Read a Roman numeral in capitals; None for anything else, also for IIII."""
    if not 0 < len(text) <= 15 or not set(text) <= set("IVXLCDM"):
        return None
    total, rest = 0, text
    for value, letters in _ROMAN:
        while rest.startswith(letters):
            total, rest = total + value, rest[len(letters) :]
    return total if not rest and total <= _LARGEST_ROMAN and roman(total) == text else None
