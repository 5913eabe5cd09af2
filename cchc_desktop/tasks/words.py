"""What a search stands for among tasks: lines of the search index, and names of leads, which stand in no line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from cchc_desktop.storage.search import records_with
from cchc_desktop.tasks.actors import Actors
from cchc_desktop.tasks.among import as_array
from cchc_desktop.tasks.conditions import Searched
from cchc_desktop.tasks.model import Task
from cchc_desktop.tasks.records import TASK, Actor
from cchc_desktop.text.folding import FILLER, fold
from cchc_desktop.text.terms import Term, terms_of

Terms = tuple[Term, ...]


def searched(session: Session, words: str, actors: Actors, *, with_parts: bool) -> tuple[Searched, ...] | None:
    """Return the ways in which tasks may have the words; None when there are neither words nor numbers.

    All words stand in one text of the task, less those that its lead is called by; where no task has them so, they
    may stand in several texts. ``with_parts`` takes the texts of sub-tasks for those of the tasks above.
    """
    terms = terms_of(words)
    if not terms:
        return None
    above = _tasks_above(session) if with_parts else {}
    ways = list(_ways(session, terms, actors, above))
    if len(terms) > 1 and all(way.task_ids == _NONE for way in ways):
        each = [_with_those_above(records_with(session, TASK, (term,)), above) for term in terms]
        ways.append(Searched(as_array(set.intersection(*each))))
    return tuple(ways)


def _ways(session: Session, terms: Terms, actors: Actors, above: Mapping[int, int]) -> Iterator[Searched]:
    yield Searched(as_array(_with_those_above(records_with(session, TASK, terms), above)))
    for rest, leads in _by_rest(terms, actors).items():
        found = as_array(_with_those_above(records_with(session, TASK, rest), above)) if rest else None
        people = tuple(each.person_id for each in leads if each.person_id is not None)
        yield Searched(found, people, tuple(each.department_id for each in leads if each.department_id is not None))


def _by_rest(terms: Terms, actors: Actors) -> Mapping[Terms, list[Actor]]:
    """Return those whose name has some of the words, by the words that it has not."""
    found: dict[Terms, list[Actor]] = defaultdict(list)
    for lead, names in _names(actors):
        name = fold(" · ".join(names)).replace(FILLER, "")
        rest = tuple(term for term in terms if not term.occurs_in(name))
        if len(rest) < len(terms):
            found[rest].append(lead)
    return found


def _names(actors: Actors) -> Iterator[tuple[Actor, Sequence[str]]]:
    for person_id, person in actors.people.items():
        yield Actor(person_id=person_id), (person.name, person.code)
    for unit_id, unit in actors.units.items():
        yield Actor(department_id=unit_id), (unit.name, unit.short_name, unit.code)


def _with_those_above(found: set[int], above: Mapping[int, int]) -> set[int]:
    new: Iterable[int] = found & above.keys()
    while new:
        more = {above[id_] for id_ in new} - found
        found |= more
        new = more & above.keys()
    return found


def _tasks_above(session: Session) -> dict[int, int]:
    query = select(Task.id, Task.parent_id).where(Task.parent_id > 0, Task.trashed_at.is_(None))
    return {id_: parent_id for id_, parent_id in session.connection().execute(query) if parent_id is not None}


_NONE = as_array(())
