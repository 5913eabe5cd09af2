"""Reading the letters that remind units of their overdue tasks, one for each unit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from sqlalchemy.orm import Session

from cchc_desktop.calendar.queries import working_calendar
from cchc_desktop.changes import Changes
from cchc_desktop.committee.queries import departments_at, people_at, profile_at
from cchc_desktop.committee.records import DepartmentKind, DepartmentRow, PersonAtDate, RoleKind
from cchc_desktop.documents.kinds import reminder_letter
from cchc_desktop.documents.kinds.common import organ_name
from cchc_desktop.documents.kinds.letter_facts import LateTask, ReminderFacts
from cchc_desktop.documents.sheets.asked import Asked, SheetPaper
from cchc_desktop.errors import NotFound
from cchc_desktop.i18n import _
from cchc_desktop.meetings.sources import announcing_papers, source_words
from cchc_desktop.register.queries import papers_of
from cchc_desktop.register.records import Paper, PaperForm, PaperState
from cchc_desktop.register.rules import LETTER
from cchc_desktop.tasks.deadline_words import deadline_words
from cchc_desktop.tasks.facts import task_id_of
from cchc_desktop.tasks.filtering import Levels, TaskFilter
from cchc_desktop.tasks.listed import TaskRow
from cchc_desktop.tasks.queries import rows_by_id, task_rows
from cchc_desktop.tasks.records import DeadlineLabel, SourceKind
from cchc_desktop.tasks.reminders import FORMS, ReminderEntry, remind
from cchc_desktop.text.dates import short_date

ANSWER_WITHIN = 5
"""Working days that a unit is given to answer (our choice)."""
_BY_LETTER = FORMS[-1]


def read_reminders(session: Session, asked: Asked) -> tuple[SheetPaper, ...]:
    """Read the letter to one unit, or to every unit with an overdue task.

    ``asked.of`` is a department or a task: then the unit of its lead. Tasks led by the ward's leaders go into no letter
    (domain.md 2.8). Raises NotFound, with a sentence that says why there is no letter.
    """
    units = {unit.id: unit for unit in departments_at(session, None) if unit.kind is not DepartmentKind.LEADERS}
    wanted = _unit_asked(session, asked) if asked.of else None
    if wanted is not None and wanted not in units:
        raise NotFound(_("Tasks led by the leaders go into no reminder letter; the morning digest lists them."))
    late = TaskFilter(labels=frozenset({DeadlineLabel.OVERDUE}), levels=Levels.ALL, department_id=wanted)
    rows = task_rows(session, late, today=asked.today)
    by_unit: dict[int | None, list[TaskRow]] = defaultdict(list)
    for row in rows:
        by_unit[row.department_id].append(row)
    found = [unit for id_, unit in units.items() if id_ in by_unit]
    if not found:
        raise NotFound(_nothing_late(units[wanted].name if wanted is not None else "", asked.today))
    common = _Common(session, asked.today)
    return tuple(common.letter(unit, by_unit[unit.id]) for unit in found)


def newest_reminder(session: Session, today: date) -> Asked | None:
    """Return what to ask to see a letter as it would be today, None where no unit is late."""
    try:
        papers = read_reminders(session, Asked(today))
    except NotFound:
        return None
    return Asked(today, of=papers[0].code)


class _Common:
    """What all letters of one day share, read once."""

    def __init__(self, session: Session, today: date) -> None:
        self._session = session
        self._today = today
        self._profile = profile_at(session, today)
        self._people = tuple(people_at(session, today))
        self._answer_by = working_calendar(session).add_working_days(today, ANSWER_WITHIN)

    def letter(self, unit: DepartmentRow, rows: Sequence[TaskRow]) -> SheetPaper:
        """Return the letter to a unit about its tasks."""
        given_by = _given_by(self._session, rows)
        facts = ReminderFacts(
            profile=self._profile,
            people=self._people,
            unit_id=unit.id,
            code=unit.code,
            unit=unit.name,
            tasks=tuple(_late_tasks(self._session, rows)),
            as_of=self._today,
            answer_by=self._answer_by,
            answer_to=_answer_to(self._people, unit),
            paper=_entry(self._session, unit.id, self._today),
            given_by=given_by,
            given_by_organ=organ_name(self._profile, given_by) if given_by is not None else "",
        )
        issuable = replace(reminder_letter.issuable(facts), after_issue=partial(_remember, facts))
        return SheetPaper(unit.code, partial(reminder_letter.build, facts), issuable)


def _remember(facts: ReminderFacts, session: Session, _paper_id: int, paper: Paper) -> Changes:
    """Record for each task that its unit was reminded by this letter."""
    sent_on = paper.issued_on or facts.as_of
    entry = ReminderEntry(sent_on, form=_BY_LETTER, reference=paper.cited)
    return remind(session, [task.task_id for task in facts.tasks], entry, today=sent_on)


def _unit_asked(session: Session, asked: Asked) -> int:
    """Return the department of this code, or the unit of the lead of the task of this code. Raises NotFound."""
    for unit in departments_at(session, None):
        if unit.code == asked.of:
            return unit.id
    try:
        task_id = task_id_of(session, asked.of)
    except NotFound as unknown:
        codes = ", ".join(unit.code for unit in departments_at(session, asked.today))
        sentence = _("There is no department and no task with the code {code}. Departments of this file: {codes}.")
        raise NotFound(sentence.format(code=asked.of, codes=codes or "–")) from unknown
    (row,) = rows_by_id(session, {task_id}, today=asked.today)
    if row.department_id is None:
        raise NotFound(_("Task {code} has no lead in a unit, so there is nobody to write to.").format(code=asked.of))
    return row.department_id


def _nothing_late(unit: str, day: date) -> str:
    if unit:
        sentence = _("{unit} has no overdue task on {day}, so there is nothing to remind it of.")
        return sentence.format(unit=unit, day=short_date(day))
    return _("No unit has an overdue task on {day}, so there is nothing to remind of.").format(day=short_date(day))


def _late_tasks(session: Session, rows: Sequence[TaskRow]) -> list[LateTask]:
    """Return the tasks as the letter lists them, the longest overdue first."""
    keys = sorted({(row.source_kind, row.source_id) for row in rows if row.source_id is not None}, key=str)
    words = source_words(session, keys)
    return [
        LateTask(
            task_id=row.id,
            work=row.work,
            person=row.lead if row.lead_actor is not None and row.lead_actor.person_id is not None else "",
            source=words.get((row.source_kind, row.source_id or 0)) or row.source,
            deadline=_deadline(row),
            days_late=row.days_late,
        )
        for row in sorted(rows, key=lambda row: (-row.days_late, row.id))
    ]


def _deadline(row: TaskRow) -> str:
    words = deadline_words(row.due_wording, row.due_on, original=row.original_due_on, is_recurring=bool(row.period))
    return f"{words} ({short_date(row.due_on)})" if row.period and row.due_on is not None else words


def _given_by(session: Session, rows: Sequence[TaskRow]) -> Paper | None:
    """Return the one paper that announced every one of these tasks, None where there are several or a task has none."""
    ids = [row.source_id for row in rows if row.source_kind is SourceKind.CONCLUSION]
    papers: Mapping[int, Paper] = announcing_papers(session, {id_ for id_ in ids if id_ is not None})
    found = [papers.get(id_ or 0) for id_ in ids]
    first = found[0] if found else None
    return first if len(ids) == len(rows) and all(paper == first for paper in found) else None


def _answer_to(people: Sequence[PersonAtDate], unit: DepartmentRow) -> str:
    """Return where the answer goes: the secretary's department, or the secretary where that is the unit itself."""
    secretary = next((person for person in people if person.role_kind is RoleKind.SECRETARY), None)
    if secretary is None or not secretary.department or secretary.department_id == unit.id:
        return "Thư ký Ban Chỉ đạo"
    return secretary.department


def _entry(session: Session, unit_id: int, day: date) -> Paper:
    """Return the draft begun last, else the letter issued on this day; else a new entry: every letter is a paper."""
    papers = [
        each
        for each in papers_of(session, reminder_letter.DEPARTMENT, unit_id)
        if each.form.kind == reminder_letter.KIND
    ]
    drafts = [each for each in papers if each.state is PaperState.DRAFT]
    of_the_day = [each for each in papers if each.state is PaperState.ISSUED and each.issued_on == day]
    found = drafts or of_the_day
    return found[-1] if found else Paper(LETTER, form=PaperForm(reminder_letter.KIND), state=PaperState.DRAFT)
