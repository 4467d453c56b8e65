"""Putting the people found in order, and saying why each was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from memorial.models import Person, PersonName, Statement
from memorial.names import Difference, difference, tokens
from memorial.search.index import words_of
from memorial.search.query import Audience, Hit, Reason

#: How far each reason is from the name exactly as typed: 1 is the name itself, 0 nothing like it.
_CLOSENESS = {reason: 1 - place / len(Reason) for place, reason in enumerate(Reason)}

#: How letters differ, nearest first.
_LETTERS = tuple(Difference)
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


@dataclass(frozen=True, slots=True)
class _Match:
    """How one written form meets what was typed: words it lacks, words only begun, how its letters differ, whether
    it was typed whole."""

    name: PersonName
    lacking: int
    begun: int
    told: Difference
    whole: bool

    @property
    def key(self) -> tuple[int, int, int, bool, bool]:
        """Of one person's forms the greatest is the closest: the letters as typed decide before which form it is."""
        return (-self.lacking, -self.begun, -_LETTERS.index(self.told), self.whole, self.name.displayed)

    @property
    def reason(self) -> Reason:
        as_typed = self.told in (Difference.EXACT, Difference.CASE)
        if self.name.kind == PersonName.Kind.PRISONER_NUMBER and not self.lacking and not self.begun:
            return Reason.PRISONER_NUMBER
        if self.begun or self.lacking:
            return Reason.BEGINS_WITH if self.begun else Reason.KNOWN_OTHER_FORM
        if self.told in (Difference.ORDER, Difference.OTHER):
            return Reason.SWAPPED_ORDER
        if not self.name.displayed:
            return Reason.REPAIRED_FORM if _damaged(self.name) else Reason.KNOWN_OTHER_FORM
        if as_typed:
            return Reason.EXACT if self.whole else Reason.PART_OF_NAME
        return Reason.OTHER_SCRIPT if self.told is Difference.SCRIPT else Reason.WITHOUT_DIACRITICS


def _hit(text: str, words: tuple[str, ...], person: Person, audience: Audience) -> Hit:
    """The written form of the name that is closest to what was typed."""
    names = person.public_names if audience is Audience.PUBLIC else tuple(person.names.all())
    best = max((_match(text, words, name) for name in names), key=lambda match: match.key)
    score = _CLOSENESS[best.reason] - best.lacking / len(words) - _OTHERS * (not best.whole)
    return Hit(person, best.name, best.reason, score)


def _match(text: str, words: tuple[str, ...], name: PersonName) -> _Match:
    own = words_of(name)
    missing = [word for word in words if word not in own]
    begun = [word for word in missing if any(other.startswith(word) for other in own)]
    met = " ".join(token.text.rstrip(".,") for token in tokens(name.text) if token.folded in words)
    told = difference(" ".join(token.text.rstrip(".,") for token in tokens(text)), met)
    return _Match(name, len(missing) - len(begun), len(begun), told, set(words) == set(own))


def _damaged(name: PersonName) -> bool:
    """Whether this is a printed form beside which a repaired one is displayed."""
    return not name.displayed and any(
        other.displayed and other.certainty == PersonName.Certainty.REPAIRED for other in name.person.names.all()
    )
