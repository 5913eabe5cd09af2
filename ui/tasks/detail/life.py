"""The life of a task out of its facts: one line for each thing that happened, the newest first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from cchc_desktop.i18n import _, mark
from cchc_desktop.tasks.facts import ExtensionLine, HandoverLine, PauseLine, ReminderLine, TaskFacts, UpdateLine
from cchc_desktop.tasks.records import Actor, ExtensionResult, UpdateKind
from cchc_desktop.tasks.recurring import period_label
from cchc_desktop.text.dates import short_date
from ui.tasks.detail.events import Event

_UPDATES: Final = {
    UpdateKind.PROGRESS: ("edit", "accent", ""),
    UpdateKind.COMPLETED: ("checkmark_circle", "green", mark("Completed")),
    UpdateKind.CONFIRMED: ("checkmark_circle", "green", mark("Completion confirmed")),
    UpdateKind.RETURNED: ("arrow_undo", "amber", mark("Given back")),
    UpdateKind.PAUSED: ("pause_circle", "grey", mark("Paused")),
    UpdateKind.RESUMED: ("play_circle", "accent", mark("Taken up again")),
    UpdateKind.CANCELLED: ("subtract_circle", "grey", mark("No longer followed")),
    UpdateKind.REOPENED: ("arrow_undo", "accent", mark("Opened again")),
    UpdateKind.HANDED_OVER: ("people_swap", "accent", mark("Handed over")),
}
_DECISIONS: Final = {
    ExtensionResult.PENDING: ("amber", mark("asked, not decided yet")),
    ExtensionResult.GRANTED: ("accent", mark("granted")),
    ExtensionResult.REFUSED: ("grey", mark("refused")),
}


def life_events(facts: TaskFacts) -> list[Event]:
    """Return everything that happened, the newest first."""
    logged = {update.kind for update in facts.updates}
    dated: list[tuple[date, int, Event]] = []
    dated += ((line.day, line.id, update_event(line, facts)) for line in facts.updates)
    dated += ((line.sent_on, line.id, reminder_event(line)) for line in facts.reminders)
    for line in facts.extensions:
        dated.append((line.decided_on or line.asked_on or date.min, line.id, extension_event(line, facts)))
    if UpdateKind.PAUSED not in logged:
        dated += ((day, line.id, event) for line in facts.pauses for day, event in _pause_events(line))
    if UpdateKind.HANDED_OVER not in logged:
        dated += ((line.starts_on or date.min, line.id, _handover_event(line, facts)) for line in facts.handovers)
    dated.sort(key=lambda item: (item[0], item[1]), reverse=True)
    return [event for _day, _id, event in dated]


def update_event(line: UpdateLine, facts: TaskFacts) -> Event:
    """Return the line of one entry of the log."""
    icon, role, words = _UPDATES[line.kind]
    head = [_(words)] if words else []
    if line.progress is not None and line.kind is UpdateKind.PROGRESS:
        head.append(f"{line.progress}%")
    text = " – ".join(filter(None, (" ".join(head), line.text))) or _("Progress")
    who = _person(line.person_id, facts) or line.account
    period = period_label(line.period) if line.period else ""
    return Event(icon, role, text, _sub(line.day, period, who), filled=line.kind is UpdateKind.COMPLETED)


def reminder_event(line: ReminderLine) -> Event:
    """Return the line of one reminder."""
    words = [_("Reminder {number}").format(number=line.number), line.form, line.reference]
    return Event("megaphone", "amber", ", ".join(filter(None, words)), _sub(line.sent_on))


def extension_event(line: ExtensionLine, facts: TaskFacts) -> Event:
    """Return the line of one request to extend."""
    role, decision = _DECISIONS[line.result]
    words = _("Extension {number} to {day}: {decision}").format(
        number=line.number, day=short_date(line.to_due), decision=_(decision)
    )
    text = " – ".join(filter(None, (words, line.reason)))
    before = _("before: {day}").format(day=short_date(line.from_due)) if line.from_due else ""
    who = _person(line.decided_by_id, facts)
    period = period_label(line.period) if line.period else ""
    return Event("calendar_arrow_right", role, text, _sub(line.decided_on or line.asked_on, who, period, before))


def _pause_events(line: PauseLine) -> Iterator[tuple[date, Event]]:
    text = " – ".join(filter(None, (_("Paused"), line.reason, line.basis)))
    yield line.since, Event("pause_circle", "grey", text, _sub(line.since))
    if line.until is not None:
        yield line.until, Event("play_circle", "accent", _("Taken up again"), _sub(line.until))


def _handover_event(line: HandoverLine, facts: TaskFacts) -> Event:
    words = _("Handover {code}: {giver} → {taker}").format(
        code=line.code, giver=actor_name(line.giver, facts), taker=actor_name(line.taker, facts)
    )
    text = " – ".join(filter(None, (words, line.reason)))
    back = _("taken back on {day}").format(day=short_date(line.returned_on)) if line.returned_on else ""
    return Event("people_swap", "accent", text, _sub(line.starts_on, back))


def actor_name(actor: Actor | None, facts: TaskFacts) -> str:
    """Return the name of a person or department of a task."""
    if actor is None:
        return ""
    if actor.person_id is not None:
        return _person(actor.person_id, facts)
    unit = facts.departments.get(actor.department_id or 0)
    return unit.name if unit is not None else ""


def _person(person_id: int | None, facts: TaskFacts) -> str:
    person = facts.people.get(person_id or 0)
    return person.full_name if person is not None else ""


def _sub(day: date | None, *parts: str) -> str:
    return " · ".join(filter(None, (short_date(day) if day is not None else "", *parts)))
