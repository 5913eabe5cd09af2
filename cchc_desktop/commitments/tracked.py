"""What the history and the trash know of commitments, and what an undo must not bring about in them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import Enum

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cchc_desktop.commitments.model import (
    Commitment,
    CommitmentAmendment,
    CommitmentTarget,
    Measurement,
    PeriodTarget,
    TargetTask,
)
from cchc_desktop.commitments.records import (
    COMMITMENT,
    CommitmentState,
    Comparison,
    CountedBy,
    FigureKind,
)
from cchc_desktop.commitments.rows import targets_of
from cchc_desktop.errors import Conflict
from cchc_desktop.i18n import _, mark
from cchc_desktop.storage.history_rules import RowChange
from cchc_desktop.storage.tracking import Tracked, Trashed
from cchc_desktop.tasks.taken_codes import keep_codes

STATES: dict[Enum, str] = {
    CommitmentState.DRAFT: mark("draft"),
    CommitmentState.SIGNED: mark("signed"),
    CommitmentState.COUNTED: mark("counted"),
    CommitmentState.CLOSED: mark("closed"),
}
COMPARISONS: dict[Enum, str] = {
    Comparison.AT_LEAST: mark("at least"),
    Comparison.AT_MOST: mark("at most"),
    Comparison.EQUAL: mark("exactly"),
    Comparison.PASS: mark("met or not met"),
}
KINDS: dict[Enum, str] = {
    FigureKind.SHARE: mark("share"),
    FigureKind.COUNT: mark("number that adds up"),
    FigureKind.LEVEL: mark("number as it stands"),
}
COUNTED: dict[Enum, str] = {CountedBy.MONTH: mark("by month"), CountedBy.QUARTER: mark("by quarter")}

TRACKED = (
    Tracked(
        Commitment,
        mark("Commitment"),
        record=COMMITMENT,
        kinds=(COMMITMENT,),
        named_by="code",
        fields={
            "code": mark("Code"),
            "person_id": mark("Holder"),
            "department_id": mark("Holder"),
            "year": mark("Year"),
            "reference": mark("Reference"),
            "signed_on": mark("Signed on"),
            "state": mark("State"),
            "counted_on": mark("Counted on"),
            "closed_on": mark("Closed on"),
            "note": mark("Note"),
            "trashed_at": mark("In the trash since"),
        },
        values=STATES,
    ),
    Tracked(
        CommitmentTarget,
        mark("Target"),
        record=COMMITMENT,
        record_id="commitment_id",
        kinds=(COMMITMENT,),
        named_by="code",
        fields={
            "code": mark("Code"),
            "name": mark("Target"),
            "comparison": mark("Comparison"),
            "value": mark("Value"),
            "unit": mark("Unit"),
            "kind": mark("What is counted"),
            "counted_by": mark("Counted"),
            "is_by_window": mark("By reporting period"),
            "measure": mark("Way of measuring"),
            "term": mark("Time"),
            "counted_words": mark("First number"),
            "among_words": mark("Second number"),
            "actual_from": mark("Figures taken from"),
            "note": mark("Note"),
        },
        values={**COMPARISONS, **KINDS, **COUNTED},
    ),
    Tracked(
        PeriodTarget,
        mark("Value of a period"),
        record=COMMITMENT,
        record_id="commitment_id",
        kinds=(COMMITMENT,),
        named_by="period",
        fields={"target_id": mark("Target"), "value": mark("Value")},
    ),
    Tracked(
        Measurement,
        mark("Figure"),
        record=COMMITMENT,
        record_id="commitment_id",
        kinds=(COMMITMENT,),
        named_by="period",
        fields={
            "target_id": mark("Target"),
            "value": mark("Figure"),
            "denominator": mark("Out of"),
            "is_passed": mark("Met"),
            "evidence": mark("Evidence"),
            "entered_on": mark("Entered on"),
            "taken_from": mark("Taken from"),
        },
    ),
    Tracked(
        TargetTask,
        mark("Task of a target"),
        record=COMMITMENT,
        record_id="commitment_id",
        kinds=(COMMITMENT,),
        fields={"target_id": mark("Target"), "task_id": mark("Task")},
    ),
    Tracked(
        CommitmentAmendment,
        mark("Change of what was signed"),
        record=COMMITMENT,
        record_id="commitment_id",
        kinds=(COMMITMENT,),
        fields={"made_on": mark("Day"), "what": mark("What changed"), "reason": mark("Reason")},
    ),
)


def _come_back(session: Session, row: Commitment, _thrown_away: datetime) -> None:
    _require_single(session, row.year)


def _go(session: Session, row: Commitment) -> None:
    """Remember the codes of a commitment that is removed for good, and those of its targets."""
    keep_codes(session, (row.code, *(target.code for target in targets_of(session, row.id))))


def commitments_are_single(session: Session, changes: Sequence[RowChange]) -> None:
    """Refuse a second commitment of the same holder, year and reference."""
    if Commitment.__tablename__ in {change.table for change in changes}:
        _require_single(session, None)


def _require_single(session: Session, year: int | None) -> None:
    same = (Commitment.person_id, Commitment.department_id, Commitment.year, Commitment.reference)
    query = select(func.group_concat(Commitment.code)).where(Commitment.trashed_at.is_(None))
    if year is not None:
        query = query.where(Commitment.year == year)
    found = session.scalars(query.group_by(*same).having(func.count() > 1)).first()
    if found is not None:
        sentence = _("{codes} would be commitments of the same holder, year and reference. Nothing was changed.")
        raise Conflict(sentence.format(codes=found.replace(",", ", ")))


TRASHED = (Trashed(Commitment, COMMITMENT, mark("Commitments"), lambda row: str(row.code), _come_back, _go),)
CHECKS = (commitments_are_single,)
