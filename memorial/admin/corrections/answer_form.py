"""The form by which a letter is answered: a decision for each open change, and a question about the whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from django import forms
from django.contrib.admin import AdminSite
from django.db.models import Model
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from memorial.admin.corrections.cited import OwnSourceForm
from memorial.admin.corrections.value_fields import columns_of, value_field
from memorial.changes.entries import SHAPES
from memorial.corrections import Decision, EvidenceSource, Likeness, Value, Verdict
from memorial.models import ProposedChange, ReasonText, Statement

About = ProposedChange.About
_OPTION_LENGTH = 90


class ReasonSelect(forms.Select):
    """Reasons that are used again: offered in English, each with its words in the sender's language."""

    def __init__(self, reasons: Iterable[ReasonText], language: str) -> None:
        super().__init__({"data-fills": "reason"})
        self.words = {reason.slug: reason.in_language(language) for reason in reasons}

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        if value:
            option["attrs"]["data-words"] = self.words[str(value)]
        return option


class DecisionForm(forms.Form):
    """What is decided of one change. Which values are asked for follows from what it is about."""

    verdict = forms.ChoiceField(
        label=gettext_lazy("Decision"),
        required=False,
        choices=[
            ("", gettext_lazy("Leave it open for now")),
            (Verdict.ACCEPT.value, gettext_lazy("Accept")),
            (Verdict.DECLINE.value, gettext_lazy("Decline")),
            (Verdict.ASK.value, gettext_lazy("Ask the sender")),
        ],
        widget=forms.RadioSelect,
    )
    old = forms.ChoiceField(
        label=gettext_lazy("What becomes of the value that stands there"),
        choices=[
            (Statement.Standing.COMPETING.value, gettext_lazy("It competes: another source says so")),
            (Statement.Standing.REFUTED.value, gettext_lazy("It is refuted: it is wrong")),
        ],
        initial=Statement.Standing.COMPETING.value,
        required=False,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("It stays on the page either way, with the reason for the history."),
    )
    displayed = forms.BooleanField(
        label=gettext_lazy("Display this form at the head of the page"),
        required=False,
        help_text=gettext_lazy("The form that is displayed now stays as another."),
    )
    certainty = forms.ChoiceField(
        label=gettext_lazy("Certainty"),
        choices=Statement.Certainty.choices,
        required=False,
        help_text=gettext_lazy("How sure the family’s evidence is, not how sure we are."),
    )
    note = forms.CharField(
        label=gettext_lazy("Reason for the history"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy(
            "One sentence in English; readers see it, and it stays for ever. Do not quote the sender, and name nobody."
        ),
    )
    preset = forms.ChoiceField(label=gettext_lazy("A reason that is used again"), required=False)
    reason = forms.CharField(
        label=gettext_lazy("Words to the sender"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(
        self, change: ProposedChange, language: str, reasons: list[ReasonText], desk: AdminSite, replaces: bool,
        data: Mapping[str, Any] | None = None,
    ) -> None:  # fmt: skip
        super().__init__(data, prefix=f"change-{change.pk}", label_suffix="")
        self.change = change
        self.cited = OwnSourceForm(change, data)
        self.columns = tuple(columns_of(change))
        for column in self.columns:
            self.fields[column] = value_field(change, column, desk)
        self.fields["preset"] = forms.ChoiceField(
            label=self.fields["preset"].label,
            required=False,
            choices=[("", _("none")), *_offered(reasons)],
            widget=ReasonSelect(reasons, language),
        )
        self.fields["reason"].widget.attrs["lang"] = language
        if not replaces:
            del self.fields["old"]
        if change.about not in (About.NAME, About.NEW_NAME):
            del self.fields["displayed"]
        if change.about not in (About.STATEMENT, About.NEW_STATEMENT):
            del self.fields["certainty"]
        if change.about == About.OTHER:
            del self.fields["note"]

    @property
    def when_accepted(self) -> list[forms.BoundField]:
        """The fields that only an acceptance needs, in the order of the work."""
        return [self[name] for name in (*self.columns, "displayed", "certainty", "old", "note") if name in self.fields]

    @property
    def is_decided(self) -> bool:
        return self.is_bound and bool(self.cleaned_data.get("verdict"))

    @property
    def is_accepted(self) -> bool:
        return self.is_bound and self.cleaned_data.get("verdict") == Verdict.ACCEPT

    def clean(self) -> dict[str, Any] | None:
        given = super().clean() or {}
        if given.get("verdict") and not given.get("reason", "").strip():
            self.add_error("reason", _("Say why: the sender reads it."))
        if given.get("verdict") == Verdict.ACCEPT:
            self._clean_acceptance(given)
        return given

    def _clean_acceptance(self, given: dict[str, Any]) -> None:
        if "note" in self.fields and not given.get("note", "").strip():
            self.add_error("note", _("Say in one sentence why the record changes; readers see it."))
        if self.columns and not self.errors.keys() & set(self.columns) and not self._given_values():
            self.add_error(self.columns[0], _("Write the value as it is to stand in the record."))
        is_name = self.change.about in (About.NAME, About.NEW_NAME, About.MISSING_PERSON)
        if is_name and not given.get("text") and "text" not in self.errors:
            self.add_error("text", _("Write the whole name as it is to stand in the record."))
        if self.change.about == About.PHOTOGRAPH:
            if not given.get("alt"):
                self.add_error("alt", _("Say what is to be seen, for those who cannot: a shown photograph needs it."))
            if not given.get("credit"):
                self.add_error("credit", _("Say whose photograph it is: a shown one needs a credit."))

    def _given_values(self) -> dict[str, str]:
        """The values as typed, other entries by their natural key."""
        found: dict[str, str] = {}
        for column in self.columns:
            value = self.cleaned_data.get(column)
            if isinstance(value, Model):
                found[column] = str(getattr(value, SHAPES[str(value._meta.model_name)].key_field))
            elif value:
                found[column] = str(value)
        return found

    def is_sound(self) -> bool:
        """Whether what was typed can be read, the evidence of its own included where it is accepted."""
        sound = self.is_valid()
        return (self.cited.is_valid() if self.is_accepted else True) and sound

    def decision(self, source: EvidenceSource, version: int | None) -> Decision:
        """What was decided, as the verb takes it. `version` is that of the person as the curator saw them; `source` is
        how the evidence of the letter is cited, where this change has none of its own."""
        given = self.cleaned_data
        value = likeness = None
        if self.is_accepted and self.change.about == About.PHOTOGRAPH:
            likeness = Likeness(**{column: given[column] for column in self.columns})
        elif self.is_accepted and self.columns:
            kept = {name: str(self.change.proposed.get(name, "")) for name in ("script", "language")}
            value = replace(Value(**kept), **self._given_values())
        return Decision(
            self.change.pk,
            given["verdict"],
            given["reason"].strip(),
            value=value,
            old=given.get("old") or Statement.Standing.COMPETING.value,
            displayed=bool(given.get("displayed")),
            certainty=given.get("certainty") or Statement.Certainty.CERTAIN.value,
            version=version,
            note=given.get("note", "").strip(),
            source=(self.cited.own() if self.is_accepted else None) or source,
            likeness=likeness,
        )


class QuestionForm(forms.Form):
    """A question about the letter as a whole."""

    preset = forms.ChoiceField(label=gettext_lazy("A question that is used again"), required=False)
    reason = forms.CharField(
        label=gettext_lazy("Question to the sender"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(self, language: str, reasons: list[ReasonText], data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, prefix="question", label_suffix="")
        asked = [reason for reason in reasons if reason.use == ReasonText.Use.ASK]
        self.fields["preset"] = forms.ChoiceField(
            label=self.fields["preset"].label,
            required=False,
            choices=[("", _("none")), *((one.slug, _shortened(one)) for one in asked)],
            widget=ReasonSelect(asked, language),
        )
        self.fields["reason"].widget.attrs["lang"] = language


def carry(form: forms.Form, typed: Any) -> None:
    """Let a form that is not bound show what was typed into it elsewhere; one that was not there stays as it opens."""
    names = {name: form.add_prefix(name) for name in form.fields}
    if any(place in typed for place in names.values()):
        form.initial |= {name: typed.get(place, "") for name, place in names.items()}


def filled(data: Any, language: str, reasons: list[ReasonText]) -> Any:
    """What was typed, with the words of a chosen reason where none were: so it works without the page's script."""
    words = {reason.slug: reason.in_language(language) for reason in reasons}
    typed = data.copy()
    for name in [name for name in typed if name.endswith("-preset")]:
        place = f"{name.removesuffix('preset')}reason"
        if not typed.get(place, "").strip() and typed[name] in words:
            typed[place] = words[typed[name]]
    return typed


def _offered(reasons: list[ReasonText]) -> list[tuple[str, list[tuple[str, str]]]]:
    return [
        (str(capfirst(use.label)), [(one.slug, _shortened(one)) for one in reasons if one.use == use])
        for use in ReasonText.Use
    ]


def _shortened(reason: ReasonText) -> str:
    return Truncator(reason.text_en).chars(_OPTION_LENGTH)
