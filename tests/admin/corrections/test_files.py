"""Files of evidence are seen by curators only, under fixed types, and nothing in them is run."""

from __future__ import annotations

import pytest

from memorial.corrections import receive
from memorial.models import Correction, EvidenceFile, evidence_files
from tests.admin.corrections.letters import QUEUE, client_of, curator, member
from tests.corrections.letters import a_jpeg, a_pdf, sent

pytestmark = pytest.mark.django_db


def with_files() -> tuple[str, EvidenceFile, EvidenceFile]:
    receipt = sent(files=(receive(a_jpeg(), "ieva.jpg"), receive(a_pdf(), "ieva.pdf")))
    picture, pdf = Correction.objects.get(code=receipt.code).files.order_by("position")
    return f"{QUEUE}{receipt.code}/files/", picture, pdf


def test_a_picture_is_shown_and_nothing_it_holds_is_run() -> None:
    base, picture, _pdf = with_files()
    client = curator()
    for way in ("", "small/"):
        answer = client.get(f"{base}{picture.pk}/{way}")
        assert answer.status_code == 200
        assert b"".join(answer.streaming_content)[:3] == b"\xff\xd8\xff"
        assert answer["Content-Type"] == "image/jpeg"
        assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert "private" in answer["Cache-Control"] and "no-store" in answer["Cache-Control"]
        assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
        assert "ieva" not in answer["Content-Disposition"]


def test_a_document_is_saved_and_never_opened_here() -> None:
    base, _picture, pdf = with_files()
    client = curator()
    answer = client.get(f"{base}{pdf.pk}/")
    assert b"".join(answer.streaming_content) == a_pdf()
    assert answer.status_code == 200 and answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment") and "ieva" not in answer["Content-Disposition"]
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert client.get(f"{base}{pdf.pk}/small/").status_code == 404


def test_a_file_is_found_under_its_own_letter_only() -> None:
    base, picture, _pdf = with_files()
    other, _one, _two = with_files()
    client = curator()
    assert client.get(f"{other}{picture.pk}/").status_code == 404
    assert client.get(f"{base}999999/").status_code == 404
    assert client.get(f"{QUEUE}zzzzzzzz/files/{picture.pk}/").status_code == 404
    assert client.post(f"{base}{picture.pk}/").status_code == 405


def test_a_file_that_is_gone_from_the_disk_is_no_error_of_the_server() -> None:
    base, picture, _pdf = with_files()
    evidence_files.discard(picture.kept)
    assert curator().get(f"{base}{picture.pk}/").status_code == 404


def test_nobody_else_sees_it() -> None:
    base, picture, pdf = with_files()
    for client in (client_of(member("contributor", "petras")),):
        for file in (picture, pdf):
            assert client.get(f"{base}{file.pk}/").status_code == 403
