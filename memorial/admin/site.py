"""The desk itself: which nouns lie on it."""

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.utils.translation import gettext_lazy as _

from memorial.admin.camps import CampAdmin
from memorial.admin.events import EventAdmin
from memorial.admin.people import PersonAdmin
from memorial.admin.sources import CitationAdmin, SourceAdmin
from memorial.admin.terms import TermAdmin
from memorial.models import Camp, Citation, Event, Nationality, Person, Role, Source


class CuratorsDesk(admin.AdminSite):
    """Where the record is kept true."""

    site_header = _("Names of the Gulag revolts: the curators’ desk")
    site_title = _("The curators’ desk")
    index_title = _("The record")


site = CuratorsDesk(name="admin")
site.register(Person, PersonAdmin)
site.register(Camp, CampAdmin)
site.register(Event, EventAdmin)
site.register(Source, SourceAdmin)
site.register(Citation, CitationAdmin)
site.register(Nationality, TermAdmin)
site.register(Role, TermAdmin)
site.register(User, UserAdmin)
site.register(Group, GroupAdmin)
