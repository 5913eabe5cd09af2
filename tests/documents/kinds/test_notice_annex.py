"""The annex of the notice: when it stands, what it says, and how it is laid out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from cchc_desktop.documents.content import (
    AppendixTitle,
    Orientation,
    Paragraph,
    Table,
    block_texts,
)
from cchc_desktop.documents.kinds import conclusion_notice, task_annex
from cchc_desktop.documents.kinds.notice_tasks import ANNEX_SENTENCE
from cchc_desktop.meetings.records import MeetingFacts
from tests.documents.kinds.meeting_papers import busy, entry, with_paper
from tests.documents.kinds.notice_parts import concluded, led, notice, plain, said

__all__ = ["plain"]

Changed = Callable[..., MeetingFacts]


@pytest.mark.parametrize(
    ("count", "chosen", "has_annex"),
    [(7, "auto", False), (8, "auto", True), (8, "no", False), (1, "yes", True), (0, "yes", False), (9, "?", True)],
)
def test_more_than_seven_tasks_stand_in_an_annex_unless_chosen_otherwise(
    plain: MeetingFacts, count: int, chosen: str, has_annex: bool
) -> None:
    tasks = tuple(led(number, f"việc {number}") for number in range(1, count + 1))
    facts = concluded(plain, *tasks, texts=("Một.",) if not tasks else ())
    document = conclusion_notice.build(with_paper(facts, entry("TB", annex=chosen)))
    assert len(document.sections) == 1 + has_annex
    assert any(ANNEX_SENTENCE in line for line in said(document)) == has_annex


def test_with_an_annex_no_task_stands_twice_and_no_conclusion_is_lost(monthly: MeetingFacts) -> None:
    facts = busy(monthly)
    document = conclusion_notice.build(with_paper(facts, entry("TB")))
    text = "\n".join(said(document))
    table = next(block for block in document.sections[1].blocks if isinstance(block, Table))
    assert document.sections[1].orientation is Orientation.LANDSCAPE
    assert len(table.rows) == len(facts.assigned) == 60
    assert not any(row.cells[1] in text for row in table.rows)
    for number in range(4, 41, 4):
        assert text.count(f"Kết luận {number}: ") == 1
    assert text.count(ANNEX_SENTENCE) == 1


def test_without_the_annex_every_task_stands_once(monthly: MeetingFacts) -> None:
    text = "\n".join(notice(busy(monthly), annex="no")).casefold()
    assert all(text.count(f"việc {number}: ") == 1 for number in range(1, 61))


def test_annex_alone_is_that_of_the_notice(monthly: MeetingFacts) -> None:
    facts = with_paper(busy(monthly), entry("TB", number="3", issued_on=date(2020, 12, 9)))
    (alone,) = task_annex.build(facts).sections
    assert alone == conclusion_notice.build(facts).sections[1]
    title = alone.blocks[0]
    assert isinstance(title, AppendixTitle)
    committee = "Ban Chỉ đạo Cải cách hành chính phường Đức Sen"
    assert title.reference == (f"(Kèm theo Thông báo số 03/TB-BCĐ ngày 09 tháng 12 năm 2020 của {committee})",)


def test_annex_without_a_notice_leaves_blanks(changed: Changed) -> None:
    title = task_annex.build(changed(papers=())).sections[0].blocks[0]
    assert isinstance(title, AppendixTitle)
    assert (
        title.reference[0]
        .replace("\u00a0", "~")
        .startswith("(Kèm theo Thông báo số ~~~~~~~~/TB-BCĐ ngày ~~~~ tháng ~~~~ năm 2020 của Ban Chỉ đạo")
    )


def test_legend_explains_a_missing_deadline_where_one_is_missing(plain: MeetingFacts) -> None:
    def legend(due: str) -> list[str]:
        blocks = task_annex.build(concluded(plain, led(1, due=due))).sections[0].blocks
        return [block_texts(block)[0] for block in blocks if isinstance(block, Paragraph)]

    assert legend("–") == ["–: Không thời hạn."]
    assert legend("hằng tháng") == []


def test_columns_fill_the_landscape_sheet_and_lines_are_left_for_the_pen(plain: MeetingFacts) -> None:
    document = task_annex.build(concluded(plain, texts=("Một.",)))
    table = next(block for block in document.sections[0].blocks if isinstance(block, Table))
    assert sum(column.width for column in table.columns) == 252
    assert {row.cells for row in table.rows} == {("",) * 8}
