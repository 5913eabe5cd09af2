"""The parts of a proposed task as chips show them: what was read, what waits for a look, what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

from cchc_desktop.i18n import _, mark
from cchc_desktop.tasks.instructions import Part, ProposedTask
from cchc_desktop.tasks.records import Clarity, TaskDetails
from cchc_desktop.text.dates import short_date
from ui.common.user_locale import weekday
from ui.task_fields.people import TaskPeople


class ChipState(Enum):
    """How sure a part is."""

    READ = "read"
    """It stands in the sentence, or was given by hand."""
    WAITING = "waiting"
    """It was read with a doubt that is worth a look."""
    MISSING = "missing"
    """The committee asks for it and nobody has said it."""
    OPTIONAL = "optional"
    """It is not there, and need not be."""


@dataclass(frozen=True)
class PartView:
    """One chip: which part, its name, its words, how sure it is, and why."""

    part: Part
    label: str
    words: str
    state: ChipState
    reason: str = ""


LABELS: Final = {
    Part.LEAD: mark("Lead"),
    Part.CO_WORKERS: mark("Co-workers"),
    Part.DUE: mark("Deadline"),
    Part.DELIVERABLE: mark("Deliverable"),
    Part.SUPERVISOR: mark("Guided by"),
    Part.WORK: mark("What"),
}
ICONS: Final = {
    Part.LEAD: "person",
    Part.CO_WORKERS: "people",
    Part.DUE: "calendar_ltr",
    Part.DELIVERABLE: "box",
    Part.SUPERVISOR: "person_star",
    Part.WORK: "clipboard_task",
}
_CLARITIES: Final = {
    Clarity.PERSON: mark("person"),
    Clarity.WORK: mark("work"),
    Clarity.TIME: mark("time"),
    Clarity.RESPONSIBILITY: mark("responsibility"),
    Clarity.DELIVERABLE: mark("deliverable"),
    Clarity.AUTHORITY: mark("authority"),
}
ORDER: Final = (Part.WORK, Part.LEAD, Part.CO_WORKERS, Part.DUE, Part.DELIVERABLE, Part.SUPERVISOR)


def clarity_words(clarity: Clarity) -> str:
    """Return what a clarity is called: người, việc, thời gian."""
    return _(_CLARITIES[clarity])


def views(
    details: TaskDetails, proposed: ProposedTask, people: TaskPeople, lacks: tuple[Clarity, ...]
) -> tuple[PartView, ...]:
    """Return the chips of a task in their order."""
    reasons = {seen.part: seen.reason for seen in proposed.seen}
    lead = people.name(details.lead)
    along = ", ".join(filter(None, map(people.name, details.co_workers)))
    supervisor = people.person(details.supervisor_id)
    asks = proposed.reading is not None and proposed.reading.asks and details.due_on == proposed.due_date
    is_unit = details.lead is not None and details.lead.department_id is not None
    return (
        _view(Part.WORK, details.work, Clarity.WORK in lacks, reasons),
        _view(Part.LEAD, lead, not lead, reasons, waits=is_unit and Clarity.PERSON in lacks),
        _view(Part.CO_WORKERS, along, False, reasons),
        _view(Part.DUE, due_words(details), Clarity.TIME in lacks, reasons, waits=asks),
        _view(Part.DELIVERABLE, details.deliverable, Clarity.DELIVERABLE in lacks, reasons),
        _view(
            Part.SUPERVISOR,
            supervisor.full_name if supervisor else "",
            Clarity.RESPONSIBILITY in lacks and details.supervisor_id is None,
            reasons,
        ),
    )


def due_words(details: TaskDetails) -> str:
    """Return a deadline in few words: its day, how it comes back, or that there is none."""
    if details.recurrence is not None:
        return details.recurrence.label
    if details.due_on is not None:
        return f"{weekday(details.due_on)}, {short_date(details.due_on)}"
    return _("none, on purpose") if details.is_without_due else ""


def _view(part: Part, words: str, is_missing: bool, reasons: dict[Part, str], *, waits: bool = False) -> PartView:
    state = ChipState.WAITING if waits else ChipState.READ
    if not words:
        state = ChipState.MISSING if is_missing else ChipState.OPTIONAL
    shown = words or (_("not clear") if is_missing else _("none"))
    return PartView(part, _(LABELS[part]), shown, state, reasons.get(part, ""))
