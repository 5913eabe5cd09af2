"""Edits of every kind through the verbs of the services, in any order, and what the tracked rows then say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta

from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from cchc_desktop.calendar.holidays import DayKind, ListedDay
from cchc_desktop.calendar.service import replace_year
from cchc_desktop.committee import history as committee_history
from cchc_desktop.committee import service as committee
from cchc_desktop.committee.queries import departments_at, history_of, people_at, profile_at, profile_periods
from cchc_desktop.committee.records import DepartmentKind, DepartmentRow, SealCase, SigningException
from cchc_desktop.committee.service import PersonEdit
from cchc_desktop.errors import AppError
from cchc_desktop.meetings import service
from cchc_desktop.meetings.model import Meeting
from cchc_desktop.meetings.queries import meeting_facts
from cchc_desktop.meetings.records import (
    AgendaEntry,
    AttendanceEntry,
    ConclusionEntry,
    MeetingDetails,
    MeetingKind,
    MeetingMode,
    Presence,
    SiteEntry,
    VoteEntry,
)
from cchc_desktop.meetings.trash import trash_meeting
from cchc_desktop.register.records import Paper
from cchc_desktop.rooms import ROOMS
from cchc_desktop.storage.sessions import DataFile
from cchc_desktop.storage.trash import put_back

TODAY = date(2021, 4, 5)

Edit = Callable[[Session], object]
Rows = dict[str, list[tuple[object, ...]]]

numbers = st.integers(0, 5)
words = st.sampled_from(["", "Rà soát hồ sơ", "Một cửa\nVăn phòng", "x" * 400, "Ý kiến “khác”", "x" * 399 + "y"])
days = st.integers(0, 400).map(lambda count: TODAY + timedelta(days=count - 200))
times = st.none() | st.sampled_from([time(8), time(14, 30)])


def tracked_rows(data: DataFile) -> Rows:
    """Return every row of every tracked table as the file holds it."""
    with data.reading() as session:
        return {
            each.name: [
                tuple(row) for row in session.connection().exec_driver_sql(f'SELECT * FROM "{each.name}" ORDER BY id')
            ]
            for each in ROOMS.tracked
        }


def run(data: DataFile, edit: Edit, visit: str = "") -> bool:
    """Make an edit in a transaction of its own; tell whether the service took it."""
    try:
        with data.writing(visit=visit) as session:
            edit(session)
    except AppError:
        return False
    return True


def _meeting(session: Session, number: int) -> int:
    ids = session.scalars(select(Meeting.id).where(Meeting.signed_at.is_(None)).order_by(Meeting.id)).all()
    return ids[number % len(ids)] if ids else 0


def _person(session: Session, number: int) -> int:
    people = people_at(session, TODAY, with_hidden=True)
    return people[number % len(people)].id


def _new_meeting(title: str, day: date) -> Edit:
    details = MeetingDetails(title or "Họp", MeetingKind.MONTHLY, f"{day:%Y-%m}", day, place="Phòng họp")
    return lambda session: service.create_meeting(session, details, today=TODAY)


def _details(number: int, title: str, day: date, at: time | None) -> Edit:
    def edit(session: Session) -> None:
        meeting = _meeting(session, number)
        details = replace(meeting_facts(session, meeting).details, title=title or "Họp", start_date=day, start_time=at)
        service.save_details(session, meeting, replace(details, mode=MeetingMode.HYBRID, end_date=None, end_time=None))

    return edit


def _agenda(number: int, lines: list[str], at: time | None) -> Edit:
    return lambda session: service.save_agenda(
        session,
        _meeting(session, number),
        [AgendaEntry(line, at, None, _person(session, place)) for place, line in enumerate(lines)],
    )


def _attendance(number: int, presences: list[Presence], wording: str) -> Edit:
    def edit(session: Session) -> None:
        entries = [
            AttendanceEntry(_person(session, place), presence=presence, reason="ốm")
            for place, presence in enumerate(presences)
        ]
        service.save_attendance(
            session, _meeting(session, number), entries, participants_wording=[wording], today=TODAY
        )

    return edit


def _sites(number: int, names: list[str]) -> Edit:
    return lambda session: service.save_sites(
        session,
        _meeting(session, number),
        [SiteEntry(name, place or None, not place) for place, name in enumerate(names)],
        branch_site_kind="điểm cầu nhánh",
    )


def _minutes(number: int, text: str, matters: list[str]) -> Edit:
    def edit(session: Session) -> None:
        meeting = _meeting(session, number)
        service.save_proceedings(session, meeting, text, today=TODAY)
        service.save_votes(session, meeting, [VoteEntry(matter, 3, 1) for matter in matters])

    return edit


def _conclusions(number: int, texts: list[str], *, anew: bool) -> Edit:
    def edit(session: Session) -> None:
        meeting = _meeting(session, number)
        kept = () if anew else meeting_facts(session, meeting).conclusions[::-1]
        entries = [*kept, *(ConclusionEntry(text) for text in texts)]
        service.save_conclusions(session, meeting, texts[0] if texts else "", entries, today=TODAY)

    return edit


def _papers(number: int, titles: list[str], day: date) -> Edit:
    def edit(session: Session) -> None:
        meeting = _meeting(session, number)
        kept = meeting_facts(session, meeting).papers[1:]
        service.save_papers(session, meeting, [*kept, *(Paper("BC", title=title, issued_on=day) for title in titles)])

    return edit


def _trash(number: int) -> Edit:
    return lambda session: trash_meeting(session, _meeting(session, number))


def _untrash(number: int) -> Edit:
    return lambda session: put_back(session, "meeting", _meeting(session, number))


def _new_person(name: str, post: str, day: date) -> Edit:
    edit = PersonEdit(f"Trần {name[:20].strip() or 'Văn'}", post=post, role="Thành viên", since=day)
    return lambda session: committee.add_person(session, edit)


def _person_edit(number: int, post: str, day: date | None) -> Edit:
    edit = PersonEdit("Lê Thị Mẫu", post=post, role="Ủy viên" if post else "", since=day)
    return lambda session: committee.update_person(session, _person(session, number), edit, today=TODAY)


def _person_history(number: int) -> Edit:
    def edit(session: Session) -> None:
        lines = history_of(session, _person(session, number))
        if lines:
            committee_history.remove_line(session, lines[number % len(lines)])

    return edit


def _order(number: int) -> Edit:
    def edit(session: Session) -> None:
        ids = [person.id for person in people_at(session, TODAY, with_hidden=True)]
        committee.order_people(session, [*ids[number:], *ids[:number]])
        committee.hide_person(session, ids[number % len(ids)], hidden=bool(number % 2))

    return edit


def _department(number: int, name: str, day: date | None) -> Edit:
    def edit(session: Session) -> None:
        rows = departments_at(session, None)
        new = DepartmentRow(0, f"M{number}", name or "Tổ mới", "", DepartmentKind.UNIT, day, None)
        committee.save_department(session, rows[number % len(rows)] if rows and number % 2 else None, new)

    return edit


def _remove_department(number: int) -> Edit:
    def edit(session: Session) -> None:
        rows = departments_at(session, None)
        committee.remove_department(session, rows[number % len(rows)].id)

    return edit


def _preset(day: date) -> Edit:
    pairs = [("VP", "Văn phòng"), ("KT", "Kinh tế"), ("LD", "Lãnh đạo Ủy ban nhân dân")]
    return lambda session: committee.apply_preset(session, pairs, since=day)


def _profile(name: str, day: date | None) -> Edit:
    def edit(session: Session) -> None:
        profile = replace(profile_at(session, TODAY), organisation=name or "Ủy ban nhân dân phường Đức Sen")
        committee.save_profile(session, profile, today=TODAY, since=day)

    return edit


def _remove_period() -> Edit:
    def edit(session: Session) -> None:
        first = profile_periods(session)[0].valid_from
        if first is not None:
            committee_history.remove_period(session, first)

    return edit


def _signing(cases: list[SealCase]) -> Edit:
    rules = [SigningException(f"kind{place}", None, case) for place, case in enumerate(cases)]
    return lambda session: committee.save_signing_rules(session, rules)


def _calendar(names: list[str]) -> Edit:
    listed = [ListedDay(date(2021, 3, 1 + place), DayKind.OFF, name or "Nghỉ", "") for place, name in enumerate(names)]
    return lambda session: replace_year(session, 2021, listed)


def _several(edits: list[Edit]) -> Edit:
    def edit(session: Session) -> None:
        for each in edits:
            each(session)

    return edit


lists = st.lists(words, max_size=4)
single_edits = st.one_of(
    st.builds(_new_meeting, words, days),
    st.builds(_details, numbers, words, days, times),
    st.builds(_agenda, numbers, lists, times),
    st.builds(_attendance, numbers, st.lists(st.sampled_from(Presence), max_size=4), words),
    st.builds(_sites, numbers, lists),
    st.builds(_minutes, numbers, words, lists),
    st.builds(_conclusions, numbers, lists, anew=st.booleans()),
    st.builds(_papers, numbers, lists, days),
    st.builds(_trash, numbers),
    st.builds(_untrash, numbers),
    st.builds(_new_person, words, words, days),
    st.builds(_person_edit, numbers, words, st.none() | days),
    st.builds(_person_history, numbers),
    st.builds(_order, numbers),
    st.builds(_department, numbers, words, st.none() | days),
    st.builds(_remove_department, numbers),
    st.builds(_preset, days),
    st.builds(_profile, words, st.none() | days),
    st.builds(_remove_period),
    st.builds(_signing, st.lists(st.sampled_from(SealCase), max_size=3)),
    st.builds(_calendar, lists),
)
edits = single_edits | st.lists(single_edits, min_size=2, max_size=3).map(_several)
visits = st.sampled_from(["", "", "a", "b"])
