"""Entries of the register that belong to a record: kept rows, order, dates of issue."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cchc_desktop.register.queries import issue_dates, papers_of
from cchc_desktop.register.records import Paper
from cchc_desktop.register.service import save_papers
from cchc_desktop.storage.migrate import making, open_file
from cchc_desktop.storage.sessions import DataFile

INVITATION = Paper("GM", "12", "GM-BCĐ", date(2020, 12, 1), "Họp giao ban", "ghi chú")


@pytest.fixture
def data(tmp_path: Path) -> Iterator[DataFile]:
    path = tmp_path / "m.cchc"
    with making(path):
        pass
    with open_file(path) as opened:
        yield opened


def save(data: DataFile, *papers: Paper, owner: int = 1, kind: str = "meeting") -> tuple[Paper, ...]:
    with data.writing() as session:
        assert save_papers(session, kind, owner, papers).concerns("paper")
    with data.reading() as session:
        return papers_of(session, kind, owner)


def test_papers_come_back_in_their_order_with_an_id(data: DataFile) -> None:
    papers = save(data, INVITATION, Paper("BB"))
    assert [replace(paper, id=None) for paper in papers] == [INVITATION, Paper("BB")]
    assert all(paper.id is not None for paper in papers)


def test_paper_with_an_id_keeps_its_row_through_edits_and_order(data: DataFile) -> None:
    one, two = save(data, INVITATION, Paper("TB", "1"))
    changed = save(data, two, replace(one, number="13"), Paper("BC"))
    assert [paper.id for paper in changed[:2]] == [two.id, one.id]
    assert [paper.type_code for paper in changed] == ["TB", "GM", "BC"]
    assert save(data, changed[2]) == (changed[2],)


def test_papers_of_another_owner_are_left_alone(data: DataFile) -> None:
    (mine,) = save(data, INVITATION)
    (other,) = save(data, replace(mine, number="99"), owner=2)
    assert other.id != mine.id
    assert save(data, kind="inspection") == ()
    with data.reading() as session:
        assert papers_of(session, "meeting", 1) == (mine,)


def test_first_date_of_issue_counts(data: DataFile) -> None:
    save(data, Paper("TB", "2", "TB-BCĐ", date(2021, 1, 9)), Paper("TB", "1", "TB-BCĐ", date(2021, 1, 7)), Paper("TB"))
    save(data, Paper("BB", "1", "BB-BCĐ", date(2021, 1, 1)), Paper("TB"), owner=2)
    with data.reading() as session:
        assert issue_dates(session, "meeting", "TB") == {1: date(2021, 1, 7)}
        assert issue_dates(session, "inspection", "TB") == {}


def test_a_paper_put_back_has_its_old_id_and_one_of_another_record_does_not_lose_its(data: DataFile) -> None:
    one, two = save(data, INVITATION, Paper("TB", "1"))
    assert save(data, one) == (one,)
    assert save(data, one, two) == (one, two)
    (stolen,) = save(data, two, owner=2)
    assert stolen.id not in (one.id, two.id)
    assert save(data, one, two) == (one, two)
