"""Postponing, calling off and taking up again, always with a reason."""

from __future__ import annotations

from datetime import date

import pytest

from cchc_desktop.errors import Conflict, ValidationError
from cchc_desktop.meetings import planning, service
from cchc_desktop.meetings.drafting import for_period
from cchc_desktop.meetings.queries import missing_months
from cchc_desktop.meetings.records import MeetingKind, MeetingState
from cchc_desktop.storage.sessions import DataFile
from tests.meetings.verbs import DETAILS, TODAY, create, facts_of, signed


def _do(data, verb, *arguments, **keywords):
    with data.writing() as session:
        return verb(session, *arguments, **keywords)


def test_a_meeting_is_put_off_with_its_reason(data: DataFile) -> None:
    meeting = create(data)
    _do(data, planning.postpone_meeting, meeting, "  Chủ tịch   đi công tác ")
    facts = facts_of(data, meeting)
    assert (facts.state, facts.state_reason) == (MeetingState.POSTPONED, "Chủ tịch đi công tác")
    assert facts.details.start_date == DETAILS.start_date


def test_a_meeting_put_off_to_a_day_is_planned_for_it_and_keeps_the_reason(data: DataFile) -> None:
    meeting = create(data)
    _do(data, planning.postpone_meeting, meeting, "Bão", new_day=date(2021, 4, 12))
    facts = facts_of(data, meeting)
    assert (facts.state, facts.state_reason) == (MeetingState.PLANNED, "Bão")
    assert facts.details.start_date == date(2021, 4, 12)


@pytest.mark.parametrize("verb", [planning.postpone_meeting, planning.cancel_meeting])
@pytest.mark.parametrize("reason", ["", "   ", "x" * 501])
def test_a_reason_is_asked_for(data: DataFile, verb, reason: str) -> None:
    meeting = create(data)
    with pytest.raises(ValidationError) as refused:
        _do(data, verb, meeting, reason)
    assert refused.value.field == "reason"
    assert facts_of(data, meeting).state is MeetingState.PLANNED


def test_an_earlier_new_day_is_refused_and_nothing_is_kept(data: DataFile) -> None:
    meeting = create(data)
    with pytest.raises(ValidationError) as refused:
        _do(data, planning.postpone_meeting, meeting, "Bão", new_day=DETAILS.start_date)
    assert refused.value.field == "new_day"
    assert facts_of(data, meeting).state is MeetingState.PLANNED


@pytest.mark.parametrize("verb", [planning.postpone_meeting, planning.cancel_meeting])
def test_a_meeting_that_was_held_is_neither_put_off_nor_called_off(data: DataFile, verb) -> None:
    meeting = create(data)
    _do(data, service.save_proceedings, meeting, "I. KHAI MẠC\nĐồng chí Chủ tịch khai mạc.", today=TODAY)
    with pytest.raises(Conflict):
        _do(data, verb, meeting, "Bão")
    with pytest.raises(Conflict):
        _do(data, verb, signed(data), "Bão")


@pytest.mark.parametrize("verb", [planning.postpone_meeting, planning.cancel_meeting])
def test_a_meeting_is_taken_up_again_on_a_day(data: DataFile, verb) -> None:
    meeting = create(data)
    _do(data, verb, meeting, "Bão")
    _do(data, planning.resume_meeting, meeting, day=date(2021, 4, 20), today=TODAY)
    facts = facts_of(data, meeting)
    assert (facts.state, facts.state_reason) == (MeetingState.PLANNED, "")
    assert facts.details.start_date == date(2021, 4, 20)


def test_a_planned_meeting_is_not_taken_up_again(data: DataFile) -> None:
    with pytest.raises(Conflict):
        _do(data, planning.resume_meeting, create(data), day=date(2021, 4, 20), today=TODAY)


def test_why_there_was_no_meeting_is_kept_and_explains_the_month(data: DataFile) -> None:
    with data.reading() as session:
        before = missing_months(session, today=TODAY)
        draft = for_period(session, MeetingKind.MONTHLY, before[0])
    meeting, _changes = _do(data, planning.plan_none, draft, " Phòng,  chống dịch ", today=TODAY)
    facts = facts_of(data, meeting)
    assert (facts.state, facts.state_reason) == (MeetingState.CANCELLED, "Phòng, chống dịch")
    assert facts.attendance == ()
    with data.reading() as session:
        assert missing_months(session, today=TODAY) == before[1:]


def test_a_month_without_a_meeting_needs_its_reason(data: DataFile) -> None:
    with data.reading() as session:
        draft = for_period(session, MeetingKind.MONTHLY, missing_months(session, today=TODAY)[0])
    with pytest.raises(ValidationError) as refused:
        _do(data, planning.plan_none, draft, " ", today=TODAY)
    assert refused.value.field == "reason"
    with data.reading() as session:
        assert missing_months(session, today=TODAY)
