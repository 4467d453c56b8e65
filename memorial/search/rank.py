"""Putting the people found in order, and saying why each was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from memorial.models import Person, PersonName, Statement
from memorial.names import Difference, difference, tokens
from memorial.search.index import words_of
from memorial.search.query import Audience, Hit, Reason

#: How far each reason is from the name exactly as typed: 1 is the name itself, 0 nothing like it.
_CLOSENESS = {reason: 1 - place / len(Reason) for place, reason in enumerate(Reason)}

#: A form with words that were not typed stands after one that was typed whole, within the same reason.
_OTHERS = 0.01


def rank(text: str, words: tuple[str, ...], people: Sequence[Person], audience: Audience) -> list[Hit]:
    """A hit for each of the people, by closeness, then the better documented first, then by name."""
    documented = Counter(
        Statement.objects.filter(person__in=[person.pk for person in people]).values_list("person_id", flat=True)
    )
    hits = [_hit(text, words, person, audience) for person in people]
    hits.sort(key=lambda hit: (-hit.score, -documented[hit.person.pk], hit.person.sort_key, hit.person.pk))
    return hits


def _hit(text: str, words: tuple[str, ...], person: Person, audience: Audience) -> Hit:
    """The written form of the name that is closest to what was typed."""
    names = person.public_names if audience is Audience.PUBLIC else tuple(person.names.all())
    scored = [(_closeness(text, words, name), name) for name in names]
    (score, reason), name = max(scored, key=lambda pair: (pair[0][0], pair[1].displayed))
    return Hit(person, name, reason, score)


def _closeness(text: str, words: tuple[str, ...], name: PersonName) -> tuple[float, Reason]:
    """How close one written form is: by its reason, less for typed words it lacks and a little for its own others."""
    own = words_of(name)
    begun = [word for word in words if word not in own and any(other.startswith(word) for other in own)]
    lacking = [word for word in words if word not in own and word not in begun]
    others = [other for other in own if other not in words]
    reason = _reason(text, words, name, own, bool(begun))
    return _CLOSENESS[reason] - len(lacking) / len(words) - _OTHERS * bool(others), reason


def _reason(text: str, words: tuple[str, ...], name: PersonName, own: tuple[str, ...], begun: bool) -> Reason:
    if name.kind == PersonName.Kind.PRISONER_NUMBER and set(words) <= set(own):
        return Reason.PRISONER_NUMBER
    if begun:
        return Reason.BEGINS_WITH
    met = " ".join(token.text.rstrip(".,") for token in tokens(name.text) if token.folded in words)
    told = difference(" ".join(token.text.rstrip(".,") for token in tokens(text)), met)
    if told in (Difference.EXACT, Difference.CASE):
        if _damaged(name):
            return Reason.REPAIRED_FORM
        if not name.displayed:
            return Reason.KNOWN_OTHER_FORM
        return Reason.EXACT if set(words) == set(own) else Reason.PART_OF_NAME
    if told is Difference.ORDER:
        return Reason.SWAPPED_ORDER
    if not name.displayed:
        return Reason.REPAIRED_FORM if _damaged(name) else Reason.KNOWN_OTHER_FORM
    return {Difference.DIACRITICS: Reason.WITHOUT_DIACRITICS, Difference.SCRIPT: Reason.OTHER_SCRIPT}.get(
        told, Reason.SWAPPED_ORDER
    )


def _damaged(name: PersonName) -> bool:
    """Whether this is a printed form beside which a repaired one is displayed."""
    return not name.displayed and any(
        other.displayed and other.certainty == PersonName.Certainty.REPAIRED for other in name.person.names.all()
    )
