"""Tabs keep their places whichever is current."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui import style
from ui.common.tabs import Tabs

PAGES = ("Thông tin", "Kết luận & giao việc", "Tài liệu")


@pytest.fixture
def tabs(qtbot: QtBot) -> Tabs:
    made = Tabs()
    for words in PAGES:
        made.add_page(words, "document_text")
    qtbot.addWidget(made)
    made.show()
    return made


def test_choosing_a_tab_moves_no_other(tabs: Tabs) -> None:
    before = [tabs.tabRect(index) for index in range(tabs.count())]
    tabs.setCurrentIndex(2)
    assert [tabs.tabRect(index) for index in range(tabs.count())] == before


def test_an_ampersand_is_shown_and_is_no_shortcut(tabs: Tabs) -> None:
    assert tabs.page_text(1) == PAGES[1]
    assert tabs.tabText(1) == "Kết luận && giao việc"


def test_tabs_are_as_high_as_agreed(tabs: Tabs, qtbot: QtBot) -> None:
    main = Tabs(main=True)
    qtbot.addWidget(main)
    main.add_page("Cuộc họp", "people_team")
    assert tabs.tabSizeHint(0).height() == style.PAGE_TAB
    assert main.tabSizeHint(0).height() == style.MAIN_TAB


def test_folding_the_icons_makes_tabs_narrower(qtbot: QtBot) -> None:
    main = Tabs(main=True)
    qtbot.addWidget(main)
    main.add_page("Cuộc họp", "people_team")
    main.show()
    wide = main.tabRect(0).width()
    main.show_icons(False)
    assert main.tabRect(0).width() < wide
    main.show_icons(True)
    assert main.tabRect(0).width() == wide


def test_arrow_keys_go_from_tab_to_tab(tabs: Tabs, qtbot: QtBot) -> None:
    qtbot.keyClick(tabs, Qt.Key.Key_Right)
    assert tabs.currentIndex() == 1
