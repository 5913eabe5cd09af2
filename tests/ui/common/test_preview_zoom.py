"""The preview's zoom, keys and geometry."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QSizeF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from reportlab.lib.pagesizes import A4

from tests.ui.common.preview_parts import paper, show
from ui.common.page_layout import GAP, PageLayout, Spot, next_zoom, scroll_target
from ui.common.preview import Preview

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


def test_head_folds_away_in_a_low_pane_and_comes_back(qtbot: QtBot, preview: Preview) -> None:
    show(qtbot, preview, paper())
    preview.resize(700, 250)
    assert not preview._zoom_in.isVisible()
    qtbot.waitUntil(lambda: preview.view.height() > 250 - 44)
    preview.resize(700, 500)
    assert preview._zoom_in.isVisible()


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
