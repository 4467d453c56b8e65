"""`make drill-submissions`: letters are sent while the server is killed again and again. Is each one kept, and once?

    python -m tests.drills submissions [--letters 1000] [--clients 8] [--every 5]

The real server of the site (gunicorn), in a memorial of its own, is killed by SIGKILL with all its
processes, and started again. Clients send letters with files until each is acknowledged, some of them twice at once.
Then the database and the quarantine are looked through.
"""

from __future__ import annotations

import argparse
import datetime
import http.client
import io
import os
import queue
import random
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.utils import timezone
from PIL import Image

from memorial.corrections import form_token, sweep
from memorial.models import Correction, EvidenceFile, Letter, Person, ProposedChange, Step
from tests.drills import own_memorial

PORT = 8355
#: A letter that is not acknowledged after so many tries never will be.
MOST_TRIES = 500


class Server:
    """The server in a group of processes of its own, so that all of it can be killed at once."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.kills = 0
        self.up = threading.Event()
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = [
            str(Path(sys.executable).parent / "gunicorn"),
            "--config", "deploy/gunicorn.conf.py", "--bind", f"127.0.0.1:{self.port}", "memorial.wsgi",
        ]  # fmt: skip
        own = own_memorial.environment(Path(settings.VAR_DIR))
        environment = {**own, "WEB_CONCURRENCY": "2", "MEMORIAL_PROXIES": "1"}
        self._process = subprocess.Popen(command, cwd=own_memorial.ROOT, env=environment, start_new_session=True)

    def kill(self) -> None:
        """SIGKILL to all of it, at whatever it is doing."""
        assert self._process is not None
        self.up.clear()
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        # The workers die a moment after their master, and until then the port answers.
        while _answers(self.port):
            threading.Event().wait(0.02)
        self.kills += 1

    def wait_until_up(self) -> None:
        """Whoever started it waits here; clients wait for `up`."""
        assert self._process is not None
        while not _answers(self.port):
            try:
                self._process.wait(timeout=0.05)
            except subprocess.TimeoutExpired:
                continue
            raise RuntimeError("the server does not start")
        self.up.set()


def _answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


@dataclass(slots=True)
class Sent:
    """What the clients saw. `codes` has the codes a letter was acknowledged under, by the key of its form."""

    codes: dict[str, set[str]] = field(default_factory=dict)
    tries: Counter[str] = field(default_factory=Counter)
    refused: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Found:
    """What was kept: everything but `acknowledged` and `kills` should be nought, or the same."""

    acknowledged: int
    kills: int
    cut_off: int
    letters: int
    wrong: list[str]
    swept: int


@dataclass(frozen=True, slots=True)
class Form:
    """One letter as a browser sends the last page of the form: where to, the fields, the files."""

    key: str
    path: str
    fields: tuple[tuple[str, str], ...]
    files: tuple[tuple[str, str, bytes], ...]

    def body(self) -> tuple[bytes, str]:
        """The body and its type, multipart (RFC 7578)."""
        edge = f"edge-{self.key}"
        parts = [
            f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{text}\r\n'.encode()
            for name, text in self.fields
        ]
        for name, kind, data in self.files:
            told = f'form-data; name="files"; filename="{name}"\r\nContent-Type: {kind}'
            parts.append(f"--{edge}\r\nContent-Disposition: {told}\r\n\r\n".encode() + data + b"\r\n")
        return b"".join(parts) + f"--{edge}--\r\n".encode(), f"multipart/form-data; boundary={edge}"


def letter(number: int, people: list[Person]) -> Form:
    """A letter with two proposed changes and, two times in three, files."""
    person = people[number % len(people)]
    language = ("lt", "en", "ru", "pl")[number % 4]
    key = f"drill-{number:016d}"
    fields = {
        "step": "check",
        "to": "send",
        "key": key,
        "token": form_token.issue(timezone.now() - datetime.timedelta(minutes=1)),
        "wishes": "0 1",
        "w0-about": "name",
        "w0-person": person.pk,
        "w0-name": str(person.public_names[0].pk),
        "w0-text": f"Bandymas {number}",
        "w1-about": "new_statement",
        "w1-kind": "occupation",
        "w1-person": person.pk,
        "w1-text": f"teacher {number}",
        "message": _message(number),
        "sender_name": "Ieva Bandymaitė",
        "sender_address": f"ieva{number}@example.org",
        "may_contact": "on",
        "topic": "",
    }
    files = [
        (f"scan {number}.jpg", "image/jpeg", _picture(number)),
        (f"page {number}.pdf", "application/pdf", _pdf(number)),
    ][: number % 3]
    prefix = "" if language == "en" else f"/{language}"
    return Form(key, f"{prefix}/corrections/new/", tuple(fields.items()), tuple(files))


def _message(number: int) -> str:
    return f"He was my grandfather. Letter {number}."


def _picture(number: int) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (64, 48), (number % 256, 90, 120)).save(written, "JPEG")
    return written.getvalue()


def _pdf(number: int) -> bytes:
    return f"%PDF-1.4\n1 0 obj\n<< /Title (page {number}) >>\nendobj\n%%EOF\n".encode()


def client(server: Server, work: queue.SimpleQueue[Form | None], sent: Sent, lock: threading.Lock) -> None:
    """Send each letter until it is acknowledged; every fifth twice at once, as an impatient finger does."""
    while (form := work.get()) is not None:
        with ThreadPoolExecutor(2) as fingers:
            codes = set(fingers.map(_send, *zip(*[(server, form, sent)] * (1 + _is_sent_twice(form.key)), strict=True)))
        with lock:
            sent.codes[form.key] = codes


def _is_sent_twice(key: str) -> bool:
    return int(key[-1]) % 5 == 0


def _send(server: Server, form: Form, sent: Sent) -> str:
    """The code under which it was acknowledged: the form leads on to the private page."""
    body, kind = form.body()
    network = f"192.0.{int(form.key[-3:]) % 200}.1"
    for _try in range(MOST_TRIES):
        sent.tries[form.key] += 1
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
        try:
            connection.request("POST", form.path, body, {"Content-Type": kind, "X-Forwarded-For": network})
            answer = connection.getresponse()
            answer.read()
            if answer.status == http.HTTPStatus.SEE_OTHER:
                return str(answer.headers["Location"]).split("/corrections/")[1].split("/")[0]
            sent.refused.append(f"{form.key}: answered with {answer.status}")
        except (OSError, http.client.HTTPException):
            server.up.wait(timeout=60)
        finally:
            connection.close()
    return "none"


def run(letters: int, clients: int, every: float | None, kill_after: int, port: int = PORT) -> Found:
    """Send so many letters. The server is killed every so many seconds, or after so many acknowledged ones."""
    people = list(Person.objects.public().for_page().order_by("pk"))
    work: queue.SimpleQueue[Form | None] = queue.SimpleQueue()
    for number in range(letters):
        work.put(letter(number, people))
    for _client in range(clients):
        work.put(None)
    server, sent, lock = Server(port), Sent(), threading.Lock()
    server.start()
    server.wait_until_up()
    threads = [threading.Thread(target=client, args=(server, work, sent, lock)) for _client in range(clients)]
    for thread in threads:
        thread.start()
    _keep_killing(server, threads, sent, every, kill_after)
    server.kill()
    return _look(sent, server.kills - 1, letters)


def _keep_killing(
    server: Server, threads: list[threading.Thread], sent: Sent, every: float | None, kill_after: int
) -> None:
    chance, due = random.Random(1), kill_after
    next_kill = time.monotonic() + (every or 0)
    while any(thread.is_alive() for thread in threads):
        threads[0].join(timeout=0.02)
        ripe = time.monotonic() >= next_kill if every else len(sent.codes) >= due
        if not ripe:
            continue
        server.kill()
        server.start()
        server.wait_until_up()
        due = len(sent.codes) + kill_after
        next_kill = time.monotonic() + (every or 0) * chance.uniform(0.5, 1.5)


def _look(sent: Sent, kills: int, letters: int) -> Found:
    """Look through everything that was kept."""
    wrong = list(sent.refused)
    wrong += [f"{key}: {sorted(codes)}" for key, codes in sent.codes.items() if len(codes) != 1 or "none" in codes]
    codes = {next(iter(found)) for found in sent.codes.values()}
    stored = {row.code: row for row in Correction.objects.all()}
    wrong += [f"{code}: acknowledged and lost" for code in sorted(codes - set(stored))]
    wrong += [f"{code}: there, and nobody was told" for code in sorted(set(stored) - codes)]
    swept = len(sweep.sweep(timezone.now(), datetime.timedelta(0)))  # type: ignore[attr-defined]
    wrong += [f"{name}: named, and not there" for name in sweep.rows_without_files()]
    wrong += [
        f"{name}: there, and not named" for name in sweep.files_without_rows(timezone.now(), datetime.timedelta(0))
    ]
    for key, found in sent.codes.items():
        wrong += _wrong_with(key, stored.get(next(iter(found))))
    if len(sent.codes) != letters:
        wrong.append(f"{letters - len(sent.codes)} letters were never acknowledged")
    cut_off = sum(sent.tries.values()) - len(sent.codes) - sum(_is_sent_twice(key) for key in sent.codes)
    return Found(len(sent.codes), kills, cut_off, len(stored), wrong, swept)


def _wrong_with(key: str, correction: Correction | None) -> list[str]:
    """What of one letter is not as it was sent."""
    if correction is None:
        return []
    number = int(key.removeprefix("drill-"))
    kept = {
        "message": correction.message == _message(number),
        "changes": ProposedChange.objects.filter(correction=correction).count() == 2,
        "files": EvidenceFile.objects.filter(correction=correction).count() == number % 3,
        "steps": Step.objects.filter(correction=correction).count() == 1,
        "letter": Letter.objects.filter(correction=correction, email__isnull=False).count() == 1,
    }
    return [f"{correction.code}: its {what}" for what, whole in kept.items() if not whole]


def main(arguments: list[str]) -> int:
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--letters", type=int, default=1000)
    reader.add_argument("--clients", type=int, default=8)
    reader.add_argument("--every", type=float, default=5.0, help="seconds between two kills, on average; 0: by letters")
    reader.add_argument("--kill-after", type=int, default=10, help="acknowledged letters between two kills")
    reader.add_argument("--port", type=int, default=PORT)
    given = reader.parse_args(arguments)
    began = time.monotonic()
    found = run(given.letters, given.clients, given.every or None, given.kill_after, given.port)
    print(f"{found.acknowledged} of {given.letters} letters acknowledged to {given.clients} clients,", end=" ")
    print(f"{time.monotonic() - began:.0f} s; the server was killed {found.kills} times.")
    print(f"{found.cut_off} sendings were cut off and sent again; every fifth letter was sent twice at once.")
    print(f"{found.letters} letters in the database; {found.swept} files of sendings cut off were swept.")
    for line in found.wrong[:50]:
        print(f"  WRONG: {line}")
    print("Nothing lost, nothing twice, nothing half." if not found.wrong else f"{len(found.wrong)} things wrong.")
    return bool(found.wrong)
