"""Put the pages of a PDF on paper.

Qt cannot send PDF bytes to a printer, so each page is painted as an image, one at a time: 300 dpi are 35 MB, 600 would
be 139 MB. Range, copies and both sides are counted out here where the driver does not do it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from cchc_desktop.errors import AppError
from cchc_desktop.i18n import _
from cchc_desktop.storage import files
from ui.common.page_images import OpenPdf
from ui.common.print_job import PageRange, PrintJob, Sides, order_of_sides

RESOLUTION: Final = 300
_POINTS_PER_INCH: Final = 72
Progress = Callable[[int, int], None]
IsCancelled = Callable[[], bool]


class PrinterError(AppError):
    """The printer is gone, refuses, or stopped half-way."""


def printer_for(job: PrintJob) -> QPrinter:
    """Return the printer a job names. Raises ``PrinterError`` when it is not installed any more."""
    if job.printer not in QPrinterInfo.availablePrinterNames():
        raise PrinterError(
            _(
                "The printer “{name}” is not installed any more. Nothing was printed. "
                "Choose another printer or print into a PDF file."
            ).format(name=job.printer)
        )
    return QPrinter(QPrinterInfo.printerInfo(job.printer), QPrinter.PrinterMode.HighResolution)


def print_pdf(
    pdf_bytes: bytes,
    printer: QPrinter,
    *,
    pages: PageRange,
    copies: int = 1,
    collate: bool = True,
    sides: Sides = Sides.ONE,
    title: str = "",
    progress: Progress | None = None,
    is_cancelled: IsCancelled | None = None,
) -> bool:
    """Print pages in their own size on A4; return False when it was cancelled between two pages.

    ``progress(done, total)`` is called after each side. Raises ``PrinterError`` or ``DocumentError``; may run
    outside the window's thread.
    """
    pdf = OpenPdf(pdf_bytes)
    by_driver = sides in (Sides.ONE, Sides.BOTH) and printer.supportsMultipleCopies()
    order = order_of_sides(pages, copies=1 if by_driver else copies, collate=collate, sides=sides)
    _set_up(printer, title=title, resolution=RESOLUTION)
    printer.setCopyCount(copies if by_driver else 1)
    printer.setCollateCopies(collate)
    _set_sides(printer, sides, pdf.sizes[pages.pages[0]])
    return _paint(pdf, printer, order, progress or _ignore_progress, is_cancelled or _never)


def print_to_file(
    pdf_bytes: bytes,
    path: Path,
    *,
    pages: PageRange,
    copies: int = 1,
    title: str = "",
    progress: Progress | None = None,
    is_cancelled: IsCancelled | None = None,
) -> bool:
    """Print into a PDF file, written whole or not at all; return False when it was cancelled.

    The whole paper once is the very bytes, with text that can be searched; a choice of pages is painted.
    Raises ``StorageError``, ``PrinterError`` or ``DocumentError``.
    """
    if copies == 1 and pages == PageRange.whole(len(OpenPdf(pdf_bytes).sizes)):
        files.write_whole(path, pdf_bytes)
        return True
    with TemporaryDirectory(prefix="cchc-", ignore_cleanup_errors=True) as folder:
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(Path(folder, "pages.pdf")))
        is_done = print_pdf(
            pdf_bytes, printer, pages=pages, copies=copies, title=title, progress=progress, is_cancelled=is_cancelled
        )
        if is_done:
            files.write_whole(path, Path(folder, "pages.pdf").read_bytes())
    return is_done


def _set_up(printer: QPrinter, *, title: str, resolution: int) -> None:
    printer.setResolution(resolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)  # the margins are in the page already
    printer.setDocName(title)


def _set_sides(printer: QPrinter, sides: Sides, first: QSizeF) -> None:
    """Turn the paper like a book: over the long edge, or the short one when the pages lie."""
    if sides is not Sides.BOTH:
        printer.setDuplex(QPrinter.DuplexMode.DuplexNone)
    elif _is_wide(first):
        printer.setDuplex(QPrinter.DuplexMode.DuplexShortSide)
    else:
        printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide)


def _paint(
    pdf: OpenPdf, printer: QPrinter, order: tuple[int | None, ...], progress: Progress, is_cancelled: IsCancelled
) -> bool:
    painter = QPainter()
    try:
        for done, page in enumerate(order):
            if is_cancelled():
                printer.abort()
                return False
            _turn_sheet(printer, pdf.sizes[page] if page is not None else None)
            if not (painter.begin(printer) if done == 0 else printer.newPage()):
                raise PrinterError(_stopped(printer, done, len(order)))
            if page is not None:
                _paint_page(painter, printer, pdf, page)
            if printer.printerState() in (QPrinter.PrinterState.Aborted, QPrinter.PrinterState.Error):
                raise PrinterError(_stopped(printer, done, len(order)))
            progress(done + 1, len(order))
    finally:
        has_ended = painter.end() if painter.isActive() else True
    if not has_ended:
        raise PrinterError(_stopped(printer, 0, len(order)))
    return True


def _turn_sheet(printer: QPrinter, size: QSizeF | None) -> None:
    """Let the next sheet lie or stand as its page does; an empty side stays as it is."""
    if size is not None:
        lies = QPageLayout.Orientation.Landscape if _is_wide(size) else QPageLayout.Orientation.Portrait
        printer.setPageOrientation(lies)


def _paint_page(painter: QPainter, printer: QPrinter, pdf: OpenPdf, page: int) -> None:
    size = pdf.sizes[page]
    resolution = printer.resolution()
    image = _image(pdf, page, min(RESOLUTION, resolution))
    scale = resolution / _POINTS_PER_INCH
    painter.save()
    sheet = printer.paperRect(QPrinter.Unit.DevicePixel)
    if _is_wide(size) and sheet.width() < sheet.height():  # a driver that does not turn the sheet
        painter.translate(sheet.width(), 0)
        painter.rotate(90)
    painter.setRenderHints(QPainter.RenderHint.LosslessImageRendering | QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(QRectF(0, 0, size.width() * scale, size.height() * scale), image)
    painter.restore()


def _image(pdf: OpenPdf, page: int, resolution: int) -> QImage:
    """Return a page on white: drivers print what is transparent as black, or slowly."""
    size = pdf.sizes[page] * (resolution / _POINTS_PER_INCH)
    image = pdf.document.render(page, QSize(round(size.width()), round(size.height())))
    ground = QPainter(image)
    ground.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOver)
    ground.fillRect(image.rect(), Qt.GlobalColor.white)
    ground.end()
    image.reinterpretAsFormat(QImage.Format.Format_RGB32)
    return image


def _is_wide(size: QSizeF) -> bool:
    return size.width() > size.height()


def _stopped(printer: QPrinter, done: int, total: int) -> str:
    name = printer.printerName() or printer.outputFileName()
    if not done:
        return _(
            "“{name}” does not take the pages. What was entered is saved in full. "
            "Check power, cable and paper, then print again, or print into a PDF file."
        ).format(name=name)
    return _(
        "“{name}” stopped after {done} of {total} pages. What was entered is saved in full. "
        "Check power, cable and paper, then print the pages that are missing."
    ).format(name=name, done=done, total=total)


def _ignore_progress(_done: int, _total: int) -> None:
    return None


def _never() -> bool:
    return False
