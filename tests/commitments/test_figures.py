"""Figures are typed, cleared and proved; they are taken from tasks, and kept when a commitment is counted."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from cchc_desktop.calendar.periods import Period
from cchc_desktop.calendar.recurrence import Every, Recurrence
from cchc_desktop.commitments import figures, queries, service
from cchc_desktop.commitments.model import Measurement
from cchc_desktop.commitments.records import CommitmentDetails, CountedBy, Figure
from cchc_desktop.commitments.targets import add_target
from cchc_desktop.errors import Conflict, NotFound, ValidationError
from cchc_desktop.storage import audit, history
from cchc_desktop.tasks import progress
from cchc_desktop.tasks import service as tasks
from cchc_desktop.tasks.records import Actor, TaskDetails
from tests.commitments.conftest import Q1, Q2, TODAY, number, passing, share

ANH = Actor(person_id=1)


@pytest.fixture
def cell(read):
    """Return a function that reads one cell of the matrix."""

    def found(place=0, column=0, *, today=TODAY, **words):
        return read(queries.matrix, 2021, today=today, **words).rows[place].cells[column]

    return found


@pytest.fixture
def task(write):
    """Return a function that makes a task of Ánh, completed on a day or not."""

    def make(due, done=None, lead=ANH, **more):
        details = TaskDetails("Việc", lead=lead, assigned_on=date(2021, 1, 4), due_on=due, **more)
        task_id, _changes = write(tasks.create_task, details, today=TODAY)
        if done is not None:
            write(progress.complete, [task_id], done, today=TODAY)
        return task_id

    return make


def test_a_typed_figure_stands_in_its_period(write, read, signed, enter, cell):
    _commitment_id, (target_id,) = signed()
    changes = enter(target_id, Q1, "918/931")
    assert changes.concerns("commitment") and changes.record_id is not None
    shown = cell()
    assert (shown.text, shown.fraction, shown.result.value, shown.taken_from) == ("98,60%", "918/931", "met", "")
    assert shown.reason == "918/931 = 98,60% ≥ 98%: đạt"
    assert cell(column=1).text == "" and not cell(column=2).has_begun
    enter(target_id, Q1, "900/931")
    assert cell().result.value == "not_met"
    write(history.undo)
    assert cell().text == "98,60%"


def test_a_cleared_figure_is_gone_but_its_evidence_stays(write, read, signed, enter, cell):
    _commitment_id, (target_id,) = signed()
    enter(target_id, Q1, "918/931")
    write(figures.set_evidence, target_id, Q1, "Báo cáo 15/BC-UBND", today=TODAY)
    write(figures.clear_figure, target_id, Q1, today=TODAY)
    assert (cell().text, cell().evidence, cell().result.value) == ("", "Báo cáo 15/BC-UBND", "no_data")
    write(figures.set_evidence, target_id, Q1, "", today=TODAY)
    assert read(lambda session: session.scalars(select(Measurement)).all()) == []


def test_many_figures_are_one_step_all_or_none(write, read, signed, cell):
    _commitment_id, ids = signed(share(), number(), passing())
    with pytest.raises(ValidationError):
        write(figures.set_figures, [(ids[0], Q1, "9/10"), (ids[1], Q1, "bảy")], today=TODAY)
    assert cell().text == ""
    typed = [(ids[0], Q1, "9/10"), (ids[1], Q1, "7"), (ids[2], Q2, "đạt")]
    write(figures.set_figures, typed, today=TODAY)
    assert [cell(0).text, cell(1).text, cell(2, 1).text] == ["90%", "7", "đạt"]
    assert read(history.next_undo).title == "Nhập 3 số liệu"
    write(history.undo)
    assert cell().text == "" and cell(2, 1).text == ""


def test_a_figure_that_is_read_already_is_kept_the_same_way(write, signed, cell):
    _commitment_id, (target_id,) = signed()
    write(figures.put_figure, target_id, Q1, Figure(Decimal(2763), Decimal(2873)), today=TODAY)
    assert cell().fraction == "2.763/2.873"
    with pytest.raises(ValidationError):
        write(figures.put_figure, target_id, Q1, Figure(Decimal(5), Decimal(4)), today=TODAY)


def test_figures_wait_for_the_signature_and_their_period(write, signed, enter):
    details = CommitmentDetails(Actor(person_id=2), 2021)
    draft, _changes = write(service.new_commitment, details, today=TODAY)
    target_id, _changes = write(add_target, draft, share(), today=TODAY)
    with pytest.raises(Conflict, match="chưa ký"):
        enter(target_id, Q1, "9/10")
    _commitment_id, (signed_id,) = signed()
    for code in ("2021-Q3", "2020-Q4", "2021-03"):
        with pytest.raises(ValidationError) as caught:
            enter(signed_id, Period.parse(code), "9/10")
        assert caught.value.field == "period"


def test_a_target_by_month_makes_its_quarters(signed, enter, cell):
    _commitment_id, (target_id,) = signed(number(counted_by=CountedBy.MONTH))
    for month, text in (("2021-01", "2"), ("2021-02", "3"), ("2021-03", "2")):
        enter(target_id, Period.parse(month), text)
    assert (cell().text, cell().is_own) == ("7", False)
    assert [cell(column=at, every=CountedBy.MONTH).text for at in range(3)] == ["2", "3", "2"]


def test_the_history_says_the_figure_in_words(write, read, signed, enter):
    commitment_id, (target_id,) = signed()
    enter(target_id, Q1, "917,5/931")
    line = read(audit.of_record, "commitment", commitment_id)[0]
    fields = {each.field: each.after for row in line.rows for each in row.fields}
    assert (fields["Số liệu"], fields["Trên"], fields["Chỉ tiêu"]) == ("917,5", "931", "C1.1")


# ------------------------------------------------------------------------------------------------------ from tasks


def test_tied_tasks_give_the_share_done_in_time(write, signed, task, cell):
    _commitment_id, (target_id,) = signed(share(actual_from="tied_tasks"))
    in_time = task(date(2021, 2, 10), date(2021, 2, 9))
    late = task(date(2021, 3, 10), date(2021, 3, 20))
    overdue = task(date(2021, 3, 31))
    coming = task(date(2021, 6, 1))
    write(figures.tie_tasks, target_id, [in_time, late, overdue, coming])
    shown = cell()
    assert (shown.fraction, shown.taken_from) == ("1/3", "nhiệm vụ gắn kèm hoàn thành đúng hạn")
    running = cell(column=1)
    assert (running.text, running.result.value) == ("0/0", "not_due")
    assert running.reason == "Chưa đến kỳ: đến nay 0/0, kỳ chưa hết"
    write(figures.untie_task, target_id, overdue)
    assert cell().fraction == "1/2"
    with pytest.raises(NotFound):
        write(figures.untie_task, target_id, overdue)


def test_tied_tasks_without_any_in_the_period_give_no_figure(signed, cell):
    signed(share(actual_from="tied_tasks"))
    assert (cell().result.value, cell().is_owed) == ("no_data", True)


def test_a_typed_figure_goes_before_a_taken_one(write, signed, task, enter, cell):
    _commitment_id, (target_id,) = signed(number(actual_from="led_completed"))
    task(date(2021, 2, 10), date(2021, 2, 9))
    task(date(2021, 2, 10), date(2021, 2, 12), lead=Actor(person_id=2))
    assert (cell().text, cell().taken_from) == ("1", "số nhiệm vụ chủ trì đã hoàn thành")
    enter(target_id, Q1, "5")
    assert (cell().text, cell().taken_from) == ("5", "")
    write(figures.clear_figure, target_id, Q1, today=TODAY)
    assert cell().text == "1"


def test_a_taken_figure_is_judged_once_its_period_is_over(read, signed, task, cell):
    signed(number(actual_from="led_completed", values=(("2021-Q1", Decimal(1)), ("2021-Q2", Decimal(2)))))
    task(date(2021, 2, 10), date(2021, 2, 9))
    assert [cell(column=place).result.value for place in (0, 1)] == ["met", "not_due"]
    row = read(queries.matrix, 2021, today=TODAY).rows[0]
    assert (row.result.value, row.cumulative, row.latest.period) == ("met", "1", Q1)
    assert read(queries.owed_figures, today=TODAY) == []
    later = read(queries.matrix, 2021, today=date(2021, 7, 1)).rows[0]
    assert (later.cells[1].result.value, later.result.value) == ("not_met", "not_met")


def test_a_department_answers_for_the_tasks_of_its_people(signed, task, cell):
    signed(share(actual_from="led_on_time"), holder=Actor(department_id=1))
    task(date(2021, 2, 10), date(2021, 2, 9))
    task(date(2021, 3, 10), date(2021, 3, 20), lead=Actor(person_id=2))
    task(date(2021, 3, 10), date(2021, 3, 9), lead=Actor(department_id=1))
    task(date(2021, 3, 10), date(2021, 3, 9), is_outside_reform=True)
    assert cell().fraction == "2/3"


def test_each_period_of_recurring_work_counts_by_itself(write, signed, cell):
    signed(share(actual_from="led_on_time"))
    details = TaskDetails("Việc", lead=ANH, assigned_on=date(2021, 1, 4), recurrence=Recurrence(Every.MONTH, 25))
    task_id, _changes = write(tasks.create_task, details, today=TODAY)
    write(progress.complete, [task_id], date(2021, 1, 20), today=TODAY)
    assert cell().fraction == "1/3"


def test_counting_keeps_what_was_taken_for_periods_that_are_over(write, signed, task, cell):
    commitment_id, _ids = signed(number(actual_from="led_completed"))
    task(date(2021, 2, 10), date(2021, 2, 9))
    write(service.count, commitment_id, today=TODAY)
    task(date(2021, 2, 10), date(2021, 2, 9))
    shown = cell()
    assert (shown.text, shown.taken_from) == ("1", "số nhiệm vụ chủ trì đã hoàn thành")
    write(service.count, commitment_id, today=TODAY)
    assert cell().text == "2"
    write(service.reopen, commitment_id)
    task(date(2021, 2, 10), date(2021, 2, 9))
    assert cell().text == "3"


def test_a_closed_commitment_takes_nothing_any_more(write, signed, task, cell):
    commitment_id, _ids = signed(number(actual_from="led_completed"))
    write(service.close, commitment_id, today=TODAY)
    task(date(2021, 2, 10), date(2021, 2, 9))
    assert cell().text == "0"
