"""What holds for every instruction: one meaning for every way of typing it, and no surprise from any text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_desktop.tasks.instructions import ProposedTask
from cchc_desktop.tasks.records import Clarity
from cchc_desktop.text.folding import fold
from cchc_desktop.text.letters import tokens_of
from tests.tasks.instructions.committees import KNOWN, read, shown
from tests.tasks.instructions.test_reading import TABLE
from tests.work import work_of

SENTENCES = [(ward, text) for ward, text, _expected, _work in TABLE]
# Without accents these names are two people's, or no longer told from other words.
TWO_MEANINGS = (
    "Lê Đức",
    "chí Ánh",
    "c: Ánh",
    "chí An ",
    "Ảnh",
    "bà ",
    "ông Xuân",
    "Xuân",
    "tháng Sáu",
    "đ/c Thơ",
    "Mơ",
)
UNAMBIGUOUS = [
    (ward, text) for ward, text in SENTENCES if not any(word.lower() in text.lower() for word in TWO_MEANINGS)
]
WORDS = sorted({word for _ward, text in SENTENCES for word in text.split()})
JUMBLE = st.lists(st.sampled_from([*WORDS, "(", ")", ";", "a)", "1.", "\n", "\r\n", "-"]), max_size=25).map(" ".join)
CODES = {ward: {owner.code for owners in known.codes.values() for owner in owners} for ward, known in KNOWN.items()}


def without_accents(text: str) -> str:
    """The text as somebody types it who leaves the accents out: capitals stay."""
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(char for char in plain if not unicodedata.combining(char))


def said(tasks: tuple[ProposedTask, ...]) -> list[tuple[object, ...]]:
    """Everything that was read, without the places of the words."""
    return [
        (task.lead, task.co_workers, task.work, task.due_wording, task.due_date, task.recurrence, task.missing)
        for task in tasks
    ]


@settings(max_examples=100)
@given(st.sampled_from(SENTENCES), st.sampled_from(["NFC", "NFD", "NFKD"]))
def test_composed_and_decomposed_letters_read_alike(sentence: tuple[str, str], form: str) -> None:
    ward, text = sentence
    assert said(read(unicodedata.normalize(form, text), ward)) == said(read(text, ward))


@settings(max_examples=150)
@given(
    st.sampled_from(SENTENCES), st.sampled_from(["\u00a0", "  ", "\r\n", "\n", "\t", "\u202f", " \u200b", " \u00ad"])
)
def test_blanks_of_every_kind_read_alike(sentence: tuple[str, str], blank: str) -> None:
    ward, text = sentence
    assert said(read(text.replace(" ", blank), ward)) == said(read(text, ward))


@pytest.mark.parametrize(("ward", "text"), UNAMBIGUOUS)
def test_a_sentence_reads_alike_without_accents(ward: str, text: str) -> None:
    plain, expected = read(without_accents(text), ward), read(text, ward)
    assert shown(plain) == shown(expected)
    assert [fold(task.work) for task in plain] == [fold(task.work) for task in expected]


def test_most_sentences_mean_one_thing_without_accents() -> None:
    assert len(UNAMBIGUOUS) >= 0.8 * len(SENTENCES)


@settings(max_examples=100)
@given(st.sampled_from(SENTENCES))
def test_a_sentence_said_twice_proposes_its_tasks_twice(sentence: tuple[str, str]) -> None:
    ward, text = sentence
    tasks = read(text, ward)
    if all(task.work for task in tasks) and text.endswith(".") and not text.startswith(("a)", "Đơn vị", "Trước", "1.")):
        assert len(read(f"{text} {text}", ward)) == 2 * len(tasks)


@settings(max_examples=200, deadline=None)
@given(st.one_of(JUMBLE, st.text(max_size=80)))
def test_no_text_surprises(text: str) -> None:
    for task in read(text):
        assert task.lead is None or task.lead.code in CODES["A"]
        assert task.lead not in task.co_workers
        assert task.due_date is None or task.recurrence is None
        assert (Clarity.WORK in task.missing) == (not task.work)
        for seen in task.seen:
            assert all(0 <= start < end <= len(text) for start, end in seen.spans)
            assert list(seen.spans) == sorted(seen.spans)


@settings(max_examples=100)
@given(JUMBLE)
def test_every_word_of_the_work_was_said(text: str) -> None:
    said_words = set(tokens_of(text))
    for task in read(text):
        assert set(tokens_of(task.work)) <= said_words


@pytest.mark.parametrize(
    "text",
    [
        "giao MC rà soát; " * 588,
        "Giao Văn phòng và " * 555,
        "Văn phòng, " * 909,
        "đồng chí Lê Đức Ánh chủ trì, " * 344,
        "trước ngày 15/12/2020, " * 434,
        "phối hợp với " * 769,
        "(Văn phòng " * 909,
        "a) " * 3333,
        "và " * 3333,
        "(" * 10_000,
        "a" + "\u0301" * 9_999,
        "\x00\ue000\u202e " * 2_500,
        "rà soát hồ sơ " * 714,
        "yêu cầu ) : ; " * 714,
        "Yêu cầu rà soát " + ") ; : , " * 1_000,
        "trong quý I/2021 ; : yêu cầu " * 344,
        "phải việc và để là " * 526,
        "(" + "và , " * 2_000 + ")",
    ],
    ids=lambda text: text[:12].encode("ascii", "replace").decode(),
)
def test_the_work_grows_at_most_with_the_square_of_the_text(text: str) -> None:
    read("Giao Văn phòng rà soát hồ sơ.")
    half, whole = (text * (1 + 2_000 // len(text)))[:1_000], (text * (1 + 2_000 // len(text)))[:2_000]
    assert work_of(lambda: read(whole)) < 5 * work_of(lambda: read(half)) + 20_000


def test_the_longest_text_is_answered() -> None:
    assert isinstance(read(("Giao Văn phòng rà soát hồ sơ; " * 400)[:10_000]), tuple)
