"""How large a file is, in the words of the window."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from cchc_desktop.text.numbers import format_number

_KILO = 1024


def size_words(size: int) -> str:
    """Return a number of bytes as KB, MB or GB with at most one decimal place.

    >>> size_words(1_468_006)
    '1,4 MB'
    >>> size_words(10)
    '1 KB'
    """
    value, unit = Decimal(max(size, 1)) / _KILO, "KB"
    for larger in ("MB", "GB"):
        if value < _KILO - Decimal("0.5"):
            break
        value, unit = value / _KILO, larger
    places = Decimal(1) if unit == "KB" or value >= 10 else Decimal("0.1")
    rounded = max(value, places).quantize(places, ROUND_HALF_UP)
    return f"{format_number(rounded)} {unit}"
