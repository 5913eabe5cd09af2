"""Reading the papers about tasks: the register, the count of a period, the slips."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from sqlalchemy.orm import Session

from cchc_desktop.calendar.periods import Period
from cchc_desktop.committee.queries import people_at
from cchc_desktop.committee.records import PersonAtDate
from cchc_desktop.documents.kinds import count, task_register, task_slip
from cchc_desktop.documents.kinds.sheet_facts import CountPaper, Office, RegisterFacts, SlipFacts
from cchc_desktop.documents.sheets.asked import Asked, SheetPaper
from cchc_desktop.documents.sheets.offices import office
from cchc_desktop.errors import NotFound
from cchc_desktop.i18n import _
from cchc_desktop.meetings.sources import source_words
from cchc_desktop.tasks.count_records import CountFacts, RegisterLine
from cchc_desktop.tasks.count_rules import counted_period
from cchc_desktop.tasks.counts import count_facts, live_count, newest_count
from cchc_desktop.tasks.records import DeadlineLabel
from cchc_desktop.tasks.register_lines import register_lines


def read_register(session: Session, asked: Asked) -> tuple[SheetPaper, ...]:
    """Read the register of all tasks as of today, or of those that belong to a period."""
    period = Period.from_wording(asked.period) if asked.period else None
    lines = register_lines(session, today=asked.today, period=period, source_words=source_words)
    facts = RegisterFacts(office(session, asked.today), lines, asked.today, period)
    return (SheetPaper(period.code if period else "", partial(task_register.build, facts)),)


def read_count(session: Session, asked: Asked) -> tuple[SheetPaper, ...]:
    """Read the newest count of a period; what it would be now where none was taken. Raises ValidationError."""
    period = counted_period(asked.period)
    taken = newest_count(session, period)
    facts = count_facts(session, taken.id) if taken else live_count(session, period, asked.today)
    return (count_paper(session, facts, asked.today),)


def count_paper(session: Session, facts: CountFacts, today: date) -> SheetPaper:
    """Return the paper of one count."""
    paper = CountPaper(office(session, today), facts)
    return SheetPaper(facts.period, partial(count.build, paper))


def read_slips(session: Session, asked: Asked) -> tuple[SheetPaper, ...]:
    """Read the slip of one person, or of everybody who leads a task. Raises NotFound for an unknown code."""
    people = people_at(session, asked.today, with_hidden=True)
    chosen = [person for person in people if person.code == asked.of] if asked.of else people
    if asked.of and not chosen:
        raise NotFound(_("There is no person with the code {code}.").format(code=asked.of))
    lines = register_lines(session, today=asked.today)
    period = Period.from_wording(asked.period) if asked.period else Period.month_of(asked.today)
    shared = office(session, asked.today)
    slips = [_slip(person, lines, shared, period, asked.today) for person in chosen]
    return tuple(slip_paper(slip) for slip in slips if asked.of or slip.led)


def slip_paper(facts: SlipFacts) -> SheetPaper:
    """Return the paper of one slip."""
    return SheetPaper(facts.person.code, partial(task_slip.build, facts))


def slip_of(session: Session, person_id: int, today: date) -> SlipFacts:
    """Return the slip of one person this month. Raises NotFound."""
    person = next((each for each in people_at(session, today, with_hidden=True) if each.id == person_id), None)
    if person is None:
        raise NotFound(_("This person does not exist any more."))
    lines = register_lines(session, today=today)
    return _slip(person, lines, office(session, today), Period.month_of(today), today)


def _slip(
    person: PersonAtDate, lines: Sequence[RegisterLine], shared: Office, period: Period, today: date
) -> SlipFacts:
    """Choose what stands on the slip: what is open, and what was completed since the period began."""
    current = [line for line in lines if _is_current(line, period)]
    led = tuple(line for line in current if line.lead_person_id == person.id)
    others = [line for line in current if line.lead_person_id != person.id]
    return SlipFacts(
        office=shared,
        person=person,
        led=led,
        along=tuple(line for line in others if person.id in line.co_worker_ids),
        supervised=tuple(
            line for line in others if line.supervisor_id == person.id and person.id not in line.co_worker_ids
        ),
        period=period,
        as_of=today,
    )


def _is_current(line: RegisterLine, period: Period) -> bool:
    if line.label is DeadlineLabel.CANCELLED or (line.assigned_on and line.assigned_on > period.last_day):
        return False
    return line.completed_on is None or line.completed_on >= period.first_day
