"""The codes of commitments (C7) and their targets (C7.1): proposed once, never changed and never given twice."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from cchc_desktop.commitments.model import Commitment, CommitmentTarget
from cchc_desktop.tasks.taken_codes import removed_codes

_COMMITMENT = re.compile(r"C(\d{1,9})", re.ASCII)


def next_code(session: Session) -> str:
    """Return the code after the highest one ever used: C7 after C6, also after one in the trash."""
    taken = {*session.scalars(select(Commitment.code)), *removed_codes(session)}
    return f"C{_highest(_COMMITMENT, taken) + 1}"


def next_target_code(session: Session, commitment_code: str) -> str:
    """Return the code of a new target: C7.3 after C7.2."""
    pattern = re.compile(re.escape(commitment_code) + r"\.(\d{1,9})", re.ASCII)
    taken = {*session.scalars(select(CommitmentTarget.code)), *removed_codes(session)}
    return f"{commitment_code}.{_highest(pattern, taken) + 1}"


def _highest(pattern: re.Pattern[str], taken: Iterable[str]) -> int:
    found = (pattern.fullmatch(code) for code in taken)
    return max((int(match[1]) for match in found if match), default=0)
