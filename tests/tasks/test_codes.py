"""Codes of tasks and handovers."""

from __future__ import annotations

import pytest

from cchc_desktop.tasks.codes import next_code, next_handover_code, next_part_code


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
