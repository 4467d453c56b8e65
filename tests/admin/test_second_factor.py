"""Password, then code: what lies between, what a code opens once, and how another phone is set up."""

from __future__ import annotations

import time
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from memorial.accounts import second_factor
from memorial.accounts.second_factor import Wait

pytestmark = pytest.mark.django_db

PASSWORD = "kardelis-1953-varkuta"
CODE, SET_UP, QR, CODES = (f"/admin/second-factor/{way}" for way in ("", "set-up/", "set-up/qr.svg", "codes/"))


@pytest.fixture(autouse=True)
def _second_factor(settings: Any) -> None:
    settings.SECOND_FACTOR = True


@pytest.fixture
def ona(db: None) -> User:
    return User.objects.create_superuser("ona", password=PASSWORD)


def logged_in(user: User) -> Client:
    """Somebody who has given the password, and no code."""
    client = Client()
    answer = client.post("/admin/login/", {"username": user.get_username(), "password": PASSWORD})
    assert answer.status_code == 302
    return client


def code_of(phone: Any, steps: int = 0) -> str:
    """What the phone shows, or shows so many half minutes later. One step to either side is taken as well."""
    generator = TOTP(phone.bin_key, drift=steps)
    generator.time = time.time()
    return f"{generator.token():06d}"


def wrong_code_of(phone: Any) -> str:
    near = {code_of(phone, steps) for steps in range(-3, 4)}
    return next(code for code in map("{:06d}".format, range(10)) if code not in near)


def with_phone(user: User) -> tuple[Any, tuple[str, ...]]:
    done = second_factor.confirm(user, code_of(second_factor.phone_to_be(user)))
    assert done is not None
    return done


def is_in(client: Client) -> bool:
    return client.get("/admin/").status_code == 200


def told(answer: Any) -> str:
    text: str = answer.content.decode()
    return text


def test_the_password_alone_opens_no_page_of_the_desk(ona: User) -> None:
    with_phone(ona)
    client = logged_in(ona)
    for address in ("/admin/", "/admin/memorial/person/", "/admin/auth/user/", CODES):
        answer = client.get(address)
        assert answer.status_code == 302 and answer["Location"].startswith("/admin/login/"), address
    assert client.get("/admin/login/?next=/admin/auth/user/").url == f"{CODE}?next=%2Fadmin%2Fauth%2Fuser%2F"


def test_whoever_has_no_phone_is_led_to_set_one_up_and_is_in_with_its_first_code(ona: User) -> None:
    client = logged_in(ona)
    assert client.get(CODE).url.startswith(SET_UP)
    page = told(client.get(SET_UP))
    phone = TOTPDevice.objects.get(user=ona)
    assert second_factor.secret_in_words(phone) in page and not is_in(client)
    picture = client.get(QR)
    assert picture["Content-Type"] == "image/svg+xml" and picture.content.startswith(b"<?xml")
    shown = client.post(SET_UP, {"code": code_of(phone)})
    assert is_in(client)
    codes = StaticToken.objects.filter(device__user=ona).values_list("token", flat=True)
    assert len(codes) == second_factor.BACKUP_CODES
    for code in codes:
        assert second_factor.in_fours(code) in told(shown)
    assert not any(code in told(client.get(CODES)) for code in codes)


def test_a_wrong_first_code_leaves_the_phone_unused(ona: User) -> None:
    client = logged_in(ona)
    phone = second_factor.phone_to_be(ona)
    assert "This code is not right" in told(client.post(SET_UP, {"code": wrong_code_of(phone)}))
    assert not second_factor.is_set_up(ona) and not is_in(client)
    assert second_factor.phone_to_be(ona).key == phone.key


def test_a_code_lets_in_once_and_leads_where_one_wanted_to_go(ona: User) -> None:
    phone, _codes = with_phone(ona)
    client, other = logged_in(ona), logged_in(ona)
    key = client.session.session_key
    code = code_of(phone, 1)
    answer = client.post(f"{CODE}?next=/admin/auth/user/", {"code": f" {code[:3]} {code[3:]}"})
    assert answer.url == "/admin/auth/user/" and is_in(client)
    assert client.session.session_key != key
    assert "it was used before" in told(other.post(CODE, {"code": code}))
    assert not is_in(other)


def test_a_page_of_strangers_is_not_where_the_code_leads(ona: User) -> None:
    phone, _codes = with_phone(ona)
    answer = logged_in(ona).post(f"{CODE}?next=https://elsewhere.example/", {"code": code_of(phone, 1)})
    assert answer.url == "/admin/"


@pytest.mark.parametrize("nonsense", ["", " ", "ąčę", "0" * 31, "１２３４５６", "abcd efgh ijkl", "'; --"])
def test_what_is_no_code_opens_nothing_and_is_told_kindly(ona: User, nonsense: str) -> None:
    with_phone(ona)
    client = logged_in(ona)
    answer = client.post(CODE, {"code": nonsense})
    assert answer.status_code == 200 and "errorlist" in told(answer)
    assert not is_in(client)


def test_after_a_wrong_code_the_next_must_wait_even_when_it_is_right(ona: User) -> None:
    phone, _codes = with_phone(ona)
    client = logged_in(ona)
    for _time in range(4):
        TOTPDevice.objects.filter(pk=phone.pk).update(throttling_failure_timestamp=None)
        client.post(CODE, {"code": wrong_code_of(phone)})
    # As if the last of them had come this minute, four wrong ones must be waited for.
    later = timezone.now() + timedelta(minutes=1)
    TOTPDevice.objects.filter(pk=phone.pk).update(throttling_failure_timestamp=later)
    assert "must wait" in told(client.post(CODE, {"code": code_of(phone, 1)}))
    with pytest.raises(Wait) as waited:
        second_factor.check(ona, code_of(phone, 1))
    assert waited.value.seconds > 60
    earlier = timezone.now() - timedelta(minutes=1)
    TOTPDevice.objects.filter(pk=phone.pk).update(throttling_failure_timestamp=earlier)
    assert client.post(CODE, {"code": code_of(phone, 1)}).status_code == 302 and is_in(client)


def test_a_backup_code_is_good_once_and_says_how_many_are_left(ona: User) -> None:
    _phone, codes = with_phone(ona)
    client, other = logged_in(ona), logged_in(ona)
    answer = client.post(CODE, {"code": codes[0].upper()}, follow=True)
    assert answer.status_code == 200 and "9 backup codes are left" in told(answer)
    assert not is_in(other)
    other.post(CODE, {"code": codes[0]})
    assert not is_in(other)


def test_new_backup_codes_take_the_place_of_the_old(ona: User) -> None:
    phone, codes = with_phone(ona)
    client = logged_in(ona)
    client.post(CODE, {"code": code_of(phone, 1)})
    client.post(CODES)
    assert second_factor.backup_codes_left(ona) == second_factor.BACKUP_CODES
    assert second_factor.check(ona, codes[1]) is None


def test_another_phone_is_set_up_from_within_and_takes_the_place_of_the_first(ona: User) -> None:
    first, _codes = with_phone(ona)
    half = logged_in(ona)
    assert half.get(SET_UP).url.startswith(CODE) and half.get(QR).status_code == 302
    client = logged_in(ona)
    client.post(CODE, {"code": code_of(first, 1)})
    client.get(SET_UP)
    second = TOTPDevice.objects.get(user=ona, confirmed=False)
    client.post(SET_UP, {"code": code_of(second)})
    assert list(TOTPDevice.objects.filter(user=ona)) == [second] and is_in(client)


def test_a_session_is_out_when_its_phone_is_forgotten(ona: User) -> None:
    phone, _codes = with_phone(ona)
    client = logged_in(ona)
    client.post(CODE, {"code": code_of(phone, 1)})
    assert is_in(client)
    assert second_factor.forget(ona) and not second_factor.forget(ona)
    assert not is_in(client) and not StaticDevice.objects.filter(user=ona).exists()


def test_who_is_no_curator_is_asked_for_no_code(db: None) -> None:
    reader = User.objects.create_user("jonas", password=PASSWORD)
    client = Client()
    client.force_login(reader)
    for address in (CODE, SET_UP, QR):
        assert client.get(address).url.startswith("/admin/login/")
    assert not TOTPDevice.objects.exists()


def test_the_pages_between_are_kept_by_no_cache(ona: User) -> None:
    client = logged_in(ona)
    for address in (SET_UP, QR):
        assert "no-store" in client.get(address)["Cache-Control"]


def test_somebody_else_may_forget_a_lost_phone_and_it_is_written_down(ona: User, settings: Any) -> None:
    settings.SECOND_FACTOR = False
    rasa = User.objects.create_user("rasa", password=PASSWORD, is_staff=True)
    with_phone(rasa)
    with_phone(ona)
    client = Client()
    client.force_login(ona)
    address = f"/admin/auth/user/{rasa.pk}/forget-second-factor/"
    assert client.get(address).status_code == 200 and second_factor.is_set_up(rasa)
    client.post(address)
    assert not second_factor.is_set_up(rasa) and second_factor.is_set_up(ona)
    history = told(client.get(f"/admin/auth/user/{rasa.pk}/history/"))
    assert "The second factor was removed." in history
    # Not their own, and not of one who has none.
    assert client.post(f"/admin/auth/user/{ona.pk}/forget-second-factor/").status_code == 403
    assert client.post(address).status_code == 403


def test_nobody_forgets_the_phone_of_who_may_do_more(ona: User, settings: Any) -> None:
    settings.SECOND_FACTOR = False
    with_phone(ona)
    keeper = User.objects.create_user("petras", is_staff=True)
    keeper.user_permissions.set(Permission.objects.filter(codename__in=["view_user", "change_user"]))
    client = Client()
    client.force_login(keeper)
    assert client.post(f"/admin/auth/user/{ona.pk}/forget-second-factor/").status_code == 403
    assert second_factor.is_set_up(ona)


def test_the_operator_forgets_a_phone_by_a_command(ona: User, capsys: pytest.CaptureFixture[str]) -> None:
    with_phone(ona)
    call_command("forget_second_factor", "ona")
    assert "sets up a phone anew" in capsys.readouterr().out
    assert not second_factor.is_set_up(ona)
    call_command("forget_second_factor", "ona")
    assert "Nothing was changed" in capsys.readouterr().out
    with pytest.raises(CommandError, match="no account"):
        call_command("forget_second_factor", "nobody")
