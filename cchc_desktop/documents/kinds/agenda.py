"""The agenda (chương trình họp): an annex page that refers to the invitation (documents.md 8.8)."""

from __future__ import annotations

from cchc_desktop.committee.rules import addressed
from cchc_desktop.documents.content import AppendixTitle, CellAlign, Column, Document, Row, Section, SizePreset, Table
from cchc_desktop.documents.kinds.common import attached_to
from cchc_desktop.meetings.attendance import address_form, capitalised
from cchc_desktop.meetings.records import AgendaEntry, MeetingFacts
from cchc_desktop.text.dates import short_clock

KIND = "agenda"
COLUMNS = (
    Column("STT", 12, CellAlign.CENTRE),
    Column("Thời gian", 30, CellAlign.CENTRE),
    Column("Nội dung", 63),
    Column("Người thực hiện", 35),
    Column("Tài liệu", 25),
)


def build(facts: MeetingFacts) -> Document:
    """Return the agenda of a meeting as a content tree."""
    rows = tuple(_row(facts, number, entry) for number, entry in enumerate(facts.agenda, start=1))
    title = AppendixTitle(None, "CHƯƠNG TRÌNH HỌP", attached_to(facts, "Giấy mời", facts.paper("GM")), anchor="title")
    return Document(
        kind=KIND,
        title=f"Chương trình {facts.details.title}",
        author=facts.profile.committee,
        sections=(Section((title, Table(COLUMNS, rows))),),
        preset=SizePreset(facts.profile.size_preset),
    )


def _row(facts: MeetingFacts, number: int, entry: AgendaEntry) -> Row:
    times = [short_clock(at) for at in (entry.start_time, entry.end_time) if at is not None]
    person = facts.person(entry.presenter_id)
    presenter = addressed(person.full_name, person.gender, address_form(facts)) if person else entry.presenter_text
    cells = (str(number), " - ".join(times), capitalised(entry.content), capitalised(presenter), entry.paper)
    return Row(cells, anchor=f"agenda:{number}")
