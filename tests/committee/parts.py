"""People, departments and profiles in a file, for the tests of the service."""

from __future__ import annotations

from datetime import date

from cchc_desktop.committee import queries, service
from cchc_desktop.committee.records import PersonAtDate, Profile, SealCase
from cchc_desktop.committee.service import PersonEdit
from cchc_desktop.storage.sessions import DataFile

TODAY = date(2026, 3, 2)
MERGER = date(2025, 7, 1)
DAY_BEFORE = date(2025, 6, 30)
PROFILE = Profile(
    organisation="Ủy ban nhân dân phường Đức Sen",
    organisation_short="UBND phường Đức Sen",
    organisation_symbol="UBND",
    superior="UBND quận Long Sen",
    province="thành phố Hồng Hà",
    place_name="Đức Sen",
    committee="Ban Chỉ đạo Cải cách hành chính phường Đức Sen",
    committee_symbol="BCĐ",
    letterhead_lines=("BAN CHỈ ĐẠO", "CẢI CÁCH HÀNH CHÍNH"),
    seal_case=SealCase.B,
)


def add(file: DataFile, edit: PersonEdit) -> int:
    """Add a person and return the id."""
    with file.writing() as session:
        person_id, changes = service.add_person(session, edit)
    assert changes.concerns("person")
    return person_id


def update(file: DataFile, person_id: int, edit: PersonEdit, *, today: date = TODAY) -> None:
    """Change a person."""
    with file.writing() as session:
        service.update_person(session, person_id, edit, today=today)


def at(file: DataFile, person_id: int, day: date) -> PersonAtDate:
    """The person as of a day."""
    with file.reading() as session:
        return next(person for person in queries.people_at(session, day, with_hidden=True) if person.id == person_id)


def spans(file: DataFile, person_id: int) -> list[tuple[str, date | None, date | None]]:
    """The person's posts and roles, the newest first, posts before roles."""
    with file.reading() as session:
        lines = queries.history_of(session, person_id)
    return [(line.title, line.valid_from, line.valid_to) for line in lines]
