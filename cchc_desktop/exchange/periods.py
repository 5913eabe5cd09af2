"""Reads the ways a data set writes a period into the program's own: 2021, 2021-H1, 2021-9M, 2021-Q1, 2021-03."""

from __future__ import annotations

import re

from cchc_desktop.exchange.faults import Fault, quoted
from cchc_desktop.i18n import _

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_YEAR = r"(?P<year>(?:19|20|21)\d\d)"
_FORMS = (
    (re.compile(rf"(?:năm )?{_YEAR}"), "{year}"),
    (re.compile(rf"(?:6|06|sáu) tháng(?: đầu)?(?: năm)? {_YEAR}|{_YEAR.replace('year', 'year2')}-h1"), "{year}-H1"),
    (re.compile(rf"(?:9|09|chín) tháng(?: đầu)?(?: năm)? {_YEAR}|{_YEAR.replace('year', 'year2')}-9m"), "{year}-9M"),
    (re.compile(rf"quý (?P<quarter>[1-4]|i{{1,3}}|iv)(?: ?/ ?|,? năm ){_YEAR}"), "{year}-Q{quarter}"),
    (re.compile(rf"{_YEAR}-q(?P<quarter>[1-4])"), "{year}-Q{quarter}"),
    (re.compile(rf"(?:tháng )?(?P<month>\d\d?)(?: ?/ ?|,? năm |-){_YEAR}"), "{year}-{month:02d}"),
    (re.compile(rf"{_YEAR}-(?P<month>\d\d?)"), "{year}-{month:02d}"),
)


def read_period(words: str) -> str:
    """Return the code of a period written as text: "12/2020", "năm 2020", "quý I/2021", "2021-Q1". Raises Fault."""
    text = words.casefold()
    for pattern, code in _FORMS:
        match = pattern.fullmatch(text)
        if match is None:
            continue
        found = match.groupdict()
        month = int(found.get("month") or 1)
        if 1 <= month <= 12:
            quarter = found.get("quarter") or ""
            year = found.get("year") or found.get("year2")
            return code.format(year=year, quarter=_ROMAN.get(quarter, quarter), month=month)
    raise Fault(_("{value} is not a period (write 2020-12, 2021-Q1 or 2020)").format(value=quoted(words)))


def period_of(*, year: int, month: int | None = None, quarter: int | None = None) -> str:
    """Return the code of a period given by its numbers. Raises Fault when both a month and a quarter are given."""
    if month is not None and quarter is not None:
        raise Fault(_("a period has either a month or a quarter"))
    if month is not None:
        return f"{year}-{month:02d}"
    return f"{year}-Q{quarter}" if quarter is not None else str(year)
