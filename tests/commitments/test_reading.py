"""What may be typed as a figure, and what is refused in one sentence that names the field."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.calendar.periods import Period
from cchc_desktop.commitments.reading import check_figure, check_period, read_figure, read_number
from cchc_desktop.commitments.records import Comparison, CountedBy, Figure, FigureKind, Terms
from cchc_desktop.commitments.words import typed_text
from cchc_desktop.errors import ValidationError

SHARE = Terms(2021, Comparison.AT_LEAST, Decimal(98), FigureKind.SHARE, "%")
COUNT = Terms(2021, Comparison.AT_LEAST, Decimal(24), FigureKind.COUNT, "tin, bài/năm")
LEVEL = Terms(2021, Comparison.AT_LEAST, Decimal(90), FigureKind.LEVEL, "%")
PASS = Terms(2021, Comparison.PASS)


@pytest.mark.parametrize(
    ("terms", "text", "figure"),
    [
        (SHARE, "918/931", Figure(Decimal(918), Decimal(931))),
        (SHARE, " 918 / 931 ", Figure(Decimal(918), Decimal(931))),
        (SHARE, "918 931", Figure(Decimal(918), Decimal(931))),
        (SHARE, "918 trên 931", Figure(Decimal(918), Decimal(931))),
        (SHARE, "2.763/2.873", Figure(Decimal(2763), Decimal(2873))),
        (SHARE, "0/0", Figure(Decimal(0), Decimal(0))),
        (COUNT, "7", Figure(Decimal(7))),
        (COUNT, "1.700", Figure(Decimal(1700))),
        (COUNT, "0", Figure(Decimal(0))),
        (LEVEL, "98,5", Figure(Decimal("98.5"))),
        (LEVEL, "98.5", Figure(Decimal("98.5"))),
        (LEVEL, "98,5%", Figure(Decimal("98.5"))),
        (PASS, "đạt", Figure(is_passed=True)),
        (PASS, "Đ", Figure(is_passed=True)),
        (PASS, "không  đạt", Figure(is_passed=False)),
        (PASS, "chưa đạt", Figure(is_passed=False)),
        (SHARE, "", Figure()),
        (PASS, "  ", Figure()),
    ],
)
def test_figures_are_read_as_they_are_typed(terms, text, figure):
    assert read_figure(terms, text) == figure


@pytest.mark.parametrize(
    ("terms", "text", "named"),
    [
        (SHARE, "98,5", "918/931"),
        (SHARE, "98,5%", "918/931"),
        (SHARE, "1/2/3", "không phải là số"),
        (SHARE, "5/0", "mẫu số bằng 0"),
        (SHARE, "932/931", "không lớn hơn"),
        (SHARE, "-1/931", "số âm"),
        (SHARE, "đạt", "đạt/không đạt"),
        (COUNT, "bảy", "không phải là số"),
        (COUNT, "-3", "số âm"),
        (COUNT, "−3", "số âm"),
        (COUNT, "1/2", "không phải là số"),
        (COUNT, "1e5", "không phải là số"),
        (COUNT, "9999999999999", "quá lớn"),
        (COUNT, "0,1234567", "quá nhiều số lẻ"),
        (COUNT, "đạt", "đạt/không đạt"),
        (PASS, "7", "Gõ “đạt”"),
        (PASS, "100%", "Gõ “đạt”"),
    ],
)
def test_what_is_no_figure_is_refused_with_its_field(terms, text, named):
    with pytest.raises(ValidationError) as caught:
        read_figure(terms, text)
    assert caught.value.field == "figure"
    assert named in caught.value.sentence and caught.value.sentence.count("\n") == 0


@pytest.mark.parametrize(
    "figure", [Figure(Decimal(1)), Figure(is_passed=True), Figure(None, Decimal(3)), Figure(Decimal(2), Decimal(1))]
)
def test_a_share_is_two_numbers(figure):
    with pytest.raises(ValidationError):
        check_figure(SHARE, figure)


@pytest.mark.parametrize(
    ("terms", "code", "named"),
    [
        (COUNT, "2020-Q4", "ngoài năm 2021"),
        (COUNT, "2022-Q1", "ngoài năm 2021"),
        (COUNT, "2021-03", "theo quý"),
        (COUNT, "2021", "theo quý"),
        (Terms(2021, Comparison.PASS, counted_by=CountedBy.MONTH), "2021-Q1", "theo tháng"),
        (COUNT, "2021-Q3", "01/7/2021"),
        (Terms(2021, Comparison.PASS, is_by_window=True), "2021-Q3", "15/6/2021"),
    ],
)
def test_a_period_of_another_year_or_length_or_not_begun_is_refused(terms, code, named):
    with pytest.raises(ValidationError) as caught:
        check_period(terms, Period.parse(code), date(2021, 6, 14))
    assert caught.value.field == "period" and named in caught.value.sentence


def test_a_period_that_began_today_takes_figures():
    check_period(COUNT, Period.parse("2021-Q3"), date(2021, 7, 1))
    check_period(Terms(2021, Comparison.PASS, is_by_window=True), Period.parse("2021-Q3"), date(2021, 6, 15))


@given(st.decimals(0, 10**11, places=3))
def test_what_is_shown_of_a_number_reads_back(number):
    assert read_number(typed_text(Figure(number))) == number


@given(st.text(max_size=20))
def test_any_text_is_a_figure_or_one_sentence(text):
    for terms in (SHARE, COUNT, LEVEL, PASS):
        try:
            figure = read_figure(terms, text)
        except ValidationError as error:
            assert error.sentence and error.field == "figure"
        else:
            check_figure(terms, figure)
