"""What of the forms that are near the asker may be told of, and of whom more is recorded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from memorial.models import Person, Standing
from memorial.models.living import is_name_public
from memorial.models.person import PersonQuerySet
from memorial.search.ask import AT_ONCE, ask_in_parts
from memorial.search.candidates import Form
from memorial.search.damage import Understood
from memorial.search.narrow import narrow
from memorial.search.query import Audience, Filters, Query
from memorial.search.rank import Found, place_of, reason_of
from memorial.search.score import Scored

#: The forms that are near enough, by number: each with its score and the reading of what was typed that it has it from.
Near = Mapping[int, tuple[Scored, Understood]]

_STATEMENTS = "SELECT person_id, count(*) FROM memorial_statement WHERE person_id IN %s GROUP BY person_id"


def tellable(query: Query, forms: Sequence[Form]) -> list[Form]:
    """Those of the forms that the asker may be told of, of people of whom the filters hold."""
    if query.audience is Audience.PUBLIC:
        forms = [form for form in forms if _is_public(form)]
    if query.filters == Filters():
        return list(forms)
    let_through = _let_through(query, sorted({form.person for form in forms}))
    return [form for form in forms if form.person in let_through]


def _is_public(form: Form) -> bool:
    return form.standing == Standing.PUBLISHED and is_name_public(form.living, displayed=form.displayed)


def _let_through(query: Query, people: list[str]) -> set[str]:
    """Those of the people of whom the filters hold."""
    parts = (people[start : start + AT_ONCE] for start in range(0, len(people), AT_ONCE))
    narrowed = (narrow(asked(query).filter(pk__in=part), query.filters).order_by() for part in parts)
    return {person for part in narrowed for person in part.values_list("pk", flat=True)}


def found_by(near: Near) -> list[Found]:
    """What ranking needs of the forms that are near."""
    found = []
    for scored, understood in near.values():
        form, reason = scored.form, reason_of(understood.typed, scored)
        found.append(Found(form.person, form.number, form.sort_key, scored, reason, place_of(scored.score, reason)))
    return found


def asked(query: Query) -> PersonQuerySet:
    """Those the asker may be told of at all."""
    people: PersonQuerySet = Person.objects.all()
    return people.public() if query.audience is Audience.PUBLIC else people


def documented(people: list[str]) -> dict[str, int]:
    """How many statements there are of each of these people."""
    return dict(ask_in_parts(_STATEMENTS, people))
