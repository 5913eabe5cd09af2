"""From "Print" to the last sheet, with a fake printer and fake answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from cchc_desktop.errors import StorageError
from ui.common.background import Worker
from ui.common.page_images import OpenPdf
from ui.common.paper_printer import Paper, PaperPrinter
from ui.common.print_job import PageRange, PrintJob, PrintSettings
from ui.common.printing import PrinterError
from ui.common.prompts import Action, Question


@dataclass
class FakeSettings:
    print_settings: dict[str, str | int | bool] = field(default_factory=dict)
    is_full: bool = False

    def save(self) -> None:
        if self.is_full:
            raise StorageError("The disk is full.")


@dataclass
class FakePrompts:
    path: Path | None = None
    answer: str = "backs"
    asked: list[Question] = field(default_factory=list)

    def ask(self, question: Question, _actions: Sequence[Action]) -> str:
        self.asked.append(question)
        return self.answer

    def choose_save_file(self, _title: str, _proposed: Path, _types: str = "") -> Path | None:
        return self.path


class FakeDialog:
    def __init__(self, job: PrintJob, printer: QPrinter | None, is_accepted: bool) -> None:
        self._job, self._printer, self._is_accepted = job, printer, is_accepted

    def exec(self) -> QDialog.DialogCode:
        return QDialog.DialogCode.Accepted if self._is_accepted else QDialog.DialogCode.Rejected

    def job(self) -> PrintJob:
        return self._job

    def settings(self) -> PrintSettings:
        return PrintSettings.of(self._job)

    def printer(self) -> QPrinter:
        if self._printer is None:
            raise PrinterError("The printer is gone.")
        return self._printer

    def deleteLater(self) -> None:
        return None


@pytest.fixture
def worker() -> Iterator[Worker]:
    made = Worker()
    yield made
    assert made.shut_down()


@pytest.fixture
def paper(tmp_path: Path) -> Paper:
    canvas = Canvas(str(tmp_path / "paper.pdf"), invariant=1)
    for page in range(3):
        canvas.drawString(100, 700, f"page {page}")
        canvas.showPage()
    canvas.save()
    return Paper((tmp_path / "paper.pdf").read_bytes(), 3, "Biên bản họp", tmp_path / "proposed.pdf")


def pdf_printer(path: Path) -> QPrinter:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def build(
    worker: Worker,
    prompts: FakePrompts,
    settings: FakeSettings,
    job: PrintJob,
    printer: QPrinter | None = None,
    *,
    yes: bool = True,
) -> PaperPrinter:
    return PaperPrinter(worker, prompts, settings, make_dialog=lambda *_a, **_k: FakeDialog(job, printer, yes))  # type: ignore[arg-type, return-value]


def test_paper_is_printed_and_the_choice_is_remembered(
    qtbot: QtBot, worker: Worker, paper: Paper, tmp_path: Path
) -> None:
    settings = FakeSettings()
    job = PrintJob(PageRange((0, 2)), "laser", copies=2)
    printing = build(worker, FakePrompts(), settings, job, pdf_printer(tmp_path / "out.pdf"))
    steps: list[tuple[int, int]] = []
    printing.progressed.connect(lambda done, total: steps.append((done, total)))
    with qtbot.waitSignal(printing.printed, timeout=10_000) as told:
        printing.ask(paper)
        assert printing.is_printing
    assert "laser" in told.args[0]
    assert len(OpenPdf((tmp_path / "out.pdf").read_bytes()).sizes) == 4
    assert steps == [(1, 4), (2, 4), (3, 4), (4, 4)]
    assert settings.print_settings == {"printer": "laser", "two_sided": False}
    assert not printing.is_printing


def test_paper_is_turned_between_fronts_and_backs(qtbot: QtBot, worker: Worker, paper: Paper, tmp_path: Path) -> None:
    prompts = FakePrompts()
    job = PrintJob(PageRange.whole(3), "laser", is_two_sided=True, turns_by_hand=True)
    printing = build(worker, prompts, FakeSettings(), job, pdf_printer(tmp_path / "out.pdf"))
    with qtbot.waitSignal(printing.printed, timeout=10_000):
        printing.ask(paper)
    assert len(prompts.asked) == 1
    assert len(OpenPdf((tmp_path / "out.pdf").read_bytes()).sizes) == 2


def test_backs_are_left_when_she_stops(qtbot: QtBot, worker: Worker, paper: Paper, tmp_path: Path) -> None:
    job = PrintJob(PageRange.whole(3), "laser", is_two_sided=True, turns_by_hand=True)
    printing = build(worker, FakePrompts(answer="stop"), FakeSettings(), job, pdf_printer(tmp_path / "out.pdf"))
    with qtbot.waitSignal(printing.cancelled, timeout=10_000):
        printing.ask(paper)
    assert not printing.is_printing


def test_file_gets_the_very_bytes(qtbot: QtBot, worker: Worker, paper: Paper, tmp_path: Path) -> None:
    prompts = FakePrompts(path=tmp_path / "out.pdf")
    printing = build(worker, prompts, FakeSettings(is_full=True), PrintJob(PageRange.whole(3)))
    with qtbot.waitSignal(printing.printed, timeout=10_000) as told:
        printing.ask(paper)
    assert (tmp_path / "out.pdf").read_bytes() == paper.data
    assert "out.pdf" in told.args[0]


def test_nothing_begins_without_a_file_or_an_answer(qtbot: QtBot, worker: Worker, paper: Paper) -> None:
    for printing in (
        build(worker, FakePrompts(path=None), FakeSettings(), PrintJob(PageRange.whole(3))),
        build(worker, FakePrompts(), FakeSettings(), PrintJob(PageRange.whole(3), "laser"), yes=False),
    ):
        printing.ask(paper)
        assert not printing.is_printing
        assert not worker.is_busy()


def test_printer_that_is_gone_is_told_once(qtbot: QtBot, worker: Worker, paper: Paper) -> None:
    printing = build(worker, FakePrompts(), FakeSettings(), PrintJob(PageRange.whole(3), "laser"))
    with qtbot.waitSignal(printing.failed, timeout=1000) as told:
        printing.ask(paper)
    assert isinstance(told.args[0], PrinterError)


def test_file_that_cannot_be_written_is_told_once(qtbot: QtBot, worker: Worker, paper: Paper, tmp_path: Path) -> None:
    prompts = FakePrompts(path=tmp_path / "missing" / "out.pdf")
    printing = build(worker, prompts, FakeSettings(), PrintJob(PageRange.whole(3)))
    with qtbot.waitSignal(printing.failed, timeout=10_000) as told:
        printing.ask(paper)
    assert isinstance(told.args[0], StorageError)


def test_cancel_stops_what_is_being_printed(qtbot: QtBot, worker: Worker, paper: Paper, tmp_path: Path) -> None:
    job = PrintJob(PageRange.whole(3), "laser", copies=9)
    printing = build(worker, FakePrompts(), FakeSettings(), job, pdf_printer(tmp_path / "out.pdf"))
    with qtbot.waitSignal(printing.cancelled, timeout=10_000):
        printing.ask(paper)
        printing.cancel()
    assert not printing.is_printing


def test_a_window_closed_while_it_prints_still_gets_its_paper(
    qtbot: QtBot, worker: Worker, paper: Paper, tmp_path: Path
) -> None:
    out = tmp_path / "out.pdf"
    printing = build(worker, FakePrompts(path=out), FakeSettings(), PrintJob(PageRange.whole(3), ""))
    printing.ask(paper)
    shiboken6.delete(printing)
    qtbot.waitUntil(lambda: not printing._runs)
    assert len(OpenPdf(out.read_bytes()).sizes) == 3


def test_a_window_closed_while_it_prints_is_not_silent_about_what_failed(
    qtbot: QtBot, worker: Worker, paper: Paper, tmp_path: Path
) -> None:
    prompts = FakePrompts(answer="close", path=tmp_path / "missing" / "out.pdf")
    printing = build(worker, prompts, FakeSettings(), PrintJob(PageRange.whole(3), ""))
    printing.ask(paper)
    shiboken6.delete(printing)
    qtbot.waitUntil(lambda: not printing._runs)
    assert len(prompts.asked) == 1
