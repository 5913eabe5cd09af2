"""Images of the pages in view, made beside the window's own thread.

One request runs at a time and the next one is chosen when it is done, so what is no longer looked at is never drawn.
While a page is drawn anew its old image stays, so that nothing flickers. At most six images are kept: 30 pages at
150 % on an office computer must not fill its memory.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, QSizeF, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions, QPdfPageRenderer

from cchc_desktop.errors import DocumentError
from cchc_desktop.i18n import _

MOST_IMAGES: Final = 6
MOST_BYTES: Final = 64 * 1024 * 1024
_LARGEST_PIXELS: Final = 12_000_000


@dataclass(frozen=True)
class Wanted:
    """An image somebody looks at (or soon will): page and size in device pixels."""

    page: int
    size: QSize


@dataclass
class _Drawn:
    image: QImage
    size: QSize
    edition: int


class OpenPdf:
    """PDF bytes opened for drawing; raises ``DocumentError`` when they are no PDF."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.document = QPdfDocument()
        buffer = QBuffer(self.document)
        buffer.setData(QByteArray(data))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(buffer)
        if self.document.error() != QPdfDocument.Error.None_ or self.document.pageCount() < 1:
            raise DocumentError(_("The pages could not be opened. What was typed is safe. Choose Print again."))
        pages = range(self.document.pageCount())
        self.sizes: tuple[QSizeF, ...] = tuple(self.document.pagePointSize(page) for page in pages)


@dataclass(frozen=True)
class _Source:
    """A PDF and what draws it, bound for life: a renderer that gets another document loses requests."""

    pdf: OpenPdf
    renderer: QPdfPageRenderer
    edition: int


@dataclass(frozen=True)
class _Asked:
    source: _Source
    request: int
    wanted: Wanted


class PageImages(QObject):
    """Draw the pages wanted, those in view first.

    Signals: ``drawn(page)`` when a page has a new image.
    """

    drawn = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source: _Source | None = None
        self._gone: list[_Source] = []
        self._images: dict[int, _Drawn] = {}
        self._edition = 0
        self._in_view: tuple[Wanted, ...] = ()
        self._wanted: tuple[Wanted, ...] = ()
        self._asked: _Asked | None = None

    def show(self, pdf: OpenPdf | None) -> None:
        """Draw from this PDF from now on; the images of the former one stay until they are drawn anew."""
        self._edition += 1
        self._source = None  # freed at once, or after its answer while it is drawing
        if pdf is not None:
            renderer = QPdfPageRenderer()
            renderer.setRenderMode(QPdfPageRenderer.RenderMode.MultiThreaded)
            renderer.setDocument(pdf.document)
            renderer.pageRendered.connect(self._keep)
            self._source = _Source(pdf, renderer, self._edition)
        count = len(pdf.sizes) if pdf is not None else 0
        self._images = {page: image for page, image in self._images.items() if page < count}
        self._in_view = self._wanted = ()

    def want(self, in_view: Sequence[Wanted], soon: Sequence[Wanted]) -> None:
        """Draw what is in view, then what may be looked at soon as far as memory allows; forget former wishes."""
        self._in_view = tuple(Wanted(each.page, _within_limit(each.size)) for each in in_view)
        wanted = list(self._in_view)
        for each in (Wanted(each.page, _within_limit(each.size)) for each in soon):
            if len(wanted) < MOST_IMAGES and sum(map(_bytes_of, (*wanted, each))) <= MOST_BYTES:
                wanted.append(each)
        self._wanted = tuple(wanted)
        self._ask_next()

    def image(self, page: int) -> QImage | None:
        """Return the newest image of a page; its size may still be another than the one wanted."""
        found = self._images.get(page)
        return found.image if found is not None else None

    def is_fresh(self, page: int, size: QSize) -> bool:
        """Tell whether the image of a page shows the present PDF at this size."""
        found = self._images.get(page)
        return found is not None and found.edition == self._edition and found.size == _within_limit(size)

    @property
    def kept(self) -> tuple[int, ...]:
        """The pages of which an image is kept."""
        return tuple(sorted(self._images))

    def _ask_next(self) -> None:
        if self._asked is not None or self._source is None:
            return
        for wanted in self._wanted:
            if not self.is_fresh(wanted.page, wanted.size):
                request = self._source.renderer.requestPage(wanted.page, wanted.size)
                self._asked = _Asked(self._source, request, wanted)
                return

    def _keep(self, page: int, _size: QSize, image: QImage, _options: QPdfDocumentRenderOptions, request: int) -> None:
        asked = self._asked
        if asked is None or (page, request) != (asked.wanted.page, asked.request):
            return
        self._asked = None
        if asked.source is not self._source:
            self._gone.append(asked.source)  # it is still speaking: freed when it has done
            QTimer.singleShot(0, self, self._free_gone)
        if self._source is not None and page < len(self._source.pdf.sizes):
            drawn = image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
            self._images[page] = _Drawn(drawn, asked.wanted.size, asked.source.edition)
            self._forget_far_pages()
            self.drawn.emit(page)
        self._ask_next()

    def _free_gone(self) -> None:
        self._gone.clear()

    def _forget_far_pages(self) -> None:
        """Drop images that nobody wants until the limits hold, the farthest page first."""
        wanted = {each.page for each in self._wanted}
        here = self._in_view[0].page if self._in_view else 0
        spare = sorted(self._images.keys() - wanted, key=lambda page: abs(page - here))
        while spare and (len(self._images) > MOST_IMAGES or self._bytes() > MOST_BYTES):
            del self._images[spare.pop()]

    def _bytes(self) -> int:
        return sum(drawn.image.sizeInBytes() for drawn in self._images.values())


def _bytes_of(wanted: Wanted) -> int:
    return wanted.size.width() * wanted.size.height() * 4


def _within_limit(size: QSize) -> QSize:
    """Return the size, made smaller where one image would take more than 48 MB."""
    pixels = size.width() * size.height()
    if pixels <= _LARGEST_PIXELS:
        return size
    shrink = (_LARGEST_PIXELS / pixels) ** 0.5
    return QSize(max(int(size.width() * shrink), 1), max(int(size.height() * shrink), 1))
