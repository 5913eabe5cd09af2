"""The register of tasks as Word and PDF with twice the rows: the time must grow no faster than the rows.

Facts are read once from a file with that many tasks; reading is measured by itself.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from measure import in_turns, show_ratio
from task_material import TODAY, file_with_tasks

from cchc_desktop.documents import docx, pdf
from cchc_desktop.documents.content import Document
from cchc_desktop.documents.sheets.asked import Asked, SheetPaper
from cchc_desktop.documents.sheets.tasks import read_register
from cchc_desktop.storage.migrate import open_file

ROWS = 1500
TIMES = 5


def main(folder: Path) -> None:
    """Measure 1,500 against 3,000 tasks."""
    reads = [_reader(file_with_tasks(folder / f"register-{count}.cchc", count)) for count in (ROWS, 2 * ROWS)]
    small, large = (read().build() for read in reads)
    once, twice = in_turns(TIMES, *reads)
    show_ratio(f"register read: {2 * ROWS} tasks : {ROWS} tasks", twice, once, target=2.3)
    for words, render in (("PDF", pdf.render), ("Word", docx.render)):
        once, twice = in_turns(TIMES, _call(render, small), _call(render, large))
        show_ratio(f"register as {words}: {2 * ROWS} tasks : {ROWS} tasks", twice, once, target=2.3)


def _reader(file: Path) -> Callable[[], SheetPaper]:
    def read() -> SheetPaper:
        with open_file(file, read_only=True) as data, data.reading() as session:
            return read_register(session, Asked(TODAY))[0]

    return read


def _call(render: Callable[[Document], object], document: Document) -> Callable[[], object]:
    return lambda: render(document)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
