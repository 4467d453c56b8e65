"""What waits for a second person: the list, and each proposal on a page of its own with the ways to decide it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from memorial import corrections
from memorial.admin.compare import compared
from memorial.admin.listing import Listing
from memorial.admin.preview import preview_of
from memorial.changes import (
    DECIDE,
    Actor,
    AlreadyDecided,
    Conflict,
    Invalid,
    MayNotDecide,
    Snapshot,
    accept,
    alteration_of,
    decline,
    differences,
    find_entry,
    make_anew,
    snapshot,
    take_back,
)
from memorial.changes.entries import SHAPES
from memorial.models import Change, Proposal, Standing
from memorial.models.photograph import photograph_address

#: What a note of a decision may say.
NOTE_LENGTH = 500


class StandingFilter(admin.SimpleListFilter):
    """What still waits, unless somebody asks for what was decided."""

    title, parameter_name = gettext_lazy("standing"), "standing"
    everything = "all"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [*Proposal.Standing.choices, (self.everything, _("All"))]

    def value(self) -> str:
        return super().value() or Proposal.Standing.WAITING

    def choices(self, changelist: Any) -> Iterator[Any]:
        for value, title in self.lookup_choices:
            query = changelist.get_query_string({self.parameter_name: value})
            yield {"selected": self.value() == value, "query_string": query, "display": title}

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset if self.value() == self.everything else queryset.filter(standing=self.value())


class KindFilter(admin.SimpleListFilter):
    """By the sort of entry."""

    title, parameter_name = gettext_lazy("kind"), "kind"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [(kind, capfirst(shape.model._meta.verbose_name)) for kind, shape in SHAPES.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(kind=self.value()) if self.value() else queryset


class ProposalAdmin(Listing):
    """Proposals are made by saving an entry, and decided here. None is altered or deleted."""

    list_display = ("label", "kind_in_words", "made_by_name", "waits", "standing")
    list_display_links = ("label",)
    list_filter = (StandingFilter, KindFilter)
    change_list_template = "admin/memorial/proposals_list.html"
    ordering = ("made", "pk")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """All, for who decides; for others what they made."""
        proposals = super().get_queryset(request).defer("state")
        user = request.user
        return proposals if user.has_perm(f"memorial.{DECIDE}") else proposals.by(user.pk, user.get_username())

    @admin.display(description=gettext_lazy("kind"), ordering="kind")
    def kind_in_words(self, proposal: Proposal) -> str:
        return _kind(proposal)

    @admin.display(description=gettext_lazy("how long"), ordering="made")
    def waits(self, proposal: Proposal) -> str:
        return timesince(proposal.made, proposal.decided)

    def get_urls(self) -> list[Any]:
        return [
            self.page("", self.changelist_view, "changelist"),
            self.page("<int:number>/change/", self.proposal_view, "change"),
            self.page("<int:number>/preview/", self.preview_view, "preview"),
            self.page("<int:number>/accept/", self.accept_view, "accept"),
            self.page("<int:number>/decline/", self.decline_view, "decline"),
            self.page("<int:number>/take-back/", self.take_back_view, "take_back"),
            self.page("<int:number>/anew/", self.anew_view, "anew"),
        ]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        return super().changelist_view(
            request, {"title": _("What waits for a second curator"), **(extra_context or {})}
        )

    def proposal_view(self, request: HttpRequest, number: int) -> HttpResponse:
        """What it would change, why and by whom; the ways to decide it."""
        return self._page(request, self._proposal(request, number))

    def preview_view(self, request: HttpRequest, number: int) -> HttpResponse:
        """The public page as it would be."""
        proposal = self._proposal(request, number)
        state = alteration_of(proposal).state
        if not (proposal.is_waiting and _has_page(proposal)):
            raise Http404(_("There is nothing to show."))
        entry = find_entry(state)
        try:
            return preview_of(request, state, entry.version if entry is not None else 0)
        except Conflict as conflict:
            return self._collision(request, proposal, conflict)
        except Invalid as refusal:
            return self._page(request, proposal, refusal)

    def accept_view(self, request: HttpRequest, number: int) -> HttpResponse:
        """Publish what somebody else proposed."""
        return self._decide(request, number, self._accept)

    def decline_view(self, request: HttpRequest, number: int) -> HttpResponse:
        """Leave the entry as it is, and say why."""
        return self._decide(request, number, self._decline)

    def take_back_view(self, request: HttpRequest, number: int) -> HttpResponse:
        """Withdraw one's own."""
        return self._decide(request, number, self._take_back)

    def anew_view(self, request: HttpRequest, number: int) -> HttpResponse:
        """Propose the same for the entry as it stands now."""
        return self._decide(request, number, self._make_anew)

    def _accept(self, proposal: Proposal, actor: Actor, note: str) -> str:
        corrections.check_consent(proposal.pk)
        accept(proposal.pk, actor, note)
        corrections.settle_proposal(proposal.pk, timezone.now())
        return _("Accepted. The record now says so: %(entry)s.") % {"entry": proposal.label}

    def _decline(self, proposal: Proposal, actor: Actor, note: str) -> str:
        decline(proposal.pk, actor, note)
        corrections.settle_proposal(proposal.pk, timezone.now())
        return _("Declined. The record is as it was: %(entry)s.") % {"entry": proposal.label}

    def _take_back(self, proposal: Proposal, actor: Actor, note: str) -> str:
        take_back(proposal.pk, actor)
        corrections.settle_proposal(proposal.pk, timezone.now())
        return _("Taken back: %(entry)s.") % {"entry": proposal.label}

    def _make_anew(self, proposal: Proposal, actor: Actor, note: str) -> str:
        made = make_anew(proposal.pk, actor)
        if made is None:
            corrections.settle_proposal(proposal.pk, timezone.now())
            return _("The entry says so already: %(entry)s.") % {"entry": proposal.label}
        corrections.follow_proposal(proposal.pk, made.pk)
        return _("This waits for a second curator, on the version that stands now: %(entry)s.") % {"entry": made.label}

    def _decide(self, request: HttpRequest, number: int, verb: Callable[[Proposal, Actor, str], str]) -> HttpResponse:
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        proposal = self._proposal(request, number)
        note = request.POST.get("note", "").replace("\x00", "").strip()[:NOTE_LENGTH]
        try:
            # The record and the letter it answers change together, or neither does.
            with transaction.atomic():
                told = verb(proposal, Actor.from_user(request.user), note)
        except MayNotDecide as refusal:
            raise PermissionDenied(str(refusal)) from refusal
        except AlreadyDecided as late:
            messages.warning(request, _told_late(late.proposal))
            return HttpResponseRedirect(self._address("change", number))
        except Conflict as conflict:
            return self._collision(request, proposal, conflict)
        except Invalid as refusal:
            return self._page(request, proposal, refusal)
        messages.success(request, told)
        return HttpResponseRedirect(self._address("changelist"))

    def _proposal(self, request: HttpRequest, number: int) -> Proposal:
        if not self.has_view_permission(request):
            raise PermissionDenied
        return get_object_or_404(self.get_queryset(request).defer(None), pk=number)

    def _page(self, request: HttpRequest, proposal: Proposal, refusal: Invalid | None = None) -> HttpResponse:
        state = alteration_of(proposal).state
        entry = find_entry(state)
        version = entry.version if entry is not None else 0
        own = proposal.was_made_by(request.user)
        told = differences(_before(proposal, entry), state)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Proposed: %(entry)s") % {"entry": proposal.label},
            "opts": self.opts,
            "proposal": proposal,
            "kind": _kind(proposal),
            "entry": entry,
            "entry_address": reverse(f"admin:memorial_{proposal.kind}_change", args=[entry.pk]) if entry else "",
            "differences": told,
            "comparisons": compared(told),
            "pictures": _new_pictures(state, entry) if proposal.is_waiting else [],
            "sides": (_("Stands now") if proposal.is_waiting else _("Stood then"), _("Proposed")),
            "stale": proposal.is_waiting and version != proposal.version,
            "publishes": state.values.get("standing") == Standing.PUBLISHED,
            "has_page": _has_page(proposal),
            "own": own,
            "may_decide": not own and Actor.from_user(request.user).may_decide,
            "note": request.POST.get("note", ""),
            "letter": self._letter_address(request, proposal),
            "reasons": [text for texts in refusal.messages.values() for text in texts] if refusal else [],
        }
        return TemplateResponse(request, "admin/memorial/proposal.html", context, status=400 if refusal else 200)

    def _collision(self, request: HttpRequest, proposal: Proposal, conflict: Conflict) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": _("This entry has been changed since the proposal was made"),
            "opts": self.opts,
            "proposal": proposal,
            "differences": differences(conflict.current, conflict.proposed.state),
            "latest": Change.objects.of(proposal.kind, proposal.key).first(),
        }
        return TemplateResponse(request, "admin/memorial/proposal_conflict.html", context, status=409)

    def _letter_address(self, request: HttpRequest, proposal: Proposal) -> str:
        """The page of the letter it answers, for who may read letters."""
        answered = proposal.answered.select_related("correction").first()
        if answered is None or not Actor.from_user(request.user).may_decide:
            return ""
        return reverse(f"{self.admin_site.name}:memorial_correction_change", args=[answered.correction.code])

    def _address(self, page: str, *args: Any) -> str:
        return reverse(f"{self.admin_site.name}:memorial_proposal_{page}", args=args)


def _kind(proposal: Proposal) -> str:
    return str(capfirst(SHAPES[proposal.kind].model._meta.verbose_name))


def _has_page(proposal: Proposal) -> bool:
    return hasattr(SHAPES[proposal.kind].model, "get_absolute_url")


def _before(proposal: Proposal, entry: Any) -> Snapshot | None:
    """What the proposal is compared with: what stands now, or once it was decided, what stood when it was made."""
    if proposal.is_waiting:
        return snapshot(entry) if entry is not None and entry.version else None
    made_on = Change.objects.of(proposal.kind, proposal.key).filter(version=proposal.version).first()
    return Snapshot.from_json(made_on.after) if made_on is not None else None


def _new_pictures(state: Snapshot, entry: Any) -> list[tuple[str, str]]:
    """Photographs that would be new, to be looked at: where the smallest of each lies, and what is to be seen."""
    rows = state.parts.get("photographs", ())
    known = set(entry.photographs.values_list("file_key", flat=True)) if rows and entry is not None else set()
    return [
        (photograph_address(row["file_key"], int(row["widths"].split()[0]), "jpg"), row["alt"] or row["caption"])
        for row in rows
        if row["file_key"] not in known
    ]


def _told_late(proposal: Proposal) -> str:
    """Who was quicker."""
    if proposal.standing == Proposal.Standing.TAKEN_BACK:
        return _("Nothing was done: %(by)s had taken this proposal back.") % {"by": proposal.made_by_name}
    return _("Nothing was done: %(by)s had decided this proposal already (%(standing)s).") % {
        "by": proposal.decided_by_name,
        "standing": proposal.get_standing_display(),
    }
