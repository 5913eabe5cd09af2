"""One target as it is typed in the form: texts as they stand in the cells, what is wrong with each, what is kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Final

from cchc_desktop.calendar.periods import Period, PeriodKind
from cchc_desktop.commitments.listed import TargetFacts
from cchc_desktop.commitments.reading import read_number
from cchc_desktop.commitments.records import Comparison, CountedBy, FigureKind, TargetDetails
from cchc_desktop.errors import ValidationError
from cchc_desktop.i18n import _, ngettext
from cchc_desktop.text.folding import search_key
from cchc_desktop.text.normalise import clean_line
from cchc_desktop.text.numbers import format_number, from_roman, roman
from ui.common.entry_model import new_key

_WHOLE: Final = Decimal(100)
_SIGNS: Final = {
    ">=": Comparison.AT_LEAST,
    "≥": Comparison.AT_LEAST,
    "<=": Comparison.AT_MOST,
    "≤": Comparison.AT_MOST,
    "=": Comparison.EQUAL,
}


@dataclass(frozen=True)
class TargetLine:
    """Texts of the cells; ``more`` holds what has no cell of its own. ``id`` is None for a new target."""

    name: str = ""
    comparison: Comparison = Comparison.AT_LEAST
    value: str = ""
    unit: str = ""
    more: TargetDetails = field(default_factory=lambda: TargetDetails(""))
    task_ids: tuple[int, ...] = ()
    id: int | None = None
    key: int = field(default_factory=new_key)


def line_of(facts: TargetFacts) -> TargetLine:
    """Return a stored target as a line."""
    details = facts.details
    return TargetLine(
        name=details.name,
        comparison=details.comparison,
        value="" if details.value is None else format_number(details.value),
        unit=details.unit,
        more=details,
        task_ids=facts.task_ids,
        id=facts.id,
    )


def details_of(line: TargetLine) -> TargetDetails:
    """Return a line as it is kept. Raises ValidationError with the name of the field."""
    is_pass = line.comparison is Comparison.PASS
    return replace(
        line.more,
        name=clean_line(line.name),
        comparison=line.comparison,
        value=None if is_pass or not line.value.strip() else _read(line.value),
        unit="" if is_pass else clean_line(line.unit),
        kind=line.more.kind,
        values=() if is_pass else line.more.values,
    )


def is_blank(line: TargetLine) -> bool:
    """Tell whether nothing was typed in a line."""
    return not any(text.strip() for text in (line.name, line.value, line.unit, line.more.measure))


def following(line: TargetLine | None) -> TargetLine:
    """Return the empty line after another: it is counted as that one is."""
    if line is None:
        return TargetLine()
    return TargetLine(more=TargetDetails("", counted_by=line.more.counted_by, is_by_window=line.more.is_by_window))


def put_value(line: TargetLine, text: str) -> TargetLine:
    """Return the line with a value as typed; "≥ 98%" fills in comparison and unit too."""
    words = text.strip()
    for sign, comparison in _SIGNS.items():
        if words.startswith(sign):
            return put_value(replace(line, comparison=comparison), words.removeprefix(sign))
    if words.endswith("%"):
        return put_unit(replace(line, value=words.removesuffix("%").strip()), "%")
    return replace(line, value=text)


def put_unit(line: TargetLine, text: str) -> TargetLine:
    """Return the line with a unit; per cent is a share of cases unless the target says otherwise."""
    is_share, was_share = "%" in text, "%" in line.unit
    kind = line.more.kind
    if is_share and not was_share and kind is FigureKind.COUNT:
        kind = FigureKind.SHARE
    elif was_share and not is_share and kind is FigureKind.SHARE:
        kind = FigureKind.COUNT
    return replace(line, unit=text, more=replace(line.more, kind=kind))


def name_fault(line: TargetLine) -> str:
    """Return what is wrong with the name."""
    return "" if clean_line(line.name) or is_blank(line) else _("Enter what is committed to.")


def value_fault(line: TargetLine) -> str:
    """Return what is wrong with the value."""
    if line.comparison is Comparison.PASS or is_blank(line):
        return ""
    if not line.value.strip():
        return _("Enter the value that is committed to.")
    try:
        number = _read(line.value)
    except ValidationError as error:
        return error.sentence
    if line.more.kind is FigureKind.SHARE and number > _WHOLE:
        return _("A share is 100% at most.")
    return ""


def unit_fault(line: TargetLine) -> str:
    """Return what is wrong with the unit."""
    if line.comparison is Comparison.PASS or is_blank(line):
        return ""
    if not line.unit.strip():
        return _("Enter the unit: what is counted, or %.")
    if line.more.kind is FigureKind.SHARE and "%" not in line.unit:
        return _("A share is counted in %. Enter % as the unit, or count something else.")
    return ""


def values_words(values: Sequence[tuple[str, Decimal]]) -> str:
    """Return the values of single periods as they are typed: "I: 6; II: 6"."""
    return "; ".join(f"{_short(Period.parse(code))}: {format_number(value)}" for code, value in values)


def read_values(text: str, year: int, counted_by: CountedBy) -> tuple[tuple[str, Decimal], ...]:
    """Read "6; 6; 6; 6" in the order of the periods, or "I: 6; 6 tháng: 12". Raises ValidationError."""
    pieces = [piece.strip() for piece in text.split(";") if piece.strip()]
    periods = counted_by.periods(year)
    if len(pieces) > len(periods) and not all(":" in piece for piece in pieces):
        sentence = _("{n} values are more than the {count} periods of the year.")
        raise ValidationError(sentence.format(n=len(pieces), count=len(periods)), "values")
    read = []
    for number, piece in enumerate(pieces):
        name, colon, value = piece.rpartition(":")
        period = _period(name, year, counted_by) if colon else periods[number]
        read.append((period.code, read_number(value, "values")))
    return tuple(read)


def summary(lines: Iterable[TargetLine]) -> str:
    """Say how many targets there are."""
    count = sum(not is_blank(line) for line in lines)
    return ngettext("{n} target", "{n} targets", count).format(n=count) if count else ""


def _read(text: str) -> Decimal:
    return read_number(text.strip().removesuffix("%").strip(), "value")


def _short(period: Period) -> str:
    match period.kind:
        case PeriodKind.QUARTER:
            return roman(period.number)
        case PeriodKind.MONTH:
            return str(period.number)
        case PeriodKind.HALF:
            return _("6 months")
        case _:
            return _("9 months")


def _period(name: str, year: int, counted_by: CountedBy) -> Period:
    words = search_key(name).removeprefix("quy").removeprefix("thang").strip(" .")
    if words.startswith("6 "):
        return Period(PeriodKind.HALF, year)
    if words.startswith("9 "):
        return Period(PeriodKind.NINE_MONTHS, year)
    number = int(words) if words.isascii() and words.isdigit() else from_roman(words.upper()) or 0
    if not 1 <= number <= len(counted_by.periods(year)):
        sentence = _("“{name}” is no period of this target. Type I: 6; II: 6, or 6; 6; 6; 6 in their order.")
        raise ValidationError(sentence.format(name=name.strip()[:40]), "values")
    return Period(counted_by.kind, year, number)
