"""The list for signatures (danh sách ký tên): an annex page that refers to the minutes (documents.md 8.8)."""

from __future__ import annotations

from collections.abc import Iterable

from cchc_desktop.documents.content import AppendixTitle, CellAlign, Column, Document, Row, Section, SizePreset, Table
from cchc_desktop.documents.kinds.common import assembly, attached_to, issuing_organ
from cchc_desktop.meetings.attendance import name_and_post, sites_of
from cchc_desktop.meetings.records import AttendanceEntry, MeetingFacts, Presence, SiteEntry
from cchc_desktop.register.rules import MINUTES
from cchc_desktop.text.dates import short_clock

KIND = "attendance_list"
BLANK_LINES = 3
"""Lines left for guests who come unannounced."""

ROW_HEIGHT_MM = 9.0
"""High enough to sign in."""

COLUMNS = (
    Column("STT", 12, CellAlign.CENTRE),
    Column("Họ và tên", 37),
    Column("Chức vụ, đơn vị", 42),
    Column("Có mặt/Dự thay", 25, CellAlign.CENTRE),
    Column("Ký tên", 25),
    Column("Ghi chú", 24),
)
_MARKS = {
    Presence.INVITED: "",
    Presence.PRESENT: "Có mặt",
    Presence.SUBSTITUTE: "Dự thay",
    Presence.ABSENT_WITH_REASON: "Vắng",
    Presence.ABSENT_WITHOUT_REASON: "Vắng",
}


def build(facts: MeetingFacts) -> Document:
    """Return the attendance list of a meeting as a content tree."""
    minutes = facts.paper(MINUTES)
    heading = f"DANH SÁCH ĐẠI BIỂU DỰ {assembly(facts).upper()}"
    title = AppendixTitle(None, heading, attached_to(facts, minutes), anchor="title")
    table = Table(COLUMNS, tuple(_rows(facts)), min_row_height=ROW_HEIGHT_MM, anchor="attendance")
    return Document(
        kind=KIND,
        title=f"Danh sách đại biểu {facts.details.title}",
        author=issuing_organ(facts, "minutes", minutes, facts.details.chair_id),
        sections=(Section((title, table)),),
        preset=SizePreset(facts.profile.size_preset),
    )


def _rows(facts: MeetingFacts) -> Iterable[Row]:
    """Persons of the main site first, then of each site that has some, then blank lines."""
    number = 0
    groups = _by_site(facts) if facts.attendance else []
    for heading, entries in groups:
        if len(groups) > 1:
            yield Row((heading,), spans=True)
        for entry in entries:
            number += 1
            yield Row(_cells(facts, number, entry), anchor=f"attendance:{number}")
    for _line in range(BLANK_LINES):
        yield Row(("",) * len(COLUMNS))


def _by_site(facts: MeetingFacts) -> list[tuple[str, list[AttendanceEntry]]]:
    """Return the roll call under the main site and under each branch that has persons of its own."""
    sites: dict[int | None, SiteEntry] = {
        site.number: site for site in sites_of(facts) if not site.is_main and site.number is not None
    }
    groups: dict[int | None, list[AttendanceEntry]] = {}
    for entry in facts.attendance:
        groups.setdefault(entry.site_number if entry.site_number in sites else None, []).append(entry)
    main = next((site.name for site in sites_of(facts) if site.is_main), "")
    ordered = sorted(groups.items(), key=lambda group: -1 if group[0] is None else group[0])
    return [(_site_heading(sites.get(number), main), entries) for number, entries in ordered]


def _site_heading(site: SiteEntry | None, main: str) -> str:
    if site is None:
        return f"Điểm cầu chính: {main}" if main else "Điểm cầu chính"
    heading = f"Điểm cầu số {site.number:02d}"
    return f"{heading}: {site.name}" if site.name else heading


def _cells(facts: MeetingFacts, number: int, entry: AttendanceEntry) -> tuple[str, ...]:
    person = facts.person(entry.person_id)
    if person is not None:
        name, post = person.full_name, person.post or person.department
    else:
        name, post = name_and_post(entry.guest)
    return (str(number), name, post, _MARKS[entry.presence], "", _notes(entry))


def _notes(entry: AttendanceEntry) -> str:
    times = (("đến", entry.arrived_at), ("về", entry.left_at))
    said = entry.substitute if entry.presence is Presence.SUBSTITUTE else entry.reason
    return "; ".join(
        [*([said] if said else []), *(f"{word} {short_clock(at)}" for word, at in times if at is not None)]
    )
