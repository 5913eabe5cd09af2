"""What stands above a signature, for every row of documents.md 2.3 and 4.3."""

from __future__ import annotations

import pytest

from cchc_desktop.committee.records import Capacity, PersonAtDate, RoleKind, SealCase
from cchc_desktop.committee.signing_titles import title_lines


def person(post: str, role: RoleKind | None = None, words: str = "") -> PersonAtDate:
    return PersonAtDate(1, "P01", "Nguyễn Văn A", post=post, role_kind=role, role=words)


@pytest.mark.parametrize(
    ("post", "capacity", "is_collective", "lines"),
    [
        ("Chủ tịch UBND phường", None, True, ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        ("Phó Chủ tịch UBND phường", None, True, ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        ("Chủ tịch UBND phường", None, False, ("CHỦ TỊCH",)),
        ("Phó Chủ tịch Thường trực UBND phường", None, False, ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        ("Chánh Văn phòng", None, True, ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")),
        (
            "Phó Chánh Văn phòng",
            None,
            False,
            ("TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
        ),
        ("Quyền Chủ tịch UBND phường", None, False, ("Q. CHỦ TỊCH",)),
        ("Trưởng phòng Văn hóa", Capacity.AUTHORISED, True, ("TUQ. CHỦ TỊCH", "TRƯỞNG PHÒNG VĂN HÓA")),
    ],
)  # fmt: skip
def test_title_follows_post_where_the_organ_issues(
    post: str, capacity: Capacity | None, is_collective: bool, lines: tuple[str, ...]
) -> None:
    assert title_lines(SealCase.A, person(post), capacity=capacity, is_collective=is_collective) == lines


@pytest.mark.parametrize("case", [SealCase.B, SealCase.C, SealCase.D])
@pytest.mark.parametrize(
    ("role", "words", "is_collective", "lines"),
    [
        (RoleKind.HEAD, "Trưởng Ban Chỉ đạo", False, ("TRƯỞNG BAN",)),
        (RoleKind.HEAD, "Trưởng Ban Chỉ đạo", True, ("TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN")),
        (RoleKind.DEPUTY, "Phó Trưởng ban Thường trực", False, ("KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN")),
        (RoleKind.SECRETARY, "Thư ký Ban Chỉ đạo", True, ("TL. TRƯỞNG BAN", "THƯ KÝ BAN CHỈ ĐẠO")),
    ],
)
def test_title_follows_role_where_the_committee_issues(
    case: SealCase, role: RoleKind, words: str, is_collective: bool, lines: tuple[str, ...]
) -> None:
    signer = person("Phó Chủ tịch UBND phường", role, words)
    assert title_lines(case, signer, is_collective=is_collective) == lines


def test_title_without_signer_is_that_of_the_head() -> None:
    assert title_lines(SealCase.A, None) == ("CHỦ TỊCH",)
    assert title_lines(SealCase.C, None) == ("TRƯỞNG BAN",)
