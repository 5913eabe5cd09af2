"""Sizes of files in words."""

from __future__ import annotations

import pytest

from cchc_desktop.text.sizes import size_words


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "1 KB"),
        (1, "1 KB"),
        (1024, "1 KB"),
        (320_000, "313 KB"),
        (1_048_575, "1 MB"),
        (1 << 20, "1 MB"),
        (1_468_006, "1,4 MB"),
        (10_600_000, "10 MB"),
        (50 << 20, "50 MB"),
        (1 << 30, "1 GB"),
        (1_610_612_736, "1,5 GB"),
    ],
)
def test_a_size_is_told_shortly(size, words):
    assert size_words(size) == words
