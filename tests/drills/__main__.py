"""Runs a drill in a memorial of its own: `python -m tests.drills flood`, `python -m tests.drills submissions`."""

from __future__ import annotations

import importlib
import os
import sys
import tempfile
from pathlib import Path

import django

from tests.drills import own_memorial

DRILLS = ("flood", "submissions")


def main(arguments: list[str]) -> int:
    if not arguments or arguments[0] not in DRILLS:
        print(f"Which drill? {', '.join(DRILLS)}", file=sys.stderr)
        return 2
    # A flood asks nothing of the disk: where there is a folder in memory, it is over in a third of the time.
    place = "/dev/shm" if arguments[0] == "flood" and Path("/dev/shm").is_dir() else None
    with tempfile.TemporaryDirectory(prefix="drill-", dir=place) as folder:
        own_memorial.prepare(Path(folder))
        os.environ.pop("DATABASE_URL", None)
        os.environ.update(own_memorial.environment(Path(folder)))
        django.setup()
        # The settings must stand before anything that reads them is imported.
        return int(importlib.import_module(f"tests.drills.{arguments[0]}").main(arguments[1:]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
