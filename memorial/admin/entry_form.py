"""The form of an entry: its columns, the version it was opened at, and the reason for the change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from memorial.admin.refusal import sent_rows
from memorial.changes import Snapshot, blank, snapshot
from memorial.changes.entries import shape_of
from memorial.changes.snapshot import key_of, row_of
from memorial.models import Correction
from memorial.models.correction import CODE_LENGTH
from memorial.models.identifier import new_id


class EntryForm(forms.ModelForm):  # type: ignore[type-arg]
    """A model form that is never saved: `admin.entry` makes an alteration of it.

    `refused` holds what `changes.apply` said when it refused the same data a moment ago, by place.
    """

    refused: Mapping[str, list[str]] = {}
    #: The code of the letter from whose page this one was opened.
    letter = ""

    version_seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    reason = forms.CharField(
        label=_("Reason for this change"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One sentence. It stays in the history for ever, and readers of the page can see it."),
    )

    answers = forms.CharField(
        label=_("Answers the letter"),
        required=False,
        widget=forms.TextInput(attrs={"size": CODE_LENGTH + 2, "autocomplete": "off", "spellcheck": "false"}),
        help_text=_("The code of a letter from a family, where this change is made for one; else empty."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        self.fields["answers"].initial = self.letter
        self.fields["version_seen"].initial = self.instance.version
        if "slug" in self.fields and self.instance.version:
            self.fields["slug"].disabled = True

    def clean_answers(self) -> str:
        code = str(self.cleaned_data["answers"]).strip().lower()
        if code and not Correction.objects.filter(code=code).exists():
            raise forms.ValidationError(_("There is no letter of this code."))
        return code

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        for place, texts in self.refused.items():
            if place in self.fields:
                self.add_error(place, texts)
            else:
                where = f"{place}: " if place else ""
                self.add_error(None, [where + text for text in texts])
        return cleaned


def state_of(form: EntryForm, formsets: list[Any]) -> Snapshot:
    """The entry as the valid form and its formsets say it should be.

    Parts without a formset stay as they are stored; rows marked for deletion are left out.
    """
    entry = form.instance
    shape = shape_of(type(entry))
    stored = type(entry)._default_manager.filter(pk=entry.pk).first() if entry.version else None
    state = snapshot(stored) if stored is not None else blank(shape.kind, _new_key(entry, shape))
    state = state.with_values(**row_of(entry, form.cleaned_data))
    accessors = {model: accessor for accessor, model in shape.parts}
    for formset in formsets:
        rows = [{"id": part.instance.pk, **row_of(part.instance, part.cleaned_data)} for part in sent_rows(formset)]
        state = state.with_part(accessors[formset.model], rows)
    return state


def _new_key(entry: Any, shape: Any) -> str | None:
    """The key of an entry that is entered now. Formsets empty a new person's id, so it is given here."""
    if shape.kind == "citation":
        return None
    return new_id() if shape.kind == "person" else key_of(entry, shape)
