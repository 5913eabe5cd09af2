"""A clock that somebody set back: the history keeps its order, signing says what is wrong, locks still hold."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from cchc_desktop.documents import signing as paper_signing
from cchc_desktop.errors import Conflict, ValidationError
from cchc_desktop.meetings import service, signing
from cchc_desktop.register.queries import kept_versions
from cchc_desktop.rooms import ROOMS
from cchc_desktop.storage import audit, history, instance, recording
from cchc_desktop.storage.migrate import open_file
from tests.faults.sound import require_sound
from tests.faults.work import NOW, SIGNED_ON, TODAY, add_draft, facts_of, sign

LONG_AGO = datetime(2001, 1, 1, 8, tzinfo=UTC)


@pytest.fixture
def path(sample: Path, tmp_path: Path) -> Path:
    path = Path(shutil.copy(sample, tmp_path / "a.cchc"))
    add_draft(path)
    return path


def test_the_history_keeps_the_order_in_which_things_were_done(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_file(path, rooms=ROOMS) as data:
        meeting = facts_of(data).id
        for number, moment in enumerate((NOW, LONG_AGO, NOW - timedelta(days=30), NOW + timedelta(days=1))):
            monkeypatch.setattr(recording, "_now", lambda moment=moment: moment)
            with data.writing() as session:
                service.save_proceedings(session, meeting, f"Lần {number}.", today=TODAY)
        with data.reading() as session:
            moments = [line.step.at for line in audit.of_record(session, "meeting", meeting)][:3]
        assert moments == [NOW + timedelta(days=1), NOW - timedelta(days=30), LONG_AGO]
        for number in (2, 1, 0):
            with data.writing() as session:
                history.undo(session)
            assert facts_of(data).proceedings == f"Lần {number}."
        with data.writing() as session:
            history.redo(session)
        assert facts_of(data).proceedings == "Lần 1."
    require_sound(path)


def test_signing_before_the_meeting_is_refused_and_says_what_to_look_at(path: Path) -> None:
    with open_file(path, rooms=ROOMS) as data:
        facts = facts_of(data)
        with pytest.raises(Conflict, match="has not taken place yet"):
            paper_signing.prepare(facts, number="05", signed_on=SIGNED_ON, today=LONG_AGO.date())
        with pytest.raises(ValidationError, match="05/4/2021") as refusal:
            paper_signing.prepare(facts, number="05", signed_on=LONG_AGO.date(), today=TODAY)
        assert refusal.value.field == "signed_on"
        assert not facts_of(data).is_locked


def test_reopened_and_signed_again_with_an_earlier_clock_the_newest_version_stands(path: Path) -> None:
    with open_file(path, rooms=ROOMS) as data:
        sign(data)
        facts = facts_of(data)
        with data.writing() as session:
            signing.reopen_minutes(session, facts.id, "Sai số liệu", now=LONG_AGO)
        again = facts_of(data)
        paper = again.paper("BB")
        assert paper is not None
        with data.writing() as session:
            signing.sign_minutes(session, again, paper, {"pdf": b"newer"}, now=LONG_AGO, today=date(2021, 4, 7))
        with data.reading() as session:
            assert [version.version for version in kept_versions(session, paper.id or 0)] == [2, 1]
    require_sound(path)


def test_a_file_opened_in_the_future_is_still_named_by_whom(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Tomorrow(datetime):
        @classmethod
        def now(cls, tz=None):  # type: ignore[no-untyped-def, override]
            return NOW + timedelta(days=9999)

    monkeypatch.setattr(instance, "datetime", Tomorrow)
    with open_file(path, rooms=ROOMS):
        monkeypatch.undo()
        found = instance.holder(path)
        assert found is not None
        assert found.since > datetime.now(UTC)
        with pytest.raises(instance.FileInUse):
            open_file(path, rooms=ROOMS)
