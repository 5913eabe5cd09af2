"""The list for signatures (danh sách ký tên): an annex page that refers to the minutes (documents.md 8.8)."""

from __future__ import annotations

from collections.abc import Iterable

from cchc_desktop.documents.content import AppendixTitle, CellAlign, Column, Document, Row, Section, SizePreset, Table
from cchc_desktop.documents.kinds.common import attached_to
from cchc_desktop.meetings.records import AttendanceEntry, MeetingFacts, Presence, SiteEntry

KIND = "attendance_list"
BLANK_LINES = 3
"""Lines left for guests who come unannounced."""

ROW_HEIGHT_MM = 9.0
"""High enough to sign in."""

COLUMNS = (
    Column("STT", 11, CellAlign.CENTRE),
    Column("Họ và tên", 40),
    Column("Chức vụ, đơn vị", 45),
    Column("Có mặt/Dự thay", 18, CellAlign.CENTRE),
    Column("Ký tên", 24),
    Column("Ghi chú", 27),
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
    title = AppendixTitle(
        None, "DANH SÁCH ĐẠI BIỂU DỰ HỌP", attached_to(facts, "Biên bản", facts.paper("BB")), anchor="title"
    )
    table = Table(COLUMNS, tuple(_rows(facts)), min_row_height=ROW_HEIGHT_MM)
    return Document(
        kind=KIND,
        title=f"Danh sách đại biểu {facts.details.title}",
        author=facts.profile.committee,
        sections=(Section((title, table)),),
        preset=SizePreset(facts.profile.size_preset),
    )


def _rows(facts: MeetingFacts) -> Iterable[Row]:
    """Persons of the main site first, then of each site that has some, then blank lines."""
    number = 0
    groups = _by_site(facts)
    for heading, entries in groups:
        if len(groups) > 1:
            yield Row((heading,), spans=True)
        for entry in entries:
            number += 1
            yield Row(_cells(facts, number, entry), anchor=f"attendance:{number}")
    for _line in range(BLANK_LINES):
        yield Row(("",) * len(COLUMNS))


def _by_site(facts: MeetingFacts) -> list[tuple[str, list[AttendanceEntry]]]:
    sites = {site.number: site for site in facts.sites if not site.is_main}
    groups: dict[int | None, list[AttendanceEntry]] = {}
    for entry in facts.attendance:
        number = entry.site_number if entry.site_number in sites else None
        groups.setdefault(number, []).append(entry)
    main = next((site.name for site in facts.sites if site.is_main), "")
    ordered = sorted(groups.items(), key=lambda group: group[0] or 0)
    return [(_site_heading(sites.get(number), main), entries) for number, entries in ordered]


def _site_heading(site: SiteEntry | None, main: str) -> str:
    if site is None:
        return f"Điểm cầu chính: {main}" if main else "Điểm cầu chính"
    number = f" số {site.number:02d}" if site.number is not None else ""
    return f"Điểm cầu{number}: {site.name}" if site.name else f"Điểm cầu{number}"


def _cells(facts: MeetingFacts, number: int, entry: AttendanceEntry) -> tuple[str, ...]:
    person = facts.person(entry.person_id)
    if person is not None:
        name, post = person.full_name, person.post
    else:
        name, _comma, post = entry.guest.replace(" - ", ", ", 1).partition(",")
    notes = entry.substitute if entry.presence is Presence.SUBSTITUTE else entry.reason
    return (str(number), name.strip(), post.strip(), _MARKS[entry.presence], "", notes)
