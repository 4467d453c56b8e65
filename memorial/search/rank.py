"""Putting the people found in order, and saying why each was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from memorial.models import Person, PersonName
from memorial.names.likeness import Likeness
from memorial.names.parts import Kind
from memorial.search.query import Hit, Reason
from memorial.search.score import Scored
from memorial.search.typed import Typed

#: What a list puts behind a name as it was typed, though every letter is the same: another form, another order.
_BEHIND = {
    Reason.KNOWN_OTHER_FORM: 0.012,
    Reason.REPAIRED_FORM: 0.012,
    Reason.SWAPPED_ORDER: 0.014,
}

_BY_LIKENESS = {
    Likeness.SAME: Reason.EXACT,
    Likeness.MARKS: Reason.WITHOUT_DIACRITICS,
    Likeness.SCRIPT: Reason.OTHER_SCRIPT,
    Likeness.SOUND: Reason.SOUND,
    Likeness.ENDING: Reason.ENDING,
    Likeness.GIVEN: Reason.GIVEN_NAME,
    Likeness.SPELLING: Reason.MISSPELT,
    Likeness.INITIAL: Reason.INITIALS,
    Likeness.BEGINNING: Reason.BEGINS_WITH,
}
#: Scores are told apart to so many places; nearer ones are the same, and the better documented person goes first.
_PLACES = 3


@dataclass(frozen=True, slots=True)
class Found:
    """Somebody found by one of their written forms: what ranking needs, as plain values.

    `place` is where it belongs, the least first; of equal ones more must be known to tell which goes first.
    """

    person: str
    name: int
    sort_key: str
    scored: Scored
    reason: Reason
    place: float


def place_of(score: float, reason: Reason) -> float:
    """Where a form of this score belongs that was found by this reason."""
    return -round(score - _BEHIND.get(reason, 0.0), _PLACES)


def reason_of(typed: Typed, scored: Scored) -> Reason:
    """Why a form was found, by the word that is farthest from it."""
    if scored.missing:
        return Reason.SOME_WORDS
    if scored.worst is Likeness.SAME and typed.words and typed.words[0].kind is Kind.NUMBER:
        return Reason.PRISONER_NUMBER
    if scored.worst > Likeness.SCRIPT:
        return _BY_LIKENESS[scored.worst]
    if not scored.in_order and scored.worst <= Likeness.MARKS:
        return Reason.SWAPPED_ORDER
    if not scored.form.displayed:
        return Reason.KNOWN_OTHER_FORM
    if scored.worst is Likeness.SAME and scored.extra:
        return Reason.PART_OF_NAME
    return _BY_LIKENESS[scored.worst]


def nearest(found: Iterable[Found]) -> list[Found]:
    """The nearest form of each person, the displayed one where others are as near."""
    best: dict[str, Found] = {}
    for one in found:
        had = best.get(one.person)
        if had is None or _nearness(one) > _nearness(had):
            best[one.person] = one
    return list(best.values())


def _nearness(one: Found) -> tuple[float, bool, int]:
    return (round(one.scored.score, 3), one.scored.form.displayed, -one.name)


def in_order(found: Sequence[Found], documented: Mapping[str, int]) -> list[Found]:
    """By step and score; equals with those first of whom more is recorded, then as their names are written."""
    return sorted(found, key=lambda one: (one.place, -documented.get(one.person, 0), one.sort_key, one.person))


def with_equals(found: Sequence[Found]) -> list[str]:
    """The people who share their place with somebody: of them it must be known how much is recorded."""
    places = Counter(one.place for one in found)
    return [one.person for one in found if places[one.place] > 1]


def hits(found: Sequence[Found], rows: Mapping[str, Person]) -> list[Hit]:
    """Hits with the people and the forms themselves; `rows` have their names fetched."""
    made = []
    for one in found:
        person = rows.get(one.person)
        name = next((name for name in person.names.all() if name.pk == one.name), None) if person else None
        if person is None or name is None:
            continue
        made.append(Hit(person, name, _told(one, name, person.names.all()), one.scored.score, one.scored.met))
    return made


def _told(one: Found, name: PersonName, names: Iterable[PersonName]) -> Reason:
    """A printed form beside which a repaired one is displayed was found as it was printed."""
    repaired = any(other.displayed and other.certainty == PersonName.Certainty.REPAIRED for other in names)
    if one.reason is Reason.KNOWN_OTHER_FORM and not name.displayed and repaired:
        return Reason.REPAIRED_FORM
    return one.reason
