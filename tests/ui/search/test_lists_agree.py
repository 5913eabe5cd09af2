"""Lists of the window and the command line find the same rows, and mark in sight what was searched."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem

from cchc_desktop.committee.queries import departments_at, people_at
from cchc_desktop.exchange.listing import rows_of
from tests.ui.secretary import TODAY
from tests.ui.window_fixtures import MeetingWindow
from ui import style
from ui.settings.catalogue import CatalogueWindow

WORDS = ["ubnd", "uy ban nhan dan", "hang", "p01", "pho chu tich", '"chủ tịch"', "04/12/2020", "305", "bcđ cchc", "xyz"]


@pytest.fixture
def catalogue(window: MeetingWindow) -> CatalogueWindow:
    catalogue = CatalogueWindow(window.workspace, window)
    for page in (catalogue.people, catalogue.departments):
        page.pane.show_all.setChecked(True)
    return catalogue


@pytest.mark.parametrize("words", WORDS)
def test_window_and_command_line_list_the_same(window, catalogue, words):
    with window.workspace.data.reading() as session:
        people = {row.id: row.code for row in people_at(session, TODAY, with_hidden=True)}
        departments = {row.id: row.code for row in departments_at(session, TODAY)}
    window.meetings.list.search.setText(words)
    for page in (catalogue.people, catalogue.departments):
        page.pane.search.setText(words)
    shown = {
        "meetings": {row.code for row in window.meetings.list.model.shown()},
        "people": {people[row_id] for row_id in catalogue.people.pane.shown_ids()},
        "departments": {departments[i] for i in catalogue.departments.pane.shown_ids() if i in departments},
    }
    for what, codes in shown.items():
        assert codes == {row["code"] for row in rows_of(window.workspace.path, what, today=TODAY, search=words)}, what


def test_what_was_searched_is_marked_in_each_list(window, catalogue):
    meetings, people = window.meetings.list, catalogue.people.pane
    assert not has_marks(meetings.list, meetings.model.first_meeting())
    meetings.search.setText("305")  # stands in the place, which the list does not show otherwise
    assert has_marks(meetings.list, meetings.model.first_meeting())
    people.search.setText("p02")
    assert has_marks(people.list, people.list.rows.index(0))
    window.show_tab(window.stack.showing("paper"))
    archive = window.room.archive.list
    cells = [archive.model.index(0, column) for column in range(archive.model.columnCount())]
    assert not any(has_marks(archive.table, cell) for cell in cells)
    archive.search.setText("bien ban")
    assert any(has_marks(archive.table, cell) for cell in cells)


def has_marks(view: QAbstractItemView, index: QModelIndex) -> bool:
    """Tell whether a line is painted with the ground of a mark."""
    option = QStyleOptionViewItem()
    option.font = view.font()
    option.rect.setRect(0, 0, 256, 64)
    image = QImage(256, 64, QImage.Format.Format_RGB32)
    image.fill(style.color("surface"))
    painter = QPainter(image)
    view.itemDelegate().paint(painter, option, index)
    painter.end()
    ground = QColor(style.color("amber_fill")).rgb()
    return any(image.pixel(x, y) == ground for x in range(256) for y in range(64))
