"""What a notice says of each conclusion: tasks by who leads them, or the conclusion in its own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cchc_desktop.committee.records import AddressForm
from cchc_desktop.committee.rules import addressed
from cchc_desktop.documents.content import Paragraph
from cchc_desktop.documents.decree30 import POINT_LETTERS
from cchc_desktop.documents.kinds.meeting_words import inside, sentence
from cchc_desktop.documents.kinds.task_annex import place_of
from cchc_desktop.meetings.attendance import address_form, capitalised
from cchc_desktop.meetings.records import MeetingFacts
from cchc_desktop.meetings.review_records import AssignedTask
from cchc_desktop.tasks.deadline_words import NO_DEADLINE
from cchc_desktop.text.academic_titles import without_academic_titles
from cchc_desktop.text.folding import search_key

NOBODY = "Chưa xác định người phụ trách"
ANNEX_SENTENCE = "Phân công nhiệm vụ cụ thể theo Phụ lục kèm theo Thông báo này."
_OWN_NUMBER = re.compile(r"^\d{1,3}\s*[.)]\s+(?=\S)")


@dataclass(frozen=True)
class Item:
    """One clause (khoản) of a notice: its first line takes the number, points stand below it with their anchors."""

    text: str
    anchor: str
    points: tuple[tuple[str, str], ...] = ()

    def paragraphs(self, number: int | None) -> Iterator[Paragraph]:
        """Yield its lines, the first one numbered where there is a number."""
        numbered = f"{number}. {self.text}" if number is not None else self.text
        for words, anchor in ((numbered, self.anchor), *self.points):
            yield Paragraph.of(sentence(words), anchor=anchor)


def own_words(text: str, anchor: str) -> Item:
    """Return a text as typed, without a number of its own."""
    lines = [" ".join(line.split()) for line in text.split("\n")]
    kept = [line for line in lines if line]
    first = capitalised(_OWN_NUMBER.sub("", kept[0])) if kept else ""
    return Item(first, anchor, tuple((line, anchor) for line in kept[1:]))


def task_items(facts: MeetingFacts, *, in_annex: bool, said: frozenset[int], day: date | None) -> list[Item]:
    """Return the clauses about all conclusions in their order; those named by id in ``said`` stand elsewhere.

    Tasks without anybody who leads them come last; ``in_annex`` all tasks give way to a word about the annex. ``day``
    is that of the paper: what was decided later of a task, its deadline or its end, was not known then.
    """
    given = facts.given(day)
    tasks = () if in_annex else given
    covered = said | {task.conclusion_id for task in given}
    groups, items = _groups(tasks), []
    for number, entry in enumerate(facts.conclusions, start=1):
        items += [_group(facts, group, day) for group in groups.pop(entry.id, ())]
        if entry.text.strip() and entry.id not in covered:
            items.append(own_words(entry.text, f"conclusion:{number}"))
    items += [_group(facts, group, day) for late in groups.values() for group in late]
    if nobody := [task for task in tasks if not task.lead]:
        items.append(_nobodys(facts, nobody, day))
    if in_annex and given:
        items.append(Item(ANNEX_SENTENCE, "annex"))
    return items


def _groups(tasks: Sequence[AssignedTask]) -> dict[int | None, list[list[AssignedTask]]]:
    """Group tasks by who leads them, under the conclusion that gave the first task of each group."""
    groups: dict[tuple[int | None, str], list[AssignedTask]] = {}
    for task in tasks:
        if task.lead:
            groups.setdefault((task.lead_id, task.lead), []).append(task)
    found: dict[int | None, list[list[AssignedTask]]] = {}
    for group in groups.values():
        found.setdefault(group[0].conclusion_id, []).append(group)
    return found


def _group(facts: MeetingFacts, tasks: Sequence[AssignedTask], day: date | None) -> Item:
    """Return what one person or unit leads: a sentence, or points below it."""
    lead, anchor = _named(facts, tasks[0].lead_id, tasks[0].lead), _anchor(facts, tasks[0])
    if len(tasks) > 1:
        return Item(f"Giao {lead} chủ trì thực hiện các nhiệm vụ:", anchor, tuple(_points(facts, tasks, day)))
    along = f" chủ trì, phối hợp với {_helpers(facts, tasks[0])}" if tasks[0].helpers else ""
    return Item(_joined(f"Giao {lead}{along}", tasks[0], day), anchor)


def _nobodys(facts: MeetingFacts, tasks: Sequence[AssignedTask], day: date | None) -> Item:
    anchor = _anchor(facts, tasks[0])
    if len(tasks) > 1:
        return Item(f"{NOBODY}:", anchor, tuple(_points(facts, tasks, day)))
    along = f" phối hợp với {_helpers(facts, tasks[0])}" if tasks[0].helpers else ""
    return Item(_joined(f"{NOBODY}:{along}", tasks[0], day), anchor)


def _points(facts: MeetingFacts, tasks: Sequence[AssignedTask], day: date | None) -> Iterator[tuple[str, str]]:
    for place, task in enumerate(tasks):
        along = f"Phối hợp với {_helpers(facts, task)}" if task.helpers else ""
        yield f"{point_letter(place)}) {_joined(along, task, day)}", _anchor(facts, task)


def _anchor(facts: MeetingFacts, task: AssignedTask) -> str:
    return f"conclusion:{place_of(facts, task)}"


def _joined(before: str, task: AssignedTask, day: date | None) -> str:
    """Return the work after who does it; what begins with a number ("100% hồ sơ …") stands after a colon."""
    work = _work(task, day)
    if not before:
        return capitalised(work)
    return f"{before} {work}" if work[0].isalpha() or before.endswith(":") else f"{before}: {work}"


def point_letter(place: int) -> str:
    """Return the letter of a point, counted from 0: a, b, c, d, đ … y, then aa, ab (Annex I, II.6; ours after y)."""
    count = len(POINT_LETTERS)
    return (POINT_LETTERS[place // count - 1] if place >= count else "") + POINT_LETTERS[place % count]


def _helpers(facts: MeetingFacts, task: AssignedTask) -> str:
    """Return who works along: units by name, several comrades under one form of address."""
    people = [name for person_id, name in task.helpers if facts.person(person_id) is not None]
    if len(people) < 2 or address_form(facts) is not AddressForm.COMRADE:
        return ", ".join(_named(facts, person_id, name) for person_id, name in task.helpers)
    units = [name for person_id, name in task.helpers if facts.person(person_id) is None]
    together = ", ".join(without_academic_titles(name) for name in people)
    return ", ".join((*units, f"các đồng chí {together}"))


def _named(facts: MeetingFacts, person_id: int | None, name: str) -> str:
    """Return a person with the form of address, a unit by its name."""
    person = facts.person(person_id)
    if person is None:
        return name
    return addressed(without_academic_titles(name), person.gender, address_form(facts))


def _work(task: AssignedTask, day: date | None) -> str:
    """Return the work and its deadline in its own words; one that the work names itself is not said again."""
    work = inside(" ".join(task.work.split()).rstrip(" .;,")) or "……"
    due = task.due_at(day)
    if due in ("", NO_DEADLINE) or search_key(due) in search_key(work):
        return work
    return f"{work}, {inside(due)}"
