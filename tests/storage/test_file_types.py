"""What may be attached is judged by the content, not only by the name."""

from __future__ import annotations

import io

import pytest

from cchc_desktop.errors import ValidationError
from cchc_desktop.storage.file_types import named_by_content
from tests.storage import attachment_parts as parts

WORD = parts.package("word/document.xml", "[Content_Types].xml")
ODT = parts.package("content.xml", mimetype="application/vnd.oasis.opendocument.text")


@pytest.mark.parametrize(
    ("name", "content", "kept"),
    [
        ("Báo cáo tháng 11.pdf", parts.PDF, "Báo cáo tháng 11.pdf"),
        ("BAO CAO.PDF", b"\n\n" + parts.PDF, "BAO CAO.PDF"),
        ("quét.jpg", parts.JPG, "quét.jpg"),
        ("quét.jpeg", parts.JPG, "quét.jpeg"),
        ("quét.png", parts.PNG, "quét.png"),
        ("quét.tif", parts.TIFF, "quét.tif"),
        ("cũ.doc", parts.OLD_OFFICE, "cũ.doc"),
        ("cũ.xls", parts.OLD_OFFICE, "cũ.xls"),
        ("có mật khẩu.docx", parts.OLD_OFFICE, "có mật khẩu.docx"),
        ("mới.docx", WORD, "mới.docx"),
        ("mới.xlsx", parts.package("xl/workbook.xml"), "mới.xlsx"),
        ("mới.pptx", parts.package("ppt/presentation.xml"), "mới.pptx"),
        ("mở.odt", ODT, "mở.odt"),
        ("mở.ods", parts.package("c", mimetype="application/vnd.oasis.opendocument.spreadsheet"), "mở.ods"),
        ("ghi chú.txt", "Kính gửi đồng chí\r\n".encode(), "ghi chú.txt"),
        ("cũ.txt", b"C\xe9ng h\xdfa", "cũ.txt"),
        ("rộng.txt", "Cộng hòa".encode("utf-16"), "rộng.txt"),
    ],
)
def test_papers_and_pictures_keep_their_names(name, content, kept):
    assert named_by_content(name, io.BytesIO(content)) == kept


@pytest.mark.parametrize(
    ("name", "content", "kept"),
    [
        ("quét 05.12.2020", parts.PDF, "quét 05.12.2020.pdf"),
        ("quét.jpg", parts.PDF, "quét.jpg.pdf"),
        ("ảnh.pdf", parts.PNG, "ảnh.pdf.png"),
        ("bảng.zip", parts.package("xl/workbook.xml"), "bảng.zip.xlsx"),
    ],
)
def test_a_wrong_ending_is_followed_by_the_right_one(name, content, kept):
    assert named_by_content(name, io.BytesIO(content)) == kept


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("hóa đơn.exe", parts.PDF),
        ("hóa đơn.pdf.lnk", b"L\x00\x00\x00"),
        ("hóa đơn.pdf", b"MZ\x90\x00"),
        ("cài đặt.txt", b"#!/bin/sh\n"),
        ("xem.js", b"alert(1)"),
        ("cài đặt.msi", parts.OLD_OFFICE),
    ],
)
def test_programs_scripts_and_shortcuts_are_refused(name, content):
    with pytest.raises(ValidationError, match="program"):
        named_by_content(name, io.BytesIO(content))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("phim.mp4", b"\x00\x00\x00\x18ftypmp42"),
        ("thư.msg", parts.OLD_OFFICE),
        ("ghi chú.txt", b"binary \x00\x01\x02"),
        ("ghi chú.csv", b"a,b"),
        ("hỏng.docx", b"PK\x03\x04 cut off"),
        ("không tên", b"words"),
    ],
)
def test_a_file_of_no_known_type_is_refused_in_one_sentence(name, content):
    with pytest.raises(ValidationError, match="no known type") as error:
        named_by_content(name, io.BytesIO(content))
    assert name in error.value.sentence


def test_archives_and_macros_are_refused_with_the_way_on():
    with pytest.raises(ValidationError, match="Unpack"):
        named_by_content("tài liệu.zip", io.BytesIO(parts.package("a.pdf", "b.exe")))
    with pytest.raises(ValidationError, match="macro"):
        named_by_content("bảng.xlsm", io.BytesIO(parts.package("xl/workbook.xml", "xl/vbaProject.bin")))
