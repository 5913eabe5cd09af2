"""The two shipped sets of departments."""

from __future__ import annotations

from datetime import date

from cchc_desktop.exchange.dataset import DataSet
from cchc_desktop.exchange.presets import department_presets, phrase_presets
from cchc_desktop.meetings.variables import check_variables


def test_presets_meet_on_the_first_of_july_2025() -> None:
    before, since = department_presets()
    assert (before.since, before.until) == (None, date(2025, 6, 30))
    assert (since.since, since.until) == (date(2025, 7, 1), None)


def test_presets_hold_the_departments_of_the_sample_under_their_codes(sample: DataSet) -> None:
    for preset, departments in zip(
        department_presets(),
        ([d for d in sample.departments if d.valid_to], [d for d in sample.departments if d.valid_from]),
        strict=True,
    ):
        assert {(item.code, item.name) for item in departments} <= set(preset.departments)
        assert preset.departments[0] == ("LD", "Lãnh đạo UBND phường")
        assert len({code for code, _name in preset.departments}) == len(preset.departments)


def test_every_phrase_offered_can_be_stored() -> None:
    offered = phrase_presets()
    assert len({entry.name for entry in offered}) == len(offered) >= 10
    for entry in offered:
        check_variables(entry.text)
