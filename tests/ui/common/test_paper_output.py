"""Papers on their way out of the window: one printer, made when it is wanted, and one question about a held file."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.errors import StorageError
from cchc_desktop.settings import Settings
from cchc_desktop.storage.files import TargetBusy
from tests.ui.scripted_prompts import ScriptedPrompts
from ui.common import paper_printer
from ui.common.background import Worker
from ui.common.paper_output import PaperOutput, ask_about_held, show_failure
from ui.common.prompts import Action


def test_papers_go_through_one_printer_and_its_word_is_passed_on(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[paper_printer.PaperPrinter, paper_printer.Paper, int]] = []

    def ask(printer: paper_printer.PaperPrinter, paper: paper_printer.Paper, *, current_page: int, window: QWidget):
        asked.append((printer, paper, current_page))
        printer.printed.emit("xong")

    monkeypatch.setattr(paper_printer.PaperPrinter, "ask", ask)
    window, worker, prompts = QWidget(), Worker(), ScriptedPrompts("close")
    qtbot.addWidget(window)
    output = PaperOutput(worker, prompts, Settings(tmp_path / "s.json"), window)
    told: list[str] = []
    output.printed.connect(told.append)
    for page in (0, 2):
        output.print(b"%PDF", page_count=3, title="Biên bản", file=tmp_path / "b.pdf", current_page=page)
    worker.shut_down()
    assert told == ["xong", "xong"] and [page for _printer, _paper, page in asked] == [0, 2]
    assert asked[0][0] is asked[1][0] and asked[0][1] == paper_printer.Paper(b"%PDF", 3, "Biên bản", tmp_path / "b.pdf")
    asked[0][0].failed.emit(StorageError("Đĩa đầy."))
    assert prompts.asked[-1].text == "Đĩa đầy."


def test_a_bug_is_not_shown_as_a_sentence() -> None:
    prompts = ScriptedPrompts()
    with pytest.raises(ZeroDivisionError):
        show_failure(prompts, ZeroDivisionError())
    assert prompts.asked == []


@pytest.mark.parametrize("answer", ["retry", "new", "later"])
def test_a_held_file_can_be_tried_again_or_left(answer: str) -> None:
    prompts = ScriptedPrompts(answer)
    assert ask_about_held(prompts, TargetBusy("Word đang mở tệp."), Action("new", "Tệp mới")) == answer
    assert "Word đang mở tệp." in prompts.asked[0].text
