"""Supplementary minutes: only to signed ones, a paper of their own, signed and locked the same way."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from cchc_desktop.documents import signing as paper_signing
from cchc_desktop.documents.issuing import print_paper
from cchc_desktop.errors import Conflict, NotFound, ValidationError
from cchc_desktop.meetings import supplements
from cchc_desktop.meetings.supplement_records import SupplementEntry
from cchc_desktop.register.queries import kept_versions
from cchc_desktop.rooms import ROOMS
from cchc_desktop.storage import history
from cchc_desktop.storage.migrate import open_file
from cchc_desktop.storage.sessions import DataFile
from cchc_desktop.storage.stored_files import read_bytes
from tests.meetings.verbs import create, facts_of, signed

TODAY = date(2021, 1, 20)
NOW = datetime(2021, 1, 20, 9, 30, tzinfo=UTC)


@pytest.fixture
def data(sample_file: Path, tmp_path: Path) -> Iterator[DataFile]:
    path = tmp_path / "m.cchc"
    shutil.copy(sample_file, path)
    with open_file(path, rooms=ROOMS) as opened:
        yield opened


def written(data: DataFile, **fields: object) -> SupplementEntry:
    """Supplementary minutes to the signed meeting, ready to be signed but for ``fields``."""
    meeting = signed(data)
    entry = replace(
        supplements.proposed_supplement(facts_of(data, meeting), today=TODAY),
        start_time=time(8),
        end_time=time(9),
        reason="Sai số hồ sơ",
        text="1. Đã ghi: “05”.\nNay ghi lại là: “04”.",
    )
    with data.writing() as session:
        supplements.add_supplement(session, meeting, replace(entry, **fields))  # type: ignore[arg-type]
    return facts_of(data, meeting).supplements[-1]


def sign(data: DataFile, entry: SupplementEntry, number: str = "14", signed_on: date | None = TODAY) -> None:
    facts = facts_of(data, signed(data))
    ready = paper_signing.prepare_supplement(facts, entry, number=number, signed_on=signed_on, today=TODAY)
    with data.writing() as session:
        paper_signing.sign_supplement(session, ready, now=NOW, today=TODAY)


def test_new_ones_start_with_chair_secretary_and_place_of_the_meeting(data: DataFile) -> None:
    entry = written(data)
    details = facts_of(data, signed(data)).details
    assert (entry.chair_id, entry.secretary_id, entry.place) == (
        details.chair_id,
        details.secretary_id,
        details.place,
    )
    assert (entry.is_signed, entry.paper) == (False, None)


def test_open_minutes_are_corrected_directly(data: DataFile) -> None:
    meeting = create(data)
    with pytest.raises(Conflict), data.writing() as session:
        supplements.add_supplement(session, meeting, SupplementEntry(date(2021, 4, 6)))


def test_ones_older_than_the_meeting_are_refused(data: DataFile) -> None:
    with pytest.raises(ValidationError) as refused:
        written(data, written_on=date(2020, 12, 3))
    assert refused.value.field == "written_on"


def test_signed_ones_have_their_number_and_pages_and_change_no_more(data: DataFile) -> None:
    sign(data, written(data))
    (entry,) = facts_of(data, signed(data)).supplements
    assert entry.is_signed
    assert entry.paper is not None
    assert entry.paper.id is not None
    assert (entry.paper.cited, entry.paper.issued_on, entry.paper.is_frozen) == ("14/BB-BCĐ", TODAY, True)
    with data.reading() as session:
        (version,) = kept_versions(session, entry.paper.id)
    assert version.pdf_id
    assert version.docx_id
    with pytest.raises(Conflict), data.writing() as session:
        supplements.save_supplement(session, replace(entry, text="Khác"))
    with pytest.raises(Conflict), data.writing() as session:
        supplements.remove_supplement(session, entry.id or 0, now=NOW)
    with pytest.raises(history.Wall), data.writing() as session:
        history.undo(session)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"start_time": None}, "start_time"),
        ({"end_time": None}, "end_time"),
        ({"end_time": time(7)}, "end_time"),
        ({"place": " "}, "place"),
        ({"chair_id": None}, "chair_id"),
        ({"secretary_id": None}, "secretary_id"),
        ({"secretary_id": 1, "chair_id": 1}, "secretary_id"),
        ({"reason": ""}, "reason"),
        ({"text": ""}, "text"),
    ],
)
def test_what_is_missing_is_named_at_its_field(data: DataFile, fields: dict[str, object], field: str) -> None:
    entry = written(data, **fields)
    with pytest.raises(ValidationError) as refused:
        sign(data, entry)
    assert refused.value.field == field


@pytest.mark.parametrize("number", ["01", "1"])
def test_a_number_in_use_is_refused(data: DataFile, number: str) -> None:
    entry = written(data)  # 01/BB-BCĐ of 2021 is that of the year-end meeting
    with pytest.raises(ValidationError, match="TK-2020"):
        sign(data, entry, number)
    assert not facts_of(data, signed(data)).supplements[0].is_signed


def test_ones_not_signed_go_into_the_trash(data: DataFile) -> None:
    entry = written(data)
    with data.writing() as session:
        supplements.remove_supplement(session, entry.id or 0, now=NOW)
    assert facts_of(data, signed(data)).supplements == ()
    with pytest.raises(NotFound), data.writing() as session:
        supplements.save_supplement(session, replace(entry, id=99_999))


def test_each_is_printed_into_a_file_of_its_own_the_signed_one_as_kept(data: DataFile, tmp_path: Path) -> None:
    sign(data, written(data))
    written(data, reason="Lần nữa")
    made = print_paper(
        data.path, "supplementary_minutes", "GB-2020-12", formats=("docx", "pdf"), folder=tmp_path / "out"
    )
    assert [path.name for path in made] == [
        "supplementary_minutes-GB-2020-12.docx",
        "supplementary_minutes-GB-2020-12.pdf",
        "supplementary_minutes-GB-2020-12-2-du-thao.docx",
        "supplementary_minutes-GB-2020-12-2-du-thao.pdf",
    ]
    paper = facts_of(data, signed(data)).supplements[0].paper
    with data.reading() as session:
        (version,) = kept_versions(session, paper.id if paper and paper.id else 0)
        assert made[1].read_bytes() == read_bytes(session, version.pdf_id or 0)


def test_without_any_a_form_is_printed_and_said_to_be_one(data: DataFile, tmp_path: Path) -> None:
    said: list[str] = []
    (path,) = print_paper(
        data.path, "supplementary_minutes", "TK-2020", formats=["pdf"], folder=tmp_path, warn=said.append
    )
    assert path.name == "supplementary_minutes-TK-2020-du-thao.pdf"
    assert len(said) == 1
