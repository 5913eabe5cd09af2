"""Reading what the day begins with (báo cáo đầu ngày)."""

from __future__ import annotations

from functools import partial

from sqlalchemy.orm import Session

from cchc_desktop.deadlines.digest import digest
from cchc_desktop.documents.kinds import day_digest
from cchc_desktop.documents.kinds.sheet_facts import MorningFacts
from cchc_desktop.documents.sheets.asked import Asked, SheetPaper
from cchc_desktop.documents.sheets.offices import office


def read_morning(session: Session, asked: Asked) -> tuple[SheetPaper, ...]:
    """Read what the day begins with."""
    facts = MorningFacts(office(session, asked.today), digest(session, today=asked.today))
    return (SheetPaper("", partial(day_digest.build, facts)),)
