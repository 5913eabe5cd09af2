"""Finding and comparing Vietnamese text (`kiem_thu_van_ban` of the sample)."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.text.folding import find_spans, fold, key_matcher, matches, search_key, unify_tones
from cchc_desktop.text.normalise import clean_line, nfc

ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=()), max_size=200)


def marked(query: str, text: str) -> list[str]:
    """The parts of the text that would be marked."""
    return [nfc(text)[start:end] for start, end in find_spans(query, text)]


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("duc sen", "UBND phường Đức Sen"),
        ("dat", "Trần Quốc Đạt"),
        ("hoa an", "Đặng Hòa An"),
        ("uy ban", "Ủy ban nhân dân"),
        ("DIEU", "\u00d0iều 149"),
        ("điều", "\u00d0iều 149"),
        ("sen duc", "phường Đức Sen"),
        ("ban chi dao", "Ban\u00a0Chỉ\u00a0đạo"),
        ("12/tb-bcd", "Số 12/TB–BCĐ"),
        ("phuong", "ph\u00adường"),
        ("", "bất kỳ"),
    ],
)
def test_text_is_found_without_accents(query: str, text: str) -> None:
    assert matches(query, text)


def test_a_word_is_found_by_its_beginning_only() -> None:
    assert matches("h", "Hằng")
    assert not matches("an", "Ban Chỉ đạo")
    assert not matches("duc hoa", "Đức Sen")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hòa", "hoà"),
        ("Ủy ban", "Uỷ ban"),
        ("thúy", "thuý"),
        ("Hòe", "Hoè"),
        ("Đức", "\u0110u\u031b\u0301c"),
        ("Nguyễn", "Nguye\u0302\u0303n"),
        ("Ban Chỉ đạo", "Ban\u00a0Chỉ\u00a0đạo"),
    ],
)
def test_two_ways_to_write_the_same_are_equal(one: str, other: str) -> None:
    assert search_key(one) == search_key(other)
    assert unify_tones(clean_line(one)) == unify_tones(clean_line(other))
    assert matches(one, other)
    assert matches(other, one)


@pytest.mark.parametrize(
    "word",
    [
        "quý",
        "quỳ",
        "quỹ",
        "QUÝ",
        "hoàn",
        "thuyền",
        "khuỷu",
        "ngoáy",
        "hòa",
        "Ủy",
        "toán",
        "hoài",
        "huýt",
        "xoàng",
    ],
)
def test_a_tone_that_stands_right_is_not_moved(word: str) -> None:
    assert unify_tones(word) == word


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("hoà", "hòa"), ("UỶ BAN", "ỦY BAN"), ("Uỷ", "Ủy"), ("thuý", "thúy"), ("Hoè", "Hòe"), ("khoẻ", "khỏe"),
        ("hoá", "hóa"), ("toạ đàm", "tọa đàm"), ("loà xoà", "lòa xòa"), ("HOẢ TỐC", "HỎA TỐC"), ("thuỵ", "thụy"),
    ],
)  # fmt: skip
def test_the_tone_of_an_open_syllable_moves_to_its_first_vowel(old: str, new: str) -> None:
    assert unify_tones(old) == new


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("UBND", "Ủy ban nhân dân phường Đức Sen"),
        ("ủy ban nhân dân phường", "UBND phường"),
        ("Uỷ ban", "UBND phường"),
        ("BCĐ CCHC", "Ban Chỉ đạo Cải cách hành chính"),
        ("ban chi dao cchc", "BCĐ cải cách hành chính"),
        ("PCT", "Phó Chủ tịch UBND"),
        ("phó chủ tịch ủy ban nhân dân", "PCT UBND"),
        ("HĐND", "Hội đồng nhân dân"),
        ("hoi dong nhan dan", "TT.HĐND"),
        ("MTTQ", "Ủy ban Mặt trận Tổ quốc Việt Nam"),
        ("thủ tục hành chính", "niêm yết TTHC"),
        ("KSTTHC", "kiểm soát TTHC"),
        ("kiem soat thu tuc hanh chinh", "kiểm soát TTHC"),
        ("CBCC", "cán bộ, công chức"),
        ("LĐTBXH", "Lao động - Thương binh và Xã hội"),
    ],
)
def test_abbreviations_work_both_ways(query: str, text: str) -> None:
    assert matches(query, text)
    assert marked(query, text)


def test_an_abbreviation_needs_its_words_together() -> None:
    assert not matches("UBND", "Nhân dân ủy thác cho ban quản lý")
    assert not matches("UBND", "ủy ban nhân dântộc")


def test_hits_are_marked_in_the_composed_text() -> None:
    assert marked("duc", "phường \u0110u\u031b\u0301c Sen") == ["Đức"]
    assert marked("ubnd", "Chủ tịch Ủy\u00a0ban nhân dân") == ["Ủy\u00a0ban nhân dân"]
    assert marked("ban chi", "Ban Chỉ đạo") == ["Ban", "Chỉ"]
    assert marked("phuong", "ph\u00adường") == ["ph\u00adường"]
    assert marked("", "Đức") == []
    assert marked("xyz", "Đức") == []


def test_marks_never_overlap() -> None:
    assert find_spans("ban ba", "Ban Bí thư") == [(0, 3)]


@given(ANY_TEXT)
def test_folded_text_is_as_long_as_the_composed_text(text: str) -> None:
    assert len(fold(text)) == len(nfc(text))


@given(ANY_TEXT, ANY_TEXT)
def test_searching_anything_in_anything_gives_places_inside_the_text(query: str, text: str) -> None:
    length = len(nfc(text))
    assert all(0 <= start < end <= length for start, end in find_spans(query, text))
    assert isinstance(matches(query, text), bool)


@given(st.text(alphabet="aàảãáạăằâầeêềiìoôồơờuưừyỳdđĐÐ bc", max_size=60))
def test_folding_leaves_small_plain_letters(text: str) -> None:
    folded = fold(text)
    assert folded.isascii()
    assert folded == folded.lower() == fold(folded)
    assert fold(unicodedata.normalize("NFD", text)) == folded
    assert fold(text.upper()) == folded


@given(st.text(alphabet="qhtoOaAeEuUyYàảãáạòỏõóọùủũúụỳỷỹýỵèẻẽéẹÀỦ nc", max_size=40))
def test_unifying_tones_changes_neither_letters_nor_length(text: str) -> None:
    unified = unify_tones(text)
    assert fold(unified) == fold(text)
    assert unify_tones(unified) == unified


@pytest.mark.parametrize("query", ["hoa", "tre hen", "12/tb", "/", "ubnd", '"tre hen"', "  ", "05", "gia ban"])
@pytest.mark.parametrize("text", ["Đặng Hoà An", "Hồ sơ trễ hẹn, số 12/TB-BCĐ", "Ủy ban nhân dân ngày 5/4/2021", ""])
def test_matcher_of_keys_says_what_matches_says(query: str, text: str) -> None:
    assert key_matcher(query)(search_key(text)) == matches(query, text)
