"""The register of outgoing papers of a year as Word and PDF with twice the papers, and how soon it stops when asked.

The time must grow no faster than the rows. Progress is reported and asked for all along, as the window does.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path

from measure import in_turns, show_ratio
from paper_material import YEAR, file_with_papers

from cchc_desktop.documents import docx, pdf
from cchc_desktop.documents.content import Document
from cchc_desktop.documents.rendering import Cancelled, IsCancelled, Progress
from cchc_desktop.documents.sheets.asked import Asked, SheetPaper
from cchc_desktop.documents.sheets.outgoing import read_outgoing
from cchc_desktop.storage.migrate import open_file

PAPERS = 1500
TIMES = 5
STOP_AT = 0.1
"""Stopping is asked for when so much of the work is done."""

Render = Callable[[Document, Progress, IsCancelled], object]


def main(folder: Path) -> None:
    """Measure 1,500 against 3,000 papers."""
    reads = [partial(read, file_with_papers(folder / f"papers-{count}.cchc", count)) for count in (PAPERS, 2 * PAPERS)]
    small, large = (each().build() for each in reads)
    once, twice = in_turns(TIMES, *reads)
    show_ratio(f"register of papers read: {2 * PAPERS} : {PAPERS} papers", twice, once, target=2.3)
    for words, render in (("PDF", pdf.render), ("Word", docx.render)):
        once, twice, stopped = in_turns(
            TIMES, partial(whole, render, small), partial(whole, render, large), partial(stop, render, large)
        )
        show_ratio(f"register of papers as {words}: {2 * PAPERS} : {PAPERS} papers", twice, once, target=2.3)
        show_ratio(f"register of papers as {words}, stopped at a tenth : whole", stopped, twice, target=0.5)


def read(file: Path) -> SheetPaper:
    """Read the register of the year."""
    with open_file(file, read_only=True) as data, data.reading() as session:
        return read_outgoing(session, Asked(date(YEAR, 12, 31), period=str(YEAR)))[0]


def whole(render: Render, document: Document) -> object:
    """Render all of it, progress reported."""
    return render(document, lambda _done, _all: None, lambda: False)


def stop(render: Render, document: Document) -> None:
    """Ask to stop after a tenth."""
    shares = [0.0]
    with suppress(Cancelled):
        render(document, lambda done, pieces: shares.append(done / pieces), lambda: shares[-1] >= STOP_AT)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
