"""The names as they are read aloud: whose, on which day, and with whom that day's reading begins."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext_lazy as _

from memorial import dates, search
from memorial.fields import EDTFFormField
from memorial.models import Event, Nationality, Person, turn
from memorial.models.living import told_of_in_full
from memorial.public.choose import Choose
from memorial.public.line import line
from memorial.public.order import by_name

#: So many names are one reading: half an hour, read without haste. Of more people it is another share every day.
NAMES = 200

_UNKNOWN = {"invalid_choice": _("“%(value)s” is not in this list.")}


class ReadingForm(forms.Form):
    """Whose names are read, and on which day: a reading can be prepared and printed beforehand."""

    nationality = forms.ModelChoiceField(
        Nationality.objects.all(),
        label=_("Nationality"),
        required=False,
        to_field_name="slug",
        empty_label=_("any"),
        error_messages=_UNKNOWN,
        widget=Choose,
    )
    event = forms.ModelChoiceField(
        Event.objects.public(),
        label=_("Event"),
        required=False,
        to_field_name="slug",
        empty_label=_("any"),
        error_messages=_UNKNOWN,
        widget=Choose,
    )
    day = EDTFFormField(label=_("Day of the reading"), required=False)

    def clean_day(self) -> datetime.date | None:
        """One day, as people write it; None for today."""
        if not self.cleaned_data["day"]:
            return None
        date = dates.parse(self.cleaned_data["day"])
        if date.earliest != date.latest or not 1 <= date.earliest <= datetime.date.max.toordinal():
            raise forms.ValidationError(_("A reading has one day, such as 1 August 2026."))
        return datetime.date.fromordinal(date.earliest)

    def filters(self) -> search.Filters:
        """What the people read have in common, from valid parameters."""
        return search.Filters(nationality=self.cleaned_data["nationality"], event=self.cleaned_data["event"])


@dataclass(frozen=True, slots=True)
class Reading:
    """The names of one reading in the order in which they are read, each with the line that tells who it was.

    `is_share`: there are more people than one reading holds, and another day has others.
    """

    rows: tuple[tuple[Person, str], ...]
    is_share: bool


def reading(filters: search.Filters, day: datetime.date, language: str, size: int) -> Reading:
    """Whom the filters let through, as they are read on this day; the same for all who ask.

    By name in the reader's alphabet, beginning with somebody else each day, so that nobody is always the last; of more
    than `size` people those whose turn it is. Whoever may be living is not read among the dead.

    >>> reading(search.Filters(), datetime.date(2026, 8, 1), "en", 200).rows[0]
    (<Person: Vytautas Svilis>, 'Lithuanian · Camp No. 29, Vorkuta · killed 1 August 1953')
    """
    people = search.narrow(Person.objects.public().filter(told_of_in_full), filters)
    keys, is_share = people.whose_turn(day, size)
    rows = by_name(Person.objects.for_wall().for_line().in_bulk(keys).values(), language)
    return Reading(tuple((person, line(person)) for person in _begun(rows, day)), is_share)


def _begun(people: list[Person], day: datetime.date) -> Iterable[Person]:
    """The same circle of people, from where the day begins."""
    first = turn.first(day.toordinal(), len(people))
    return [*people[first:], *people[:first]]
