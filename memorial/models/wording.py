"""A statement as a sentence: `Held in Camp No. 29, Vorkuta`, `Killed in: Shooting at Camp No. 29`.

Words only, no markup; pages put their links and notes around it. A value stands after its label, so that the sentence
can be translated without declining the names of camps and events.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from memorial.models.statement import Statement


class Value(NamedTuple):
    """One typed value in words, and the page it leads to; empty when there is none to be read."""

    text: str
    url: str = ""


def values(statement: Statement) -> tuple[Value, ...]:
    """The typed values in the order they are said: what the kind needs first, then event, then camp."""
    said = [Value(str(word)) for word in (statement.role, statement.nationality) if word is not None]
    text = statement.text if statement.label else statement.text[:1].upper() + statement.text[1:]
    if statement.related_person is not None:
        said.append(Value(text))
        said.append(Value(str(statement.related_person), statement.related_person.get_absolute_url()))
    elif text:
        said.append(Value(text))
    for entry in (statement.event, statement.camp):
        if entry is not None:
            said.append(Value(str(entry), entry.get_absolute_url() if entry.is_public else ""))
    return tuple(said)


def value(statement: Statement) -> str:
    """The typed values in one line: `delegate; Negotiations at Norilsk`; empty when the kind has none."""
    return "; ".join(found.text for found in values(statement))


def sentence(statement: Statement) -> str:
    """The whole claim: label, value, detail and how sure its source is."""
    claim = ": ".join(part for part in (statement.label, ", ".join(found.text for found in values(statement))) if part)
    if statement.detail:
        claim = f"{claim}; {statement.detail}"
    if statement.certainty != "certain":
        claim = _("%(claim)s (%(certainty)s)") % {"claim": claim, "certainty": statement.get_certainty_display()}
    return claim
