"""Papers about commitments that the sample does not show: of a unit, without targets, of one quarter."""

from __future__ import annotations

from dataclasses import replace

from cchc_desktop.calendar.periods import Period
from cchc_desktop.commitments.listed import CommitmentRow
from cchc_desktop.commitments.records import CommitmentState
from cchc_desktop.documents.kinds.commitment_facts import CommitmentPaper, CommitmentRegister


def of_a_unit(facts: CommitmentPaper) -> CommitmentPaper:
    """Return the commitment of a department, not signed and without targets."""
    row = replace(
        facts.commitment.row,
        holder_name="Bộ phận Tiếp nhận và Trả kết quả (Một cửa)",
        signed_on=None,
        state=CommitmentState.DRAFT,
    )
    return replace(facts, person=None, commitment=replace(facts.commitment, row=row, targets=()))


def of_quarter(facts: CommitmentRegister, code: str) -> CommitmentRegister:
    """Return the register of one quarter; one more commitment has no targets yet."""
    first = facts.matrix.rows[0]
    empty = CommitmentRow(
        id=99,
        code="C9",
        year=2021,
        holder=first.holder,
        holder_name="Văn phòng - Thống kê",
        holder_code="VPTK",
        unit_name="Văn phòng - Thống kê",
        reference="",
        state=CommitmentState.DRAFT,
        signed_on=None,
        meeting_id=None,
        target_count=0,
    )
    return replace(facts, period=Period.parse(code), matrix=replace(facts.matrix, without_targets=(empty,)))
