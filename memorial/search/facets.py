"""What the people of a result have in common, counted: for the filters beside a list."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from memorial.fields import Bytewise
from memorial.models import Camp, Event, Person, Statement
from memorial.models.living import PUBLIC_PART, ties_the_public_may_see
from memorial.models.person import FATE_KINDS, Fate, PersonQuerySet
from memorial.search.find import COUNTED_TO, find, looked_at
from memorial.search.query import Audience, Hit, Page, Query

#: So many people of a result are looked at; that there were more is said.
FACET_ROWS = COUNTED_TO

#: How many people, by the number of the nationality, camp, event or role; the most first.
Counts = Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Facets:
    """How many of the `people` looked at each filter would leave. `cut`: the result has more than were looked at.

    A camp or event counts everybody of its sections and parts, as its filter does. Fates are by `Fate`, those not
    stated among them.
    """

    nationalities: Counts
    camps: Counts
    events: Counts
    roles: Counts
    fates: Mapping[str, int]
    people: int
    cut: bool


def facets(query: Query, page: Page[Hit] | None = None) -> Facets:
    """The facets of a query's answer; `page` is any page of it that `find` gave, which saves asking again.

    At most five questions, over at most `FACET_ROWS` people, whatever is typed.

    >>> facets(Query(filters=Filters(fate="killed"))).fates
    {'killed': 19}
    """
    page = page or find(query)
    keys, protected, cut = page.counted, page.protected, page.cut_total
    if not keys and page.total:
        keys, protected, cut = looked_at(_drawn(query), FACET_ROWS)
    if not keys:
        return Facets({}, {}, {}, {}, {}, 0, cut)
    hidden = protected if query.audience is Audience.PUBLIC else frozenset()
    counted = _counted(keys, hidden)
    camps, events = _up_the_tree(Camp, counted["camp"]), _up_the_tree(Event, counted["event"])
    fates = {kind: len(counted["fate"][kind]) for kind in FATE_KINDS if kind in counted["fate"]}
    stated = set().union(*counted["fate"].values())
    if len(stated) < len(keys):
        fates[Fate.NOT_STATED.value] = len(keys) - len(stated)
    return Facets(
        _sizes(counted["nationality"]), _sizes(camps), _sizes(events), _sizes(counted["role"]), fates, len(keys), cut
    )


def _drawn(query: Query) -> PersonQuerySet:
    """Everybody, or everybody under a letter, in the order of ids: a lot, so that the first of them stand for all."""
    people: PersonQuerySet = Person.objects.all()
    people = people.public() if query.audience is Audience.PUBLIC else people
    if query.filters.letter:
        return people.under_letter(query.filters.letter).order_by("sort_key", "pk")
    return people.order_by(Bytewise("pk"))


#: The people of whom each value is stated.
_Bearers = dict[Any, set[str]]


def _counted(keys: tuple[str, ...], hidden: frozenset[str]) -> Mapping[str, _Bearers]:
    """What may be read of these people, by facet and value."""
    told = Q(kind__in=("nationality", "held_in", "transferred", "role", *FATE_KINDS)) | Q(event__isnull=False)
    rows = Statement.objects.filter(told, ties_the_public_may_see, person__in=keys).exclude(standing="refuted")
    found: dict[str, _Bearers] = defaultdict(lambda: defaultdict(set))
    columns = ("person_id", "kind", "nationality_id", "camp_id", "event_id", "role_id")
    for person, kind, nationality, camp, event, role in rows.order_by().values_list(*columns):
        if person in hidden and kind not in PUBLIC_PART:
            continue
        if nationality is not None:
            found["nationality"][nationality].add(person)
        if camp is not None and kind in ("held_in", "transferred"):
            found["camp"][camp].add(person)
        if event is not None:
            found["event"][event].add(person)
        if role is not None:
            found["role"][role].add(person)
        if kind in FATE_KINDS:
            found["fate"][kind].add(person)
    return found


def _up_the_tree(model: type[Any], bearers: _Bearers) -> _Bearers:
    """The same with those of sections and parts counted in everything above them."""
    if not bearers:
        return {}
    parents = dict(model.objects.values_list("pk", "parent_id"))
    found: _Bearers = defaultdict(set)
    for entry, people in bearers.items():
        for higher in _above(entry, parents):
            found[higher] |= people
    return found


def _above(entry: int, parents: Mapping[int, int | None]) -> Iterable[int]:
    seen: set[int] = set()
    step: int | None = entry
    while step is not None and step not in seen:
        seen.add(step)
        yield step
        step = parents.get(step)


def _sizes(bearers: _Bearers) -> Counts:
    return dict(Counter({value: len(people) for value, people in bearers.items()}).most_common())
