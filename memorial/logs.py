"""Log lines: one event, one line, one JSON object; nobody who reads or writes to the memorial can be told from them."""

from __future__ import annotations

import json
import logging
import re
import traceback
from datetime import UTC, datetime

#: What a message may carry of a person: the query of an address, the key of a private link, an e-mail address, an IPv4
#: or IPv6 address.
_PRIVATE = re.compile(
    r"\?[^\s\"'>]+"
    r"|(?<=/)[a-z2-7]{32}(?![a-z0-9])"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|\b\d{1,3}(?:\.\d{1,3}){3}\b"
    r"|(?<![\w:])(?:[0-9A-Fa-f]{0,4}:){3,7}[0-9A-Fa-f]{0,4}(?![\w:])"
)


def without_private(text: str) -> str:
    """The text with queries and addresses of all kinds replaced by an ellipsis in brackets.

    >>> without_private("Internal Server Error: /people/?name=Petras from 192.0.2.7")
    'Internal Server Error: /people/[…] from […]'
    >>> without_private("Internal Server Error: /corrections/k7q2xd3m/mzxw6ytboi4dqmzxw6ytboi4dqmzxw6y/")
    'Internal Server Error: /corrections/k7q2xd3m/[…]/'
    """
    return _PRIVATE.sub("[…]", text)


class LineFormatter(logging.Formatter):
    """Formats a record as `{"time", "level", "logger", "message"}`, and `"exception"` and `"at"` when one was raised.

    Of an exception only the first line is kept (PostgreSQL puts the values of the row in the next ones), and of its
    stack only file, line and function, the innermost last. All is ASCII, so that no letter can end the line.
    """

    def format(self, record: logging.LogRecord) -> str:
        event: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": without_private(record.getMessage()),
        }
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            first_line = (str(error).splitlines() or [""])[0]
            event["exception"] = without_private(f"{type(error).__name__}: {first_line}")
            event["at"] = [
                f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(error.__traceback__)
            ]
        return json.dumps(event)
