"""What the tab has read: everything that falls due, once, and what of it the filters let through.

An edit of a task replaces that task alone; filters and search work on what was read.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from sqlalchemy.orm import Session

from cchc_desktop.calendar.queries import working_calendar
from cchc_desktop.calendar.working_days import WorkingCalendar
from cchc_desktop.committee.queries import has_committee
from cchc_desktop.deadlines.agenda import (
    Deadline,
    DeadlineKind,
    When,
    deadlines,
    grouped,
    in_order,
    task_deadlines,
)
from cchc_desktop.i18n import _
from cchc_desktop.meetings.queries import meeting_rows
from cchc_desktop.tasks.actors import Actors, actors_at
from cchc_desktop.tasks.records import Actor
from cchc_desktop.text.folding import matches
from ui.deadlines.items import Item, MeetingDay, meeting_days
from ui.deadlines.lines import GROUPS
from ui.deadlines.lines_view import Group

_NOBODY: Final = Actors({}, {})


@dataclass(frozen=True)
class Wanted:
    """The filters: kinds (all when empty), who answers for it (a department with its people), words."""

    kinds: frozenset[DeadlineKind] = frozenset()
    actor: Actor | None = None
    search: str = ""

    @property
    def is_all(self) -> bool:
        """Tell whether nothing is filtered out."""
        return not self.kinds and self.actor is None and not self.search.strip()


@dataclass(frozen=True)
class Found:
    """Everything that falls due on a day, the meetings, and what is needed to show and filter them."""

    today: date
    all: tuple[Deadline, ...] = ()
    meetings: tuple[MeetingDay, ...] = ()
    working: WorkingCalendar = field(default_factory=lambda: WorkingCalendar({}, {}, frozenset()))
    actors: Actors = _NOBODY
    is_set_up: bool = False

    def wanted(self, wanted: Wanted) -> list[Deadline]:
        """Return what the filters let through, in order."""
        query = wanted.search.strip()
        return [each for each in self._chosen(wanted) if not query or matches(query, each.found_by)]

    def with_tasks(self, task_ids: Collection[int], anew: Iterable[Deadline]) -> Found:
        """Return the same with these tasks as they are now."""
        ids = set(task_ids)
        others = (each for each in self.all if each.kind is not DeadlineKind.TASK or each.record_id not in ids)
        return replace(self, all=tuple(in_order([*others, *anew])))

    def by_day(self, chosen: Iterable[Deadline], *, with_meetings: bool) -> Mapping[date, Sequence[Item]]:
        """Return what falls on each day, meetings first."""
        days: dict[date, list[Item]] = defaultdict(list)
        for meeting in self.meetings if with_meetings else ():
            days[meeting.day].append(meeting)
        for each in chosen:
            if each.day is not None:
                days[each.day].append(each)
        return days

    def kind_counts(self) -> Counter[DeadlineKind]:
        """Count everything by kind."""
        return Counter(each.kind for each in self.all)

    def actor_counts(self) -> list[tuple[Actor, str, int]]:
        """Return people by name, then departments with the work of their people, each with a count."""
        people = Counter(each.actor for each in self.all if each.actor is not None)
        units: Counter[Actor] = Counter()
        for each, number in people.items():
            unit_id = self.actors.unit_of(each)
            if unit_id is not None:
                units[Actor(department_id=unit_id)] += number
        counts = {each: people[each] for each in people if each.person_id is not None} | units
        return [(each, self.actors.name(each), counts[each]) for each in self.actors.in_order if counts.get(each)]

    def _chosen(self, wanted: Wanted) -> Iterable[Deadline]:
        who = self._people_of(wanted.actor)
        for each in self.all:
            if (not wanted.kinds or each.kind in wanted.kinds) and (who is None or each.actor in who):
                yield each

    def _people_of(self, actor: Actor | None) -> frozenset[Actor] | None:
        if actor is None or actor.person_id is not None:
            return None if actor is None else frozenset({actor})
        members = (Actor(person_id=each) for each in self.actors.people_of(actor.department_id))
        return frozenset({actor, *members})


def read_found(session: Session, today: date) -> Found:
    """Read everything that falls due."""
    return Found(
        today=today,
        all=tuple(deadlines(session, today=today)),
        meetings=tuple(meeting_days(meeting_rows(session, today=today))),
        working=working_calendar(session),
        actors=actors_at(session, today),
        is_set_up=has_committee(session),
    )


def read_tasks(session: Session, found: Found, task_ids: Collection[int]) -> Found:
    """Read these tasks again; everything else stays as it was read."""
    return found.with_tasks(task_ids, task_deadlines(session, task_ids, today=found.today))


def agenda_groups(chosen: Iterable[Deadline], today: date) -> list[Group[Item]]:
    """Return the groups of the agenda in their order."""
    groups = grouped(chosen, today)
    return [Group(_(GROUPS[when][0]), GROUPS[when][1], groups[when]) for when in When]
