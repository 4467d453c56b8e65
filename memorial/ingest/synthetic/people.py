"""The invented people themselves, as rows of every table that speaks of them, a batch at a time."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count

from memorial.ingest.synthetic.bulk import Row
from memorial.ingest.synthetic.days import UNDATED, Dated, pools
from memorial.ingest.synthetic.spellings import Word, tongues
from memorial.ingest.synthetic.world import World
from memorial.models.identifier import ALPHABET, LENGTH
from memorial.models.statement import VALUE_COLUMNS

#: Of so many people everything is written together.
BATCH = 5_000
#: Every tenth person was present at the first event, up to so many.
PRESENT = 20_000
#: So many people are told of at great length, each in so many statements.
LONG, LONG_STATEMENTS = 5, 300

PERSON = (
    "id", "version", "created", "updated", "standing", "sex", "living", "withdrawn_reason", "slug", "display_name",
    "sort_key",
)  # fmt: skip
NAME = ("id", "person_id", "position", "kind", "text", "given", "family", "script", "language", "displayed")
STATEMENT = (
    "id", "person_id", "position", "kind", "camp_id", "event_id", "nationality_id", "role_id", "related_person_id",
    "text", "date", "date_earliest", "date_latest", "certainty", "standing", "reason",
)  # fmt: skip
NAME_CITED = ("personname_id", "citation_id")
STATEMENT_CITED = ("statement_id", "citation_id")
RECORD = ("person_id", "source_id", "locator", "text", "position")

_STANDINGS = ("published",) * 97 + ("draft", "in_review", "withdrawn")
_LIVING = ("dead",) * 62 + ("presumed_dead",) * 30 + ("possibly_living",) * 7 + ("living",)
_FATES = ("killed", "died", "survived", "released", "released", "")
_OCCUPATIONS = ("carpenter", "farmer", "teacher", "miner", "student", "soldier", "nurse", "priest", "engineer", "smith")
#: A statement: kind, values by column, date.
Told = tuple[str, dict[str, object], Dated]


@dataclass(slots=True)
class Batch:
    """Rows of some people, by table."""

    people: list[Row] = field(default_factory=list)
    names: list[Row] = field(default_factory=list)
    names_cited: list[Row] = field(default_factory=list)
    statements: list[Row] = field(default_factory=list)
    statements_cited: list[Row] = field(default_factory=list)
    records: list[Row] = field(default_factory=list)


class Crowd:
    """So many people who live in a world. The same number, seed and world give the same people."""

    def __init__(self, people: int, seed: int, world: World, moment: object) -> None:
        self.chance = random.Random(f"{seed}:people")  # noqa: S311
        self.ids = _ids(people, self.chance)
        self.long_every = max(1, people // LONG)
        self.world, self.moment = world, moment
        self.tongues, self.days = tongues(seed), pools()
        self.shares = [tongue.share for tongue in self.tongues]
        self.name_numbers, self.statement_numbers, self.numbers = count(1), count(1), count(1)
        self.batch = Batch()

    def batches(self) -> Iterator[Batch]:
        for start in range(0, len(self.ids), BATCH):
            self.batch = Batch()
            ids = self.ids[start : start + BATCH]
            spoken = self.chance.choices(self.tongues, self.shares, k=len(ids))
            for place, (key, tongue) in enumerate(zip(ids, spoken, strict=True), start):
                given = tongue.given[int(self.chance.random() * len(tongue.given))]
                family = self.chance.choices(tongue.families, cum_weights=tongue.weights)[0]
                self._name(key, tongue.language, given, family)
                self._tell(place, key, self.world.nationalities[tongue.nationality])
                self._record(key, given, family)
            yield self.batch

    def _pick(self, several: Sequence[int]) -> int:
        return several[int(self.chance.random() * len(several))]

    def _name(self, key: str, language: str, given: Word, family: Word) -> None:
        """The person with two to four written forms: native, in Cyrillic, without marks, a prisoner's number."""
        shown = f"{given.latin} {family.latin}"
        folded = (given.latin_folded, family.latin_folded)
        standing = _STANDINGS[int(self.chance.random() * 100)]
        why = "withdrawn to measure" if standing == "withdrawn" else ""
        living = _LIVING[int(self.chance.random() * 100)]
        order = f"{family.latin_folded} {given.latin_folded}"
        sex = "female" if given.latin_folded[-1] == "a" else "male"
        self.batch.people.append(
            (key, 1, self.moment, self.moment, standing, sex, living, why, "-".join(folded), shown, order)
        )
        self._form(key, 0, "as_recorded", (shown, given.latin, family.latin, "Latn", language), folded, displayed=True)
        written = (f"{family.cyrillic} {given.cyrillic}", given.cyrillic, family.cyrillic, "Cyrl", "ru")
        self._form(key, 1, "other_spelling", written, (family.cyrillic_folded, given.cyrillic_folded))
        if shown != (bare := f"{given.plain} {family.plain}"):
            self._form(key, 2, "other_spelling", (bare, given.plain, family.plain, "Latn", "en"), folded)
        if self.chance.random() < 0.2:
            number = f"{'UVKLMNPRSTZ'[int(self.chance.random() * 11)]}-{int(self.chance.random() * 999) + 1}"
            self._form(key, 3, "prisoner_number", (number, "", "", "Latn", "und"), (number.lower(),))

    def _form(
        self,
        key: str,
        place: int,
        kind: str,
        text: tuple[str, ...],
        folded: tuple[str, ...],
        *,
        displayed: bool = False,
    ) -> None:
        number = next(self.name_numbers)
        self.batch.names.append((number, key, place, kind, *text, displayed))
        self.batch.names_cited.append((number, self._pick(self.world.citations)))

    def _tell(self, place: int, key: str, nationality: int) -> None:
        """Three to eight statements, or very many."""
        rows = [*self._before(nationality), *self._imprisoned(place)]
        if place % self.long_every == self.long_every // 2:
            rows += [self._one_of_many() for _again in range(LONG_STATEMENTS - len(rows))]
        if place and self.chance.random() < 0.02:
            rows.append(("related_to", {"related_person": self.ids[place - 1], "text": "held with"}, UNDATED))
        for position, (kind, values, dated) in enumerate(rows):
            self._statement(key, position, kind, values, dated)

    def _before(self, nationality: int) -> Iterator[Told]:
        chance, days = self.chance.random, self.days
        yield "nationality", {"nationality": nationality}, UNDATED
        if chance() < 0.9:
            yield "born", {}, self._day(days.births)
        if chance() < 0.2:
            yield "occupation", {"text": _OCCUPATIONS[int(chance() * len(_OCCUPATIONS))]}, UNDATED
        if chance() < 0.6:
            yield "arrested", {}, self._day(days.arrests)
        if chance() < 0.4:
            yield "sentenced", {}, self._day(days.arrests)

    def _imprisoned(self, place: int) -> Iterator[Told]:
        """Where they were held, where they were present, what became of them."""
        chance, world, days = self.chance.random, self.world, self.days
        # The square makes the first camps and events the largest.
        yield "held_in", {"camp": world.camps[int(chance() ** 2 * len(world.camps))]}, self._day(days.imprisonments)
        if chance() < 0.3:
            yield "transferred", {"camp": self._pick(world.camps)}, self._day(days.imprisonments)
        event = None
        if place % 10 == 0 and place < 10 * PRESENT:
            event = world.events[0]
        elif chance() < 0.2:
            event = world.events[int(chance() ** 2 * len(world.events))]
        if event:
            yield "took_part", {"event": event}, UNDATED
        if chance() < 0.03:
            yield "role", {"role": self._pick(world.roles), "event": event}, UNDATED
        if fate := _FATES[int(chance() * len(_FATES))]:
            day = self._day(days.revolts if event and fate == "killed" else days.ends)
            yield fate, {"event": event} if event and fate in ("killed", "survived") else {}, day

    def _one_of_many(self) -> Told:
        kind = ("residence", "transferred", "took_part", "other")[int(self.chance.random() * 4)]
        if kind == "transferred":
            return kind, {"camp": self._pick(self.world.camps)}, self._day(self.days.imprisonments)
        if kind == "took_part":
            return kind, {"event": self._pick(self.world.events)}, self._day(self.days.revolts)
        return kind, {"text": "told at length, to measure"}, self._day(self.days.ends)

    def _day(self, pool: Sequence[Dated]) -> Dated:
        return pool[int(self.chance.random() * len(pool))]

    def _statement(self, key: str, position: int, kind: str, values: dict[str, object], dated: Dated) -> None:
        number, chance = next(self.statement_numbers), self.chance.random()
        value = [values.get(column) for column in VALUE_COLUMNS[:-1]]
        certainty = "certain" if chance < 0.9 else "probable"
        standing, why = ("refuted", "found wrong, to measure") if chance > 0.99 else ("shown", "")
        text = values.get("text", "")
        self.batch.statements.append((number, key, position, kind, *value, text, *dated, certainty, standing, why))
        first = self._pick(self.world.citations)
        self.batch.statements_cited.append((number, first))
        if chance < 0.2:
            second = self._pick(self.world.citations)
            if second != first:
                self.batch.statements_cited.append((number, second))

    def _record(self, key: str, given: Word, family: Word) -> None:
        for position in range(1 + int(self.chance.random() * 3)):
            source = self.world.source_of[self._pick(self.world.citations)]
            words = f"{family.latin}, {given.latin}; row {next(self.numbers)} of an invented list"
            self.batch.records.append((key, source, f"row {position}", words, position))


def _ids(people: int, chance: random.Random) -> list[str]:
    """Different ids drawn by lot, in order, so that the tables are written from front to back."""
    base = len(ALPHABET)
    drawn = sorted(chance.sample(range(base**LENGTH), people))
    return ["".join(ALPHABET[number // base**place % base] for place in reversed(range(LENGTH))) for number in drawn]
