"""How a family's evidence is cited: once for the letter, and by itself for a change that rests on something else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from memorial.corrections import EvidenceSource
from memorial.fields import EDTFFormField
from memorial.models import Correction, ProposedChange, Source

#: Kinds of source that a family's evidence can be.
_SOURCE_KINDS = (
    Source.Kind.LETTER, Source.Kind.FAMILY_DOCUMENT, Source.Kind.ARCHIVAL_FILE, Source.Kind.MEMOIR,
    Source.Kind.INTERVIEW, Source.Kind.REPORT,
)  # fmt: skip


class SourceForm(forms.Form):
    """How the family's evidence is cited, in the curator's words: the sender's stand in no history."""

    title = forms.CharField(
        label=gettext_lazy("What it is"),
        max_length=500,
        help_text=gettext_lazy(
            "“Certificate of baptism, parish of …”, without its date. Readers see it. Do not name the sender."
        ),
    )
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=[(kind.value, kind.label) for kind in _SOURCE_KINDS])
    date = EDTFFormField(
        label=gettext_lazy("Date"), required=False, help_text=gettext_lazy("Of the document; empty: of the letter.")
    )
    place = forms.CharField(
        label=gettext_lazy("Where it is kept"), max_length=200, required=False,
        help_text=gettext_lazy("An archive, or a family’s keeping; no address."),
    )  # fmt: skip
    locator = forms.CharField(
        label=gettext_lazy("Place in it"), max_length=200, required=False,
        help_text=gettext_lazy("Page, sheet or number, such as f. R-58, no. 14."),
    )  # fmt: skip
    rights = forms.CharField(
        label=gettext_lazy("Rights"), max_length=500, required=False,
        help_text=gettext_lazy("Empty: seen by the curators; not published."),
    )  # fmt: skip

    def __init__(self, correction: Correction, data: Mapping[str, Any] | None = None, prefix: str = "source") -> None:
        title = _("Letter to the memorial, code %(code)s") % {"code": correction.code}
        super().__init__(data, prefix=prefix, label_suffix="", initial={"title": title, "kind": Source.Kind.LETTER})

    def source(self) -> EvidenceSource:
        return EvidenceSource(**self.cleaned_data)


class OwnSourceForm(SourceForm):
    """Evidence of one change alone; left without a title, that of the letter holds."""

    def __init__(self, change: ProposedChange, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(change.correction, data, prefix=f"change-{change.pk}-source")
        self.initial = {"kind": Source.Kind.FAMILY_DOCUMENT}
        self.fields["title"].required = False
        self.fields["kind"].required = False

    def clean(self) -> dict[str, Any] | None:
        given = super().clean() or {}
        if not given.get("title") and any(given.get(name) for name in ("date", "place", "locator", "rights")):
            self.add_error("title", _("Say what it is, or leave all of it empty: then it is cited like the letter."))
        return given

    def own(self) -> EvidenceSource | None:
        return self.source() if self.cleaned_data.get("title") else None
