"""The printers of this computer and the system's own print dialog."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from ui.common.print_job import PageRange, PrintJob

AskSystem = Callable[[QPrinter, int, QWidget], bool]
"""Show the system's dialog for a printer and a number of pages; tell whether to print."""


class Printers(Protocol):
    """What the print dialog asks about printers."""

    def names(self) -> list[str]:
        """Return the names of all printers."""
        ...

    def default(self) -> str:
        """Return the name of the usual one, or nothing."""
        ...

    def can_turn(self, name: str) -> bool:
        """Tell whether this one prints both sides by itself."""
        ...


class InstalledPrinters:
    """The printers that the system knows. Looking into one may take a second on a network: done when it is chosen."""

    def names(self) -> list[str]:
        """Return the names of all printers."""
        return QPrinterInfo.availablePrinterNames()

    def default(self) -> str:
        """Return the name of the usual one, or nothing."""
        return QPrinterInfo.defaultPrinterName()

    def can_turn(self, name: str) -> bool:
        """Tell whether this one prints both sides by itself."""
        modes = QPrinterInfo.printerInfo(name).supportedDuplexModes()
        return any(mode != QPrinter.DuplexMode.DuplexNone for mode in modes)


def ask_with_system_dialog(printer: QPrinter, page_count: int, parent: QWidget) -> bool:
    """Show the system's print dialog; the caller keeps the printer, or Qt crashes."""
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, page_count)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintCurrentPage, True)
    return dialog.exec() == QDialog.DialogCode.Accepted


def job_of_printer(printer: QPrinter, page_count: int, current_page: int) -> PrintJob:
    """Return what the system's dialog wrote into a printer."""
    pages = PageRange.whole(page_count)
    first, last = printer.fromPage(), min(printer.toPage() or printer.fromPage(), page_count)
    if printer.printRange() == QPrinter.PrintRange.CurrentPage:
        pages = PageRange.single(current_page)
    elif printer.printRange() == QPrinter.PrintRange.PageRange and 0 < first <= last:
        pages = PageRange(tuple(range(first - 1, last)))
    is_two_sided = printer.duplex() != QPrinter.DuplexMode.DuplexNone
    return PrintJob(pages, printer.printerName(), copies=printer.copyCount(), is_two_sided=is_two_sided)
