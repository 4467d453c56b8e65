"""Putting the people found in order, and saying why each was found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Count

from memorial.models import NameKey, Person, PersonName, Statement
from memorial.names import Difference, difference, fold, tokens
from memorial.search.query import Hit, Reason

#: How far each reason is from the name exactly as typed: 1 is the name itself, 0 nothing like it.
_CLOSENESS = {reason: 1 - place / len(Reason) for place, reason in enumerate(Reason)}

#: How letters differ, nearest first.
_LETTERS = tuple(Difference)
#: A form with words that were not typed stands after one that was typed whole, within the same reason.
_OTHERS = 0.01


@dataclass(frozen=True, slots=True)
class Ranked:
    """Somebody found, by id, with the number of the written form that matched, the reason and the closeness."""

    person: str
    name: int
    reason: Reason
    score: float

    def hit(self, row: Person) -> Hit:
        """The same with the person and the form themselves; `row` has its names fetched."""
        name = next((name for name in row.names.all() if name.pk == self.name), None)
        return Hit(row, name, self.reason, self.score)


def rank(text: str, words: tuple[str, ...], people: Sequence[str], hidden: Collection[str]) -> list[Ranked]:
    """The people of these ids by closeness, then the better documented first, then as they come (by name).

    Of those `hidden` only the displayed form counts. Three questions to the database, whose answers are plain values:
    of hundreds who are ranked twenty are shown.
    """
    told = Statement.objects.filter(person__in=people).order_by().values_list("person").annotate(number=Count("pk"))
    documented = dict(told)
    spoken = _Typed(text, words)
    forms = _forms(people, hidden)
    ranked = [spoken.nearest(person, forms[person]) for person in people if forms[person]]
    ranked.sort(key=lambda one: (-one.score, -documented.get(one.person, 0)))
    return ranked


@dataclass(frozen=True, slots=True)
class _Form:
    """One written form of a name: what ranking needs of it, and the words by which the index has it."""

    number: int
    text: str
    kind: str
    displayed: bool
    damaged: bool
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Match:
    """How one written form meets what was typed: words it lacks, words only begun, how its letters differ, whether
    it was typed whole."""

    form: _Form
    lacking: int
    begun: int
    told: Difference
    whole: bool

    @property
    def key(self) -> tuple[int, bool, bool]:
        """Of forms that have as many of the words the greatest is the closest: the letters as typed decide first."""
        return (-_LETTERS.index(self.told), self.whole, self.form.displayed)

    @property
    def reason(self) -> Reason:
        as_typed = self.told in (Difference.EXACT, Difference.CASE)
        if self.form.kind == PersonName.Kind.PRISONER_NUMBER and not self.lacking and not self.begun:
            return Reason.PRISONER_NUMBER
        if self.begun or self.lacking:
            return Reason.BEGINS_WITH if self.begun else Reason.KNOWN_OTHER_FORM
        if self.told in (Difference.ORDER, Difference.OTHER):
            return Reason.SWAPPED_ORDER
        if not self.form.displayed:
            return Reason.REPAIRED_FORM if self.form.damaged else Reason.KNOWN_OTHER_FORM
        if as_typed:
            return Reason.EXACT if self.whole else Reason.PART_OF_NAME
        return Reason.OTHER_SCRIPT if self.told is Difference.SCRIPT else Reason.WITHOUT_DIACRITICS


class _Typed:
    """What was typed, against which many forms are held. How letters differ is worked out once for equal words."""

    def __init__(self, text: str, words: tuple[str, ...]) -> None:
        self.words = words
        self.typed = " ".join(token.text.rstrip(".,") for token in tokens(text))
        self.told: dict[str, Difference] = {}
        self.folds: dict[str, str] = {}

    def nearest(self, person: str, forms: Sequence[_Form]) -> Ranked:
        """The written form that is closest to what was typed: most of its words, then the letters."""
        met = [(self._lacking(form), form) for form in forms]
        fewest = min(lacking for lacking, _form in met)
        best = max(
            (self._match(form, *fewest) for lacking, form in met if lacking == fewest), key=lambda match: match.key
        )
        score = _CLOSENESS[best.reason] - best.lacking / len(self.words) - _OTHERS * (not best.whole)
        return Ranked(person, best.form.number, best.reason, score)

    def _lacking(self, form: _Form) -> tuple[int, int]:
        """How many of the words typed the form has not at all, and of how many only the beginning was typed."""
        missing = [word for word in self.words if word not in form.words]
        begun = sum(any(other.startswith(word) for other in form.words) for word in missing)
        return len(missing) - begun, begun

    def _match(self, form: _Form, lacking: int, begun: int) -> _Match:
        """Where a word is lacking or only begun the letters as a whole are others, and need not be compared."""
        whole = set(self.words) == form.words
        if lacking or begun:
            return _Match(form, lacking, begun, Difference.OTHER, whole)
        met = " ".join(self._met(form.text))
        if met not in self.told:
            self.told[met] = difference(self.typed, met)
        return _Match(form, lacking, begun, self.told[met], whole)

    def _met(self, text: str) -> Iterator[str]:
        """The words of a form that were typed, as they are written there. Plain words need no taking apart."""
        written = text.split()
        if not all(word.isalpha() for word in written):
            yield from (token.text.rstrip(".,") for token in tokens(text) if token.folded in self.words)
            return
        for word in written:
            if word not in self.folds:
                self.folds[word] = fold(word)
            if self.folds[word] in self.words:
                yield word


def _forms(people: Sequence[str], hidden: Collection[str]) -> dict[str, list[_Form]]:
    """The written forms that may be shown, by person, the displayed first."""
    words: dict[int, set[str]] = defaultdict(set)
    for number, token in NameKey.objects.filter(person__in=people).values_list("name_id", "token"):
        words[number].add(token)
    columns = ("pk", "person_id", "text", "kind", "displayed", "certainty")
    names = list(PersonName.objects.filter(person__in=people).values_list(*columns))
    repaired = {name[1] for name in names if name[4] and name[5] == PersonName.Certainty.REPAIRED}
    forms: dict[str, list[_Form]] = defaultdict(list)
    for number, person, text, kind, displayed, _certainty in names:
        if displayed or person not in hidden:
            # A printed form beside which a repaired one is displayed.
            damaged = not displayed and person in repaired
            forms[person].append(_Form(number, text, kind, displayed, damaged, frozenset(words[number])))
    return forms
