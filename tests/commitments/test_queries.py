"""The matrix of a year: rows, cells, totals, filters; figures that are owed; and how many questions it asks."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import event

from cchc_desktop.calendar.periods import Period
from cchc_desktop.commitments import queries, service
from cchc_desktop.commitments.listed import CommitmentFilter
from cchc_desktop.commitments.model import Commitment, CommitmentTarget, Measurement
from cchc_desktop.commitments.records import (
    CommitmentDetails,
    CommitmentState,
    Comparison,
    CountedBy,
    FigureKind,
    Result,
)
from cchc_desktop.errors import NotFound
from cchc_desktop.storage.search import search
from cchc_desktop.tasks.records import Actor
from tests.commitments.conftest import Q1, Q2, TODAY, number, passing, share

ANH, NGA, OFFICE = Actor(person_id=1), Actor(person_id=2), Actor(department_id=1)


@pytest.fixture
def three(signed, enter):
    """Three commitments with five targets: met, not met, no figure, not due yet, no case yet."""
    _first, ids = signed(share(), share(name="Tỷ lệ hồ sơ có xin lỗi", value=Decimal(100)), holder=ANH)
    enter(ids[0], Q1, "918/931")
    enter(ids[1], Q1, "11/13")
    signed(passing(), holder=NGA)
    _third, ids = signed(number(), number(name="Số hồ sơ bưu chính", value=Decimal(10)), holder=OFFICE)
    enter(ids[0], Q1, "7")
    enter(ids[1], Q1, "0")


def test_totals_count_every_target_once_by_its_result_to_date(read, three):
    found = read(queries.matrix, 2021, today=TODAY)
    assert [row.code for row in found.rows] == ["C1.1", "C1.2", "C2.1", "C3.1", "C3.2"]
    assert dict(found.totals) == {
        Result.MET: 1,
        Result.NOT_MET: 1,
        Result.NO_CASE_YET: 1,
        Result.NO_DATA: 1,
        Result.NOT_DUE: 1,
    }
    assert found.commitment_count == 3 and [each.code for each in found.periods][:2] == ["2021-Q1", "2021-Q2"]


def test_a_period_that_has_not_begun_on_the_day_counts_for_nothing(read, three):
    found = read(queries.matrix, 2021, today=date(2020, 12, 20))
    assert {row.result for row in found.rows} == {Result.NO_DATA}
    assert found.totals[Result.NO_DATA] == 5
    assert {(row.cumulative, row.cumulative_fraction, row.latest) for row in found.rows} == {("", "", None)}
    assert not [cell for row in found.rows for cell in row.cells if cell is None or cell.text or cell.has_begun]


def test_a_row_says_what_was_committed_and_how_far_it_came(read, three):
    rows = read(queries.matrix, 2021, today=TODAY).rows
    assert [row.committed for row in rows] == ["≥ 98%", "≥ 100%", "đạt", "≥ 24", "≥ 10"]
    assert [row.cumulative for row in rows] == ["98,60%", "84,62%", "", "7", "0"]
    assert rows[0].cumulative_fraction == "918/931" and rows[0].unit_name == "VP"
    assert rows[3].reason == "Chưa đến kỳ: 7/24, còn 3 quý"
    assert [row.holder_name for row in rows[::2]] == ["Lê Đức Ánh", "Hoàng Thúy Nga", "Văn phòng"]
    assert [row.holder_code for row in rows[::2]] == ["P01", "P02", "VP"]


@pytest.mark.parametrize(
    ("wanted", "codes"),
    [
        (CommitmentFilter(results=frozenset({Result.MET, Result.NO_DATA})), ["C1.1", "C2.1"]),
        (CommitmentFilter(search="ho so xin loi"), ["C1.2"]),
        (CommitmentFilter(search="hoang thuy"), ["C2.1"]),
        (CommitmentFilter(search="03/CK"), ["C3.1", "C3.2"]),
        (CommitmentFilter(holder=NGA), ["C2.1"]),
        (CommitmentFilter(department_id=1), ["C1.1", "C1.2", "C2.1", "C3.1", "C3.2"]),
        (CommitmentFilter(states=frozenset({CommitmentState.DRAFT})), []),
        (CommitmentFilter(ids=frozenset({3})), ["C3.1", "C3.2"]),
    ],
)
def test_each_filter_narrows_the_rows(read, three, wanted, codes):
    found = read(queries.matrix, 2021, today=TODAY, wanted=wanted)
    assert [row.code for row in found.rows] == codes


def test_results_narrow_the_rows_but_not_the_totals(read, three):
    met = CommitmentFilter(results=frozenset({Result.MET}))
    assert sum(read(queries.matrix, 2021, today=TODAY, wanted=met).totals.values()) == 5


def test_by_month_a_quarter_stands_at_its_last_month(read, three):
    found = read(queries.matrix, 2021, today=TODAY, every=CountedBy.MONTH)
    assert len(found.periods) == 12
    cells = found.rows[0].cells
    assert [cell.period.code if cell else None for cell in cells[:4]] == [None, None, "2021-Q1", None]


def test_a_half_year_with_a_value_is_a_mark_of_its_own(read, signed, enter):
    _id, (target_id,) = signed(number(values=(("2021-H1", Decimal(12)),)))
    enter(target_id, Q1, "5")
    enter(target_id, Q2, "6")
    row = read(queries.matrix, 2021, today=TODAY).rows[0]
    assert [(mark.period.code, mark.committed, mark.result) for mark in row.marks] == [
        ("2021-H1", "12", Result.NOT_MET)
    ]
    assert row.result is Result.NOT_MET and row.reason == "Lũy kế 11 < 12: không đạt"


def test_a_commitment_without_targets_is_named_beside_the_rows(write, read):
    write(service.new_commitment, CommitmentDetails(ANH, 2021), today=TODAY)
    found = read(queries.matrix, 2021, today=TODAY)
    assert found.rows == () and [row.code for row in found.without_targets] == ["C1"]


def test_another_year_is_another_matrix(read, three):
    assert read(queries.matrix, 2022, today=TODAY).rows == ()
    assert read(queries.commitment_years) == [2021]


def test_after_the_year_what_was_not_reached_is_not_met(read, three):
    rows = read(queries.matrix, 2021, today=date(2022, 1, 1)).rows
    assert rows[3].result is Result.NOT_MET and rows[3].latest.result is Result.NOT_MET
    assert read(queries.matrix, 2021, today=date(2021, 12, 31)).rows[3].result is Result.NOT_DUE


def test_holders_stand_by_given_name_then_departments(read, three):
    assert [name for _actor, name in read(queries.holders, 2021, today=TODAY)] == [
        "Lê Đức Ánh",
        "Hoàng Thúy Nga",
        "Văn phòng",
    ]


def test_an_unknown_code_names_those_there_are(read, three):
    assert read(queries.commitment_id_of, "C2") == 2
    with pytest.raises(NotFound, match="C1, C2, C3"):
        read(queries.commitment_id_of, "C9")


# ------------------------------------------------------------------------------------------------------------- owed


def test_periods_without_figures_are_owed_from_their_first_day(read, three):
    owed = read(queries.owed_figures, today=TODAY)
    assert [(each.code, each.period.code, each.target_codes, each.is_over) for each in owed] == [
        ("C2", "2021-Q1", ("C2.1",), True),
        ("C1", "2021-Q2", ("C1.1", "C1.2"), False),
        ("C2", "2021-Q2", ("C2.1",), False),
        ("C3", "2021-Q2", ("C3.1", "C3.2"), False),
    ]
    assert owed[0].day == date(2021, 3, 31) and owed[0].holder == NGA


def test_nothing_is_owed_of_drafts_closed_ones_and_time_before_the_signature(write, read, signed):
    commitment_id, _ids = signed()
    write(service.new_commitment, CommitmentDetails(NGA, 2021), today=TODAY)
    details = read(queries.commitment, commitment_id, today=TODAY).details
    late = CommitmentDetails(details.holder, 2021, details.reference, None, date(2021, 4, 1), "")
    write(service.save_commitment, commitment_id, late, today=TODAY)
    assert [each.period.code for each in read(queries.owed_figures, today=TODAY)] == ["2021-Q2"]
    write(service.close, commitment_id, today=TODAY)
    assert read(queries.owed_figures, today=TODAY) == []


def test_by_reporting_period_the_window_says_what_is_owed(read, signed):
    signed(share(is_by_window=True))
    owed = read(queries.owed_figures, today=date(2021, 3, 15))
    assert [(each.period.code, each.day, each.is_over) for each in owed] == [
        ("2021-Q1", date(2021, 3, 14), True),
        ("2021-Q2", date(2021, 6, 14), False),
    ]


# ----------------------------------------------------------------------------------------------------------- search


def test_the_search_finds_targets_references_and_evidence(data, three):
    with data.reading() as session:
        for words, code in (("bưu chính", "C3"), ("01/CK", "C1"), ("xin lỗi", "C1")):
            groups = {group.name: group for group in search(session, words).groups}
            assert groups["commitments"].hits[0].heading.title.startswith(f"{code} · 2021 · ")


# ------------------------------------------------------------------------------------------------------------ speed


def _fill(session, count, targets=6):
    for number_ in range(1, count + 1):
        session.add(Commitment(id=number_, code=f"C{number_}", person_id=1, year=2021, reference=f"{number_}/CK"))
        for place in range(targets):
            target_id = number_ * targets + place
            session.add(
                CommitmentTarget(
                    id=target_id,
                    commitment_id=number_,
                    position=place,
                    code=f"C{number_}.{place + 1}",
                    name="Chỉ tiêu",
                    comparison=Comparison.AT_LEAST,
                    value=Decimal(98),
                    unit="%",
                    kind=FigureKind.SHARE,
                    counted_by=CountedBy.MONTH,
                )
            )
            session.flush()
            session.add_all(
                Measurement(
                    commitment_id=number_,
                    target_id=target_id,
                    period=f"2021-{month:02d}",
                    value=Decimal(9),
                    denominator=Decimal(10),
                )
                for month in range(1, 13)
            )


def test_the_matrix_asks_as_many_questions_for_any_number_of_targets(data):
    asked = []
    event.listen(data.engine, "before_cursor_execute", lambda *arguments: asked.append(arguments[2]))
    numbers = []
    for count in (1, 20):
        with data.writing() as session:
            for row in (*session.query(Measurement), *session.query(CommitmentTarget), *session.query(Commitment)):
                session.delete(row)
                session.flush()
            _fill(session, count)
        asked.clear()
        with data.reading() as session:
            found = queries.matrix(session, 2021, today=date(2021, 12, 31), every=CountedBy.MONTH)
        numbers.append(len([statement for statement in asked if statement.startswith("SELECT")]))
        assert len(found.rows) == 6 * count
    assert numbers[0] == numbers[1] <= 10


def test_periods_of_other_lengths_and_years_do_not_mix(read, signed, enter):
    _id, (target_id,) = signed(number())
    enter(target_id, Q1, "3")
    row = read(queries.matrix, 2021, today=TODAY).rows[0]
    assert row.latest.period == Period.parse("2021-Q1")
