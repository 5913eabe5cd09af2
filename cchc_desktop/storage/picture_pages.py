"""Pictures of papers as pages: a telephone's picture of a signed sheet is shown and printed like any scan."""

from __future__ import annotations

import io
from typing import Final

from cchc_desktop.errors import DocumentError
from cchc_desktop.i18n import _

SUFFIXES: Final = (".jpg", ".jpeg", ".png", ".tif", ".tiff")
_A4_INCHES: Final = (210 / 25.4, 297 / 25.4)
_MOST_DOTS: Final = 100_000_000  # a picture of 300 MB in memory; more would not fit a PC of 4 GB beside the program


def picture_as_pdf(data: bytes) -> bytes:
    """Return a PDF with one page for each sheet of a picture, upright and as large as A4 allows.

    Raises DocumentError for bytes that are no picture, or one too large to open.
    """
    from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "TIFF")) as picture:
            if picture.width * picture.height > _MOST_DOTS:
                raise DocumentError(_unreadable())
            sheets = [ImageOps.exif_transpose(sheet).convert("RGB") for sheet in ImageSequence.Iterator(picture)]
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError) as error:
        raise DocumentError(_unreadable()) from error
    stream = io.BytesIO()
    sheets[0].save(stream, "PDF", save_all=True, append_images=sheets[1:], resolution=_resolution(sheets[0].size))
    return stream.getvalue()


def _resolution(size: tuple[int, int]) -> float:
    """Return the dots per inch at which a picture fills A4, upright or across."""
    long, short = max(size), min(size)
    return max(long / _A4_INCHES[1], short / _A4_INCHES[0], 1.0)


def _unreadable() -> str:
    return _("This picture cannot be shown here. It is kept as it is: open a copy of it instead.")
