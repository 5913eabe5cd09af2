"""Reading the form that asks to extend the deadline of one task: its last request, or a form to fill in by hand."""

from __future__ import annotations

from functools import partial

from sqlalchemy.orm import Session

from cchc_desktop.committee.records import PersonAtDate, RoleKind
from cchc_desktop.documents.kinds import extension_form
from cchc_desktop.documents.kinds.letter_facts import ExtensionFacts, Request
from cchc_desktop.documents.sheets.asked import Asked, SheetPaper
from cchc_desktop.documents.sheets.offices import office
from cchc_desktop.meetings.sources import source_words
from cchc_desktop.tasks.facts import ExtensionLine, TaskFacts, task_facts, task_id_of


def read_extension(session: Session, asked: Asked) -> tuple[SheetPaper, ...]:
    """Read the form of one task. Raises NotFound for an unknown code."""
    task = task_facts(session, task_id_of(session, asked.of), today=asked.today)
    row = task.row
    key = (row.source_kind, row.source_id or 0)
    asker = task.people.get(row.lead_actor.person_id or 0) if row.lead_actor is not None else None
    request = _last_request(task)
    facts = ExtensionFacts(
        office=office(session, asked.today),
        code=row.code,
        work=row.work,
        source=source_words(session, [key]).get(key) or row.source,
        asker=asker.full_name if asker is not None else "",
        asker_post=asker.post if asker is not None else "",
        unit=row.department,
        leader=_leader(task),
        deadline=task.details.due_wording,
        due_on=row.due_on,
        original_due_on=row.original_due_on,
        progress=row.progress,
        last_result=row.last_result,
        period=request[1] if request is not None else row.period,
        request=request[0] if request is not None else None,
    )
    return (SheetPaper(row.code, partial(extension_form.build, facts)),)


def _last_request(task: TaskFacts) -> tuple[Request, str] | None:
    """Return the request made last and the period it is about, None where none was made."""
    if not task.extensions:
        return None
    line: ExtensionLine = max(task.extensions, key=lambda each: each.number)
    decider = task.people.get(line.decided_by_id or 0)
    request = Request(
        number=line.number,
        from_due=line.from_due,
        to_due=line.to_due,
        reason=line.reason,
        result=line.result,
        asked_on=line.asked_on,
        decided_by=decider.full_name if decider is not None else "",
        decided_on=line.decided_on,
    )
    return request, line.period


def _leader(task: TaskFacts) -> str:
    """Return who decides: who approves the task, else who gave it, else the head of the committee."""
    details = task.details
    for person_id in (details.approved_by_id, details.assigned_by_id):
        if person_id is not None and person_id in task.people:
            return task.people[person_id].full_name
    head: PersonAtDate | None = next((each for each in task.people.values() if each.role_kind is RoleKind.HEAD), None)
    return head.full_name if head is not None else ""
