"""`find`: from a query to a page of hits."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from memorial.models.fetch import people_with_names
from memorial.models.living import is_protected
from memorial.models.person import PersonQuerySet
from memorial.search import limit
from memorial.search.candidates import Bounds, Form, Weighed, compared, gather, weigh
from memorial.search.damage import Understood, understand
from memorial.search.limit import TookTooLong, time_limit
from memorial.search.narrow import narrow
from memorial.search.query import MAX_PAGE, PAGE_SIZE, Filters, Hit, Page, Query, Reason, Sort
from memorial.search.rank import Found, hits, in_order, nearest, with_equals
from memorial.search.score import Scored, Scorer
from memorial.search.told import Near, asked, documented, found_by, tellable
from memorial.search.vocabulary import state

#: Of the forms that may be meant so many are looked at closely; with filters more, for they let few through.
MAX_CANDIDATES, MAX_CANDIDATES_NARROWED = 400, 4_000
#: A list that is narrowed down is counted and opened up to here; that there were more is said.
COUNTED_TO = 1_000
#: So many stand on one page at the most, whatever is asked.
MAX_PAGE_SIZE = 100
#: What is farther than this from what was typed, or this much farther than the nearest, was not meant.
LEAST, BEHIND = 0.50, 0.25
#: But where nothing is as near as `GOOD`, so many written forms are told of that are no farther than `LEAST`.
GOOD, AT_LEAST = 0.90, 20
#: Where so many written forms have all that was typed, those that lack a word are not asked for.
ENOUGH = 2 * PAGE_SIZE
#: Where a form has two of the words that are this near, the name is known, and forms that have only one are not looked
#: for: Alfrēds Parsons is not who is meant by Arvīds Parsons, if there is one.
KNOWN = 0.97
#: So many forms that lack a word typed are looked at for one like it.
_COMPARED = 60
#: What is found only by another reading of what was typed stands just behind what is found as it was typed.
_REPAIRED = 0.004


@dataclass(frozen=True, slots=True)
class Answer:
    """Everybody a text search found, in order, before a page of it is cut; `cut`: there may be more."""

    found: list[Found]
    protected: frozenset[str]
    cut: bool
    understood: Understood


def find(query: Query, page: int = 1, size: int = PAGE_SIZE) -> Page[Hit]:
    """A page of the people whose name may be meant by what was typed, nearest first, each with the reason.

    Names are found in any order, alphabet, spelling by sound, grammatical form, with errors, damaged, by initials, by
    a prisoner's number; in quotes to the letter; with `*` for any letters. With no text: everybody the filters let
    through, by name. Bounded whatever is typed; `page` counts from 1, and a page past the end is empty with `exists`
    false. `size` is how many stand on a page, at most `MAX_PAGE_SIZE`.

    >>> find(Query("laiciunas")).items[0].reason
    Reason.WITHOUT_DIACRITICS
    """
    page, size = max(1, page), min(max(1, size), MAX_PAGE_SIZE)
    if not query.text.strip():
        return _browse(narrow(asked(query), query.filters), query.filters, page, size)
    try:
        answer = search(query)
    except TookTooLong:
        return Page([], page, 0, size, took_too_long=True)
    cut_words = answer.understood.typed.cut
    keys = tuple(one.person for one in answer.found)
    first, beyond = (page - 1) * size, page * size
    shown = answer.found[first:beyond] if page <= MAX_PAGE else []
    items = hits(shown, people_with_names([one.person for one in shown]))
    read_as = answer.understood.typed.text if answer.understood.is_repaired and items else ""
    return Page(items, page, len(keys), size, cut_words, answer.cut, keys, answer.protected, read_as, _meant(items))


def _meant(items: Sequence[Hit]) -> str:
    """How the name typed is spelt in the record, where nobody has it as typed."""
    if not items or items[0].reason is not Reason.MISSPELT:
        return ""
    return " ".join(piece for piece, met in items[0].marked if met)


def search(query: Query) -> Answer:
    """Everybody who may be meant, in order. Raises `TookTooLong` where the database had to be stopped."""
    with time_limit(limit.SECONDS):
        return _search(query)


def _search(query: Query) -> Answer:
    bounds = Bounds(MAX_CANDIDATES, BEHIND, GOOD, ENOUGH, KNOWN)
    if query.filters != Filters():
        bounds = Bounds(MAX_CANDIDATES_NARROWED, BEHIND, GOOD, MAX_CANDIDATES_NARROWED, math.inf)
    now = state()
    readings = understand(query.text, now)
    near, cut, hidden = _near_enough(query, readings, now.forms, bounds)
    if hidden and not near and bounds.known < math.inf:
        # Whoever has the name typed is not to be told of: so who has a name like it is looked for after all.
        near, cut, _hidden = _near_enough(query, readings, now.forms, replace(bounds, known=math.inf))
    people = nearest(found_by(near))
    protected = frozenset(
        scored.form.person for scored, _understood in near.values() if is_protected(scored.form.living)
    )
    if query.sort == Sort.NAME:
        ordered = sorted(people, key=lambda one: (one.sort_key, one.person))
    else:
        ordered = in_order(people, documented(with_equals(people)))
    meant = near[ordered[0].name][1] if ordered else readings[0]
    return Answer(ordered, protected, cut, meant)


def _near_enough(query: Query, readings: Sequence[Understood], total: int, bounds: Bounds) -> tuple[Near, bool, bool]:
    """The forms near enough to have been meant; whether there may be more; and whether some are left out that the
    asker may not be told of, or that the filters do not let through."""
    scored: dict[int, tuple[Scored, Understood]] = {}
    cut = hidden = False
    for understood in readings:
        weighed = weigh(understood.typed.words, understood.meanings, total)
        forms, more = gather(weighed, bounds)
        told = tellable(query, forms)
        cut, hidden = cut or more, hidden or len(told) < len(forms)
        for one in _scored(weighed, told, _REPAIRED * understood.is_repaired):
            number = one.form.number
            if number not in scored or scored[number][0].score < one.score:
                scored[number] = (one, understood)
    return _near(scored), cut, hidden


def _scored(weighed: list[Weighed], forms: list[Form], held_back: float) -> list[Scored]:
    """The forms scored; of the nearest that lack a word typed, the words they have instead are compared with it."""
    found = list(map(Scorer(weighed, held_back), forms))
    if sum(one.score >= GOOD for one in found) >= PAGE_SIZE:
        return found
    lacking = sorted((one for one in found if one.unmet and one.met), key=lambda one: -one.score)[:_COMPARED]
    unmet = {place for one in lacking for place in one.unmet}
    missing = {place: {number for one in lacking if place in one.unmet for number in one.left} for place in unmet}
    if not missing:
        return found
    scorer = Scorer(compared(weighed, missing), held_back)
    again = {one.form.number: scorer(one.form) for one in lacking}
    return [again.get(one.form.number, one) for one in found]


def _near(scored: Near) -> Near:
    """Those near enough to have been meant; where these are few, the first of the others too."""
    ordered = sorted(scored.items(), key=lambda pair: (-pair[1][0].score, pair[0]))
    best = ordered[0][1][0].score if ordered else 0.0
    return {
        number: pair
        for place, (number, pair) in enumerate(ordered)
        if pair[0].score >= (LEAST if place < AT_LEAST and best < GOOD else best - BEHIND)
    }


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


def _lines(keys: list[str]) -> list[Hit]:
    """Those of a list that was not searched, in the order of their ids here."""
    rows = people_with_names(keys)
    return [Hit(rows[key], None, None, 0.0) for key in keys if key in rows]
