"""Why a name is found, or is not: what the search makes of a text, and two names held against each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from memorial import search
from memorial.admin.refusal import Problem
from memorial.models import Standing
from memorial.names.likeness import Likeness
from memorial.names.parts import Kind

#: A name is typed in up to so many characters; no written form in the record is longer.
MAX_TYPED = 200

#: By what two words are like each other, for a curator.
BY = {
    Likeness.SAME: gettext_lazy("the same letters"),
    Likeness.MARKS: gettext_lazy("the same but for marks"),
    Likeness.SCRIPT: gettext_lazy("the same in another alphabet"),
    Likeness.SOUND: gettext_lazy("sounds the same"),
    Likeness.ENDING: gettext_lazy("the same but for the ending"),
    Likeness.GIVEN: gettext_lazy("forms of one given name"),
    Likeness.SPELLING: gettext_lazy("spelt nearly so"),
    Likeness.INITIAL: gettext_lazy("an initial of it"),
    Likeness.BEGINNING: gettext_lazy("begins with it"),
}
#: What a word was taken for, where it is not simply a name.
TAKEN_FOR = {
    Kind.INITIAL: gettext_lazy("an initial"),
    Kind.PATRONYMIC: gettext_lazy("a patronymic"),
    Kind.PARTICLE: gettext_lazy("a particle"),
    Kind.TITLE: gettext_lazy("a title or rank"),
    Kind.NUMBER: gettext_lazy("a prisoner’s number"),
}


class TypedName(forms.CharField):
    """A name in any writing, with a letter or a digit in it."""

    def __init__(self, label: Any) -> None:
        widget = forms.TextInput({"spellcheck": "false", "autocomplete": "off", "autocapitalize": "off"})
        super().__init__(label=label, max_length=MAX_TYPED, widget=widget)

    def validate(self, value: Any) -> None:
        super().validate(value)
        if not any(map(str.isalnum, value)):
            raise ValidationError(_("There is no letter and no number in this. Type a name."))


class ExplainForm(forms.Form):
    """One text as somebody may type it."""

    q = TypedName(gettext_lazy("A name as somebody may type it, or a prisoner’s number"))


class ContrastForm(forms.Form):
    """Two names."""

    first = TypedName(gettext_lazy("One name"))
    second = TypedName(gettext_lazy("The other name"))


@dataclass(frozen=True, slots=True)
class Shown:
    """A likeness as the page says it: in hundredths, by what, and whether the words go together."""

    hundredths: int
    by: str
    families: str = ""
    together: bool = False


class NamePages:
    """For the admin of people: whoever may look at them may ask why one is found."""

    admin_site: Any
    opts: Any

    def get_urls(self) -> list[Any]:
        def page(way: str, view: Any, name: str) -> Any:
            return path(f"names/{way}/", self.admin_site.admin_view(view), name=f"memorial_person_{name}")

        return [
            page("explain", self.explain_view, "explain"),
            page("compare", self.contrast_view, "contrast"),
            *super().get_urls(),  # type: ignore[misc]
        ]

    def explain_view(self, request: HttpRequest) -> HttpResponse:
        """How a text is read, what each word may mean, and whom it finds with what reason."""
        form = ExplainForm(request.GET if "q" in request.GET else None)
        context: dict[str, Any] = {"title": _("How would this be found")}
        if form.is_valid():
            told = search.explain(form.cleaned_data["q"])
            context |= {
                "told": told,
                "readings": [(reading, [_word(word) for word in reading.words]) for reading in told.readings],
                "hits": [_hit(hit) for hit in told.hits],
            }
        return self._page(request, form, "name_explained", context)

    def contrast_view(self, request: HttpRequest) -> HttpResponse:
        """Two names word by word."""
        form = ContrastForm(request.GET if request.GET.keys() & {"first", "second"} else None)
        context: dict[str, Any] = {"title": _("Compare two names")}
        if form.is_valid():
            told = search.contrast(form.cleaned_data["first"], form.cleaned_data["second"])
            context |= {
                "told": told,
                "names": [(_("One name"), told.first), (_("The other name"), told.second)],
                "rows": [(word, list(map(_pair, row))) for word, row in zip(told.first, told.pairs, strict=True)],
                "together": list(_together(told)),
            }
        return self._page(request, form, "names_compared", context)

    def _page(self, request: HttpRequest, form: forms.Form, name: str, context: dict[str, Any]) -> HttpResponse:
        """The page; 400 with what is wrong, and with what was typed, where that cannot be read."""
        if not self.has_view_permission(request):  # type: ignore[attr-defined]
            raise PermissionDenied
        problems = [
            Problem(str(form.fields[field].label), str(text), form[field].id_for_label)
            for field, texts in form.errors.items()
            for text in texts
        ]
        shown = {**self.admin_site.each_context(request), "opts": self.opts, "form": form, "problems": problems}
        status = 400 if problems else 200
        return TemplateResponse(request, f"admin/memorial/{name}.html", {**shown, **context}, status=status)


def _hundredths(score: float) -> int:
    return round(score * 100)


def _word(word: Any) -> tuple[Any, str, list[tuple[Any, Shown]]]:
    """A word typed, what it was taken for, and its candidates with their likeness."""
    met = [(one, Shown(_hundredths(one.score), str(BY[one.likeness]))) for one in word.candidates]
    return word, str(TAKEN_FOR.get(word.kind, "")), met


def _hit(hit: search.Hit) -> tuple[search.Hit, int, str]:
    """Somebody found, the score, and the standing where the public sees nothing of them."""
    published = hit.person.standing == Standing.PUBLISHED
    return hit, _hundredths(hit.score), "" if published else hit.person.get_standing_display()


def _pair(pair: Any) -> Shown:
    like = str(BY[pair.likeness]) if pair.score else _("not alike")
    return Shown(_hundredths(pair.score), like, ", ".join(pair.families), pair.together)


def _together(told: search.Contrast) -> Iterator[tuple[str, str, Shown]]:
    """The words that go together, in the order of the first name."""
    for one, row in zip(told.first, told.pairs, strict=True):
        for other, pair in zip(told.second, row, strict=True):
            if pair.together:
                yield one.text, other.text, _pair(pair)
