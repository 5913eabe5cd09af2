"""The answer: from a conclusion in prose to the tasks it proposes, each part with its words and a reason."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from cchc_desktop.calendar.phrases import LONGEST
from cchc_desktop.calendar.working_days import WorkingCalendar
from cchc_desktop.errors import ValidationError
from cchc_desktop.i18n import _
from cchc_desktop.tasks.instructions.clauses import clauses_of
from cchc_desktop.tasks.instructions.due import Asked
from cchc_desktop.tasks.instructions.hearing import Heard, Place, hear, with_remarks
from cchc_desktop.tasks.instructions.known import Known
from cchc_desktop.tasks.instructions.mentions import Mention
from cchc_desktop.tasks.instructions.proposals import Owner, Part, ProposedTask, Seen
from cchc_desktop.tasks.instructions.reasons import reason_of_lead, reason_of_people
from cchc_desktop.tasks.instructions.roles import resolved
from cchc_desktop.tasks.instructions.scene import Scene
from cchc_desktop.tasks.instructions.wording import spans_of
from cchc_desktop.tasks.records import Clarity

EVERY_RO = tuple(Clarity)
_LETTER = re.compile(r"[^\W\d_]")


def read_instruction(
    text: str,
    start: date,
    known: Known,
    calendar: WorkingCalendar,
    *,
    before_excludes_day: bool = True,
    ro: Sequence[Clarity] = EVERY_RO,
) -> tuple[ProposedTask, ...]:
    """Return the tasks that an instruction said on the day ``start`` proposes; none where it only praises or blames.

    ``ro`` are the clarities asked for; those not found in the words are in ``missing``. Raises ValidationError for a
    text longer than ``LONGEST`` characters; an impossible date is no error but a deadline that is missing.
    """
    if len(text) > LONGEST:
        raise ValidationError(_("An instruction has at most {count} characters.").format(count=LONGEST))
    if not _LETTER.search(text):
        return ()
    scene, asked = Scene.of(text, known), Asked(start, calendar, before_excludes_day)
    heard = [each for clause in clauses_of(scene) if (each := hear(scene, clause, asked)) is not None]
    tasks = (task for each in with_remarks(heard) for task in _proposed(scene, each))
    return tuple(replace(task, missing=tuple(each for each in ro if each in _missing(task))) for task in tasks)


def _proposed(scene: Scene, heard: Heard) -> list[ProposedTask]:
    """Return one task for each lead, or one without a lead."""
    leads: list[Mention | None] = list(dict.fromkeys(resolved(heard.roles.leads)))
    if any(mention and mention.owner for mention in leads):
        leads = [mention for mention in leads if mention and not mention.is_some_units]
    return [_task(scene, heard, mention) for mention in leads or [None]]


def _task(scene: Scene, heard: Heard, lead: Mention | None) -> ProposedTask:
    roles = heard.roles
    owner = lead.owner if lead else None
    helpers = tuple(each for each in _owners(roles.helpers) if each != owner)
    watchers = [each for each in _owners(roles.watchers) if each.is_person and each != owner]
    approvers = [each for each in _owners(roles.approvers) if each != owner]
    return ProposedTask(
        work=heard.work,
        lead=owner,
        co_workers=helpers,
        supervisor=watchers[0] if len(watchers) == 1 else None,
        approver=approvers[0] if len(approvers) == 1 else None,
        due_wording=heard.due.wording,
        reading=heard.due.reading,
        deliverable=heard.deliverable,
        for_all_units=bool(lead and lead.is_every_unit),
        seen=_seen(scene, heard, lead),
    )


def _owners(mentions: Iterable[Mention]) -> tuple[Owner, ...]:
    """Return those who are meant clearly, each once."""
    return tuple(dict.fromkeys(each.owner for each in resolved(tuple(mentions)) if each.owner))


def _seen(scene: Scene, heard: Heard, lead: Mention | None) -> tuple[Seen, ...]:
    roles, due = heard.roles, heard.due
    lead_places = [(lead.start, lead.end)] if lead else []
    rows: list[tuple[Part, Sequence[Place], str]] = [
        (Part.LEAD, lead_places, reason_of_lead(lead, is_unknown_named=roles.is_unknown_named)),
        *(
            (part, [(each.start, each.end) for each in mentions], reason_of_people(mentions))
            for part, mentions in (
                (Part.CO_WORKERS, roles.helpers),
                (Part.SUPERVISOR, roles.watchers),
                (Part.APPROVER, roles.approvers),
            )
            if mentions
        ),
        (Part.WORK, heard.work_places if heard.work else (), _("What is left of the sentence is the work")),
        (Part.DUE, due.places, due.reason),
    ]
    if heard.deliverable:
        rows.append((Part.DELIVERABLE, heard.deliverable_places, _("The sentence names this product")))
    return tuple(Seen(part, spans_of(scene, places), _sentence(reason)) for part, places, reason in rows)


def _sentence(reason: str) -> str:
    return reason if not reason or reason.endswith((".", "?")) else f"{reason}."


def _missing(task: ProposedTask) -> frozenset[Clarity]:
    """Return which clarities the words do not give; a department that leads is not yet a person (domain, section 0)."""
    found = {
        Clarity.PERSON: task.lead is not None and task.lead.is_person,
        Clarity.WORK: bool(task.work),
        Clarity.TIME: task.due_date is not None or task.recurrence is not None,
        Clarity.RESPONSIBILITY: task.supervisor is not None,
        Clarity.DELIVERABLE: bool(task.deliverable),
        Clarity.AUTHORITY: task.approver is not None,
    }
    return frozenset(clarity for clarity, is_found in found.items() if not is_found)
