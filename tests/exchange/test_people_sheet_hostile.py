"""Files that are no list of people, or mean harm: one sentence each, soon, and nothing read."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from cchc_desktop.errors import AppError, StorageError, ValidationError
from cchc_desktop.exchange import workbook
from cchc_desktop.exchange.people_sheet import read_people_sheet
from tests.exchange.people_files import CHAIR, DEPUTY, HEADER, save_list

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refusal(path: Path) -> str:
    """Return the one sentence with which a file is refused."""
    with pytest.raises(ValidationError) as refused:
        read_people_sheet(path)
    assert path.name in refused.value.sentence
    return refused.value.sentence


def repacked(path: Path, **parts: bytes) -> Path:
    """Replace or add parts of an Excel file; "__" in a name stands for "/", "_dot_" for a dot."""
    with zipfile.ZipFile(path) as package:
        kept = {name: package.read(name) for name in package.namelist()}
    kept |= {name.replace("__", "/").replace("_dot_", "."): data for name, data in parts.items()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in kept.items():
            package.writestr(name, data)
    return path


def test_a_file_under_a_password_says_so(tmp_path: Path) -> None:
    path = tmp_path / "khóa.xlsx"
    path.write_bytes(OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(900))
    assert "mật khẩu" in refusal(path)


def test_an_old_excel_file_under_a_new_name_says_how_to_save_it(tmp_path: Path) -> None:
    path = tmp_path / "cũ.xlsx"
    path.write_bytes(OLE + bytes(4096))
    assert ".xlsx" in refusal(path)


def test_a_text_file_under_the_name_of_an_excel_file_is_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "ds.xlsx"
    path.write_text("STT,Họ và tên\n1,Lê Đức Ánh\n", encoding="utf-8")
    assert "không phải tệp Excel" in refusal(path)


def test_a_file_with_macros_is_refused_whatever_its_name(tmp_path: Path) -> None:
    path = repacked(save_list(tmp_path / "ds.xlsx", [CHAIR]), xl__vbaProject_dot_bin=b"macro")
    assert "macro" in refusal(path)


def test_an_open_document_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "ds.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", "<x/>")
    assert ".xlsx" in refusal(path)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"PK\x03\x04" + bytes(500)])
def test_an_empty_or_broken_file_is_one_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "hỏng.xlsx"
    path.write_bytes(content)
    refusal(path)


def test_a_word_file_is_no_list(tmp_path: Path) -> None:
    path = tmp_path / "ds.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("word/document.xml", "<x/>")
    assert "không phải tệp Excel" in refusal(path)


def test_entities_that_explode_are_never_expanded(tmp_path: Path) -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbbbbbb">]><sst><si><t>&b;</t></si></sst>'
    path = repacked(save_list(tmp_path / "ds.xlsx", [CHAIR]), xl__sharedStrings_dot_xml=bomb)
    assert "hỏng" in refusal(path)


def test_a_file_that_unpacks_to_hundreds_of_megabytes_is_not_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = save_list(tmp_path / "ds.xlsx", [CHAIR])
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package, package.open("xl/big.xml", "w") as part:
        for _block in range(310):
            part.write(bytes(1_000_000))
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda *_: pytest.fail("a part was unpacked"))
    assert "quá lớn" in refusal(path)


def test_of_twenty_thousand_rows_only_the_first_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "ds.xlsx"
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Tất cả")
    sheet.append(HEADER)
    for number in range(20_000):
        sheet.append((number, f"Nguyễn Văn {chr(65 + number % 26)}", "Công chức"))
    book.save(path)
    cells: list[object] = []
    read = workbook._cell
    monkeypatch.setattr(workbook, "_cell", lambda cell: (cells.append(cell), read(cell))[1])
    assert "2000" in refusal(path)
    assert len(cells) < 2_010 * len(HEADER)


def test_two_thousand_people_are_read(tmp_path: Path) -> None:
    rows = [(number, "Lê Đức Ánh", f"Công chức {number}") for number in range(2000)]
    assert len(read_people_sheet(save_list(tmp_path / "ds.xlsx", rows)).people) == 2000


def test_a_list_without_a_known_header_says_what_is_missing(tmp_path: Path) -> None:
    path = save_list(tmp_path / "ds.xlsx", [(1, "x", 5)], header=("Mặt hàng", "Đơn giá", "Số lượng"))
    assert "Họ và tên" in refusal(path)


def test_an_empty_workbook_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "ds.xlsx"
    Workbook().save(path)
    assert "Họ và tên" in refusal(path)


def test_a_list_in_an_old_font_encoding_is_named_as_such(tmp_path: Path) -> None:
    path = save_list(tmp_path / "ds.xlsx", [(1, "NguyÔn V¨n Hïng")], header=("TT", "Hä vµ tªn", "Chøc vô"))
    assert "TCVN3" in refusal(path)


def test_a_file_that_is_gone_or_a_folder_is_an_error_of_the_disk(tmp_path: Path) -> None:
    with pytest.raises(StorageError):
        read_people_sheet(tmp_path / "không có.xlsx")
    with pytest.raises(StorageError):
        read_people_sheet(tmp_path)


def test_cells_with_hostile_words_stay_words(tmp_path: Path) -> None:
    path = save_list(tmp_path / "ds.xlsx", [(1, "Lê\u200b Đức\nÁnh", "<b>x</b>&\u202e", "'; DROP TABLE person;--")])
    person = read_people_sheet(path).people[0]
    assert (person.full_name, person.post) == ("Lê Đức Ánh", "<b>x</b>&")
    assert person.department == "'; DROP TABLE person;--"


def plain_list() -> bytes:
    """A sound list as bytes."""
    book = Workbook()
    for row in (HEADER, CHAIR, DEPUTY):
        book.active.append(list(row))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


SOUND = plain_list()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cut=st.integers(1, len(SOUND) - 1), place=st.integers(0, len(SOUND) - 1), byte=st.integers(0, 255))
def test_a_damaged_file_is_read_or_refused_but_never_breaks(tmp_path: Path, cut: int, place: int, byte: int) -> None:
    for content in (SOUND[:cut], SOUND[:place] + bytes([byte]) + SOUND[place + 1 :]):
        path = tmp_path / "ds.xlsx"
        path.write_bytes(content)
        try:
            read_people_sheet(path)
        except AppError as error:
            assert error.sentence
