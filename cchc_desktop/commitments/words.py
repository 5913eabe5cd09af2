"""How figures, targets and results are said: as papers print them, and why a result is what it is in one sentence."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from cchc_desktop.commitments.records import Comparison, CountedBy, Figure, Result, Terms
from cchc_desktop.commitments.rules import Judgement, compares
from cchc_desktop.commitments.spans import LAST_MONTH
from cchc_desktop.i18n import _, mark, ngettext
from cchc_desktop.text.numbers import format_number, format_rate

PASSED, FAILED = "đạt", "không đạt"
"""As papers and data sets write it, whatever language the window speaks."""

SIGNS = {Comparison.AT_LEAST: "≥", Comparison.AT_MOST: "≤", Comparison.EQUAL: "="}

RESULTS = {
    Result.MET: mark("met"),
    Result.NOT_MET: mark("not met"),
    Result.NO_CASE_YET: mark("no case yet"),
    Result.NO_DATA: mark("no figure"),
    Result.NOT_DUE: mark("not due yet"),
}
"""Results in the user's language."""

_PER_CENT = "%"
_PRINTED_DIGITS, _MOST_DIGITS = 2, 12


def figure_text(terms: Terms, figure: Figure | None) -> str:
    """Return a figure as printed: 84,62%, 0/0, 7, đạt; "" for none."""
    if figure is None or figure.is_empty:
        return ""
    if figure.is_passed is not None:
        return PASSED if figure.is_passed else FAILED
    if figure.denominator is not None:
        if not figure.denominator:
            return fraction_text(figure)
        return format_rate(figure.value or Decimal(0), figure.denominator)
    return _amount(terms, figure.value or Decimal(0))


def fraction_text(figure: Figure | None) -> str:
    """Return the two numbers of a share, "11/13"; "" for everything else."""
    if figure is None or figure.denominator is None:
        return ""
    return f"{format_number(figure.value or Decimal(0))}/{format_number(figure.denominator)}"


def typed_text(figure: Figure | None) -> str:
    """Return a figure as it is typed: 11/13, 7, đạt."""
    if figure is None or figure.is_empty:
        return ""
    if figure.is_passed is not None:
        return PASSED if figure.is_passed else FAILED
    return fraction_text(figure) or format_number(figure.value or Decimal(0))


def committed_text(terms: Terms) -> str:
    """Return what was committed as printed: ≥ 98%, ≤ 0, đạt."""
    if terms.comparison is Comparison.PASS:
        return PASSED
    if terms.value is None:
        return ""
    return f"{SIGNS[terms.comparison]} {_amount(terms, terms.value)}"


def value_text(terms: Terms, value: Decimal | None) -> str:
    """Return a committed value without its sign: 98%, 6; "" for none."""
    return "" if value is None else _amount(terms, value)


def unit_of_figure(unit: str) -> str:
    """Return the unit of one figure, without its time: "hồ sơ" of "hồ sơ/năm"; "" for per cent."""
    return "" if _PER_CENT in unit else unit.split("/")[0].strip()


def reason(terms: Terms, judged: Judgement) -> str:
    """Say in one sentence why a result is what it is: 918/931 = 98,60% ≥ 98%: đạt."""
    figure = judged.figure
    if judged.result is Result.NO_DATA or figure is None:
        return _("No figure has been entered")
    if judged.result is Result.NO_CASE_YET:
        return _("No case yet: {figure}").format(figure=fraction_text(figure) or figure_text(terms, figure))
    if judged.is_running:
        so_far = fraction_text(figure) or figure_text(terms, figure)
        return _("Not due yet: {figure} so far, the period is not over").format(figure=so_far)
    if judged.result is Result.NOT_DUE:
        return _not_due(terms, judged)
    if terms.comparison is Comparison.PASS:
        return _("Entered as met") if judged.result is Result.MET else _("Entered as not met")
    compared = _compared(terms, figure, judged.committed or Decimal(0))
    if judged.result is Result.MET:
        sentence = _("So far {compared}: met") if judged.is_total else _("{compared}: met")
    else:
        sentence = _("So far {compared}: not met") if judged.is_total else _("{compared}: not met")
    return sentence.format(compared=compared)


def _not_due(terms: Terms, judged: Judgement) -> str:
    """Say how far it has come, and how many periods are left."""
    so_far = f"{figure_text(terms, judged.figure)}/{value_text(terms, judged.committed)}"
    left = LAST_MONTH - judged.last_month
    if terms.counted_by is CountedBy.QUARTER:
        left //= 3
    if not left:
        return _("Not due yet: {so_far}, the year is not over").format(so_far=so_far)
    if terms.counted_by is CountedBy.QUARTER:
        words = ngettext(
            "Not due yet: {so_far}, {left} quarter left", "Not due yet: {so_far}, {left} quarters left", left
        )
    else:
        words = ngettext("Not due yet: {so_far}, {left} month left", "Not due yet: {so_far}, {left} months left", left)
    return words.format(so_far=so_far, left=left)


def _compared(terms: Terms, figure: Figure, committed: Decimal) -> str:
    """Return "918/931 = 98,60% ≥ 98%", with more digits where the printed ones would look alike."""
    side, fraction = compares(terms, figure, committed), fraction_text(figure)
    value = figure_text(terms, figure)
    if side and fraction:
        value = _told_apart(figure, committed) or value
    left = f"{fraction} = {value}" if fraction else value
    return f"{left} {_relation(terms.comparison, side)} {_amount(terms, committed)}"


def _relation(comparison: Comparison, side: int) -> str:
    if (comparison, side >= 0) == (Comparison.AT_LEAST, True):
        return "≥"
    if (comparison, side <= 0) == (Comparison.AT_MOST, True):
        return "≤"
    return {-1: "<", 0: "=", 1: ">"}[side]


def _told_apart(figure: Figure, committed: Decimal) -> str:
    """Return a rate with so many digits that it no longer reads like the goal: 99,996%; "" where two digits do."""
    rate = Fraction(figure.value or 0) * 100 / Fraction(figure.denominator or 1)
    exact = Decimal(rate.numerator) / Decimal(rate.denominator)
    for digits in range(_PRINTED_DIGITS, _MOST_DIGITS):
        rounded = exact.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
        if rounded != committed:
            return format_number(rounded) + _PER_CENT if digits > _PRINTED_DIGITS else ""
    return ""


def _amount(terms: Terms, value: Decimal) -> str:
    return format_number(value) + (_PER_CENT if _PER_CENT in terms.unit else "")
