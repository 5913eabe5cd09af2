"""How people, posts and departments are called in a meeting: in full, without the ward, in short, by initials."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property, lru_cache

from cchc_desktop.text.abbreviations import ABBREVIATIONS
from cchc_desktop.text.folding import search_key, unify_tones
from cchc_desktop.text.normalise import clean_line

_TOKEN = re.compile(r"[^\W_]+")
_AND = "va"
_WARD = frozenset({"phuong", "xa"})
_MORE = (
    ("CA", "công an"),
    ("CAP", "công an phường"),
    ("BCHQS", "ban chỉ huy quân sự"),
    ("BCH", "ban chỉ huy"),
    ("CHQS", "chỉ huy quân sự"),
    ("QS", "quân sự"),
    ("VP", "văn phòng"),
    ("TPHT", "tư pháp hộ tịch"),
    ("TCKT", "tài chính kế toán"),
    ("ĐTN", "đoàn thanh niên"),
    ("TN", "thanh niên"),
    ("TNCS", "thanh niên cộng sản"),
    ("TNCSHCM", "thanh niên cộng sản hồ chí minh"),
    ("LHPN", "liên hiệp phụ nữ"),
    ("CCB", "cựu chiến binh"),
    ("PVHCC", "phục vụ hành chính công"),
    ("TT", "trung tâm"),
    ("UB", "ủy ban"),
    ("VN", "việt nam"),
    ("CT", "chủ tịch"),
)
WRITTEN_OUT = {search_key(short): tuple(long.split()) for short, long in (*ABBREVIATIONS, *_MORE)}
"""The words of each abbreviation."""

_SAID = (
    ("tiep nhan va tra ket qua", ("Bộ phận Một cửa", "Một cửa", "Bộ phận Tiếp nhận - Trả kết quả", "Bộ phận TN&TKQ")),
    ("phuc vu hanh chinh cong", ("Trung tâm Hành chính công", "Phục vụ hành chính công")),
    ("van phong", ("Văn phòng",)),
    ("van phong thong ke", ("Văn phòng", "Văn phòng UBND", "VP-TK")),
    ("van phong hoi dong nhan dan va uy ban nhan dan", ("Văn phòng", "Văn phòng UBND", "VP HĐND-UBND")),
    ("tu phap ho tich", ("Hộ tịch", "TP-HT")),
    ("tai chinh ke toan", ("Kế toán", "TC-KT")),
    ("van hoa xa hoi", ("VH-XH", "Phòng VH-XH")),
    ("dia chinh xay dung", ("ĐC-XD", "Địa chính - Xây dựng")),
    ("kinh te ha tang va do thi", ("Kinh tế - Hạ tầng", "KT-HT", "Phòng KT-HT", "Phòng KTHT&ĐT", "Phòng KTHTĐT")),
    ("chi huy quan su", ("Quân sự", "Chỉ huy Quân sự", "Ban CHQS")),
    ("mat tran to quoc", ("Mặt trận Tổ quốc", "Mặt trận", "Ủy ban Mặt trận Tổ quốc", "Ủy ban Mặt trận", "UBMTTQ",
                          "MTTQ Việt Nam", "Ủy ban MTTQ Việt Nam")),
    ("doan thanh nien", ("Đoàn Thanh niên", "Đoàn phường", "Đoàn xã", "Đoàn TNCS Hồ Chí Minh", "Đoàn TNCSHCM")),
    ("hoi lien hiep phu nu", ("Hội Phụ nữ", "Hội Liên hiệp Phụ nữ")),
)  # fmt: skip
"""Departments by words of their names, and what they are also called."""

_GENERIC = ("bộ phận", "phòng", "trung tâm", "ban", "tổ")
_FUNCTIONS = ("công chức", "cán bộ", "chuyên viên", "nhân viên")
_RANKS = (
    "phó bí thư thường trực", "phó bí thư", "bí thư", "phó chủ tịch thường trực", "phó chủ tịch", "chủ tịch",
    "chỉ huy trưởng", "chỉ huy phó", "phó chỉ huy trưởng", "phó chánh văn phòng", "chánh văn phòng", "phó giám đốc",
    "giám đốc", "phó trưởng phòng", "trưởng phòng", "phó trưởng ban thường trực", "phó trưởng ban", "trưởng ban",
    "phó trưởng", "trưởng", "thư ký",
)  # fmt: skip
_BARE_RANKS = frozenset(_RANKS) - {"trưởng", "phó trưởng"}


class Rank(IntEnum):
    """How surely a wording names its owner; of several owners the surest are meant."""

    LOOSE = 1
    SHORT = 2
    FULL = 3


@dataclass(frozen=True)
class Form:
    """A wording as small words with accents; ``signs[k]`` tells that a sign or "và" may stand before word k.

    ``capitals[k]`` tells that word k is written with a capital.
    """

    words: tuple[str, ...]
    signs: tuple[bool, ...]
    capitals: tuple[bool, ...]

    def part(self, start: int, end: int | None = None) -> Form:
        """Return the words from ``start`` to ``end``."""
        signs = self.signs[start:end]
        return Form(self.words[start:end], (False, *signs[1:]), self.capitals[start:end])

    @cached_property
    def key(self) -> tuple[str, ...]:
        """The words without accents."""
        return tuple(map(plain_word, self.words))


@lru_cache(maxsize=8192)
def accented(word: str) -> str:
    """Return a word in small letters, its tone where it belongs, Ð as Đ: equal for spellings of the same word."""
    return unify_tones(clean_line(word)).lower().replace("ð", "đ")


@lru_cache(maxsize=8192)
def plain_word(word: str) -> str:
    """Return a word without accents in small letters."""
    return search_key(word)


def form_of(text: str) -> Form:
    """Return the form of a wording, abbreviations written out and "và" left out."""
    words: list[str] = []
    signs: list[bool] = []
    capitals: list[bool] = []
    end, is_after_and = 0, False
    for match in _TOKEN.finditer(clean_line(text)):
        word = match[0]
        has_sign = bool(words) and (is_after_and or match.string[end : match.start()].strip() != "")
        end = match.end()
        if is_after_and := plain_word(word) == _AND:
            continue
        long = WRITTEN_OUT.get(plain_word(word)) if word.isupper() and len(word) > 1 else None
        for place, each in enumerate(long or (accented(word),)):
            words.append(accented(each))
            signs.append(has_sign and place == 0)
            capitals.append(word[0].isupper() and long is None)
    return Form(tuple(words), tuple(signs), tuple(capitals))


def department_forms(name: str, short_name: str = "") -> Iterator[tuple[Form, Rank]]:
    """Yield how a department is called, the full name first."""
    yield form_of(name), Rank.FULL
    if short_name:
        yield form_of(short_name), Rank.FULL
    outside, *inside = re.split(r"[()]", name)
    bare = without_ward(form_of(outside))
    for form in (form_of(outside), bare, *(form_of(each) for each in inside if each.strip())):
        yield form, Rank.SHORT
    yield from ((bare.part(0, end), Rank.SHORT) for end, sign in enumerate(bare.signs) if sign and end > 1)
    yield _without(bare, _GENERIC), Rank.SHORT
    for words, others in _SAID:
        if search_key(" ".join(form_of(words).words)) in " ".join(bare.key):
            yield from ((form_of(other), Rank.SHORT) for other in others)


def initials(name: str) -> Iterator[str]:
    """Yield the initials a department is written with (VPTK, ĐCXD), as folded capitals would be: small letters."""
    bare = without_ward(form_of(re.split(r"[()]", name)[0]))
    letters = "".join(word[0] for word in bare.key)
    ends = [end for end, sign in enumerate(bare.signs) if sign]
    yield from {letters[:end] for end in (*ends, len(letters)) if end > 2}


def post_forms(title: str) -> Iterator[tuple[Form, Rank]]:
    """Yield how the holder of a post is called: each title of several, without the ward, by the rank alone."""
    parts = [title, *(part for part in re.split(r"[,;/()]", title) if part.strip())]
    for part in parts:
        form = form_of(part)
        yield form, Rank.FULL
        bare = without_ward(form)
        yield bare, Rank.FULL
        if _begins(bare, _FUNCTIONS):
            yield from _function_forms(_without(bare, _FUNCTIONS))
        yield from _rank_forms(bare)


def without_ward(form: Form) -> Form:
    """Return a form up to its first "phường" or "xã", which every name of the same ward has."""
    for place, word in enumerate(form.key):
        if place and word in _WARD and not (word == "xa" and form.key[place + 1 : place + 2] == ("hoi",)):
            return form.part(0, place)
    return form


def _function_forms(function: Form) -> Iterator[tuple[Form, Rank]]:
    if len(function.words) > 1:
        yield function, Rank.LOOSE
        first = next((end for end, sign in enumerate(function.signs) if sign), 0)
        if first > 1:
            yield function.part(0, first), Rank.LOOSE


def _rank_forms(form: Form) -> Iterator[tuple[Form, Rank]]:
    for rank in _RANKS:
        words = tuple(rank.split())
        if form.words[: len(words)] == words:
            if rank in _BARE_RANKS:
                yield form.part(0, len(words)), Rank.LOOSE
            rest = form.part(len(words))
            for other in _others(rest):
                capitals = form.capitals[: len(words)] + other.capitals
                yield Form(words + other.words, (*(False,) * (len(words) + 1), *other.signs[1:]), capitals), Rank.SHORT
            return


def _others(rest: Form) -> Iterable[Form]:
    """Return the other names of the unit that a post names: "Trưởng Công an", "Chủ tịch MTTQ"."""
    words = " ".join(rest.key)
    for key, others in _SAID:
        if " ".join(form_of(key).key) in words:
            yield from map(form_of, others)


def _begins(form: Form, heads: Iterable[str]) -> bool:
    return any(form.words[: len(head.split())] == tuple(head.split()) for head in heads)


def _without(form: Form, heads: Iterable[str]) -> Form:
    """Return the form without a general word at its head, where two words are left."""
    for head in heads:
        count = len(head.split())
        if form.words[:count] == tuple(head.split()) and len(form.words) > count + 1:
            return form.part(count)
    return form
