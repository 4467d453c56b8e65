"""A statement as a sentence: `Held in Camp No. 29, Vorkuta`, `Killed in: Shooting at Camp No. 29`.

Words only, no markup; pages put their links and notes around it. A value stands after its label, so that the sentence
can be translated without declining the names of camps and events.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from memorial.models.statement import Statement


def value(statement: Statement) -> str:
    """The typed value in words: the nationality's label, the camp's name, the text; empty when the kind has none.

    Of several values (a role in an event) the one the kind needs comes first: `delegate; Negotiations at Norilsk`.
    """
    parts = [statement.role, statement.nationality, statement.text, statement.event, statement.camp]
    if statement.related_person is not None:
        parts[2] = f"{statement.text} {statement.related_person}"
    return "; ".join(str(part) for part in parts if part)


def sentence(statement: Statement) -> str:
    """The whole claim: label, value, detail and how sure its source is."""
    words = value(statement)
    claim = ": ".join(part for part in (statement.label, words) if part)
    claim = claim[:1].upper() + claim[1:]
    if statement.detail:
        claim = f"{claim}; {statement.detail}"
    if statement.certainty != "certain":
        claim = _("%(claim)s (%(certainty)s)") % {"claim": claim, "certainty": statement.get_certainty_display()}
    return claim
