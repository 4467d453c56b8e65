"""The web server. One process with threads: SQLite has one writer, and the pages wait on nothing else."""

import os
import signal
from typing import Any

from gunicorn.http import message

workers = int(os.environ.get("WEB_CONCURRENCY", "1"))
worker_class = "gthread"
threads = int(os.environ.get("MEMORIAL_THREADS", "8"))
timeout = 60
graceful_timeout = 10
keepalive = 5

# A query of ten thousand characters of any alphabet (120,000 bytes at most when percent-encoded) is answered by our own
# page. The server knows only 8,190 bytes or no limit at all, and without a limit one endless line holds a core for as
# long as it is sent: so its ceiling is raised, not removed. tests/test_two_commands.py holds both ends.
message.MAX_REQUEST_LINE = 128 * 1024
limit_request_line = message.MAX_REQUEST_LINE - 1

# No access log: it is made of readers' addresses and queries. The server's warnings quote both, its errors do not.
accesslog = None
errorlog = "-"
loglevel = "error"
logconfig_dict: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "memorial.logs.LineFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": [], "level": "WARNING"},
    "loggers": {
        "gunicorn.error": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        # Django gives an answer to HEAD its body and leaves it to the server to drop it: nothing to warn of.
        "gunicorn.http.wsgi": {"level": "ERROR"},
    },
}
# No file of the project is watched or written; the heartbeat lives in memory.
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108, PTH112


def when_ready(_server: Any) -> None:
    """Say where the memorial is, once it can be reached (deploy/serve writes the words)."""
    if greeting := os.environ.get("MEMORIAL_GREETING"):
        print(greeting, flush=True)


def post_worker_init(worker: Any) -> None:
    """Leave a second after Ctrl-C at the latest; and have at hand what is slow to read.

    A browser that has connected and not asked yet holds a thread, and Python waits for its threads: without this, the
    terminal stays shut for ten seconds. A stop by SIGTERM (systemd) is the patient one and does not come here.

    Ctrl-C reaches the worker twice, from the terminal and from the process above it, at any moment. So what answers it
    takes no lock and raises nothing: the server's own would wait for itself where it comes while a thread is given its
    work, and the second would break into the way out.
    """

    def leave(*_: Any) -> None:
        worker.alive = False
        signal.alarm(1)

    signal.signal(signal.SIGALRM, lambda *_: os._exit(0))
    signal.signal(signal.SIGINT, leave)
    signal.signal(signal.SIGQUIT, leave)
    _warm()


def _warm() -> None:
    """What every search needs is read before the first is answered."""
    from memorial.search import warm  # the application is loaded by now, and was not when this file was read

    warm()
