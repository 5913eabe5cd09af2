"""Codes of tasks and handovers."""

from __future__ import annotations

import pytest

from cchc_desktop.tasks.codes import highest_of_each, next_code, next_handover_code, next_part_code
from cchc_desktop.tasks.coming_codes import coming_codes
from tests.tasks.verbs import create, row


@pytest.mark.parametrize(
    ("taken", "code"),
    [
        ([], "T01"),
        (["T09", "T02"], "T10"),
        (["T14", "T14.7", "T99x", "NV-200", "t300"], "T15"),
        (["T999"], "T1000"),
        (["T1", "T٣"], "T02"),
    ],
)
def test_the_next_code_follows_the_highest(taken, code):
    assert next_code(taken) == code


@pytest.mark.parametrize(
    ("parent", "taken", "code"),
    [
        ("T15", ["T15"], "T15.1"),
        ("T15", ["T15.1", "T15.2.9", "T1.5", "T15x4"], "T15.2"),
        ("T15.1", ["T15.1", "T15.1.2", "T15.1.2.5"], "T15.1.3"),
        ("NV(1)", ["NV(1).3"], "NV(1).4"),
    ],
)
def test_the_code_of_a_sub_task_goes_on_from_its_task(parent, taken, code):
    assert next_part_code(parent, taken) == code


def test_handovers_have_codes_of_their_own():
    assert next_handover_code(["BG1", "T9", "BG10"]) == "BG11"


def test_of_each_row_of_numbers_the_highest_is_kept():
    codes = ["T2", "T40", "T15.1", "T15.3", "BG1", "NV-7", "NV-12", "không số", ""]
    assert sorted(highest_of_each(codes)) == ["BG1", "NV-12", "T15.3", "T40"]


def test_the_codes_shown_before_are_those_that_are_given(data, people):
    create(data)
    with data.reading() as session:
        shown = coming_codes(session, 3)
    assert shown == ("T02", "T03", "T04")
    assert [row(data, create(data)).code for _each in shown] == list(shown)
