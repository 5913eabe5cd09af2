"""Titles before a name are taken off, names that only look like them stay."""

from __future__ import annotations

import pytest

from cchc_desktop.text.academic_titles import has_academic_title, without_academic_titles


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("TS. Nguyễn Văn A", "Nguyễn Văn A"),
        ("PGS.TS. Nguyễn Văn A", "Nguyễn Văn A"),
        ("ThS. BS. Nguyễn Thị B", "Nguyễn Thị B"),
        ("Thạc sĩ Nguyễn Thị B", "Nguyễn Thị B"),
        ("Tạ Sơn", "Tạ Sơn"),
        ("Cnút Văn C", "Cnút Văn C"),
        ("", ""),
    ],
)
def test_academic_titles_do_not_stand_before_a_signer(written: str, plain: str) -> None:
    assert without_academic_titles(written) == plain
    assert has_academic_title(written) is (written != plain)
