"""Empty lists, the bar of notices, icons with words, and Qt's own words in Vietnamese."""

from __future__ import annotations

import gettext

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop import i18n
from ui import style
from ui.common.empty_state import EmptyState
from ui.common.icon_label import IconLabel, IconMark
from ui.common.notice import SECONDS, NoticeBar
from ui.common.translator import GettextTranslator, install_translator


class OneWord(gettext.NullTranslations):
    """A catalogue with one string of Qt."""

    def pgettext(self, context: str, message: str) -> str:
        return "Đồng ý" if (context, message) == ("QPlatformTheme", "OK") else message


def test_qt_asks_our_catalogue(qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    i18n.language()
    monkeypatch.setattr(i18n, "_catalogue", OneWord())
    translator = install_translator(qapp)
    try:
        buttons = QDialogButtonBox.StandardButton
        box = QDialogButtonBox(buttons.Ok | buttons.Help)
        qtbot.addWidget(box)
        assert box.button(buttons.Ok).text() == "Đồng ý"
        assert box.button(buttons.Help).text() == "Help"
    finally:
        qapp.removeTranslator(translator)


def test_an_unknown_string_stays_as_qt_says_it(qapp: QApplication) -> None:
    translator = GettextTranslator()
    assert translator.translate("QNowhere", "No such string") is None
    assert translator.translate("QGuiApplication", "QT_LAYOUT_DIRECTION") is None
    assert translator.translate("QPlatformTheme", "") is None
    assert not translator.isEmpty()
    assert QCoreApplication.translate("QNowhere", "No such string") == "No such string"


@pytest.fixture
def empty(qtbot: QtBot) -> EmptyState:
    made = EmptyState("people_team", "Chưa có cuộc họp nào", "Ghi cuộc họp đầu tiên. " * 5)
    qtbot.addWidget(made)
    made.resize(900, 560)
    return made


def test_an_empty_list_offers_the_first_step(empty: EmptyState, qtbot: QtBot) -> None:
    taken: list[str] = []
    primary = empty.add_primary("Cuộc họp mới", lambda: taken.append("new"))
    empty.add_second("Nạp dữ liệu", lambda: taken.append("load"), "document").click()
    empty.add_link("Xem thử với dữ liệu mẫu", lambda: taken.append("sample")).click()
    empty.show()
    primary.click()
    assert taken == ["load", "sample", "new"]
    assert primary.property("kind") == "primary"


def test_an_empty_list_shows_its_whole_text(empty: EmptyState) -> None:
    empty.show()
    for label in empty.findChildren(QLabel):
        assert label.height() >= label.heightForWidth(label.width())
        assert empty.rect().contains(label.geometry())


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show()
    return made


def test_a_notice_stands_at_the_bottom_centre_and_follows_the_window(window: QWidget, qtbot: QtBot) -> None:
    bar = NoticeBar(window)
    bar.show_notice("Đã ghi tệp Word")
    assert bar.isVisible()
    assert abs(bar.geometry().center().x() - window.rect().center().x()) <= 1
    window.resize(800, 500)
    assert abs(bar.geometry().center().x() - window.rect().center().x()) <= 1
    assert bar.geometry().bottom() < window.height()


def test_a_notice_that_is_given_room_covers_nothing_and_gives_it_back(window: QWidget) -> None:
    content = QWidget()
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(content)
    content.show()
    bar = NoticeBar(window, gives_room=True)
    bar.show_notice("Đã bỏ dòng")
    column.activate()
    assert content.geometry().bottom() < bar.geometry().top()
    assert bar.geometry().bottom() < window.height()
    bar.hide()
    column.activate()
    assert content.geometry() == window.rect()


def test_a_notice_goes_after_eight_seconds(window: QWidget) -> None:
    bar = NoticeBar(window)
    bar.show_notice("Đã ghi tệp Word")
    assert bar._timer.interval() == SECONDS * 1000
    bar._timer.timeout.emit()
    assert not bar.isVisible()


def test_a_notice_stays_while_the_keyboard_is_in_it(window: QWidget, qtbot: QtBot) -> None:
    bar = NoticeBar(window)
    bar.show_notice("Đã ghi tệp Word", action="Mở", act=lambda: None)
    window.activateWindow()
    bar._action.setFocus()
    qtbot.waitUntil(bar._action.hasFocus)
    bar._timer.timeout.emit()
    assert bar.isVisible()


def test_the_way_back_is_taken_once(window: QWidget) -> None:
    taken: list[int] = []
    bar = NoticeBar(window)
    bar.show_notice("Đã bỏ dòng", action="Hoàn tác", act=lambda: taken.append(1))
    bar._action.click()
    assert taken == [1]
    assert not bar.isVisible()
    bar.show_notice("Đã ghi tệp Word")
    assert not bar._action.isVisible()


def test_an_icon_label_shows_words_and_icon_on_one_line(qtbot: QtBot) -> None:
    label = IconLabel()
    qtbot.addWidget(label)
    label.show_text("Đã lưu 10:42:07", "checkmark", "green")
    label.show()
    assert label.text() == label.accessibleName() == "Đã lưu 10:42:07"
    assert label.natural_width() > label.mark.width()
    centre = label.mark.mapTo(label, QPoint(0, label.mark.height() // 2)).y()
    assert abs(centre - label.label.geometry().center().y()) <= 1
    label.show_text("Chưa lưu")
    assert not label.mark.isVisible()


def test_an_icon_label_tells_the_height_of_wrapped_words(qtbot: QtBot) -> None:
    label = IconLabel(wraps=True)
    qtbot.addWidget(label)
    label.show_text("Tháng 02/2021 có 28 ngày. " * 6, "error_circle", "red", kind="error", filled=True)
    assert label.height_for(200) > label.height_for(600)
    assert label.label.property("kind") == "error"
    assert style.color("red").isValid()
    assert label.label.textFormat() == Qt.TextFormat.PlainText


def test_an_icon_without_a_parent_is_no_window(qtbot: QtBot) -> None:
    mark = IconMark("info", "accent")
    empty = IconMark()
    empty.show_icon("info", "accent")
    assert not mark.isVisible() and not empty.isVisible()
    holder = QWidget()
    qtbot.addWidget(holder)
    row = QHBoxLayout(holder)
    row.addWidget(mark)
    row.addWidget(empty)
    holder.show()
    assert mark.isVisible() and empty.isVisible()
