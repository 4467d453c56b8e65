"""What the process does that makes the name index anew: it says how long that took, and how much memory.

What it says is one line of JSON; how far it has come goes to stderr. It works in the database of DATABASE_URL.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from memorial.search import Progress, rebuild

#: How such a process is started; the environment has DJANGO_SETTINGS_MODULE from manage.py.
PROGRAM = f"import django; django.setup(); from {__name__} import main; main()"
_STATUS = Path("/proc/self/status")
_EVERY = 100_000


def main() -> None:
    """Make the index as `manage.py rebuild_index` does."""
    last = 0

    def tell(progress: Progress) -> None:
        nonlocal last
        if progress.done - last >= _EVERY or progress.done < last:
            last = progress.done
            sys.stderr.write(f"{progress.step}: {progress.done} of {progress.total}\n")

    started = time.perf_counter()
    rebuild(tell)
    seconds = time.perf_counter() - started
    sys.stdout.write(json.dumps({"seconds": seconds, "peak_rss_bytes": peak_rss()}))


def peak_rss() -> int:
    """The most memory this process has had, in bytes; of a database that is mapped into memory the pages it has read.

    Linux hands `ru_maxrss` down from the process that started this one, and that may have been larger; the high-water
    mark in /proc is of this one alone.
    """
    if _STATUS.exists():
        for line in _STATUS.read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
