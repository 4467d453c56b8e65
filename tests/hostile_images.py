"""Pictures nobody should send, made on the spot. No file here was ever a photograph of anybody."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from functools import cache
from typing import Any

from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

#: Stands in every hidden place of the pictures below; nothing we keep may hold it.
PAYLOAD = b"<?php echo 'kilroy-7f3a9c'; ?><script>alert('kilroy-7f3a9c')</script>"
MARK = b"kilroy-7f3a9c"
FORMATS = ("JPEG", "PNG", "WEBP")


def encoded(picture: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    """The picture as a file of this format."""
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def corners(width: int = 64, height: int = 48, mode: str = "RGB") -> Image.Image:
    """Red, green, blue and yellow quarters, from the upper left by rows: one sees which way up it is."""
    picture = Image.new("RGB", (width, height))
    half = width // 2, height // 2
    for place, colour in (((0, 0), "red"), ((half[0], 0), "lime"), ((0, half[1]), "blue"), (half, "yellow")):
        picture.paste(colour, (*place, place[0] + half[0], place[1] + half[1]))
    return picture.convert(mode)


def plain(kind: str) -> bytes:
    """An honest picture of this format."""
    return encoded(corners(), kind)


def chunk(name: bytes, content: bytes) -> bytes:
    """One chunk of a PNG."""
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def png(width: int, height: int, pixels: bytes, *before: bytes, depth: int = 1, colour: int = 0) -> bytes:
    """A PNG that says this size and has these compressed pixels, with further chunks before them."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + b"".join(before) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def zeros(megabytes: int) -> bytes:
    """So many megabytes of nothing, compressed: a thousandth of it."""
    squeezed = zlib.compressobj(9)
    return b"".join([*(squeezed.compress(bytes(2**20)) for _one in range(megabytes)), squeezed.flush()])


def text_bomb(name: bytes, megabytes: int) -> bytes:
    between = b"\x00\x01\x00\x00\x00" if name == b"iTXt" else b"\x00\x00"
    return chunk(name, b"Comment" + between + zeros(megabytes))


def resized_jpeg(width: int, height: int) -> bytes:
    """A JPEG whose frame header says another size."""
    data = plain("JPEG")
    place = data.index(b"\xff\xc0") + 5
    return data[:place] + struct.pack(">HH", height, width) + data[place + 4 :]


def resized_webp(width: int, height: int) -> bytes:
    """A lossless WebP that says another size."""
    data = encoded(corners(), "WEBP", lossless=True)
    bits = int.from_bytes(data[21:25], "little") & ~0xFFFFFFF | (width - 1) | (height - 1) << 14
    return data[:21] + bits.to_bytes(4, "little") + data[25:]


def canvas(width: int, height: int) -> bytes:
    """A WebP whose extended header says this size."""
    said = b"\x00\x00\x00\x00" + (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    chunks = b"VP8X" + struct.pack("<I", 10) + said + encoded(corners(), "WEBP")[12:]
    return b"RIFF" + struct.pack("<I", 4 + len(chunks)) + b"WEBP" + chunks


@cache
def impostors() -> dict[str, bytes]:
    """What is no picture of ours, whatever it is named."""
    return {
        "gif": encoded(corners(), "GIF"),
        "bmp": encoded(corners(), "BMP"),
        "tiff": encoded(corners(), "TIFF"),
        "ico": encoded(corners(), "ICO"),
        "svg": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><text>' + PAYLOAD + b"</text></svg>",
        "html": b"<!doctype html><html><body>" + PAYLOAD + b"</body></html>",
        "html that begins like a gif": b"GIF89a/*" + PAYLOAD + b"*/=1;",
        "pdf": b"%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>\n" + PAYLOAD,
        "postscript": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n" + PAYLOAD,
        "script": b"#!/bin/sh\necho " + PAYLOAD,
        "zip": zipped(),
        "a riff that is no webp": b"RIFF\x24\x00\x00\x00WAVEfmt " + PAYLOAD,
        "the beginning of a name": b"\x89PN",
        "one byte": b"\xff",
        "avif": encoded(corners(), "AVIF"),
    }


def zipped() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("run.php", PAYLOAD)
    return out.getvalue()


@cache
def polyglots() -> dict[str, bytes]:
    """Pictures that are something else besides."""
    text = PngInfo()
    text.add_text("Comment", PAYLOAD.decode())
    text.add_text("Long", PAYLOAD.decode() * 200, zip=True)
    text.add_itxt("XML:com.adobe.xmp", xmp().decode())
    jpeg = plain("JPEG")
    told: dict[str, Any] = {"exif": exif(), "icc_profile": profile()}
    segment = b"\xff\xef" + struct.pack(">H", len(PAYLOAD) + 2) + PAYLOAD
    return {
        "jpeg and zip": jpeg + zipped(),
        "jpeg and script behind it": jpeg + PAYLOAD,
        "jpeg with a comment": encoded(corners(), "JPEG", comment=PAYLOAD),
        "jpeg with an unknown segment": jpeg[:2] + segment + jpeg[2:],
        "png and html behind it": plain("PNG") + b"<html>" + PAYLOAD,
        "png with texts": encoded(corners(), "PNG", pnginfo=text),
        "png with a chunk of its own": png(8, 8, zlib.compress(bytes(16)), chunk(b"kiLr", PAYLOAD)),
        "webp and html behind it": plain("WEBP") + PAYLOAD,
        "webp with metadata": encoded(corners(), "WEBP", xmp=xmp(), **told),
        "jpeg with metadata": encoded(corners(), "JPEG", xmp=xmp(), comment=PAYLOAD, **told),
        "png with metadata": encoded(corners(), "PNG", pnginfo=text, **told),
    }


def exif(orientation: int | None = None) -> bytes:
    """Where, when, with what and by whom, and a preview: all that a telephone writes down."""
    told = Image.Exif()
    told[0x010E] = told[0x013B] = told[0x8298] = PAYLOAD.decode()
    told[0x0110] = "Camera of " + MARK.decode()
    if orientation is not None:
        told[0x0112] = orientation
    told.get_ifd(0x8825).update({1: "N", 2: (67.0, 30.0, 15.0), 3: "E", 4: (64.0, 2.0, 9.0)})
    told.get_ifd(0x8769).update({0x9003: "1953:08:01 10:00:00", 0x9286: PAYLOAD})
    return told.tobytes()


def xmp() -> bytes:
    return (
        b'<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description>'
        + MARK
        + b'</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    )


def profile(*, swapped: bool = False) -> bytes:
    """A profile of sRGB; swapped, one in whose colours red is blue."""
    data = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    if not swapped:
        return data
    return data.replace(b"rXYZ", b"????", 1).replace(b"bXYZ", b"rXYZ", 1).replace(b"????", b"bXYZ", 1)


@cache
def moving() -> dict[str, bytes]:
    """Pictures of many frames; the first is red, green, blue and yellow as ever, the others are black."""
    others = [Image.new("RGB", (64, 48), (number, 0, 0)) for number in range(60)]
    options: dict[str, Any] = {"save_all": True, "append_images": others, "duration": 40}
    return {
        "webp of 61 frames": encoded(corners(), "WEBP", **options),
        "png of 61 frames": encoded(corners(), "PNG", **options),
        "png of 61 frames and a still": encoded(corners(), "PNG", default_image=True, **options),
        "two pictures in one jpeg": encoded(corners(), "MPO", **options),
    }


@cache
def uncommon() -> dict[str, bytes]:
    """Honest pictures of kinds that cameras do not make; all show the four quarters, or them in grey."""
    grey = corners(mode="L")
    deep = Image.frombytes("I;16", grey.size, b"".join(struct.pack("<H", one * 257) for one in grey.tobytes()))
    return {
        "grey jpeg": encoded(grey),
        "grey png": encoded(grey, "PNG"),
        "black and white png": encoded(grey.convert("1"), "PNG"),
        "png of 16 bits": encoded(deep, "PNG"),
        "jpeg in cmyk": encoded(corners(mode="CMYK")),
        "progressive jpeg": encoded(corners(), progressive=True),
        "png with a palette": encoded(corners(mode="P"), "PNG"),
        "png with a palette and a clear colour": encoded(corners(mode="P"), "PNG", transparency=255),
        "png with transparency": encoded(corners(mode="RGBA"), "PNG"),
        "grey png with transparency": encoded(corners(mode="LA"), "PNG"),
        "webp with transparency": encoded(corners(mode="RGBA"), "WEBP"),
        "lossless webp": encoded(corners(), "WEBP", lossless=True),
    }


def traces(data: bytes) -> list[str]:
    """What a file of ours holds besides pixels: segments of a JPEG, chunks of a WebP, and words of metadata."""
    found = [
        str(word) for word in (MARK, b"Exif\x00", b"xpacket", b"ICC_PROFILE", b"adobe", b"<script") if word in data
    ]
    if data[:4] == b"RIFF":
        place = 12
        while place < len(data):
            name, length = data[place : place + 4], int.from_bytes(data[place + 4 : place + 8], "little")
            found += [str(name)] if name not in (b"VP8 ", b"VP8L") else []
            place += 8 + length + length % 2
        return found
    place = 2
    while data[place + 1] != 0xDA:
        marker, length = data[place + 1], int.from_bytes(data[place + 2 : place + 4])
        is_jfif = marker == 0xE0 and data[place + 4 : place + 9] == b"JFIF\x00" and length == 16
        found += [hex(marker)] if marker >= 0xE0 and not is_jfif else []
        place += 2 + length
    return found


#: Small files that would fill the memory, each made when it is asked for.
BOMBS: dict[str, Callable[[], bytes]] = {
    "png of 50,000 by 50,000": lambda: png(50_000, 50_000, zeros(1)),
    "png of 20,000 by 20,000, whole": lambda: png(20_000, 20_000, zeros(50)),
    "png of 4,294,967,295 by 1": lambda: png(2**32 - 1, 1, zeros(1)),
    "png of no size": lambda: png(0, 0, zeros(1)),
    "png with far more pixels than it says": lambda: png(64, 48, zeros(200)),
    "png with a compressed text of 100 MB": lambda: png(8, 8, zlib.compress(bytes(16)), text_bomb(b"zTXt", 100)),
    "png with a compressed international text": lambda: png(8, 8, zlib.compress(bytes(16)), text_bomb(b"iTXt", 100)),
    "png with a profile of 100 MB": lambda: png(8, 8, zlib.compress(bytes(16)), text_bomb(b"iCCP", 100)),
    "jpeg that says 65,500 by 65,500": lambda: resized_jpeg(65_500, 65_500),
    "jpeg that says 6,000 by 6,000 and has 64 by 48": lambda: resized_jpeg(6_000, 6_000),
    "webp that says 16,384 by 16,384": lambda: resized_webp(16_384, 16_384),
    "webp with a canvas of 16,777,216 by 16,777,216": lambda: canvas(2**24, 2**24),
    "webp with a canvas of 16,000 by 16,000": lambda: canvas(16_000, 16_000),
}
