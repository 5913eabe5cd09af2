"""A file on its way in: everything that can be wrong with it is said in one sentence, before anything is stored."""

from __future__ import annotations

import os
import unicodedata

import pytest

from cchc_desktop.errors import StorageError, ValidationError
from cchc_desktop.storage import incoming
from cchc_desktop.storage.files import safe_name
from cchc_desktop.storage.incoming import LARGEST_BYTES, clean_name, received
from tests.storage import attachment_parts as parts


def refusal(path):
    with pytest.raises((ValidationError, StorageError)) as error, received(path):
        pass
    return error.value.sentence


def test_a_file_of_sixty_megabytes_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "quét.pdf"
    path.touch()
    os.truncate(path, 60 << 20)
    assert "60 MB" in refusal(path)
    assert "50 MB" in refusal(path)


def test_a_file_of_exactly_the_limit_is_taken(tmp_path, monkeypatch):
    monkeypatch.setattr(incoming, "LARGEST_BYTES", len(parts.PDF))
    path = tmp_path / "quét.pdf"
    path.write_bytes(parts.PDF)
    with received(path) as file:
        assert file.size == len(parts.PDF)
    path.write_bytes(parts.PDF + b"x")
    assert "MB" in refusal(path)
    assert LARGEST_BYTES == 50 * 1024 * 1024


def test_an_empty_file_a_folder_and_one_that_is_gone_are_refused(tmp_path):
    (tmp_path / "trống.pdf").touch()
    (tmp_path / "thư mục").mkdir()
    assert "empty" in refusal(tmp_path / "trống.pdf")
    assert "is a folder" in refusal(tmp_path / "thư mục")
    assert "does not exist" in refusal(tmp_path / "không có.pdf")
    os.mkfifo(tmp_path / "ống.pdf")
    assert "ống.pdf" in refusal(tmp_path / "ống.pdf")


def test_a_file_that_stops_answering_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "trên USB.pdf"
    path.write_bytes(parts.PDF)

    def pulled_out(*_arguments, **_keywords):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("pathlib.Path.open", pulled_out)
    assert "cannot be read" in refusal(path)


def test_names_are_kept_readable_and_leave_as_safe_ones(tmp_path):
    assert clean_name("báo\u202efdp.exe\x07.pdf") == "báofdp.exe.pdf"
    assert clean_name(unicodedata.normalize("NFD", "Biên bản.pdf")) == "Biên bản.pdf"
    assert clean_name(os.fsdecode(b"b\xe1o c\xe1o.pdf")).isprintable()
    assert clean_name("\u200b") == "_"
    assert safe_name(clean_name('số 12/BC: "quý 4"?.pdf')) == "số 12_BC_ _quý 4__.pdf"


@pytest.mark.parametrize("name", ["x" * 400 + ".pdf", "x" * 400, "x." + "y" * 400, "ộ" * 299 + ".docx"])
def test_long_names_are_cut_and_keep_their_ending(name):
    cut = clean_name(name)
    assert len(cut) <= incoming.NAME_CHARACTERS - len(".pptx")
    assert name.endswith("y") or cut.endswith((".pdf", ".docx", "x"))


def test_the_name_says_what_the_content_is(tmp_path):
    path = tmp_path / "bản quét.tmp"
    path.write_bytes(parts.PNG)
    with received(path) as file:
        assert (file.name, file.size) == ("bản quét.tmp.png", len(parts.PNG))
        file.stream.seek(0)
        assert file.stream.read() == parts.PNG
