"""Which characters a page can show, and that ordinary text is known to be among them without reading a font."""

from __future__ import annotations

import subprocess
import sys

import pytest

from cchc_desktop.documents.fonts import missing_characters, printable

ORDINARY = "".join(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x250), *range(0x1EA0, 0x1EFA)))) + "–—‘’“”…•"


def test_ordinary_letters_are_all_printed() -> None:
    assert printable(ORDINARY).replace("\u00ad", "") == ORDINARY.replace("\u00ad", "")
    assert missing_characters(ORDINARY) == ()


def test_ordinary_text_reads_no_font() -> None:
    code = (
        "import sys; from cchc_desktop.documents.fonts import missing_characters; "
        "assert missing_characters('Họp giao ban: 84,62%\\n– “Một cửa”…') == (); "
        "assert not any(name.startswith('reportlab') for name in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize(
    ("text", "missing"), [("Họp 🙂 xong 🙂", ("🙂",)), ("漢字", ("漢", "字")), ("a\u200bb\u00ad", ())]
)
def test_what_the_fonts_lack_is_named_once(text: str, missing: tuple[str, ...]) -> None:
    assert missing_characters(text) == missing
