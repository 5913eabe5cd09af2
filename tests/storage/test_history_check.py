"""A history that was tampered with: ``check`` says so, and nothing that reads it ends in anything but a sentence."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cchc_desktop import paths
from cchc_desktop.committee.model import Person
from cchc_desktop.committee.service import PersonEdit, add_person
from cchc_desktop.errors import AppError, Conflict
from cchc_desktop.exchange.loading import load_file
from cchc_desktop.meetings import service
from cchc_desktop.meetings.records import MeetingDetails, MeetingKind
from cchc_desktop.rooms import ROOMS
from cchc_desktop.schema import metadata
from cchc_desktop.storage import audit, history, restoring
from cchc_desktop.storage.check import CheckResult, check_file
from cchc_desktop.storage.migrate import open_file
from tests.storage.signed_record import attempt

TODAY = date(2021, 4, 8)
UPDATED = "UPDATE history_change SET {} WHERE action = 'update'"
TAMPERED = {
    "no JSON": UPDATED.format("before = '{'"),
    "no columns": UPDATED.format("before = '[1]'"),
    "no side of a text": UPDATED.format("""before = '{"proceedings":{"a":1}}', after = '{"proceedings":{"a":1}}'"""),
    "bytes": UPDATED.format("before = x'00ff'"),
    "no table of the file": UPDATED.format("table_name = 'nope'"),
    "a table that is not recorded": UPDATED.format("table_name = 'stored_file'"),
    "an action that does not exist": UPDATED.format("action = 'burn'"),
    "another action": UPDATED.format("action = 'delete'"),
    "one side only": UPDATED.format("before = ''"),
    "other columns on each side": UPDATED.format("""before = '{"title":"a"}', after = '{"place":"b"}'"""),
    "a day that does not exist": UPDATED.format("""before = '{"start_date":"2021-99-99"}', after = before"""),
    "a kind that does not exist": UPDATED.format("""before = '{"kind":"zzz"}', after = '{"kind":"yyy"}'"""),
    "a moment that does not exist": "UPDATE history_step SET at = 'tomorrow'",
    "a step that is gone": "DELETE FROM history_step WHERE id = (SELECT max(id) FROM history_step)",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "a.cchc"
    load_file(path, paths.resources("sample", "sample.yaml"))
    details = MeetingDetails("Họp giao ban tháng 4", MeetingKind.MONTHLY, "2021-04", date(2021, 4, 5))
    with open_file(path, rooms=ROOMS) as data:
        with data.writing() as session:
            meeting, _changes = service.create_meeting(session, details, today=TODAY)
        for words in ("Khai mạc.", "Khai mạc.\nThảo luận.", "Khai mạc.\n" + "Thảo luận. " * 60, "Bế mạc. " * 80):
            with data.writing() as session:
                service.save_proceedings(session, meeting, words, today=TODAY)
    return path


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made, tmp_path / "a.cchc"))


def findings(path: Path) -> list[CheckResult]:
    return [result for result in check_file(path, metadata, rooms=ROOMS) if not result.ok]


def _restore_all(session: Any) -> None:
    for line in audit.steps(session):
        restoring.difference(session, line.change_ids)
        restoring.restore_change(session, line.change_ids)


DOORS: tuple[Callable[[Any], object], ...] = (
    audit.steps,
    lambda session: audit.of_record(session, "meeting", 1),
    _restore_all,
    history.undo,
    history.redo,
)


def test_a_history_as_it_was_written_is_well(path: Path) -> None:
    assert findings(path) == []


@pytest.mark.parametrize("statement", TAMPERED.values(), ids=TAMPERED.keys())
def test_a_tampered_history_is_named_and_refused_with_a_sentence(path: Path, statement: str) -> None:
    attempt(path, statement, foreign_keys=False)
    assert findings(path) != []
    with open_file(path, rooms=ROOMS) as data:
        for door in DOORS:
            try:
                with data.writing() as session:
                    door(session)
            except AppError as refusal:
                assert refusal.sentence.endswith(".")


def test_the_steps_that_cannot_be_read_are_counted(path: Path) -> None:
    attempt(path, TAMPERED["no JSON"])
    (finding,) = findings(path)
    assert finding.name == "History"
    assert "What was entered is intact" in finding.detail


def test_a_strange_trigger_that_swallows_a_save_is_named_as_damage(path: Path) -> None:
    attempt(path, "CREATE TRIGGER strange BEFORE UPDATE ON meeting BEGIN SELECT RAISE(IGNORE); END")
    with open_file(path, rooms=ROOMS) as data, pytest.raises(AppError, match="is damaged"), data.writing() as session:
        history.undo(session)


def test_redo_of_what_another_program_changed_is_refused_as_redo(path: Path) -> None:
    with open_file(path, rooms=ROOMS) as data:
        with data.writing() as session:
            history.undo(session)
        attempt(path, "UPDATE meeting SET proceedings = 'x' WHERE signed_at IS NULL")
        with pytest.raises(AppError, match="is not redone"), data.writing() as session:
            history.redo(session)


def test_undo_of_a_person_whom_another_program_made_use_of_is_refused(path: Path) -> None:
    with open_file(path, rooms=ROOMS) as data:
        with data.writing() as session:
            person, _changes = add_person(session, PersonEdit("Lê Đức Ánh"))
        attempt(
            path,
            "INSERT INTO attendance (meeting_id, position, person_id, guest, presence, reason, substitute)"
            f" SELECT id, 99, {person}, '', 'present', '', '' FROM meeting WHERE code = 'GB-2021-04'",
        )
        with pytest.raises(Conflict, match="names these records"), data.writing() as session:
            history.undo(session)
        with data.reading() as session:
            assert session.get(Person, person) is not None
