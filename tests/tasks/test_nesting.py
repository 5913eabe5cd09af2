"""Sub-tasks follow their task by code; drafts and what is in the trash do not; the coming codes go on from the last."""

from __future__ import annotations

from dataclasses import replace

from cchc_desktop.storage.sessions import DataFile
from cchc_desktop.tasks.coming_codes import coming_codes
from cchc_desktop.tasks.filtering import TaskFilter
from cchc_desktop.tasks.nesting import has_tasks, nested, part_count, parts_by_parent
from cchc_desktop.tasks.queries import look
from cchc_desktop.tasks.service import trash_tasks
from tests.tasks.verbs import DETAILS, TODAY, create


def test_each_task_is_followed_by_its_parts_and_theirs(data: DataFile) -> None:
    with data.reading() as session:
        assert not has_tasks(session)
    top, other = create(data), create(data)
    first = create(data, replace(DETAILS, parent_id=top))
    below = create(data, replace(DETAILS, parent_id=first))
    second = create(data, replace(DETAILS, parent_id=top))
    gone = create(data, replace(DETAILS, parent_id=other))
    with data.writing() as session:
        trash_tasks(session, [gone])
    with data.reading() as session:
        parts = parts_by_parent(session)
        assert parts_by_parent(session, [top]) == parts
        assert parts_by_parent(session, [first, other]) == {first: (below,)}
        assert part_count(session, look(session, TaskFilter(), today=TODAY)) == 3
        assert part_count(session, look(session, TaskFilter(ids=frozenset({other})), today=TODAY)) == 0
        assert part_count(session, look(session, TaskFilter(ids=frozenset({top})), today=TODAY)) == 3
        assert has_tasks(session)
    assert parts == {top: (first, second), first: (below,)}
    assert list(nested([other, top], parts)) == [other, top, first, below, second]


def test_the_coming_codes_go_on_after_the_highest_ever_used(data: DataFile) -> None:
    with data.reading() as session:
        assert coming_codes(session, 2) == ("T01", "T02")
    create(data)
    last = create(data)
    with data.writing() as session:
        trash_tasks(session, [last])
    with data.reading() as session:
        assert coming_codes(session, 3) == ("T03", "T04", "T05")
        assert coming_codes(session, 0) == ()
