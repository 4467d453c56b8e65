"""Pictures are taken for what they are, not for what they are called; only what is to be seen of them is kept."""

from __future__ import annotations

import io
import json
import signal
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from memorial.images import MAX_BYTES, Bounds, Derived, Reason, Refused, Size, derive, widths_for
from memorial.images.__main__ import outcome
from memorial.images.header import Kind, read_header
from memorial.images.result import pack, unpack
from tests import hostile_images as hostile

ROOT = Path(__file__).resolve().parent.parent
QUARTERS = {
    (0.25, 0.25): (254, 0, 0),
    (0.75, 0.25): (0, 255, 0),
    (0.25, 0.75): (0, 0, 254),
    (0.75, 0.75): (255, 255, 0),
}


def each(pictures: Iterable[str]) -> Any:
    """One test for each picture of a collection."""
    return pytest.mark.parametrize("name", list(pictures))


def opened(data: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(data))
    picture.load()
    return picture


def drawn(derived: Derived) -> list[Image.Image]:
    return [opened(data) for size in derived.sizes for data in (size.webp, size.jpeg)]


def shows_the_quarters(picture: Image.Image, near: int = 40) -> bool:
    colour = picture.convert("RGB")
    return all(
        abs(found - wanted) <= near
        for (across, down), rgb in QUARTERS.items()
        for found, wanted in zip(
            colour.getpixel((int(across * colour.width), int(down * colour.height))), rgb, strict=True
        )
    )


def reason_for(data: bytes) -> Reason:
    with pytest.raises(Refused) as told:
        derive(data)
    return told.value.reason


@pytest.mark.parametrize("kind", hostile.FORMATS)
def test_a_picture_comes_back_as_it_looked(kind: str) -> None:
    derived = derive(hostile.plain(kind))
    assert [(size.width, size.height) for size in derived.sizes] == [(64, 48)]
    assert all(shows_the_quarters(picture) for picture in drawn(derived))


def test_every_size_is_there_in_both_formats_and_none_is_enlarged() -> None:
    for width, widths in ((1300, (320, 640, 1280)), (1000, (320, 640, 1000)), (320, (320,)), (1, (1,))):
        derived = derive(hostile.encoded(Image.new("RGB", (width, max(1, width // 2)), "navy")))
        assert tuple(size.width for size in derived.sizes) == widths == widths_for(width)
        for size in derived.sizes:
            webp, jpeg = opened(size.webp), opened(size.jpeg)
            assert (webp.format, jpeg.format) == ("WEBP", "JPEG")
            assert webp.size == jpeg.size == (size.width, size.height)
            assert abs(size.height - size.width / 2) <= 1


@each(hostile.BOMBS)
def test_a_bomb_is_refused_or_harmless(name: str) -> None:
    data = hostile.BOMBS[name]()
    assert len(data) < MAX_BYTES
    try:
        derived = derive(data)
    except Refused as refused:
        assert refused.reason in (Reason.TOO_MANY_PIXELS, Reason.DAMAGED, Reason.TOO_HEAVY, Reason.TOO_TALL)
    else:
        assert derived.largest.width <= 1280
        assert all(hostile.traces(data) == [] for size in derived.sizes for data in (size.webp, size.jpeg))


@pytest.mark.parametrize(
    "name",
    [
        "png of 50,000 by 50,000",
        "png of 20,000 by 20,000, whole",
        "png of 4,294,967,295 by 1",
        "jpeg that says 65,500 by 65,500",
        "webp that says 16,384 by 16,384",
        "webp with a canvas of 16,777,216 by 16,777,216",
        "webp with a canvas of 16,000 by 16,000",
    ],
)
def test_too_many_pixels_are_seen_in_the_header(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "run", lambda *_given, **_options: pytest.fail("it was handed to the decoder"))
    assert reason_for(hostile.BOMBS[name]()) is Reason.TOO_MANY_PIXELS


@each(hostile.impostors())
def test_what_is_no_picture_of_ours_never_reaches_a_decoder(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "run", lambda *_given, **_options: pytest.fail("it was handed to the decoder"))
    assert reason_for(hostile.impostors()[name]) is Reason.NOT_ALLOWED


def test_nothing_and_too_much_are_refused_unread() -> None:
    assert reason_for(b"") is Reason.EMPTY
    assert reason_for(hostile.plain("JPEG") + bytes(MAX_BYTES)) is Reason.TOO_LARGE


def test_a_picture_as_large_as_may_be_is_taken() -> None:
    data = hostile.plain("JPEG")
    assert derive(data + bytes(MAX_BYTES - len(data))).largest.width == 64


@each(hostile.polyglots())
def test_nothing_of_a_polyglot_is_kept_but_the_picture(name: str) -> None:
    data = hostile.polyglots()[name]
    derived = derive(data)
    for size in derived.sizes:
        for made in (size.webp, size.jpeg):
            assert made not in data and data not in made
            assert hostile.traces(made) == []


@pytest.mark.parametrize("kind", hostile.FORMATS)
def test_no_place_no_camera_no_date_no_preview_and_no_profile_go_out(kind: str) -> None:
    name = f"{kind.lower()} with metadata"
    sent = opened(hostile.polyglots()[name])
    assert sent.getexif().get_ifd(0x8825), "the picture does tell where it was taken"
    for picture in drawn(derive(hostile.polyglots()[name])):
        assert not picture.getexif()
        assert not {"exif", "xmp", "icc_profile", "comment", "XML:com.adobe.xmp"} & picture.info.keys()


@pytest.mark.parametrize("kind", hostile.FORMATS)
@pytest.mark.parametrize("number", range(1, 9))
def test_the_picture_stands_upright(kind: str, number: int) -> None:
    turns = Image.Transpose
    laid = {2: turns.FLIP_LEFT_RIGHT, 3: turns.ROTATE_180, 4: turns.FLIP_TOP_BOTTOM, 5: turns.TRANSPOSE,
            6: turns.ROTATE_90, 7: turns.TRANSVERSE, 8: turns.ROTATE_270}  # fmt: skip
    picture = hostile.corners()
    data = hostile.encoded(
        picture.transpose(laid[number]) if number in laid else picture, kind, exif=hostile.exif(number)
    )
    made = outcome(data)
    assert isinstance(made, Derived)
    assert (made.largest.width, made.largest.height) == (64, 48)
    assert all(shows_the_quarters(one) for one in drawn(made))


@pytest.mark.parametrize("number", [0, 9, 65_535])
def test_an_orientation_there_is_not_turns_nothing(number: int) -> None:
    made = outcome(hostile.encoded(hostile.corners(), exif=hostile.exif(number)))
    assert isinstance(made, Derived) and shows_the_quarters(drawn(made)[0])


def test_a_large_picture_on_its_side_is_measured_upright() -> None:
    sent = hostile.encoded(Image.new("RGB", (3000, 2000), "navy"), exif=hostile.exif(6))
    assert [(size.width, size.height) for size in derive(sent).sizes] == [(320, 480), (640, 960), (1280, 1920)]


def test_colours_are_those_the_profile_means() -> None:
    red = Image.new("RGB", (40, 40), "red")
    for kind in hostile.FORMATS:
        made = outcome(hostile.encoded(red, kind, icc_profile=hostile.profile(swapped=True)))
        assert isinstance(made, Derived)
        found = drawn(made)[1].getpixel((20, 20))
        assert isinstance(found, tuple) and found[2] > 200 > 60 > found[0], (kind, found)


@pytest.mark.parametrize("profile", [b"nonsense", hostile.profile()[:200], bytes(5000)])
def test_a_profile_that_cannot_be_read_is_passed_over(profile: bytes) -> None:
    made = outcome(hostile.encoded(hostile.corners(), icc_profile=profile))
    assert isinstance(made, Derived) and shows_the_quarters(drawn(made)[0])


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_what_is_transparent_is_white(mode: str, kind: str) -> None:
    clear = Image.new(mode, (40, 40), (0,) * len(mode))
    made = outcome(hostile.encoded(clear, kind))
    assert isinstance(made, Derived)
    assert all(picture.convert("L").getpixel((20, 20)) >= 254 for picture in drawn(made))


@each(hostile.moving())
def test_of_many_frames_the_first_is_taken(name: str) -> None:
    derived = derive(hostile.moving()[name])
    for picture in drawn(derived):
        assert getattr(picture, "n_frames", 1) == 1
        assert shows_the_quarters(picture)


@each(hostile.uncommon())
def test_uncommon_kinds_become_eight_bits_of_grey_or_colour(name: str) -> None:
    made = outcome(hostile.uncommon()[name])
    assert isinstance(made, Derived)
    jpeg = opened(made.largest.jpeg)
    assert jpeg.mode in ("L", "RGB")
    if "grey" in name or "16" in name:
        wanted = [76, 150, 29, 226]
        found = [jpeg.convert("L").getpixel((x, y)) for x, y in ((16, 12), (48, 12), (16, 36), (48, 36))]
        assert all(abs(one - other) < 12 for one, other in zip(found, wanted, strict=True))
    elif "black" not in name:
        assert shows_the_quarters(jpeg)


@pytest.mark.parametrize("kind", hostile.FORMATS)
def test_what_is_cut_off_is_refused_wherever_the_cut_is(kind: str) -> None:
    data = hostile.plain(kind)
    whole = outcome(data)
    for length in range(1, len(data), max(1, len(data) // 90)):
        made = outcome(data[:length])
        if isinstance(made, Derived):
            assert length > len(data) - 40, "only the mark of the end is missing"
            assert made == whole
        else:
            assert made in (Reason.DAMAGED, Reason.NOT_ALLOWED), length


@pytest.mark.parametrize("kind", hostile.FORMATS)
def test_what_is_cut_off_is_told_kindly_by_the_whole_way_too(kind: str) -> None:
    data = hostile.plain(kind)
    assert reason_for(data[: len(data) // 2]) is Reason.DAMAGED


def test_what_is_far_too_tall_is_refused_and_what_is_wide_is_not() -> None:
    assert reason_for(hostile.encoded(Image.new("L", (100, 500)))) is Reason.TOO_TALL
    assert derive(hostile.encoded(Image.new("L", (5000, 100)))).largest.height == 26


@given(st.binary(max_size=400))
def test_any_bytes_are_a_picture_or_refused(data: bytes) -> None:
    for beginning in (b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"RIFF\x10\x00\x00\x00WEBP"):
        assert isinstance(outcome(beginning + data), Reason)


@given(st.sampled_from(hostile.FORMATS), st.integers(0, 2000), st.binary(min_size=1, max_size=8))
def test_a_picture_with_some_bytes_changed_is_a_clean_picture_or_refused(kind: str, place: int, other: bytes) -> None:
    data = bytearray(hostile.plain(kind))
    data[place % len(data) : place % len(data) + len(other)] = other
    made = outcome(bytes(data))
    if isinstance(made, Derived):
        assert all(hostile.traces(one) == [] for size in made.sizes for one in (size.webp, size.jpeg))


def test_the_header_is_read_as_the_decoder_reads_it() -> None:
    for kind in hostile.FORMATS:
        for options in ({}, {"exif": hostile.exif()}, {"icc_profile": hostile.profile()}):
            header = read_header(hostile.encoded(hostile.corners(123, 45), kind, **options))
            assert (header.kind, header.width, header.height) == (Kind(kind), 123, 45)
    assert read_header(hostile.encoded(hostile.corners(123, 45), "WEBP", lossless=True)).width == 123
    assert read_header(hostile.encoded(hostile.corners(123, 45, "RGBA"), "WEBP")).height == 45


def test_a_jpeg_of_endless_segments_is_not_followed() -> None:
    with pytest.raises(Refused):
        read_header(b"\xff\xd8" + b"\xff" * 5_000_000)
    with pytest.raises(Refused):
        read_header(b"\xff\xd8" + b"\xff\xe1\x00\x02" * 1_000_000)


def test_memory_and_time_are_bounded() -> None:
    large = hostile.encoded(Image.new("RGB", (6000, 6000), "navy"), "PNG")
    for bounds in (Bounds(memory=90 * 2**20), Bounds(wall=0.001), Bounds(output=100)):
        with pytest.raises(Refused) as told:
            derive(large, bounds)
        assert told.value.reason in (Reason.TOO_HEAVY, Reason.UNAVAILABLE)


def test_computing_is_bounded() -> None:
    program = "from memorial.images.__main__ import bind\nbind(2**30, 1, 2**20)\nwhile True: pass"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, timeout=120, check=False)
    assert done.returncode in (-signal.SIGXCPU, -signal.SIGKILL)


@pytest.mark.parametrize(
    ("ended", "reason"),
    [
        (-signal.SIGXCPU, Reason.TOO_HEAVY),
        (-signal.SIGKILL, Reason.TOO_HEAVY),
        (-signal.SIGSEGV, Reason.DAMAGED),
        (1, Reason.UNAVAILABLE),
    ],
)
def test_however_the_child_ends_it_is_told(ended: int, reason: Reason, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "run", lambda *_given, **_options: subprocess.CompletedProcess([], ended))
    assert reason_for(hostile.plain("PNG")) is reason


def test_the_child_knows_nothing_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    given: dict[str, Any] = {}

    def noted(command: list[str], **options: Any) -> None:
        given.update(options)
        raise OSError("not started")

    monkeypatch.setattr(subprocess, "run", noted)
    assert reason_for(hostile.plain("PNG")) is Reason.UNAVAILABLE
    assert given["env"] == {} and given["start_new_session"] and given["timeout"] == Bounds().wall


def test_the_process_that_asks_has_no_decoder() -> None:
    program = "import sys, memorial.images; sys.exit('PIL' in sys.modules or 'django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, timeout=60, check=False).returncode == 0


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"{}\n",
        b"[]\n",
        b"null\n",
        b'{"sizes": []}\n',
        b'{"refused": "because"}\n',
        b'{"sizes": [[320, 200, 4, 4]]}\nRIFF\xff\xd8\xff\xe0',
        b'{"sizes": [[-1, 200, 4, 4]]}\nxxxxxxxx',
        b'{"sizes": [[true, 200, 4, 4]]}\nxxxxxxxx',
        json.dumps({"sizes": [[320, 1, 1, 1]] * 400}).encode() + b"\n",
    ],
)
def test_an_answer_that_is_none_is_refused(answer: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever takes over the child cannot make it say more than a picture."""

    def written(*_given: Any, stdout: Any, **_options: Any) -> subprocess.CompletedProcess[bytes]:
        stdout.write(answer)
        return subprocess.CompletedProcess([], 0)

    monkeypatch.setattr(subprocess, "run", written)
    assert reason_for(hostile.plain("PNG")) is Reason.DAMAGED


def test_what_is_packed_is_unpacked() -> None:
    derived = Derived(
        (Size(320, 240, b"RIFF1234WEBPa", b"\xff\xd8\xffb"), Size(500, 375, b"RIFF1234WEBPcc", b"\xff\xd8\xffdd"))
    )
    assert unpack(pack(derived)) == derived
    with pytest.raises(ValueError, match="sizes"):
        unpack(pack(derived) + b"more")
    with pytest.raises(Refused, match="damaged"):
        unpack(pack(Reason.DAMAGED))
