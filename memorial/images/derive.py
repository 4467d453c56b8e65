"""`derive`: a picture is handed to a child process, which decodes it under limits, and comes back in our sizes."""

from __future__ import annotations

import logging
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from memorial.images.header import check, read_header
from memorial.images.limits import MAX_BYTES
from memorial.images.result import Derived, Reason, Refused, unpack

logger = logging.getLogger(__name__)

#: The folder from which the child finds this package.
_ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True, slots=True)
class Bounds:
    """What the child may use: bytes of memory, seconds of computing and of waiting, bytes of output."""

    memory: int = 1024 * 1024 * 1024
    cpu: int = 20
    wall: float = 30.0
    output: int = 64 * 1024 * 1024


BOUNDS = Bounds()


def derive(data: bytes, bounds: Bounds = BOUNDS) -> Derived:
    """The picture in our widths (`widths_for`), each as WebP and JPEG: RGB or grey, 8 bits, sRGB, one frame, upright.

    Takes JPEG, PNG and WebP, known by their content, of at most `MAX_BYTES` and `MAX_PIXELS`. Raises `Refused`. Size
    and format are judged here from the header; the decoder runs in another process, with no environment and within
    `bounds`, and its answer is checked.

    >>> [size.width for size in derive(Path("portrait.jpg").read_bytes()).sizes]
    [320, 640, 1200]
    """
    if not data:
        raise Refused(Reason.EMPTY)
    if len(data) > MAX_BYTES:
        raise Refused(Reason.TOO_LARGE)
    header = read_header(data)
    check(header.width, header.height)
    try:
        return unpack(_answer(data, bounds))
    except (ValueError, KeyError, TypeError) as error:
        raise Refused(Reason.DAMAGED) from error


def _answer(data: bytes, bounds: Bounds) -> bytes:
    """What the child wrote. Files and no pipes: so the limit on its output holds, and nobody waits for the other."""
    limits = [str(bounds.memory), str(bounds.cpu), str(bounds.output)]
    command = [sys.executable, "-E", "-s", "-B", "-m", "memorial.images", *limits]
    try:
        with tempfile.TemporaryFile() as sent, tempfile.TemporaryFile() as answer:
            sent.write(data)
            sent.seek(0)
            done = subprocess.run(  # noqa: S603
                command,
                stdin=sent,
                stdout=answer,
                stderr=subprocess.DEVNULL,
                cwd=_ROOT,
                env={},
                timeout=bounds.wall,
                start_new_session=True,
                check=False,
            )
            answer.seek(0)
            written = answer.read()
    except subprocess.TimeoutExpired as error:
        raise Refused(Reason.TOO_HEAVY) from error
    except OSError as error:
        logger.error("a picture could not be handed to its process: %s", error.strerror)
        raise Refused(Reason.UNAVAILABLE) from error
    if done.returncode in (-signal.SIGXCPU, -signal.SIGKILL):
        raise Refused(Reason.TOO_HEAVY)
    if done.returncode < 0:
        raise Refused(Reason.DAMAGED)
    if done.returncode > 0:
        logger.error("the process that opens pictures ended with %d", done.returncode)
        raise Refused(Reason.UNAVAILABLE)
    return written
