"""The agenda (chương trình họp): an annex page that refers to the invitation (documents.md 8.8)."""

from __future__ import annotations

from cchc_desktop.committee.rules import addressed
from cchc_desktop.documents.content import AppendixTitle, CellAlign, Column, Document, Row, Section, SizePreset, Table
from cchc_desktop.documents.kinds.common import assembly, attached_to, issuing_organ
from cchc_desktop.meetings.attendance import address_form, capitalised
from cchc_desktop.meetings.records import AgendaEntry, MeetingFacts
from cchc_desktop.register.rules import INVITATION
from cchc_desktop.text.dates import short_clock

KIND = "agenda"
BLANK_LINES = 5
"""Lines to write in by hand while the agenda holds nothing."""

COLUMNS = (
    Column("STT", 12, CellAlign.CENTRE),
    Column("Thời gian", 30, CellAlign.CENTRE),
    Column("Nội dung", 63),
    Column("Người thực hiện", 35),
    Column("Tài liệu", 25),
)


def build(facts: MeetingFacts) -> Document:
    """Return the agenda of a meeting as a content tree."""
    entries = [entry for entry in facts.agenda if entry != AgendaEntry("")]
    rows = [_row(facts, number, entry) for number, entry in enumerate(entries, start=1)]
    invitation = facts.paper(INVITATION)
    title = AppendixTitle(
        None, f"CHƯƠNG TRÌNH {assembly(facts).upper()}", attached_to(facts, invitation), anchor="title"
    )
    table = Table(COLUMNS, tuple(rows) or (Row(("",) * len(COLUMNS)),) * BLANK_LINES, anchor="agenda")
    return Document(
        kind=KIND,
        title=f"Chương trình {facts.details.title}",
        author=issuing_organ(facts, KIND, invitation, facts.details.chair_id),
        sections=(Section((title, table)),),
        preset=SizePreset(facts.profile.size_preset),
    )


def _row(facts: MeetingFacts, number: int, entry: AgendaEntry) -> Row:
    times = [short_clock(at) for at in (entry.start_time, entry.end_time) if at is not None]
    person = facts.person(entry.presenter_id)
    presenter = addressed(person.full_name, person.gender, address_form(facts)) if person else entry.presenter_text
    cells = (str(number), " - ".join(times), capitalised(entry.content), capitalised(presenter), entry.paper)
    return Row(cells, anchor=f"agenda:{number}")
