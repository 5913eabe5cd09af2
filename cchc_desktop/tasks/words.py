"""What the words of a search stand for among tasks: texts in the search index, and names of leads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from cchc_desktop.storage.search import records_with
from cchc_desktop.tasks.actors import Actors
from cchc_desktop.tasks.conditions import SearchedWord, as_array
from cchc_desktop.tasks.model import Task
from cchc_desktop.tasks.records import TASK
from cchc_desktop.text.folding import FILLER, fold
from cchc_desktop.text.terms import Term, terms_of


def searched_words(session: Session, words: str, actors: Actors, *, with_parts: bool) -> tuple[SearchedWord, ...]:
    """Return what each word stands for; none when the search has neither words nor numbers.

    The words may stand in different texts of a task. ``with_parts`` counts the texts of sub-tasks for those above.
    """
    terms = terms_of(words)
    above = _tasks_above(session) if with_parts and terms else {}
    return tuple(_word(session, term, actors, above) for term in terms)


def _word(session: Session, term: Term, actors: Actors, above: Mapping[int, int]) -> SearchedWord:
    found = records_with(session, TASK, term)
    return SearchedWord(
        as_array(found | _all_above(found, above)),
        tuple(id_ for id_, person in actors.people.items() if _has(term, (person.name, person.code))),
        tuple(id_ for id_, unit in actors.units.items() if _has(term, (unit.name, unit.short_name, unit.code))),
    )


def _has(term: Term, names: Iterable[str]) -> bool:
    return term.occurs_in(fold(" · ".join(names)).replace(FILLER, ""))


def _all_above(found: set[int], above: Mapping[int, int]) -> set[int]:
    more: set[int] = set()
    new = {above[id_] for id_ in found & above.keys()}
    while new - more:
        more |= new
        new = {above[id_] for id_ in new & above.keys()}
    return more


def _tasks_above(session: Session) -> dict[int, int]:
    query = select(Task.id, Task.parent_id).where(Task.parent_id.is_not(None), Task.trashed_at.is_(None))
    return {id_: parent_id for id_, parent_id in session.execute(query) if parent_id is not None}
