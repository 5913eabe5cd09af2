"""What holds for every deadline phrase: one meaning for every way of typing, no surprise from any text."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cchc_desktop.calendar.holidays import default_calendar
from cchc_desktop.calendar.phrases import PhraseKind, Reading, read_phrase, read_phrases
from cchc_desktop.calendar.recurrence import Every
from cchc_desktop.errors import ValidationError
from cchc_desktop.text.dates import short_date
from cchc_desktop.text.folding import fold

CALENDAR = default_calendar()
FRIDAY = date(2020, 12, 4)
LINES = Path(__file__).with_name("phrases.tsv").read_text(encoding="utf-8").splitlines()
PHRASES = [line.split("\t")[0] for line in LINES if not line.startswith("#")]
DAYS = st.dates(date(2019, 1, 1), date(2032, 12, 31))
# Without accents June (tháng Sáu) is the next month (tháng sau), and a name or "quan trọng" loses its sign.
WITHOUT_ACCENTS = [phrase for phrase in PHRASES if not re.search(r"tháng Sáu$|trọng|Tuấn|thứ tự|quy định", phrase)]
WORDS = sorted({word for phrase in PHRASES for word in phrase.split()})
SENTENCES = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)
NOISE = st.text(max_size=60)
MARKS = st.text("ngày tháng0123456789/-.,+: trướcquý\u00a0\u0301\u00ad\n", max_size=40)


def read(text: str, start: date = FRIDAY) -> Reading:
    """What a phrase means when it was said on this day."""
    return read_phrase(text, start, CALENDAR)


def meaning(text: str, start: date) -> tuple[object, ...]:
    """Everything of a reading but the places of its words; of a refused phrase the sentence."""
    try:
        reading = read(text, start)
    except ValidationError as error:
        return (error.sentence,)
    return reading.kind, reading.date, reading.recurrence, reading.reason, reading.asks, reading.is_rest_day


@settings(max_examples=300)
@given(st.sampled_from(PHRASES), DAYS)
def test_composed_and_decomposed_letters_and_capitals_read_alike(phrase: str, start: date) -> None:
    expected = meaning(phrase, start)
    for form in ("NFC", "NFD", "NFKD"):
        assert meaning(unicodedata.normalize(form, phrase), start) == expected
    assert meaning(phrase.upper(), start) == expected


@settings(max_examples=300)
@given(st.sampled_from(WITHOUT_ACCENTS), DAYS)
def test_a_phrase_reads_alike_without_accents(phrase: str, start: date) -> None:
    assert meaning(fold(phrase), start) == meaning(phrase, start)


@settings(max_examples=300)
@given(st.sampled_from(PHRASES), DAYS, st.sampled_from(["\u00a0", "  ", "\u202f", "\n", "\t", "\u200b ", " \u00ad"]))
def test_blanks_of_every_kind_read_alike(phrase: str, start: date, blank: str) -> None:
    assert meaning(phrase.replace(" ", blank), start) == meaning(phrase, start)


@given(st.sampled_from(PHRASES), DAYS)
def test_blanks_and_a_full_stop_around_change_nothing(phrase: str, start: date) -> None:
    assert meaning(f"  {phrase} ", start) == meaning(phrase, start)
    assert meaning(f"({phrase.rstrip('.')}).", start)[:2] == meaning(phrase.rstrip("."), start)[:2]


@given(DAYS, DAYS, st.integers(0, 400), st.sampled_from(["ngày làm việc", "ngày", "tuần", "tháng"]))
def test_a_date_is_never_before_its_own_first_day(said: date, first: date, count: int, unit: str) -> None:
    reading = read(f"trong {count:02d} {unit} kể từ ngày {short_date(first)}", said)
    assert reading.date is not None
    assert reading.date >= first
    assert reading.asks == (reading.date < said)
    assert CALENDAR.is_working_day(reading.date) or (count == 0 and unit == "ngày làm việc")


@given(DAYS, st.integers(0, 1000))
def test_working_days_are_counted_as_the_calendar_counts_them(said: date, count: int) -> None:
    assert read(f"trong {count} ngày làm việc", said).date == CALENDAR.add_working_days(said, count)


@given(DAYS, DAYS, st.sampled_from(["%d/%m/%Y", "%d-%m-%Y", "%Y-%m-%d", "ngày %d tháng %m năm %Y", "%d.%m.%Y"]))
def test_before_a_day_is_the_day_before_it_and_by_it_the_day_itself(said: date, day: date, form: str) -> None:
    assert read(f"trước {day:{form}}", said).date == day - timedelta(days=1)
    assert read(f"chậm nhất {day:{form}}", said).date == day
    assert read(f"{day:{form}}", said).date == day


@given(DAYS, st.integers(1, 12), st.integers(1, 28))
def test_a_day_without_its_year_is_the_first_that_is_not_over(said: date, month: int, day: int) -> None:
    found = read(f"{day}/{month}", said).date
    assert found is not None
    assert said <= found < date(said.year + 1, said.month, min(said.day, 28)) + timedelta(days=5)
    assert (found.month, found.day) == (month, day)


@given(DAYS, st.integers(1, 12))
def test_a_month_without_its_year_ends_within_a_year(said: date, month: int) -> None:
    found = read(f"trong tháng {month}", said).date
    assert found is not None
    assert said <= found <= said + timedelta(days=366 + 30)
    assert (found + timedelta(days=1)).day == 1


@given(DAYS, st.sampled_from(list(Every)), st.integers(1, 31))
def test_a_recurrence_comes_first_on_or_after_the_day_it_was_said(said: date, every: Every, day: int) -> None:
    words = {Every.WEEK: "tuần", Every.MONTH: "tháng", Every.QUARTER: "quý", Every.YEAR: "năm"}
    texts = [f"hằng {words[every]}", f"chậm nhất ngày {day} hằng tháng", f"chậm nhất ngày {day} tháng cuối quý"]
    for text in texts:
        reading = read(text, said)
        assert reading.kind is PhraseKind.RECURRENCE
        assert reading.date is not None
        assert reading.date >= said


@given(DAYS)
def test_the_working_days_around_frame_the_date(said: date) -> None:
    for text in ("mai", "cuối tháng", "thứ Bảy", "chậm nhất ngày 25 hằng tháng"):
        reading = read(text, said)
        assert reading.date is not None
        assert reading.working_day_before is not None
        assert reading.working_day_after is not None
        assert reading.working_day_before < reading.date < reading.working_day_after
        assert reading.is_rest_day is not CALENDAR.is_working_day(reading.date)


@pytest.mark.parametrize("texts", [SENTENCES, NOISE, MARKS], ids=["words", "noise", "marks"])
def test_no_text_does_more_than_refuse(texts: st.SearchStrategy[str]) -> None:
    @settings(max_examples=400)
    @given(texts, DAYS)
    @example("\ud800\udfff", FRIDAY)
    @example("trước ngày 29/2", date(2031, 12, 31))
    def check(text: str, start: date) -> None:
        try:
            reading, every = read(text, start), read_phrases(text, start, CALENDAR)
        except ValidationError:
            return
        assert (reading.kind is PhraseKind.NONE) == (reading.date is None)
        assert reading.reason
        for start_of, end in (span for each in (reading, *every) for span in each.spans):
            assert 0 <= start_of < end <= len(text)

    check()


@settings(max_examples=400)
@given(st.integers(0, 99), st.integers(0, 99), st.integers(0, 9999), DAYS)
def test_every_pair_of_numbers_is_a_date_or_refused(day: int, month: int, year: int, said: date) -> None:
    for text in (
        f"{day}/{month}",
        f"{day}/{month}/{year:04d}",
        f"ngày {day} tháng {month}",
        f"ngày {day} tháng cuối quý",
    ):
        try:
            read(f"trước {text}", said)
        except ValidationError as error:
            assert error.sentence


@given(st.sampled_from([date(1900, 1, 1), date(2199, 12, 31)]), st.sampled_from(PHRASES))
def test_the_first_and_the_last_day_of_the_program_raise_no_bug(start: date, phrase: str) -> None:
    try:
        read(phrase, start)
    except ValidationError as error:
        assert error.sentence
