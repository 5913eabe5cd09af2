"""The window of registers and slips: what is chosen is what stands on the pages and leaves the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cchc_desktop.calendar.periods import Period
from tests.documents.pdf_paper import Paper
from tests.ui.counts.conftest import settle
from ui.counts.register_window import PAPERS, REGISTER, SLIP, RegisterWindow
from ui.workspace import Workspace

Open = Callable[..., RegisterWindow]


def page_text(window: RegisterWindow) -> str:
    return Paper(window.sheet.preview.pdf_bytes).text()


def person(window: RegisterWindow, name: str) -> int:
    return next(value for value, words in zip(window.person._values, window.person.words(), strict=True)
                if words.startswith(name))  # fmt: skip


def test_register_of_all_tasks_comes_first(registers: Open) -> None:
    window = registers()
    assert window.paper.value() == REGISTER and window.period.value() is None
    assert "14nhiệmvụ=6hoànthànhđúnghạn" in page_text(window)
    assert window.person.isHidden() and window.copy_button.isHidden()


def test_register_of_a_year_holds_its_tasks(registers: Open, qtbot: QtBot) -> None:
    window = registers()
    window.period.set_value(Period.parse("2020"))
    window.period.edited.emit()
    settle(window, qtbot)
    text = page_text(window)
    assert "NĂM2020" in text and "8nhiệmvụ=" in text
    assert window.sheet.sheet is not None and window.sheet.sheet.paper.code == "2020"


def test_years_and_quarters_that_have_not_begun_are_not_offered(registers: Open) -> None:
    words = registers().period.words()
    assert words[:4] == ["Mọi nhiệm vụ", "Năm 2021", "Quý II/2021", "Quý I/2021"]


def test_slip_is_copied_as_plain_text(registers: Open, qtbot: QtBot) -> None:
    window = registers(paper=SLIP)
    window.person.set_value(person(window, "Hoàng Thị Thúy Nga"))
    window.person.edited.emit()
    settle(window, qtbot)
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("PHIẾU NHIỆM VỤ CÁ NHÂN") and "T14. " in copied
    assert "Sao chép" not in copied and window.foot.told.text()


def test_window_opens_at_the_slip_of_a_person(registers: Open) -> None:
    ids = person(registers(), "Lê Đức Ánh")
    window = registers(paper=SLIP, person_id=ids)
    assert "LêĐứcÁnh" in page_text(window) and window.period.isHidden()


def test_export_writes_what_is_shown(registers: Open, workspace: Workspace, qtbot: QtBot, tmp_path: Path) -> None:
    window = registers()
    path = tmp_path / "bảng.pdf"
    workspace.prompts.answers = [path]  # type: ignore[attr-defined]
    window.sheet.export("pdf")
    assert path.read_bytes() == window.sheet.preview.pdf_bytes


def test_export_that_is_called_off_writes_nothing(
    registers: Open, workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    window = registers()
    workspace.prompts.answers = [None]  # type: ignore[attr-defined]
    window.sheet.export("docx")
    assert not window.sheet.is_busy() and not window.foot.told.text().startswith("Đã ghi")


def test_register_of_outgoing_papers_is_made_for_its_year(registers: Open, qtbot: QtBot) -> None:
    window = registers(paper=PAPERS, year=2020)
    assert (window.paper.value(), window.year.value()) == (PAPERS, 2020)
    assert window.period.isHidden() and window.person.isHidden() and window.copy_button.isHidden()
    text = page_text(window)
    assert "SỔĐĂNGKÝVĂNBẢNĐI" in text.upper() and "2020" in text
    window.year.set_value(2021)
    window.year.edited.emit()
    settle(window, qtbot)
    assert window.sheet.sheet is not None and window.sheet.sheet.paper.code == "2021"
