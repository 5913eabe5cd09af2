"""Where a meeting stands: draft minutes, called off, signed and locked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from cchc_desktop.errors import Conflict, NotFound
from cchc_desktop.meetings import service
from cchc_desktop.meetings.model import Meeting
from cchc_desktop.meetings.queries import meeting_rows
from cchc_desktop.meetings.records import (
    MeetingState,
)
from cchc_desktop.meetings.trash import trash_meeting
from cchc_desktop.register.records import Paper
from cchc_desktop.storage.sessions import DataFile
from tests.meetings.verbs import BEGINNINGS, DETAILS, NO_BEGINNINGS, TODAY, Verb, create, facts_of, signed


@pytest.mark.parametrize("verb", BEGINNINGS.values(), ids=BEGINNINGS.keys())
@pytest.mark.parametrize("day", [date(2021, 4, 5), date(2021, 3, 1)])
def test_what_is_recorded_of_a_meeting_makes_draft_minutes(data: DataFile, verb: Verb, day: date) -> None:
    meeting = create(data, replace(DETAILS, start_date=day))
    with data.writing() as session:
        verb(session, meeting)
    assert facts_of(data, meeting).state is MeetingState.DRAFT_MINUTES


@pytest.mark.parametrize("verb", NO_BEGINNINGS.values(), ids=NO_BEGINNINGS.keys())
def test_preparing_a_meeting_makes_no_draft_minutes(data: DataFile, verb: Verb) -> None:
    meeting = create(data)
    with data.writing() as session:
        verb(session, meeting)
    assert facts_of(data, meeting).state is MeetingState.PLANNED


@pytest.mark.parametrize("verb", BEGINNINGS.values(), ids=BEGINNINGS.keys())
def test_meeting_of_the_future_stays_planned_and_a_cancelled_one_cancelled(data: DataFile, verb: Verb) -> None:
    later, cancelled = create(data, replace(DETAILS, start_date=date(2021, 4, 6))), create(data)
    with data.writing() as session:
        session.get_one(Meeting, cancelled).state = MeetingState.CANCELLED
        verb(session, later)
        verb(session, cancelled)
    assert facts_of(data, later).state is MeetingState.PLANNED
    assert facts_of(data, cancelled).state is MeetingState.CANCELLED


def test_meeting_made_by_mistake_is_thrown_away(data: DataFile) -> None:
    kept, mistaken = create(data), create(data)
    with data.writing() as session:
        trash_meeting(session, mistaken)
    with data.reading() as session:
        ids = {row.id for row in meeting_rows(session, today=TODAY)}
    assert kept in ids
    assert mistaken not in ids


LOCKED: dict[str, Verb] = {
    **BEGINNINGS,
    "details": lambda s, m: service.save_details(s, m, DETAILS),
    "agenda": lambda s, m: service.save_agenda(s, m, []),
    "sites": lambda s, m: service.save_sites(s, m, [], branch_site_kind=""),
    "votes": lambda s, m: service.save_votes(s, m, []),
    "throwing away": trash_meeting,
}


@pytest.mark.parametrize("verb", LOCKED.values(), ids=LOCKED.keys())
def test_nothing_of_signed_minutes_changes(data: DataFile, verb: Verb) -> None:
    meeting = signed(data)
    before = facts_of(data, meeting)
    with pytest.raises(Conflict), data.writing() as session:
        verb(session, meeting)
    assert facts_of(data, meeting) == before


@pytest.mark.parametrize(
    "change",
    [
        lambda papers: [paper for paper in papers if paper.type_code != "BB"],
        lambda papers: [replace(p, number="13") if p.type_code == "BB" else p for p in papers],
        lambda papers: [replace(p, symbol="BB-UBND") if p.type_code == "BB" else p for p in papers],
        lambda papers: [replace(p, issued_on=date(2021, 1, 1)) if p.type_code == "BB" else p for p in papers],
        lambda papers: [replace(p, type_code="TB") if p.type_code == "BB" else p for p in papers],
        lambda papers: [replace(p, id=None) if p.type_code == "BB" else p for p in papers],
        lambda papers: [*papers, Paper("BB", "99", "BB-UBND")],
        lambda papers: [],
    ],
)
def test_entry_of_signed_minutes_in_the_register_stays(
    data: DataFile, change: Callable[[tuple[Paper, ...]], list[Paper]]
) -> None:
    meeting = signed(data)
    before = facts_of(data, meeting)
    with pytest.raises(Conflict), data.writing() as session:
        service.save_papers(session, meeting, change(before.papers))
    assert facts_of(data, meeting) == before


def test_other_papers_of_signed_minutes_stay_open(data: DataFile) -> None:
    meeting = signed(data)
    papers = facts_of(data, meeting).papers
    wanted = [*(p for p in papers if p.type_code in ("BB", "GM")), Paper("TB", "14", "TB-BCĐ", date(2020, 12, 10))]
    with data.writing() as session:
        service.save_papers(session, meeting, wanted)
    stored = facts_of(data, meeting).papers
    assert [paper.reference for paper in stored] == ["12/GM-BCĐ", "12/BB-BCĐ", "14/TB-BCĐ"]


def test_meeting_that_is_gone_is_named(data: DataFile) -> None:
    for verb in (*LOCKED.values(), lambda s, m: service.save_papers(s, m, [])):
        with pytest.raises(NotFound), data.writing() as session:
            verb(session, 99_999)
