"""Sums of a count, who is late, which period of recurring work counts, and which count came before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.calendar.periods import Period
from cchc_desktop.errors import ValidationError
from cchc_desktop.tasks.count_records import CountLine, CountRow
from cchc_desktop.tasks.count_rules import (
    by_department,
    by_person,
    count_before,
    counted_period,
    late_lines,
    listed,
    occurrence_of,
    totals_of,
)
from cchc_desktop.tasks.records import DeadlineLabel, Occurrence, Totals

LINES = st.lists(
    st.builds(
        CountLine,
        task_id=st.integers(1, 99),
        code=st.sampled_from(("T1", "T2", "T10", "T3")),
        work=st.just("Việc"),
        label=st.sampled_from(DeadlineLabel),
        parent_code=st.sampled_from(("", "", "", "T1")),
        lead=st.sampled_from(("", "Lê Đức Ánh", "Văn phòng")),
        lead_post=st.sampled_from(("", "Công chức")),
        department=st.sampled_from(("", "Văn phòng", "Một cửa")),
        due_on=st.none() | st.dates(),
        is_outside_reform=st.booleans(),
    ),
    max_size=30,
)


@given(LINES)
def test_sums_by_department_and_by_person_add_up_to_the_whole(lines: list[CountLine]) -> None:
    whole = totals_of(lines)
    assert whole.all == sum(1 for line in lines if not line.parent_code and not line.is_outside_reform)
    for groups in (by_department(lines), by_person(lines)):
        for label in DeadlineLabel:
            assert sum(group.totals.of(label) for group in groups) == whole.of(label)
        assert sum(group.totals.with_deadline for group in groups) == whole.with_deadline


def line(code: str, **changes: object) -> CountLine:
    return replace(CountLine(int(code.strip("T.").split(".")[0]), code, "Việc", DeadlineLabel.ON_TRACK), **changes)


def test_department_that_leads_by_itself_has_no_person_yet() -> None:
    groups = by_person([line("T1", lead="Văn phòng", department="Văn phòng"), line("T2", lead="Lê Đức Ánh")])
    assert [(group.name, group.detail) for group in groups] == [("", "Văn phòng"), ("Lê Đức Ánh", "")]


def test_late_ones_are_overdue_first_and_the_longest_late_first() -> None:
    found = late_lines(
        [
            line("T1", label=DeadlineLabel.DONE_LATE, days_late=90),
            line("T2", label=DeadlineLabel.OVERDUE, days_late=3),
            line("T10", label=DeadlineLabel.OVERDUE, days_late=12, parent_code="T1"),
            line("T4", label=DeadlineLabel.OVERDUE, days_late=99, is_outside_reform=True),
            line("T5"),
        ]
    )
    assert [each.code for each in found] == ["T10", "T2", "T1"]


def test_list_stands_by_department_then_by_code_with_parts_under_their_task() -> None:
    lines = [
        line("T10", department="B"),
        line("T2", department="B"),
        line("T2.1", department="A", parent_code="T2"),
        line("T2.1.1", parent_code="T2.1"),
        line("T3", department="A"),
        line("T4", department=""),
    ]
    assert [each.code for each in listed(lines, {"A": 0, "B": 1})] == ["T3", "T2", "T2.1", "T2.1.1", "T10", "T4"]


@pytest.mark.parametrize(
    ("period", "chosen"), [("2021-01", "2021-01"), ("2021-02", "2021-02"), ("2021-Q1", "2021-02"), ("2021-04", None)]
)
def test_count_takes_the_occurrence_of_its_own_period(period: str, chosen: str | None) -> None:
    begun = [
        Occurrence("2021-01", date(2021, 1, 25), date(2021, 1, 25), completed_on=date(2021, 1, 25)),
        Occurrence("2021-02", date(2021, 2, 25), date(2021, 2, 25)),
        Occurrence("2021-03", date(2021, 3, 25), date(2021, 3, 25), completed_on=date(2021, 3, 24)),
    ]
    found = occurrence_of(Period.parse(period))(begun)
    assert (found.period if found else None) == chosen


def test_quarter_with_everything_done_takes_the_last_occurrence() -> None:
    begun = [
        Occurrence(f"2021-0{month}", date(2021, month, 25), date(2021, month, 25), completed_on=date(2021, month, 20))
        for month in (1, 2, 3)
    ]
    found = occurrence_of(Period.parse("2021-Q1"))(begun)
    assert found is not None and found.period == "2021-03"


def test_count_before_has_the_same_length_and_is_the_newest_version() -> None:
    rows = [
        CountRow(number, period, version, date(2021, 1, 1), None, Totals())
        for number, (period, version) in enumerate(
            [("2021-01", 1), ("2021-01", 2), ("2020-12", 1), ("2020-Q4", 1), ("2021-03", 1), ("2020-11", 3)]
        )
    ]
    before = count_before(rows, Period.parse("2021-03"))
    assert before is not None and (before.period, before.version) == ("2021-01", 2)
    quarter = count_before(rows, Period.parse("2021-Q1"))
    assert quarter is not None and quarter.period == "2020-Q4"
    assert count_before(rows, Period.parse("2020-11")) is None


@pytest.mark.parametrize("code", ["2021", "2021-H1", "2021-9M", "năm 2021", "2021-13", ""])
def test_only_months_and_quarters_are_counted(code: str) -> None:
    with pytest.raises(ValidationError):
        counted_period(code)


def test_period_is_read_in_words_too() -> None:
    assert (counted_period("tháng 12/2020").code, counted_period("quý I/2021").code) == ("2020-12", "2021-Q1")
