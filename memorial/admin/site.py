"""The desk itself: which nouns lie on it."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.admin import GroupAdmin
from django.contrib.auth.models import Group, User
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from memorial.admin.accounts import AccountAdmin
from memorial.admin.camps import CampAdmin
from memorial.admin.corrections.queue import CorrectionAdmin
from memorial.admin.corrections.reasons import ReasonAdmin
from memorial.admin.desk import first_page, in_order
from memorial.admin.events import EventAdmin
from memorial.admin.people import PersonAdmin
from memorial.admin.proposals import ProposalAdmin
from memorial.admin.second_factor import SecondFactorSite
from memorial.admin.sources import CitationAdmin, SourceAdmin
from memorial.admin.terms import TermAdmin
from memorial.models import Camp, Citation, Correction, Event, Nationality, Person, Proposal, ReasonText, Role, Source


class CuratorsDesk(SecondFactorSite):
    """Where the record is kept true."""

    site_header = _("Names of the Gulag revolts: the curators’ desk")
    site_title = _("The curators’ desk")
    index_title = _("The record")
    index_template = "admin/desk.html"
    enable_nav_sidebar = False

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """The record first, its nouns in the order of the work; then the accounts."""
        return in_order(super().get_app_list(request, app_label))

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """The first page: what waits, what was changed lately, and the nouns."""
        return super().index(request, {**first_page(request, self), **(extra_context or {})})


site = CuratorsDesk(name="admin")
site.register(Person, PersonAdmin)
site.register(Camp, CampAdmin)
site.register(Event, EventAdmin)
site.register(Source, SourceAdmin)
site.register(Citation, CitationAdmin)
site.register(Nationality, TermAdmin)
site.register(Role, TermAdmin)
site.register(Proposal, ProposalAdmin)
site.register(Correction, CorrectionAdmin)
site.register(ReasonText, ReasonAdmin)
site.register(User, AccountAdmin)
site.register(Group, GroupAdmin)
