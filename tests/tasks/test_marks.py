"""Conclusions that give no task."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from cchc_desktop.errors import Conflict, ValidationError
from cchc_desktop.storage import history
from cchc_desktop.tasks.marks import mark_without_task
from cchc_desktop.tasks.model import SourceWithoutTask
from cchc_desktop.tasks.records import Source, SourceKind
from cchc_desktop.tasks.service import trash_tasks
from tests.tasks.verbs import create, title

CONCLUSION = Source(SourceKind.CONCLUSION, 7)


def marked(data):
    with data.reading() as session:
        return [row.source_id for row in session.scalars(select(SourceWithoutTask))]


def mark(data, source, is_without):
    with data.writing() as session:
        return mark_without_task(session, source, is_without)


def test_a_conclusion_is_marked_once_and_the_mark_goes_again(data):
    assert mark(data, CONCLUSION, True).concerns("task")
    mark(data, CONCLUSION, True)
    assert marked(data) == [7]
    assert title(data) == "Đánh dấu “không phát sinh nhiệm vụ”"
    mark(data, CONCLUSION, False)
    assert marked(data) == []
    with data.writing() as session:
        history.undo(session)
    assert marked(data) == [7]


def test_a_conclusion_that_gave_a_task_is_not_marked(data):
    task_id = create(data, source=CONCLUSION)
    with pytest.raises(Conflict, match="T01"):
        mark(data, CONCLUSION, True)
    with data.writing() as session:
        trash_tasks(session, [task_id])
    mark(data, CONCLUSION, True)
    assert marked(data) == [7]


def test_words_alone_cannot_be_marked(data):
    with pytest.raises(ValidationError) as error:
        mark(data, Source(SourceKind.OTHER, None, "ý kiến"), True)
    assert error.value.field == "source"
