"""Reading the register of outgoing papers of a year."""

from __future__ import annotations

from functools import partial

from sqlalchemy.orm import Session

from cchc_desktop.calendar.periods import Period, PeriodKind
from cchc_desktop.documents.kinds import document_register
from cchc_desktop.documents.kinds.sheet_facts import OutgoingFacts
from cchc_desktop.documents.paper_owners import paper_owners
from cchc_desktop.documents.sheets.asked import Asked, SheetPaper
from cchc_desktop.documents.sheets.offices import office
from cchc_desktop.errors import ValidationError
from cchc_desktop.i18n import _
from cchc_desktop.register.outgoing import register_rows


def read_outgoing(session: Session, asked: Asked) -> tuple[SheetPaper, ...]:
    """Read the register of a year as it stood on the day asked for. Raises ValidationError for any other period."""
    period = Period.from_wording(asked.period)
    if period.kind is not PeriodKind.YEAR:
        raise ValidationError(_("The register of papers is printed for a year, such as 2021."), "period")
    rows = tuple(register_rows(session, period.year, paper_owners(), until=asked.today))
    facts = OutgoingFacts(office(session, asked.today), period.year, rows, asked.today)
    return (SheetPaper(period.code, partial(document_register.build, facts)),)
