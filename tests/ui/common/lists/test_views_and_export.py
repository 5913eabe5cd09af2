"""Ways to look at a list, kept in the data file; the list as an Excel file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from cchc_desktop.rooms import ROOMS
from cchc_desktop.settings import Settings
from cchc_desktop.storage import history, migrate
from cchc_desktop.storage.saved_views import keep_view, saved_views
from tests.ui.common.lists.conftest import Line, Source, columns, lines
from tests.ui.keyboard import type_text
from tests.ui.scripted_prompts import ScriptedPrompts
from ui.common.background import Worker
from ui.common.lists.big_list import BigList
from ui.common.lists.list_export import export_list
from ui.common.lists.list_state import ListState
from ui.common.lists.views_button import ViewsButton
from ui.workspace import Clock, Workspace

FIRST = ListState(sort="due")


@pytest.fixture
def workspace(qtbot: QtBot, tmp_path: Path) -> Iterator[Workspace]:
    file = tmp_path / "a.cchc"
    migrate.create(file)
    worker = Worker()
    with migrate.open_file(file, rooms=ROOMS) as data:
        yield Workspace(data, Settings(tmp_path / "s.json"), worker, ScriptedPrompts(), Clock(date(2021, 4, 5)))
        assert worker.shut_down()


class Looks:
    """A list that only remembers how it is looked at."""

    def __init__(self, qtbot: QtBot, workspace: Workspace) -> None:
        self.state = FIRST
        self.button = ViewsButton(workspace, "tasks", state=lambda: self.state, show=self.show, first=FIRST)
        qtbot.addWidget(self.button)
        self.button.show()

    def show(self, state: ListState) -> None:
        self.state = state

    def lines(self) -> list[str]:
        """Open the menu and read it."""
        self.button.fill()
        return [action.text() for action in self.button.views_menu.actions() if action.text()]

    def take(self, words: str) -> None:
        self.button.fill()
        line(self.button.views_menu, words).trigger()


def line(menu: QMenu, words: str) -> QAction:
    return next(action for action in menu.actions() if action.text() == words)


@pytest.fixture
def looks(qtbot: QtBot, workspace: Workspace) -> Looks:
    return Looks(qtbot, workspace)


def names(workspace: Workspace) -> list[str]:
    return [view.name for view in workspace.read(lambda session: saved_views(session, "tasks"))]


def test_a_view_is_kept_under_a_name_and_taken_again(looks: Looks, workspace: Workspace) -> None:
    overdue = ListState({"labels": ["overdue"]}, "hồ sơ", "code", True)
    looks.state = overdue
    looks.lines()
    looks.button.ask_name()
    dialog = looks.button.dialog
    assert dialog is not None
    type_text(dialog.form.fields["name"].editor(), "Quá hạn")
    dialog.primary.click()
    assert names(workspace) == ["Quá hạn"]
    assert looks.button.text() == "Quá hạn"
    looks.button.take(None)
    assert looks.state == FIRST
    looks.take("Quá hạn")
    assert looks.state == overdue


def test_changes_go_into_the_view_in_use(looks: Looks, workspace: Workspace) -> None:
    looks.button.keep("Quá hạn")
    looks.state = ListState(search="biên bản")
    words = next(words for words in looks.lines() if "“Quá hạn”" in words)
    looks.take(words)
    looks.button.take(None)
    looks.take("Quá hạn")
    assert looks.state.search == "biên bản"


def test_a_removed_view_leaves_the_list_as_it_is(looks: Looks, workspace: Workspace) -> None:
    looks.button.keep("Quá hạn")
    view = workspace.read(lambda session: saved_views(session, "tasks"))[0]
    looks.button.remove(view)
    assert names(workspace) == []
    assert looks.button.text() != "Quá hạn"
    assert "Quá hạn" not in looks.lines()
    with workspace.data.writing() as session:
        history.undo(session)
    assert "Quá hạn" in looks.lines()


def test_a_view_is_renamed(looks: Looks, workspace: Workspace) -> None:
    looks.button.keep("Một")
    workspace.write(lambda session: keep_view(session, "tasks", "Hai", "{}"))
    view = next(view for view in workspace.read(lambda session: saved_views(session, "tasks")) if view.name == "Một")
    looks.button.ask_new_name(view)
    dialog = looks.button.dialog
    assert dialog is not None
    editor = dialog.form.fields["name"].editor()
    editor.selectAll()
    type_text(editor, "Hai")
    dialog.primary.click()
    assert dialog.isVisible()
    assert names(workspace) == ["Hai", "Một"]
    editor.selectAll()
    type_text(editor, "Ba")
    dialog.primary.click()
    assert names(workspace) == ["Ba", "Hai"]
    assert looks.button.text() == "Ba"


def test_a_strange_value_in_the_file_is_the_list_as_at_first(looks: Looks, workspace: Workspace) -> None:
    workspace.write(lambda session: keep_view(session, "tasks", "Lạ", "không phải JSON"))
    looks.take("Lạ")
    assert looks.state == ListState()


def test_what_is_shown_goes_to_excel(qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> None:
    big: BigList[Line] = BigList("lines", columns(), words="Dòng")
    qtbot.addWidget(big)
    big.show_source(Source(lines(450)))
    big.columns.set_shown("due", False)
    big.columns.move("progress", -3)
    prompts = workspace.prompts
    assert isinstance(prompts, ScriptedPrompts)
    prompts.answers = [tmp_path / "Nhiệm vụ.xlsx"]
    written: list[Path] = []
    job = export_list(workspace, big.model, big.columns, title="Nhiệm vụ", filter_words="Quá hạn", done=written.append)
    assert job is not None
    qtbot.waitUntil(lambda: bool(written))
    sheet = load_workbook(tmp_path / "Nhiệm vụ.xlsx").active
    assert sheet is not None
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
    assert rows[0] == ["Mã", "Tiến độ", "Nội dung", "Trạng thái"]
    assert rows[1] == ["T00000", 0, "Rà soát hồ sơ trễ hẹn số 0", "Mới"]
    assert len(rows) == 451
    assert rows[450][:2] == ["T00449", 449 % 101]
    assert sheet["A1"].value == "Nhiệm vụ"
    assert str(sheet["A2"].value).startswith("Quá hạn · 450")
    assert "05/4/2021" in str(sheet["A2"].value)


def test_no_file_is_written_when_she_thinks_better_of_it(qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> None:
    big: BigList[Line] = BigList("lines", columns(), words="Dòng")
    qtbot.addWidget(big)
    prompts = workspace.prompts
    assert isinstance(prompts, ScriptedPrompts)
    prompts.answers = [None]
    assert export_list(workspace, big.model, big.columns, title="Nhiệm vụ", done=lambda path: None) is None
    assert not list(tmp_path.glob("*.xlsx"))


def test_a_file_that_cannot_be_written_is_said(qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> None:
    big: BigList[Line] = BigList("lines", columns(), words="Dòng")
    qtbot.addWidget(big)
    big.show_source(Source(lines(2)))
    prompts = workspace.prompts
    assert isinstance(prompts, ScriptedPrompts)
    prompts.answers = [tmp_path / "nowhere" / "x.xlsx", "close"]
    export_list(workspace, big.model, big.columns, title="Nhiệm vụ", done=lambda path: None)
    qtbot.waitUntil(lambda: bool(prompts.asked))
