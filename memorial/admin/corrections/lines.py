"""What one line of a list says of a letter: whom it is about, what it asks for, what seemed odd. Never who wrote it."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count
from django.utils.text import Truncator
from django.utils.translation import get_language_info, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from memorial.corrections import Action, Flag
from memorial.models import Correction, CorrectionState, EvidenceFile, ProposedChange, Step

S = CorrectionState
#: The states as curators speak of them; the words of the model are for the sender.
STATES = {
    S.RECEIVED: gettext_lazy("new"),
    S.CONFIRMED: gettext_lazy("new, address confirmed"),
    S.IN_REVIEW: gettext_lazy("in review"),
    S.NEEDS_INFORMATION: gettext_lazy("waits for the sender’s answer"),
    S.WAITS_FOR_SECOND: gettext_lazy("waits for a second curator"),
    S.ACCEPTED: gettext_lazy("accepted, not yet shown"),
    S.PARTLY_ACCEPTED: gettext_lazy("accepted in part, not yet shown"),
    S.DECLINED: gettext_lazy("declined"),
    S.PUBLISHED: gettext_lazy("answered, shown in the record"),
    S.APPEALED: gettext_lazy("appeal"),
    S.WITHDRAWN: gettext_lazy("withdrawn by the sender"),
    S.QUARANTINED: gettext_lazy("set aside"),
    S.REJECTED: gettext_lazy("not taken"),
}
#: States in which the next step is ours.
FOR_US = (S.RECEIVED, S.CONFIRMED, S.IN_REVIEW, S.APPEALED)
#: So many of the things a letter asks for are named in its line.
_NAMED = 3
#: So many characters of what it says, and of how it begins.
_EXCERPT = 240
_BEGINNING = 60


@dataclass(frozen=True, slots=True)
class Line:
    """A letter in a list. `hand` is who has taken it up; `flags` say what seemed odd, in words, each once."""

    correction: Correction
    whom: str
    asks: str
    flags: tuple[str, ...]
    files: int
    hand: str
    excerpt: str
    names_somebody: bool = True

    @property
    def title(self) -> str:
        """Whom it is about and what it asks for; of a letter that names nobody, how it begins."""
        if self.names_somebody or not self.excerpt:
            return f"{self.whom}: {self.asks}"
        return f"“{Truncator(self.excerpt).chars(_BEGINNING)}”"

    @property
    def state(self) -> str:
        return state_in_words(self.correction)

    @property
    def language(self) -> str:
        return language_in_words(self.correction.language)


def lines(corrections: Iterable[Correction]) -> list[Line]:
    """The lines of these letters, in their order and in three queries, however many they are."""
    rows = list(corrections)
    keys = [row.pk for row in rows]
    changes: dict[int, list[ProposedChange]] = defaultdict(list)
    asked = ProposedChange.objects.filter(correction__in=keys).select_related("person")
    for change in asked.order_by("correction", "position").defer("current"):
        changes[change.correction_id].append(change)
    counted = EvidenceFile.objects.filter(correction__in=keys).order_by().values("correction")
    files = dict(counted.annotate(number=Count("pk")).values_list("correction", "number"))
    taken = Step.objects.filter(correction__in=keys, action=Action.TAKE_UP).order_by("pk")
    hands = dict(taken.values_list("correction", "actor_name"))
    return [_line(row, changes[row.pk], files.get(row.pk, 0), hands.get(row.pk, "")) for row in rows]


def _line(correction: Correction, changes: list[ProposedChange], files: int, hand: str) -> Line:
    whom = list(dict.fromkeys(filter(None, map(whom_of, changes))))
    asks = list(dict.fromkeys(map(asks_for, changes)))
    said = " ".join(filter(None, [correction.message, *(change.words for change in changes)]))
    return Line(
        correction,
        _some(whom) or _("nobody named"),
        _some(asks),
        flags_in_words(correction),
        files,
        hand,
        Truncator(" ".join(said.split())).chars(_EXCERPT),
        bool(whom),
    )


def _some(words: list[str]) -> str:
    more = [_("and %(count)d more") % {"count": len(words) - _NAMED}] if len(words) > _NAMED else []
    return "; ".join([*words[:_NAMED], *more])


def whom_of(change: ProposedChange) -> str:
    """Whom a proposed change is about: by the name in the record, or the one that is to be added."""
    if change.person is not None:
        return change.person.display_name
    return str(change.proposed_value("text")) if change.about == ProposedChange.About.MISSING_PERSON else ""


def asks_for(change: ProposedChange) -> str:
    """`a statement (born)`, `another name`."""
    about = str(ProposedChange.About(change.about).label)
    statements = (ProposedChange.About.STATEMENT, ProposedChange.About.NEW_STATEMENT)
    return f"{about} ({kind_in_words(change)})" if change.kind and change.about in statements else about


def kind_in_words(change: ProposedChange) -> str:
    """The kind of the statement or name in words; empty when there is none."""
    statements = (ProposedChange.About.STATEMENT, ProposedChange.About.NEW_STATEMENT)
    model = change._meta.get_field("statement" if change.about in statements else "name").related_model
    kinds = dict(model._meta.get_field("kind").choices)
    return str(kinds.get(change.kind, ""))


def state_in_words(correction: Correction) -> str:
    return str(STATES[CorrectionState(correction.state)])


def language_in_words(code: str) -> str:
    """`Lithuanian`."""
    return str(_(get_language_info(code)["name"]))


def flags_in_words(correction: Correction) -> tuple[str, ...]:
    """What seemed odd about a letter, each reason once."""
    known = [Flag(one["flag"]).label for one in correction.flags if one["flag"] in Flag.values]
    return tuple(str(label) for label in dict.fromkeys(known))


def age_in_words(correction: Correction, now: datetime.datetime) -> str:
    """How long the sender has waited, or did, in days as the public figures count them: `12 days`, `today`."""
    days = correction.age(now).days
    return ngettext("%(count)d day", "%(count)d days", days) % {"count": days} if days else _("today")
