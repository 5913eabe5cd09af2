"""A file with a small committee, made once and copied, in which the verbs of commitments are tried."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from cchc_desktop.calendar.periods import Period
from cchc_desktop.commitments import figures, service, targets
from cchc_desktop.commitments.records import CommitmentDetails, Comparison, FigureKind, TargetDetails
from cchc_desktop.committee.model import Department, Person, Post
from cchc_desktop.rooms import ROOMS
from cchc_desktop.storage import migrate
from cchc_desktop.storage.sessions import DataFile
from cchc_desktop.tasks.records import Actor

TODAY = date(2021, 4, 5)
Q1, Q2, Q3 = (Period.parse(f"2021-Q{number}") for number in (1, 2, 3))


@pytest.fixture(scope="session")
def office_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small committee as a file; tests that write take a copy."""
    path = tmp_path_factory.mktemp("office") / "phường.cchc"
    with migrate.making(path) as data, data.writing() as session:
        session.add_all(
            [
                Department(id=1, code="VP", name="Văn phòng", short_name="VP", rank=1),
                Department(id=2, code="TN", name="Tổ tiếp nhận", rank=2, valid_to=date(2020, 12, 31)),
                Person(id=1, code="P01", full_name="Lê Đức Ánh", rank=1),
                Person(id=2, code="P02", full_name="Hoàng Thúy Nga", rank=2),
            ]
        )
        session.flush()
        session.add_all([Post(person_id=1, department_id=1), Post(person_id=2, department_id=1)])
    return path


@pytest.fixture
def data(office_file: Path, tmp_path: Path) -> Iterator[DataFile]:
    """A copy of the small committee, open for writing, with its history."""
    path = tmp_path / "m.cchc"
    shutil.copyfile(office_file, path)
    with migrate.open_file(path, rooms=ROOMS) as opened:
        yield opened


def share(**values: Any) -> TargetDetails:
    """A share of dossiers, at least 98%."""
    return TargetDetails(
        **{
            "name": "Tỷ lệ hồ sơ giải quyết đúng hạn",
            "value": Decimal(98),
            "unit": "%",
            "kind": FigureKind.SHARE,
            **values,
        }
    )


def number(**values: Any) -> TargetDetails:
    """A number of news items, at least 24 in the year."""
    return TargetDetails(**{"name": "Số tin, bài về CCHC", "value": Decimal(24), "unit": "tin, bài/năm", **values})


def passing(**values: Any) -> TargetDetails:
    """A target that is met or not."""
    return TargetDetails(**{"name": "Công khai dự toán", "comparison": Comparison.PASS, **values})


@pytest.fixture
def write(data: DataFile) -> Callable[..., Any]:
    """Return a function that runs one verb in a transaction of its own."""

    def run(verb: Callable[..., Any], *arguments: Any, **words: Any) -> Any:
        with data.writing() as session:
            return verb(session, *arguments, **words)

    return run


@pytest.fixture
def read(data: DataFile) -> Callable[..., Any]:
    """Return a function that runs one query."""

    def run(query: Callable[..., Any], *arguments: Any, **words: Any) -> Any:
        with data.reading() as session:
            return query(session, *arguments, **words)

    return run


@pytest.fixture
def signed(write: Callable[..., Any]) -> Callable[..., tuple[int, list[int]]]:
    """Return a function that makes a signed commitment with targets; it returns the ids of both."""

    def make(*wanted: TargetDetails, holder: Actor | None = None, year: int = 2021) -> tuple[int, list[int]]:
        details = CommitmentDetails(holder or Actor(person_id=1), year)
        commitment_id, _changes = write(service.new_commitment, details, today=TODAY)
        ids = [write(targets.add_target, commitment_id, each, today=TODAY)[0] for each in wanted or (share(),)]
        write(service.sign, commitment_id, signed_on=date(2021, 1, 15), today=TODAY, reference=f"0{commitment_id}/CK")
        return commitment_id, ids

    return make


@pytest.fixture
def enter(write: Callable[..., Any]) -> Callable[..., Any]:
    """Return a function that types a figure."""

    def typed(target_id: int, period: Period, text: str, *, today: date = TODAY) -> Any:
        return write(figures.set_figure, target_id, period, text, today=today)

    return typed
