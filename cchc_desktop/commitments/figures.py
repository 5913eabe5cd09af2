"""The figures of a target by period: typed, cleared, proved; and the tasks that a target takes them from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from cchc_desktop.calendar.period_names import period_name
from cchc_desktop.calendar.periods import Period
from cchc_desktop.changes import Changes
from cchc_desktop.commitments.keeping import empty
from cchc_desktop.commitments.model import Commitment, CommitmentTarget, Measurement, TargetTask
from cchc_desktop.commitments.reading import check_figure, check_period, read_figure
from cchc_desktop.commitments.records import COMMITMENT, CommitmentState, Figure, evidence_role
from cchc_desktop.commitments.rows import changes_of, require_not_closed, target_row, terms_of, tied_rows
from cchc_desktop.commitments.words import figure_text, typed_text
from cchc_desktop.errors import Conflict, NotFound
from cchc_desktop.i18n import _
from cchc_desktop.storage import history
from cchc_desktop.storage.attaching import Owner
from cchc_desktop.tasks.rows import codes_of, task_rows
from cchc_desktop.text.normalise import clean_text

Typed = tuple[int, Period, str]
"""A target, a period, and what was typed for it."""


def set_figure(session: Session, target_id: int, period: Period, text: str, *, today: date) -> Changes:
    """Keep the figure typed for a period: 918/931, 7, đạt; "" clears it. A figure that was taken gives way.

    Raises ValidationError in one sentence, Conflict for a draft or a closed commitment.
    """
    return set_figures(session, [(target_id, period, text)], today=today)


def set_figures(session: Session, typed: Sequence[Typed], *, today: date) -> Changes:
    """Keep many figures in one step, all or none."""
    rows: list[Commitment] = []
    titles = []
    for target_id, period, text in typed:
        target, row = _open_target(session, target_id)
        terms = terms_of(session, target, row.year)
        check_period(terms, period, today)
        figure = read_figure(terms, text)
        _keep(session, target, period, figure, today)
        rows.append(row)
        words = {"code": target.code, "period": period_name(period), "figure": typed_text(figure)}
        title = _("Figure of {code}, {period}: {figure}")
        if terms.value is not None and "/" in words["figure"] and figure.denominator:
            words["figure"] += f" = {figure_text(terms, figure)}"
        if figure.is_empty:
            title = _("Figure of {code}, {period}: cleared")
        titles.append(title.format(**words))
    session.flush()
    if not rows:
        return Changes.of()
    title = titles[0] if len(titles) == 1 else _("{count} figures entered").format(count=len(titles))
    history.name_step(session, title)
    return changes_of(*{row.id: row for row in rows}.values())


def put_figure(session: Session, target_id: int, period: Period, figure: Figure, *, today: date) -> Changes:
    """Keep a figure that is read already, as a form with two number fields gives it."""
    target, row = _open_target(session, target_id)
    terms = terms_of(session, target, row.year)
    check_period(terms, period, today)
    check_figure(terms, figure)
    return set_figure(session, target_id, period, typed_text(figure), today=today)


def clear_figure(session: Session, target_id: int, period: Period, *, today: date) -> Changes:
    """Take the figure of a period away; evidence stays."""
    return set_figure(session, target_id, period, "", today=today)


def set_evidence(session: Session, target_id: int, period: Period, text: str, *, today: date) -> Changes:
    """Keep what proves the figure of a period, in words."""
    target, row = _open_target(session, target_id)
    check_period(terms_of(session, target, row.year), period, today)
    words = clean_text(text).strip()
    measurement = _measurement(session, target, period)
    if words or measurement.id is not None:
        measurement.evidence = words
        session.add(measurement)
        if not words and _is_empty(measurement):
            empty(session, measurement)
    session.flush()
    title = _("Evidence of {code}, {period}").format(code=target.code, period=period_name(period))
    history.name_step(session, title)
    return changes_of(row)


def evidence_owner(session: Session, target_id: int, period: Period, *, today: date) -> Owner:
    """Return what files that prove the figure of a period are attached to. Raises as ``set_figure`` does."""
    target, row = _open_target(session, target_id)
    check_period(terms_of(session, target, row.year), period, today)
    return Owner(COMMITMENT, row.id, evidence_role(target_id, period))


def tie_tasks(session: Session, target_id: int, task_ids: Iterable[int]) -> Changes:
    """Let a target take its figures from these tasks too; one that is tied already stays."""
    target, row = target_row(session, target_id)
    require_not_closed(row)
    tasks = task_rows(session, task_ids)
    tied = {each.task_id for each in tied_rows(session, target_id)}
    new = [task for task in tasks if task.id not in tied]
    session.add_all(TargetTask(commitment_id=row.id, target_id=target_id, task_id=task.id) for task in new)
    session.flush()
    title = _("Tasks tied to {code}: {codes}").format(code=target.code, codes=codes_of(new or tasks))
    history.name_step(session, title)
    return changes_of(row)


def untie_task(session: Session, target_id: int, task_id: int) -> Changes:
    """Let a target no longer look at a task. Raises NotFound when it is not tied."""
    target, row = target_row(session, target_id)
    require_not_closed(row)
    tied = next((each for each in tied_rows(session, target_id) if each.task_id == task_id), None)
    if tied is None:
        raise NotFound(_("This task is not tied to {code}.").format(code=target.code))
    session.delete(tied)
    session.flush()
    history.name_step(session, _("Task no longer tied to {code}").format(code=target.code))
    return changes_of(row)


def _open_target(session: Session, target_id: int) -> tuple[CommitmentTarget, Commitment]:
    """Return a target that takes figures. Raises NotFound; Conflict for one in a draft or of a closed commitment."""
    target, row = target_row(session, target_id)
    require_not_closed(row)
    if row.state is CommitmentState.DRAFT:
        sentence = _("{code} is not signed yet. Figures are entered once it is.")
        raise Conflict(sentence.format(code=row.code))
    return target, row


def _keep(session: Session, target: CommitmentTarget, period: Period, figure: Figure, today: date) -> None:
    measurement = _measurement(session, target, period)
    if figure.is_empty:
        if measurement.id is not None:
            empty(session, measurement)
        return
    measurement.value, measurement.denominator = figure.value, figure.denominator
    measurement.is_passed, measurement.taken_from, measurement.entered_on = figure.is_passed, "", today
    session.add(measurement)


def _measurement(session: Session, target: CommitmentTarget, period: Period) -> Measurement:
    """Return the row of a period, not yet in the session where it is new."""
    own = (Measurement.target_id == target.id, Measurement.period == period.code)
    found = session.scalars(select(Measurement).where(*own)).one_or_none()
    if found is not None:
        return found
    return Measurement(commitment_id=target.commitment_id, target_id=target.id, period=period.code)


def _is_empty(measurement: Measurement) -> bool:
    return measurement.value is None and measurement.denominator is None and measurement.is_passed is None
