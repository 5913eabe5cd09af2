"""The pages beside what is typed: kept in place while they change, sharp, marked, and never taking the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from reportlab.lib.pagesizes import A4

from cchc_desktop.errors import DocumentError
from tests.ui.common.preview_parts import FIRST_LINE, LINE, Paper, colors_of_row, paper, picture, pixel, show
from ui import style
from ui.common.page_images import MOST_IMAGES, OpenPdf
from ui.common.page_layout import GAP
from ui.common.preview import Preview

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


def test_one_of_several_papers_is_chosen_in_the_place_of_the_title(preview: Preview) -> None:
    chosen: list[int] = []
    preview.offer(("Biên bản", "Thông báo & phụ lục"), chosen.append)
    preview.show_choice(0)
    first, second = preview.choice.menu().actions()
    second.trigger()
    assert chosen == [1]
    preview.show_choice(1)
    assert (first.isChecked(), second.isChecked()) == (False, True)
    assert preview.choice.text() == "Thông báo && phụ lục"
    assert preview.choice.accessibleName() == "Trang in: Thông báo & phụ lục"
