"""Papers of a data set whose days do not fit are loaded, and a sentence names each; numbers that fit are no fault."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cchc_desktop.exchange.dataset import DataSet
from cchc_desktop.exchange.dataset_reading import read_dataset

Tree = dict[str, Any]
Changed = Callable[[Callable[[Tree], object]], Path]


def with_papers(*papers: tuple[str, str, date | None]) -> Callable[[Tree], object]:
    """The second meeting with these papers only: type, number and symbol, day."""
    listed = [{"loai": loai, "so": number, "ngay": day} for loai, number, day in papers]
    return lambda tree: tree["hop"][1].update(tai_lieu=listed)


def own_warnings(data: DataSet) -> list[str]:
    """The warnings about papers, without the one about keys that have no room."""
    return [warning for warning in data.warnings[1:] if "tai_lieu" in warning]


def test_sample_has_no_warning_about_papers(sample: DataSet) -> None:
    assert own_warnings(sample) == []


@pytest.mark.parametrize(
    ("paper", "is_early"),
    [
        (("TB", "02/TB-BCĐ", date(2021, 1, 14)), True),
        (("BB", "01/BB-BCĐ", date(2021, 1, 14)), True),
        (("TB", "02/TB-BCĐ", date(2021, 1, 15)), False),
        (("GM", "01/GM-UBND", date(2021, 1, 11)), False),
    ],
)
def test_notice_and_minutes_from_before_the_meeting_are_named(
    changed: Changed, paper: tuple[str, str, date], is_early: bool
) -> None:
    data = read_dataset(changed(with_papers(paper)))
    assert data.meetings[1].papers[0].issued_on == paper[2]
    assert [("TK-2020" in line, paper[1] in line, "15/01/2021" in line) for line in own_warnings(data)] == (
        [(True, True, True)] * is_early
    )


def test_numbers_that_go_backwards_are_named_with_both_papers(changed: Changed) -> None:
    papers = (
        ("TB", "05/TB-BCĐ", date(2021, 2, 10)),
        ("TB", "09/TB-BCĐ", date(2021, 2, 1)),
        ("TB", "10/TB-BCĐ", date(2021, 2, 11)),
        ("CV", "11/UBND-VP", date(2021, 2, 18)),
        ("CV", "12/UBND-VX", date(2021, 2, 17)),
    )
    first, second = own_warnings(read_dataset(changed(with_papers(*papers))))
    for word in ("TK-2020", "09/TB-BCĐ", "01/02/2021", "05/TB-BCĐ", "10/02/2021"):
        assert word in first
    assert "12/UBND-VX" in second and "11/UBND-VP" in second


@pytest.mark.parametrize(
    "papers",
    [
        (("TB", "05/TB-BCĐ", date(2021, 2, 10)), ("TB", "05/TB-UBND", date(2021, 2, 9))),
        (("TB", "05/TB-BCĐ", date(2021, 2, 10)), ("TB", "05/TB-BCĐ", date(2022, 2, 9))),
        (("TB", "05/TB-BCĐ", date(2021, 2, 10)), ("TB", "05a/TB-BCĐ", date(2021, 2, 10))),
        (("CV", "215/CT-TTHT", date(2021, 2, 10)), ("SY", "01/SY-UBND", date(2021, 2, 9))),
        (("TB", "05-1/TB-BCĐ", date(2021, 2, 10)), ("TB", "05-2/TB-BCĐ", date(2021, 2, 9))),
    ],
)
def test_numbers_that_fit_are_no_fault(changed: Changed, papers: tuple[tuple[str, str, date | None], ...]) -> None:
    data = read_dataset(changed(with_papers(*papers)))
    assert [paper.cited for paper in data.meetings[1].papers] == [number for _loai, number, _day in papers]
    assert own_warnings(data) == []
