"""Colours can be read, nothing moves, letters are never clipped, icons are sharp and follow the scheme."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QIcon, QImage
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui import style, style_parts

STACKED = "ẶẪỔỄ ặẫổễ gjpqy"
LEAST_TEXT, LEAST_BORDER = 4.6, 3.2
GROUNDS = ("surface", "window", "band")
TEXT_ON = [
    *(
        (ink, ground)
        for ink in ("text", "text2", "accent", "red", "amber", "green", "olive", "grey")
        for ground in GROUNDS
    ),
    *((ink, "selection") for ink in ("text", "text2", "accent", "red", "amber", "green")),
    *((ink, "tint") for ink in ("text", "text2", "accent")),
    *((ink, "grey_fill") for ink in ("text", "grey")),
    ("placeholder", "surface"),
    ("on_marked", "marked"),
    ("red", "red_fill"),
    ("amber", "amber_fill"),
    ("green", "green_fill"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_accent", "accent_pressed"),
    ("on_notice", "notice"),
    ("notice_accent", "notice"),
]


def luminance(color: QColor) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = (color.redF(), color.greenF(), color.blueF())
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast of two colours, 1 to 21."""
    light, dark = sorted((luminance(QColor(one)), luminance(QColor(other))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture
def scheme(qapp: QApplication) -> Iterator[None]:
    """Put the light dress back on."""
    yield
    style.apply(qapp, "light")


@pytest.mark.parametrize("number", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT_ON)
def test_text_can_be_read_on_every_ground_it_is_used_on(ink: str, ground: str, number: int) -> None:
    assert contrast(style.TOKENS[ink][number], style.TOKENS[ground][number]) >= LEAST_TEXT


@pytest.mark.parametrize("number", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
def test_borders_of_controls_can_be_seen(ground: str, number: int) -> None:
    assert contrast(style.TOKENS["control"][number], style.TOKENS[ground][number]) >= LEAST_BORDER


def test_the_style_sheet_is_short_and_names_no_colour() -> None:
    source = style_parts._SHEET.template
    assert len(source.strip().splitlines()) < 150
    assert "#" not in source


@pytest.mark.parametrize("kind", ["primary", "normal", "flat", "link"])
def test_the_focus_moves_nothing_in_a_button(qtbot: QtBot, kind: str) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    button, other = QPushButton("Ký và khóa", page), QLineEdit(page)
    style.set_kind(button, kind)
    page.show()
    before = button.sizeHint()
    with qtbot.waitActive(page):
        page.activateWindow()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    assert button.sizeHint() == before
    other.setFocus()
    assert button.sizeHint() == before


def test_the_focus_and_an_error_move_no_text_in_a_field(qtbot: QtBot) -> None:
    line = QLineEdit("14/12/2020")
    qtbot.addWidget(line)
    with qtbot.waitExposed(line):
        line.show()

    def place() -> tuple[QSize, QPoint]:
        return line.sizeHint(), line.cursorRect().center()

    line.activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    with_focus = place()
    style.set_mark(line, "invalid", True)
    assert place() == with_focus
    line.clearFocus()
    assert place()[0] == with_focus[0]
    style.set_mark(line, "invalid", False)
    assert place()[0] == with_focus[0]


@pytest.mark.parametrize("part", [QLineEdit, QComboBox, QPushButton])
def test_a_part_is_32_pixels_high(qtbot: QtBot, part: type[QWidget]) -> None:
    made = part()
    qtbot.addWidget(made)
    made.ensurePolished()
    assert made.sizeHint().height() == style.BUTTON


@pytest.mark.parametrize("kind", sorted(style.FONTS))
def test_stacked_marks_fit_the_line_of_every_kind_of_type(qapp: QApplication, kind: str) -> None:
    metrics = QFontMetrics(style.font(kind))
    drawn = metrics.tightBoundingRect(STACKED)
    assert -drawn.top() <= metrics.ascent() + 1
    assert drawn.bottom() <= metrics.descent() + 1


@pytest.mark.parametrize("kind", ["title", "block", "sub", "small", "label"])
def test_a_label_does_not_clip_stacked_marks(qtbot: QtBot, kind: str) -> None:
    label = QLabel(STACKED)
    style.set_kind(label, kind)
    qtbot.addWidget(label)
    label.ensurePolished()
    drawn = label.fontMetrics().tightBoundingRect(STACKED)
    assert label.sizeHint().height() >= drawn.height()


def test_type_is_at_least_ten_points_and_grows_in_proportion(qapp: QApplication) -> None:
    base = style.font("body").pointSizeF()
    assert base >= style.MIN_POINTS
    assert style.font("page_title").pointSizeF() == pytest.approx(base * 1.5)
    assert style.font("small").pointSizeF() == pytest.approx(base * 0.9)


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_an_icon_is_drawn_for_the_scale_of_the_screen(qapp: QApplication, scale: float) -> None:
    drawn = style.icon("print").pixmap(QSize(20, 20), scale)
    assert drawn.size() == QSize(round(20 * scale), round(20 * scale))
    assert drawn.devicePixelRatio() == pytest.approx(scale)


def ink_of(image: QImage) -> str:
    """The colour of the fullest pixel of an icon."""
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return max(pixels, key=QColor.alpha).name().upper()


def test_an_icon_follows_its_state_and_the_scheme_by_itself(qapp: QApplication, scheme: None) -> None:
    icon = style.icon("people_team", "text2", on="accent")

    def ink(mode: QIcon.Mode = QIcon.Mode.Normal, state: QIcon.State = QIcon.State.Off) -> str:
        return ink_of(icon.pixmap(QSize(20, 20), 2.0, mode, state).toImage())

    assert ink() == style.TOKENS["text2"][0]
    assert ink(QIcon.Mode.Disabled) == style.TOKENS["disabled"][0]
    assert ink(state=QIcon.State.On) == style.TOKENS["accent"][0]
    style.apply(qapp, "dark")
    assert ink() == style.TOKENS["text2"][1]


def test_an_unknown_icon_is_found_out_at_once(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError, match="no_such_icon"):
        style.icon("no_such_icon")


def test_the_scheme_changes_while_the_window_is_open(qtbot: QtBot, qapp: QApplication, scheme: None) -> None:
    page = QLabel("Chữ")
    qtbot.addWidget(page)
    page.show()
    style.apply(qapp, "dark")
    assert style.color("surface").name().upper() == style.TOKENS["surface"][1]
    assert page.palette().windowText().color().name().upper() == style.TOKENS["text"][1]


def test_in_high_contrast_every_role_is_a_colour_of_the_system(
    qapp: QApplication, scheme: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(style, "_wants_high_contrast", lambda _app: True)
    style.apply(qapp, "light")
    assert style.is_high_contrast()
    palette = qapp.palette()
    assert style.color("red") == style.color("text") == palette.windowText().color()
    assert style.color("red_fill") == style.color("surface") == palette.base().color()
    assert style.color("page") == QColor(Qt.GlobalColor.white)
    monkeypatch.undo()
    style.apply(qapp, "light")
    assert style.color("red").name().upper() == style.TOKENS["red"][0]
