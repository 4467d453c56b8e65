"""The web server. One process with threads: SQLite has one writer, and the pages wait on nothing else."""

import os

workers = int(os.environ.get("WEB_CONCURRENCY", "1"))
worker_class = "gthread"
threads = int(os.environ.get("MEMORIAL_THREADS", "8"))
timeout = 60
graceful_timeout = 10
keepalive = 5
# A query of ten thousand characters of any alphabet is answered by our own page, not by the server's.
limit_request_line = 0
accesslog = None
errorlog = "-"
loglevel = "warning"
# No file of the project is watched or written; the heartbeat lives in memory.
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108, PTH112
