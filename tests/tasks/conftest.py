"""A file with a small committee, made once and copied, in which the verbs of tasks are tried."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from cchc_desktop.committee.model import Department, Person, Post
from cchc_desktop.rooms import ROOMS
from cchc_desktop.storage import migrate
from cchc_desktop.storage.sessions import DataFile
from cchc_desktop.tasks.model import Task

TODAY = date(2021, 4, 5)


@dataclass(frozen=True)
class People:
    """Ids of the small committee: Ánh and Nga of the office, Ước of the one-stop desk; an old desk ended in 2020."""

    anh: int = 1
    nga: int = 2
    uoc: int = 3
    office: int = 1
    desk: int = 2
    old_desk: int = 3


@pytest.fixture(scope="session")
def office_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small committee as a file; tests that write take a copy."""
    path = tmp_path_factory.mktemp("office") / "phường.cchc"
    with migrate.making(path) as data, data.writing() as session:
        session.add_all(
            [
                Department(id=1, code="VP", name="Văn phòng", rank=1),
                Department(id=2, code="MC", name="Bộ phận Một cửa", rank=2, valid_from=date(2021, 1, 1)),
                Department(id=3, code="TN", name="Tổ tiếp nhận", rank=3, valid_to=date(2020, 12, 31)),
                Person(id=1, code="P01", full_name="Lê Đức Ánh", rank=1),
                Person(id=2, code="P02", full_name="Hoàng Thúy Nga", rank=2),
                Person(id=3, code="P03", full_name="Bùi Ngọc Ước", rank=3),
            ]
        )
        session.flush()
        session.add_all([Post(person_id=1, department_id=1), Post(person_id=3, department_id=2)])
    return path


@pytest.fixture
def data(office_file: Path, tmp_path: Path) -> Iterator[DataFile]:
    """A copy of the small committee, open for writing, with its history."""
    path = tmp_path / "m.cchc"
    shutil.copyfile(office_file, path)
    with migrate.open_file(path, rooms=ROOMS) as opened:
        yield opened


@pytest.fixture
def people() -> People:
    """Who is in the file."""
    return People()


@pytest.fixture
def task_of(data: DataFile) -> Callable[[int], Any]:
    """Return a function that reads the row of a task."""

    def read(task_id: int) -> Task:
        with data.reading() as session:
            return session.scalars(select(Task).where(Task.id == task_id)).one()

    return read


@pytest.fixture(scope="module")
def data_of_module(office_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[DataFile]:
    """The small committee for tests that keep nothing: one copy for all of a module."""
    path = tmp_path_factory.mktemp("module") / "m.cchc"
    shutil.copyfile(office_file, path)
    with migrate.open_file(path, rooms=ROOMS) as opened:
        yield opened
