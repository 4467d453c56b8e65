"""Families of given names: the table is sound, and a word finds its families however it is written."""

import csv
import unicodedata
from collections import Counter

import pytest
from hypothesis import given as for_any
from hypothesis import strategies as st

from memorial.names import families, family_name, fold, forms, script
from memorial.names.given import TABLE

ROWS = list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines()))
README = TABLE.with_name("given.README.md").read_text(encoding="utf-8")
LANGUAGES = (
    "lt lv ltg et fi sv de pl cs sk hu ru uk be en fr la cu he yi ka hy tt kk uz az tg ky tk ba os ce av ab tr crh"
)
CYRILLIC = {"ru", "uk", "be", "cu", "tt", "kk", "tg", "ky", "ba", "os", "ce", "av", "ab"}
SCRIPTS = {"he": "Hebr", "yi": "Hebr", "ka": "Geor", "hy": "Armn"}


def named(word: str) -> set[str]:
    return {family_name(number) for number in families(word)}


def test_columns_are_as_the_readme_says():
    assert list(ROWS[0]) == ["family", "sex", "language", "form", "kind", "attested", "joined"]
    for column in ROWS[0]:
        assert f"| `{column}` |" in README


def test_at_least_three_hundred_families_of_men_and_women():
    sexes = {row["family"]: row["sex"] for row in ROWS}
    assert len(sexes) >= 300
    assert Counter(sexes.values())["m"] >= 150
    assert Counter(sexes.values())["f"] >= 100


def test_every_cell_is_filled_and_of_its_kind():
    for row in ROWS:
        assert all(row.values()), row
        assert row["sex"] in {"m", "f"}, row
        assert row["kind"] in {"form", "pet", "russified"}, row
        assert row["family"].replace("-", "").isalpha() and row["family"].isascii() and row["family"].islower(), row


def test_a_family_is_of_one_sex_and_its_rows_stand_together():
    seen: dict[str, str] = {}
    last = ""
    for row in ROWS:
        if row["family"] != last:
            assert row["family"] not in seen, row
        assert seen.setdefault(row["family"], row["sex"]) == row["sex"], row
        last = row["family"]


def test_a_family_has_at_least_two_forms_and_none_twice():
    sizes = Counter(row["family"] for row in ROWS)
    assert min(sizes.values()) >= 2
    twice = [pair for pair, times in Counter((row["family"], row["form"]) for row in ROWS).items() if times > 1]
    assert twice == []


def test_languages_are_known_and_written_in_their_scripts():
    for row in ROWS:
        for language in row["language"].split():
            plain, _, latin = language.partition("-")
            assert plain in LANGUAGES.split(), row
            assert latin in {"", "Latn"}, row
            expected = "Latn" if latin else "Cyrl" if plain in CYRILLIC else SCRIPTS.get(plain, "Latn")
            assert script(row["form"]) == expected, row


def test_forms_are_single_composed_words_of_one_script():
    for row in ROWS:
        form = row["form"]
        assert unicodedata.is_normalized("NFC", form), row
        assert fold(form) and " " not in fold(form), row
        assert len({script(letter) for letter in form if letter.isalpha()}) == 1, row
        assert form[0].isupper() or script(form) in {"Geor", "Hebr"}, row


def test_every_form_says_its_source_and_the_readme_knows_it():
    for row in ROWS:
        for source in [*row["attested"].split("; "), row["joined"]]:
            assert f"`{source.split()[0]}" in README, row


def test_every_family_has_a_form_with_a_source():
    sourced = {row["family"] for row in ROWS if row["attested"] != "editors"}
    assert {row["family"] for row in ROWS} - sourced == set()


@pytest.mark.parametrize(
    "equal",
    [
        "Jonas Jānis Ivan Johannes Juhan Jaan Jan John Иван Іван Ян Янис Йонас Юхан Ханс János ივანე Հովհաննես",
        "Juozas Jāzeps Józef Иосиф Осип Юозас Йосип Йожеф József Joosep Язэп",
        "Petras Pēteris Пётр Петр Петро Piotr Peeter Петерис",
        "Mikalojus Nikolai Микола Николай Miklós Mikołaj Klaus Мікалай",
        "Mykolas Михаил Михайло Miķelis Mihkel Mihály Михась",
        "Jurgis Юрий Георгий Егор Jüri György Дьёрдь Jerzy Геворг Yrjö",
        "Afanasijus Афанасий Опанас Панас Аѳанасій Atanazy Athanasius",
        "Vytautas Витаутас Witold Витольд Vitolds",
        "Algirdas Olgierd Ольгерд Альгирдас Oļģerts",
        "Voldemārs Valdemar Вольдемар Владимир Володимир Włodzimierz Vladimiras",
        "László Ласло Władysław Владислав Vladislovas",
        "Lajos Лайош Ludwig Людвиг Liudvikas",
        "Károly Карой Kārlis Karolis Karl Карл",
        "Ferenc Ференц Pranciškus Pranas Франц Franciszek",
        "Heino Хейно Heinrich Генрих Henrikas Indriķis",
        "Ona Anna Ганна Анна Hanna Она",
        "Marija Мария Марія Marytė Maria Márija",
        "Jadvyga Jadwiga Ядвига Hedwig Ядвіга",
        "Elena Олена Helena Алена Elena Ilona",
        "Kotryna Екатерина Катерина Katarzyna Katrīna Kadri",
    ],
)
def test_forms_of_one_name_share_a_family(equal: str):
    common = set.intersection(*(named(form) for form in equal.replace("Márija", "MARIJA").split()))
    assert common


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Friedrich", "Theodor"),
        ("Фёдор", "Фридрих"),
        ("Walter", "Waldemar"),
        ("Вальтер", "Владимир"),
        ("Wojciech", "Albert"),
        ("Béla", "Adalbert"),
        ("Mykolas", "Mikalojus"),
        ("Микола", "Михайло"),
        ("Vladislav", "Vladimir"),
        ("Stanislav", "Vladislav"),
        ("August", "Gustav"),
        ("August", "Augustinas"),
        ("Saulius", "Paulius"),
        ("Vilhelm", "Василий"),
        ("Leonas", "Leonardas"),
        ("Leonas", "Leonidas"),
        ("Christian", "Christoph"),
        ("Jonas", "Juozas"),
        ("Юлий", "Юлия"),
        ("Александр", "Александра"),
        ("Ольга", "Елена"),
        ("Małgorzata", "Magdalena"),
        ("Мария", "Марфа"),
        ("Rudolf", "Adolf"),
        ("Eduardas", "Edmundas"),
        ("Bronislava", "Stanislava"),
    ],
)
def test_other_names_share_none(one: str, other: str):
    assert named(one) and named(other)
    assert not named(one) & named(other)


@pytest.mark.parametrize("form", ["Jonas", "Ivan", "Иосиф", "Vytautas", "Микола", "Ona", "Янис", "Juozas", "Kārlis"])
def test_the_commonest_forms_are_of_one_family(form: str):
    assert len(named(form)) == 1


@pytest.mark.parametrize(
    ("form", "both"),
    [
        ("Motiejus", {"matthew", "matthias"}),
        ("Vladas", {"ladislaus", "vladimir"}),
        ("Kusti", {"august", "gustav"}),
        ("Heino", {"heino", "henry"}),
        ("Герман", {"germanus", "hermann"}),
        ("Саша", {"alexander", "alexandra"}),
    ],
)
def test_a_form_may_be_of_two_families(form: str, both: set[str]):
    assert named(form) == both


@pytest.mark.parametrize("written", ["JĀNIS", "jānis", "Janis", "Ja\u0304nis", "Янис", "янис", "'Jānis'", " Jānis "])
def test_capitals_marks_script_and_apostrophes_make_no_difference(written: str):
    assert named(written) == {"john"}


@pytest.mark.parametrize("other", ["", " ", "Xyzzy", "Jonas Petras", "Laičiūnas", "№", "12", "J", "😀", "Jonas" * 300])
def test_other_words_have_no_family(other: str):
    assert families(other) == frozenset()


def test_every_form_finds_its_own_family_in_any_case():
    for form, number in forms():
        assert number in families(form)
        assert number in families(form.upper()), form
        assert number in families(unicodedata.normalize("NFD", form)), form


def test_forms_come_in_the_order_of_the_table_and_numbers_count_the_families():
    assert [(form, family_name(number)) for form, number in forms()] == [(row["form"], row["family"]) for row in ROWS]
    assert list(dict.fromkeys(number for _form, number in forms())) == list(range(len({row["family"] for row in ROWS})))


@pytest.mark.parametrize("number", [-1, 10**6])
def test_a_number_no_family_has_is_an_error(number: int):
    with pytest.raises(IndexError):
        family_name(number)


def test_no_word_is_of_many_families():
    assert max(len(families(form)) for form, _number in forms()) <= 4


@for_any(st.text(alphabet=st.characters(), max_size=200))
def test_any_text_has_known_families_or_none(text: str):
    assert all(family_name(number) for number in families(text))


@for_any(st.sampled_from([row["form"] for row in ROWS]), st.text(alphabet="'’ʼ-,. \u200b", max_size=5))
def test_signs_around_a_form_do_not_hide_it(form: str, signs: str):
    assert families(signs + form + signs) == families(form)
