"""What a matrix is made of, read at once: targets with their terms and figures, typed or taken, and who holds them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from cchc_desktop.calendar.periods import Period
from cchc_desktop.commitments.keeping import taken_figures
from cchc_desktop.commitments.model import Commitment, CommitmentTarget, Measurement, PeriodTarget
from cchc_desktop.commitments.records import (
    COMMITMENT,
    EVIDENCE,
    CommitmentState,
    Figure,
    Terms,
)
from cchc_desktop.commitments.rows import OPEN_STATES
from cchc_desktop.commitments.sources import ActualSource, Wanted
from cchc_desktop.commitments.spans import Reached, days_of, has_begun, is_over, reached, year_is_over
from cchc_desktop.i18n import _
from cchc_desktop.storage.model import Attachment
from cchc_desktop.tasks.actors import actor, actors_at
from cchc_desktop.tasks.records import Actor
from cchc_desktop.text.collation import natural_key


@dataclass(frozen=True, slots=True)
class Entered:
    """The figure of one period as it is kept, with what proves it and where it was taken from."""

    figure: Figure
    evidence: str
    taken_from: str


@dataclass(frozen=True)
class Read:
    """One target with everything known of it; ``figures`` are typed ones and, where there is none, taken ones.

    A period that has not begun on the day has neither figure nor evidence, whatever the file holds for it.
    ``source`` says in the user's words where figures come from that nobody typed.
    """

    id: int
    code: str
    commitment_id: int
    commitment_code: str
    holder: Actor
    holder_name: str
    holder_code: str
    unit_id: int | None
    unit_name: str
    reference: str
    state: CommitmentState
    signed_on: date | None
    name: str
    measure: str
    counted_words: str
    among_words: str
    actual_from: str
    note: str
    terms: Terms
    year_is_closed: bool
    source: str = ""
    entered: Mapping[Period, Entered] = field(default_factory=dict)
    taken: Mapping[Period, Figure] = field(default_factory=dict)
    running: Mapping[Period, Figure] = field(default_factory=dict)
    """What a source gives for a period that is not over: it is shown, and judged once the period is."""
    files: Mapping[str, int] = field(default_factory=dict)
    """How many files prove the figure of a period, by its code."""

    @cached_property
    def figures(self) -> Mapping[Period, Figure]:
        """The figure of each period that has one."""
        typed = {period: each.figure for period, each in self.entered.items() if not each.figure.is_empty}
        return {**self.taken, **typed}

    @cached_property
    def reached(self) -> Reached:
        """The same figures with their months, in order."""
        return reached(self.figures, self.terms.year)

    def owes(self, period: Period, today: date) -> bool:
        """Tell whether a figure is expected for a period that has begun, and there is none."""
        if self.state not in OPEN_STATES or period in self.figures or period in self.running:
            return False
        if not has_begun(self.terms, period, today):
            return False
        return self.signed_on is None or days_of(self.terms, period)[1] >= self.signed_on

    def found_by(self, committed: str) -> str:
        """Return the words it is searched by."""
        words = (self.code, self.commitment_code, self.holder_name, self.unit_name, self.reference, self.name)
        evidence = (each.evidence for each in self.entered.values())
        return " ".join((*words, committed, self.measure, self.terms.unit, self.note, *evidence))


def read_targets(
    session: Session, condition: ColumnElement[bool], *, today: date, sources: Sequence[ActualSource]
) -> list[Read]:
    """Return the targets of the commitments that fulfil a condition, by code of the commitment and in their order."""
    rows = session.execute(
        select(*_COLUMNS)
        .join(Commitment, Commitment.id == CommitmentTarget.commitment_id)
        .where(Commitment.trashed_at.is_(None), condition)
    ).all()
    if not rows:
        return []
    within = select(Commitment.id).where(Commitment.trashed_at.is_(None), condition)
    values, entered, files = _values(session, within), _entered(session, within), _files(session, within)
    actors, labels = actors_at(session, today), {source.name: _(source.label) for source in sources}
    found = []
    for row in sorted(rows, key=lambda row: (row.year, natural_key(row.commitment_code), row.position, row.id)):
        holder = actor(row.person_id, row.department_id) or Actor()
        terms, unit_id = _terms(row, values.get(row.id, {})), actors.unit_of(holder)
        found.append(
            Read(
                **{name: getattr(row, name) for name in _PLAIN},
                holder=holder,
                holder_name=actors.name(holder),
                holder_code=actors.code(holder),
                unit_id=unit_id,
                unit_name=actors.unit_name(unit_id),
                terms=terms,
                year_is_closed=row.state is CommitmentState.CLOSED or year_is_over(terms, today),
                source=labels.get(row.actual_from, ""),
                entered=_begun(terms, entered.get(row.id, {}), today),
                files=files.get(row.id, {}),
            )
        )
    return _with_taken(session, found, sources, today)


_PLAIN = (
    "id", "code", "commitment_id", "commitment_code", "reference", "state", "signed_on", "name", "measure",
    "counted_words", "among_words", "actual_from", "note",
)  # fmt: skip
_COLUMNS = (
    CommitmentTarget.id,
    CommitmentTarget.code,
    CommitmentTarget.commitment_id,
    CommitmentTarget.position,
    CommitmentTarget.name,
    CommitmentTarget.comparison,
    CommitmentTarget.value,
    CommitmentTarget.unit,
    CommitmentTarget.kind,
    CommitmentTarget.counted_by,
    CommitmentTarget.is_by_window,
    CommitmentTarget.measure,
    CommitmentTarget.counted_words,
    CommitmentTarget.among_words,
    CommitmentTarget.actual_from,
    CommitmentTarget.note,
    Commitment.code.label("commitment_code"),
    Commitment.person_id,
    Commitment.department_id,
    Commitment.year,
    Commitment.reference,
    Commitment.state,
    Commitment.signed_on,
)


def _terms(row: Any, values: Mapping[Period, Decimal]) -> Terms:
    return Terms(
        year=row.year,
        comparison=row.comparison,
        value=row.value,
        kind=row.kind,
        unit=row.unit,
        counted_by=row.counted_by,
        is_by_window=row.is_by_window,
        values=values,
    )


def _with_taken(session: Session, found: Sequence[Read], sources: Sequence[ActualSource], today: date) -> list[Read]:
    """Return the targets with the figures that their sources give, where nothing is closed."""
    wanted: dict[str, list[Wanted]] = defaultdict(list)
    for each in found:
        if each.source and each.state is not CommitmentState.CLOSED:
            periods = each.terms.counted_by.periods(each.terms.year)
            days = {period: days_of(each.terms, period) for period in periods if has_begun(each.terms, period, today)}
            wanted[each.actual_from].append(Wanted(each.id, each.holder, days))
    if not wanted:
        return list(found)
    taken: dict[int, dict[Period, Figure]] = defaultdict(dict)
    for (target_id, period), figure in taken_figures(session, wanted, sources, today).items():
        taken[target_id][period] = figure
    return [_with_own(each, taken[each.id], today) if each.id in taken else each for each in found]


def _with_own(read: Read, taken: Mapping[Period, Figure], today: date) -> Read:
    over = {period: figure for period, figure in taken.items() if is_over(read.terms, period, today)}
    running = {period: figure for period, figure in taken.items() if period not in over}
    return replace(read, taken=over, running=running)


def _begun(terms: Terms, entered: Mapping[Period, Entered], today: date) -> Mapping[Period, Entered]:
    return {period: each for period, each in entered.items() if has_begun(terms, period, today)}


def _values(session: Session, within: Any) -> dict[int, dict[Period, Decimal]]:
    found: dict[int, dict[Period, Decimal]] = defaultdict(dict)
    query = select(PeriodTarget.target_id, PeriodTarget.period, PeriodTarget.value)
    for target_id, period, value in session.execute(query.where(PeriodTarget.commitment_id.in_(within))):
        found[target_id][_period(period)] = value
    return found


def _entered(session: Session, within: Any) -> dict[int, dict[Period, Entered]]:
    columns = (
        Measurement.target_id,
        Measurement.period,
        Measurement.value,
        Measurement.denominator,
        Measurement.is_passed,
        Measurement.evidence,
        Measurement.taken_from,
    )
    found: dict[int, dict[Period, Entered]] = defaultdict(dict)
    query = select(*columns).where(Measurement.commitment_id.in_(within))
    for target_id, period, value, denominator, is_passed, evidence, taken_from in session.execute(query):
        found[target_id][_period(period)] = Entered(Figure(value, denominator, is_passed), evidence, taken_from)
    return found


def _files(session: Session, within: Any) -> dict[int, dict[str, int]]:
    """Return how many files prove the figures of each target, by the code of the period."""
    own = (Attachment.owner_kind == COMMITMENT, Attachment.owner_id.in_(within), Attachment.trashed_at.is_(None))
    query = select(Attachment.role, func.count()).where(*own).group_by(Attachment.role)
    found: dict[int, dict[str, int]] = defaultdict(dict)
    for role, number in session.execute(query):
        words = role.split(" ")
        if len(words) == 3 and words[0] == EVIDENCE:
            found[int(words[1])][words[2]] = number
    return found


@lru_cache(maxsize=1024)
def _period(code: str) -> Period:
    return Period.parse(code)
