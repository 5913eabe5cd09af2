"""A task comes to be, changes, is assigned and is thrown away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from cchc_desktop.calendar.recurrence import Every, NamedDay, Recurrence
from cchc_desktop.committee.model import Department
from cchc_desktop.errors import Conflict, NotFound, ValidationError
from cchc_desktop.storage import history
from cchc_desktop.tasks import service
from cchc_desktop.tasks.extensions import ExtensionRequest, extend
from cchc_desktop.tasks.marks import mark_without_task
from cchc_desktop.tasks.model import SourceWithoutTask, Task, TaskCoWorker
from cchc_desktop.tasks.progress import ProgressEntry, complete, record_progress
from cchc_desktop.tasks.records import Actor, Source, SourceKind, TaskDetails, TaskState

TODAY = date(2021, 4, 5)
DETAILS = TaskDetails("Rà soát hồ sơ trễ hẹn", assigned_on=date(2021, 4, 1), due_on=date(2021, 4, 20))
MONTHLY = Recurrence(Every.MONTH, 25)


def create(data, details=DETAILS, **more):
    with data.writing() as session:
        return service.create_task(session, details, today=TODAY, **more)[0]


def refused(data, details, **more):
    """Return the field and the sentence with which a new task is refused; nothing of it stays."""
    with pytest.raises(ValidationError) as error:
        create(data, details, **more)
    with data.reading() as session:
        assert session.scalars(select(Task)).all() == []
    return error.value.field, error.value.sentence


def title_of_last_step(data):
    with data.reading() as session:
        return history.next_undo(session).title


def co_workers(data, task_id):
    with data.reading() as session:
        rows = session.scalars(select(TaskCoWorker).where(TaskCoWorker.task_id == task_id).order_by("position"))
        return [Actor(row.person_id, row.department_id) for row in rows]


def test_a_new_task_is_assigned_with_its_first_deadline(data, people, task_of):
    details = replace(DETAILS, lead=Actor(people.anh), co_workers=(Actor(people.nga), Actor(None, people.office)))
    task_id = create(data, replace(details, tags=("ưu tiên", " hỏi ", "ưu tiên")))
    task = task_of(task_id)
    assert (task.code, task.state, task.lead_person_id) == ("T01", TaskState.ASSIGNED, people.anh)
    assert (task.due_on, task.original_due_on, task.tags) == (DETAILS.due_on, DETAILS.due_on, "ưu tiên; hỏi")
    assert co_workers(data, task_id) == [Actor(people.nga), Actor(None, people.office)]
    assert title_of_last_step(data) == "Thêm nhiệm vụ T01"


def test_a_task_without_a_day_of_assignment_is_assigned_today(data, task_of):
    assert task_of(create(data, TaskDetails("Việc"))).assigned_on == TODAY


def test_a_draft_has_a_code_and_no_day_of_assignment(data, task_of):
    task = task_of(create(data, TaskDetails("Việc"), draft=True))
    assert (task.code, task.state, task.assigned_on) == ("T01", TaskState.DRAFT, None)


@pytest.mark.parametrize(
    ("change", "field", "words"),
    [
        ({"work": "  "}, "work", "Nhập việc phải làm."),
        ({"lead": Actor(1, 1)}, "lead", "một chủ trì"),
        ({"lead": Actor()}, "lead", "một chủ trì"),
        ({"lead": Actor(99)}, "lead", "không còn trong tệp"),
        ({"lead": Actor(None, 99)}, "lead", "không còn trong tệp"),
        ({"lead": Actor(1), "co_workers": (Actor(1),)}, "co_workers", "phối hợp"),
        ({"due_on": date(2021, 3, 31)}, "due_on", "31/3/2021"),
        ({"is_without_due": True}, "due_on", "không hạn"),
        ({"lead": Actor(None, 3)}, "lead", "“Tổ tiếp nhận” đã kết thúc ngày 31/12/2020, trước ngày 01/4/2021"),
        ({"co_workers": (Actor(None, 3),)}, "co_workers", "Tổ tiếp nhận"),
        ({"recurrence": MONTHLY, "recurs_until": date(2021, 3, 1)}, "recurs_until", "01/3/2021"),
        ({"parent_id": 99}, "parent_id", "không còn trong tệp"),
    ],
)
def test_bad_input_is_refused_with_one_sentence_that_names_the_field(data, change, field, words):
    refused_field, sentence = refused(data, replace(DETAILS, **change))
    assert refused_field == field
    assert words in sentence
    assert sentence.endswith(".")


def test_a_department_that_ended_later_may_lead_what_was_assigned_before(data, people, task_of):
    before = replace(DETAILS, lead=Actor(None, people.old_desk), assigned_on=date(2020, 12, 31))
    task_id = create(data, before)
    assert task_of(task_id).lead_department_id == people.old_desk
    with data.writing() as session:
        service.save_task(session, task_id, replace(before, note="Đã nhắc"), today=TODAY)
    with pytest.raises(ValidationError, match="Tổ tiếp nhận"), data.writing() as session:
        service.save_task(session, task_id, replace(before, assigned_on=date(2021, 1, 4)), today=TODAY)


def test_a_department_in_the_trash_leads_nothing_new(data, people):
    with data.writing() as session:
        session.get(Department, people.desk).trashed_at = service.datetime.now(service.UTC)
    assert refused(data, replace(DETAILS, lead=Actor(None, people.desk)))[0] == "lead"


def test_codes_go_on_after_the_highest_ever_used(data, task_of):
    assert task_of(create(data, code="T14")).code == "T14"
    last = create(data)
    assert task_of(last).code == "T15"
    with data.writing() as session:
        service.trash_tasks(session, [last])
    assert task_of(create(data)).code == "T16"
    assert task_of(create(data, replace(DETAILS, parent_id=1))).code == "T14.1"
    assert task_of(create(data)).code == "T17"


def test_a_code_is_never_given_twice(data):
    create(data, code="NV-7")
    with pytest.raises(ValidationError, match="NV-7"):
        create(data, code="NV-7")


def test_one_instruction_to_many_is_one_task_each_and_one_step(data, people):
    leads = [Actor(people.anh), Actor(None, people.office), Actor(None, people.desk)]
    with data.writing() as session:
        ids, changes = service.assign_to_each(
            session, replace(DETAILS, co_workers=(Actor(people.anh),)), leads, today=TODAY
        )
    assert changes.concerns("task")
    with data.reading() as session:
        tasks = session.scalars(select(Task).where(Task.id.in_(ids)).order_by(Task.id)).all()
        assert [(task.code, task.lead_person_id, task.lead_department_id) for task in tasks] == [
            ("T01", people.anh, None),
            ("T02", None, people.office),
            ("T03", None, people.desk),
        ]
    assert co_workers(data, ids[0]) == []
    assert title_of_last_step(data) == "Giao nhiệm vụ cho từng nơi: T01, T02, T03"
    with data.writing() as session:
        history.undo(session)
    with data.reading() as session:
        assert session.scalars(select(Task)).all() == []


@pytest.mark.parametrize("leads", [[], [Actor(1), Actor(1)], [Actor(1), Actor(None, 3)]])
def test_one_instruction_to_many_is_given_to_all_or_to_nobody(data, leads):
    with pytest.raises(ValidationError) as error, data.writing() as session:
        service.assign_to_each(session, DETAILS, leads, today=TODAY)
    assert error.value.field == "lead"
    with data.reading() as session:
        assert session.scalars(select(Task)).all() == []


def test_a_list_of_tasks_keeps_its_codes_and_numbers_the_rest(data):
    with data.writing() as session:
        wanted = [(DETAILS, "T09"), (DETAILS, ""), (DETAILS, "NV/3"), (DETAILS, "")]
        ids, _changes = service.create_tasks(session, wanted, today=TODAY)
    with data.reading() as session:
        codes = {task.id: task.code for task in session.scalars(select(Task))}
    assert [codes[task_id] for task_id in ids] == ["T09", "T10", "NV/3", "T11"]
    assert title_of_last_step(data) == "Thêm nhiệm vụ: T09, T10, NV/3, … (4)"


def test_codes_of_a_list_are_kept_for_their_lines_and_stand_once(data):
    with data.writing() as session:
        ids, _changes = service.create_tasks(session, [(DETAILS, ""), (DETAILS, "T01"), (DETAILS, "")], today=TODAY)
    with data.reading() as session:
        assert [session.get(Task, task_id).code for task_id in ids] == ["T02", "T01", "T03"]
    for codes in (["T05", "T05"], ["", "T03"]):
        with pytest.raises(ValidationError) as error, data.writing() as session:
            service.create_tasks(session, [(DETAILS, code) for code in codes], today=TODAY)
        assert error.value.field == "code"


def test_drafts_are_assigned_together_and_others_stay_as_they_are(data, task_of):
    draft, dated, done = create(data, TaskDetails("Việc"), draft=True), create(data, draft=True), create(data)
    with data.writing() as session:
        service.assign(session, [draft, dated, done], today=TODAY)
    assert [(task_of(each).state, task_of(each).assigned_on) for each in (draft, dated)] == [
        (TaskState.ASSIGNED, TODAY),
        (TaskState.ASSIGNED, DETAILS.assigned_on),
    ]
    assert title_of_last_step(data) == "Giao nhiệm vụ: T01, T02"
    with pytest.raises(Conflict, match="đã giao"), data.writing() as session:
        service.assign(session, [draft], today=TODAY)


def test_a_draft_that_was_due_before_today_is_not_assigned_today(data, task_of):
    draft = create(data, TaskDetails("Việc", due_on=date(2021, 4, 4)), draft=True)
    with pytest.raises(ValidationError) as error, data.writing() as session:
        service.assign(session, [draft], today=TODAY)
    assert error.value.field == "due_on"
    assert task_of(draft).state is TaskState.DRAFT


def test_a_corrected_deadline_takes_the_first_deadline_along(data, task_of):
    task_id = create(data)
    with data.writing() as session:
        service.save_task(session, task_id, replace(DETAILS, due_on=date(2021, 4, 9)), today=TODAY)
    assert (task_of(task_id).due_on, task_of(task_id).original_due_on) == (date(2021, 4, 9), date(2021, 4, 9))
    assert title_of_last_step(data) == "Sửa hạn nhiệm vụ T01 thành 09/4/2021"


def test_after_an_extension_only_an_extension_moves_the_deadline(data, task_of):
    task_id = create(data)
    with data.writing() as session:
        extend(session, [task_id], ExtensionRequest(date(2021, 4, 30), "chờ mẫu"), None, TODAY, today=TODAY)
    extended = replace(DETAILS, due_on=date(2021, 4, 30))
    with data.writing() as session:
        service.save_task(session, task_id, replace(extended, note="Đã gia hạn"), today=TODAY)
    with pytest.raises(ValidationError, match="30/4/2021") as error, data.writing() as session:
        service.save_task(session, task_id, replace(extended, due_on=date(2021, 5, 5)), today=TODAY)
    assert error.value.field == "due_on"
    with pytest.raises(ValidationError), data.writing() as session:
        service.save_task(session, task_id, replace(extended, assigned_on=date(2021, 4, 21)), today=TODAY)
    assert (task_of(task_id).due_on, task_of(task_id).original_due_on) == (date(2021, 4, 30), DETAILS.due_on)


def test_saving_what_stands_there_makes_no_step(data):
    task_id = create(data)
    with data.writing() as session:
        service.save_task(session, task_id, DETAILS, today=TODAY)
    assert title_of_last_step(data) == "Thêm nhiệm vụ T01"


def test_co_workers_change_in_place(data, people):
    task_id = create(data, replace(DETAILS, co_workers=(Actor(people.anh), Actor(people.nga))))
    with data.writing() as session:
        service.save_task(session, task_id, replace(DETAILS, co_workers=(Actor(people.uoc),)), today=TODAY)
    assert co_workers(data, task_id) == [Actor(people.uoc)]
    assert title_of_last_step(data) == "Sửa nhiệm vụ T01"


def test_a_recurring_task_begins_with_the_first_period_due_after_its_assignment(data, task_of):
    early = create(data, replace(DETAILS, recurrence=MONTHLY))
    late = create(data, replace(DETAILS, recurrence=MONTHLY, assigned_on=date(2021, 3, 26)))
    task = task_of(early)
    assert (task.due_on, task.original_due_on, task.recurs_from) == (None, None, date(2021, 4, 1))
    assert (task.every, task.recurs_day, task.recurs_month) == (Every.MONTH, "25", None)
    assert task_of(late).recurs_from == date(2021, 4, 1)


def test_a_recurring_draft_begins_when_it_is_assigned(data, task_of):
    last_day = Recurrence(Every.QUARTER, NamedDay.LAST, 3)
    draft = create(data, TaskDetails("Việc", recurrence=last_day, due_on=TODAY), draft=True)
    assert (task_of(draft).recurs_from, task_of(draft).due_on) == (None, None)
    with data.writing() as session:
        service.assign(session, [draft], today=TODAY)
    assert task_of(draft).recurs_from == date(2021, 4, 1)


def test_the_recurrence_stays_once_a_period_is_recorded(data, task_of):
    details = replace(DETAILS, recurrence=MONTHLY)
    task_id = create(data, details)
    with data.writing() as session:
        service.save_task(session, task_id, replace(details, recurrence=Recurrence(Every.MONTH, 20)), today=TODAY)
    assert task_of(task_id).recurs_day == "20"
    with data.writing() as session:
        record_progress(session, task_id, ProgressEntry(TODAY, 50), today=TODAY)
    with pytest.raises(ValidationError) as error, data.writing() as session:
        service.save_task(session, task_id, details, today=TODAY)
    assert error.value.field == "recurrence"


def test_a_task_in_the_trash_is_not_changed_and_undo_brings_its_parts_too(data, task_of):
    above = create(data)
    part = create(data, replace(DETAILS, parent_id=above))
    with data.writing() as session:
        service.trash_tasks(session, [above])
    assert task_of(part).trashed_at is not None
    assert title_of_last_step(data) == "Bỏ vào thùng rác: T01"
    with pytest.raises(Conflict, match="T01"), data.writing() as session:
        service.save_task(session, above, DETAILS, today=TODAY)
    with data.writing() as session:
        history.undo(session)
    assert (task_of(above).trashed_at, task_of(part).trashed_at) == (None, None)


def test_a_completed_task_does_not_become_a_recurring_one(data):
    task_id = create(data)
    with data.writing() as session:
        complete(session, [task_id], TODAY, today=TODAY)
    with pytest.raises(ValidationError) as error, data.writing() as session:
        service.save_task(session, task_id, replace(DETAILS, recurrence=MONTHLY), today=TODAY)
    assert error.value.field == "recurrence"


def test_a_task_that_is_gone_is_not_found(data):
    with pytest.raises(NotFound), data.writing() as session:
        service.save_task(session, 99, DETAILS, today=TODAY)


def test_a_new_task_takes_the_mark_of_its_conclusion_away(data):
    source = Source(SourceKind.CONCLUSION, 7)
    with data.writing() as session:
        mark_without_task(session, source, True)
    create(data, replace(DETAILS, source=source))
    with data.reading() as session:
        assert session.scalars(select(SourceWithoutTask)).all() == []


def test_dates_of_the_future_may_be_deadlines(data, task_of):
    assert task_of(create(data, replace(DETAILS, due_on=TODAY + timedelta(days=900)))).due_on > TODAY


def test_texts_are_kept_clean_and_composed(data, task_of):
    typed = replace(
        DETAILS, work="  Ra\u0300 soát\u00a0hồ sơ \nvà báo cáo ", due_wording="xong  trước\n15/12", note="a\u200b"
    )
    task = task_of(create(data, typed))
    assert (task.work, task.due_wording, task.note) == ("Rà soát hồ sơ\nvà báo cáo", "xong trước 15/12", "a")
