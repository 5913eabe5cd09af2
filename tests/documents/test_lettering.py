"""The quick way of writing lines says byte for byte what ReportLab's own way says."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.rl_accel import fp_str
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from cchc_desktop.documents.fonts import face
from cchc_desktop.documents.lettering import Lettering, _number

LETTERS = "".join(sorted(char for char in face().widths if char.isalpha() and char in face(bold=True).widths))
LINES = (
    "Ủy ban nhân dân phường Đức Sen (tỷ lệ 84,62%), sổ\u00a0văn bản \\ 05/BB-BCĐ",
    LETTERS[:120],
    LETTERS[100:400],
    LETTERS[380:420] + LETTERS[:40],
)


def written(begin: Callable[[Canvas], Callable[[], PDFTextObject]]) -> bytes:
    """Return two pages of lines in two fonts."""
    stream = io.BytesIO()
    canvas = Canvas(stream, invariant=1, pageCompression=0, initialFontName=face().name)
    page = begin(canvas)
    for _page in range(2):
        text = page()
        for number, line in enumerate(LINES):
            text.setFont(face(bold=number % 2 == 0).name, 14)
            text.setTextOrigin(85.039 + number / 3, 700 - 18.25 * number)
            text.setWordSpace(number / 7)
            text.textOut(line[:30])
            text.textLine(line)
        canvas.drawText(text)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def test_more_letters_than_a_pdf_font_holds_are_written_as_by_reportlab() -> None:
    assert len(LETTERS) > 420
    assert written(lambda canvas: Lettering(canvas).begin) == written(lambda canvas: canvas.beginText)


@pytest.mark.parametrize("value", [0, 1, -1, 1e-7, 2e-7, 0.1, 9.9999999, 10, 99.999999, 100, 595.276, 841.89, -0.5])
def test_a_number_is_written_as_by_reportlab(value: float) -> None:
    assert _number(value) == fp_str(value)


@given(st.floats(min_value=-2000, max_value=2000))
def test_any_place_on_a_page_is_written_as_by_reportlab(value: float) -> None:
    assert _number(value) == fp_str(value)
