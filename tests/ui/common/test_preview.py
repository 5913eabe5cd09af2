"""The pages beside what is typed: kept in place while they change, sharp, marked, and never taking the keyboard."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from cchc_desktop.errors import DocumentError
from ui import style
from ui.common.page_images import MOST_IMAGES, OpenPdf
from ui.common.page_layout import GAP, PageLayout, Spot, next_zoom, scroll_target
from ui.common.preview import Preview

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)  # the screenless platform says so

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


@pytest.fixture
def preview(qtbot: QtBot) -> Iterator[Preview]:
    made = Preview()
    qtbot.addWidget(made)
    made.resize(452, 600)
    made.show()
    qtbot.waitExposed(made)
    yield made


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


# ------------------------------------------------------------------------------------------------- what is shown


def test_bytes_shown_are_the_very_bytes_given(qtbot: QtBot, preview: Preview) -> None:
    shown = paper()
    show(qtbot, preview, shown)
    assert preview.pdf_bytes is shown.data
    assert (preview.page_count, preview.current_page) == (3, 0)


def test_page_is_white_on_the_desk_with_the_text_in_black(qtbot: QtBot, preview: Preview) -> None:
    show(qtbot, preview, paper())
    image = picture(preview)
    assert pixel(image, 2, 300) == style.color("desk")
    assert pixel(image, GAP + 10, 300) == style.color("page")
    assert any(pixel(image, x, y).lightness() < 90 for x in range(60, 200) for y in range(50, 120))


def test_image_of_a_page_is_painted_without_resampling(qtbot: QtBot, preview: Preview) -> None:
    shown = paper(1)
    show(qtbot, preview, shown)
    ratio = preview.devicePixelRatioF()
    width = preview.view.viewport().width() - 2 * GAP
    size = QSize(round(width * ratio), round(width * A4[1] / A4[0] * ratio))
    drawn = OpenPdf(shown.data).document.render(0, size)
    image = picture(preview)
    corner = round(GAP * ratio)
    for x in range(80, 200):
        for y in range(40, 90):
            ink = 255 - drawn.pixelColor(x, y).alpha()
            assert abs(image.pixelColor(corner + x, corner + y).red() - ink) <= 2


def test_message_replaces_the_pages(qtbot: QtBot, preview: Preview) -> None:
    show(qtbot, preview, paper())
    preview.clear("Nothing to print yet.")
    assert (preview.page_count, preview.pdf_bytes, preview.current_page) == (0, b"", -1)
    image = picture(preview)
    assert style.color("tint").name() in {pixel(image, x, y).name() for x in range(100, 340) for y in range(100, 400)}
    assert colors_of_row(image, 3) == {style.color("desk").name()}


def test_bytes_that_are_no_pdf_are_refused_and_the_pages_stay(qtbot: QtBot, preview: Preview) -> None:
    shown = paper()
    show(qtbot, preview, shown)
    with pytest.raises(DocumentError):
        preview.show_pdf(Paper(b"no pages here"))  # type: ignore[arg-type]
    assert preview.pdf_bytes is shown.data
    assert preview.page_count == 3


# ------------------------------------------------------------------------------------------------ kept in place


def test_place_and_zoom_are_kept_when_new_bytes_come(qtbot: QtBot, preview: Preview) -> None:
    show(qtbot, preview, paper(5))
    with qtbot.waitSignal(preview.rendered, timeout=5000):
        preview.set_zoom(1.25)
    preview.view.verticalScrollBar().setValue(2900)
    before = preview.view.spot
    show(qtbot, preview, paper(6, word="other"))
    after = preview.view.spot
    assert after.page == before.page == 2
    assert after.points == pytest.approx(before.points, abs=0.5)
    assert preview.view.zoom == pytest.approx(1.25, abs=0.01)


def test_last_page_is_shown_when_the_page_is_gone(qtbot: QtBot, preview: Preview) -> None:
    show(qtbot, preview, paper(5))
    preview.view.verticalScrollBar().setValue(preview.view.verticalScrollBar().maximum())
    show(qtbot, preview, paper(2, word="fewer"))
    assert preview.current_page == 1


def test_old_image_stays_until_the_new_one_is_there(qtbot: QtBot, preview: Preview) -> None:
    show(qtbot, preview, paper(2))
    before = picture(preview)
    preview.show_pdf(paper(2, word="changed"), anchor=None)  # type: ignore[arg-type]
    at_once = picture(preview)
    assert at_once == before
    with qtbot.waitSignal(preview.rendered, timeout=5000):
        pass
    assert picture(preview) != before


def test_same_bytes_are_not_drawn_again(qtbot: QtBot, preview: Preview) -> None:
    shown = paper(2)
    show(qtbot, preview, shown)
    qtbot.waitUntil(lambda: preview.view.kept_images == (0, 1))
    drawn: list[int] = []
    preview.view._images.drawn.connect(drawn.append)
    show(qtbot, preview, Paper(bytes(bytearray(shown.data)), shown.places, 2), "0.3")
    assert drawn == []


def test_last_bytes_win_when_they_come_faster_than_pages_are_drawn(qtbot: QtBot, preview: Preview) -> None:
    papers = [paper(2, word=f"word{number}") for number in range(20)]
    for shown in papers[:-1]:
        preview.show_pdf(shown)  # type: ignore[arg-type]
        QApplication.processEvents()
    show(qtbot, preview, papers[-1])
    rushed = picture(preview)
    preview.clear("Nothing to print yet.")
    show(qtbot, preview, papers[-1])
    assert picture(preview) == rushed


def test_pages_come_back_after_they_were_cleared_while_being_drawn(qtbot: QtBot, preview: Preview) -> None:
    for _time in range(10):
        preview.show_pdf(paper(2))  # type: ignore[arg-type]
        QApplication.processEvents()
        preview.clear("Nothing to print yet.")
        QApplication.processEvents()
    show(qtbot, preview, paper(2))
    assert preview.page_count == 2


def test_pane_may_go_while_a_page_is_being_drawn(qtbot: QtBot) -> None:
    for _time in range(5):
        made = Preview()
        made.resize(900, 900)
        made.show()
        made.show_pdf(paper(3))  # type: ignore[arg-type]
        QApplication.processEvents()
        made.close()
        made.deleteLater()
        with qtbot.waitSignal(made.destroyed, timeout=5000):
            pass


def test_few_images_are_kept_of_many_pages(qtbot: QtBot, preview: Preview) -> None:
    show(qtbot, preview, paper(30))
    bar = preview.view.verticalScrollBar()
    for page in range(0, 30, 3):
        bar.setValue(round(bar.maximum() * page / 29))
        shown = preview.view.pages_in_view
        qtbot.waitUntil(lambda shown=shown: set(shown) <= set(preview.view.kept_images), timeout=5000)
        assert len(preview.view.kept_images) <= MOST_IMAGES


# ----------------------------------------------------------------------------------------------- edited paragraph


def test_edited_paragraph_is_tinted_under_its_text(qtbot: QtBot, preview: Preview) -> None:
    show(qtbot, preview, paper())
    untinted = picture(preview)
    preview.follow("0.10")
    tinted = picture(preview)
    scale = preview.view.layout_of_pages.scale(0)
    y = round(GAP + (FIRST_LINE + 10 * LINE + 8) * scale)
    row = colors_of_row(tinted, y)
    assert style.color("page_mark").name() in row
    assert style.color("page_mark_bar").name() in row
    assert style.color("page_mark").name() not in colors_of_row(untinted, y)
    dark = [x for x in range(GAP, 400) if pixel(untinted, x, y).lightness() < 150]
    assert dark and all(pixel(tinted, x, y).lightness() <= pixel(untinted, x, y).lightness() for x in dark)


def test_view_stays_when_the_edited_place_is_in_view(qtbot: QtBot, preview: Preview) -> None:
    show(qtbot, preview, paper())
    preview.view.verticalScrollBar().setValue(40)
    show(qtbot, preview, paper(word="next"), "0.12")
    assert preview.view.verticalScrollBar().value() == 40


def test_view_goes_to_an_edited_place_out_of_view(qtbot: QtBot, preview: Preview) -> None:
    show(qtbot, preview, paper())
    show(qtbot, preview, paper(word="next"), "2.20")
    assert preview.current_page == 2
    tint = style.color("page_mark").name()
    image = picture(preview)
    assert any(tint in colors_of_row(image, y) for y in range(100, 400))


def test_unknown_anchor_marks_nothing_and_moves_nothing(qtbot: QtBot, preview: Preview) -> None:
    show(qtbot, preview, paper(), "9.9")
    assert preview.view.verticalScrollBar().value() == 0
    assert not any(style.color("page_mark").name() in colors_of_row(picture(preview), y) for y in range(0, 500, 3))


def test_hidden_pane_is_at_the_edited_place_when_it_is_shown(qtbot: QtBot) -> None:
    made = Preview()
    qtbot.addWidget(made)
    made.show_pdf(paper(4), anchor="2.30")  # type: ignore[arg-type]
    made.resize(452, 600)
    with qtbot.waitSignal(made.rendered, timeout=5000):
        made.show()
    assert made.current_page == 2


def test_click_on_a_paragraph_names_its_anchor(qtbot: QtBot, preview: Preview) -> None:
    show(qtbot, preview, paper())
    y = GAP + (FIRST_LINE + 5 * LINE + 8) * preview.view.layout_of_pages.scale(0)
    with qtbot.waitSignal(preview.place_clicked, timeout=1000) as clicked:
        qtbot.mouseClick(preview.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, round(y)))
    assert clicked.args == ["0.5"]


# ------------------------------------------------------------------------------------------------ zoom and pages


def test_page_is_as_wide_as_the_pane_after_a_resize(qtbot: QtBot, preview: Preview) -> None:
    show(qtbot, preview, paper())
    for width in (700, 380):
        with qtbot.waitSignal(preview.rendered, timeout=5000):
            preview.resize(width, 600)
        viewport = preview.view.viewport().width()
        assert preview.view.layout_of_pages.rects[0].width() == pytest.approx(viewport - 2 * GAP, abs=1)
        assert preview.view.horizontalScrollBar().maximum() == 0


def test_zoom_buttons_and_width_button_work(qtbot: QtBot, preview: Preview) -> None:
    show(qtbot, preview, paper())
    fitted = preview.view.zoom
    qtbot.mouseClick(preview._zoom_in, Qt.MouseButton.LeftButton)
    assert preview.view.zoom > fitted
    assert preview._fit.text().endswith("%")
    qtbot.mouseClick(preview._zoom_out, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(preview._fit, Qt.MouseButton.LeftButton)
    assert preview.view.is_fit_width
    assert preview.view.zoom == pytest.approx(fitted)


def test_lines_are_seen_from_their_beginning_when_the_page_is_wider(qtbot: QtBot, preview: Preview) -> None:
    show(qtbot, preview, paper())
    with qtbot.waitSignal(preview.rendered, timeout=5000):
        preview.set_zoom(1.5)
    preview.view.horizontalScrollBar().setValue(preview.view.horizontalScrollBar().maximum())
    preview.follow("0.12")
    left = preview.view.layout_of_pages.band(0, 0, 10, left=85, right=42).left()
    assert 0 < left - preview.view.horizontalScrollBar().value() < 60


def test_control_and_wheel_zoom_at_the_pointer(qtbot: QtBot, preview: Preview) -> None:
    show(qtbot, preview, paper())
    preview.view.verticalScrollBar().setValue(300)
    before = preview.view.layout_of_pages.spot_at(300 + 200)
    turn = QWheelEvent(
        QPointF(200, 200),
        QPointF(200, 200),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(preview.view.viewport(), turn)
    after = preview.view.layout_of_pages.spot_at(preview.view.verticalScrollBar().value() + 200)
    assert not preview.view.is_fit_width
    assert after.points == pytest.approx(before.points, abs=1.5)


def test_foot_names_the_page_in_view(qtbot: QtBot, preview: Preview) -> None:
    show(qtbot, preview, paper(3))
    pages: list[int] = []
    preview.page_changed.connect(pages.append)
    preview.view.verticalScrollBar().setValue(preview.view.verticalScrollBar().maximum())
    assert pages[-1] == preview.current_page == 2
    assert preview._page_label.text().endswith("3/3")


def test_wide_page_is_fitted_too(qtbot: QtBot, preview: Preview) -> None:
    show(qtbot, preview, paper(3, wide=(1,)))
    upright, lying, _last = preview.view.layout_of_pages.rects
    assert lying.width() == pytest.approx(upright.width(), abs=1)
    assert lying.height() < lying.width()


def test_layout_check_is_shown_and_can_be_clicked(qtbot: QtBot, preview: Preview) -> None:
    assert preview._check.isHidden()
    preview.set_check("Thể thức: còn 1 điểm", ok=False, findings=("Chưa có người ký.",))
    assert preview._check.isVisible()
    assert preview._check.toolTip() == "Chưa có người ký."
    with qtbot.waitSignal(preview.check_clicked, timeout=1000):
        qtbot.mouseClick(preview._check, Qt.MouseButton.LeftButton)
    preview.set_check("", ok=True)
    assert preview._check.isHidden()


def test_button_asks_to_hide_the_pane(qtbot: QtBot, preview: Preview) -> None:
    with qtbot.waitSignal(preview.hide_requested, timeout=1000):
        qtbot.mouseClick(preview._hide, Qt.MouseButton.LeftButton)


# ----------------------------------------------------------------------------------------------------- keyboard


def test_focus_stays_in_the_field_whatever_the_pane_does(qtbot: QtBot) -> None:
    window = QWidget()
    row = QHBoxLayout(window)
    typed, preview = QLineEdit(), Preview()
    row.addWidget(typed)
    row.addWidget(preview)
    qtbot.addWidget(window)
    window.resize(800, 500)
    window.show()
    window.activateWindow()
    qtbot.waitExposed(window)
    typed.setFocus()
    show(qtbot, preview, paper(), "1.5")
    qtbot.mouseClick(preview.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(100, 100))
    qtbot.mouseClick(preview._zoom_in, Qt.MouseButton.LeftButton)
    preview.clear("Nothing to print yet.")
    assert window.focusWidget() is typed


def test_keys_scroll_and_zoom_when_the_pane_has_the_focus(qtbot: QtBot, preview: Preview) -> None:
    show(qtbot, preview, paper(4))
    preview.activateWindow()
    preview.setFocus()
    assert preview.focusWidget() is preview.view
    bar = preview.view.verticalScrollBar()
    qtbot.keyClick(preview.view, Qt.Key.Key_Down)
    assert 0 < bar.value() < 100
    qtbot.keyClick(preview.view, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: bar.value() == bar.maximum())
    qtbot.keyClick(preview.view, Qt.Key.Key_PageUp)
    qtbot.waitUntil(lambda: bar.value() < bar.maximum() - 200)
    qtbot.keyClick(preview.view, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert not preview.view.is_fit_width
    qtbot.keyClick(preview.view, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert preview.view.is_fit_width


# ----------------------------------------------------------------------------------------------------- geometry


def test_place_on_the_desk_and_back() -> None:
    layout = PageLayout([QSizeF(*A4)] * 3, width=452, zoom=None, ratio=1.5)
    for spot in (Spot(0, 0.0), Spot(1, 333.0), Spot(2, 800.0)):
        back = layout.spot_at(layout.y_of(spot))
        assert (back.page, round(back.points, 6)) == (spot.page, spot.points)
    for rect in layout.rects:
        for value in (rect.left(), rect.top(), rect.width(), rect.height()):
            assert (value * 1.5) == pytest.approx(round(value * 1.5), abs=1e-6)


@pytest.mark.parametrize(
    ("zoom", "steps", "expected"), [(0.71, 1, 0.75), (0.71, -1, 0.67), (3.0, 1, 3.0), (0.5, -1, 0.5)]
)
def test_next_zoom_is_the_next_one_offered(zoom: float, steps: int, expected: float) -> None:
    assert next_zoom(zoom, steps) == expected


def test_high_paragraph_is_well_in_view_when_it_fills_half_of_it() -> None:
    assert scroll_target(0, 2000, view_top=500, view_height=600) is None
    assert scroll_target(0, 2000, view_top=1900, view_height=600) == pytest.approx(-24)
