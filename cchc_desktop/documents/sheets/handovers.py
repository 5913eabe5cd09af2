"""Reading the minutes of one handover, with the names of the day on which it was signed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import partial

from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.committee.queries import people_at, profile_at
from cchc_desktop.committee.records import PersonAtDate
from cchc_desktop.documents.kinds import handover_minutes
from cchc_desktop.documents.kinds.handover_facts import HandedTask, HandoverFacts, Party
from cchc_desktop.documents.sheets.asked import Asked, SheetPaper
from cchc_desktop.errors import NotFound
from cchc_desktop.i18n import _
from cchc_desktop.register.queries import papers_of
from cchc_desktop.register.records import Paper, PaperForm, PaperState
from cchc_desktop.register.rules import MINUTES, split_reference
from cchc_desktop.tasks.deadline_words import deadline_words
from cchc_desktop.tasks.handover_list import HandoverRow, handover_rows
from cchc_desktop.tasks.handovers import HandoverDetails, note_minutes
from cchc_desktop.tasks.listed import TaskRow
from cchc_desktop.tasks.queries import rows_by_id
from cchc_desktop.tasks.records import HANDOVER, Actor

_HOLDING = (PaperState.DRAFT, PaperState.ISSUED)


def read_handover(session: Session, asked: Asked) -> tuple[SheetPaper, ...]:
    """Read the minutes of the handover of a code. Raises NotFound."""
    row = next((each for each in handover_rows(session, today=asked.today) if each.code == asked.of), None)
    if row is None:
        raise NotFound(_("There is no handover with the code {code}.").format(code=asked.of))
    facts = _facts(session, row, asked.today)
    issuable = replace(handover_minutes.issuable(facts), after_issue=partial(_remember, row.id))
    return (SheetPaper(row.code, partial(handover_minutes.build, facts), issuable),)


def newest_handover(session: Session, today: date) -> Asked | None:
    """Return what to ask to see the newest minutes, None where nothing was handed over."""
    rows = handover_rows(session, today=today)
    return Asked(today, of=rows[0].code) if rows else None


def _facts(session: Session, row: HandoverRow, today: date) -> HandoverFacts:
    details = row.details
    paper = _entry(session, row.id, details, today)
    day = paper.issued_on or details.starts_on or today
    people = tuple(people_at(session, day, with_hidden=True))
    return HandoverFacts(
        id=row.id,
        code=row.code,
        profile=profile_at(session, day),
        people=people,
        giver=_party(details.giver, row.giver, people),
        taker=_party(details.taker, row.taker, people),
        reason=details.reason,
        content=details.content,
        starts_on=details.starts_on,
        ends_on=details.ends_on,
        day=day,
        tasks=tuple(_tasks(session, row, today)),
        paper=paper,
    )


def _entry(session: Session, handover_id: int, details: HandoverDetails, today: date) -> Paper:
    """Return the entry of the register that holds, else what was typed with the handover, else a new one."""
    papers = papers_of(session, HANDOVER, handover_id, day=details.signed_on or details.starts_on or today)
    holding = [each for each in papers if each.form.kind == handover_minutes.KIND and each.state in _HOLDING]
    if holding:
        return max(holding, key=lambda each: (each.is_frozen, each.id or 0))
    number, symbol = split_reference(details.minutes_number)
    state = PaperState.ISSUED if number else PaperState.DRAFT
    form = PaperForm(handover_minutes.KIND)
    return Paper(MINUTES, number, symbol, details.signed_on, form=form, state=state)


def _party(actor: Actor, name: str, people: Iterable[PersonAtDate]) -> Party:
    return Party(name, next((each for each in people if each.id == actor.person_id), None))


def _tasks(session: Session, row: HandoverRow, today: date) -> Iterable[HandedTask]:
    """Yield the tasks in the order in which they went over."""
    found = {each.id: each for each in rows_by_id(session, {task.id for task in row.tasks}, today=today)}
    for task in row.tasks:
        listed = found.get(task.id)
        deadline = _deadline(listed) if listed is not None else ""
        progress = listed.progress if listed is not None else 0
        yield HandedTask(task.id, task.code, task.work, deadline, progress, task.returned_on)


def _deadline(row: TaskRow) -> str:
    return deadline_words(row.due_wording, row.due_on, original=row.original_due_on, is_recurring=bool(row.period))


def _remember(handover_id: int, session: Session, _paper_id: int, paper: Paper) -> Changes:
    """Write number and day of the issued minutes into the handover, so that its list shows them."""
    return note_minutes(session, handover_id, paper.cited, paper.issued_on)
