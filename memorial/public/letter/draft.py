"""A letter on its way through the form: everything typed so far, the step it is at, and what is wrong with it.

Nothing of it is kept on the server or in a cookie: each page carries all of it, in sight or hidden.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from django.forms import BoundField
from django.http import QueryDict

from memorial import search
from memorial.corrections import Refused, Submission
from memorial.corrections.submission import MAX_WISHES, check
from memorial.models import ProposedChange
from memorial.public.letter.choices import KnownPerson, Pick, Piece, known_people, title_of
from memorial.public.letter.sender_form import SenderForm
from memorial.public.letter.uploads import Uploads
from memorial.public.letter.wish_form import EVIDENCE, Entries, WishForm

About = ProposedChange.About
#: The steps in their order.
STEPS = ("what", "evidence", "you", "check")
#: What is asked of a missing person besides the name; left blank it is left out.
_OF_THE_MISSING = ("born", "nationality", "held_in", "died")
_NUMBER = re.compile(r"[0-9]{1,3}")
_PLACE = re.compile(r"wishes\[(\d+)\](?:\.(\w+))?\Z")
#: So many people are offered where a name was looked for.
_FOUND = 6


@dataclass(slots=True)
class Shown:
    """One wish as a page shows it: its form, whom it is about, and what stands there now."""

    form: WishForm
    person: KnownPerson | None
    piece: Piece | None
    belongs_to: str = ""

    @property
    def title(self) -> str:
        """What it is about, in a few words."""
        return title_of(self.form.about_value, self.form.kind_value, self.piece.label if self.piece else "")

    @property
    def proposed(self) -> list[str]:
        """The values typed, in words."""
        return [words for _label, words in self.form.rows(self.form.columns)]

    @property
    def rows(self) -> list[tuple[str, str]]:
        """Everything typed, each with its label."""
        return self.form.rows((*self.form.columns, "words", *EVIDENCE))

    @property
    def gone(self) -> bool:
        """It speaks of something that readers cannot see, or not any more."""
        of_row = self.form.about_value in (About.STATEMENT, About.NAME)
        return (of_row and self.piece is None) or (bool(self.form["person"].value()) and self.person is None)


class Draft:
    """A letter as a form has it. Change it by `choose`, `take_out` and `put`, then show or check it."""

    def __init__(self, data: QueryDict, uploads: Uploads | None = None) -> None:
        self.data = data.copy()
        self.uploads = uploads or Uploads()
        self.numbers = _numbers(data)
        self.problems: list[str] = []
        self.step = data.get("step", "") if data.get("step") in STEPS else STEPS[0]

    # What it holds.

    @cached_property
    def people(self) -> dict[str, KnownPerson]:
        """Those it speaks of, and those who were looked up to be spoken of."""
        named = [self.data.get(f"w{number}-person", "") for number in self.numbers]
        return known_people([one for one in (*named, *self.data.getlist("at")) if one])

    @cached_property
    def forms(self) -> list[WishForm]:
        entries = Entries()
        return [WishForm(number, self.data, entries) for number in self.numbers]

    @cached_property
    def sender(self) -> SenderForm:
        return SenderForm(self.data)

    @cached_property
    def shown(self) -> list[Shown]:
        return [self._shown(form) for form in self.forms]

    @property
    def filled(self) -> list[Shown]:
        """Without what was offered and left blank."""
        filled = {form.number for form in self._filled()}
        return [one for one in self.shown if one.form.number in filled]

    @property
    def has_faults(self) -> bool:
        """Whether a page has to say that something is wrong on it."""
        return bool(self.problems) or self.is_faulty(self.step)

    @property
    def faults(self) -> list[BoundField]:
        """The fields of this step that something is wrong with, in their order."""
        if self.step == "you":
            return [field for field in (*self.sender.about_you, self.sender["message"]) if field.errors]
        if self.step not in ("what", "evidence"):
            return []
        return [
            field
            for form in self.forms
            for field in (form.values if self.step == "what" else form.proofs)
            if field.errors
        ]

    @property
    def is_looking(self) -> bool:
        """Whether more is being chosen: somebody is looked for, or what was chosen could not be found."""
        return "look" in self.data or "at_hand" in self.data or bool(self.problems)

    @cached_property
    def found(self) -> list[search.Hit]:
        """Who answers to the name that was looked for on the form."""
        text = self.data.get("find", "").replace("\x00", "").strip()
        return list(search.find(search.Query(text)).items[:_FOUND]) if text else []

    @property
    def missing(self) -> list[WishForm]:
        """The people it says are missing."""
        return [form for form in self.forms if form.about_value == About.MISSING_PERSON]

    def _shown(self, form: WishForm) -> Shown:
        person = self.people.get(str(form["person"].value() or ""))
        row = self.data.get(form.add_prefix("name" if form.about_value == About.NAME else "statement"), "")
        piece = person.piece(form.about_value, int(row)) if person and _NUMBER_OF_ROW.fullmatch(row) else None
        whose = self.data.get(form.add_prefix("missing"), "")
        name = self.data.get(f"w{whose}-text", "") if whose else ""
        return Shown(form, person, piece, name)

    # What can be done to it.

    def choose(self, pick: Pick) -> bool:
        """Speak of one thing more; False for what readers cannot see. What is spoken of already is not added twice."""
        if len(self.numbers) >= MAX_WISHES or self._has(pick):
            return True
        kind = pick.kind
        if pick.person:
            person = (self.people | known_people([pick.person])).get(pick.person)
            if person is None:
                return False
            if pick.about in (About.STATEMENT, About.NAME):
                piece = person.piece(pick.about, int(pick.row))
                if piece is None:
                    return False
                kind = piece.kind
        number = self._add(about=pick.about, person=pick.person, kind=kind)
        if pick.row:
            column = {About.STATEMENT: "statement", About.NAME: "name"}.get(About(pick.about), "missing")
            self.data[f"w{number}-{column}"] = pick.row
        if pick.about == About.MISSING_PERSON:
            for kind in _OF_THE_MISSING:
                self._add(about=About.NEW_STATEMENT, kind=kind, missing=str(number))
        return True

    def put(self, number: int, column: str, text: str) -> None:
        """Fill in a field."""
        self.data[f"w{number}-{column}"] = text
        self._forget()

    def take_out(self, number: int) -> None:
        """Speak of it no longer, nor of what belongs to it."""
        gone = {number, *(one for one in self.numbers if self.data.get(f"w{one}-missing") == str(number))}
        self.numbers = [one for one in self.numbers if one not in gone]
        self._forget()

    def have_at_hand(self, person: str) -> bool:
        """Offer what can be said of somebody; False for whom readers cannot see."""
        if person not in known_people([person]):
            return False
        self.data.appendlist("at", person)
        self._forget()
        return True

    def _has(self, pick: Pick) -> bool:
        if pick.about not in (About.STATEMENT, About.NAME):
            return False
        column = "statement" if pick.about == About.STATEMENT else "name"
        return any(self.data.get(f"w{number}-{column}") == pick.row for number in self.numbers)

    def _add(self, **values: str) -> int:
        number = max(self.numbers, default=-1) + 1
        self.numbers.append(number)
        for stale in [name for name in self.data if name.startswith(f"w{number}-")]:
            del self.data[stale]
        for column, text in values.items():
            self.data[f"w{number}-{column}"] = text
        self._forget()
        return number

    def _forget(self) -> None:
        for name in ("forms", "shown", "people"):
            self.__dict__.pop(name, None)

    # What is wrong with it.

    def submission(self, request_key: str, language: str) -> Submission:
        """The letter as the verbs take it, from forms that can be read. What was offered and left blank is left out."""
        filled = self._filled()
        places = {form.number: place for place, form in enumerate(filled)}
        return Submission(
            request_key=request_key,
            language=language,
            wishes=tuple(form.wish(places) for form in filled),
            files=self.uploads.received,
            **self.sender.values(),
        )

    def step_to_mend(self, wanted: str, request_key: str, language: str) -> str:
        """The first step before `wanted` at which something is wrong, each fault written where it stands; else ''."""
        if all(form.is_valid() for form in (*self.forms, self.sender)):
            try:
                check(self.submission(request_key, language))
            except Refused as refused:
                self.tell(refused)
        before = STEPS[: STEPS.index(wanted)] if wanted in STEPS else STEPS
        return next((step for step in before if self.is_faulty(step)), "")

    def tell(self, refused: Refused) -> None:
        """Write each reason beside the field it is about, or above the form."""
        filled = self._filled()
        for place, messages in refused.messages.items():
            found = _PLACE.match(place)
            form = filled[int(found[1])] if found and int(found[1]) < len(filled) else self.sender
            name = (found[2] or "") if found else place
            for message in messages:
                if name in form.fields and not form.fields[name].widget.is_hidden:
                    form.add_error(name, message)
                elif found:
                    form.add_error(None, message)
                elif place not in ("language",):
                    self.problems.append(message)

    def is_faulty(self, step: str) -> bool:
        if step == "what":
            return bool(self.problems) or any(set(form.errors) - set(EVIDENCE) for form in self.forms)
        if step == "evidence":
            return bool(self.uploads.problems) or any(set(form.errors) & set(EVIDENCE) for form in self.forms)
        return step == "you" and bool(self.sender.errors)

    def _filled(self) -> list[WishForm]:
        return [form for form in self.forms if not (form.is_blank and self.data.get(form.add_prefix("missing")))]


_NUMBER_OF_ROW = re.compile(r"[0-9]{1,15}")


def _numbers(data: QueryDict) -> list[int]:
    """The numbers of the wishes in their order: as the form lists them, else as its fields are named."""
    listed = _NUMBER.findall(data.get("wishes", ""))
    if not listed:
        listed = [found[1] for name in data if (found := re.fullmatch(r"w(\d{1,3})-about", name))]
    return list(dict.fromkeys(int(one) for one in _first(listed)))


def _first(listed: Iterable[str]) -> Iterator[str]:
    """No more than a letter holds, and one: that one is refused in words."""
    yield from list(listed)[: MAX_WISHES + 1]
