"""Whatever is wrong in the index is told, and a rebuilding mends it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.management import CommandError, call_command
from django.db.models import F

from memorial.models import NameForm, NameIndex, NamePosting, NameWord, NameWordKey
from memorial.search import Query, differing, find, rebuild
from memorial.search.index import insert
from memorial.search.sweep import delete

pytestmark = pytest.mark.django_db


def form() -> NameForm:
    """How `Janis Mendriks` is indexed."""
    return NameForm.objects.get(name_id=find(Query("Janis Mendriks")).items[0].name.pk)  # type: ignore[union-attr]


def word() -> NameWord:
    return NameWord.objects.get(text="mendriks")


def lose_a_form() -> None:
    form().delete()


def lose_all_forms() -> None:
    NameForm.objects.all().delete()


def lose_a_posting() -> None:
    number = form().pk
    delete(
        NamePosting, list(NamePosting.objects.filter(name_id=number).values_list("word_id", "other_id", "name_id")[:1])
    )


def lose_a_key() -> None:
    delete(NameWordKey, [("amendriks", word().pk)])


def lose_a_word() -> None:
    word().delete()


def lose_everything() -> None:
    for model in (NameForm, NameWord):
        model._default_manager.all().delete()
    delete(NamePosting, list(NamePosting.objects.values_list("word_id", "other_id", "name_id")))
    delete(NameWordKey, list(NameWordKey.objects.values_list("key", "word_id")))


def leave_a_form_of_nobody() -> None:
    NameForm.objects.create(name_id=10**9, person_id="nobody", words=f"{word().pk}fmm")


def leave_a_posting() -> None:
    insert(NamePosting, [(word().pk, 10**6, form().pk), (10**6, 10**6 + 1, 10**8)])


def leave_a_key() -> None:
    insert(NameWordKey, [("astale", word().pk), ("astale", 10**6)])


def give_it_to_another() -> None:
    NameForm.objects.filter(pk=form().pk).update(person_id="another")


def change_the_order_of_words() -> None:
    one = form()
    NameForm.objects.filter(pk=one.pk).update(words=" ".join(reversed(one.words.split(" "))))


def count_a_word_wrongly() -> None:
    NameWord.objects.filter(text="mendriks").update(forms=F("forms") + 1)


def count_the_forms_wrongly() -> None:
    NameIndex.objects.update(forms=F("forms") + 1)


def hear_a_word_wrongly() -> None:
    NameWord.objects.filter(text="mendriks").update(stems="other")


def fold_a_word_wrongly() -> None:
    NameWord.objects.filter(text="mendriks").update(fold="other")


def keep_other_keys() -> None:
    NameWord.objects.filter(text="mendriks").update(keys="aother")


def use_other_rules() -> None:
    NameIndex.objects.update(rules=-1)


DAMAGES = [
    lose_a_form, lose_all_forms, lose_a_posting, lose_a_key, lose_a_word, lose_everything, leave_a_form_of_nobody,
    leave_a_posting, leave_a_key, give_it_to_another, change_the_order_of_words, count_a_word_wrongly,
    count_the_forms_wrongly, hear_a_word_wrongly, fold_a_word_wrongly, keep_other_keys, use_other_rules,
]  # fmt: skip


def test_the_founding_record_is_indexed_as_it_is_written() -> None:
    assert differing() == []
    assert call_command("check_record", verbosity=0) is None


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_what_is_wrong_is_told_and_a_rebuilding_mends_it(damage: Callable[[], None]) -> None:
    damage()
    assert differing()
    with pytest.raises(CommandError, match="rebuild_index"):
        call_command("check_record", verbosity=0)
    rebuild()
    assert differing() == []
    assert find(Query("Мендрикс")).items[0].person.display_name == "Janis Mendriks"


@pytest.mark.parametrize("damage", [lose_a_form, lose_a_posting, give_it_to_another, change_the_order_of_words])
def test_it_is_told_whose_name_it_is(damage: Callable[[], None]) -> None:
    person = form().person_id
    damage()
    assert person in differing()


@pytest.mark.parametrize("damage", [lose_a_key, count_a_word_wrongly, hear_a_word_wrongly, keep_other_keys])
def test_it_is_told_which_word_it_is(damage: Callable[[], None]) -> None:
    damage()
    assert "“mendriks”" in differing()
