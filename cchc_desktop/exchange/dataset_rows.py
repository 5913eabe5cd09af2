"""Turns a checked data set into the rows of a new file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time

from sqlalchemy.orm import Session

from cchc_desktop.calendar.service import replace_year
from cchc_desktop.changes import Changes
from cchc_desktop.commitments.records import COMMITMENT
from cchc_desktop.committee.model import Committee, CommitteeRole, Department, FileSetting, Organisation, Person, Post
from cchc_desktop.committee.rules import is_valid_on, role_kind_of
from cchc_desktop.exchange.dataset import DataSet, MeetingData, PersonData
from cchc_desktop.exchange.dataset_commitment_rows import add_commitments
from cchc_desktop.exchange.dataset_task_rows import Ids, add_tasks
from cchc_desktop.meetings.model import AgendaItem, Attendance, Conclusion, Meeting, MeetingSite
from cchc_desktop.meetings.records import MEETING, MeetingState
from cchc_desktop.register.model import IssuedDocument
from cchc_desktop.register.rules import MINUTES
from cchc_desktop.tasks.records import HANDOVER, TASK

_KINDS = (
    "organisation", "committee", "file_setting", "department", "person", "calendar_day",
    MEETING, "agenda", "site", "attendance", "proceedings", "conclusion", "paper", TASK, HANDOVER, COMMITMENT,
)  # fmt: skip


def write_dataset(session: Session, dataset: DataSet) -> Changes:
    """Add everything of the data set to an empty file; the caller owns the transaction."""
    _add_unit(session, dataset)
    _add_settings(session, dataset)
    departments = _add_departments(session, dataset)
    people = _add_people(session, dataset.people, departments)
    conclusions = _add_meetings(session, dataset.meetings, people)
    for year, days in dataset.calendar.items():
        replace_year(session, year, days)
    chairs = {meeting.code: people[meeting.chair] for meeting in dataset.meetings if meeting.chair}
    add_tasks(session, dataset, Ids(people, departments, conclusions, chairs))
    add_commitments(session, dataset, people, departments)
    session.flush()
    return Changes.of(*_KINDS)


def _add_unit(session: Session, dataset: DataSet) -> None:
    unit = dataset.unit
    session.add_all(
        [
            Organisation(
                name=unit.name,
                short_name=unit.short_name,
                superior=unit.superior,
                province=unit.province,
                place_name=unit.place_name,
                symbol=unit.symbol,
            ),
            Committee(
                name=unit.committee,
                symbol=unit.committee_symbol,
                letterhead_lines="\n".join(unit.letterhead_lines),
                seal_case=unit.seal_case,
                size_preset=unit.size_preset,
                address_form=unit.address_form,
                founded_by_number=unit.founded_by_number,
                founded_on=unit.founded_on,
                founded_by_title=unit.founded_by_title,
            ),
        ]
    )


def _add_settings(session: Session, dataset: DataSet) -> None:
    settings = {
        "as_of_date": dataset.as_of_date.isoformat() if dataset.as_of_date else None,
        "due_soon_days": None if dataset.due_soon_days is None else str(dataset.due_soon_days),
        "before_is_exclusive": {True: "true", False: "false", None: None}[dataset.before_is_exclusive],
    }
    session.add_all(FileSetting(name=name, value=value) for name, value in settings.items() if value is not None)


def _add_departments(session: Session, dataset: DataSet) -> Mapping[str, int]:
    """Return the ids by code; of a code in both sets, the one valid on the day the data set is looked at."""
    rows = [
        Department(
            code=item.code,
            name=item.name,
            kind=item.kind,
            rank=rank,
            valid_from=item.valid_from,
            valid_to=item.valid_to,
        )
        for rank, item in enumerate(dataset.departments, start=1)
    ]
    session.add_all(rows)
    session.flush()
    day = dataset.as_of_date or date.today()
    return {row.code: row.id for row in sorted(rows, key=lambda row: is_valid_on(row.valid_from, row.valid_to, day))}


def _add_people(session: Session, people: Sequence[PersonData], departments: Mapping[str, int]) -> Mapping[str, int]:
    rows = [
        Person(
            code=item.code,
            full_name=item.full_name,
            gender=item.gender,
            kind=item.kind,
            in_charge_of=item.in_charge_of,
            rank=rank,
        )
        for rank, item in enumerate(people, start=1)
    ]
    session.add_all(rows)
    session.flush()
    for row, item in zip(rows, people, strict=True):
        if item.post or item.department:
            session.add(Post(person_id=row.id, department_id=departments.get(item.department), title=item.post))
        if item.role:
            session.add(CommitteeRole(person_id=row.id, title=item.role, kind=role_kind_of(item.role)))
    return {row.code: row.id for row in rows}


def _add_meetings(
    session: Session, meetings: Sequence[MeetingData], people: Mapping[str, int]
) -> Mapping[tuple[str, int], int]:
    """Return the ids of the conclusions by the code of their meeting and their place in it."""
    conclusions: dict[tuple[str, int], Conclusion] = {}
    rows = [_meeting_row(item, people) for item in meetings]
    session.add_all(rows)
    session.flush()
    for row, item in zip(rows, meetings, strict=True):
        session.add_all(_agenda_rows(row.id, item, people))
        session.add_all(_site_rows(row.id, item))
        session.add_all(_attendance_rows(row.id, item, people))
        for position, text in enumerate(item.conclusions):
            conclusions[item.code, position] = Conclusion(meeting_id=row.id, position=position, text=text)
        chair = session.get(Person, row.chair_id) if row.chair_id is not None else None
        session.add_all(_paper_rows(row.id, item, signed_by=chair.full_name if chair is not None else ""))
    session.add_all(conclusions.values())
    session.flush()
    for row, item in zip(rows, meetings, strict=True):
        row.state, row.signed_at = item.state, _signed_at(item)  # last: from then on the file refuses more
    return {place: row.id for place, row in conclusions.items()}


def _meeting_row(item: MeetingData, people: Mapping[str, int]) -> Meeting:
    return Meeting(
        code=item.code,
        kind=item.kind,
        period=item.period,
        title=item.title,
        noun=item.noun,
        mode=item.mode,
        start_date=item.start_date,
        start_time=item.start_time,
        end_date=item.end_date,
        end_time=item.end_time,
        place=item.place,
        chair_id=people.get(item.chair),
        secretary_id=people.get(item.secretary),
        state=MeetingState.DRAFT_MINUTES if item.state is MeetingState.SIGNED else item.state,
        participants_wording="\n".join(item.participants_wording),
        conclusions_lead_in=item.conclusions_lead_in,
        proceedings=item.proceedings,
        branch_site_kind=item.branch_site_kind,
        connected_sites_recorded=item.connected_sites_recorded,
    )


def _signed_at(item: MeetingData) -> datetime | None:
    """Return when the minutes are taken to be signed: the day of their number; None while they are a draft."""
    if item.state is not MeetingState.SIGNED:
        return None
    days = [paper.issued_on for paper in item.papers if paper.type_code == MINUTES and paper.issued_on is not None]
    return datetime.combine(max(days, default=item.start_date), time.min, UTC)


def _agenda_rows(meeting_id: int, item: MeetingData, people: Mapping[str, int]) -> list[AgendaItem]:
    return [
        AgendaItem(
            meeting_id=meeting_id,
            position=position,
            start_time=entry.start_time,
            end_time=entry.end_time,
            content=entry.content,
            presenter_id=people.get(entry.presenter),
        )
        for position, entry in enumerate(item.agenda)
    ]


def _site_rows(meeting_id: int, item: MeetingData) -> list[MeetingSite]:
    return [
        MeetingSite(
            meeting_id=meeting_id,
            position=position,
            number=site.number,
            name=site.name,
            is_main=site.is_main,
            state=site.state,
            lost_at=site.lost_at,
            note=site.note,
        )
        for position, site in enumerate(item.sites)
    ]


def _attendance_rows(meeting_id: int, item: MeetingData, people: Mapping[str, int]) -> list[Attendance]:
    return [
        Attendance(
            meeting_id=meeting_id,
            position=position,
            person_id=people[entry.person],
            presence=entry.presence,
            reason=entry.reason,
            substitute=entry.substitute,
        )
        for position, entry in enumerate(item.attendance)
    ]


def _paper_rows(meeting_id: int, item: MeetingData, *, signed_by: str) -> list[IssuedDocument]:
    return [
        IssuedDocument(
            type_code=paper.type_code,
            number=paper.number,
            symbol=paper.symbol,
            issued_on=paper.issued_on,
            title=paper.title,
            note=paper.note,
            owner_kind=MEETING,
            owner_id=meeting_id,
            position=position,
            signer_text=signed_by if paper.type_code == MINUTES and item.state is MeetingState.SIGNED else "",
            frozen_at=_signed_at(item) if paper.type_code == MINUTES else None,
        )
        for position, paper in enumerate(item.papers)
    ]
