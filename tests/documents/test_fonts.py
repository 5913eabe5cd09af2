"""Which characters a page can show, and that ordinary text is known to be among them without reading a font."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop import paths
from cchc_desktop.documents import fonts
from cchc_desktop.documents.fonts import missing_characters, printable, text_width
from cchc_desktop.errors import DocumentError

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


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Họp 🙂 xong", "Họp  xong"),
        ("thu\u031bơ\u0323", "thượ"),
        ("a\u200d\u0301", "á"),
        ("漢\u0301x", "x"),
        ("một\thai\nba\u2003bốn", "một hai ba bốn"),
        ("05\u2011BB", "05-BB"),
        ("\u202e\ufeffa\u00adb", "ab"),
        ("\u05d0\u05d1", ""),
    ],
)
def test_page_shows_text_composed_and_without_what_it_lacks(text: str, shown: str) -> None:
    assert printable(text) == shown


@given(st.text())
def test_what_a_page_shows_stays_the_same_when_shown_again(text: str) -> None:
    shown = printable(text)
    assert printable(shown) == shown
    assert unicodedata.is_normalized("NFC", shown)
    assert missing_characters(shown) == ()


def test_widths_are_those_of_times_new_roman() -> None:
    motto = text_width("Độc lập - Tự do - Hạnh phúc", 14, bold=True)
    nation = text_width("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, bold=True)
    assert motto * 25.4 / 72 == pytest.approx(60.5, abs=0.3)
    assert nation * 25.4 / 72 == pytest.approx(95.7, abs=0.3)


@pytest.mark.parametrize("content", [None, b"", b"no font at all", b"\x00\x01\x00\x00" * 4])
def test_a_font_that_is_missing_or_damaged_is_named_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes | None
) -> None:
    fonts.face.cache_clear()
    (tmp_path / "resources" / "fonts").mkdir(parents=True)
    if content is not None:
        (tmp_path / "resources" / "fonts" / "LiberationSerif-Regular.ttf").write_bytes(content)
    monkeypatch.setattr(paths, "root", lambda: tmp_path)
    with pytest.raises(DocumentError, match=r"LiberationSerif-Regular\.ttf"):
        fonts.face()
