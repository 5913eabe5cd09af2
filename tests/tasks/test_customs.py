"""What an office asks of tasks is kept in its file, and everything that reads it follows."""

from __future__ import annotations

import pytest

from cchc_desktop.committee.queries import file_setting
from cchc_desktop.errors import ValidationError
from cchc_desktop.storage.sessions import DataFile
from cchc_desktop.tasks.clarity import asked_clarity
from cchc_desktop.tasks.customs import TaskCustoms, before_is_exclusive, save_task_customs, task_customs
from cchc_desktop.tasks.extensions import ExtensionRule, extension_rule
from cchc_desktop.tasks.looking import soon_days
from cchc_desktop.tasks.records import Clarity


def keep(data: DataFile, customs: TaskCustoms) -> None:
    with data.writing() as session:
        changes = save_task_customs(session, customs)
        assert changes.concerns("task")


def test_a_new_file_has_the_usual_customs(data: DataFile) -> None:
    with data.reading() as session:
        assert task_customs(session) == TaskCustoms()


def test_what_is_chosen_is_what_every_reader_finds(data: DataFile) -> None:
    chosen = TaskCustoms(7, False, (Clarity.PERSON, Clarity.TIME), ExtensionRule(2, 30))
    keep(data, chosen)
    with data.reading() as session:
        assert task_customs(session) == chosen
        assert soon_days(session) == 7
        assert not before_is_exclusive(session)
        assert asked_clarity(session) == (Clarity.PERSON, Clarity.TIME)
        assert extension_rule(session) == ExtensionRule(2, 30)


def test_the_usual_customs_leave_nothing_in_the_file(data: DataFile) -> None:
    keep(data, TaskCustoms(0, False, (), ExtensionRule(1, 1)))
    keep(data, TaskCustoms())
    with data.reading() as session:
        names = ("due_soon_days", "before_is_exclusive", "clarities", "extension_times", "extension_days")
        assert {file_setting(session, name) for name in names} == {""}


@pytest.mark.parametrize(
    ("customs", "field"),
    [
        (TaskCustoms(soon_days=61), "soon_days"),
        (TaskCustoms(soon_days=-1), "soon_days"),
        (TaskCustoms(extensions=ExtensionRule(0, None)), "times"),
    ],
)
def test_a_number_that_means_nothing_is_refused_and_nothing_kept(
    data: DataFile, customs: TaskCustoms, field: str
) -> None:
    with pytest.raises(ValidationError) as refused, data.writing() as session:
        save_task_customs(session, customs)
    assert refused.value.field == field
    with data.reading() as session:
        assert task_customs(session) == TaskCustoms()
