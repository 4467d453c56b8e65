"""Damage by wrong encodings is undone where it is beyond doubt, and only there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memorial.names import candidates, damage, repair
from memorial.names.repair import is_sound, rescued

ANY = st.text(alphabet=st.characters(), max_size=200)
BALTIC_1250 = "bytes of Windows-1257 read as Windows-1250"
LITHUANIAN = [
    "Juozas Grušys", "Juozas Pūkys", "Alfonas Laičiūnas", "Augustas Barnatavičius", "Mykolas Cechavičius",
    "Vitolis Martinavičius", "A. Kostkus-Kostkevičius", "Misterevičius", "M. G. Slavėnas", "kalinių", "Gyventojų",
    "Zita Žvikienė", "Kęstutis Daukšys", "Petras Šimkus", "Ona Ališkauskienė", "Marijona Kuprevičiūtė",
]  # fmt: skip
SOUND = [
    "Csűrös", "Erdős Pál", "Kertész", "Dvořák", "Antonín Dvořák", "Đorđe", "Đuro Đaković", "Noël", "Müller", "Õnne",
    "Łukasz", "Ģirts", "Jiří", "Søren", "Žižka", "Ödön von Horváth", "Kučera", "Velička", "Klára Nagyné Szűcs",
    "Jānis Zīle", "Valentīns Ozoliņš", "Kęstutis Daukšys", "Jędrys", "Miękus", "Márkus", "Gábris", "Július", "Maëlys",
    "Michaëlis", "Gorbačëv", "Þiðrandis", "Matthæus", "Казанас", "Грицяк Євген", "Медвѣдевъ", "Mendriks", "", "U-777",
]  # fmt: skip


@pytest.mark.parametrize(
    ("printed", "mended"),
    [
        ("Gruđys", "Grušys"),
        ("Juozas Pűkys", "Juozas Pūkys"),
        ("Laičiűnas", "Laičiūnas"),
        ("kaliniř", "kalinių"),
        ("Vorkutos politiniř kaliniř atsiminimai", "Vorkutos politinių kalinių atsiminimai"),
        ("Lietuvos Gyventojř", "Lietuvos Gyventojų"),
        ("M. G. Slavënas", "M. G. Slavėnas"),
    ],
)
def test_the_founding_sources_damage_is_mended(printed: str, mended: str) -> None:
    found = repair(printed)
    assert found is not None
    assert (found.printed, found.repaired, found.how) == (printed, mended, BALTIC_1250)
    assert found.codecs == ("cp1257", "cp1250")


@pytest.mark.parametrize(
    ("printed", "mended", "how"),
    [
        ("Pûkys", "Pūkys", "bytes of Windows-1257 read as Windows-1252"),
        ("Laièiûnas", "Laičiūnas", "bytes of Windows-1257 read as Windows-1252"),
        ("JÄ\x81nis", "Jānis", "bytes of UTF-8 read as Windows-1252"),
        ("GruÅ¡ys", "Grušys", "bytes of UTF-8 read as Windows-1252"),
        ("РљР°Р·Р°РЅР°СЃ", "Казанас", "bytes of UTF-8 read as Windows-1251"),
        ("Êàçàíàñ", "Казанас", "bytes of Windows-1251 read as Windows-1252"),
        ("Ęŕçŕíŕń", "Казанас", "bytes of Windows-1251 read as Windows-1250"),
        ("лБЪБОБУ", "Казанас", "bytes of KOI8-R read as Windows-1251"),
        ("йЮГЮМЮЯ", "Казанас", "bytes of Windows-1251 read as KOI8-R"),
        ("ëÁÚÁÎÁÓ", "Казанас", "bytes of KOI8-R read as Windows-1252"),
        ("Jaros³aw Jagie³³o", "Jarosław Jagiełło", "bytes of Windows-1250 read as Windows-1252"),
    ],
)
def test_other_damage_is_mended_too(printed: str, mended: str, how: str) -> None:
    found = repair(printed)
    assert found is not None
    assert (found.repaired, found.how) == (mended, how)


@pytest.mark.parametrize("name", SOUND)
def test_sound_names_stay_as_they_are(name: str) -> None:
    assert repair(name) is None


@pytest.mark.parametrize("printed", ["Jânis", "Zîle"])
def test_a_damaged_name_that_could_be_sound_is_only_offered(printed: str) -> None:
    assert repair(printed) is None
    assert printed.translate(str.maketrans("âî", "āī")) in [found.repaired for found in candidates(printed)]


@given(st.sampled_from(LITHUANIAN), st.sampled_from(["cp1250", "cp1252"]))
def test_what_the_baltic_damage_made_repair_undoes(name: str, read_as: str) -> None:
    damaged = name.encode("cp1257").decode(read_as)
    if damaged == name:  # č alone survives in Windows-1250
        return
    assert damaged in damage(name)
    found = repair(damaged)
    assert found is not None and found.repaired == name


@given(st.sampled_from(LITHUANIAN))
def test_every_form_that_damage_makes_can_be_led_back(name: str) -> None:
    forms = damage(name)
    assert forms
    for form in forms:
        assert name in [found.repaired for found in candidates(form)]


def test_text_beyond_the_limit_is_not_looked_at_rather_than_cut() -> None:
    assert repair("Pűkys " * 100_000) is None
    assert candidates("Pűkys " * 100_000) == () == damage("Pūkys " * 100_000)


@given(ANY)
def test_any_text_is_looked_at_without_failing(text: str) -> None:
    for found in candidates(text):
        assert found.printed == text
        assert found.repaired != text
        assert found.how.startswith("bytes of ")
    found_one = repair(text)
    assert found_one is None or found_one in candidates(text)
    assert text not in damage(text)


@given(ANY)
def test_a_repaired_text_is_sound(text: str) -> None:
    found = repair(text)
    assert found is None or repair(found.repaired) is None or found.codecs[0] == "utf-8"


@pytest.mark.parametrize(
    ("cut", "left"),
    [
        ("MistereviÄius", "Mistereviius"),
        ("BarnataviÄius", "Barnataviius"),
        ("LaiÄiÅ«nas", "Laiiūnas"),
        ("GruĹys", "Gruys"),
        ("OzoliÅÅ¡ Valentīns", "Ozoliš Valentns"),
    ],
)
def test_of_text_misread_whose_letters_were_halved_the_rest_is_rescued(cut: str, left: str) -> None:
    assert left in rescued(cut)


@pytest.mark.parametrize("name", ["Misterevičius", "Laičiūnas", "Янис Мендрикс", "Аронов Наум"])
def test_of_halves_that_were_lost_those_are_guessed_that_windows_has_no_sign_for(name: str) -> None:
    assert name in rescued(name.encode().decode("cp1252", "ignore"))


@pytest.mark.parametrize("text", ["Mendriks", "", "Казанас", "ÃÃÃ", "Ä" * 2000])
def test_where_nothing_is_misread_or_nothing_would_be_left_nothing_is_rescued(text: str) -> None:
    assert rescued(text) == ()


@given(ANY)
def test_what_is_rescued_is_another_text_and_more_than_half(text: str) -> None:
    found = rescued(text)
    assert len(found) == len(set(found)) <= 3 * (2**4 + 1)
    assert all(form != text and len(text) // 2 < len(form) <= len(text) for form in found)


@pytest.mark.parametrize(
    "text", ["Янис Мендрикс", "J. Grušys", "O'Brien", "von Weizsäcker", "", "?", "A. A. Laičiūnas"]
)
def test_what_a_language_could_write_is_sound(text: str) -> None:
    assert is_sound(text)


@pytest.mark.parametrize("text", ["ßíèñ Ìåíäðèêñ", "Ėšķķóź Ļåņš", "нУМЕООЙЛПЧ йЧБО"])
def test_what_none_could_write_is_not(text: str) -> None:
    assert not is_sound(text)
