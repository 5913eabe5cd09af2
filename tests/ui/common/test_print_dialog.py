"""The print dialog: what she chose last time, one copy, and pages as people write them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.errors import ValidationError
from ui.common import print_dialog
from ui.common.print_dialog import PrintDialog
from ui.common.print_job import PageRange, PrintJob, PrintSettings, Sides
from ui.common.printers import job_of_printer

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)  # the screenless platform says so

LASER, OFFICE = "Laser in the office", "Office machine, both sides"


class FakePrinters:
    def __init__(self, names: tuple[str, ...] = (LASER, OFFICE)) -> None:
        self._names = names

    def names(self) -> list[str]:
        return list(self._names)

    def default(self) -> str:
        return self._names[0] if self._names else ""

    def can_turn(self, name: str) -> bool:
        return name == OFFICE


@pytest.fixture
def make(qtbot: QtBot) -> Iterator[object]:
    def build(
        pages: int = 5,
        *,
        names: tuple[str, ...] = (LASER, OFFICE),
        settings: PrintSettings | None = None,
        **more: object,
    ) -> PrintDialog:
        dialog = PrintDialog(pages, printers=FakePrinters(names), settings=settings, **more)  # type: ignore[arg-type]
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    yield build


def test_enter_prints_the_whole_paper_once_on_the_usual_printer(qtbot: QtBot, make) -> None:
    dialog = make(3)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.job() == PrintJob(PageRange.whole(3), LASER)


def test_printer_and_sides_of_last_time_come_back_but_one_copy(qtbot: QtBot, make) -> None:
    first = make()
    first._where.setCurrentIndex(1)
    first._both_sides.setChecked(True)
    first._copies.set_value(12)
    assert first.job() == PrintJob(PageRange.whole(5), OFFICE, copies=12, is_two_sided=True)
    again = make(settings=PrintSettings.read(first.settings().write()))
    assert again.job() == PrintJob(PageRange.whole(5), OFFICE, copies=1, is_two_sided=True)


def test_printer_that_is_gone_gives_way_to_the_usual_one(make) -> None:
    assert make(settings=PrintSettings("Sold last year")).job().printer == LASER


def test_file_of_last_time_is_proposed_again(make) -> None:
    assert make(settings=PrintSettings("")).job().is_file


def test_without_a_printer_a_file_is_offered_in_one_sentence(make) -> None:
    dialog = make(names=())
    assert dialog.job().is_file
    assert dialog._where_hint.text()
    assert not dialog._copies.isEnabled()
    assert dialog._system.isHidden()


def test_printer_with_one_side_turns_by_hand_and_says_so(make) -> None:
    dialog = make(3)
    assert not dialog._where_hint.text()
    dialog._both_sides.setChecked(True)
    assert dialog._where_hint.text()
    assert dialog.job().passes == (Sides.FRONTS, Sides.BACKS)
    dialog._where.setCurrentIndex(1)
    assert not dialog._where_hint.text()
    assert dialog.job().passes == (Sides.BOTH,)


def test_summary_counts_sheets(make) -> None:
    dialog = make(5)
    dialog._copies.set_value(3)
    assert "15" in dialog._summary.text()
    dialog._both_sides.setChecked(True)
    assert "9" in dialog._summary.text()


def test_page_in_view_is_the_one_shown_in_the_preview(make) -> None:
    dialog = make(5, current_page=3)
    dialog._pages.this.setChecked(True)
    assert dialog.job().pages == PageRange.single(3)


def test_typing_pages_chooses_them_and_complains_only_when_left(qtbot: QtBot, make) -> None:
    dialog = make(5)
    qtbot.keyClicks(dialog._pages.text, "2-")
    assert dialog._pages.some.isChecked()
    assert not dialog._pages.error()
    with pytest.raises(ValidationError):
        dialog.job()
    dialog._pages.text.went_on.emit()
    assert dialog._pages.error()
    qtbot.keyClicks(dialog._pages.text, "3")
    assert not dialog._pages.error()
    assert dialog.job().pages == PageRange((1, 2))


def test_wrong_pages_keep_the_dialog_open(qtbot: QtBot, make) -> None:
    dialog = make(5)
    dialog._pages.some.setChecked(True)
    qtbot.mouseClick(dialog._print, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert dialog._pages.error()
    assert dialog.focusWidget() is dialog._pages.text


def test_dialog_keeps_its_size_when_hints_and_errors_come(qtbot: QtBot, make) -> None:
    dialog = make(5)
    before = dialog.height()
    dialog._both_sides.setChecked(True)
    dialog._pages.some.setChecked(True)
    dialog._pages.text.setText("77")
    dialog._finish()
    assert (dialog.height(), dialog.sizeHint().height()) == (before, dialog.sizeHint().height())
    assert dialog.sizeHint().height() <= before


def test_copies_follow_arrows_and_buttons_and_stay_in_bounds(qtbot: QtBot, make) -> None:
    dialog = make()
    copies = dialog._copies
    qtbot.keyClick(copies.number, Qt.Key.Key_Up)
    qtbot.keyClick(copies.number, Qt.Key.Key_Up)
    qtbot.keyClick(copies.number, Qt.Key.Key_Down)
    assert copies.value() == 2
    copies.number.clear()
    assert copies.value() == 1
    copies.number.went_on.emit()
    assert copies.number.text() == "1"
    copies.set_value(500)
    assert copies.value() == 99


def test_system_dialog_gets_a_printer_that_lives_and_its_answer_counts(
    qtbot: QtBot, make, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[QPrinter] = []

    def answer(printer: QPrinter, pages: int, _parent: QWidget) -> bool:
        asked.append(printer)
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setFromTo(2, 9)
        return pages == 5

    monkeypatch.setattr(print_dialog, "printer_for", lambda _job: QPrinter())
    dialog = make(5, ask_system=answer)
    qtbot.mouseClick(dialog._system, Qt.MouseButton.LeftButton)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.printer() is asked[0]
    assert dialog.job().pages == PageRange((1, 2, 3, 4))


def test_system_dialog_that_is_left_brings_back_ours(qtbot: QtBot, make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(print_dialog, "printer_for", lambda _job: QPrinter())
    dialog = make(5, ask_system=lambda _printer, _pages, _parent: False)
    qtbot.mouseClick(dialog._system, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert dialog.job().printer == LASER


def test_printer_that_vanished_is_said_in_the_dialog(qtbot: QtBot, make) -> None:
    dialog = make(5)
    qtbot.mouseClick(dialog._system, Qt.MouseButton.LeftButton)
    assert LASER in dialog._where_hint.text()
    assert dialog.isVisible()


def test_page_in_view_of_the_system_dialog(qtbot: QtBot) -> None:
    printer = QPrinter()
    printer.setPrintRange(QPrinter.PrintRange.CurrentPage)
    assert job_of_printer(printer, 5, 3).pages == PageRange.single(3)
