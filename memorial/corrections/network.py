"""Which network a letter came from, as a keyed hash that nobody can undo tomorrow; and how many came from it.

Of an address only the /24 (IPv4) or the /64 (IPv6) is taken, and hashed under a key that is drawn by lot each day and
deleted the next. The counts stand in the database, in rows that writers hold in turn: they are right however many
processes serve.
"""

from __future__ import annotations

import datetime
import hashlib
import hmac
import ipaddress
import secrets
from collections.abc import Mapping
from typing import Any

from django.db.models import F, Sum

from memorial.models import NetworkSecret, Tally

_PREFIX = {4: 24, 6: 64}
#: Tallies older than this say nothing any more.
_KEPT = datetime.timedelta(days=2)


def client_address(meta: Mapping[str, Any], proxies: int) -> str:
    """The address a request came from, by what the server says of it; empty when none can be told.

    With `proxies` web servers in front of us it is what the outermost of them saw: the n-th word from the right in
    X-Forwarded-For. Whatever stands left of it anybody could have written.

    >>> client_address({"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "10.0.0.1, 192.0.2.7"}, 1)
    '192.0.2.7'
    """
    address = str(meta.get("REMOTE_ADDR", ""))
    if proxies:
        said = [word.strip() for word in str(meta.get("HTTP_X_FORWARDED_FOR", "")).split(",")]
        if len(said) >= proxies and is_address(said[-proxies]):
            address = said[-proxies]
    return address if is_address(address) else ""


def is_address(text: str) -> bool:
    """Whether it is an address of a machine, IPv4 or IPv6."""
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def network_of(address: str) -> str:
    """The network of an address, empty when it is none.

    >>> network_of("192.0.2.77")
    '192.0.2.0/24'
    """
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return ""
    if isinstance(known, ipaddress.IPv6Address) and known.ipv4_mapped is not None:
        known = known.ipv4_mapped
    return str(ipaddress.ip_network(f"{known}/{_PREFIX[known.version]}", strict=False))


def key_of(address: str, now: datetime.datetime) -> str:
    """The network as it is stored: 32 hexadecimal digits, others tomorrow; empty when there is no address."""
    network = network_of(address)
    if not network:
        return ""
    digest = hmac.new(_secret(now.astimezone(datetime.UTC).date()).encode(), network.encode(), hashlib.sha256)
    return digest.hexdigest()[:32]


def count(scope: str, now: datetime.datetime) -> int:
    """Count one more letter of this network (all letters when it is empty); returns how many came within an hour.

    The hour before counts for as much of it as is less than sixty minutes ago, so that no flood waits for the bell.
    """
    hour = now.astimezone(datetime.UTC).replace(minute=0, second=0, microsecond=0)
    Tally.objects.get_or_create(scope=scope, hour=hour)
    Tally.objects.filter(scope=scope, hour=hour).update(count=F("count") + 1)
    this = Tally.objects.filter(scope=scope, hour=hour).aggregate(all=Sum("count"))["all"] or 0
    before = Tally.objects.filter(scope=scope, hour=hour - datetime.timedelta(hours=1)).aggregate(all=Sum("count"))
    share = 1 - (now - hour) / datetime.timedelta(hours=1)
    return int(this + (before["all"] or 0) * share)


def count_of_a_day(scope: str, now: datetime.datetime) -> int:
    """Count one more, likewise; returns how many came within a day."""
    count(scope, now)
    day = Tally.objects.filter(scope=scope, hour__gt=now - datetime.timedelta(days=1))
    return int(day.aggregate(all=Sum("count"))["all"] or 0)


def forget(now: datetime.datetime) -> None:
    """Delete the keys of past days and tallies that are over."""
    NetworkSecret.objects.filter(day__lt=now.astimezone(datetime.UTC).date()).delete()
    Tally.objects.filter(hour__lt=now - _KEPT).delete()


def _secret(day: datetime.date) -> str:
    stored = NetworkSecret.objects.filter(day=day).first()
    if stored is None:
        NetworkSecret.objects.filter(day__lt=day).delete()
        stored, _made = NetworkSecret.objects.get_or_create(day=day, defaults={"secret": secrets.token_hex(32)})
    return stored.secret
