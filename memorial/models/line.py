"""The line that tells one person from another: nationality, camp, role, birth, fate. Pages and the desk print it."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Prefetch, prefetch_related_objects
from django.utils.translation import get_language, gettext

from memorial import dates
from memorial.models.person import FATE_KINDS, Fate, Person
from memorial.models.statement import Statement


def lines(people: Sequence[Person]) -> list[str]:
    """The line of each of these people, who come with their names; what else is needed is fetched for all at once."""
    prefetch_related_objects(people, Prefetch("statements", queryset=Statement.objects.for_line()))
    return [line(person) for person in people]


def line(person: Person) -> str:
    """`Lithuanian · Camp No. 29, Vorkuta · born 1912 · killed 1 August 1953`. Needs `for_line()` and the names.

    No line on a screen begins with the dot: the space before it does not break.
    """
    language = get_language() or "en"
    said = [
        statement.nationality.label(language) for statement in person.stated("nationality") if statement.nationality
    ]
    said += [str(statement.camp) for statement in person.stated("held_in") if statement.camp][:2]
    roles = [statement.role.label(language) for statement in person.stated("role") if statement.role]
    said += list(dict.fromkeys(roles))[:2]
    born = str(Statement.Kind.BORN.label)
    said += [_dated(statement, born, language) for statement in person.stated("born") if statement.date][:2]
    if not person.is_protected:
        said.append(fate_in_words(person, language))
    return "\N{NO-BREAK SPACE}· ".join(said)


def fate_in_words(person: Person, language: str) -> str:
    """`killed 1 August 1953`, `survived`, or `fate not stated`."""
    fate = person.fate
    if fate is Fate.NOT_STATED:
        return gettext("fate not stated")
    statement = next(statement for statement in person.stated(*FATE_KINDS) if statement.kind == fate)
    return _dated(statement, str(fate.label), language)


def _dated(statement: Statement, label: str, language: str) -> str:
    """`killed 1 August 1953 (probable)`; the label alone where no date is stated."""
    said = label
    if statement.date:
        when = dates.in_words(dates.parse(statement.date), language)
        # Translators: “killed 1 August 1953”, “born 1912”, “survived 1953 or later”. Put a colon between the two where
        # the date, which stays in its first form, would not read on.
        said = gettext("%(fate)s %(date)s") % {"fate": label, "date": when}
    return said if statement.certainty == "certain" else f"{said} ({statement.get_certainty_display()})"
