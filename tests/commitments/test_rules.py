"""What came of a target, as domain.md 4.1 says: by examples, and against a second, plain implementation."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.calendar.periods import Period, PeriodKind
from cchc_desktop.commitments.reading import read_figure
from cchc_desktop.commitments.records import Comparison, CountedBy, Figure, FigureKind, Result, Terms
from cchc_desktop.commitments.rules import cumulative, judge, judge_to_date
from cchc_desktop.commitments.spans import Span, committed_for, days_of, has_begun, is_over
from cchc_desktop.commitments.words import (
    committed_text,
    figure_text,
    fraction_text,
    reason,
    typed_text,
    unit_of_figure,
)

QUARTERS = CountedBy.QUARTER.periods(2021)
Q1, Q2, Q3, Q4 = QUARTERS
MONTHS = CountedBy.MONTH.periods(2021)
HALF, YEAR = Period(PeriodKind.HALF, 2021), Period(PeriodKind.YEAR, 2021)


def terms(comparison, value, unit="hồ sơ", kind=FigureKind.COUNT, **more):
    return Terms(2021, Comparison(comparison), None if value is None else Decimal(value), kind, unit, **more)


def rate(comparison, value, **more):
    return terms(comparison, value, "%", FigureKind.SHARE, **more)


def figures(own, *texts, periods=QUARTERS):
    """Return figures by period; None leaves one out."""
    return {period: read_figure(own, text) for period, text in zip(periods, texts, strict=False) if text is not None}


def result(own, found, period=Q1, *, closed=False):
    return judge(own, found, period, year_is_closed=closed).result


def said(own, found, period=Q1, *, closed=False):
    return reason(own, judge(own, found, period, year_is_closed=closed))


# ---------------------------------------------------------------------------------------------------------- shares


@pytest.mark.parametrize(
    ("text", "goal", "expected", "words"),
    [
        ("918/931", 98, Result.MET, "918/931 = 98,60% ≥ 98%: đạt"),
        ("96/98", 98, Result.NOT_MET, "96/98 = 97,96% < 98%: không đạt"),
        ("11/13", 100, Result.NOT_MET, "11/13 = 84,62% < 100%: không đạt"),
        ("4/4", 100, Result.MET, "4/4 = 100% ≥ 100%: đạt"),
        ("49/50", 98, Result.MET, "49/50 = 98% ≥ 98%: đạt"),
        ("0/13", 0, Result.MET, "0/13 = 0% ≥ 0%: đạt"),
        ("0/0", 98, Result.NO_CASE_YET, "Chưa phát sinh: 0/0"),
        ("24999/25000", 100, Result.NOT_MET, "24.999/25.000 = 99,996% < 100%: không đạt"),
    ],
)
def test_a_share_is_compared_exactly_and_explained(text, goal, expected, words):
    own = rate(">=", goal)
    assert result(own, figures(own, text)) is expected
    assert said(own, figures(own, text)) == words


def test_goals_of_shares_do_not_add_up_as_those_of_counts_do():
    goals = {period: Decimal(98) for period in MONTHS[:3]}
    own = {"counted_by": CountedBy.MONTH, "values": goals}
    assert committed_for(rate(">=", 98, **own), Span(1, 3)) is None
    assert committed_for(terms(">=", 98, **own), Span(1, 3)) == 294


def test_a_share_that_rounds_up_to_its_goal_has_not_reached_it():
    own = rate(">=", "98.6")
    found = figures(own, "98599/100000")
    assert figure_text(own, found[Q1]) == "98,60%"
    assert result(own, found) is Result.NOT_MET
    assert said(own, found) == "98.599/100.000 = 98,599% < 98,6%: không đạt"


def test_shares_of_several_periods_add_up_numbers_not_rates():
    own = rate(">=", 90)
    found = figures(own, "1/2", "99/100")
    assert cumulative(own, found) == Figure(Decimal(100), Decimal(102))
    assert judge_to_date(own, found, year_is_closed=False).result is Result.MET
    assert reason(own, judge_to_date(own, found, year_is_closed=False)) == "Lũy kế 100/102 = 98,04% ≥ 90%: đạt"


def test_a_period_without_cases_does_not_hide_the_others():
    own = rate(">=", 90)
    found = figures(own, "5/10", "0/0")
    assert result(own, found, Q2) is Result.NO_CASE_YET
    assert judge_to_date(own, found, year_is_closed=False).result is Result.NOT_MET


def test_a_share_may_have_another_goal_in_one_period():
    own = rate(">=", 98, values={Q1: Decimal(95)})
    found = figures(own, "96/100", "96/100")
    assert (result(own, found, Q1), result(own, found, Q2)) == (Result.MET, Result.NOT_MET)


# ---------------------------------------------------------------------------------------------------------- counts


def test_nothing_entered_is_no_data():
    for own in (rate(">=", 98), terms("<=", 0), terms("=", 4), terms("pass", None)):
        assert result(own, {}) is Result.NO_DATA
        assert said(own, {}) == "Chưa có số liệu"
        assert judge_to_date(own, {}, year_is_closed=True).result is Result.NO_DATA


def test_a_count_with_a_value_for_the_period_is_compared_with_it_and_zero_is_a_figure():
    own = terms(">=", 24, values={Q1: Decimal(6)})
    assert said(own, figures(own, "7")) == "7 ≥ 6: đạt"
    assert said(own, figures(own, "0")) == "0 < 6: không đạt"
    assert result(own, figures(own, "0")) is Result.NOT_MET


def test_a_limit_of_the_year_is_compared_in_every_period():
    own = terms("<=", 0)
    found = figures(own, "2", "0")
    assert [result(own, found, each) for each in (Q1, Q2, Q3)] == [Result.NOT_MET, Result.MET, Result.NO_DATA]
    assert said(own, found) == "2 > 0: không đạt"
    assert judge_to_date(own, found, year_is_closed=False).result is Result.NOT_MET


def test_at_least_so_many_in_the_year_is_reached_or_not_due_yet():
    own = terms(">=", 24)
    found = figures(own, "7", "0", "10", "7")
    wanted = [Result.NOT_DUE, Result.NO_CASE_YET, Result.NOT_DUE, Result.MET]
    assert [result(own, found, each) for each in QUARTERS] == wanted
    assert said(own, found) == "Chưa đến kỳ: 7/24, còn 3 quý"
    assert said(own, found, Q3) == "Chưa đến kỳ: 17/24, còn 1 quý"
    assert said(own, found, Q4) == "Lũy kế 24 ≥ 24: đạt"
    assert said(own, figures(own, "0")) == "Chưa phát sinh: 0"


def test_a_year_that_closes_below_its_goal_is_not_met_in_its_last_period_with_figures():
    own = terms(">=", 24)
    found = figures(own, "7", "8")
    assert [result(own, found, each, closed=True) for each in (Q1, Q2)] == [Result.NOT_DUE, Result.NOT_MET]
    assert judge_to_date(own, found, year_is_closed=True).result is Result.NOT_MET
    assert said(own, found, Q2, closed=True) == "Lũy kế 15 < 24: không đạt"
    assert judge_to_date(own, figures(own, "0"), year_is_closed=True).result is Result.NO_CASE_YET


def test_exactly_so_many_is_met_when_equal_and_lost_once_exceeded():
    own = terms("=", 4)
    found = figures(own, "1", "3", "1")
    assert [result(own, found, each) for each in (Q1, Q2, Q3)] == [Result.NOT_DUE, Result.MET, Result.NOT_MET]


def test_exactly_none_is_compared_in_every_period():
    own = terms("=", 0)
    found = figures(own, "0", "1")
    assert [result(own, found, each) for each in (Q1, Q2)] == [Result.MET, Result.NOT_MET]


def test_the_last_quarter_before_the_year_is_over_is_not_due_yet():
    own = terms(">=", 24)
    assert said(own, figures(own, "1", "1", "1", "1"), Q4) == "Chưa đến kỳ: 4/24, chưa hết năm"


def test_what_was_committed_for_the_periods_so_far_decides_the_result_to_date():
    own = terms(">=", 12, values={Q1: Decimal(3), Q2: Decimal(3)})
    assert judge_to_date(own, figures(own, "3"), year_is_closed=False).result is Result.MET
    assert judge_to_date(own, figures(own, "3", "2"), year_is_closed=False).result is Result.NOT_MET
    assert judge_to_date(own, figures(own, "3", "2", "1"), year_is_closed=False).result is Result.NOT_DUE
    assert judge_to_date(own, figures(own, "3", "2", "1"), year_is_closed=True).result is Result.NOT_MET


def test_quarters_of_a_target_by_month_are_made_of_their_months():
    own = terms(">=", 24, counted_by=CountedBy.MONTH, values={Q1: Decimal(6)})
    found = figures(own, "2", "2", "3", periods=MONTHS)
    assert result(own, found, MONTHS[0]) is Result.NOT_DUE
    assert said(own, found, MONTHS[0]) == "Chưa đến kỳ: 2/24, còn 11 tháng"
    assert said(own, found, Q1) == "Lũy kế 7 ≥ 6: đạt"


def test_a_half_year_has_the_sum_of_its_quarters_or_its_own_value():
    summed = terms(">=", 24, values={Q1: Decimal(6), Q2: Decimal(5)})
    assert committed_for(summed, Span(1, 6)) == 11
    assert committed_for(terms(">=", 24, values={Q1: Decimal(6)}), Span(1, 6)) is None
    own = terms(">=", 24, values={HALF: Decimal(10)})
    assert result(own, figures(own, "4", "7"), HALF) is Result.MET
    assert result(own, figures(own, "4", "7"), Q2) is Result.NOT_DUE


# ------------------------------------------------------------------------------------------- levels, passed, periods


def test_a_level_is_compared_as_it_stands_and_the_latest_holds():
    own = terms("<=", 3, "ngày", FigureKind.LEVEL)
    found = figures(own, "4,5", "2,5")
    assert [result(own, found, each) for each in (Q1, Q2)] == [Result.NOT_MET, Result.MET]
    assert said(own, found, Q1) == "4,5 > 3: không đạt"
    assert judge_to_date(own, found, year_is_closed=False).result is Result.MET


def test_met_or_not_is_as_entered_and_the_latest_holds():
    own = terms("pass", None, "")
    found = figures(own, "không đạt", "đạt")
    assert [result(own, found, each) for each in (Q1, Q2)] == [Result.NOT_MET, Result.MET]
    assert (said(own, found, Q1), said(own, found, Q2)) == ("Ghi nhận: không đạt", "Ghi nhận: đạt")
    assert judge_to_date(own, found, year_is_closed=False).result is Result.MET


def test_a_period_goes_by_the_calendar_or_from_the_15th_to_the_14th():
    by_days, by_window = terms(">=", 1), terms(">=", 1, is_by_window=True)
    assert [f"{day:%d/%m/%Y}" for day in days_of(by_days, Q1)] == ["01/01/2021", "31/03/2021"]
    assert [f"{day:%d/%m/%Y}" for day in days_of(by_window, Q1)] == ["15/12/2020", "14/03/2021"]
    last = days_of(by_window, Q1)[1]
    assert has_begun(by_window, Q1, days_of(by_window, Q1)[0])
    assert not is_over(by_window, Q1, last) and not is_over(by_days, Q1, last)


def test_texts_are_those_of_papers():
    assert committed_text(rate(">=", 98)) == "≥ 98%"
    assert committed_text(terms("<=", 0)) == "≤ 0"
    assert committed_text(terms("pass", None)) == "đạt"
    assert fraction_text(Figure(Decimal(1700), Decimal(2873))) == "1.700/2.873"
    assert typed_text(Figure(Decimal("98.5"))) == "98,5"
    assert unit_of_figure("tin, bài/năm") == "tin, bài" and unit_of_figure("%") == ""


# ------------------------------------------------------------------------------------------------ a plain second one


def plain(comparison, kind, goal, values, found, index, *, closed):
    """Domain.md 4.1, read once more: quarters are numbers 0–3, figures numbers or pairs."""
    now = found.get(index)
    if now is None:
        return "no_data"
    if kind == "share":
        if now[1] == 0:
            return "no_case_yet"
        reached, goal = Fraction(now[0], now[1]) * 100, values.get(index, goal)
        return "met" if {">=": reached >= goal, "<=": reached <= goal, "=": reached == goal}[comparison] else "not_met"
    if index in values:
        goal = values[index]
        return "met" if {">=": now >= goal, "<=": now <= goal, "=": now == goal}[comparison] else "not_met"
    if comparison == "<=" or (comparison == "=" and goal == 0):
        return "met" if now <= goal else "not_met"
    if now == 0:
        return "no_case_yet"
    total = sum(value for place, value in found.items() if place <= index)
    if total == goal or (comparison == ">=" and total > goal):
        return "met"
    if total > goal:
        return "not_met"
    return "not_met" if closed and not any(place > index for place in found) else "not_due"


_COUNT = st.integers(0, 30)
_SHARE = st.integers(0, 30).flatmap(lambda among: st.tuples(st.integers(0, among), st.just(among)))


@given(
    comparison=st.sampled_from([">=", "<=", "="]),
    kind=st.sampled_from(["share", "count"]),
    goal=st.integers(0, 100),
    index=st.integers(0, 3),
    closed=st.booleans(),
    data=st.data(),
)
def test_results_are_those_of_a_plain_reading_of_the_rules(comparison, kind, goal, index, closed, data):
    places = st.integers(0, 3)
    found = data.draw(st.dictionaries(places, _SHARE if kind == "share" else _COUNT, max_size=4))
    values = data.draw(st.dictionaries(places, st.integers(0, 100), max_size=4))
    own = terms(
        comparison,
        goal,
        "%" if kind == "share" else "việc",
        FigureKind(kind),
        values={QUARTERS[place]: Decimal(value) for place, value in values.items()},
    )
    as_figures = {
        QUARTERS[place]: Figure(Decimal(each[0]), Decimal(each[1])) if kind == "share" else Figure(Decimal(each))
        for place, each in found.items()
    }
    judged = judge(own, as_figures, QUARTERS[index], year_is_closed=closed)
    assert judged.result.value == plain(comparison, kind, goal, values, found, index, closed=closed)
    assert reason(own, judged)


@given(counts=st.lists(st.integers(0, 40), min_size=1, max_size=4), goal=st.integers(1, 100), closed=st.booleans())
def test_the_year_so_far_is_judged_by_its_sum(counts, goal, closed):
    own = terms(">=", goal)
    found = {QUARTERS[place]: Figure(Decimal(each)) for place, each in enumerate(counts)}
    judged = judge_to_date(own, found, year_is_closed=closed).result
    total = sum(counts)
    wanted = "no_case_yet" if not total else "met" if total >= goal else "not_met" if closed else "not_due"
    assert judged.value == wanted
    assert cumulative(own, found) == Figure(Decimal(total))
