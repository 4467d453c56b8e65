"""The child process: `python -m memorial.images MEMORY CPU OUTPUT`, a picture on standard input, the answer on output.

It binds itself (bytes of memory, seconds of computing, bytes of output) before it reads a byte of the picture.
"""

from __future__ import annotations

import contextlib
import resource
import sys

from memorial.images.decode import decode
from memorial.images.limits import MAX_BYTES
from memorial.images.result import Derived, Reason, Refused, pack


def bind(memory: int, seconds: int, output: int) -> None:
    """No way back: soft and hard limit are one. Where the system knows a limit only by name, that one is left out."""
    bounds = (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, output),
        (resource.RLIMIT_CORE, 0),
    )
    for limit, bound in bounds:
        with contextlib.suppress(ValueError, OSError):  # macOS refuses RLIMIT_AS
            resource.setrlimit(limit, (bound, bound))


def outcome(data: bytes) -> Derived | Reason:
    """The picture drawn anew, or why not. A decoder may fail in any way over what a stranger sends."""
    try:
        return decode(data)
    except Refused as refused:
        return refused.reason
    except MemoryError:
        return Reason.TOO_HEAVY
    except Exception:
        return Reason.DAMAGED


def main() -> None:
    bind(*(int(argument) for argument in sys.argv[1:4]))
    answer = pack(outcome(sys.stdin.buffer.read(MAX_BYTES + 1)))
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
