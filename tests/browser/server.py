"""The memorial as it is served: gunicorn on a free port, with a folder and a database of its own."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
#: A tenth of a second each.
ATTEMPTS = 600


@contextmanager
def serving(var: Path, **environment: str) -> Iterator[str]:
    """The address of a memorial with the founding record in `var`; RuntimeError when it does not come up."""
    port = _free_port()
    told = {
        "PATH": os.environ["PATH"],
        "MEMORIAL_VAR": str(var),
        "DJANGO_SETTINGS_MODULE": "memorial.settings",
        **environment,
    }
    subprocess.run(
        [sys.executable, "deploy/prepare_site.py"],
        cwd=ROOT, env=told, stdout=subprocess.DEVNULL, timeout=300, check=True,
    )  # fmt: skip
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py", "--bind", f"127.0.0.1:{port}",
         "memorial.wsgi"],
        cwd=ROOT, env=told, start_new_session=True,
    )  # fmt: skip
    try:
        _wait_for(port, server)
        yield f"http://127.0.0.1:{port}"
    finally:
        os.killpg(server.pid, signal.SIGINT)
        try:
            server.wait(timeout=30)
        except subprocess.TimeoutExpired:
            os.killpg(server.pid, signal.SIGKILL)
            server.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    for _attempt in range(ATTEMPTS):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            try:
                server.wait(timeout=0.1)
            except subprocess.TimeoutExpired:
                continue
            raise RuntimeError(f"the server ended with {server.returncode}") from None
        else:
            return
    raise RuntimeError("the server does not answer")
