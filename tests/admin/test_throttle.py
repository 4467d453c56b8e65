"""Five wrong passwords shut one name at one address out for a while, and tell nobody which of the two was wrong."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client, RequestFactory
from django.utils import timezone

from memorial.admin.throttle import client_address

pytestmark = pytest.mark.django_db

PASSWORD = "kardelis-1953-varkuta"


@pytest.fixture(autouse=True)
def ona(db: None) -> User:
    return User.objects.create_superuser("ona", password=PASSWORD)


def log_in(password: str, username: str = "ona", address: str = "192.0.2.1") -> Any:
    return Client().post("/admin/login/", {"username": username, "password": password}, REMOTE_ADDR=address)


def test_after_five_wrong_passwords_the_right_one_waits_too(settings: Any) -> None:
    for number in range(settings.AXES_FAILURE_LIMIT - 1):
        assert log_in("wrong").status_code == 200, number
    assert log_in("wrong").status_code == 429
    answer = log_in(PASSWORD)
    assert answer.status_code == 429
    assert answer["Retry-After"] == "900" and answer["Cache-Control"] == "no-store, private"
    assert "For 15 minutes" in answer.content.decode().replace("\xa0", " ")


def test_others_at_the_same_address_and_the_same_name_elsewhere_are_let_in(settings: Any) -> None:
    User.objects.create_superuser("rasa", password=PASSWORD)
    for _time in range(settings.AXES_FAILURE_LIMIT):
        log_in("wrong")
    assert log_in(PASSWORD).status_code == 429
    assert log_in(PASSWORD, username="rasa").status_code == 302
    assert log_in(PASSWORD, address="198.51.100.7").status_code == 302


def test_a_name_that_is_nobodys_is_answered_as_anybodys(settings: Any) -> None:
    answers = [log_in("wrong", username="nobody").status_code for _time in range(settings.AXES_FAILURE_LIMIT)]
    assert answers == [200, 200, 200, 200, 429]


def test_a_right_password_makes_the_wrong_ones_before_it_forgotten(settings: Any) -> None:
    for _round in range(2):
        for _time in range(settings.AXES_FAILURE_LIMIT - 1):
            assert log_in("wrong").status_code == 200
        assert log_in(PASSWORD).status_code == 302


def test_when_the_time_is_over_the_password_is_taken_again(settings: Any) -> None:
    for _time in range(settings.AXES_FAILURE_LIMIT):
        log_in("wrong")
    AccessAttempt.objects.update(attempt_time=timezone.now() - settings.AXES_COOLOFF_TIME)
    assert log_in(PASSWORD).status_code == 302


def test_what_is_kept_of_failures_goes_after_a_day(capsys: pytest.CaptureFixture[str]) -> None:
    log_in("wrong")
    call_command("forget_failed_logins")
    assert AccessAttempt.objects.count() == 1
    AccessAttempt.objects.update(attempt_time=timezone.now() - datetime.timedelta(days=1, minutes=1))
    call_command("forget_failed_logins")
    assert AccessAttempt.objects.count() == 0
    assert capsys.readouterr().out == "0 deleted.\n1 deleted.\n"


@pytest.mark.parametrize(
    ("proxies", "connection", "forwarded", "known"),
    [
        (0, "192.0.2.1", "198.51.100.7", "192.0.2.1"),
        (1, "192.0.2.1", "198.51.100.7", "198.51.100.7"),
        (1, "192.0.2.1", "203.0.113.9, 198.51.100.7", "198.51.100.7"),
        (2, "192.0.2.1", "203.0.113.9, 198.51.100.7", "203.0.113.9"),
        (2, "192.0.2.1", "198.51.100.7", "192.0.2.1"),
        (1, "192.0.2.1", "nonsense", "192.0.2.1"),
        (1, "192.0.2.1", "", "192.0.2.1"),
        (0, "2001:db8:1:2:3:4:5:6", "", "2001:db8:1:2::"),
        (0, "::ffff:192.0.2.1", "", "192.0.2.1"),
        (0, "", "", None),
    ],
)
def test_the_address_is_the_one_that_could_not_be_made_up(
    settings: Any, proxies: int, connection: str, forwarded: str, known: str | None
) -> None:
    settings.PROXIES = proxies
    request = RequestFactory().get("/", REMOTE_ADDR=connection, HTTP_X_FORWARDED_FOR=forwarded)
    assert client_address(request) == known
