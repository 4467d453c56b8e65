"""The list of choices is the one Django would have written."""

from __future__ import annotations

import pytest
from django import forms
from django.test.html import parse_html

from memorial.models import Camp
from memorial.public.choose import Choose

HOSTILE = '"><script>alert(1)</script>'


@pytest.mark.parametrize("value", [None, "", "b", 3, HOSTILE, "none of them"])
def test_it_says_the_same_as_the_widget_of_django(value: object) -> None:
    choices = [("", "any"), ("b", "Bé & ć"), (3, "three"), (HOSTILE, HOSTILE)]
    attrs = {"id": "id_x", "aria-describedby": HOSTILE, "disabled": True}
    ours, theirs = (widget(choices=choices).render("x", value, attrs) for widget in (Choose, forms.Select))
    assert parse_html(ours) == parse_html(theirs)
    assert "<script" not in ours


@pytest.mark.django_db
def test_entries_are_chosen_by_their_word_in_the_address() -> None:
    class Form(forms.Form):
        camp = forms.ModelChoiceField(Camp.objects.all(), to_field_name="slug", widget=Choose, required=False)

    html = str(Form({"camp": "rechlag"})["camp"])
    assert '<option value="rechlag" selected>' in html and html.count("<option") == Camp.objects.count() + 1
