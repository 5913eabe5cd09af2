"""What the next meeting starts from: the series, a copy, a template."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from cchc_desktop.calendar.periods import Period
from cchc_desktop.committee import service as committee
from cchc_desktop.committee.queries import people_at
from cchc_desktop.errors import ValidationError
from cchc_desktop.meetings import service
from cchc_desktop.meetings.draft_records import Template, TemplateLine
from cchc_desktop.meetings.drafting import copy_of, first_of_kind, from_template, next_of_series, retitled, series
from cchc_desktop.meetings.planning import plan_meeting
from cchc_desktop.meetings.records import AgendaEntry, AttendanceEntry, MeetingKind, Presence
from cchc_desktop.meetings.rules import OUTLINE
from cchc_desktop.storage.sessions import DataFile
from tests.meetings.verbs import TODAY, facts_of


def _draft(data, make, *arguments, **keywords):
    with data.reading() as session:
        return make(session, *arguments, **keywords)


def _plan(data, draft, today=TODAY):
    with data.writing() as session:
        return facts_of_new(session, draft, today)


def facts_of_new(session, draft, today):
    return plan_meeting(session, draft, today=today)[0]


def test_the_series_that_met_last_comes_first(data: DataFile) -> None:
    rows = _draft(data, series)
    assert [row.last_date for row in rows] == sorted((row.last_date for row in rows), reverse=True)
    assert {row.kind for row in rows} >= {MeetingKind.MONTHLY, MeetingKind.YEAR_END}


def test_the_next_of_a_series_is_about_the_following_period_on_the_same_weekday(data: DataFile) -> None:
    last = next(row for row in _draft(data, series) if row.kind is MeetingKind.MONTHLY)
    draft = _draft(data, next_of_series, MeetingKind.MONTHLY, today=last.last_date)
    assert draft.details.period == Period.parse(last.last_period).following().code
    assert Period.parse(draft.details.period).label.replace("/", " năm ") in draft.details.title
    assert draft.details.start_date > last.last_date
    assert draft.details.start_date.weekday() < 5


def test_the_next_meeting_is_never_in_the_past(data: DataFile) -> None:
    draft = _draft(data, next_of_series, MeetingKind.MONTHLY, today=date(2026, 11, 22))  # a Sunday
    assert draft.details.start_date == date(2026, 11, 23)
    assert draft.details.period == "2026-11"


def test_the_next_meeting_invites_the_committee_of_its_own_day_and_the_guests(data: DataFile) -> None:
    with data.reading() as session:
        people = people_at(session, date(2021, 5, 7))
    gone = next(person for person in people if person.role_kind is not None and person.post)
    draft = _draft(data, next_of_series, MeetingKind.MONTHLY, today=TODAY)
    assert gone.id in {entry.person_id for entry in draft.attendance}
    assert all(entry.presence is Presence.INVITED and not entry.reason for entry in draft.attendance)
    with data.writing() as session:
        committee.hide_person(session, gone.id)
    later = _draft(data, next_of_series, MeetingKind.MONTHLY, today=TODAY)
    assert gone.id not in {entry.person_id for entry in later.attendance}


def test_the_next_meeting_has_the_agenda_with_its_times_and_nothing_that_was_said(data: DataFile, monthly) -> None:
    draft = _draft(data, copy_of, monthly.id, day=date(2021, 5, 7))
    assert [(line.content, line.start_time) for line in draft.agenda] == [
        (line.content, line.start_time) for line in monthly.agenda
    ]
    facts = facts_of(data, _plan(data, draft))
    assert facts.proceedings == OUTLINE
    assert facts.conclusions == () and facts.votes == () and facts.papers == ()
    assert facts.agenda == draft.agenda
    assert facts.state.value == "planned"


def test_sites_come_along_connected(data: DataFile, hybrid) -> None:
    draft = _draft(data, copy_of, hybrid.id, day=date(2022, 1, 7))
    assert [site.name for site in draft.sites] == [site.name for site in hybrid.sites]
    assert {site.state.value for site in draft.sites} == {"connected"}
    assert all(site.lost_at is None for site in draft.sites)
    assert facts_of(data, _plan(data, draft)).sites == draft.sites


def test_a_presenter_who_left_is_left_out_and_named(data: DataFile) -> None:
    with data.reading() as session:
        member = next(p for p in people_at(session, TODAY) if p.role_kind is not None and p.role_kind.value == "member")
    first = _plan(data, _draft(data, first_of_kind, MeetingKind.MONTHLY, day=TODAY))
    with data.writing() as session:
        service.save_agenda(session, first, [AgendaEntry("Báo cáo", time(8), None, member.id)])
        committee.hide_person(session, member.id)
    draft = _draft(data, copy_of, first, day=date(2021, 5, 7))
    assert draft.agenda[0].presenter_id is None
    assert "Báo cáo" in draft.left_out[0] and member.full_name in draft.left_out[0]


def test_a_series_that_never_met_starts_from_what_is_usual(data: DataFile) -> None:
    draft = _draft(data, next_of_series, MeetingKind.NINE_MONTHS, today=date(2021, 10, 4))
    assert draft.details.period == "2021-9M"
    assert draft.details.title.startswith("Hội nghị giao ban")
    assert draft.details.noun == "Hội nghị"
    assert draft.attendance


@pytest.mark.parametrize(
    ("title", "old", "new", "expected"),
    [
        ("Họp giao ban tháng 12/2020", "2020-12", "2021-01", "Họp giao ban tháng 01/2021"),
        ("HỌP THÁNG 3 NĂM 2021", "2021-03", "2021-04", "HỌP tháng 4 năm 2021"),
        ("Sơ kết quý I/2021", "2021-Q1", "2021-Q2", "Sơ kết quý II/2021"),
        ("Tổng kết năm 2020", "2020", "2021", "Tổng kết năm 2021"),
        ("Họp đột xuất", "2020-12", "2021-01", None),
    ],
)
def test_a_title_follows_its_period(title: str, old: str, new: str, expected: str | None) -> None:
    assert retitled(title, Period.parse(old), Period.parse(new)) == expected


def test_a_template_fills_its_variables(data: DataFile) -> None:
    template = Template(
        name="Giao ban",
        kind=MeetingKind.MONTHLY,
        title="Họp giao ban {kỳ}",
        start_time=time(7, 30),
        place="Phòng họp số 1",
        guests="Ông Trần Văn Khách, Trưởng khu phố 1\n\nBà Lê Thị Mời",
        agenda=(TemplateLine("Báo cáo công tác {kỳ}", time(7, 30), time(8), "{chủ trì}"),),
        conclusions_lead_in="Kết luận {kỳ}:",
    )
    draft = _draft(data, from_template, template, day=TODAY)
    assert draft.details.title == "Họp giao ban tháng 4 năm 2021"
    assert draft.details.start_time == time(7, 30)
    assert draft.agenda[0].content == "Báo cáo công tác tháng 4 năm 2021"
    assert draft.agenda[0].presenter_text.startswith("đồng chí ")
    assert draft.conclusions_lead_in == "Kết luận tháng 4 năm 2021:"
    assert [entry.guest for entry in draft.attendance if entry.guest] == [
        "Ông Trần Văn Khách, Trưởng khu phố 1",
        "Bà Lê Thị Mời",
    ]
    assert facts_of(data, _plan(data, draft)).agenda == draft.agenda


def test_a_template_without_agenda_and_committee_makes_an_empty_meeting(data: DataFile) -> None:
    template = Template(name="Trống", kind=MeetingKind.EXTRAORDINARY, invites_committee=False)
    draft = _draft(data, from_template, template, day=TODAY)
    assert draft.agenda == () and draft.attendance == ()
    assert "Trống" in draft.left_out[0]
    assert draft.proceedings == OUTLINE
    assert facts_of(data, _plan(data, draft)).code.startswith("DX-")


def test_a_draft_whose_person_stands_twice_is_refused(data: DataFile) -> None:
    draft = _draft(data, first_of_kind, MeetingKind.MONTHLY, day=TODAY)
    doubled = replace(draft, attendance=(*draft.attendance, AttendanceEntry(draft.attendance[0].person_id)))
    with pytest.raises(ValidationError):
        _plan(data, doubled)


def test_the_agenda_speaks_of_the_new_period(data: DataFile) -> None:
    first = _plan(data, _draft(data, first_of_kind, MeetingKind.MONTHLY, day=TODAY))
    with data.writing() as session:
        service.save_agenda(
            session, first, [AgendaEntry("Báo cáo công tác tháng 4 năm 2021"), AgendaEntry("Thảo luận")]
        )
    draft = _draft(data, next_of_series, MeetingKind.MONTHLY, today=TODAY)
    assert [line.content for line in draft.agenda] == ["Báo cáo công tác tháng 5 năm 2021", "Thảo luận"]
