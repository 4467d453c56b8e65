"""Decoding, for the child process alone: whatever was sent becomes new pixels, right way up, on white, in sRGB."""

from __future__ import annotations

import io
import warnings

from PIL import ExifTags, Image, ImageCms

from memorial.images.header import check, check_shape, read_header
from memorial.images.limits import MAX_PIXELS, WIDTHS, widths_for
from memorial.images.result import Derived, Size

#: What the EXIF orientation asks for, by its number; 1 asks for nothing.
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
#: Of these numbers the picture lies on its side.
_ON_ITS_SIDE = (5, 6, 7, 8)
#: Photographs of faces at these look like the original, at a tenth of its weight.
_JPEG_QUALITY, _WEBP_QUALITY = 82, 80


def decode(data: bytes) -> Derived:
    """The picture in our sizes. Raises `Refused`, or whatever a damaged picture makes the decoder raise."""
    kind = read_header(data).kind
    Image.MAX_IMAGE_PIXELS = MAX_PIXELS
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    with Image.open(io.BytesIO(data), formats=[kind.value]) as sent:
        check(*sent.size)
        orientation = _orientation(sent)
        box = _box(sent.size, on_its_side=orientation in _ON_ITS_SIDE)
        # A JPEG can be decoded at a fraction of its size, of which twice what is needed loses nothing to see.
        sent.draft(None, (2 * box[0], 2 * box[1]))
        sent.load()
        profile = sent.info.get("icc_profile")
        picture = _direct(sent).resize(box, Image.Resampling.LANCZOS, reducing_gap=3.0)
    picture = _on_white(_in_srgb(picture, profile))
    if orientation in _TURNS:
        picture = picture.transpose(_TURNS[orientation])
    return _encoded(_new_pixels(picture))


def _orientation(sent: Image.Image) -> int:
    """The number EXIF gives; 1 where it gives none, or one that cannot be read."""
    try:
        number = sent.getexif().get(ExifTags.Base.Orientation, 1)
    except Exception:  # broken metadata is no reason to refuse a picture, and it breaks in every way there is
        return 1
    return number if isinstance(number, int) else 1


def _box(size: tuple[int, int], *, on_its_side: bool) -> tuple[int, int]:
    """The size to bring the picture to while it lies as it was sent, so that upright it has our largest width."""
    width, height = size[::-1] if on_its_side else size
    check_shape(width, height)
    largest = min(width, WIDTHS[-1])
    upright = largest, max(1, round(height * largest / width))
    return upright[::-1] if on_its_side else upright


def _direct(sent: Image.Image) -> Image.Image:
    """Pixels that say their colour themselves, in eight bits: L, LA, RGB, RGBA or CMYK."""
    if sent.mode.startswith("I"):
        return sent.convert("I").point(lambda grey: grey * (1 / 256)).convert("L")
    if sent.has_transparency_data:
        return sent.convert("LA" if sent.mode in ("LA", "La") else "RGBA")
    if sent.mode in ("L", "RGB", "CMYK"):
        return sent
    return sent.convert("L" if sent.mode == "1" else "RGB")


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """The colours the profile means. One that cannot be read, or is of another sort of picture, is passed over."""
    if not profile:
        return picture
    colour, alpha = _apart(picture)
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        target = ImageCms.createProfile("sRGB")
        moved = ImageCms.profileToProfile(colour, source, target, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return picture
    if moved is None:
        return picture
    if colour.mode == "L":
        moved = moved.convert("L")
    if alpha is not None:
        moved.putalpha(alpha)
    return moved


def _apart(picture: Image.Image) -> tuple[Image.Image, Image.Image | None]:
    """Colour and transparency, each by itself."""
    if picture.mode not in ("LA", "RGBA"):
        return picture, None
    return picture.convert(picture.mode[:-1]), picture.getchannel("A")


def _on_white(picture: Image.Image) -> Image.Image:
    colour, alpha = _apart(picture)
    if colour.mode not in ("L", "RGB"):
        colour = colour.convert("RGB")
    if alpha is None:
        return colour
    white = Image.new(colour.mode, colour.size, "white")
    white.paste(colour, mask=alpha)
    return white


def _new_pixels(picture: Image.Image) -> Image.Image:
    """A picture that has nothing of the old one but its pixels."""
    return Image.frombytes(picture.mode, picture.size, picture.tobytes())


def _encoded(picture: Image.Image) -> Derived:
    width, height = picture.size
    sizes = []
    for one in widths_for(width):
        tall = max(1, round(height * one / width))
        made = picture if one == width else picture.resize((one, tall), Image.Resampling.LANCZOS)
        webp, jpeg = io.BytesIO(), io.BytesIO()
        made.save(webp, "WEBP", quality=_WEBP_QUALITY, method=4)
        made.save(jpeg, "JPEG", quality=_JPEG_QUALITY, optimize=True, progressive=True)
        sizes.append(Size(*made.size, webp.getvalue(), jpeg.getvalue()))
    return Derived(tuple(sizes))
