"""The text of a Word file line by line."""

from __future__ import annotations

import io
import zipfile

import pytest

from cchc_desktop.text.word_lines import word_lines

_XML = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    "<w:p><w:r><w:t>THÔNG </w:t></w:r><w:r><w:t>BÁO</w:t></w:r></w:p><w:p/>"
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>  Một   cửa </w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    "</w:body></w:document>"
)


def packed(name: str, text: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr(name, text)
    return made.getvalue()


def test_paragraphs_and_cells_come_in_order_with_single_blanks() -> None:
    assert word_lines(packed("word/document.xml", _XML)) == ("THÔNG BÁO", "Một cửa")


@pytest.mark.parametrize("data", [b"", b"PK 1", packed("other.xml", _XML), packed("word/document.xml", "<w:p>")])
def test_what_is_no_word_file_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="Word"):
        word_lines(data)
