"""Paper: the right pages, in their own size, as often as wanted, on one side or both."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from cchc_desktop.errors import DocumentError, StorageError, ValidationError
from ui.common.page_images import OpenPdf
from ui.common.print_job import PageRange, PrintJob, PrintSettings, Sides, order_of_sides
from ui.common.printing import PrinterError, print_pdf, print_to_file, printer_for

PER_PAGE = 40.0


def paper(pages: int = 3, *, wide: tuple[int, ...] = ()) -> bytes:
    """Return pages with a black square, 36 points wide, 100 points from the left and 100 + 40 n from the top."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, invariant=1)
    for page in range(pages):
        size = landscape(A4) if page in wide else A4
        canvas.setPageSize(size)
        canvas.rect(100, size[1] - 100 - PER_PAGE * page - 36, 36, 36, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def pdf_printer(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def printed(path: Path) -> OpenPdf:
    return OpenPdf(path.read_bytes())


def image_of(pdf: OpenPdf, page: int) -> QImage:
    """Return a page as printed, one pixel a point, on white."""
    size = pdf.sizes[page]
    image = pdf.document.render(page, QSize(round(size.width()), round(size.height())))
    white = QImage(image.size(), QImage.Format.Format_RGB32)
    white.fill(0xFFFFFFFF)
    painter = QPainter(white)
    painter.drawImage(0, 0, image)
    painter.end()
    return white


def original(pdf: OpenPdf, page: int) -> int | None:
    """Return which page of the paper was printed here, by the place of its square; None for an empty side."""
    image = image_of(pdf, page)
    for number in range(10):
        if image.pixelColor(118, round(100 + PER_PAGE * number + 18)).lightness() < 60:
            return number
    return None


def originals(path: Path) -> list[int | None]:
    pdf = printed(path)
    return [original(pdf, page) for page in range(len(pdf.sizes))]


# --------------------------------------------------------------------------------------------------- page range


@pytest.mark.parametrize(
    ("text", "pages", "shown"),
    [
        ("1-3, 5", (0, 1, 2, 4), "1-3, 5"),
        ("5;1", (0, 4), "1, 5"),
        (" 3 – 2 ", (1, 2), "2-3"),
        ("2,2,2", (1,), "2"),
        ("1,", (0,), "1"),
        ("1-5", (0, 1, 2, 3, 4), "1-5"),
    ],
)
def test_pages_are_read_as_people_write_them(text: str, pages: tuple[int, ...], shown: str) -> None:
    found = PageRange.parse(text, 5)
    assert found.pages == pages
    assert str(found) == shown


@pytest.mark.parametrize("text", ["", " , ", "a", "1-", "-3", "1..3", "0", "6", "2-9", "1-2-3", "٣x", "99999999999"])
def test_pages_that_do_not_exist_are_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(ValidationError) as refused:
        PageRange.parse(text, 5)
    assert refused.value.field == "pages"
    assert refused.value.sentence.endswith((".", "5."))


# -------------------------------------------------------------------------------------------------------- order


def test_order_of_one_side_with_copies() -> None:
    pages = PageRange((0, 1))
    assert order_of_sides(pages, copies=2, collate=True, sides=Sides.ONE) == (0, 1, 0, 1)
    assert order_of_sides(pages, copies=2, collate=False, sides=Sides.ONE) == (0, 0, 1, 1)


def test_every_copy_begins_on_a_new_sheet_when_both_sides_are_printed() -> None:
    pages = PageRange((0, 1, 2))
    assert order_of_sides(pages, copies=2, collate=True, sides=Sides.BOTH) == (0, 1, 2, None, 0, 1, 2)


def test_backs_follow_the_turned_heap() -> None:
    pages = PageRange.whole(5)
    assert order_of_sides(pages, copies=1, collate=True, sides=Sides.FRONTS) == (0, 2, 4)
    assert order_of_sides(pages, copies=1, collate=True, sides=Sides.BACKS) == (None, 3, 1)


def test_job_counts_its_sheets_and_passes() -> None:
    job = PrintJob(PageRange.whole(3), "laser", copies=2, is_two_sided=True, turns_by_hand=True)
    assert (job.sheets, job.passes) == (4, (Sides.FRONTS, Sides.BACKS))
    assert PrintJob(PageRange.whole(3), "laser", copies=2).sheets == 6
    assert PrintJob(PageRange.single(1), "laser", is_two_sided=True, turns_by_hand=True).passes == (Sides.BOTH,)
    assert PrintJob(PageRange.whole(3), "laser", is_two_sided=True).passes == (Sides.BOTH,)


def test_settings_remember_printer_and_sides_but_no_copies() -> None:
    job = PrintJob(PageRange.whole(3), "laser", copies=7, is_two_sided=True)
    values = PrintSettings.of(job).write()
    assert values == {"printer": "laser", "two_sided": True}
    assert PrintSettings.read(values) == PrintSettings("laser", True)
    assert PrintSettings.read({"printer": 3, "two_sided": "yes"}) == PrintSettings(None, False)


# -------------------------------------------------------------------------------------------------------- paper


def test_pages_are_printed_in_their_own_size_on_a4(qtbot: QtBot, tmp_path: Path) -> None:
    assert print_pdf(paper(3), pdf_printer(tmp_path / "out.pdf"), pages=PageRange.whole(3))
    out = printed(tmp_path / "out.pdf")
    assert originals(tmp_path / "out.pdf") == [0, 1, 2]
    assert [(round(size.width()), round(size.height())) for size in out.sizes] == [(595, 842)] * 3
    image = image_of(out, 1)
    top = 100 + PER_PAGE
    for inside in ((102, top + 2), (134, top + 2), (102, top + 34), (134, top + 34)):
        assert image.pixelColor(round(inside[0]), round(inside[1])).lightness() < 60
    for outside in ((97, top + 18), (139, top + 18), (118, top - 3), (118, top + 39)):
        assert image.pixelColor(round(outside[0]), round(outside[1])).lightness() > 240


def test_lying_page_turns_the_sheet(qtbot: QtBot, tmp_path: Path) -> None:
    assert print_pdf(paper(3, wide=(1,)), pdf_printer(tmp_path / "out.pdf"), pages=PageRange.whole(3))
    out = printed(tmp_path / "out.pdf")
    assert [size.width() > size.height() for size in out.sizes] == [False, True, False]
    assert originals(tmp_path / "out.pdf") == [0, 1, 2]


def test_first_page_may_lie(qtbot: QtBot, tmp_path: Path) -> None:
    assert print_pdf(paper(2, wide=(0,)), pdf_printer(tmp_path / "out.pdf"), pages=PageRange.whole(2))
    assert [size.width() > size.height() for size in printed(tmp_path / "out.pdf").sizes] == [True, False]


def test_range_and_copies_are_honoured(qtbot: QtBot, tmp_path: Path) -> None:
    pages = PageRange.parse("2-3, 5", 5)
    assert print_pdf(paper(5), pdf_printer(tmp_path / "out.pdf"), pages=pages, copies=2)
    assert originals(tmp_path / "out.pdf") == [1, 2, 4, 1, 2, 4]


def test_fronts_then_backs_when_the_paper_is_turned_by_hand(qtbot: QtBot, tmp_path: Path) -> None:
    for sides, expected in ((Sides.FRONTS, [0, 2]), (Sides.BACKS, [None, 1])):
        target = tmp_path / f"{sides.value}.pdf"
        assert print_pdf(paper(3), pdf_printer(target), pages=PageRange.whole(3), sides=sides)
        assert originals(target) == expected


def test_progress_counts_and_cancel_stops_between_pages(qtbot: QtBot, tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    is_done = print_pdf(
        paper(4),
        pdf_printer(tmp_path / "out.pdf"),
        pages=PageRange.whole(4),
        progress=lambda done, total: steps.append((done, total)),
        is_cancelled=lambda: len(steps) == 2,
    )
    assert not is_done
    assert steps == [(1, 4), (2, 4)]


@pytest.mark.qt_log_ignore("Returned false", extend=True)
def test_printer_that_refuses_is_told_in_one_sentence(qtbot: QtBot, tmp_path: Path) -> None:
    with pytest.raises(PrinterError) as refused:
        print_pdf(paper(1), pdf_printer(tmp_path / "missing" / "out.pdf"), pages=PageRange.whole(1))
    assert "out.pdf" in refused.value.sentence


def test_printer_that_is_gone_is_named(qtbot: QtBot) -> None:
    with pytest.raises(PrinterError, match="Canon nowhere"):
        printer_for(PrintJob(PageRange.whole(1), "Canon nowhere"))


def test_bytes_that_are_no_pdf_are_refused(qtbot: QtBot, tmp_path: Path) -> None:
    with pytest.raises(DocumentError):
        print_pdf(b"no pages", pdf_printer(tmp_path / "out.pdf"), pages=PageRange.whole(1))


# ------------------------------------------------------------------------------------------------------ PDF file


def test_whole_paper_as_a_file_is_the_very_bytes(qtbot: QtBot, tmp_path: Path) -> None:
    data = paper(3)
    assert print_to_file(data, tmp_path / "out.pdf", pages=PageRange.whole(3))
    assert (tmp_path / "out.pdf").read_bytes() == data


def test_some_pages_as_a_file_are_those_pages(qtbot: QtBot, tmp_path: Path) -> None:
    assert print_to_file(paper(5), tmp_path / "out.pdf", pages=PageRange.parse("2, 4", 5))
    assert originals(tmp_path / "out.pdf") == [1, 3]
    assert [file.name for file in tmp_path.iterdir()] == ["out.pdf"]


def test_cancelled_file_leaves_the_old_one(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "out.pdf").write_bytes(b"old")
    pages = PageRange.parse("2, 4", 5)
    assert not print_to_file(paper(5), tmp_path / "out.pdf", pages=pages, is_cancelled=lambda: True)
    assert (tmp_path / "out.pdf").read_bytes() == b"old"


def test_folder_that_is_missing_is_told_in_one_sentence(qtbot: QtBot, tmp_path: Path) -> None:
    with pytest.raises(StorageError):
        print_to_file(paper(2), tmp_path / "missing" / "out.pdf", pages=PageRange.single(0))
