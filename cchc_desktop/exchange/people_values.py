"""What one cell of a list of people means: names, roles and genders as offices write them."""

from __future__ import annotations

import re
from typing import Final

from cchc_desktop.committee.records import Gender
from cchc_desktop.text.folding import search_key
from cchc_desktop.text.normalise import clean_line

_ADDRESS: Final = re.compile(r"(ông|bà|đồng chí|đ/c|đ\.c)[ .:]\s*(?=\S+\s+\S)", re.IGNORECASE)
_GENDER_OF: Final = {"ông": Gender.MALE, "bà": Gender.FEMALE}
_GENDERS: Final = {
    **dict.fromkeys(("nam", "ong", "m", "trai"), Gender.MALE),
    **dict.fromkeys(("nu", "ba", "f", "gai"), Gender.FEMALE),
}
_SHORT_ROLES: Final = {
    "tb": "Trưởng ban",
    "ptb": "Phó Trưởng ban",
    "pb": "Phó Trưởng ban",
    "uv": "Ủy viên",
    "tv": "Thành viên",
    "uvtt": "Ủy viên Thường trực",
    "uv tt": "Ủy viên Thường trực",
    "uv thuong truc": "Ủy viên Thường trực",
    "ptb tt": "Phó Trưởng ban Thường trực",
    "ptb thuong truc": "Phó Trưởng ban Thường trực",
    "tk": "Thư ký",
}
_ROLES: Final = (
    "truong ban", "pho truong ban", "pho ban", "truong tieu ban", "uy vien", "thanh vien", "thuong truc", "thu ky",
    "to giup viec", "to truong", "to pho", "to vien", "giup viec", "khach moi", "dai bieu",
)  # fmt: skip
_COMMITTEE: Final = re.compile(r"\bBCĐ\b", re.IGNORECASE)
KNOWN_ROLES: Final = "Trưởng ban, Phó Trưởng ban, Ủy viên, Thành viên, Thư ký, Tổ giúp việc, Khách mời"
"""Named where a role is refused."""


def read_name(text: str) -> tuple[str, Gender | None]:
    """Return a name without "Ông", "Bà", "Đồng chí" before it, and what that word tells."""
    name = clean_line(text).strip(" .,;:*-")
    match = _ADDRESS.match(name)
    if match is None:
        return name, None
    return name[match.end() :].strip(), _GENDER_OF.get(match[1].casefold())


def read_gender(text: str) -> Gender | None:
    """Return the gender that a word means; None for any other word."""
    return _GENDERS.get(search_key(text).strip(" ."))


def read_role(text: str) -> str | None:
    """Return the role in the committee, short forms written out; None for words that are no role."""
    role = _COMMITTEE.sub("Ban Chỉ đạo", clean_line(text).strip(" .;"))
    key = search_key(role)
    if key in _SHORT_ROLES:
        return _SHORT_ROLES[key]
    return role if key.startswith(_ROLES) else None


def is_group_number(text: str) -> bool:
    """Tell whether the number of a row is that of a group: I, II, A, B; people are counted 1, 2, 3."""
    return re.fullmatch(r"(?=[IVX])(X{0,3})(IX|IV|V?I{0,3})|[A-H]", text.strip(" .)")) is not None
