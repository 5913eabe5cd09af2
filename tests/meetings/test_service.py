"""Verbs that change a meeting: codes, states, refusals, kept ids; a refused change leaves nothing behind."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from cchc_desktop.committee.queries import people_at
from cchc_desktop.committee.service import hide_person
from cchc_desktop.errors import AppError, ValidationError
from cchc_desktop.meetings import service
from cchc_desktop.meetings.model import Meeting
from cchc_desktop.meetings.records import (
    AgendaEntry,
    AttendanceEntry,
    ConclusionEntry,
    MeetingKind,
    MeetingState,
    Presence,
    SiteEntry,
    VoteEntry,
)
from cchc_desktop.meetings.rules import OUTLINE
from cchc_desktop.meetings.trash import trash_meeting
from cchc_desktop.storage.sessions import DataFile
from tests.meetings.verbs import DETAILS, TODAY, create, facts_of, signed

# ------------------------------------------------------------------------------------------------------------- create


def test_new_meeting_invites_the_committee_by_rank_and_has_the_outline(data: DataFile) -> None:
    with data.writing() as session:
        hide_person(session, people_at(session, TODAY)[5].id)
    facts = facts_of(data, create(data))
    invited = [facts.people[entry.person_id] for entry in facts.attendance if entry.person_id is not None]
    assert len(invited) == 17
    assert [person.rank for person in invited] == sorted(person.rank for person in invited)
    assert not any(person.is_hidden for person in invited)
    assert {entry.presence for entry in facts.attendance} == {Presence.INVITED}
    assert facts.proceedings == OUTLINE


def test_codes_are_unique_however_often_a_meeting_is_made(data: DataFile) -> None:
    codes = [facts_of(data, create(data)).code for _ in range(3)]
    assert codes == ["GB-2021-04", "GB-2021-04-2", "GB-2021-04-3"]
    with data.writing() as session:
        again = [service.create_meeting(session, DETAILS, today=TODAY)[0] for _ in range(2)]
    assert [facts_of(data, meeting).code for meeting in again] == ["GB-2021-04-4", "GB-2021-04-5"]


def test_code_stays_when_kind_and_period_change(data: DataFile) -> None:
    meeting = create(data)
    with data.writing() as session:
        service.save_details(session, meeting, replace(DETAILS, kind=MeetingKind.YEAR_END, period="2020"))
    assert facts_of(data, meeting).code == "GB-2021-04"


@pytest.mark.parametrize(
    ("day", "end", "state"),
    [
        (date(2021, 4, 4), None, MeetingState.HELD),
        (date(2021, 4, 5), None, MeetingState.PLANNED),
        (date(2021, 4, 4), date(2021, 4, 5), MeetingState.PLANNED),
        (date(2021, 4, 6), None, MeetingState.PLANNED),
    ],
)
def test_new_meeting_of_the_past_is_held(data: DataFile, day: date, end: date | None, state: MeetingState) -> None:
    assert facts_of(data, create(data, replace(DETAILS, start_date=day, end_date=end))).state is state


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": "  "}, "title"),
        ({"period": "tháng tư"}, "period"),
        ({"period": "2021-13"}, "period"),
        ({"chair_id": 1, "secretary_id": 1}, "secretary"),
        ({"end_date": date(2021, 4, 4)}, "end_date"),
        ({"start_time": time(14), "end_time": time(14)}, "end_time"),
        ({"start_time": time(14), "end_time": time(13), "end_date": date(2021, 4, 5)}, "end_time"),
    ],
)
def test_details_that_cannot_stand_on_minutes_are_refused(data: DataFile, changes: dict, field: str) -> None:
    meeting = create(data)
    for verb in (
        lambda session, details: service.create_meeting(session, details, today=TODAY),
        lambda session, details: service.save_details(session, meeting, details),
    ):
        with pytest.raises(ValidationError) as refused, data.writing() as session:
            verb(session, replace(DETAILS, **changes))
        assert refused.value.field == field
    assert facts_of(data, meeting).details == DETAILS
    with data.reading() as session:
        assert session.query(Meeting).count() == 3


def test_meeting_over_midnight_may_end_at_an_earlier_hour(data: DataFile) -> None:
    details = replace(DETAILS, start_time=time(14), end_time=time(11), end_date=date(2021, 4, 6))
    assert facts_of(data, create(data, details)).details == details


@pytest.mark.parametrize("field", ["chair_id", "secretary_id"])
def test_person_who_does_not_exist_is_refused_and_nothing_is_saved(data: DataFile, field: str) -> None:
    meeting = create(data)
    with pytest.raises(Exception, match=r".") as refused, data.writing() as session:
        service.save_details(session, meeting, replace(DETAILS, title="Tên khác", **{field: 99_999}))
    assert isinstance(refused.value, AppError) or "FOREIGN KEY" in str(refused.value)
    assert facts_of(data, meeting).details == DETAILS


# ------------------------------------------------------------------------------------------------------------- pages


def test_pages_come_back_as_they_were_stored(data: DataFile) -> None:
    meeting = create(data)
    chair = facts_of(data, meeting).attendance[0].person_id
    agenda = (AgendaEntry("Hai", time(9), time(10), chair, "", "BC"), AgendaEntry("Một", presenter_text="khách"))
    roll_call = (
        AttendanceEntry(chair, presence=Presence.PRESENT, site_number=2, arrived_at=time(9), left_at=time(10)),
        AttendanceEntry(guest="Lê Văn Tám", presence=Presence.ABSENT_WITH_REASON, reason="ốm"),
    )
    sites = (SiteEntry("Hội trường", is_main=True), SiteEntry("Nhà văn hóa", 2, lost_at=time(9), note="mất điện"))
    votes = (VoteEntry("thông qua", 10, 1, 2, "Biểu quyết thông qua: …"),)
    with data.writing() as session:
        service.save_agenda(session, meeting, agenda)
        service.save_attendance(session, meeting, roll_call, participants_wording=("Một", "", "Hai"), today=TODAY)
        service.save_sites(session, meeting, sites, branch_site_kind="nhà văn hóa")
        service.save_votes(session, meeting, votes)
        service.save_proceedings(session, meeting, "I. KHAI MẠC", today=TODAY)
    facts = facts_of(data, meeting)
    assert (facts.agenda, facts.attendance, facts.sites, facts.votes) == (agenda, roll_call, sites, votes)
    assert facts.participants_wording == ("Một", "Hai") and facts.branch_site_kind == "nhà văn hóa"
    assert facts.proceedings == "I. KHAI MẠC"
    with data.writing() as session:
        service.save_agenda(session, meeting, agenda[::-1])
        service.save_attendance(session, meeting, (), participants_wording=(), today=TODAY)
    facts = facts_of(data, meeting)
    assert facts.agenda == agenda[::-1] and facts.attendance == ()


def test_line_of_the_roll_call_that_names_nobody_is_left_out(data: DataFile) -> None:
    meeting = create(data)
    entries = (AttendanceEntry(guest=" "), AttendanceEntry(guest="Lê Văn Tám"), AttendanceEntry())
    with data.writing() as session:
        service.save_attendance(session, meeting, entries, participants_wording=(), today=TODAY)
    assert [entry.guest for entry in facts_of(data, meeting).attendance] == ["Lê Văn Tám"]


def test_person_twice_in_the_roll_call_is_refused(data: DataFile) -> None:
    meeting = create(data)
    before = facts_of(data, meeting)
    twice = (before.attendance[0], before.attendance[0])
    with pytest.raises(ValidationError), data.writing() as session:
        service.save_attendance(session, meeting, twice, participants_wording=(), today=TODAY)
    assert facts_of(data, meeting) == before


def test_conclusions_keep_their_ids_through_order_and_edits(data: DataFile) -> None:
    meeting = create(data)

    def save(*entries: ConclusionEntry) -> tuple[ConclusionEntry, ...]:
        with data.writing() as session:
            service.save_conclusions(session, meeting, "Kết luận:", entries, today=TODAY)
        return facts_of(data, meeting).conclusions

    one, two, three = save(*(ConclusionEntry(text) for text in ("Một", "Hai", "Ba")))
    changed = save(three, ConclusionEntry("Mới"), replace(one, text="Một sửa"))
    assert [entry.id for entry in changed if entry.text != "Mới"] == [three.id, one.id]
    assert [entry.text for entry in changed] == ["Ba", "Mới", "Một sửa"]
    assert changed[1].id not in (one.id, two.id, three.id)
    foreign = replace(two, id=1)  # the id of another meeting's conclusion must not be taken over
    (taken,) = save(foreign)
    assert taken.id != 1
    assert facts_of(data, signed(data)).conclusions[0].text.startswith("Giao Bộ phận tham mưu")


def test_a_meeting_in_the_trash_is_not_changed(data: DataFile) -> None:
    meeting = create(data)
    with data.writing() as session:
        trash_meeting(session, meeting)
    with pytest.raises(AppError, match=r"thùng rác|trash"), data.writing() as session:
        service.save_conclusions(session, meeting, "", [ConclusionEntry("Giao việc.")], today=TODAY)
