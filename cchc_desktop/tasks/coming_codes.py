"""The codes that new tasks will get, shown before they are made."""

from __future__ import annotations

from sqlalchemy.orm import Session

from cchc_desktop.tasks.codes import next_code
from cchc_desktop.tasks.taken_codes import taken_codes


def coming_codes(session: Session, count: int) -> tuple[str, ...]:
    """Return the next codes in their order; another task made meanwhile moves them on."""
    taken = taken_codes(session, "T")
    codes: list[str] = []
    for _number in range(count):
        codes.append(next_code(codes[-1:] or taken))
    return tuple(codes)
