"""Look by choice: the open window is dressed anew at once, icons and painted parts too, and paper stays white."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.errors import StorageError
from cchc_desktop.settings import Settings
from tests.ui.test_style import contrast, ink_of
from ui import style
from ui.choice_menus import ChoiceMenu, choose_scheme
from ui.common.page_desk import PageDesk
from ui.common.pills import PillStyle, paint_pill, pill_size
from ui.main_window import MainWindow
from ui.meetings.proceedings.find_row import FindRow

LEAST_OF_HIGH_CONTRAST = 7.0
PROCEEDINGS = 3


@pytest.fixture(autouse=True)
def light_again(qapp: QApplication) -> Iterator[None]:
    """Put the light dress back on."""
    yield
    style.apply(qapp, "light")


def shades(widget: QWidget) -> set[str]:
    """Return the colours of a widget's picture, each that fills a hundredth of it."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    counts: dict[str, int] = {}
    for x in range(0, image.width(), 3):
        for y in range(0, image.height(), 3):
            name = image.pixelColor(x, y).name().upper()
            counts[name] = counts.get(name, 0) + 1
    total = sum(counts.values())
    return {name for name, count in counts.items() if count * 100 >= total}


@pytest.mark.parametrize(("scheme", "number"), [("light", 0), ("dark", 1)])
def test_the_open_window_wears_the_scheme_at_once(
    window: MainWindow, qapp: QApplication, scheme: str, number: int
) -> None:
    style.apply(qapp, "dark" if scheme == "light" else "light")
    window.grab()
    style.apply(qapp, scheme)
    shown = shades(window)
    assert style.TOKENS["surface"][number] in shown
    assert style.TOKENS["window"][1 - number] not in shown
    assert window.palette().color(QPalette.ColorRole.WindowText).name().upper() == style.TOKENS["text"][number]


def test_the_desk_turns_dark_and_the_page_stays_white(window: MainWindow, qapp: QApplication, qtbot: QtBot) -> None:
    desk = window.findChild(PageDesk)
    style.apply(qapp, "dark")
    qtbot.waitUntil(lambda: {"#FFFFFF", style.TOKENS["desk"][1]} <= shades(desk))


def test_an_icon_made_before_follows(window: MainWindow, qapp: QApplication) -> None:
    buttons = [button for button in window.findChildren(QToolButton) if button.property("kind") == "tool"]
    assert buttons

    def inks() -> set[str]:
        return {ink_of(button.icon().pixmap(QSize(20, 20), 2.0).toImage()) for button in buttons}

    light = inks()
    style.apply(qapp, "dark")
    assert inks() & light == set()


def test_hits_of_the_search_are_marked_anew(window: MainWindow, qapp: QApplication) -> None:
    window.room.show_page(PROCEEDINGS)
    window.room.find_in_text()
    row = window.findChild(FindRow)
    row.line.setText("I")
    area = window.room.editor.current_page().area
    assert row.hits

    def ground() -> QColor:
        selections = area.extraSelections()
        looks = selections[0].format
        return QColor(looks.background().color())

    before = ground()
    style.apply(qapp, "dark")
    assert ground() == style.color("amber_fill") != before


@pytest.mark.parametrize("number", [0, 1], ids=["light", "dark"])
def test_high_contrast_by_choice_is_high(number: int) -> None:
    role = QPalette.ColorRole
    pairs = ((role.WindowText, role.Window), (role.Highlight, role.Base), (role.HighlightedText, role.Highlight))
    for ink, ground in pairs:
        assert contrast(style.CONTRAST[ink][number], style.CONTRAST[ground][number]) >= LEAST_OF_HIGH_CONTRAST
    ground = style.CONTRAST[role.Window][number]
    assert contrast(style.CONTRAST_DISABLED[number], ground) >= LEAST_OF_HIGH_CONTRAST


def test_in_high_contrast_by_choice_text_and_borders_are_those_of_the_palette(
    window: MainWindow, qapp: QApplication
) -> None:
    style.apply(qapp, "contrast")
    assert style.is_high_contrast()
    ground = style.color("surface").name()
    for role in ("text", "text2", "placeholder", "red", "amber", "green", "control", "line", "disabled"):
        assert contrast(style.color(role).name(), ground) >= LEAST_OF_HIGH_CONTRAST, role
    assert style.color("page").name().upper() == "#FFFFFF"


def drawn(size: QSize, paint: Callable[[QImage], None]) -> QImage:
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(style.color("surface"))
    paint(image)
    return image


def test_a_pill_has_a_border_and_no_fill_in_high_contrast(qapp: QApplication) -> None:
    look = PillStyle("", "red", fill="red_fill")
    size = pill_size("Quá hạn", look)

    def paint(image: QImage) -> None:
        painter = QPainter(image)
        paint_pill(painter, image.rect(), "Quá hạn", look)
        painter.end()

    plain = drawn(size, paint)
    assert plain.pixelColor(size.width() - 8, size.height() // 2) == style.color("red_fill")
    style.apply(qapp, "contrast")
    bordered = drawn(size, paint)
    assert bordered.pixelColor(size.width() - 8, size.height() // 2) == style.color("surface")
    assert bordered.pixelColor(size.width() // 2, 0) != style.color("surface")


def test_what_is_selected_has_a_border_of_two_pixels_in_high_contrast(window: MainWindow, qapp: QApplication) -> None:
    style.apply(qapp, "contrast")
    listed = window.room.list.list
    window.room.editor.head.setFocus()
    place = listed.visualRect(listed.currentIndex())
    picture = listed.viewport().grab().toImage()
    scale = picture.devicePixelRatio()
    for depth in (0, 1):
        point = (place.topLeft() + QPoint(place.width() // 2, depth)) * scale
        assert picture.pixelColor(point) == style.color("accent")


def test_the_choice_is_ticked_held_at_once_and_remembered(window: MainWindow, qapp: QApplication) -> None:
    menu = next(m for m in window.findChildren(ChoiceMenu) if "Tố" in "".join(a.text() for a in m.actions()))
    dark = next(action for action in menu.actions() if action.text().replace("&", "") == "Tối")
    dark.trigger()
    assert style.scheme() == "dark"
    assert style.color("surface").name().upper() == style.TOKENS["surface"][1]
    path = window.workspace.settings.path
    assert json.loads(path.read_text(encoding="utf-8"))["scheme"] == "dark"
    assert Settings.load(path).scheme == "dark"
    style.apply(qapp, "light")
    menu.aboutToShow.emit()
    assert not dark.isChecked()


def test_an_unknown_scheme_is_the_systems(qapp: QApplication) -> None:
    style.apply(qapp, "purple")
    assert style.scheme() == "system"


def test_a_scheme_that_cannot_be_remembered_is_worn_all_the_same(qapp: QApplication) -> None:
    class Stuck(Settings):
        def save(self) -> None:
            raise StorageError("Ổ đĩa đã đầy.")

    choose_scheme(Stuck(), "dark")
    assert style.scheme() == "dark"
