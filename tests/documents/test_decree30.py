"""The decree's own words and numbers: padding, fixed lines, sizes that go up and down together."""

from __future__ import annotations

from datetime import date

import pytest

from cchc_desktop.documents import decree30
from cchc_desktop.documents.content import SizePreset
from cchc_desktop.documents.decree30 import number_line, place_date_line
from cchc_desktop.documents.styles import Part, component_styles

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("number", "line"),
    [("5", "Số: 05/BB-BCĐ"), ("05", "Số: 05/BB-BCĐ"), ("12", "Số: 12/BB-BCĐ"), ("118", "Số: 118/BB-BCĐ"),
     (" 7 ", "Số: 07/BB-BCĐ"), ("5a", "Số: 5a/BB-BCĐ")],
)  # fmt: skip
def test_number_is_padded_and_has_no_inner_spaces(number: str, line: str) -> None:
    assert number_line(number, "BB-BCĐ") == line


@pytest.mark.parametrize("number", [None, "", "  "])
def test_number_not_given_leaves_eight_fixed_blanks(number: str | None) -> None:
    assert number_line(number, "BB-BCĐ") == f"Số:{NBSP * 8}/BB-BCĐ"


@pytest.mark.parametrize(
    ("day", "line"),
    [(date(2020, 1, 5), "Hà Nội, ngày 05 tháng 01 năm 2020"), (date(2019, 6, 29), "Hà Nội, ngày 29 tháng 6 năm 2019"),
     (date(2020, 2, 9), "Hà Nội, ngày 09 tháng 02 năm 2020"), (date(2020, 12, 4), "Hà Nội, ngày 04 tháng 12 năm 2020")],
)  # fmt: skip
def test_day_is_padded_and_month_only_when_it_is_1_or_2(day: date, line: str) -> None:
    assert place_date_line("Hà Nội", day, day.year) == line


def test_date_not_given_leaves_blanks_between_the_words() -> None:
    assert place_date_line("Đức Sen", None, 2026) == f"Đức Sen, ngày {NBSP * 4} tháng {NBSP * 4} năm 2026"


def test_point_letters_are_the_vietnamese_alphabet() -> None:
    assert "".join(decree30.POINT_LETTERS) == "abcdđeghiklmnopqrstuvxy"


@pytest.mark.parametrize(
    ("preset", "trio", "body"), [(SizePreset.LARGE, (13, 14, 14), (14, 18)), (SizePreset.SMALL, (12, 13, 13), (13, 17))]
)
def test_sizes_of_a_preset_go_together(preset: SizePreset, trio: tuple[int, ...], body: tuple[int, float]) -> None:
    styles = component_styles(preset)
    assert tuple(styles[part].size for part in (Part.NATION, Part.MOTTO, Part.PLACE_DATE)) == trio
    assert (styles[Part.BODY].size, styles[Part.BODY].pitch) == body
    assert styles[Part.RECIPIENTS_LABEL].size == 12 and styles[Part.RECIPIENT].size == 11


@pytest.mark.parametrize("preset", SizePreset)
def test_every_component_has_a_style_and_no_capital_is_clipped(preset: SizePreset) -> None:
    styles = component_styles(preset)
    assert set(styles) == set(Part)
    tallest = 0.91  # the letter Ễ, in sizes
    for part, style in styles.items():
        assert part is Part.END or style.pitch * decree30.BASELINE >= tallest * style.size, part


@pytest.mark.parametrize("preset", SizePreset)
def test_number_and_date_stand_on_one_line(preset: SizePreset) -> None:
    styles = component_styles(preset)
    number, place = (styles[part] for part in (Part.NUMBER, Part.PLACE_DATE))
    assert number.before + 0.8 * number.pitch == pytest.approx(place.before + 0.8 * place.pitch)


def test_margins_lie_within_the_ranges_of_the_decree() -> None:
    margins = decree30.MARGINS
    for value, (least, most) in (
        (margins.top, decree30.TOP_MARGIN_RANGE),
        (margins.bottom, decree30.BOTTOM_MARGIN_RANGE),
        (margins.left, decree30.LEFT_MARGIN_RANGE),
        (margins.right, decree30.RIGHT_MARGIN_RANGE),
        (decree30.FIRST_INDENT, decree30.FIRST_INDENT_RANGE),
    ):
        assert least <= value <= most
