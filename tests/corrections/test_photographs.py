"""A picture from a letter becomes a photograph only where its sender has allowed it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from memorial.corrections import NotNow, receive
from memorial.corrections.photographs import take_over
from memorial.models import photograph_files
from tests.corrections.letters import NOW, a_jpeg, a_pdf, correction, sent
from tests.photographs import use_store

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _photographs(settings: Any, tmp_path: Path) -> None:
    use_store(settings, tmp_path / "photographs")


def test_its_files_are_copied_under_another_key() -> None:
    file = correction(sent(files=(receive(a_jpeg(), "a.jpg"),), may_publish_photographs=True)).files.get()
    kept = take_over(file)
    assert kept.key != file.file_key
    assert (kept.width, kept.height) == (400, 300)
    assert photograph_files.missing(kept) == []


@pytest.mark.parametrize("data", [a_jpeg(), a_pdf()])
def test_what_was_not_allowed_or_is_no_picture_is_left(data: bytes, tmp_path: Path) -> None:
    allowed = data.startswith(b"%PDF")
    file = correction(sent(files=(receive(data, "a"),), may_publish_photographs=allowed)).files.get()
    with pytest.raises(NotNow):
        take_over(file)
    assert not list((tmp_path / "photographs").rglob("*.jpg"))
    assert file.received == NOW
