"""Keeps a commitment with all its targets as one step, from what the form holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.commitments import figures, service, targets
from cchc_desktop.commitments.listed import CommitmentFacts, TargetFacts
from cchc_desktop.commitments.queries import commitment
from cchc_desktop.commitments.records import CommitmentDetails, CommitmentState, TargetDetails
from cchc_desktop.commitments.sources import ActualSource
from cchc_desktop.errors import AppError, ValidationError
from cchc_desktop.i18n import _
from cchc_desktop.storage import history


@dataclass(frozen=True)
class TargetWish:
    """A target as it is to be; ``id`` is None for a new one, ``number`` the row of the form it stands in."""

    number: int
    id: int | None
    details: TargetDetails
    task_ids: tuple[int, ...] = ()


@dataclass(frozen=True)
class Wish:
    """A commitment as it is to be, targets in their order; ``reason`` is why a signed one changes."""

    id: int | None
    details: CommitmentDetails
    targets: tuple[TargetWish, ...]
    reason: str = ""


class TargetRefused(AppError):
    """A target of the form cannot be kept: the row it stands in, and the field."""

    def __init__(self, number: int, error: AppError) -> None:
        super().__init__(error.sentence)
        self.number = number
        self.field = error.field if isinstance(error, ValidationError) else ""


@dataclass(frozen=True)
class _Storing:
    """What every step of it needs."""

    session: Session
    today: date
    sources: Sequence[ActualSource]
    reason: str


def store(session: Session, wish: Wish, *, today: date, sources: Sequence[ActualSource]) -> tuple[int, Changes]:
    """Make or change the commitment; return its id. Raises TargetRefused, ValidationError, Conflict, nothing done."""
    way = _Storing(session, today, sources, wish.reason)
    if wish.id is None:
        commitment_id, changes = service.new_commitment(session, wish.details, today=today)
        for target in wish.targets:
            changes |= _add(way, commitment_id, target)
        changes |= _sign(way, commitment_id, wish.details)
        code = commitment(session, commitment_id, today=today, sources=sources).row.code
        history.name_step(session, _("New commitment: {code}").format(code=code))
        return commitment_id, changes
    facts = commitment(session, wish.id, today=today, sources=sources)
    changes = Changes.of()
    if facts.details != wish.details:
        changes |= service.save_commitment(session, wish.id, wish.details, today=today, reason=wish.reason)
    changes |= _store_targets(way, facts, wish)
    if facts.row.state is CommitmentState.DRAFT:
        changes |= _sign(way, wish.id, wish.details)
    history.name_step(session, _("Commitment changed: {code}").format(code=facts.row.code))
    return wish.id, changes


def _store_targets(way: _Storing, facts: CommitmentFacts, wish: Wish) -> Changes:
    """Take away, change, add and put in order, in this order: a code that is free is not given again."""
    changes = Changes.of()
    before = {target.id: target for target in facts.targets}
    kept = {target.id for target in wish.targets}
    for target_id in before.keys() - kept:
        changes |= targets.remove_target(way.session, target_id, today=way.today, reason=way.reason)
    order: list[int] = [target.id for target in facts.targets if target.id in kept]
    for place, target in enumerate(wish.targets):
        old = before.get(target.id) if target.id is not None else None
        if old is None:
            changes |= _add(way, facts.row.id, target, order)
        else:
            changes |= _change(way, target, old)
        wanted = target.id if target.id is not None else order[-1]
        if order[place] != wanted:
            changes |= targets.move_target(way.session, wanted, place)
            order.remove(wanted)
            order.insert(place, wanted)
    return changes


def _sign(way: _Storing, commitment_id: int, details: CommitmentDetails) -> Changes:
    """Sign a draft that has a day of signing: entered after it was signed on paper."""
    if details.signed_on is None:
        return Changes.of()
    return service.sign(
        way.session,
        commitment_id,
        signed_on=details.signed_on,
        today=way.today,
        meeting_id=details.meeting_id,
        reference=details.reference,
    )


def _add(way: _Storing, commitment_id: int, wish: TargetWish, order: list[int] | None = None) -> Changes:
    try:
        target_id, changes = targets.add_target(
            way.session, commitment_id, wish.details, today=way.today, reason=way.reason, sources=way.sources
        )
        if order is not None:
            order.append(target_id)
        if wish.task_ids:
            changes |= figures.tie_tasks(way.session, target_id, wish.task_ids)
    except AppError as error:
        raise TargetRefused(wish.number, error) from error
    return changes


def _change(way: _Storing, wish: TargetWish, old: TargetFacts) -> Changes:
    changes = Changes.of()
    try:
        if targets.with_unit(wish.details) != old.details:
            changes |= targets.save_target(
                way.session, old.id, wish.details, today=way.today, reason=way.reason, sources=way.sources
            )
        new = [task_id for task_id in wish.task_ids if task_id not in old.task_ids]
        if new:
            changes |= figures.tie_tasks(way.session, old.id, new)
        for task_id in old.task_ids:
            if task_id not in wish.task_ids:
                changes |= figures.untie_task(way.session, old.id, task_id)
    except AppError as error:
        raise TargetRefused(wish.number, error) from error
    return changes
