"""The line that tells one person from another of the same name."""

from __future__ import annotations

import pytest
from django.utils import translation

from memorial.models import Person
from memorial.models.line import line
from tests.builders import make_person, statement_row

pytestmark = pytest.mark.django_db


def line_of(person: Person, language: str = "en") -> str:
    with translation.override(language):
        return line(Person.objects.for_wall().for_line().get(pk=person.pk)).replace("\N{NO-BREAK SPACE}", " ")


def test_it_says_when_somebody_was_born_and_what_became_of_them() -> None:
    ona = make_person("Ona Viena", statement_row("born", date="1912~"), statement_row("killed", date="1953-08-01"))
    assert line_of(ona) == "born about 1912 · killed 1 August 1953"
    assert "1912" in line_of(ona, "lt") and "1953" in line_of(ona, "lt")


def test_a_birth_without_a_date_tells_nobody_apart() -> None:
    ona = make_person("Ona Viena", statement_row("born", text="Kaunas"))
    assert line_of(ona) == "fate not stated"


def test_a_birth_that_is_not_certain_says_so_and_a_refuted_one_is_left_out() -> None:
    born = statement_row("born", date="1912", certainty="probable")
    wrong = statement_row("born", date="1921", standing="refuted", reason="Another Ona.")
    assert line_of(make_person("Ona Viena", born, wrong)) == "born 1912 (probable) · fate not stated"


def test_of_those_who_may_be_living_neither_birth_nor_fate_is_said() -> None:
    ona = make_person("Ona Viena", statement_row("born", date="1950"), living="possibly_living")
    assert line_of(ona) == ""


def test_no_line_on_a_screen_begins_with_the_dot() -> None:
    ona = make_person("Ona Viena", statement_row("born", date="1912"))
    assert "\N{NO-BREAK SPACE}· " in line(Person.objects.for_wall().for_line().get(pk=ona.pk))
