"""The parts of an entry as rows of its page: closed, each says its own sentence; open, it is a form.

Without JavaScript every row can be opened, one blank row can be filled, and the citations of the row above can be
taken over by ticking a box. `static/js/desk_rows.js` makes of this as many new rows as are wanted, and a button.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import Prefetch, QuerySet
from django.forms.widgets import Script
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from memorial.admin.refusal import Messages, tell_rows
from memorial.models import Citation

#: So much of a text a part says of itself; a closed row says twice as much.
SAID = 80
#: An entry has so many parts of a kind at the most: a forged form could ask for any number of rows.
MOST_ROWS = 600
#: Fields of a row that are no columns. The page shows them below the row's own.
OF_THE_ROW = ("same_as_above", "place")


class PartForm(forms.ModelForm):  # type: ignore[type-arg]
    """One row."""

    same_as_above = forms.BooleanField(
        label=_("The same citations as the row above"),
        required=False,
        help_text=_("Tick this instead of choosing citations: those of the nearest row above that stays are taken."),
        widget=forms.CheckboxInput(
            {
                "data-button": _("The same citations as the row above"),
                "data-done": _("Taken over."),
                "data-none": _("There is no row above with citations to take."),
            }
        ),
    )
    place = forms.IntegerField(
        label=_("Place"),
        required=False,
        min_value=1,
        max_value=9999,
        help_text=_("Rows stand in the order of these numbers. Left empty, a new row goes to the end."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        if self.instance.pk is not None:
            self.initial["place"] = self.instance.position + 1
        for field in self.fields.values():
            if isinstance(field.widget, forms.Textarea):
                field.widget.attrs["rows"] = 4
        if "citations" not in self.fields:
            self.fields.pop("same_as_above", None)
        elif self.takes_over:
            self.fields["citations"].required = False

    @property
    def takes_over(self) -> bool:
        """Whether the box was ticked that takes the citations of the row above."""
        return self.is_bound and bool(self["same_as_above"].data)

    @property
    def opened(self) -> bool:
        """Whether there is something in the row to be seen at once: an error, or what was typed and is not stored."""
        return self.is_bound and (bool(self.errors) or (self.instance.pk is None and self.has_changed()))

    @cached_property
    def sentence(self) -> str:
        """What the stored row says, in one line: its own words, and of a long text the beginning."""
        said, text = str(self.instance), getattr(self.instance, "text", "")
        if len(text) > SAID and said.endswith(text[:SAID]):
            said = said.removesuffix(text[:SAID]) + Truncator(text).chars(2 * SAID)
        return said

    @property
    def stored(self) -> bool:
        """Whether the row stands in the entry already, so that it has a sentence."""
        return self.instance.pk is not None

    @cached_property
    def sources(self) -> str:
        """Its citations in one line; empty when it has none of its own, as a record has."""
        citations = getattr(self.instance, "citations", None)
        return "; ".join(str(citation) for citation in citations.all()) if citations is not None else ""


class PartFormSet(forms.BaseInlineFormSet):  # type: ignore[type-arg]
    """The rows of one part. `refused` is what `changes.apply` said when it refused the same data a moment ago."""

    refused: Messages = {}

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].label = _("Remove this row")
            form.fields["DELETE"].help_text = _("It is gone when you save, and stays in the history.")

    def clean(self) -> None:
        super().clean()
        self._take_over()
        tell_rows(self, self.get_default_prefix(), self.refused)

    def _take_over(self) -> None:
        above: Iterable[Any] | None = None
        for part in self.forms:
            cleaned = getattr(part, "cleaned_data", {})
            if cleaned.get("DELETE") or not (part.instance.pk or part.has_changed()):
                continue
            if cleaned.get("same_as_above"):
                if above is None:
                    part.add_error("same_as_above", gettext("There is no row above with citations to take."))
                    continue
                cleaned["citations"] = above
            above = cleaned.get("citations") or above


class Rows:
    """For an inline: how its parts are fetched, what their forms are, and the page's part that shows them."""

    form = PartForm
    formset = PartFormSet
    template = "admin/memorial/rows.html"
    extra = 1
    max_num = MOST_ROWS
    #: Whether the blank row of a new entry stands open: the part that is written first.
    opens = False
    model: Any

    @property
    def media(self) -> forms.Media:
        """Without Django's own script for inlines, which this replaces."""
        return forms.Media(js=["admin/js/jquery.init.js", Script("js/desk_rows.js", type="module")])

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """With the citations each closed row names."""
        parts = super().get_queryset(request)  # type: ignore[misc]
        if not any(many.name == "citations" for many in self.model._meta.many_to_many):
            return parts  # type: ignore[no-any-return]
        cited = Citation.objects.select_related("source", "via__source", "via__via__source")
        return parts.prefetch_related(Prefetch("citations", queryset=cited))  # type: ignore[no-any-return]

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        fields = super().get_fields(request, obj)  # type: ignore[misc]
        return [name for name in fields if name not in OF_THE_ROW]

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        formset = super().get_formset(request, obj, **{"absolute_max": MOST_ROWS, **kwargs})  # type: ignore[misc]
        refused: Messages = getattr(request, "refused", {})
        return type(formset.__name__, (formset,), {"refused": refused}) if refused else formset
