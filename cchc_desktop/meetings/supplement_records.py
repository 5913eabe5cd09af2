"""Supplementary minutes as a plain value: what the form edits, the verbs store and the paper prints."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, time

from cchc_desktop.register.records import Paper

OUTLINE = "1. Đã ghi: “”.\nNay ghi lại là: “”."
"""What the corrections begin with: the words as they stand in the minutes, then the right ones."""


@dataclass(frozen=True)
class SupplementEntry:
    """One biên bản bổ sung; ``text`` is what is added or corrected, line by line like the proceedings.

    ``participants`` are those who came besides chair and secretary, one a line.
    """

    written_on: date
    start_time: time | None = None
    end_time: time | None = None
    place: str = ""
    chair_id: int | None = None
    secretary_id: int | None = None
    participants: str = ""
    reason: str = ""
    text: str = ""
    recipients: str = ""
    id: int | None = None
    is_signed: bool = False
    paper: Paper | None = None


WRITTEN = tuple(field.name for field in fields(SupplementEntry) if field.name not in ("id", "is_signed", "paper"))
"""The names of what is typed; the others come from the record."""
