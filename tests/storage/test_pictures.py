"""A picture finer than A4 at 200 dpi is offered smaller, in the same format, and still readable."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageDraw, ImageFont

from cchc_desktop import paths
from cchc_desktop.storage.pictures import LONG_SIDE, SHORT_SIDE, smaller_picture

FONT = next(paths.resources("fonts").rglob("*.ttf"))


def page(size=(2900, 2050), mode="RGB"):
    """Return a written page as a scanner sees it at 250 dpi, lying on its side unless told."""
    picture = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(picture)
    font = ImageFont.truetype(str(FONT), 42)
    for line in range(0, size[1], 90):
        draw.text((60, line), "Giao Bộ phận Một cửa rà soát hồ sơ trễ hẹn, xong trước 15/12/2020. " * 3, "black", font)
    return Image.blend(picture, Image.effect_noise(size, 30).convert("RGB"), 0.1).convert(mode)


def written(picture, kind, **more):
    stream = io.BytesIO()
    picture.save(stream, kind, **({"quality": 92} if kind == "JPEG" else {}) | more)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("kind", "mode"), [("JPEG", "RGB"), ("JPEG", "L"), ("PNG", "RGB"), ("PNG", "RGBA"), ("TIFF", "RGB")]
)
def test_a_fine_picture_comes_out_at_two_hundred_dpi(kind, mode):
    data = written(page(mode=mode), kind)
    made = smaller_picture(data)
    assert made is not None
    assert len(made) <= len(data) * 0.8
    with Image.open(io.BytesIO(made)) as picture:
        assert picture.format == kind
        assert picture.size[0] <= LONG_SIDE
        assert picture.size[1] <= SHORT_SIDE
        assert picture.size[0] == LONG_SIDE or picture.size[1] == SHORT_SIDE
        assert picture.info["dpi"] == pytest.approx((200, 200), abs=1)


def test_letters_stay_black_on_white():
    with Image.open(io.BytesIO(smaller_picture(written(page(), "JPEG", quality=95)))) as picture:
        darkest, brightest = picture.convert("L").getextrema()
    assert darkest < 70
    assert brightest > 225


def test_a_picture_of_a_telephone_comes_out_upright():
    turned = Image.Exif()
    turned[0x0112] = 6  # lay on its side, to be turned by a quarter
    made = smaller_picture(written(page(), "JPEG", exif=turned.tobytes()))
    with Image.open(io.BytesIO(made)) as picture:
        assert picture.height > picture.width
        assert picture.getexif().get(0x0112, 1) == 1


def test_a_picture_that_fits_a_page_is_left_alone():
    assert smaller_picture(written(page((LONG_SIDE, SHORT_SIDE)), "JPEG")) is None
    assert smaller_picture(written(page((SHORT_SIDE, LONG_SIDE + 20)), "PNG")) is None


def test_little_gain_is_no_offer():
    flat = Image.new("1", (4960, 7016), 1)
    assert smaller_picture(written(flat, "TIFF", compression="group4")) is None


def test_several_pages_and_other_files_are_left_alone():
    pages = written(page(), "TIFF", save_all=True, append_images=[page(mode="RGB")])
    assert smaller_picture(pages) is None
    assert smaller_picture(b"%PDF-1.7") is None
    assert smaller_picture(written(page(), "JPEG")[:5000]) is None
    assert smaller_picture(b"") is None
