"""`make drill-junk`: 10,000 pieces of junk and 300 letters of families arrive mixed; what do the curators see?

    python -m tests.drills flood [--junk 10000] [--letters 300] [--hours 24] [--seed 1]

In a database of its own, with the founding record. The hours are told to the verbs; nobody waits.
"""

from __future__ import annotations

import argparse
import datetime
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from memorial.corrections import Arrival, Submission, form_token, submit
from memorial.models import Correction, Person
from tests.drills import genuine, junk

START = datetime.datetime(2026, 11, 20, 6, 0, tzinfo=datetime.UTC)
#: Where a third of the letters come from: a library, whose readers share one address.
LIBRARY = "198.51.100.20"


@dataclass(slots=True)
class Seen:
    """What came of it."""

    letters: int = 0
    letters_visible: int = 0
    junk: int = 0
    junk_visible: Counter[str] = field(default_factory=Counter)
    lost: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        """The junk in the default queue, as a share of all junk."""
        return self.junk_visible.total() / max(1, self.junk)


def flood(letters: int, pieces: int, hours: float, seed: int) -> Seen:
    """Send everything in, in an order drawn by lot, and look into the default queue."""
    chance = random.Random(seed)
    people = list(Person.objects.public().for_page().order_by("pk"))
    kinds: dict[str, str] = {}
    sendings = list(_sendings(people, letters, pieces, chance))
    chance.shuffle(sendings)
    for number, (kind, submission, address, seconds, honeypot) in enumerate(sendings):
        now = START + datetime.timedelta(hours=hours) * number / len(sendings)
        token = "forged" if seconds is None else form_token.issue(now - datetime.timedelta(seconds=seconds))
        receipt = submit(submission, Arrival(now, address, token, honeypot))
        kinds[receipt.code] = kind
    return _look(kinds)


def _look(kinds: dict[str, str]) -> Seen:
    seen = Seen()
    queue = set(Correction.objects.queue().values_list("code", flat=True))
    for correction in Correction.objects.order_by("pk"):
        kind = kinds[correction.code]
        if kind == "letter":
            seen.letters += 1
            seen.letters_visible += correction.code in queue
            if correction.code not in queue:
                seen.lost.append(f"{[one['flag'] for one in correction.flags]} {correction.message[:120]}")
        else:
            seen.junk += 1
            if correction.code in queue:
                seen.junk_visible[kind] += 1
                seen.missed.append(f"{kind}: {correction.message[:120]}")
    return seen


def _sendings(
    people: list[Person], letters: int, pieces: int, chance: random.Random
) -> Iterator[tuple[str, Submission, str, int | None, str]]:
    for number, (language, message, wishes) in enumerate(genuine.letters(people, letters, chance)):
        submission = Submission(
            request_key=f"letter-{number:016d}",
            language=language,
            message=message,
            wishes=wishes,
            sender_name="Ieva Bandymaitė",
            sender_address=f"ieva{number}@example.org" if number % 3 else "",
        )
        address = LIBRARY if number % 3 == 0 else f"203.0.{number % 113}.{number % 250}"
        yield "letter", submission, address, chance.randint(40, 4000), ""
    for number, piece in enumerate(junk.junk(people, pieces, chance)):
        submission = Submission(
            request_key=f"junk-{number:018d}",
            language=chance.choice(("en", "ru", "de", "pl")),
            message=piece.message,
            wishes=piece.wishes,
            sender_name=piece.name,
            sender_address=f"box{chance.randint(1, 10**9)}@mail.example",
        )
        address = ".".join(str(chance.randint(1, 254)) for _part in range(4))
        yield piece.sort, submission, address, None if piece.forged else piece.seconds, piece.honeypot


def main(arguments: list[str]) -> int:
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--junk", type=int, default=10_000)
    reader.add_argument("--letters", type=int, default=300)
    reader.add_argument("--hours", type=float, default=24)
    reader.add_argument("--seed", type=int, default=1)
    given = reader.parse_args(arguments)
    seen = flood(given.letters, given.junk, given.hours, given.seed)
    print(f"Letters: {seen.letters_visible} of {seen.letters} in the default queue.")
    print(f"Junk: {seen.junk_visible.total()} of {seen.junk} in the default queue ({seen.share:.2%}).")
    for sort, count in seen.junk_visible.most_common():
        print(f"  {count:5d}  {sort}")
    for line in seen.lost[:20]:
        print(f"  set aside: {line}")
    for line in seen.missed[:20]:
        print(f"  let in: {line}")
    return 0 if seen.letters_visible == seen.letters and seen.share <= 0.01 else 1
