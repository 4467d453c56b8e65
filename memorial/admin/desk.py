"""The first page of the desk: what waits for somebody, and what was changed lately."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.admin import AdminSite
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from memorial.admin.corrections.lines import FOR_US, age_in_words, lines
from memorial.changes import DECIDE
from memorial.changes.entries import SHAPES
from memorial.models import (
    Camp,
    Change,
    Citation,
    Correction,
    CorrectionState,
    Event,
    Nationality,
    Person,
    Proposal,
    ProposedChange,
    ReasonText,
    Role,
    Source,
    Standing,
)

#: The nouns as they are needed: those at whom the work is aimed before those it rests on.
ORDER = (Person, Event, Camp, Source, Citation, Nationality, Role, Proposal, Correction, ReasonText)
#: What waits is counted up to here; nobody works off more in a day.
COUNTED_TO = 1000
#: So many of those that wait are named.
NAMED = 10
#: So many of the last changes are told.
CHANGES_TOLD = 20
#: They are looked for among so many, whatever kinds of entry somebody may look at.
CHANGES_LOOKED_AT = 200
#: My drafts are looked for among what I changed last, so many changes back.
MY_CHANGES = 200


@dataclass(frozen=True, slots=True)
class Waiting:
    """One entry that waits, and the page on which it is worked at."""

    label: str
    kind: str
    address: str


@dataclass(frozen=True, slots=True)
class Pile:
    """Entries that wait for the same thing. `count` is exact up to `COUNTED_TO`; `cut`: there are more."""

    title: str
    count: int
    cut: bool
    entries: tuple[Waiting, ...]
    more: str = ""

    @property
    def number(self) -> str:
        return f"{self.count}+" if self.cut else str(self.count)


@dataclass(frozen=True, slots=True)
class Told:
    """One change of the last: who made it, when and why, and the entry it was made to."""

    change: Change
    kind: str
    address: str


def in_order(apps: list[Any]) -> list[Any]:
    """Django's list of apps and models with the record first and its nouns as a curator needs them."""
    for app in apps:
        if app["app_label"] == "auth":
            app["name"] = _("Accounts")
        for model in app["models"]:
            if model["model"] is Correction:
                model["name"] = _("Letters from families")
        app["models"].sort(key=lambda model: ORDER.index(model["model"]) if model["model"] in ORDER else len(ORDER))
    return sorted(apps, key=lambda app: app["app_label"] != "memorial")


def first_page(request: HttpRequest, site: AdminSite) -> dict[str, Any]:
    """What the first page shows to this curator: only entries of the kinds they may look at."""
    kinds = [
        kind
        for kind, shape in SHAPES.items()
        if shape.model in site._registry and site._registry[shape.model].has_view_permission(request)
    ]
    return {
        "title": _("The curators’ desk"),
        "piles": [pile for pile in _piles(request.user, kinds) if pile.count],
        "told": _told_lately(kinds),
        "may_ask_why": "person" in kinds,
    }


def _piles(user: Any, kinds: list[str]) -> Iterator[Pile]:
    """All that may wait, what others wait for first."""
    mine = Proposal.objects.waiting().by(user.pk, user.get_username())
    if user.has_perm(f"memorial.{DECIDE}"):
        others = Proposal.objects.waiting().exclude(pk__in=mine.values("pk"))
        yield _proposed(_("For you to decide: proposed by others"), others)
        yield from _letters(user)
    yield _proposed(_("Proposed by you, waiting for somebody else"), mine)
    yield from _in_review(kinds)
    yield _my_drafts(user.pk, kinds)


def _letters(user: Any) -> Iterator[Pile]:
    """Letters whose next step is ours, the longest waiting first; appeals against what somebody else decided; and how
    many were set aside."""
    waiting = Correction.objects.filter(state__in=FOR_US).exclude(state=CorrectionState.APPEALED)
    yield _letter_pile(_("Letters from families"), waiting.order_by("received", "pk"), "")
    decided = ProposedChange.objects.filter(steps__actor_key=user.get_username()).exclude(steps__verdict="asked")
    appeals = Correction.objects.filter(state=CorrectionState.APPEALED).exclude(changes__in=decided)
    yield _letter_pile(_("Appeals for you to hear"), appeals.order_by("received", "pk"), "?state=appealed")
    aside = Correction.objects.quarantine()
    count = _counted(aside)
    more = _address("correction", "quarantine")
    yield Pile(_("Letters that were set aside"), min(count, COUNTED_TO), count > COUNTED_TO, (), more)


def _letter_pile(title: str, letters: QuerySet[Any], query: str) -> Pile:
    count, now = _counted(letters), timezone.now()
    named = tuple(
        Waiting(
            line.title,
            f"{age_in_words(line.correction, now)}, {line.state}",
            _address("correction", "change", line.correction.code),
        )
        for line in (lines(letters[:NAMED]) if count else ())
    )
    return Pile(title, min(count, COUNTED_TO), count > COUNTED_TO, named, _address("correction", "changelist") + query)


def _proposed(title: str, proposals: QuerySet[Any]) -> Pile:
    """Alterations that wait for a second person, the longest waiting first."""
    count = _counted(proposals)
    named = tuple(
        Waiting(
            f"{proposal.label}: {proposal.reason}",
            capfirst(SHAPES[proposal.kind].model._meta.verbose_name),
            _address("proposal", "change", proposal.pk),
        )
        for proposal in proposals.defer("state")[: NAMED if count else 0]
    )
    more = _address("proposal", "changelist")
    return Pile(title, min(count, COUNTED_TO), count > COUNTED_TO, named, more)


def _in_review(kinds: Iterable[str]) -> list[Pile]:
    """What is ready for another pair of eyes, a pile for each kind of entry."""
    piles = []
    for kind in kinds:
        model = SHAPES[kind].model
        if not hasattr(model, "standing"):
            continue
        waiting = model._default_manager.filter(standing=Standing.IN_REVIEW)
        count = _counted(waiting)
        found = tuple(_waiting(kind, entry) for entry in waiting[:NAMED]) if count else ()
        title = _("In review: %(kind)s") % {"kind": model._meta.verbose_name_plural}
        listed = f"{_address(kind, 'changelist')}?standing__exact={Standing.IN_REVIEW}"
        piles.append(Pile(title, min(count, COUNTED_TO), count > COUNTED_TO, found, listed))
    return piles


def _my_drafts(user_id: int, kinds: Iterable[str]) -> Pile:
    """Drafts this curator has had in hand, the latest first."""
    mine = Change.objects.filter(actor_id=user_id, kind__in=list(kinds)).order_by("-pk").values_list("kind", "key")
    order = {pair: place for place, pair in reversed(list(enumerate(mine[:MY_CHANGES])))}
    wanted: dict[str, list[str]] = defaultdict(list)
    for kind, key in order:
        wanted[kind].append(key)
    found = []
    for kind, keys in wanted.items():
        shape = SHAPES[kind]
        if hasattr(shape.model, "standing"):
            drafts = shape.model._default_manager.filter(standing=Standing.DRAFT, **{f"{shape.key_field}__in": keys})
            found += [(order[kind, str(getattr(draft, shape.key_field))], kind, draft) for draft in drafts]
    found.sort(key=lambda draft: draft[0])
    named = tuple(_waiting(kind, draft) for _place, kind, draft in found[:NAMED])
    return Pile(_("Drafts I have had in hand"), len(found), False, named)


def _told_lately(kinds: Iterable[str]) -> list[Told]:
    """The last changes, without the entries they hold."""
    columns = ("kind", "key", "label", "actor_name", "reason", "made", "version")
    seen = set(kinds)
    lately = Change.objects.order_by("-pk").only(*columns)[:CHANGES_LOOKED_AT]
    changes = [change for change in lately if change.kind in seen][:CHANGES_TOLD]
    numbers = _numbers(changes)
    return [
        Told(
            change,
            capfirst(SHAPES[change.kind].model._meta.verbose_name),
            _address(change.kind, "change", numbers[change.kind, change.key])
            if (change.kind, change.key) in numbers
            else "",
        )
        for change in changes
    ]


def _numbers(changes: Iterable[Change]) -> Mapping[tuple[str, str], Any]:
    """The primary key of each entry that was changed, by its kind and its key in the history."""
    wanted: dict[str, list[str]] = defaultdict(list)
    for change in changes:
        wanted[change.kind].append(change.key)
    found: dict[tuple[str, str], Any] = {}
    for kind, keys in wanted.items():
        field = SHAPES[kind].key_field
        rows = SHAPES[kind].model._default_manager.filter(**{f"{field}__in": keys}).values_list(field, "pk")
        found |= {(kind, str(key)): number for key, number in rows}
    return found


def _counted(entries: QuerySet[Any]) -> int:
    """How many there are, counted no further than one past `COUNTED_TO`."""
    return entries.order_by()[: COUNTED_TO + 1].count()


def _waiting(kind: str, entry: Any) -> Waiting:
    return Waiting(str(entry), capfirst(entry._meta.verbose_name), _address(kind, "change", entry.pk))


def _address(kind: str, page: str, *args: Any) -> str:
    return reverse(f"admin:memorial_{kind}_{page}", args=args)
