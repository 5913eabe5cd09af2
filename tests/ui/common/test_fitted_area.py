"""A form dialog is as high as its form while the screen has room, and scrolls when it has none."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.common.fitted_area import FittedArea
from ui.common.flow_layout import FlowLayout


def tall(height: int) -> QWidget:
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 0, 0)
    part = QWidget()
    part.setFixedSize(200, height)
    column.addWidget(part)
    return inside


def test_an_area_takes_the_size_of_what_it_holds(qtbot: QtBot) -> None:
    area = FittedArea(tall(120), 96)
    qtbot.addWidget(area)
    assert (area.width(), area.height()) == (200, 120)


def test_an_area_is_never_higher_than_the_screen(qtbot: QtBot) -> None:
    area = FittedArea(tall(5000), 96)
    qtbot.addWidget(area)
    assert area.height() <= area.screen().availableGeometry().height() - 96


def test_a_part_that_grows_is_followed(qtbot: QtBot) -> None:
    inside = tall(100)
    area = FittedArea(inside, 96)
    qtbot.addWidget(area)
    area.show()
    inside.findChildren(QWidget)[0].setFixedSize(200, 180)
    qtbot.waitUntil(lambda: area.height() == 180)


def test_a_flow_breaks_its_parts_into_lines(qtbot: QtBot) -> None:
    place = QWidget()
    qtbot.addWidget(place)
    flow = FlowLayout(4)
    place.setLayout(flow)
    for _number in range(5):
        part = QWidget()
        part.setFixedSize(50, 20)
        flow.addWidget(part)
    assert flow.heightForWidth(300) == 20
    assert flow.heightForWidth(110) == 3 * 20 + 2 * 4
    assert flow.heightForWidth(10) == 5 * 20 + 4 * 4
