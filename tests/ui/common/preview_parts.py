"""A paper made by plain ReportLab, a preview in a window, and a look at its pixels: for the tests of the preview."""

from __future__ import annotations

import io
from dataclasses import dataclass, field

from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from ui.common.preview import Preview

LINE = 16.0
FIRST_LINE = 60.0


@dataclass(frozen=True)
class Place:
    page: int
    top: float
    bottom: float


@dataclass(frozen=True)
class Paper:
    data: bytes
    places: dict[str, tuple[Place, ...]] = field(default_factory=dict)
    page_count: int = 1


def paper(pages: int = 3, *, lines: int = 40, word: str = "line", wide: tuple[int, ...] = ()) -> Paper:
    """Return a paper of plain lines; line n of page p has the anchor "p.n"."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, invariant=1)
    places: dict[str, tuple[Place, ...]] = {}
    for page in range(pages):
        size = landscape(A4) if page in wide else A4
        canvas.setPageSize(size)
        for line in range(min(lines, 30) if page in wide else lines):
            top = FIRST_LINE + line * LINE
            canvas.drawString(85, size[1] - top - 12, f"{word} {line} of page {page}, with more words to fill it")
            places[f"{page}.{line}"] = (Place(page, top, top + LINE),)
        canvas.showPage()
    canvas.save()
    return Paper(stream.getvalue(), places, pages)


def show(qtbot: QtBot, preview: Preview, shown: Paper, anchor: str | None = None) -> None:
    with qtbot.waitSignal(preview.rendered, timeout=5000):
        preview.show_pdf(shown, anchor=anchor)  # type: ignore[arg-type]


def picture(preview: Preview) -> QImage:
    return preview.view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def pixel(image: QImage, x: float, y: float) -> QColor:
    """Return the colour at a logical pixel of a picture."""
    ratio = image.devicePixelRatio()
    return image.pixelColor(round(x * ratio), round(y * ratio))


def colors_of_row(image: QImage, y: float) -> set[str]:
    return {image.pixelColor(x, round(y * image.devicePixelRatio())).name() for x in range(image.width())}
