"""Pictures of papers as pages: upright, on A4, every sheet of a fax; what is no picture is refused in a sentence."""

from __future__ import annotations

import io

import pypdf
import pytest
from PIL import Image

from cchc_desktop.errors import DocumentError
from cchc_desktop.storage.picture_pages import picture_as_pdf

ORIENTATION = 0x0112
A4_POINTS = (595.3, 841.9)


def picture(size: tuple[int, int], kind: str = "JPEG", *, turned: bool = False, sheets: int = 1) -> bytes:
    image = Image.new("RGB", size, "white")
    exif = Image.Exif()
    if turned:
        exif[ORIENTATION] = 6
    stream = io.BytesIO()
    more = {"save_all": True, "append_images": [image] * (sheets - 1)} if sheets > 1 else {}
    image.save(stream, kind, exif=exif, **more)
    return stream.getvalue()


def page_sizes(data: bytes) -> list[tuple[float, float]]:
    pages = pypdf.PdfReader(io.BytesIO(picture_as_pdf(data))).pages
    return [(float(page.mediabox.width), float(page.mediabox.height)) for page in pages]


def test_a_picture_fills_a4() -> None:
    ((width, height),) = page_sizes(picture((1654, 2339)))
    assert width == pytest.approx(A4_POINTS[0], abs=1)
    assert height == pytest.approx(A4_POINTS[1], abs=1)


def test_a_picture_taken_across_is_turned_upright() -> None:
    ((width, height),) = page_sizes(picture((2339, 1654), turned=True))
    assert width < height


def test_a_sheet_across_stays_across() -> None:
    ((width, height),) = page_sizes(picture((2339, 1654), "PNG"))
    assert (width > height, width) == (True, pytest.approx(A4_POINTS[1], abs=1))


def test_every_sheet_of_a_fax_is_a_page() -> None:
    assert len(page_sizes(picture((800, 1100), "TIFF", sheets=3))) == 3


@pytest.mark.parametrize("data", [b"", b"\xff\xd8\xff\xe0jpg", b"%PDF-1.4"])
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(DocumentError, match=r"copy|bản sao"):
        picture_as_pdf(data)
