"""Which of the "rõ" an assignment leaves open."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cchc_desktop.calendar.recurrence import Every, Recurrence
from cchc_desktop.tasks.clarity import ask_for_clarity, asked_clarity, missing_clarity
from cchc_desktop.tasks.records import Actor, Clarity, TaskDetails

CLEAR = TaskDetails(
    "Rà soát hồ sơ",
    lead=Actor(1),
    supervisor_id=2,
    assigned_by_id=3,
    approved_by_id=4,
    deliverable="Báo cáo",
    due_on=date(2021, 4, 20),
)


def test_a_task_with_all_six_misses_nothing():
    assert missing_clarity(CLEAR) == ()


@pytest.mark.parametrize(
    ("change", "missing"),
    [
        ({"lead": Actor(None, 1)}, (Clarity.PERSON,)),
        ({"lead": None}, (Clarity.PERSON, Clarity.RESPONSIBILITY)),
        ({"work": "  "}, (Clarity.WORK,)),
        ({"due_on": None}, (Clarity.TIME,)),
        ({"due_on": None, "is_without_due": True}, ()),
        ({"due_on": None, "recurrence": Recurrence(Every.MONTH, 25)}, ()),
        ({"supervisor_id": None}, (Clarity.RESPONSIBILITY,)),
        ({"deliverable": " "}, (Clarity.DELIVERABLE,)),
        ({"deliverable": "", "evidence": "190/BC-UBND"}, ()),
        ({"assigned_by_id": None}, (Clarity.AUTHORITY,)),
        ({"approved_by_id": None}, (Clarity.AUTHORITY,)),
    ],
)
def test_what_is_not_filled_in_is_missing(change, missing):
    assert missing_clarity(replace(CLEAR, **change)) == missing


def test_only_what_the_committee_asks_for_can_be_missing():
    nothing = TaskDetails("")
    assert missing_clarity(nothing) == tuple(Clarity)
    assert missing_clarity(nothing, [Clarity.TIME, Clarity.PERSON]) == (Clarity.TIME, Clarity.PERSON)
    assert missing_clarity(nothing, []) == ()


@pytest.mark.parametrize("asked", [(), (Clarity.PERSON,), (Clarity.PERSON, Clarity.WORK, Clarity.TIME), tuple(Clarity)])
def test_what_is_asked_for_is_kept_in_the_file(data, asked):
    with data.reading() as session:
        assert asked_clarity(session) == tuple(Clarity)
    with data.writing() as session:
        assert ask_for_clarity(session, asked).concerns("task")
    with data.reading() as session:
        assert asked_clarity(session) == asked
