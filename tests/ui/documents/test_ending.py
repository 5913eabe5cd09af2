"""Recalling and replacing in the archive: what is asked, what it says afterwards, and how such papers are found."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from cchc_desktop.register.queries import paper_of
from cchc_desktop.register.records import ArchivedPaper, Paper, PaperState
from tests.documents.issuing_parts import held_meeting, issued, notice_of
from tests.ui.documents.conftest import Desk
from tests.ui.secretary import TODAY, retype
from ui.common.form_dialog import FormDialog
from ui.documents.columns import ended_words
from ui.documents.ending import can_be_replaced, can_end


@pytest.fixture
def notice(desk: Desk) -> int:
    """A notice that the program issued, shown in the archive."""
    with desk.window.workspace.data.writing() as session:
        meeting = held_meeting(session)
    paper_id = issued(desk.window.workspace.data, notice_of(meeting), number="11", day=TODAY, today=TODAY)
    desk.tab.reload()
    desk.choose(paper_id)
    return paper_id


def paper(desk: Desk, paper_id: int) -> Paper:
    return desk.window.workspace.read(lambda session: paper_of(session, paper_id))


def dialog(desk: Desk) -> FormDialog:
    opened = desk.tab.archive.shown.ending.dialog
    assert isinstance(opened, FormDialog)
    return opened


def state_cell(desk: Desk, paper_id: int) -> str:
    model = desk.tab.archive.list.model
    column = next(number for number, each in enumerate(model.columns) if each.key == "state")
    return str(model.index(model.number_of(paper_id), column).data())


def test_a_recalled_paper_says_so_everywhere(desk: Desk, notice: int) -> None:
    desk.tab.archive.shown.recall()
    asked = dialog(desk)
    asked.primary.click()
    assert asked.isVisible()
    assert asked.form.fields["reason"].error()
    retype(asked.form.fields["reason"], "Sai tên đơn vị")
    asked.primary.click()
    assert paper(desk, notice).state is PaperState.RECALLED
    assert state_cell(desk, notice) == "Đã thu hồi"
    assert "Sai tên đơn vị" in desk.tab.archive.pane.line.label.text()
    chosen = desk.tab.archive.pane.paper
    assert chosen is not None
    assert not can_end(chosen.paper)
    assert can_be_replaced(chosen.paper)


def test_a_day_before_the_paper_is_refused_at_the_day(desk: Desk, notice: int) -> None:
    desk.tab.archive.shown.recall()
    asked = dialog(desk)
    retype(asked.form.fields["reason"], "Sai")
    retype(asked.form.fields["day"], "01/4/2021")
    asked.primary.click()
    assert asked.form.fields["day"].error()
    assert paper(desk, notice).state is PaperState.ISSUED


def test_minutes_are_not_recalled(desk: Desk) -> None:
    desk.choose(desk.signed)
    chosen = desk.tab.archive.pane.paper
    assert chosen is not None
    assert not can_end(chosen.paper)
    assert not can_be_replaced(chosen.paper)


def test_a_paper_is_replaced_by_one_that_was_issued(desk: Desk, notice: int) -> None:
    with desk.window.workspace.data.reading() as session:
        place = notice_of(session.connection().exec_driver_sql("SELECT max(id) FROM meeting").scalar_one())
    later = issued(desk.window.workspace.data, place, number="12", day=TODAY, today=TODAY)
    desk.tab.reload()
    desk.choose(notice)
    desk.tab.archive.shown.replace()
    asked = dialog(desk)
    asked.form.fields["by"].set_value(later)
    asked.primary.click()
    assert paper(desk, notice).state is PaperState.REPLACED
    assert state_cell(desk, notice) == "Đã thay thế"
    assert desk.tab.archive.pane.line.label.text() == "Được thay thế bằng 12/TB-BCĐ"
    desk.tab.archive.shown.go_to_replacing()
    shown = desk.tab.archive.pane.paper
    assert shown is not None
    assert shown.paper.id == later


def test_a_paper_recalled_and_replaced_names_the_reason_and_the_other_paper() -> None:
    ended = ArchivedPaper(
        *(5, "TB", "03", "TB-BCĐ", TODAY, "Kết luận", "", None, "", "", 1, 0),
        state=PaperState.REPLACED,
        recalled_on=date(2021, 4, 6),
        recall_reason="sai tên đơn vị",
        replaced_by_id=6,
        replaced_by="04/TB-BCĐ",
    )
    assert ended_words(ended) == "Đã thu hồi ngày 06/4/2021: sai tên đơn vị · được thay thế bằng 04/TB-BCĐ"


def test_a_new_paper_is_written_from_the_one_it_replaces(desk: Desk, notice: int, qtbot: QtBot) -> None:
    desk.tab.archive.shown.replace()
    dialog(desk).primary.click()
    opened = desk.tab.archive.shown.ending.desks.desk
    assert opened is not None
    qtbot.waitUntil(lambda: opened.preview.page_count > 0)
    opened.issue()
    asked = opened.issuing.dialog
    assert asked is not None
    assert asked.form.fields["replaces"].value() == notice
    with qtbot.waitSignal(opened.issued) as told:
        asked.primary.click()
    opened.reject()
    assert paper(desk, notice).state is PaperState.REPLACED
    assert paper(desk, told.args[0]).state is PaperState.ISSUED


def test_the_chip_of_ended_papers_shows_them_alone(desk: Desk, notice: int) -> None:
    filters = desk.tab.archive.filters
    assert filters.ended.isHidden()
    desk.tab.archive.shown.recall()
    retype(dialog(desk).form.fields["reason"], "Sai")
    dialog(desk).primary.click()
    assert not filters.ended.isHidden()
    filters.ended.click()
    assert [each.id for each in desk.tab.archive.list.shown()] == [notice]
    filters.clear()
    assert len(desk.tab.archive.list.shown()) > 1


def test_the_archive_finds_a_paper_by_its_words_number_day_and_meeting(desk: Desk, notice: int) -> None:
    archive = desk.tab.archive
    for words in ("11/TB-BCĐ", "05/04/2021", "GB-2021-04", "ket luan cua dong chi"):
        archive.search.setText(words)
        assert notice in [each.id for each in archive.list.shown()], words
    assert date(2021, 4, 5) == TODAY
