"""The paper as PDF: the composition of ``composition.py`` set in type, dealt out over sheets and painted.

The same tree gives the same bytes. The preview shows these very bytes and finds the line being typed by ``places``.
"""

from __future__ import annotations

import io
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from types import MappingProxyType
from typing import TYPE_CHECKING

from cchc_desktop import paths
from cchc_desktop.documents import decree30
from cchc_desktop.documents.breaking import break_lines
from cchc_desktop.documents.composing import compose
from cchc_desktop.documents.composition import points
from cchc_desktop.documents.content import Document, Pt, Run
from cchc_desktop.documents.fonts import Face, face, printable
from cchc_desktop.documents.pages import deal
from cchc_desktop.documents.rendering import IsCancelled, Progress, Steps
from cchc_desktop.documents.sheet import Mark, Sheet, Words
from cchc_desktop.documents.styles import Part, TextStyle, component_styles

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.pdfgen.textobject import PDFTextObject

_VERSION = (1, 4)
_NO_BREAK = "\u00a0"
_FIXED = re.compile(f"{_NO_BREAK}+|[^{_NO_BREAK}]+")
_FIXED_TIME = datetime.combine(decree30.IN_FORCE_SINCE, time(), UTC)


@dataclass(frozen=True)
class Place:
    """Where a node stands: page counted from 0, edges in points from the top of that page."""

    page: int
    top: Pt
    bottom: Pt


@dataclass(frozen=True)
class Pdf:
    """A paper as PDF, and where its anchored nodes stand; a node over several pages has several places."""

    data: bytes
    places: Mapping[str, tuple[Place, ...]]
    page_count: int


def page_count(data: bytes) -> int:
    """Return the pages of a PDF that this program made: their entries stand in it as plain text."""
    return len(re.findall(rb"/Type /Page\b", data))


def render(document: Document, progress: Progress | None = None, cancelled: IsCancelled | None = None) -> Pdf:
    """Render a paper as PDF 1.4; raises ``Cancelled`` when asked to stop."""
    sections = [compose(document, section) for section in document.sections]
    steps = Steps(sum(sheets.piece_count for sheets in sections), progress, cancelled)
    stream = io.BytesIO()
    painter = _Painter(stream, document)
    for sheets in sections:
        for page in deal(sheets, steps):
            painter.paint(page)
    painter.close()
    places = {anchor: tuple(found) for anchor, found in painter.places.items()}
    return Pdf(stream.getvalue(), MappingProxyType(places), painter.page_count)


class _Painter:
    def __init__(self, stream: io.BytesIO, document: Document) -> None:
        from cchc_desktop.documents.lettering import Lettering

        self._canvas = _open_canvas(stream, document)
        self._lettering = Lettering(self._canvas)
        self._page_number_style = component_styles(document.preset)[Part.PAGE_NUMBER]
        self._deepest = -1
        self._bookmarks = 0
        self.places: dict[str, list[Place]] = defaultdict(list)
        self.page_count = 0

    def paint(self, page: Sheet) -> None:
        """Paint one page and note what stands where."""
        self._canvas.setPageSize((page.width, page.height))
        if page.number > 1:
            page.words.insert(0, _page_number(page, self._page_number_style))  # read first, as it stands first
        self._strokes(page)
        self._words(page)
        for mark in page.marks:
            self._note(mark, page)
        self._canvas.showPage()
        self.page_count += 1

    def close(self) -> None:
        """Write the file."""
        self._canvas.save()

    def _words(self, page: Sheet) -> None:
        text = self._lettering.begin()
        word_space, font = 0.0, ("", 0.0)
        for words in page.words:
            text.setTextOrigin(words.x, page.height - words.baseline)
            if words.word_space != word_space:
                word_space = words.word_space
                text.setWordSpace(word_space)
            *stretches, last = _fixed_apart(words) if word_space else words.line.stretches
            for one, piece in stretches:
                font = self._set_font(text, font, (one.name, words.size))
                if word_space and piece[0] == _NO_BREAK:
                    text.setWordSpace(0)
                    text.textOut(piece)
                    text.setWordSpace(word_space)
                    continue
                text.textOut(piece)
            font = self._set_font(text, font, (last[0].name, words.size))
            # Unlike textOut it measures nothing; the next line has a place of its own anyway.
            text.textLine(last[1])
        self._canvas.drawText(text)

    def _set_font(self, text: PDFTextObject, now: tuple[str, float], font: tuple[str, float]) -> tuple[str, float]:
        if font != now:
            text.setFont(*font)
        return font

    def _strokes(self, page: Sheet) -> None:
        for stroke in page.strokes:
            self._canvas.setLineWidth(stroke.weight)
            self._canvas.line(stroke.x0, page.height - stroke.y, stroke.x1, page.height - stroke.y)
        weight = None
        for frame in page.frames:
            if frame.weight != weight:
                weight = frame.weight
                self._canvas.setLineWidth(weight)
            self._canvas.rect(frame.x0, page.height - frame.y1, frame.x1 - frame.x0, frame.y1 - frame.y0)

    def _note(self, mark: Mark, page: Sheet) -> None:
        if mark.anchor is not None:
            _add_place(self.places[mark.anchor], Place(self.page_count, mark.top, mark.bottom))
        if mark.outline is not None:
            # A bookmark may lie one step deeper than the one before it, never two.
            self._deepest = level = min(mark.outline, self._deepest + 1)
            key = f"h{self._bookmarks}"
            self._bookmarks += 1
            self._canvas.bookmarkHorizontal(key, 0, page.height - mark.top)
            self._canvas.addOutlineEntry(mark.title, key, level)


def _fixed_apart(words: Words) -> Sequence[tuple[Face, str]]:
    """Return the stretches of a justified line with no-break spaces apart: the PDF would widen them, Word does not."""
    stretches = words.line.stretches
    if not any(_NO_BREAK in piece for _face, piece in stretches):
        return stretches
    return [(one, part) for one, piece in stretches for part in _FIXED.findall(piece)]


def _add_place(places: list[Place], place: Place) -> None:
    """Add a place; parts of one node on one page are one place."""
    if places and places[-1].page == place.page:
        last = places.pop()
        place = Place(place.page, min(last.top, place.top), max(last.bottom, place.bottom))
    places.append(place)


def _page_number(page: Sheet, style: TextStyle) -> Words:
    line = break_lines([Run(str(page.number))], style.size, page.width)[0]
    left, right = points(decree30.MARGINS.left), points(decree30.MARGINS.right)
    middle = left + (page.width - left - right) / 2
    baseline = points(decree30.MARGINS.header) + decree30.BASELINE * style.pitch
    return Words(middle - line.width / 2, baseline, line, style.size)


def _open_canvas(stream: io.BytesIO, document: Document) -> Canvas:
    from reportlab import rl_config
    from reportlab.pdfgen.canvas import Canvas

    # Plain bytes instead of printable ones: a fifth less to write and to read.
    rl_config.useA85 = 0
    canvas = Canvas(
        stream,
        pdfVersion=_VERSION,
        invariant=1,
        lang=decree30.LANGUAGE,
        # The first font of a canvas is listed in the file, used or not.
        initialFontName=face().name,
        pageCompression=1,
    )
    canvas.setTitle(printable(document.title))
    canvas.setSubject(printable(document.title))
    canvas.setAuthor(printable(document.author))
    canvas.setCreator(paths.APP_NAME)
    canvas.setDateFormatter(lambda *_moment: _pdf_date(document.created or _FIXED_TIME))
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


def _pdf_date(moment: datetime) -> str:
    offset = moment.strftime("%z")
    return f"D:{moment:%Y%m%d%H%M%S}{offset[:3]}'{offset[3:5]}'"
