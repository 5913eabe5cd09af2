"""States in one glance: words, sizes, and the same drawing in widgets and delegates."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from ui import style
from ui.common.pills import MEETING_STATES, FilterChip, Pill, PillStyle, meeting_pill, paint_pill, pill_size


def drawn(width: int, height: int, text: str, look: PillStyle) -> QImage:
    """A pill drawn on a white ground."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(style.color("surface"))
    painter = QPainter(image)
    paint_pill(painter, QRect(0, 0, width, height), text, look)
    painter.end()
    return image


def used_width(image: QImage) -> int:
    """How far to the right anything is drawn."""
    ground = style.color("surface").rgb()
    columns = (x for x in range(image.width()) if any(image.pixel(x, y) != ground for y in range(image.height())))
    return max(columns, default=-1) + 1


@pytest.mark.parametrize("state", sorted(MEETING_STATES))
def test_every_state_of_a_meeting_has_a_word_and_an_icon(qtbot: QtBot, state: str) -> None:
    word, look = meeting_pill(state)
    assert word
    pill = Pill(word, look)
    qtbot.addWidget(pill)
    assert pill.sizeHint() == pill_size(word, look)
    assert pill.sizeHint().height() == style.PILL
    assert pill.accessibleName() == word


def test_states_differ_without_their_colour() -> None:
    icons = {(look.icon, look.filled) for _word, look in MEETING_STATES.values()}
    assert len(icons) == len(MEETING_STATES)


def test_a_pill_stays_inside_its_size(qtbot: QtBot) -> None:
    word, look = meeting_pill("draft_minutes")
    size = pill_size(word, look)
    assert used_width(drawn(size.width() + 40, 40, word, look)) <= size.width()


def test_a_pill_in_a_narrow_cell_ends_in_an_ellipsis(qtbot: QtBot) -> None:
    word, look = meeting_pill("draft_minutes")
    assert used_width(drawn(70, 30, word, look)) <= 70


def test_choosing_a_chip_changes_no_width(qtbot: QtBot) -> None:
    chip = FilterChip("Sắp đến hạn", 2, "warning", "amber")
    qtbot.addWidget(chip)
    chip.show()
    before = chip.sizeHint()
    chip.click()
    assert chip.isChecked()
    assert chip.sizeHint() == before
    assert chip.height() == style.CHIP


def test_a_chip_says_its_count(qtbot: QtBot) -> None:
    chip = FilterChip("Tất cả", 14)
    qtbot.addWidget(chip)
    chip.set_count(15)
    assert chip.accessibleName() == "Tất cả 15"
