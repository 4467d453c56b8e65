"""What machines send is set aside, what families write goes before the curators; and a flood changes neither."""

from __future__ import annotations

import dataclasses
import datetime
from typing import Any

import pytest

from memorial.corrections import Arrival, Flag, Value, Wish, form_token, receive, submit
from memorial.models import Correction, NetworkSecret, Person, Tally
from tests.builders import make_person
from tests.corrections.letters import DAY, MINUTE, NOW, a_jpeg, a_submission, about_name, arrival
from tests.drills.flood import flood

pytestmark = pytest.mark.django_db

PLAIN = {"sender_name": "Ieva Bandymaitė", "sender_address": "", "may_contact": False}


def state_of(arrived: Arrival | None = None, *wishes: Wish, **values: Any) -> tuple[str, set[str]]:
    """Where a letter ends, and its flags."""
    receipt = submit(a_submission(*wishes, **{**PLAIN, **values}), arrived or arrival())
    stored = Correction.objects.get(code=receipt.code)
    return stored.state, {one["flag"] for one in stored.flags}


def test_a_letter_goes_before_the_curators() -> None:
    assert state_of() == ("received", set())


@pytest.mark.parametrize(
    ("values", "flag"),
    [
        ({"honeypot": "https://example.com"}, Flag.HONEYPOT),
        ({"form_token": "made up"}, Flag.NO_FORM),
        ({"form_token": ""}, Flag.NO_FORM),
        ({"form_token": form_token.issue(NOW - datetime.timedelta(seconds=3))}, Flag.TOO_FAST),
        ({"form_token": form_token.issue(NOW + MINUTE)}, Flag.TOO_FAST),
        ({"form_token": form_token.issue(NOW - 4 * DAY)}, Flag.NO_FORM),
    ],
)
def test_what_no_person_does_sets_a_letter_aside(values: dict[str, str], flag: Flag) -> None:
    state, flags = state_of(arrival(**values))
    assert state == "quarantined"
    assert flag in flags


def test_five_seconds_are_enough() -> None:
    assert state_of(arrival(form_token=form_token.issue(NOW - datetime.timedelta(seconds=5))))[0] == "received"


@pytest.mark.parametrize(
    ("message", "flag"),
    [
        ('<a href="https://x.example">click</a> my grandfather', Flag.MARKUP),
        ("[url=https://x.example]grandfather[/url]", Flag.MARKUP),
        ("Grandfather' OR 1=1 --", Flag.PROBE),
        ("xkcdq wvbnt qzzkp lkjhg mnbvc tyrwq zxcvb", Flag.NO_WORDS),
        ("a7Gh2k Qw3rT9 z8Xc1v bN4mK2", Flag.NO_WORDS),
        ("Buy cheap pills in our shop, great discount", Flag.TRADE),
    ],
)
def test_what_it_says_sets_a_letter_aside(message: str, flag: Flag) -> None:
    state, flags = state_of(message=message)
    assert state == "quarantined"
    assert flag in flags


@pytest.mark.parametrize(
    "message",
    [
        "Мой дед был в лагере № 29. Фамилия написана неверно.",
        "Brzęczyszczykiewicz, nie Brzeczyszczykiewicz. To mój dziadek.",
        "Tai mano senelis. Nuotrauka: https://www.epaveldas.lt/object/123",
        "HE WAS MY FATHER AND I HAVE NO OTHER KEYBOARD, PLEASE FORGIVE THE CAPITALS",
        "Hrytsiak; Yevhen Hrytsiak, 1926.",
        "ok",
        "I sold our house and buy his photographs at an auction; he was my uncle, born 1915.",
        "Дорогие мои. " + "Я плачу и пишу, потому что больше некому. " * 40,
    ],
)
def test_what_people_write_is_not_set_aside(message: str) -> None:
    assert state_of(message=message)[0] == "received"


@pytest.mark.parametrize(
    ("wish", "flag"),
    [
        (Wish(about="missing_person", value=Value(text="Каzimir Bandymas")), Flag.MIXED_SCRIPTS),
        (Wish(about="missing_person", value=Value(text="Kazi\u200bmir")), Flag.INVISIBLE),
        (Wish(about="missing_person", value=Value(text="\u202eKazimir")), Flag.INVISIBLE),
        (Wish(about="missing_person", value=Value(text="Lavrenty Beria")), Flag.OFFICIAL),
        (Wish(about="other", kind="born", value=Value(date="1889-04-20")), Flag.PRANK_DATE),
        (Wish(about="other", kind="born", value=Value(date="1961")), Flag.BORN_AFTER),
        (Wish(about="other", kind="died", value=Value(date="2090")), Flag.FUTURE),
    ],
)
def test_what_looks_like_a_prank_is_flagged_with_its_place(wish: Wish, flag: Flag) -> None:
    receipt = submit(a_submission(wish, **PLAIN), arrival())
    stored = Correction.objects.get(code=receipt.code)
    assert any(one["flag"] == flag and one["place"].startswith("wishes[0].") for one in stored.flags)


def test_an_ordinary_name_in_cyrillic_is_no_prank() -> None:
    wish = Wish(about="missing_person", value=Value(text="Євген Грицяк", date="1926-08-09"))
    assert state_of(None, wish)[1] == set()


def test_the_same_words_again_and_again_are_noticed() -> None:
    text = "Important news for all members, pass it on to twelve people before the full moon, number {}."
    states = [state_of(message=text.format(number))[0] for number in range(6)]
    assert states[0] == "received"
    assert states[-1] == "quarantined"


def test_a_family_that_sends_its_letter_twice_by_two_forms_is_still_heard() -> None:
    states = {state_of(message="He was my grandfather, born in 1912. His mother was Ona.")[0] for _turn in range(3)}
    assert states == {"received"}


def test_a_busy_network_sets_aside_only_what_speaks_of_nobody(settings: Any) -> None:
    settings.CORRECTIONS_PER_NETWORK = 3
    for number in range(4):
        state_of(message=f"My uncle, letter {number}, was born in 19{10 + number}.")
    assert state_of(message="My aunt Ona waited for him until 1956.")[0] == "received"
    state, flags = state_of(message="Nice place you have here")
    assert (state, Flag.NETWORK_BUSY in flags) == ("quarantined", True)
    elsewhere = arrival(address="198.51.100.9")
    assert state_of(elsewhere, message="Nice place you have here, really")[0] == "received"


def test_one_network_is_one_network(settings: Any) -> None:
    for address in ("192.0.2.1", "192.0.2.254", "::ffff:192.0.2.77"):
        state_of(arrival(address=address))
    assert Correction.objects.values("network").distinct().count() == 1
    state_of(arrival(address="192.0.3.1"))
    for address in ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9"):
        state_of(arrival(address=address))
    assert Correction.objects.values("network").distinct().count() == 3


def test_tomorrow_the_same_network_is_another_and_the_key_is_gone() -> None:
    state_of(arrival())
    before = NetworkSecret.objects.get().secret
    state_of(arrival(NOW + DAY))
    assert NetworkSecret.objects.get().secret != before
    assert Correction.objects.values("network").distinct().count() == 2


def test_the_hour_before_still_counts_for_its_share(settings: Any) -> None:
    settings.CORRECTIONS_PER_HOUR = 10
    for number in range(11):
        state_of(arrival(NOW + 59 * MINUTE), message=f"My uncle, letter {number}, was born in 19{10 + number}.")
    later = arrival(NOW + 61 * MINUTE)
    assert state_of(later, message="Nice place you have here")[0] == "quarantined"
    assert Tally.objects.filter(scope="").count() == 2


def test_only_a_few_letters_a_day_in_which_nothing_speaks_of_anybody_come_through() -> None:
    words = ("alpha", "bravo", "delta", "kilo", "lima", "metro", "nobody", "opera", "piano")
    states = [state_of(message=f"Hello {word}, how are you all doing")[0] for word in words]
    assert states.count("received") == 5


def test_somebody_we_know_is_believed(settings: Any) -> None:
    settings.CORRECTIONS_PER_HOUR = 0
    values = {"sender_address": "archivist@example.org", "message": "As in the list."}
    assert state_of(**values)[0] == "quarantined"
    Correction.objects.update(confirmed=NOW)
    assert state_of(**values)[0] == "received"


def test_a_file_speaks_for_a_letter(settings: Any) -> None:
    settings.CORRECTIONS_PER_HOUR = 0
    assert state_of(message="Please see the scan.")[0] == "quarantined"
    assert state_of(message="Please see the scan.", files=(receive(a_jpeg(), "scan.jpg"),))[0] == "received"


def test_a_correction_of_a_name_of_the_record_needs_no_words(settings: Any) -> None:
    settings.CORRECTIONS_PER_HOUR = 0
    person: Person = make_person("Afanasius Bandymas")
    assert state_of(None, about_name(person, "Afanasijus Bandymas"), message="")[0] == "received"


def test_whoever_is_set_aside_is_not_told_and_gets_no_letter() -> None:
    submission = dataclasses.replace(a_submission(), message="Buy cheap pills in our shop")
    receipt = submit(submission, arrival(honeypot="x"))
    assert receipt.key
    assert not Correction.objects.get(code=receipt.code).letters.exists()


def test_a_flood_hides_no_letter_and_shows_hardly_any_junk() -> None:
    """The drill, smaller: `make drill-junk` sends ten thousand."""
    seen = flood(letters=60, pieces=600, hours=2, seed=7)
    assert (seen.letters, seen.letters_visible) == (60, 60), seen.lost
    assert seen.share <= 0.01, seen.missed
