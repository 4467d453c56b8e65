"""A list of what is made elsewhere and decided on pages of its own: nothing in it is typed, altered or deleted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import path


class Listing(admin.ModelAdmin):  # type: ignore[type-arg]
    """For what waits: fifty to a page, the longest waiting first by the `ordering` of whoever uses it."""

    list_per_page = 50
    show_full_result_count = False
    actions = None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def page(self, way: str, view: Callable[..., HttpResponse], name: str) -> Any:
        """The address of one of its pages, for who may enter the desk: `memorial_proposal_accept`."""
        return path(way, self.admin_site.admin_view(view), name=f"memorial_{self.opts.model_name}_{name}")
