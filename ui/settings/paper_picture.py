"""A live picture of minutes as the settings make them: the head and the end of the very page that would be printed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import Final

from PySide6.QtCore import QObject, QRect, QSize, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cchc_desktop.committee.records import PersonAtDate, Profile, RoleKind
from cchc_desktop.documents.kinds import minutes
from cchc_desktop.documents.pdf import Pdf, render
from cchc_desktop.i18n import _
from cchc_desktop.meetings.records import MeetingDetails, MeetingFacts, MeetingKind, MeetingState
from ui import style
from ui.common.background import Worker
from ui.common.page_images import OpenPdf

_CHAIR: Final = PersonAtDate(1, "P01", "Nguyễn Văn A", post="Chủ tịch UBND phường", role_kind=RoleKind.HEAD)
_SECRETARY: Final = PersonAtDate(2, "P02", "Nguyễn Thị B", post="Công chức", role_kind=RoleKind.SECRETARY)
_TOP: Final = 46.0
_TITLE_LINE: Final = 22.0
_GAP: Final = 6
"""Between two parts of the page, in pixels; the heights above are in points."""


@dataclass(frozen=True)
class _Strip:
    """A part of the page from one height to another, in points."""

    top: float
    bottom: float


@dataclass(frozen=True)
class PicturePage:
    """The page rendered last, opened for drawing."""

    places: Pdf
    opened: OpenPdf


class PictureSource(QObject):
    """Renders the page for every picture at once, on the worker.

    Signals: ``rendered(PicturePage)``.
    """

    rendered = Signal(object)

    def __init__(self, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._asked: tuple[Profile, PersonAtDate, PersonAtDate] | None = None

    def show_profile(
        self, profile: Profile, chair: PersonAtDate | None = None, secretary: PersonAtDate | None = None
    ) -> None:
        """Render minutes of this organ and committee, signed by these people, unless they are shown already."""
        asked = (profile, chair or _CHAIR, secretary or _SECRETARY)
        if asked == self._asked:
            return
        self._asked = asked
        facts = _facts(*asked)
        job = self._worker.submit_latest(self, lambda _job: render(minutes.build(facts)))
        job.done.connect(lambda pdf: self._take(pdf, asked))

    def _take(self, pdf: Pdf, asked: tuple[Profile, PersonAtDate, PersonAtDate]) -> None:
        if asked == self._asked:
            self.rendered.emit(PicturePage(pdf, OpenPdf(pdf.data)))


class PaperPicture(QWidget):
    """Shows the head of minutes, and their end where ``with_end``."""

    def __init__(self, source: PictureSource, *, with_end: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._with_end = with_end
        self._page: PicturePage | None = None
        self._strips: tuple[_Strip, ...] = ()
        self._image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(style.FIELD_MAX)
        self.setAccessibleName(_("How the paper will look"))
        self.setFixedHeight(120)
        source.rendered.connect(self._show)

    @property
    def strips(self) -> int:
        """How many parts of the page are shown."""
        return len(self._strips)

    def words(self) -> str:
        """Return the words of the page shown, for a screen reader."""
        return self._page.opened.document.getAllText(0).text() if self._page is not None else ""

    def _show(self, page: PicturePage) -> None:
        self._page = page
        pdf = page.places
        strips = [_Strip(_TOP, _bottom(pdf, "title") + 6)]
        if self._with_end:  # the title is left out, so that head and signatures are seen together
            strips = [_Strip(_TOP, _top(pdf, "title") - _TITLE_LINE)]
            first = "read_back" if "read_back" in pdf.places else "end"
            strips.append(_Strip(_top(pdf, "chair"), _bottom(pdf, "chair") + 4))
            strips.append(_Strip(_top(pdf, first), max(_bottom(pdf, "signatures"), _bottom(pdf, "recipients")) + 8))
        self._strips = tuple(strips)
        self._image = QImage()
        self.setAccessibleDescription(self.words())
        self._draw()

    def _scale(self) -> float:
        return self.width() / self._page.opened.sizes[0].width() if self._page is not None else 1.0

    def _draw(self) -> None:
        """Draw the page once for this width, when it is looked at; the strips are cut from it."""
        ratio = self.devicePixelRatioF()
        if self._page is None or not self.isVisible() or self._image.width() == round(self.width() * ratio):
            return
        height = self._page.opened.sizes[0].height() * self._scale() * ratio
        size = QSize(round(self.width() * ratio), round(height))
        self._image = self._page.opened.document.render(0, size)
        heights = [round((strip.bottom - strip.top) * self._scale()) for strip in self._strips]
        self.setFixedHeight(sum(heights) + _GAP * (len(heights) - 1) + 2)
        self.update()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._draw()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._draw()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._image.isNull():
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), style.color("desk"))
        line = style.color("strong_line")
        top, ratio = 1, self._image.width() / self.width()
        for strip in self._strips:
            height = round((strip.bottom - strip.top) * self._scale())
            place = QRect(0, top, self.width(), height)
            source = QRect(0, round(strip.top * self._scale() * ratio), self._image.width(), round(height * ratio))
            painter.fillRect(place, style.color("page"))
            painter.drawImage(place, self._image, source)
            painter.fillRect(0, top, 1, height, line)
            painter.fillRect(place.right(), top, 1, height, line)
            top += height + _GAP
        painter.fillRect(0, 0, self.width(), 1, line)


def _top(pdf: Pdf, anchor: str) -> float:
    return float(pdf.places[anchor][0].top)


def _bottom(pdf: Pdf, anchor: str) -> float:
    return float(pdf.places[anchor][-1].bottom)


def _facts(profile: Profile, chair: PersonAtDate, secretary: PersonAtDate) -> MeetingFacts:
    details = MeetingDetails(
        title="Họp Ban Chỉ đạo",
        kind=MeetingKind.MONTHLY,
        period="2026-01",
        start_date=date(2026, 1, 5),
        start_time=time(14, 0),
        end_time=time(16, 40),
        place="Phòng họp",
        chair_id=chair.id,
        secretary_id=secretary.id if chair.id != secretary.id else None,
    )
    people = {secretary.id: secretary, chair.id: chair}
    return MeetingFacts(0, "", MeetingState.SIGNED, details, profile, people, proceedings="…")
