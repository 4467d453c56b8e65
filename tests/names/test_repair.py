"""Damage by wrong encodings is undone where it is beyond doubt, and only there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memorial.names import candidates, damage, repair

LITHUANIAN = ["Grušys", "Pūkys", "Laičiūnas", "Juozas Pūkys", "Alfonas Laičiūnas", "kalinių", "Gyventojų", "Slavėnas"]
BALTIC_1250 = "bytes of Windows-1257 read as Windows-1250"


@pytest.mark.parametrize(
    ("printed", "mended"),
    [
        ("Gruđys", "Grušys"),
        ("Juozas Pűkys", "Juozas Pūkys"),
        ("Laičiűnas", "Laičiūnas"),
        ("Vorkutos politiniř kaliniř atsiminimai", "Vorkutos politinių kalinių atsiminimai"),
        ("Lietuvos Gyventojř", "Lietuvos Gyventojų"),
        ("Slavënas", "Slavėnas"),
    ],
)
def test_the_founding_sources_damage_is_mended(printed: str, mended: str) -> None:
    found = repair(printed)
    assert found is not None
    assert (found.printed, found.repaired, found.how) == (printed, mended, BALTIC_1250)


@pytest.mark.parametrize(
    ("printed", "mended"),
    [("JÄ\x81nis", "Jānis"), ("РљР°Р·Р°РЅР°СЃ", "Казанас"), ("Êàçàíàñ", "Казанас"), ("ëÁÚÁÎÁÓ", "Казанас")],
)
def test_other_damage_is_mended_too(printed: str, mended: str) -> None:
    found = repair(printed)
    assert found is not None and found.repaired == mended


@pytest.mark.parametrize(
    "name",
    [
        "Csűrös", "Erdős Pál", "Dvořák", "Antonín Dvořák", "Đorđe", "Noël", "Müller", "Õnne", "Łukasz", "Ģirts",
        "Jiří", "Søren", "Žižka", "Ödön von Horváth", "Kučera", "Velička", "Barnatavičius", "Jānis", "Казанас",
        "Mendriks", "", "Klára Nagyné Szűcs", "Đuro Đaković",
    ],
)  # fmt: skip
def test_sound_names_stay_as_they_are(name: str) -> None:
    assert repair(name) is None


@given(st.sampled_from(LITHUANIAN))
def test_what_damage_made_repair_undoes(name: str) -> None:
    damaged = name.encode("cp1257").decode("cp1250")
    assert damaged in damage(name)
    found = repair(damaged)
    assert found is not None and found.repaired == name


@given(st.text(alphabet=st.characters(), max_size=200))
def test_any_text_is_looked_at_without_failing(text: str) -> None:
    for found in candidates(text):
        assert found.repaired != found.printed
    repair(text)
    damage(text)
