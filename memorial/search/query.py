"""What is asked and what is answered: `Query`, `Filters`, `Hit`, `Page`, as frozen values."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from memorial.models import Camp, Event, Nationality, Person, PersonName, Role, Source
from memorial.search.marked import marked
from memorial.search.words import words_of

#: A query is read up to this many characters and this many words; what was left out is said.
MAX_LENGTH = 200
MAX_TERMS = 8
#: A list is opened at most this many pages deep; further in, narrowing helps more than turning pages.
MAX_PAGE = 500
PAGE_SIZE = 20


class Audience(enum.Enum):
    """Who asks. Curators also find what is not published, and the names of the living."""

    PUBLIC = "public"
    CURATORS = "curators"


class Sort(models.TextChoices):
    """The order of a list."""

    RELEVANCE = "relevance", _("closest first")
    NAME = "name", _("by family name")


class Reason(models.TextChoices):
    """Why somebody was found, closest first. The order of this list is the order of the results."""

    EXACT = "exact", _("exactly as typed")
    PRISONER_NUMBER = "prisoner_number", _("prisoner's number")
    WITHOUT_DIACRITICS = "without_diacritics", _("without its marks")
    OTHER_SCRIPT = "other_script", _("written in another alphabet")
    KNOWN_OTHER_FORM = "known_other_form", _("another recorded form")
    REPAIRED_FORM = "repaired_form", _("printed damaged, repaired here")
    PART_OF_NAME = "part_of_name", _("part of the name")
    SWAPPED_ORDER = "swapped_order", _("in another order")
    ENDING = "ending", _("with another ending")
    GIVEN_NAME = "given_name", _("the given name in another language")
    SOUND = "sound", _("sounds alike")
    INITIALS = "initials", _("by initials")
    MISSPELT = "misspelt", _("spelt nearly so")
    BEGINS_WITH = "begins_with", _("begins with what was typed")
    SOME_WORDS = "some_words", _("only some of the words")


@dataclass(frozen=True, slots=True)
class Filters:
    """What the people found must have in common. Days are ordinals as `datetime.date.toordinal()` counts them."""

    nationality: Nationality | None = None
    camp: Camp | None = None
    event: Event | None = None
    role: Role | None = None
    source: Source | None = None
    fate: str = ""
    first_day: int | None = None
    last_day: int | None = None
    letter: str = ""


@dataclass(frozen=True, slots=True)
class Query:
    """One question about names. With no text it asks for everybody the filters let through, by name.

    >>> Query("Mendriks", Filters(fate="killed"))
    """

    text: str = ""
    filters: Filters = field(default_factory=Filters)
    language: str = "en"
    sort: Sort = Sort.RELEVANCE
    audience: Audience = Audience.PUBLIC


@dataclass(frozen=True, slots=True)
class Hit:
    """One person found: the written form that matched and why. `reason` is None where nothing was typed.

    `score` is how near it is, from 0 to 1; `places` those of the words of the form that were meant (see `words_of`).
    The person comes with the names, and nothing else.
    """

    person: Person
    name: PersonName | None
    reason: Reason | None
    score: float
    places: tuple[int, ...] = ()

    @property
    def words(self) -> str:
        """The reason in words, with the form that matched where it is not the one displayed."""
        if self.reason is None:
            return ""
        label = str(self.reason.label)
        if self.name is None or self.name.displayed:
            return label
        if self.reason is Reason.PRISONER_NUMBER:
            return str(_("prisoner's number %(form)s") % {"form": self.name.text})
        if self.reason is Reason.REPAIRED_FORM:
            return str(_("printed %(form)s, repaired here") % {"form": self.name.text})
        return str(pgettext_lazy("a name", "also written %(form)s") % {"form": self.name.text}) + f" ({label})"

    @property
    def told(self) -> tuple[tuple[str, bool], ...]:
        """The reason in words in pieces, each with whether it is a word of the form that was meant."""
        words = self.words
        if self.name is None or self.name.displayed or self.name.text not in words:
            return ((words, False),)
        before, _form, after = words.partition(self.name.text)
        return ((before, False), *self.marked, (after, False))

    @property
    def marked(self) -> tuple[tuple[str, bool], ...]:
        """The form that matched in pieces, each with whether it is a word that was meant.

        >>> find(Query("laiciunas")).items[0].marked
        (('Alfonas ', False), ('Laičiūnas', True))
        """
        return marked(self.name.text if self.name else self.person.display_name, self.met)

    @property
    def met(self) -> frozenset[str]:
        """The words of the form that were meant, as the vocabulary has them."""
        if self.name is None:
            return frozenset()
        words = words_of(self.name.text, self.name.kind)
        return frozenset(words[place].word for place in self.places if place < len(words))


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page of an answer. `number` counts from 1; `total` is of the whole answer.

    `cut_words` are words of the query that were not looked for, because there were too many or it was too long;
    `cut_total` says that there are more than `total`. `counted` are the ids of all who were counted, where each was
    looked at, empty where an index alone counted them; `protected` those of them who may be living.
    `read_as` is what was typed as it was read, where it had been damaged by a wrong encoding. `meant` is a spelling of
    what was typed that stands in the record, where nobody has it as typed. `took_too_long`: the search was broken off,
    and nothing is known of who is meant.
    """

    items: Sequence[T]
    number: int
    total: int
    size: int = PAGE_SIZE
    cut_words: bool = False
    cut_total: bool = False
    counted: tuple[str, ...] = ()
    protected: frozenset[str] = frozenset()
    read_as: str = ""
    meant: str = ""
    took_too_long: bool = False

    @property
    def last(self) -> int:
        """The number of the last page that can be opened; 1 when nothing was found."""
        return max(1, min(MAX_PAGE, -(-self.total // self.size)))

    @property
    def first_item(self) -> int:
        return (self.number - 1) * self.size + 1 if self.items else 0

    @property
    def last_item(self) -> int:
        return (self.number - 1) * self.size + len(self.items)

    @property
    def exists(self) -> bool:
        """Whether there is such a page at all. The first always exists."""
        return self.number == 1 or 1 < self.number <= self.last

    @property
    def previous(self) -> int | None:
        return self.number - 1 if self.number > 1 else None

    @property
    def next(self) -> int | None:
        return self.number + 1 if self.number < self.last else None
