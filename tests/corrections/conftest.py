"""Files of evidence and letters of these tests lie in a folder of their own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def _own_folders(settings: Any, tmp_path: Path) -> None:
    options = settings.STORAGES["evidence"]["OPTIONS"]
    settings.STORAGES = {
        **settings.STORAGES,
        "evidence": {**settings.STORAGES["evidence"], "OPTIONS": {**options, "location": tmp_path / "quarantine"}},
    }
    settings.LETTERS_AT_ONCE = False
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
