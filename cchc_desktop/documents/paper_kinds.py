"""Every kind of paper that somebody signs or whose texts an office may word, and how the newest of each looks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sqlalchemy.orm import Session

from cchc_desktop.committee.records import AdjustedText
from cchc_desktop.documents.content import Document
from cchc_desktop.documents.issuable import Issuable
from cchc_desktop.documents.kinds import KINDS, Kind
from cchc_desktop.documents.sheets import SHEET_KINDS
from cchc_desktop.documents.sheets.asked import Asked, SheetKind
from cchc_desktop.documents.slots import Slot
from cchc_desktop.meetings.queries import meeting_facts, meeting_rows
from cchc_desktop.meetings.records import MeetingFacts, MeetingRow, MeetingState

_GONE = (MeetingState.POSTPONED, MeetingState.CANCELLED)
_AHEAD = (MeetingState.PLANNED,)


@dataclass(frozen=True)
class PaperKind:
    """A kind of paper as settings and texts know it; ``has_title``: a title stands above the signature (box 7a).

    ``is_confirmed``: others sign, and the signer only confirms, in no capacity.
    """

    name: str
    label: str
    slots: tuple[Slot, ...] = ()
    is_signed: bool = False
    has_title: bool = False
    is_confirmed: bool = False

    @property
    def worded(self) -> tuple[Slot, ...]:
        """The texts that an office may word; one that belongs to each paper alone is none."""
        return tuple(slot for slot in self.slots if not slot.is_own)


@dataclass(frozen=True)
class Example:
    """The newest paper of a kind: the code of its record, what its variables say, how it looks with other texts.

    Without ``follows`` it looks as the texts are stored, and is read again once they are.
    """

    code: str
    build: Callable[[Sequence[AdjustedText]], Document]
    values: Mapping[str, str] = field(default_factory=dict)
    follows: bool = True


def paper_kinds() -> tuple[PaperKind, ...]:
    """Return every kind in the order in which they are declared."""
    about_meetings = (
        PaperKind(
            kind.name,
            kind.label,
            kind.slots,
            is_signed=kind.is_signed or kind.issuable is not None,
            has_title=kind.issuable is not None,
        )
        for kind in KINDS
    )
    others = (
        PaperKind(
            kind.name,
            kind.label,
            kind.slots,
            is_signed=kind.is_signed,
            has_title=kind.is_signed,
            is_confirmed=kind.is_confirmed,
        )
        for kind in SHEET_KINDS
    )
    return (*about_meetings, *others)


def worded_kinds() -> tuple[PaperKind, ...]:
    """Return the kinds with a text that an office may word."""
    return tuple(kind for kind in paper_kinds() if kind.worded)


def signed_kinds() -> tuple[PaperKind, ...]:
    """Return the kinds that somebody signs for the organ or the committee."""
    return tuple(kind for kind in paper_kinds() if kind.is_signed)


def newest_example(session: Session, name: str, *, today: date) -> Example | None:
    """Return the newest paper of a kind that this file can make, None where there is no record for one yet."""
    for kind in KINDS:
        if kind.name == name:
            return _of_a_meeting(session, kind, today)
    return next((_of_a_sheet(session, kind, today) for kind in SHEET_KINDS if kind.name == name), None)


def _of_a_meeting(session: Session, kind: Kind, today: date) -> Example | None:
    meetings = sorted(meeting_rows(session, today=today), key=_is_ahead)
    row = next((row for row in meetings if row.state not in _GONE), None)
    if row is None:
        return None
    facts = meeting_facts(session, row.id)
    if kind.issuable is not None:
        return _issued(kind.issuable(facts))

    def build(texts: Sequence[AdjustedText]) -> Document:
        return kind.build(_worded(facts, texts))

    return Example(facts.code, build)


def _of_a_sheet(session: Session, kind: SheetKind, today: date) -> Example | None:
    asked = kind.newest(session, today) if kind.newest is not None else Asked(today)
    if asked is None:
        return None
    paper = next(iter(kind.read(session, asked)), None)
    if paper is None:
        return None
    if paper.issuable is not None:
        return _issued(paper.issuable)
    return Example(paper.code, lambda _texts: paper.build(), follows=False)


def _issued(issuable: Issuable) -> Example:
    """Return a paper as a new one would look: what was typed as abstract of this one alone is left out."""

    def build(texts: Sequence[AdjustedText]) -> Document:
        paper = issuable.paper
        said = dict(paper.form.texts) | {each.slot: each.text for each in texts}
        return issuable.build(replace(paper, title="", form=replace(paper.form, texts=tuple(said.items()))))

    return Example(issuable.owner_code, build, issuable.values)


def _worded(facts: MeetingFacts, texts: Sequence[AdjustedText]) -> MeetingFacts:
    return replace(facts, profile=replace(facts.profile, texts=tuple(texts)))


def _is_ahead(row: MeetingRow) -> bool:
    return row.state in _AHEAD
