"""A picture that came as evidence becomes a photograph of the record, where its sender has allowed it.

A curator says which picture and of whom (`consider`): that makes one point more of the letter, decided like any other.
Accepting it copies the files to the photographs (`take_over`) and lays the row before a second curator.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from memorial.changes import Actor
from memorial.corrections import steps
from memorial.corrections.states import Action, NotNow
from memorial.models import Correction, EvidenceFile, Photograph, ProposedChange, evidence_files, photograph_files
from memorial.models.identifier import ALPHABET
from memorial.models.photograph_files import KEY_LENGTH, KINDS, Kept, name_of

About, Decided = ProposedChange.About, ProposedChange.Decision


@dataclass(frozen=True, slots=True)
class Likeness:
    """What is said of a photograph that is shown, by the columns of `Photograph`; `date` is EDTF."""

    alt: str
    credit: str
    rights: str = Photograph.Rights.WITH_PERMISSION
    rights_note: str = ""
    caption: str = ""
    date: str = ""


def consider(code: str, file: int, whom: int, actor: Actor, now: datetime.datetime) -> ProposedChange:
    """Make a picture one more point to decide: whether it is shown as a photograph of somebody.

    `whom` is the number of a proposed change of the same letter: the person it is about is meant, or the missing
    person it names. Raises `NotFound`, and `NotNow` with the reason in words.

    >>> consider("k7q2xd3m", 7, 12, Actor.from_user(rasa), timezone.now()).about
    'photograph'
    """
    with transaction.atomic():
        correction = steps.held(code)
        hand = steps.hand_of(actor, correction)
        steps.allowed(correction, hand, Action.CONSIDER)
        picture = correction.files.select_related("change", "correction").filter(pk=file).first()
        meant = correction.changes.select_related("person", "belongs_to").filter(pk=whom).first()
        if picture is None or meant is None:
            raise steps.NotFound(code)
        _may_be_shown(picture)
        if picture.change is not None and picture.change.about == About.PHOTOGRAPH:
            raise NotNow(_("Whether this picture is shown is one of the points of the letter already."))
        missing = meant if meant.about == About.MISSING_PERSON else meant.belongs_to
        if meant.person is None and missing is None:
            raise NotNow(_("This point of the letter is about nobody. Choose one that is about the person."))
        last = correction.changes.order_by("-position").values_list("position", flat=True).first()
        picture.change = ProposedChange.objects.create(
            correction=correction,
            position=(last or 0) + 1,
            about=About.PHOTOGRAPH,
            person=meant.person,
            belongs_to=missing if meant.person is None else None,
        )
        picture.save()
        steps.take(correction, hand, Action.CONSIDER, now)
        return picture.change


def picture_of(change: ProposedChange) -> EvidenceFile:
    """The picture a point is about. Raises `NotNow` when it may not be shown, or is gone."""
    picture = change.files.select_related("correction").first()
    if picture is None:
        raise NotNow(_("This picture is not here any more: its sender has had it deleted."))
    _may_be_shown(picture)
    return picture


def take_over(file: EvidenceFile) -> Kept:
    """Copy the files of a picture to the photographs, under another key; a second time nothing is copied again.

    Raises `NotNow` when it is no picture, or its sender has not allowed that it be shown. Once the record shows it,
    erasing the letter leaves it.
    """
    _may_be_shown(file)
    kept = copies_of(file)
    if photograph_files.missing(kept):
        for width in kept.widths:
            for kind in KINDS:
                with evidence_files.store().open(name_of(file.file_key, width, kind)) as source:
                    photograph_files.store().save(name_of(kept.key, width, kind), ContentFile(source.read()))
    return kept


def copies_of(file: EvidenceFile) -> Kept:
    """Where the copies of a picture lie, or would. Nobody comes from their key to that of the quarantine."""
    digest = hashlib.sha256(f"photograph {file.file_key}".encode()).digest()
    key = "".join(ALPHABET[byte % len(ALPHABET)] for byte in digest[:KEY_LENGTH])
    return Kept(key, file.width, file.height, file.kept.widths)


def not_shown(correction: Correction) -> list[Kept]:
    """The copies of pictures of a letter that the record has never shown: they go when the letter does."""
    files = correction.files.filter(change__about=About.PHOTOGRAPH, change__change=None)
    return [copies_of(file) for file in files]


def discard(copies: Iterable[Kept]) -> None:
    """Delete these copies; those that are gone already are no trouble."""
    for kept in copies:
        for name in kept.names:
            photograph_files.store().delete(name)


def _may_be_shown(file: EvidenceFile) -> None:
    if file.kind != EvidenceFile.Kind.PICTURE:
        raise NotNow(_("A PDF is evidence for curators; it is not shown."))
    if not file.correction.may_publish_photographs:
        raise NotNow(_("The sender has not allowed that their photographs be shown."))
