"""Letters before the curators of a running desk, made in its database. Nobody in them is real."""

from __future__ import annotations

from tests.browser.desk import Desk

_LETTERS = """
import datetime
import secrets
from django.utils import timezone
from memorial import corrections
from memorial.corrections import Value, Wish, receive
from tests.builders import make_person, statement_row
from tests.corrections import letters

name, language = {name!r}, {language!r}
now, day = timezone.now(), datetime.timedelta(days=1)
person = make_person(name, statement_row("born", date="1921", text="Kaunas"), statement_row("rank", text="captain"))
born, rank = person.statements.all()
receipt = letters.sent(
    letters.about_name(person, name.replace("ius ", "ijus ")),
    Wish("statement", person=person.pk, statement=born.pk, value=Value(date="1912-03-04", date_typed="4 March 1912"),
         words="He was born in 1912, not in 1921.", evidence="The register of baptisms.", how_known="From my mother."),
    Wish("new_statement", kind="died", person=person.pk, value=Value(date="1955~")),
    language=language, now=now - 40 * day, request_key=secrets.token_hex(),
    files=(receive(letters.a_jpeg(), "baptism.jpg"),),
    may_publish_photographs=True,
    message=f"{{name}} was my grandfather. In the register of baptisms his name is written otherwise.",
)
letters.sent(
    Wish("statement", person=person.pk, statement=rank.pk, value=Value(text="major")),
    now=now - 30 * day, request_key=secrets.token_hex(),
    message=f"The list of 1944 calls {{name}} a major, and so did my aunt.", language=language,
)
for number in range({junk}):
    corrections.submit(
        letters.a_submission(message=f"{{name}}: cheap watches {{number}} http://shop.example", sender_address="",
                             may_contact=False, request_key=secrets.token_hex()),
        letters.arrival(now, honeypot="filled in"),
    )
print(receipt.code, receipt.key)
"""
_ANSWER = """
from django.utils import timezone
from memorial import corrections
corrections.answer({code!r}, {key!r}, {text!r}, timezone.now())
"""


def send_letters(desk: Desk, name: str, language: str = "en", junk: int = 0) -> tuple[str, str]:
    """Two letters about a new person of this name and some junk; code and key of the first, which waits longest."""
    code, key = desk.tell(_LETTERS.format(name=name, language=language, junk=junk)).split()[-2:]
    return code, key


def answer(desk: Desk, code: str, key: str, text: str) -> None:
    """The sender answers what was asked."""
    desk.tell(_ANSWER.format(code=code, key=key, text=text))
