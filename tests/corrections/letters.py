"""Letters for tests: who writes them, when, and how they arrive. Nobody in them is real."""

from __future__ import annotations

import datetime
import io
import itertools
from typing import Any

from PIL import ExifTags, Image

from memorial.changes import DECIDE, Actor
from memorial.corrections import Arrival, Receipt, Submission, Value, Wish, form_token, submit
from memorial.models import Correction, Person, Statement

NOW = datetime.datetime(2026, 11, 20, 12, 0, tzinfo=datetime.UTC)
MINUTE, DAY = datetime.timedelta(minutes=1), datetime.timedelta(days=1)

CURATOR = Actor("Ona Kuratorė", "ona", may=frozenset([DECIDE]))
SECOND = Actor("Rasa Kuratorė", "rasa", may=frozenset([DECIDE]))
CONTRIBUTOR = Actor("Petras", "petras")

_numbers = itertools.count(1)


def a_key() -> str:
    """A form's key, another each time."""
    return f"key-of-a-form-{next(_numbers):08d}"


def arrival(now: datetime.datetime = NOW, **values: Any) -> Arrival:
    """An arrival a minute after the form was given out."""
    values = {"form_token": form_token.issue(now - MINUTE), "address": "192.0.2.7", **values}
    return Arrival(now=now, **values)


def a_submission(*wishes: Wish, **values: Any) -> Submission:
    values = {
        "request_key": a_key(),
        "language": "en",
        "sender_name": "Ieva Bandymaitė",
        "sender_address": "ieva@example.org",
        "may_contact": True,
        "message": "He was my grandfather. The baptismal register of 1912 writes his name so.",
        **values,
    }
    return Submission(wishes=wishes, **values)


def sent(*wishes: Wish, now: datetime.datetime = NOW, **values: Any) -> Receipt:
    return submit(a_submission(*wishes, **values), arrival(now))


def correction(receipt: Receipt) -> Correction:
    return Correction.objects.get(code=receipt.code)


def about_name(person: Person, text: str, **values: Any) -> Wish:
    name = person.displayed_name
    assert name is not None
    return Wish(
        about="name", person=person.pk, name=name.pk, value=Value(text=text, **values), evidence="a certificate"
    )


def about_statement(person: Person, statement: Statement, **value: Any) -> Wish:
    return Wish(about="statement", person=person.pk, statement=statement.pk, value=Value(**value))


def new_statement(person: Person, kind: str, **value: Any) -> Wish:
    return Wish(about="new_statement", kind=kind, person=person.pk, value=Value(**value))


def a_jpeg(**exif: str) -> bytes:
    """A small picture; `exif` goes into its description."""
    picture = Image.new("RGB", (400, 300), "teal")
    told = Image.Exif()
    if "description" in exif:
        told[ExifTags.Base.ImageDescription] = exif["description"]
    written = io.BytesIO()
    picture.save(written, "JPEG", exif=told)
    return written.getvalue()


def a_pdf(text: str = "a page") -> bytes:
    return f"%PDF-1.4\n1 0 obj\n<< /Title ({text}) >>\nendobj\n%%EOF\n".encode()
