"""Sub-tasks: two levels of them, their place, their codes, their progress, and the way back from the trash."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from cchc_desktop.errors import Conflict, ValidationError
from cchc_desktop.storage import trash
from cchc_desktop.tasks import service
from cchc_desktop.tasks.handovers import HandoverDetails, hand_over, trash_handover
from cchc_desktop.tasks.model import Handover, ProgressUpdate, Task
from cchc_desktop.tasks.progress import ProgressEntry, complete, record_progress
from cchc_desktop.tasks.records import Actor, TaskDetails, TaskState
from cchc_desktop.tasks.states import cancel

TODAY = date(2021, 4, 5)
DETAILS = TaskDetails("Rà soát hồ sơ trễ hẹn", assigned_on=date(2021, 4, 1), due_on=date(2021, 4, 20))


def create(data, details=DETAILS, **more):
    with data.writing() as session:
        return service.create_task(session, details, today=TODAY, **more)[0]


def test_a_sub_task_that_was_moved_keeps_its_code_and_leaves_it_taken(data, task_of):
    above = create(data)
    part = create(data, replace(DETAILS, parent_id=above))
    with data.writing() as session:
        service.save_task(session, part, replace(DETAILS, parent_id=None), today=TODAY)
    assert task_of(part).code == "T01.1"
    assert task_of(create(data, replace(DETAILS, parent_id=above))).code == "T01.2"


def test_two_levels_of_sub_tasks_and_no_third(data, task_of):
    first = create(data)
    second = create(data, replace(DETAILS, parent_id=first))
    third = create(data, replace(DETAILS, parent_id=second))
    assert task_of(third).code == "T01.1.1"
    with pytest.raises(ValidationError, match="hai cấp") as error:
        create(data, replace(DETAILS, parent_id=third))
    assert error.value.field == "parent_id"
    other = create(data)
    with pytest.raises(ValidationError, match="hai cấp"), data.writing() as session:
        service.save_task(session, first, replace(DETAILS, parent_id=other), today=TODAY)


@pytest.mark.parametrize("below", ["itself", "part", "part of part"])
def test_a_circle_of_sub_tasks_is_refused(data, task_of, below):
    first = create(data)
    second = create(data, replace(DETAILS, parent_id=first))
    third = create(data, replace(DETAILS, parent_id=second))
    parent = {"itself": first, "part": second, "part of part": third}[below]
    with pytest.raises(ValidationError, match="T01 sẽ nằm dưới chính nó") as error, data.writing() as session:
        service.save_task(session, first, replace(DETAILS, parent_id=parent), today=TODAY)
    assert error.value.field == "parent_id"
    assert task_of(first).parent_id is None


def test_a_task_that_has_ended_gets_no_sub_task(data):
    above = create(data)
    with data.writing() as session:
        cancel(session, [above], TODAY, "không còn phù hợp", None, today=TODAY)
    with pytest.raises(ValidationError, match="T01 đã kết thúc"):
        create(data, replace(DETAILS, parent_id=above))


def test_a_sub_task_is_assigned_with_its_task_or_after_it(data, task_of):
    above = create(data, draft=True)
    part = create(data, replace(DETAILS, parent_id=above), draft=True)
    with pytest.raises(ValidationError, match="T01 còn là bản nháp"), data.writing() as session:
        service.assign(session, [part], today=TODAY)
    with data.writing() as session:
        service.assign(session, [part, above], today=TODAY)
    assert task_of(part).state is TaskState.ASSIGNED


def test_the_progress_of_a_task_follows_a_sub_task_that_moves_away(data, task_of):
    above, other = create(data), create(data)
    done = create(data, replace(DETAILS, parent_id=above))
    create(data, replace(DETAILS, parent_id=above))
    with data.writing() as session:
        complete(session, [done], TODAY, today=TODAY)
    assert task_of(above).progress == 50
    with data.writing() as session:
        service.save_task(session, done, replace(DETAILS, parent_id=other), today=TODAY)
    assert (task_of(above).progress, task_of(other).progress) == (0, 100)


def put_back(data, task_id):
    with data.writing() as session:
        trash.put_back(session, "task", task_id)


def test_a_task_comes_back_with_what_was_thrown_away_with_it(data, task_of):
    above = create(data)
    earlier, part = create(data, replace(DETAILS, parent_id=above)), create(data, replace(DETAILS, parent_id=above))
    with data.writing() as session:
        service.trash_tasks(session, [earlier])
    with data.writing() as session:
        service.trash_tasks(session, [above])
    put_back(data, above)
    assert [task_of(each).trashed_at is None for each in (above, earlier, part)] == [True, False, True]


def test_a_sub_task_comes_back_with_the_task_above_it(data, task_of):
    above = create(data)
    part, other = create(data, replace(DETAILS, parent_id=above)), create(data, replace(DETAILS, parent_id=above))
    with data.writing() as session:
        service.trash_tasks(session, [above])
    put_back(data, part)
    assert [task_of(each).trashed_at is None for each in (above, part, other)] == [True, True, False]


def test_the_progress_counts_what_comes_back_and_an_ended_task_takes_nothing_open_back(data, task_of):
    above = create(data)
    part, other = create(data, replace(DETAILS, parent_id=above)), create(data, replace(DETAILS, parent_id=above))
    with data.writing() as session:
        record_progress(session, other, ProgressEntry(TODAY, 80), today=TODAY)
    with data.writing() as session:
        service.trash_tasks(session, [part])
    assert task_of(above).progress == 80
    put_back(data, part)
    assert task_of(above).progress == 40
    with data.writing() as session:
        service.trash_tasks(session, [part])
    with data.writing() as session:
        complete(session, [above], TODAY, today=TODAY, with_parts=True)
    with pytest.raises(Conflict, match="Mở lại T01 trước"):
        put_back(data, part)
    assert task_of(part).trashed_at is not None


def test_emptying_the_trash_takes_a_task_with_its_sub_tasks_at_once(data, people):
    above = create(data, replace(DETAILS, lead=Actor(people.anh), co_workers=(Actor(people.nga),)))
    part = create(data, replace(DETAILS, parent_id=above))
    stays = create(data)
    create(data, replace(DETAILS, parent_id=part))
    with data.writing() as session:
        record_progress(session, part, ProgressEntry(TODAY, 10, "x"), today=TODAY)
    with data.writing() as session:
        service.trash_tasks(session, [above])
    emptied = trash.empty(data)
    assert (emptied.removed, emptied.kept) == (3, 0)
    with data.reading() as session:
        assert session.scalars(select(Task.id)).all() == [stays]
        assert session.scalars(select(ProgressUpdate)).all() == []
        assert trash.trashed(session) == []


def test_a_task_that_was_handed_over_goes_with_its_handover_only(data, people):
    task_id = create(data, replace(DETAILS, lead=Actor(people.anh)))
    with data.writing() as session:
        sides = HandoverDetails(Actor(people.anh), Actor(people.nga))
        handover_id, _changes = hand_over(session, sides, [task_id], today=TODAY)
    with data.writing() as session:
        service.trash_tasks(session, [task_id])
    assert (trash.empty(data).kept, trash.empty(data).removed) == (1, 0)
    with data.writing() as session:
        trash_handover(session, handover_id)
    assert (trash.empty(data).removed, trash.empty(data).kept) == (2, 0)


def test_codes_of_what_was_removed_for_good_are_not_given_again(data, people, task_of):
    above, last = create(data), create(data)
    part = create(data, replace(DETAILS, parent_id=above))
    with data.writing() as session:
        handover_id, _changes = hand_over(session, HandoverDetails(Actor(1), Actor(2)), [], today=TODAY)
    with data.writing() as session:
        trash_handover(session, handover_id)
    with data.writing() as session:
        service.trash_tasks(session, [last, part])
    assert trash.empty(data).removed == 3
    assert task_of(create(data)).code == "T03"
    assert task_of(create(data, replace(DETAILS, parent_id=above))).code == "T01.2"
    with data.writing() as session:
        next_id, _changes = hand_over(session, HandoverDetails(Actor(1), Actor(2)), [], today=TODAY)
        assert session.get(Handover, next_id).code == "BG2"
