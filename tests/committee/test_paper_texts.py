"""Signers and texts of the kinds of paper, and the drafting unit, as the office settles them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from cchc_desktop.committee.paper_texts import forget_adjusted_text, save_adjusted_text, save_kind_signing
from cchc_desktop.committee.queries import profile_at
from cchc_desktop.committee.records import AdjustedText, Capacity, KindSigning, Profile
from cchc_desktop.committee.service import PersonEdit, save_profile
from cchc_desktop.committee.trash import trash_person
from cchc_desktop.errors import Conflict, ValidationError
from cchc_desktop.rooms import ROOMS
from cchc_desktop.storage import history
from cchc_desktop.storage.migrate import open_file
from cchc_desktop.storage.sessions import DataFile
from tests.committee.parts import PROFILE, TODAY, add

OPENING = AdjustedText("conclusion_notice", "opening", "Ngày {ngày họp}, …")


@pytest.fixture
def data(file: DataFile) -> Iterator[DataFile]:
    """A file with a committee and its history."""
    file.close()
    with open_file(Path(file.path), rooms=ROOMS) as opened:
        with opened.writing() as session:
            save_profile(session, PROFILE, today=TODAY)
        yield opened


def profile(data: DataFile) -> Profile:
    with data.reading() as session:
        return profile_at(session, TODAY)


def test_nothing_is_settled_in_a_new_file(data: DataFile) -> None:
    assert (profile(data).signers, profile(data).texts, profile(data).drafting_unit) == ((), (), "VP")


def test_a_kind_keeps_one_signing_which_can_be_changed_and_forgotten(data: DataFile) -> None:
    person = add(data, PersonEdit("Trần Quốc Đạt", post="Phó Chủ tịch UBND phường"))
    for signing in (
        KindSigning("invitation", person, Capacity.BY_ORDER, False),
        KindSigning("invitation", None, None, True),
    ):
        with data.writing() as session:
            assert save_kind_signing(session, signing).concerns("committee")
        assert profile(data).signers == (signing,)
    with data.writing() as session:
        save_kind_signing(session, KindSigning("invitation"))
    assert profile(data).signers == ()
    with data.writing() as session:
        history.undo(session)
    assert profile(data).signers == (KindSigning("invitation", None, None, True),)


def test_who_signs_a_kind_is_not_thrown_away(data: DataFile) -> None:
    person = add(data, PersonEdit("Trần Quốc Đạt"))
    with data.writing() as session:
        save_kind_signing(session, KindSigning("invitation", person))
    with data.writing() as session, pytest.raises(Conflict, match="Trần Quốc Đạt"):
        trash_person(session, person)


def test_a_text_of_the_office_stays_until_it_is_forgotten(data: DataFile) -> None:
    other = AdjustedText("invitation", "opening", "")
    for text in (OPENING, other, replace(OPENING, text="Ngày {ngày họp}.")):
        with data.writing() as session:
            assert save_adjusted_text(session, text).concerns("committee")
    assert profile(data).texts == (replace(OPENING, text="Ngày {ngày họp}."), other)
    with data.writing() as session:
        forget_adjusted_text(session, "conclusion_notice", "opening")
    with data.writing() as session:
        forget_adjusted_text(session, "conclusion_notice", "opening")
    assert profile(data).texts == (other,)
    with data.writing() as session:
        history.undo(session)
        history.undo(session)
    assert profile(data).texts == (OPENING, other)


def test_the_drafting_unit_is_a_word_of_a_symbol(data: DataFile) -> None:
    with data.writing() as session:
        save_profile(session, replace(PROFILE, drafting_unit=" V X "), today=TODAY)
    assert profile(data).drafting_unit == "VX"
    for wrong in ("", "  ", "A/B", "x" * 16):
        with data.writing() as session, pytest.raises(ValidationError) as refused:
            save_profile(session, replace(PROFILE, drafting_unit=wrong), today=TODAY)
        assert refused.value.field == "drafting_unit"
