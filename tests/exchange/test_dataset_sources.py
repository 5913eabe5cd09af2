"""Tasks and conclusions of a data set name each other: either is enough, the task wins, one warning names the rest."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cchc_desktop.exchange.dataset import DataSet, TaskData
from cchc_desktop.exchange.dataset_reading import read_dataset
from cchc_desktop.tasks.records import SourceKind

Tree = dict[str, Any]
Changed = Callable[[Callable[[Tree], object]], Path]


def told(listed: dict[int, list[str]], **sources: dict[str, object] | None) -> Callable[[Tree], object]:
    """Change the tasks that conclusions of the first meeting name, by number, and the sources of tasks."""

    def change(tree: Tree) -> None:
        for number, codes in listed.items():
            tree["hop"][0]["ket_luan"][number - 1]["nhiem_vu"] = codes
        for task in tree["nhiem_vu"]:
            if task["ma"] in sources:
                task["nguon"] = sources[task["ma"]]

    return change


def task_of(data: DataSet, code: str) -> TaskData:
    return next(task for task in data.tasks if task.code == code)


def warnings(data: DataSet) -> list[str]:
    return [line for line in data.warnings if "nguon" in line]


def test_sample_agrees_with_itself(sample: DataSet) -> None:
    assert warnings(sample) == []


@pytest.mark.parametrize(
    "source",
    [
        None,
        {"loai": "khac"},
        {"loai": "ket_luan"},
        {"loai": "ket_luan", "hop": "GB-2020-12"},
        {"loai": "ket_luan", "hop": "GB-2020-12", "muc": 3},
    ],
)
def test_task_that_a_conclusion_names_comes_from_it_unless_it_says_otherwise(
    changed: Changed, source: dict[str, object] | None
) -> None:
    data = read_dataset(changed(told({}, T05=source)))
    task = task_of(data, "T05")
    assert (task.source_kind, task.source_meeting, task.source_position) == (SourceKind.CONCLUSION, "GB-2020-12", 2)
    assert warnings(data) == []


def test_task_that_no_conclusion_names_comes_from_where_it_says(changed: Changed) -> None:
    data = read_dataset(changed(told({3: ["T04"]})))
    assert (task_of(data, "T05").source_meeting, task_of(data, "T05").source_position) == ("GB-2020-12", 2)
    assert warnings(data) == []


def test_where_both_speak_the_task_wins_and_one_warning_names_them(changed: Changed) -> None:
    finding = {"loai": "kiem_tra", "dot": "KT-2020-01", "phat_hien": "F2"}
    change = told({1: ["T01", "T05"], 2: ["T02"], 3: ["T04"]}, T02={**finding}, T03={**finding})
    data = read_dataset(changed(change))
    assert task_of(data, "T05").source_position == 2
    assert (task_of(data, "T02").source_kind, task_of(data, "T02").source_position) == (SourceKind.FINDING, None)
    (line,) = warnings(data)
    assert "T05 (nguon GB-2020-12/3 ≠ ket_luan GB-2020-12/1)" in line
    assert "T02 (nguon kiem_tra ≠ ket_luan GB-2020-12/2)" in line
    assert not any(code in line for code in ("T01", "T03", "T04"))


def test_conclusion_said_to_give_none_is_no_such_where_a_task_comes_from_it(changed: Changed) -> None:
    data = read_dataset(changed(told({4: [], 5: []}, T07={"loai": "khac"})))
    assert data.without_task == (("GB-2020-12", 4),)
    assert (task_of(data, "T06").source_position, task_of(data, "T07").source_position) == (3, None)
    (line,) = warnings(data)
    assert "T06 (nguon GB-2020-12/4 ≠ ket_luan GB-2020-12/4 [])" in line and "T07" not in line


def test_source_that_is_no_conclusion_of_the_meeting_gives_way_and_is_named(changed: Changed) -> None:
    data = read_dataset(changed(told({}, T05={"loai": "ket_luan", "hop": "GB-2020-12", "muc": 9})))
    assert task_of(data, "T05").source_position == 2
    (line,) = warnings(data)
    assert "T05 (ket_luan GB-2020-12/3 ≠ nguon GB-2020-12/9)" in line


def test_task_that_two_conclusions_name_is_printed_once(changed: Changed) -> None:
    data = read_dataset(changed(told({1: ["T01", "T05"]}, T05=None)))
    assert task_of(data, "T05").source_position == 0
    (line,) = warnings(data)
    assert "T05 (ket_luan GB-2020-12/1 ≠ ket_luan GB-2020-12/3)" in line
