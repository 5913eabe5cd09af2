"""Tasks are found by what is written in them, in Ctrl+K and in the list alike, and by who leads them."""

from __future__ import annotations

from datetime import date

import pytest

from cchc_desktop.storage import trash
from cchc_desktop.storage.search import search
from cchc_desktop.tasks.filtering import Levels, OrderKey, TaskFilter, TaskOrder
from cchc_desktop.tasks.progress import ProgressEntry, record_progress
from cchc_desktop.tasks.queries import task_ids, task_totals
from cchc_desktop.tasks.records import TASK, Actor
from cchc_desktop.tasks.service import save_task, trash_tasks
from tests.tasks.verbs import DETAILS, TODAY, create, do

BY_CODE = TaskOrder(OrderKey.CODE)


def listed(data, words, **more):
    with data.reading() as session:
        wanted = TaskFilter(search=words, **more)
        found = task_ids(session, wanted, BY_CODE, today=TODAY)
        assert task_totals(session, wanted, today=TODAY).all == len(found)
        return found


def found(data, words):
    with data.reading() as session:
        groups = {group.name: group for group in search(session, words).groups}
        return groups["tasks"].hits if "tasks" in groups else ()


@pytest.fixture
def two(data):
    """Two tasks: the first led by Ánh, with a log; the second by the desk."""
    first = create(data, work="Niêm yết thủ tục hành chính", lead=Actor(1), evidence="Biên bản số 7")
    second = create(data, work="Đối thoại với tổ dân phố", lead=Actor(None, 2), deliverable="Báo cáo của UBND")
    do(data, record_progress, first, ProgressEntry(date(2021, 4, 1), 30, "Đã treo bảng ở nhà văn hoá"))
    return first, second


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("", [0, 1]),
        ("  .,", [0, 1]),
        ("niem yet", [0]),
        ("T02", [1]),
        ("t2", []),
        ("bien ban so 7", [0]),
        ("nhà văn hóa", [0]),
        ("ủy ban nhân dân", [1]),
        ("TTHC", [0]),
        ("Lê Đức Ánh", [0]),
        ("anh niem yet", [0]),
        ("anh doi thoai", []),
        ("mot cua doi thoai", [1]),
        ("niêm yết treo bảng", [0]),
        ("niêm yết đối thoại", []),
        ('"thủ tục hành chính"', [0]),
        ('"hành chính thủ tục"', []),
    ],
)
def test_list_finds_tasks_by_their_texts_and_leads(data, two, words, numbers):
    assert listed(data, words) == [two[number] for number in numbers]


@pytest.mark.parametrize("words", ["niem yet", "bang o nha van hoa", "T01", "bien ban so 7"])
def test_everything_is_searched_with_the_same_words(data, two, words):
    (hit,) = found(data, words)
    assert (hit.kind, hit.record_id) == (TASK, two[0])
    assert hit.heading.title == "T01 · Niêm yết thủ tục hành chính"


def test_hit_leads_to_the_place_of_the_words(data, two):
    assert [hit.place for hit in found(data, "treo bang")] == ["log"]
    assert [hit.place for hit in found(data, "bien ban")] == ["evidence"]
    assert [hit.place for hit in found(data, "niem yet")] == ["work"]


def test_search_follows_an_edit(data, two):
    do(data, save_task, two[0], DETAILS)
    assert listed(data, "niem yet") == [] and listed(data, "tre hen") == [two[0]]
    assert found(data, "niem yet") == ()


def test_task_in_the_trash_is_not_found_and_comes_back(data, two):
    with data.writing() as session:
        trash_tasks(session, [two[0]])
    assert listed(data, "niem yet") == [] and found(data, "treo bang") == ()
    with data.writing() as session:
        trash.put_back(session, TASK, two[0])
    assert listed(data, "niem yet") == [two[0]] and len(found(data, "treo bang")) == 1


def test_task_is_found_by_what_stands_in_its_sub_tasks(data, two):
    part = create(data, work="Thuê máy chiếu", parent_id=two[1])
    below = create(data, work="Ký hợp đồng", parent_id=part)
    assert listed(data, "may chieu") == [two[1]]
    assert listed(data, "hop dong") == [two[1]]
    assert listed(data, "hop dong", levels=Levels.ALL) == [below]
    assert listed(data, "hop dong", parent_id=part, levels=Levels.ALL) == [below]


def test_file_whose_index_is_behind_is_read_through(data, two):
    with data.reading() as session:
        session.connection().exec_driver_sql("PRAGMA user_version=0")
        wanted = TaskFilter(search="treo bang")
        assert task_ids(session, wanted, today=TODAY) == [two[0]]
        assert task_ids(session, TaskFilter(search="khong co"), today=TODAY) == []
