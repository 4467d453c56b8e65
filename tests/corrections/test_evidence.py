"""Files of evidence: looked at by content, drawn anew, kept before any row names them, and swept when none does."""

from __future__ import annotations

import datetime
import io
import os
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from PIL import Image

from memorial.corrections import NotTaken, receive, seal, sweep, unseal
from memorial.models import EvidenceFile, evidence_files
from tests.corrections.letters import NOW, a_jpeg, a_pdf, correction, sent

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)


def a_picture(kind: str, **options: Any) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (300, 200), "teal").save(written, kind, **options)
    return written.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_pictures_are_taken_by_their_content_whatever_they_are_called(kind: str) -> None:
    received = receive(a_picture(kind), "certificate.pdf")
    assert (received.kind, received.width, received.height) == ("picture", 300, 200)
    assert evidence_files.missing(received) == []


def test_what_is_kept_of_a_picture_is_its_pixels() -> None:
    data = a_jpeg(description="GPS 54.68 N, the cellar of my aunt")
    assert b"cellar" in data
    received = receive(data, "a.jpg")
    for name in received.names:
        with evidence_files.store().open(name) as file:
            assert b"cellar" not in file.read()


def test_a_pdf_is_kept_as_it_is_and_stays_private(settings: Any) -> None:
    received = receive(a_pdf("a page"), "page.pdf")
    (name,) = received.names
    with evidence_files.store().open(name) as file:
        assert file.read() == a_pdf("a page")
    assert Path(evidence_files.store().path(name)).stat().st_mode & 0o077 == 0
    assert not str(evidence_files.store().path(name)).startswith(str(settings.MEDIA_ROOT))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"MZ\x90\x00 a program", "something else"),
        (b"<html><script>alert(1)</script>", "something else"),
        (b"GIF89a" + b"\0" * 40, "something else"),
        (b"\0\0\0\x18ftypheic" + b"\0" * 40, "HEIC"),
        (b"%PDF-1.7 cut off", "damaged"),
        (b"junk before %PDF-1.4\n%%EOF", "damaged"),
        (a_jpeg()[:200], "damaged"),
        (b"%PDF-1.4\n" + b"x" * (10 * 1024 * 1024) + b"%%EOF", "10 MB"),
    ],
)
def test_what_is_not_taken_is_refused_with_what_to_do_and_nothing_is_kept(data: bytes, words: str) -> None:
    with pytest.raises(NotTaken, match=words):
        receive(data, "a.jpg")
    assert list(evidence_files.all_names()) == []


@pytest.mark.parametrize(
    ("given", "kept"),
    [("../../etc/passwd", "passwd"), ("C:\\scans\\metrika.jpg", "metrika.jpg"), ("a\x00\nb\u202e.jpg", "ab.jpg")],
)
def test_the_name_is_what_can_be_shown_of_it(given: str, kept: str) -> None:
    assert receive(a_pdf(), given).name == kept


def test_a_disk_that_takes_nothing_is_said_kindly(tmp_path: Path) -> None:
    (tmp_path / "quarantine").write_text("a file where the folder should be")
    with pytest.raises(NotTaken, match="fault is ours"):
        receive(a_pdf(), "a.pdf")


def test_a_form_that_fails_keeps_its_files() -> None:
    received = receive(a_jpeg(), "scan.jpg")
    assert unseal(seal(received)) == received


def test_a_seal_that_is_not_ours_opens_nothing() -> None:
    received = receive(a_jpeg(), "scan.jpg")
    line = seal(received)
    assert unseal(line[:-1] + ("a" if line[-1] != "a" else "b")) is None
    assert unseal("made up") is None
    evidence_files.discard(received)
    assert unseal(line) is None


def test_files_no_letter_names_are_swept_after_a_day() -> None:
    named = receive(a_jpeg(), "named.jpg")
    receipt = sent(files=(named,))
    unnamed = receive(a_pdf(), "unnamed.pdf")
    now = timezone.now()
    assert sweep.sweep(now) == []
    for name in unnamed.names:
        path = evidence_files.store().path(name)
        os.utime(path, (now.timestamp() - 2 * 86_400,) * 2)
    assert sweep.sweep(now) == list(unnamed.names)
    assert evidence_files.missing(correction(receipt).files.get().kept) == []
    assert sweep.rows_without_files() == []


def test_the_command_says_which_file_is_named_and_not_there() -> None:
    sent(files=(receive(a_pdf(), "a.pdf"),))
    row = EvidenceFile.objects.get()
    call_command("sweep_evidence", verbosity=0)
    evidence_files.discard(row.kept)
    with pytest.raises(CommandError, match=row.file_key):
        call_command("sweep_evidence", verbosity=0)


def test_a_letter_takes_ten_files() -> None:
    files = tuple(receive(a_pdf(str(number)), f"{number}.pdf") for number in range(10))
    assert correction(sent(files=files)).files.count() == 10
    assert correction(sent(files=())).received == NOW
