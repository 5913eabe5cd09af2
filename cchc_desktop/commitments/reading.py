"""Reads what is typed for one period: 918/931, 7, 98,5, đạt; and refuses what no figure can be."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from cchc_desktop.calendar.period_names import period_name
from cchc_desktop.calendar.periods import Period
from cchc_desktop.commitments.records import Comparison, CountedBy, Figure, FigureKind, Terms
from cchc_desktop.commitments.spans import days_of, has_begun
from cchc_desktop.errors import ValidationError
from cchc_desktop.i18n import _
from cchc_desktop.text.dates import short_date
from cchc_desktop.text.folding import fold
from cchc_desktop.text.normalise import clean_line
from cchc_desktop.text.numbers import format_number

LARGEST = Decimal(1_000_000_000_000)
_MOST_DECIMALS = 6
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?", re.ASCII)
_PLAIN = re.compile(r"\d{1,13}(?:[.,]\d+)?", re.ASCII)
_SHARE = re.compile(r"(\S+)\s*(?:/|:|\btrên\b|\btren\b)\s*(\S+)|(\S+)\s+(\S+)")
_YES = frozenset({"dat", "d", "co", "x", "met"})
_NO = frozenset({"khong dat", "kd", "k", "khong", "chua dat", "not met"})


def read_figure(terms: Terms, text: str) -> Figure:
    """Return the figure of a typed text, an empty one for "". Raises ValidationError with the field "figure"."""
    words = clean_line(text)
    if not words:
        return Figure()
    if terms.comparison is Comparison.PASS:
        return Figure(is_passed=_read_pass(words))
    if fold(words) in _YES | _NO:
        raise ValidationError(
            _("A number is expected here, for “{words}” the target would have to be đạt/không đạt.").format(
                words=words
            ),
            "figure",
        )
    figure = _read_share(words) if terms.kind is FigureKind.SHARE else Figure(_read_amount(terms, words))
    check_figure(terms, figure)
    return figure


def read_number(text: str, field: str = "figure") -> Decimal:
    """Return a number as papers write it, 1.700 or 98,5; a point that parts no thousands is a decimal one.

    Raises ValidationError for anything else, and for one below zero.
    """
    words = text.strip().replace("\u00a0", "").replace("\u2212", "-")
    if words.startswith("-"):
        raise ValidationError(_("{value} is negative. Enter zero or more.").format(value=words[:40]), field)
    if _THOUSANDS.fullmatch(words):
        number = Decimal(words.replace(".", "").replace(",", "."))
    elif _PLAIN.fullmatch(words):
        number = Decimal(words.replace(",", "."))
    else:
        raise ValidationError(
            _("“{value}” is not a number. Type it like 1.700 or 98,5.").format(value=words[:40]), field
        )
    check_number(number, field)
    return number


def check_number(number: Decimal, field: str) -> None:
    """Raise ValidationError for a number below zero, too large, or finer than is kept."""
    if not number.is_finite() or number < 0:
        raise ValidationError(_("{value} is negative. Enter zero or more.").format(value=str(number)), field)
    exponent = number.as_tuple().exponent
    if number >= LARGEST or (isinstance(exponent, int) and -exponent > _MOST_DECIMALS):
        sentence = _("{value} is too large or too fine. Up to 12 digits and 6 decimals are kept.")
        raise ValidationError(sentence.format(value=str(number)[:40]), field)


def check_figure(terms: Terms, figure: Figure) -> None:
    """Raise ValidationError for a figure that does not go with what the target counts."""
    if figure.is_empty:
        return
    is_pass = terms.comparison is Comparison.PASS
    if is_pass != (figure.is_passed is not None):
        sentence = _("Type “đạt” or “không đạt”.") if is_pass else _("A number is expected here.")
        raise ValidationError(sentence, "figure")
    if is_pass and (figure.value is not None or figure.denominator is not None):
        raise ValidationError(_("Type “đạt” or “không đạt”."), "figure")
    for number in (figure.value, figure.denominator):
        if number is not None:
            check_number(number, "figure")
    if terms.kind is FigureKind.SHARE and not is_pass:
        _check_share(figure)


def check_period(terms: Terms, period: Period, today: date) -> None:
    """Raise ValidationError for a period of another year or length, or one that has not begun."""
    if period.year != terms.year:
        sentence = _("{period} lies outside {year}, the year of the commitment.")
        raise ValidationError(sentence.format(period=period_name(period), year=terms.year), "period")
    if period.kind is not terms.counted_by.kind:
        if terms.counted_by is CountedBy.QUARTER:
            sentence = _("This target is counted by quarter, and {period} is none.")
        else:
            sentence = _("This target is counted by month, and {period} is none.")
        raise ValidationError(sentence.format(period=period_name(period)), "period")
    if not has_begun(terms, period, today):
        sentence = _("{period} begins on {day}. Figures are entered from then on.")
        day = short_date(days_of(terms, period)[0])
        raise ValidationError(sentence.format(period=period_name(period), day=day), "period")


def _check_share(figure: Figure) -> None:
    value, among = figure.value, figure.denominator
    if value is None or among is None:
        raise ValidationError(_share_wanted(), "figure")
    words = {"value": format_number(value), "among": format_number(among)}
    if not among and value:
        sentence = _("{value} of {among} cannot be: the second number is zero. 0/0 says that there was no case yet.")
        raise ValidationError(sentence.format(**words), "figure")
    if value > among:
        sentence = _("{value} of {among} cannot be: a share is no more than the whole.")
        raise ValidationError(sentence.format(**words), "figure")


def _read_share(words: str) -> Figure:
    match = _SHARE.fullmatch(words)
    if match is None:
        raise ValidationError(_share_wanted(), "figure")
    first, second = (match[1], match[2]) if match[1] else (match[3], match[4])
    return Figure(read_number(first), read_number(second))


def _share_wanted() -> str:
    return _("This target is a share. Type both numbers, like 918/931.")


def _read_amount(terms: Terms, words: str) -> Decimal:
    is_per_cent = "%" in terms.unit and words.endswith("%")
    return read_number(words.removesuffix("%") if is_per_cent else words)


def _read_pass(words: str) -> bool:
    folded = " ".join(fold(words).split())
    if folded in _YES:
        return True
    if folded in _NO:
        return False
    raise ValidationError(_("Type “đạt” or “không đạt”."), "figure")
