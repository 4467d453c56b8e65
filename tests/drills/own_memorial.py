"""A memorial of its own for a drill: an empty folder, a fresh database with the founding record, gone afterwards."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def environment(folder: Path) -> dict[str, str]:
    """The variables under which every process of the drill runs. The database is its own, whatever DATABASE_URL says:
    nobody's memorial is filled with junk."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "LANG", "HOME")}
    return {**kept, "MEMORIAL_VAR": str(folder), "DJANGO_SETTINGS_MODULE": "memorial.settings"}


def prepare(folder: Path) -> None:
    """Migrate and seed it, as `make serve` does."""
    subprocess.run([sys.executable, "deploy/prepare_site.py"], cwd=ROOT, env=environment(folder), check=True)
