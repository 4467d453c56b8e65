"""`find`: from a query to a page of hits."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from memorial.models import NameKey, Person
from memorial.models.living import PROTECTED
from memorial.models.person import PersonQuerySet
from memorial.names import prisoner_number, tokens
from memorial.search.index import MAX_TOKEN
from memorial.search.narrow import narrow
from memorial.search.query import MAX_LENGTH, MAX_PAGE, MAX_TERMS, PAGE_SIZE, Audience, Hit, Page, Query, Sort
from memorial.search.rank import rank

#: A text search looks at this many people at the most; that there were more is said.
MAX_CANDIDATES = 900
#: One letter begins too many names to be searched for as a beginning.
_SHORTEST_BEGINNING = 2


@dataclass(frozen=True, slots=True)
class Terms:
    """The words looked for, folded. The last may be only the beginning of a word. `cut`: some were left out."""

    words: tuple[str, ...]
    open_ended: bool
    cut: bool


def find(query: Query, page: int = 1) -> Page[Hit]:
    """A page of the people who bear the name typed, closest first, each with the reason.

    Every word typed must stand in one of a person's written forms, in any order and either alphabet, without regard
    to marks; the last may be the beginning of a word. A prisoner's number finds its bearer. With no text: everybody
    the filters let through, by name. Bounded whatever is typed; `page` counts from 1, and a page past the end is
    empty with `exists` false.
    """
    page = max(1, page)
    people = narrow(_asked(query), query.filters)
    if not query.text.strip():
        return _browse(people, page)
    terms = read(query.text)
    if not terms.words:
        return Page((), page, 0, cut_words=terms.cut)
    candidates = list(_bearing(people, terms, query.audience)[: MAX_CANDIDATES + 1])
    cut = len(candidates) > MAX_CANDIDATES
    hits = rank(query.text, terms.words, candidates[:MAX_CANDIDATES], query.audience)
    if query.sort == Sort.NAME:
        hits.sort(key=lambda hit: (hit.person.sort_key, hit.person.pk))
    start = (page - 1) * PAGE_SIZE
    return Page(_filled(hits[start : start + PAGE_SIZE]), page, len(hits), cut_words=terms.cut, cut_total=cut)


def read(text: str) -> Terms:
    """The words of a query, as the index has them."""
    kept = text[:MAX_LENGTH]
    number = prisoner_number(kept)
    if number:
        return Terms((number.lower(),), open_ended=False, cut=len(text) > MAX_LENGTH)
    words = tuple(dict.fromkeys(token.folded[:MAX_TOKEN] for token in tokens(kept) if token.folded))
    open_ended = bool(words) and len(words[-1]) >= _SHORTEST_BEGINNING and not kept.endswith(" ")
    return Terms(words[:MAX_TERMS], open_ended, cut=len(text) > MAX_LENGTH or len(words) > MAX_TERMS)


def _asked(query: Query) -> PersonQuerySet:
    people: PersonQuerySet = Person.objects.all()
    return people.public() if query.audience is Audience.PUBLIC else people


def _browse(people: PersonQuerySet, page: int) -> Page[Hit]:
    total = people.count()
    start = (page - 1) * PAGE_SIZE
    rows = people.order_by("sort_key", "pk").for_list()[start : start + PAGE_SIZE] if page <= MAX_PAGE else ()
    return Page([Hit(person, None, None, 0.0) for person in rows], page, total)


def _bearing(people: PersonQuerySet, terms: Terms, audience: Audience) -> PersonQuerySet:
    """The people in whose written forms every word stands."""
    for place, word in enumerate(terms.words):
        matches = Q(token=word)
        if terms.open_ended and place == len(terms.words) - 1:
            matches |= Q(token__startswith=word)
        keys = NameKey.objects.filter(matches, person=OuterRef("pk"))
        if audience is Audience.PUBLIC:
            keys = keys.exclude(person__living__in=PROTECTED, name__displayed=False)
        people = people.filter(Exists(keys))
    return people.order_by("sort_key", "pk").prefetch_related("names")


def _filled(hits: list[Hit]) -> list[Hit]:
    """The same hits with what a line of a list shows; only for the page that is read."""
    rows = Person.objects.for_list().in_bulk([hit.person.pk for hit in hits])
    return [Hit(rows[hit.person.pk], hit.name, hit.reason, hit.score) for hit in hits]
