"""The commitments of a data set as plain values, checked against each other and against the rules of their room."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from cchc_desktop.calendar.period_names import period_name
from cchc_desktop.calendar.periods import Period, PeriodKind
from cchc_desktop.commitments.reading import check_figure, check_period
from cchc_desktop.commitments.records import CommitmentState, Comparison, CountedBy, Figure, FigureKind, Terms
from cchc_desktop.errors import ValidationError
from cchc_desktop.exchange.commitment_keys import PASS
from cchc_desktop.exchange.dataset import CommitmentData, TargetData
from cchc_desktop.exchange.faults import quoted
from cchc_desktop.exchange.records import Record
from cchc_desktop.i18n import _

_WHOLE = Decimal(100)
_COUNTED_BY = {PeriodKind.MONTH: CountedBy.MONTH, PeriodKind.QUARTER: CountedBy.QUARTER}
_VALUES = ("muc_tieu", "muc_tieu_quy1", "thuc_hien_quy1")
_FIGURES = ("tu", "mau", "thuc_hien_quy1")


def check_commitments(data: Record) -> None:
    """Raise ValidationError for the first thing in the commitments that cannot be."""
    all_of_them = data.record("cam_ket")
    if all_of_them is None:
        return
    _check_period(all_of_them)
    codes: dict[str, str] = {}
    holders: set[tuple[str, str]] = set()
    references: set[str] = set()
    for item in all_of_them.records("danh_sach"):
        _check_holder(item, holders)
        if item.has("so") and item.text("so") in references:
            raise item.refused("so", _("the reference {value} stands twice").format(value=quoted(item.text("so"))))
        references.add(item.text("so"))
        for target in item.records("chi_tieu"):
            code = target.text("ma")
            if code in codes:
                fault = _("the code {code} stands under {other} already")
                raise target.refused("ma", fault.format(code=code, other=codes[code]))
            codes[code] = item.text("ma")
            _check_target(target)


def commitment_warnings(data: Record) -> tuple[str, ...]:
    """Return one sentence for each holder with several commitments of the year."""
    all_of_them = data.record("cam_ket")
    codes: dict[str, list[str]] = {}
    for item in all_of_them.records("danh_sach") if all_of_them is not None else ():
        codes.setdefault(item.text("nguoi") or item.text("bo_phan"), []).append(item.text("ma"))
    sentence = _("{name} has {n} commitments in this year: {codes}. Keep one of them for all targets.")
    return tuple(
        sentence.format(name=name, n=len(own), codes=", ".join(own)) for name, own in codes.items() if len(own) > 1
    )


def read_commitments(data: Record, today: date) -> tuple[CommitmentData, ...]:
    """Return the commitments; one with a reference, or of a meeting that was held by ``today``, is signed.

    Raises ValidationError for figures of a period that has not begun by then.
    """
    all_of_them = data.record("cam_ket")
    if all_of_them is None:
        return ()
    period = _period(all_of_them)
    year = all_of_them.whole("nam") or (period.year if period is not None else today.year)
    meeting = all_of_them.text("hoi_nghi")
    days = {record.text("ma"): record.day("ngay") for record in data.records("hop")}
    met_on = days.get(meeting)
    is_met = bool(meeting) and (met_on is None or met_on <= today)
    return tuple(
        CommitmentData(
            code=item.text("ma"),
            holder=item.text("nguoi") or item.text("bo_phan"),
            year=year,
            state=CommitmentState.SIGNED if is_met or item.has("so") else CommitmentState.DRAFT,
            reference=item.text("so"),
            meeting=meeting,
            signed_on=met_on if is_met else None,
            targets=tuple(_targets(item, period, year, today)),
        )
        for item in all_of_them.records("danh_sach")
    )


def _check_period(all_of_them: Record) -> None:
    period, year = _period(all_of_them), all_of_them.whole("nam")
    if period is not None and period.kind not in _COUNTED_BY:
        raise all_of_them.refused("ky_so_lieu", _("figures of commitments are of a month or a quarter"))
    if period is not None and year is not None and period.year != year:
        fault = _("{period} lies outside {year}, the year of the commitments")
        raise all_of_them.refused("ky_so_lieu", fault.format(period=period_name(period), year=year))
    for item in all_of_them.records("danh_sach"):
        for target in item.records("chi_tieu"):
            key = next((key for key in (*_FIGURES, "muc_tieu_quy1") if target.has(key)), "")
            if key and period is None:
                raise target.refused(key, _("ky_so_lieu, the period of the figures, is missing"))


def _check_holder(item: Record, holders: set[tuple[str, str]]) -> None:
    if item.has("nguoi") and item.has("bo_phan"):
        raise item.refused("bo_phan", _("a commitment has one holder, a person or a department"))
    if not item.has("nguoi") and not item.has("bo_phan"):
        raise item.refused("nguoi", _("a commitment needs its holder: nguoi or bo_phan"))
    holder = (item.text("nguoi") or item.text("bo_phan"), item.text("so"))
    if holder in holders:
        fault = _("{code} has a commitment with the same reference already")
        raise item.refused("nguoi" if item.has("nguoi") else "bo_phan", fault.format(code=holder[0]))
    holders.add(holder)


def _check_target(target: Record) -> None:
    passes = target.text("so_sanh") == PASS
    for key in _VALUES:
        if target.has(key) and isinstance(target.values[key], bool) is not passes:
            fault = _("đạt | không đạt is expected here") if passes else _("a number is expected here")
            raise target.refused(key, fault)
    if passes and (target.has("tu") or target.has("mau")):
        raise target.refused("tu" if target.has("tu") else "mau", _("đạt | không đạt has no numbers"))
    if not passes and not target.has("muc_tieu"):
        raise target.refused("muc_tieu", _("this key is missing or empty"))
    if not passes and not target.has("don_vi_tinh"):
        raise target.refused("don_vi_tinh", _("a target needs its unit"))
    _check_share(target)


def _check_share(target: Record) -> None:
    numerator, denominator = target.number("tu"), target.number("mau")
    if target.has("tu") != target.has("mau"):
        raise target.refused("tu" if target.has("tu") else "mau", _("tu and mau belong together"))
    if numerator is not None and denominator is not None:
        if target.has("thuc_hien_quy1"):
            raise target.refused("thuc_hien_quy1", _("a figure is either tu and mau or thuc_hien_quy1"))
        if "%" not in target.text("don_vi_tinh"):
            raise target.refused("don_vi_tinh", _("with tu and mau the unit is %"))
        if denominator == 0 and numerator:
            raise target.refused("mau", _("the numerator {numerator} stands over zero").format(numerator=numerator))
        if numerator > denominator:
            fault = _("the numerator {numerator} is above the denominator {denominator}")
            raise target.refused("tu", fault.format(numerator=numerator, denominator=denominator))
    for key in ("muc_tieu", "muc_tieu_quy1"):
        value = target.number(key)
        if value is not None and value > _WHOLE and _kind(target) is FigureKind.SHARE:
            raise target.refused(key, _("a share is 100% at most"))


def _targets(item: Record, period: Period | None, year: int, today: date) -> Iterator[TargetData]:
    for target in item.records("chi_tieu"):
        comparison = Comparison.PASS if target.text("so_sanh") == PASS else Comparison(target.text("so_sanh"))
        made = TargetData(
            code=target.text("ma"),
            name=target.text("ten"),
            comparison=comparison,
            value=target.number("muc_tieu"),
            unit="" if comparison is Comparison.PASS else target.text("don_vi_tinh"),
            kind=_kind(target),
            counted_by=_COUNTED_BY[period.kind] if period is not None else CountedBy.QUARTER,
            period=period,
            period_value=target.number("muc_tieu_quy1"),
            figure=_figure(target),
        )
        _check_against_rules(target, made, year, today)
        yield made


def _check_against_rules(target: Record, made: TargetData, year: int, today: date) -> None:
    """Refuse what the room itself would not take: a period not begun, a number that is too large."""
    key = next((key for key in _FIGURES if target.has(key)), "")
    if not key or made.period is None:
        return
    terms = Terms(year, made.comparison, made.value, made.kind, made.unit, made.counted_by)
    try:
        check_period(terms, made.period, today)
        check_figure(terms, made.figure)
    except ValidationError as error:
        raise target.refused(key, error.sentence.rstrip(".")) from error


def _kind(target: Record) -> FigureKind:
    """Return what is counted: in per cent a share, unless the rate itself is given as a number."""
    if target.text("so_sanh") == PASS or "%" not in target.text("don_vi_tinh"):
        return FigureKind.COUNT
    return FigureKind.LEVEL if target.has("thuc_hien_quy1") else FigureKind.SHARE


def _figure(target: Record) -> Figure:
    reached = target.values.get("thuc_hien_quy1")
    if isinstance(reached, bool):
        return Figure(is_passed=reached)
    if target.has("tu"):
        return Figure(target.number("tu"), target.number("mau"))
    return Figure(target.number("thuc_hien_quy1"))


def _period(all_of_them: Record) -> Period | None:
    return Period.parse(all_of_them.text("ky_so_lieu")) if all_of_them.has("ky_so_lieu") else None
