"""What reaches the verbs: a letter as a value, and how it arrived. Checked here, before anything is stored."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from memorial import dates
from memorial.models import PersonName, ProposedChange, Statement
from memorial.models.correction import MESSAGE_LENGTH
from memorial.models.evidence_files import Received

About = ProposedChange.About
#: What a letter can ask for. Which of its pictures are photographs to be shown the curators say.
ASKED_FOR = tuple(about for about in About if about != About.PHOTOGRAPH)
MAX_FILES = 10
MAX_WISHES = 30
#: Longest texts by field of a wish; the rest is as long as its column in the record.
WORDS_LENGTH = 5_000
_VALUE_LENGTHS = {"text": 500, "detail": 2_000, "date": 120, "date_typed": 200}


class Refused(Exception):
    """The letter cannot be taken as it stands. `messages` has the reasons by place, in the language in use.

    A place is a field (`"sender_address"`), a field of a wish (`"wishes[0].date"`), or `""` for the letter as a whole.
    """

    def __init__(self, messages: dict[str, list[str]]) -> None:
        self.messages = messages
        super().__init__("; ".join(f"{place}: {' '.join(texts)}" for place, texts in messages.items()))


@dataclass(frozen=True, slots=True)
class Value:
    """A proposed value, by the columns of a statement or a name; other entries by their natural key, all may be empty.

    `date` is EDTF, `date_typed` what was typed. `text` is free: a name as written, a place, an occupation.
    """

    text: str = ""
    detail: str = ""
    date: str = ""
    date_typed: str = ""
    camp: str = ""
    event: str = ""
    nationality: str = ""
    role: str = ""
    related_person: str = ""
    given: str = ""
    patronymic: str = ""
    family: str = ""
    script: str = ""
    language: str = ""

    def as_json(self) -> dict[str, str]:
        """Only what is filled in."""
        return {name: text for name, text in asdict(self).items() if text}

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> Value:
        known = {one.name for one in fields(cls)}
        return cls(**{name: str(text) for name, text in stored.items() if name in known})


@dataclass(frozen=True, slots=True)
class Wish:
    """One change the sender asks for.

    `about` is one of `ProposedChange.About`; `person` an id, `statement` and `name` numbers of rows, as the page has
    them. What is said of a missing person of the same letter names its place in `missing`, from 0.
    """

    about: str
    kind: str = ""
    person: str = ""
    statement: int | None = None
    name: int | None = None
    missing: int | None = None
    value: Value = field(default_factory=Value)
    words: str = ""
    evidence: str = ""
    how_known: str = ""


@dataclass(frozen=True, slots=True)
class Submission:
    """One letter. `request_key` is the form's key: the same key with the same content is the same letter."""

    request_key: str
    language: str
    wishes: tuple[Wish, ...] = ()
    message: str = ""
    sender_name: str = ""
    sender_address: str = ""
    sender_relation: str = ""
    may_contact: bool = False
    may_publish_photographs: bool = False
    may_be_named: bool = False
    files: tuple[Received, ...] = ()

    def canonical(self) -> bytes:
        """The content as bytes, the same for the same content; files by what was sent, under whatever key they lie."""
        content = asdict(self)
        del content["request_key"]
        content["files"] = [[one.name, one.digest] for one in self.files]
        return json.dumps(content, sort_keys=True, ensure_ascii=True).encode()

    @property
    def request_hash(self) -> str:
        return hashlib.sha256(self.request_key.encode("utf-8", "replace")).hexdigest()

    def texts(self) -> Iterator[tuple[str, str, int]]:
        """Everything typed: its place, the text, and how long it may be."""
        yield "message", self.message, MESSAGE_LENGTH
        yield "sender_name", self.sender_name, 200
        yield "sender_address", self.sender_address, 254
        yield "sender_relation", self.sender_relation, 200
        for place, wish in enumerate(self.wishes):
            for name in ("words", "evidence", "how_known"):
                yield f"wishes[{place}].{name}", getattr(wish, name), WORDS_LENGTH
            for name, text in asdict(wish.value).items():
                yield f"wishes[{place}].{name}", text, _VALUE_LENGTHS.get(name, 300)


@dataclass(frozen=True, slots=True)
class Arrival:
    """How it came. `address` is the machine's and is never stored; `form_token` says when the form was given out.

    `honeypot` is what stands in the field no person sees.
    """

    now: datetime.datetime
    address: str = ""
    form_token: str = ""
    honeypot: str = ""


def check(submission: Submission) -> None:
    """Raise `Refused` with everything that is wrong with the letter."""
    messages: dict[str, list[str]] = {}
    for place, text in _problems(submission):
        messages.setdefault(place, []).append(text)
    if messages:
        raise Refused(messages)


def _problems(submission: Submission) -> Iterator[tuple[str, str]]:
    """What is wrong, by place."""
    for place, text, longest in submission.texts():
        if problem := text_problem(text, longest):
            yield place, problem
    yield from _problems_of_the_letter(submission)
    yield from _problems_of_the_sender(submission)
    for number, wish in enumerate(submission.wishes):
        for name, problem in _wish_problems(wish, submission):
            yield f"wishes[{number}].{name}" if name else f"wishes[{number}]", problem


def _problems_of_the_letter(submission: Submission) -> Iterator[tuple[str, str]]:
    if len(submission.request_key) < 16:
        yield "", _("The form has lost its key. Please open it anew; what you typed can be copied from here.")
    if submission.language not in dict(settings.LANGUAGES):
        yield "language", _("This is not one of the languages of the memorial.")
    if not submission.wishes and not submission.message.strip():
        yield "", _("Please say what should be changed, or write a few words.")
    if len(submission.wishes) > MAX_WISHES:
        yield "", _("This is more than one letter can hold. Please send the rest in another.")
    if len(submission.files) > MAX_FILES:
        told = ngettext("At most %(count)d file can be sent.", "At most %(count)d files can be sent.", MAX_FILES)
        yield "files", told % {"count": MAX_FILES}


def _problems_of_the_sender(submission: Submission) -> Iterator[tuple[str, str]]:
    if submission.sender_address:
        try:
            validate_email(submission.sender_address)
        except ValidationError:
            told = _("This does not look like an e-mail address. Please check it, or leave it empty.")
            yield "sender_address", told
    elif submission.may_contact:
        yield "sender_address", _("To be written to, please give an e-mail address.")


def text_problem(text: str, longest: int) -> str:
    """What is wrong with a text that was typed; empty when nothing is."""
    if len(text) > longest:
        return _("At most %(count)d characters fit here; this has %(length)d.") % {
            "count": longest,
            "length": len(text),
        }
    if "\x00" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
        return _("This holds a character that cannot be stored. Please type it anew.")
    return ""


def _wish_problems(wish: Wish, submission: Submission) -> Iterator[tuple[str, str]]:
    if wish.about not in ASKED_FOR:
        yield "", _("What this is about was not understood. Please choose it again.")
        return
    kinds = PersonName.Kind.values if wish.about in (About.NAME, About.NEW_NAME) else Statement.Kind.values
    if wish.kind and wish.kind not in kinds:
        yield "kind", _("This is not one of the kinds. Please choose one.")
    if wish.about == About.NEW_STATEMENT and not wish.kind:
        yield "kind", _("Please choose what it is about.")
    if wish.missing is not None and not _is_missing_person(submission, wish.missing):
        yield "", _("The person this belongs to is not part of this letter.")
    if wish.about in (About.NEW_STATEMENT, About.NEW_NAME) and not wish.person and wish.missing is None:
        yield "", _("Please say of whom this is.")
    if wish.about in (About.NEW_NAME, About.MISSING_PERSON) and not wish.value.text.strip():
        yield "text", _("Please write the name.")
    if not (wish.value.as_json() or wish.words.strip()):
        yield "words", _("Please say what it should be.")
    if wish.value.date:
        try:
            dates.parse(wish.value.date)
        except dates.DateError:
            yield "date", _("This date could not be read.")


def _is_missing_person(submission: Submission, place: int) -> bool:
    return 0 <= place < len(submission.wishes) and submission.wishes[place].about == About.MISSING_PERSON
