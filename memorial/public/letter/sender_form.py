"""Who writes, what we may do, and the letter itself: the last thing asked, and none of it has to be told."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from memorial.models.correction import MESSAGE_LENGTH
from memorial.public.letter.wish_form import plain

_TEXTS = ("message", "sender_name", "sender_address", "sender_relation")
CONSENTS = ("may_contact", "may_publish_photographs", "may_be_named")


class SenderForm(forms.Form):
    """The fields are named as those of `corrections.Submission`. `topic` is seen by no person."""

    message = forms.CharField(
        label=_("Whatever else you wish to tell us"),
        required=False,
        max_length=MESSAGE_LENGTH,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    sender_name = forms.CharField(
        label=_("Your name"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    sender_address = forms.CharField(
        label=_("Your e-mail address"),
        required=False,
        max_length=254,
        help_text=_("You get a letter with your private link. Without an address you see the link only here."),
        widget=forms.TextInput(attrs={"autocomplete": "email", "inputmode": "email", "spellcheck": "false"}),
    )
    sender_relation = forms.CharField(
        label=_("What you are to the person"),
        required=False,
        max_length=200,
        help_text=_("For example: granddaughter; neighbour; archivist."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    may_contact = forms.BooleanField(label=_("You may write to me with questions and with the answer."), required=False)
    may_publish_photographs = forms.BooleanField(
        label=_("You may show the photographs I send. I have the right to allow it."), required=False
    )
    may_be_named = forms.BooleanField(
        label=_("You may name me as the one who contributed this; my name then stays in the history of the page."),
        required=False,
    )
    topic = forms.CharField(
        label=_("Please leave this field empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    @property
    def about_you(self) -> list[forms.BoundField]:
        return [self[name] for name in ("sender_name", "sender_address", "sender_relation")]

    @property
    def consents(self) -> list[forms.BoundField]:
        return [self[name] for name in CONSENTS]

    @property
    def carried(self) -> list[forms.BoundField]:
        """What goes along unseen on the other steps."""
        return [self[name] for name in (*_TEXTS, *CONSENTS)]

    @property
    def rows(self) -> list[tuple[str, str]]:
        """What was typed and allowed, each with its label."""
        self.is_valid()
        told = [(str(self.fields[name].label), str(self.cleaned_data.get(name, ""))) for name in _TEXTS]
        given = [
            (str(self.fields[name].label), _("yes") if self.cleaned_data.get(name) else _("no")) for name in CONSENTS
        ]
        return [row for row in told if row[1]] + [(label, str(answer)) for label, answer in given]

    def values(self) -> dict[str, Any]:
        """As `corrections.Submission` takes them, from a valid form."""
        return {
            **{name: plain(self.cleaned_data[name]) for name in _TEXTS},
            **{name: self.cleaned_data[name] for name in CONSENTS},
        }
