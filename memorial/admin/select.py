"""The fields of the desk that complete what is typed: they show again whatever was sent, even what is no key."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.core.exceptions import ValidationError
from django.http import HttpRequest


class _KeysOnly:
    """Looks up only what can be a key. Anything else would be an error of the database while the form is drawn."""

    field: Any

    def optgroups(self, name: str, value: list[Any], attr: Any = None) -> Any:
        return super().optgroups(name, [key for key in value if self._can_be_a_key(key)], attr)  # type: ignore[misc]

    def _can_be_a_key(self, key: Any) -> bool:
        try:
            self.field.remote_field.model._meta.pk.clean(key, None)
        except (ValidationError, ValueError):
            return False
        return True


class EntrySelect(_KeysOnly, AutocompleteSelect):
    """One entry."""


class EntriesSelect(_KeysOnly, AutocompleteSelectMultiple):
    """Several entries. What cannot be a key is handed on as one that no entry has, and is refused as such."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[Any]:
        keys = super().value_from_datadict(data, files, name) or []
        return [key if self._can_be_a_key(key) else "?" for key in keys]


class EntrySelects:
    """For a page or a part of it: its completing fields are those of this module.

    Each fetches what it shows with the entries its words name, in one query, and leads to one page beside it: that
    on which a new entry is made. Every further link would be a stop more for who works with the keyboard.
    """

    admin_site: Any

    def formfield_for_foreignkey(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):  # type: ignore[attr-defined]
            kwargs.setdefault("widget", EntrySelect(db_field, self.admin_site))
            kwargs.setdefault("queryset", self._with_words(db_field))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)  # type: ignore[misc]

    def formfield_for_manytomany(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):  # type: ignore[attr-defined]
            kwargs.setdefault("widget", EntriesSelect(db_field, self.admin_site))
            kwargs.setdefault("queryset", self._with_words(db_field))
        return super().formfield_for_manytomany(db_field, request, **kwargs)  # type: ignore[misc]

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)  # type: ignore[misc]
        if field is not None and hasattr(field.widget, "can_change_related"):
            field.widget.can_change_related = field.widget.can_view_related = field.widget.can_delete_related = False
        return field

    def _with_words(self, db_field: Any) -> Any:
        entries = db_field.remote_field.model._default_manager.all()
        related = self.admin_site._registry.get(db_field.remote_field.model)
        named = getattr(related, "list_select_related", False)
        return entries.select_related(*named) if named and named is not True else entries


def asks_to_complete(request: HttpRequest) -> bool:
    """Whether what is searched are the completions of a field, not a list."""
    return request.resolver_match is not None and request.resolver_match.url_name == "autocomplete"
