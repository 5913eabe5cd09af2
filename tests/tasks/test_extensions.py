"""Extensions: asked for, granted, refused."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc_desktop.errors import AppError, Conflict, NotFound, ValidationError
from cchc_desktop.tasks.extensions import (
    ExtensionRequest,
    ExtensionRule,
    ask_extension,
    decide_extension,
    extend,
    extension_rule,
    set_extension_rule,
)
from cchc_desktop.tasks.model import Extension, TaskOccurrence
from cchc_desktop.tasks.progress import complete
from cchc_desktop.tasks.records import ExtensionResult
from cchc_desktop.tasks.service import save_task
from cchc_desktop.tasks.states import cancel
from tests.tasks.verbs import ASSIGNED, DETAILS, DUE, MONTHLY, TODAY, create, do, period, row, rows, title

LATER = date(2021, 4, 30)
GRANTED, REFUSED = ExtensionResult.GRANTED, ExtensionResult.REFUSED


def dues(data, task_id):
    return row(data, task_id).due_on, row(data, task_id).original_due_on


def test_asking_moves_nothing(data):
    task_id = create(data)
    extension_id, _changes = do(data, ask_extension, task_id, ExtensionRequest(LATER, "chờ quận", date(2021, 4, 1)))
    (kept,) = rows(data, Extension, task_id)
    assert (kept.id, kept.number, kept.from_due, kept.to_due) == (extension_id, 1, DUE, LATER)
    assert (kept.result, kept.asked_on, kept.reason) == (ExtensionResult.PENDING, date(2021, 4, 1), "chờ quận")
    assert dues(data, task_id) == (DUE, DUE)
    assert title(data) == "Đề nghị gia hạn nhiệm vụ T01 đến 30/4/2021"


def test_only_a_granted_extension_moves_the_deadline(data, people):
    task_id = create(data)
    first, _changes = do(data, ask_extension, task_id, ExtensionRequest(LATER))
    do(data, decide_extension, first, REFUSED, people.anh, TODAY)
    assert dues(data, task_id) == (DUE, DUE)
    assert title(data) == "Không đồng ý gia hạn nhiệm vụ T01 đến 30/4/2021"
    second, _changes = do(data, ask_extension, task_id, ExtensionRequest(LATER))
    do(data, decide_extension, second, GRANTED, people.anh, TODAY)
    assert dues(data, task_id) == (LATER, DUE)
    assert title(data) == "Gia hạn nhiệm vụ T01 đến 30/4/2021"
    kept = rows(data, Extension, task_id)
    assert [(each.number, each.result, each.decided_by_id) for each in kept] == [
        (1, REFUSED, people.anh),
        (2, GRANTED, people.anh),
    ]


@pytest.mark.parametrize("to_due", [DUE, DUE - timedelta(days=1), date(2021, 1, 1)])
def test_an_extension_not_after_the_present_deadline_is_refused(data, to_due):
    first, task_id = create(data, due_on=ASSIGNED), create(data)
    with pytest.raises(ValidationError, match=r"Hạn hiện tại của T02 là 20/4/2021") as error:
        do(data, extend, [task_id], ExtensionRequest(to_due), None, TODAY)
    assert error.value.field == "to_due"
    with pytest.raises(ValidationError):
        do(data, extend, [first, task_id], ExtensionRequest(DUE), None, TODAY)
    assert dues(data, first) == (ASSIGNED, ASSIGNED)
    assert rows(data, Extension, first) == []


def test_the_present_deadline_is_the_extended_one(data):
    task_id = create(data)
    do(data, extend, [task_id], ExtensionRequest(LATER), None, TODAY)
    with pytest.raises(ValidationError, match="30/4/2021"):
        do(data, ask_extension, task_id, ExtensionRequest(LATER))
    do(data, extend, [task_id], ExtensionRequest(date(2021, 5, 10)), None, TODAY)
    assert dues(data, task_id) == (date(2021, 5, 10), DUE)
    assert [each.from_due for each in rows(data, Extension, task_id)] == [DUE, LATER]


def test_a_decision_compares_with_the_deadline_of_its_day(data):
    task_id = create(data)
    asked, _changes = do(data, ask_extension, task_id, ExtensionRequest(LATER))
    with data.writing() as session:
        save_task(session, task_id, DETAILS.__class__(**{**vars(DETAILS), "due_on": date(2021, 5, 5)}), today=TODAY)
    with pytest.raises(ValidationError) as error:
        do(data, decide_extension, asked, GRANTED, None, TODAY)
    assert error.value.field == "to_due"
    assert rows(data, Extension, task_id)[0].result is ExtensionResult.PENDING


def test_many_tasks_are_extended_in_one_step(data, people):
    first, second = create(data), create(data, due_on=date(2021, 4, 10))
    request = ExtensionRequest(LATER, "chờ mẫu", date(2021, 4, 1))
    do(data, extend, [first, second], request, people.anh, date(2021, 4, 2))
    assert [dues(data, each) for each in (first, second)] == [(LATER, DUE), (LATER, date(2021, 4, 10))]
    assert title(data) == "Gia hạn nhiệm vụ T01, T02 đến 30/4/2021"
    (kept,) = rows(data, Extension, second)
    assert (kept.asked_on, kept.decided_on, kept.result) == (date(2021, 4, 1), date(2021, 4, 2), GRANTED)


@pytest.mark.parametrize(
    ("asked", "decided", "field"),
    [
        (TODAY + timedelta(days=1), TODAY, "asked_on"),
        (TODAY, TODAY + timedelta(days=1), "decided_on"),
        (TODAY, TODAY - timedelta(days=1), "decided_on"),
    ],
)
def test_days_of_an_extension_come_in_their_order(data, asked, decided, field):
    task_id = create(data)
    with pytest.raises(ValidationError) as error:
        do(data, extend, [task_id], ExtensionRequest(LATER, asked_on=asked), None, decided)
    assert error.value.field == field
    assert dues(data, task_id) == (DUE, DUE)


def test_a_request_is_decided_once_and_one_after_another(data):
    task_id = create(data)
    asked, _changes = do(data, ask_extension, task_id, ExtensionRequest(LATER))
    with pytest.raises(Conflict, match="chờ quyết định"):
        do(data, extend, [task_id], ExtensionRequest(LATER), None, TODAY)
    with pytest.raises(ValidationError) as error:
        do(data, decide_extension, asked, ExtensionResult.PENDING, None, TODAY)
    assert error.value.field == "result"
    do(data, decide_extension, asked, GRANTED, None, TODAY)
    with pytest.raises(Conflict, match="đã được quyết định"):
        do(data, decide_extension, asked, REFUSED, None, TODAY)
    with pytest.raises(NotFound):
        do(data, decide_extension, 99, REFUSED, None, TODAY)


def test_a_task_without_deadline_or_that_has_ended_is_not_extended(data):
    without, done, gone = create(data, due_on=None, is_without_due=True), create(data), create(data)
    with pytest.raises(ValidationError, match="T01 không có hạn"):
        do(data, ask_extension, without, ExtensionRequest(LATER))
    do(data, complete, [done], TODAY)
    with pytest.raises(Conflict, match="T02"):
        do(data, ask_extension, done, ExtensionRequest(LATER))
    asked, _changes = do(data, ask_extension, gone, ExtensionRequest(LATER))
    do(data, cancel, [gone], TODAY, "trùng", None)
    with pytest.raises(Conflict, match="T03"):
        do(data, decide_extension, asked, GRANTED, None, TODAY)


def test_a_request_may_be_granted_after_the_task_was_completed(data):
    task_id = create(data, due_on=date(2021, 4, 1))
    asked, _changes = do(data, ask_extension, task_id, ExtensionRequest(LATER, "", date(2021, 4, 1)))
    do(data, complete, [task_id], date(2021, 4, 3))
    do(data, decide_extension, asked, GRANTED, None, TODAY)
    assert dues(data, task_id) == (LATER, date(2021, 4, 1))


def test_an_extension_of_a_recurring_task_moves_one_period(data):
    task_id = create(data, MONTHLY)
    do(data, extend, [task_id], ExtensionRequest(date(2021, 3, 31), period="2021-03"), None, TODAY)
    assert period(data, task_id, "2021-03").due_on == date(2021, 3, 31)
    assert [each.period for each in rows(data, TaskOccurrence, task_id)] == ["2021-03"]
    (kept,) = rows(data, Extension, task_id)
    assert (kept.period, kept.from_due) == ("2021-03", date(2021, 3, 25))
    assert dues(data, task_id) == (None, None)
    with pytest.raises(ValidationError, match="31/3/2021"):
        do(data, ask_extension, task_id, ExtensionRequest(date(2021, 3, 31), period="2021-03"))
    do(data, extend, [task_id], ExtensionRequest(date(2021, 2, 1)), None, TODAY)
    assert period(data, task_id, "2021-01").due_on == date(2021, 2, 1)


def test_an_office_may_limit_extensions(data):
    task_id = create(data)
    with data.writing() as session:
        set_extension_rule(session, ExtensionRule(times=1, days=10))
    with data.reading() as session:
        assert extension_rule(session) == ExtensionRule(1, 10)
    with pytest.raises(ValidationError, match="11 ngày"):
        do(data, extend, [task_id], ExtensionRequest(DUE + timedelta(days=11)), None, TODAY)
    do(data, extend, [task_id], ExtensionRequest(DUE + timedelta(days=10)), None, TODAY)
    with pytest.raises(ValidationError, match="đã gia hạn 1 lần"):
        do(data, extend, [task_id], ExtensionRequest(DUE + timedelta(days=12)), None, TODAY)
    with pytest.raises(ValidationError), data.writing() as session:
        set_extension_rule(session, ExtensionRule(times=0))
    with data.writing() as session:
        set_extension_rule(session, ExtensionRule())
    do(data, extend, [task_id], ExtensionRequest(DUE + timedelta(days=90)), None, TODAY)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(-5, 40), st.sampled_from([GRANTED, REFUSED])), max_size=5))
def test_no_extension_ever_changes_the_first_deadline(data, asked):
    task_id = create(data)
    expected = DUE
    for days, result in asked:
        to_due = DUE + timedelta(days=days)
        try:
            extension_id, _changes = do(data, ask_extension, task_id, ExtensionRequest(to_due))
            do(data, decide_extension, extension_id, result, None, TODAY)
        except AppError:
            assert to_due <= expected
            continue
        assert to_due > expected
        expected = to_due if result is GRANTED else expected
        assert dues(data, task_id) == (expected, DUE)
    assert dues(data, task_id) == (expected, DUE)
