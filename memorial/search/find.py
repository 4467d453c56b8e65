"""`find`: from a query to a page of hits."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from memorial.models import NameKey, Person
from memorial.models.living import is_protected, told_of_in_full
from memorial.models.person import PersonQuerySet
from memorial.names import prisoner_number, tokens
from memorial.search.index import MAX_TOKEN
from memorial.search.narrow import narrow
from memorial.search.query import MAX_LENGTH, MAX_PAGE, MAX_TERMS, PAGE_SIZE, Audience, Filters, Hit, Page, Query, Sort
from memorial.search.rank import Ranked, rank

#: A text search looks at this many people at the most; that there were more is said.
MAX_CANDIDATES = 900
#: A list that is narrowed down is counted and opened up to here; that there were more is said.
COUNTED_TO = 2_000
#: One letter begins too many names to be searched for as a beginning.
_SHORTEST_BEGINNING = 2
#: So many stand on one page at the most, whatever is asked.
MAX_PAGE_SIZE = 100


@dataclass(frozen=True, slots=True)
class Terms:
    """The words looked for, folded. The last may be only the beginning of a word. `cut`: some were left out."""

    words: tuple[str, ...]
    open_ended: bool
    cut: bool


def find(query: Query, page: int = 1, size: int = PAGE_SIZE) -> Page[Hit]:
    """A page of the people who bear the name typed, closest first, each with the reason.

    Every word typed must stand in one of a person's written forms, in any order and either alphabet, without regard
    to marks; the last may be the beginning of a word. A prisoner's number finds its bearer. With no text: everybody
    the filters let through, by name. Bounded whatever is typed; `page` counts from 1, and a page past the end is
    empty with `exists` false. `size` is how many stand on a page, at most `MAX_PAGE_SIZE`.
    """
    page, size = max(1, page), min(max(1, size), MAX_PAGE_SIZE)
    people = narrow(asked(query), query.filters)
    if not query.text.strip():
        return _browse(people, query.filters, page, size)
    terms = read(query.text)
    if not terms.words:
        return Page((), page, 0, size, cut_words=terms.cut)
    return _search(people, query, terms, page, size)


def _search(people: PersonQuerySet, query: Query, terms: Terms, page: int, size: int) -> Page[Hit]:
    """By closeness. The first `MAX_CANDIDATES` by name are ranked; rows are read of those on the page only."""
    found, keys, protected, cut = ranked(people, query, terms)
    shown = found[(page - 1) * size : page * size]
    rows = _rows([one.person for one in shown])
    hits = [one.hit(rows[one.person]) for one in shown if one.person in rows]
    return Page(hits, page, len(found), size, terms.cut, cut, keys, protected)


def ranked(
    people: PersonQuerySet, query: Query, terms: Terms
) -> tuple[list[Ranked], tuple[str, ...], frozenset[str], bool]:
    """All who are found in the order asked for; then, as `looked_at` has them, who was looked at."""
    bearers = _bearing(people, terms, query.audience).order_by("sort_key", "pk")
    keys, protected, cut = looked_at(bearers, MAX_CANDIDATES)
    hidden = protected if query.audience is Audience.PUBLIC else frozenset()
    found = rank(query.text, terms.words, keys, hidden)
    if query.sort == Sort.NAME:
        places = {key: place for place, key in enumerate(keys)}
        found.sort(key=lambda one: places[one.person])
    return found, keys, protected, cut


def read(text: str) -> Terms:
    """The words of a query, as the index has them."""
    kept = text[:MAX_LENGTH]
    number = prisoner_number(kept)
    if number:
        return Terms((number.lower(),), open_ended=False, cut=len(text) > MAX_LENGTH)
    words = tuple(dict.fromkeys(token.folded[:MAX_TOKEN] for token in tokens(kept) if token.folded))
    open_ended = bool(words) and len(words[-1]) >= _SHORTEST_BEGINNING and not kept.endswith(" ")
    return Terms(words[:MAX_TERMS], open_ended, cut=len(text) > MAX_LENGTH or len(words) > MAX_TERMS)


def asked(query: Query) -> PersonQuerySet:
    """Those the asker may be told of at all."""
    people: PersonQuerySet = Person.objects.all()
    return people.public() if query.audience is Audience.PUBLIC else people


def _browse(people: PersonQuerySet, filters: Filters, page: int, size: int) -> Page[Hit]:
    """By name. What an index counts at once is counted to the end; what is narrowed down, up to `COUNTED_TO`."""
    ordered, start = people.order_by("sort_key", "pk"), (page - 1) * size
    if filters == Filters(letter=filters.letter):
        wanted = list(ordered.values_list("pk", flat=True)[start : start + size]) if page <= MAX_PAGE else []
        return Page(_lines(wanted), page, people.count(), size)
    keys, protected, cut = looked_at(ordered, COUNTED_TO)
    wanted = list(keys[start : start + size])
    return Page(_lines(wanted), page, len(keys), size, cut_total=cut, counted=keys, protected=protected)


def looked_at(people: PersonQuerySet, limit: int) -> tuple[tuple[str, ...], frozenset[str], bool]:
    """The ids of up to so many people in their order, those of them who may be living, and whether there are more."""
    rows = list(people.values_list("pk", "living")[: limit + 1])
    keys = tuple(key for key, _living in rows[:limit])
    return keys, frozenset(key for key, living in rows if is_protected(living)), len(rows) > limit


def _bearing(people: PersonQuerySet, terms: Terms, audience: Audience) -> PersonQuerySet:
    """The people in whose written forms every word stands. The rarest word is gathered, the others looked for there."""
    words = [_meeting(word, begun=terms.open_ended and word == terms.words[-1]) for word in terms.words]
    if len(words) > 1:
        words.sort(key=lambda keys: keys.order_by()[: MAX_CANDIDATES + 1].count())
    for place, keys in enumerate(words):
        its = keys.filter(person=OuterRef("pk"))
        people = people.filter(Exists(its)) if place else people.filter(pk__in=keys.order_by().values("person"))
        if audience is Audience.PUBLIC:
            people = people.filter(told_of_in_full | Exists(its.filter(name__displayed=True)))
    return people


def _meeting(word: str, *, begun: bool) -> QuerySet[NameKey]:
    """The rows of the index that a word typed meets."""
    meets = Q(token__begins=word) if begun else Q(token=word)
    return NameKey.objects.filter(meets)


def _lines(keys: list[str]) -> list[Hit]:
    """Those of a list that was not searched, in the order of their ids here."""
    rows = _rows(keys)
    return [Hit(rows[key], None, None, 0.0) for key in keys if key in rows]


def _rows(keys: list[str]) -> dict[str, Person]:
    """People with their names and what a line says of them, by id; only for the page that is read."""
    return Person.objects.prefetch_related("names").for_line().in_bulk(keys) if keys else {}
