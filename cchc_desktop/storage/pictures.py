"""Pictures of papers, made smaller when they are finer than a page needs.

A page of A4 at 200 dpi is readable and prints well; a telephone's picture of it has four times the dots.
"""

from __future__ import annotations

import io
from typing import Final

from PIL import Image, ImageOps, UnidentifiedImageError

LONG_SIDE: Final = 2339
SHORT_SIDE: Final = 1654
"""A4 at 200 dpi, in dots."""

_SPARE = 1.05  # a scanner's 200 dpi may come out a little finer; that is no reason to touch it
_WORTH = 0.8  # of the old size: less is not worth an offer
_QUALITY = 82  # letters of 8 pt stay clean
_DPI = (200, 200)
_MOST_DOTS = 100_000_000  # a picture of 300 MB in memory; more would not fit a PC of 4 GB beside the program


def smaller_picture(data: bytes) -> bytes | None:
    """Return a picture at 200 dpi of A4 in its own format, upright; None when it is fine as it is.

    Pictures of several pages, of no known kind or too large to open are left alone.
    """
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "TIFF")) as picture:
            if not _is_too_fine(picture):
                return None
            made = _written(_shrunk(picture), picture)
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError):
        return None
    return made if len(made) <= len(data) * _WORTH else None


def _is_too_fine(picture: Image.Image) -> bool:
    if getattr(picture, "n_frames", 1) > 1 or picture.width * picture.height > _MOST_DOTS:
        return False
    long, short = max(picture.size), min(picture.size)
    return long > LONG_SIDE * _SPARE or short > SHORT_SIDE * _SPARE


def _shrunk(picture: Image.Image) -> Image.Image:
    is_wide = picture.width > picture.height
    limit = (LONG_SIDE, SHORT_SIDE) if is_wide else (SHORT_SIDE, LONG_SIDE)
    if picture.mode == "1":  # resized as they are, letters would break
        picture = picture.convert("L")
    elif picture.mode == "P":
        picture = picture.convert("RGBA" if "transparency" in picture.info else "RGB")
    picture.thumbnail(limit, Image.Resampling.LANCZOS)  # JPEG is read at a half or a quarter where that is enough
    return ImageOps.exif_transpose(picture)


def _written(made: Image.Image, original: Image.Image) -> bytes:
    stream = io.BytesIO()
    if original.format == "PNG":
        made.save(stream, "PNG", dpi=_DPI)
    elif original.format == "TIFF":
        made.save(stream, "TIFF", compression="tiff_deflate", dpi=_DPI)
    else:
        made.save(stream, "JPEG", quality=_QUALITY, optimize=True, dpi=_DPI)
    return stream.getvalue()
