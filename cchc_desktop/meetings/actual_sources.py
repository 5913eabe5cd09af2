"""Figures of commitments that meetings give: how many were held, how many notices of conclusions came in time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Session

from cchc_desktop.commitments.records import Figure, FigureKind
from cchc_desktop.commitments.sources import OWN_SOURCES, ActualSource, Taken, Wanted
from cchc_desktop.i18n import mark
from cchc_desktop.meetings.queries import meeting_rows
from cchc_desktop.meetings.records import MeetingKind, MeetingRow
from cchc_desktop.meetings.rules import is_held


def meetings_held(session: Session, wanted: Sequence[Wanted], today: date) -> Taken:
    """Return how many meetings of the committee took place in a period; inspections are none."""
    days = [row.start_date for row in _held(session, today) if row.kind is not MeetingKind.INSPECTION]
    return {
        (each.target_id, period): Figure(Decimal(sum(first <= day <= last for day in days)))
        for each in wanted
        for period, (first, last) in each.days.items()
    }


def notices_in_time(session: Session, wanted: Sequence[Wanted], today: date) -> Taken:
    """Return how many of the notices of conclusions that were due in a period were issued in time.

    One that is neither issued nor late is not counted yet.
    """
    rows = [(row.notice_due, row) for row in _held(session, today) if row.notice_due is not None]
    judged = [(due, row) for due, row in rows if not (row.owes_notice and due >= today)]
    in_time = [due for due, row in judged if not row.notice_late_working_days and not row.owes_notice]
    return {
        (each.target_id, period): Figure(
            Decimal(sum(first <= due <= last for due in in_time)),
            Decimal(sum(first <= due <= last for due, _row in judged)),
        )
        for each in wanted
        for period, (first, last) in each.days.items()
    }


def _held(session: Session, today: date) -> list[MeetingRow]:
    return [row for row in meeting_rows(session, today=today) if is_held(row.state) and row.start_date <= today]


MEETINGS_HELD = ActualSource("meetings_held", mark("meetings of the committee held"), FigureKind.COUNT, meetings_held)
NOTICES_IN_TIME = ActualSource(
    "notices_in_time", mark("notices of conclusions issued in time"), FigureKind.SHARE, notices_in_time
)

ACTUAL_SOURCES = (*OWN_SOURCES, MEETINGS_HELD, NOTICES_IN_TIME)
"""Every source that figures of commitments may be taken from."""
