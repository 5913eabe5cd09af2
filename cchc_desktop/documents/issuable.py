"""A paper on its way to be issued: whose it is, what is entered of it so far, and how it looks with another entry.

Every kind that gets a number gives one, whatever record it belongs to; drafting, issuing and the layout check know
nothing else of the kind.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.committee.records import PersonAtDate, Profile
from cchc_desktop.documents.content import Document
from cchc_desktop.documents.slots import Slot
from cchc_desktop.register.records import Paper


@dataclass(frozen=True)
class Issuable:
    """One paper that is issued with number and date.

    ``kind`` and ``type_code`` ("conclusion_notice", "TB"); ``owner_kind``, ``owner_id`` and ``owner_code`` name its
    record. ``paper`` is the entry as it stands, without id before a draft was begun; ``abstract`` what the register
    says it is about. It is dated from ``not_before`` to ``not_after``, where these are set. ``values`` are what
    variables say, ``build`` returns the pages with another entry. ``is_signed``: somebody signs it for the organ or the
    committee. ``after_issue`` is called with the id and the entry in the transaction that issues it, for what the room
    records of it.
    """

    kind: str
    type_code: str
    slots: tuple[Slot, ...]
    owner_kind: str
    owner_id: int
    owner_code: str
    paper: Paper
    profile: Profile
    people: tuple[PersonAtDate, ...]
    abstract: str
    build: Callable[[Paper], Document]
    values: Mapping[str, str] = field(default_factory=dict)
    not_before: date | None = None
    not_after: date | None = None
    is_signed: bool = True
    after_issue: Callable[[Session, int, Paper], Changes] | None = None
