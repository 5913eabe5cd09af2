from __future__ import annotations

import unicodedata
from datetime import datetime
from pathlib import Path

import pytest

from cchc_desktop.storage.copy_names import CopyName, Reason, digest_path, read_name, unused_name

FILE = Path("/hồ sơ/Đức Sen (2021) +.cchc")
MOMENT = datetime(2026, 11, 22, 10, 42, 5)


@pytest.mark.parametrize("reason", Reason)
def test_a_name_says_when_and_why_again(reason, tmp_path):
    name = unused_name(tmp_path, FILE, MOMENT, reason).name
    assert name == f"Đức Sen (2021) + 2026-11-22 10-42-05 {reason.value}.cchc"
    assert read_name(name, FILE) == CopyName(MOMENT, reason)


def test_a_name_that_is_taken_gets_a_number_and_is_still_read(tmp_path):
    for number, expected in enumerate(("hằng ngày", "hằng ngày (2)", "hằng ngày (3)"), start=1):
        path = unused_name(tmp_path, FILE, MOMENT, Reason.DAILY)
        assert path.stem.endswith(expected)
        assert read_name(path.name, FILE) == CopyName(MOMENT, Reason.DAILY, number)
        path.touch()


def test_a_number_that_became_free_is_not_given_to_a_newer_copy(tmp_path):
    paths = []
    for _number in range(3):
        paths.append(unused_name(tmp_path, FILE, MOMENT, Reason.DAILY))
        paths[-1].touch()
    paths[0].unlink()
    assert unused_name(tmp_path, FILE, MOMENT, Reason.DAILY).stem.endswith("(4)")


def test_copies_of_one_second_are_numbered_whatever_they_are_for(tmp_path):
    unused_name(tmp_path, FILE, MOMENT, Reason.DAILY).touch()
    name = unused_name(tmp_path, FILE, MOMENT, Reason.BEFORE_RESTORE).name
    assert read_name(name, FILE) == CopyName(MOMENT, Reason.BEFORE_RESTORE, 2)


def test_a_name_taken_apart_by_the_file_system_is_read(tmp_path):
    name = unicodedata.normalize("NFD", unused_name(tmp_path, FILE, MOMENT, Reason.BEFORE_RESTORE).name)
    assert read_name(name, FILE) == CopyName(MOMENT, Reason.BEFORE_RESTORE)


@pytest.mark.parametrize(
    "name",
    [
        "Đức Sen (2021) +.cchc",
        "Đức Sen (2021) + 2026-11-22 10-42-05 hằng ngày - giữ lại.cchc",
        "Đức Sen (2021) + 2026-11-22 10-42-05.cchc",
        "Đức Sen (2021) + 2026-13-22 10-42-05 hằng ngày.cchc",
        "Đức Sen (2021) + 2026-11-22 25-42-05 hằng ngày.cchc",
        "Đức Sen 2026-11-22 10-42-05 hằng ngày.cchc",
        "Đức Sen (2021) + 2026-11-22 10-42-05 hằng ngày.cchc.sha256",
        "Đức Sen (2021) + 2026-11-22 10-42-05 hằng ngày.docx",
        "Bản sao của Đức Sen (2021) + 2026-11-22 10-42-05 hằng ngày.cchc",
    ],
)
def test_names_that_are_not_ours_are_not_read(name):
    assert read_name(name, FILE) is None


def test_the_digest_lies_beside_the_copy():
    assert digest_path(Path("/a/b.cchc")) == Path("/a/b.cchc.sha256")
