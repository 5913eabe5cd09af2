"""What was typed and not saved: told apart, kept as JSON, brought back."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, time
from pathlib import Path

import pytest

from cchc_desktop.errors import Conflict, NotFound
from cchc_desktop.kept_drafts import KeptDraft
from cchc_desktop.meetings.records import AgendaEntry, ConclusionEntry, MeetingFacts, Presence, SiteEntry, VoteEntry
from cchc_desktop.meetings.recovery import bring_back, differs, read_unsaved, unsaved_of
from cchc_desktop.register.records import Paper
from cchc_desktop.storage.sessions import DataFile
from tests.meetings.verbs import TODAY, create, facts_of, signed

AT = datetime(2021, 4, 5, 3, 42, tzinfo=UTC)


def _typed(facts: MeetingFacts) -> MeetingFacts:
    """Everything that can be typed into a meeting, typed."""
    return replace(
        facts,
        details=replace(facts.details, place="Phòng họp số 2", start_time=time(8)),
        agenda=(AgendaEntry("Khai mạc", time(8)),),
        sites=(SiteEntry("Hội trường", is_main=True),),
        branch_site_kind="tổ dân phố",
        attendance=tuple(replace(entry, presence=Presence.PRESENT) for entry in facts.attendance),
        participants_wording=("Các thành viên",),
        proceedings="I. KHAI MẠC\nĐã khai mạc.",
        votes=(VoteEntry("thông qua", 3),),
        conclusions=(ConclusionEntry("Giao Văn phòng."),),
        conclusions_lead_in="Kết luận:",
        papers=(Paper("GM", "05", "GM-BCĐ"),),
    )


def _kept(data: DataFile, meeting: int):
    facts = facts_of(data, meeting)
    unsaved = unsaved_of(facts, _typed(facts), at=AT)
    assert unsaved is not None
    return read_unsaved(json.loads(json.dumps(unsaved.as_json())))


def test_everything_typed_comes_back(data: DataFile) -> None:
    meeting = create(data)
    unsaved = _kept(data, meeting)
    with data.writing() as session:
        assert differs(session, unsaved)
        bring_back(session, unsaved, today=TODAY)
    facts, typed = facts_of(data, meeting), _typed(facts_of(data, meeting))
    for name in unsaved.parts:
        if name not in ("conclusions", "papers"):
            assert getattr(facts, name) == getattr(typed, name), name
    assert [entry.text for entry in facts.conclusions] == ["Giao Văn phòng."]
    assert [paper.reference for paper in facts.papers] == ["05/GM-BCĐ"]
    assert unsaved.at == AT


def test_nothing_typed_is_nothing_to_keep(data: DataFile) -> None:
    facts = facts_of(data, create(data))
    assert unsaved_of(facts, facts, at=AT) is None


def test_only_what_differs_is_kept_and_the_rest_of_the_file_stays(data: DataFile) -> None:
    meeting = create(data)
    facts = facts_of(data, meeting)
    unsaved = unsaved_of(facts, replace(facts, conclusions_lead_in="Kết luận:"), at=AT)
    assert unsaved is not None and set(unsaved.parts) == {"conclusions_lead_in"}
    with data.writing() as session:
        bring_back(session, unsaved, today=TODAY)
    assert facts_of(data, meeting) == replace(facts, conclusions_lead_in="Kết luận:")


def test_a_meeting_that_is_gone_or_signed_refuses_with_a_sentence(data: DataFile) -> None:
    unsaved = _kept(data, create(data))
    with pytest.raises(NotFound), data.writing() as session:
        bring_back(session, replace(unsaved, meeting_id=999), today=TODAY)
    with pytest.raises(Conflict), data.writing() as session:
        bring_back(session, replace(unsaved, meeting_id=signed(data)), today=TODAY)


def test_a_kept_draft_is_replaced_and_dropped(tmp_path: Path) -> None:
    kept = KeptDraft(tmp_path / "a.cchc", tmp_path / "typing")
    assert kept.waiting() is None
    kept.keep({"a": 1})
    kept.keep({"a": "đã"})
    assert KeptDraft(tmp_path / "a.cchc", tmp_path / "typing").waiting() == {"a": "đã"}
    assert KeptDraft(tmp_path / "b.cchc", tmp_path / "typing").waiting() is None
    kept.drop()
    kept.drop()
    assert kept.waiting() is None


@pytest.mark.parametrize("left", [b"", b"{", b"[1]", b"\xff\xfe", b"null"])
def test_a_draft_that_cannot_be_read_is_none(tmp_path: Path, left: bytes) -> None:
    kept = KeptDraft(tmp_path / "a.cchc", tmp_path)
    kept.path.write_bytes(left)
    assert kept.waiting() is None


def test_a_folder_that_refuses_is_borne_in_silence(tmp_path: Path) -> None:
    (tmp_path / "typing").write_text("a file where a folder should be", encoding="utf-8")
    kept = KeptDraft(tmp_path / "a.cchc", tmp_path / "typing")
    kept.keep({"a": 1})
    assert kept.waiting() is None
    kept.drop()
