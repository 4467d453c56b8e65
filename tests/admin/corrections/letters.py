"""Curators at the desk with letters before them. Nobody in them is real."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group, User
from django.test import Client

from memorial.models import Correction, ProposedChange
from tests.admin import page_forms

QUEUE = "/admin/memorial/correction/"
QUARANTINE = f"{QUEUE}quarantine/"


def member(role: str, name: str) -> User:
    """Somebody of a group as the migrations made it."""
    user = User.objects.create_user(name, f"{name}@desk.example", is_staff=True, first_name=name.capitalize())
    user.groups.set(Group.objects.filter(name=role))
    assert user.groups.count() == 1
    return User.objects.get(pk=user.pk)


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def curator(name: str = "ona") -> Client:
    return client_of(member("curator", name))


def page_of(code: str) -> str:
    return f"{QUEUE}{code}/change/"


def changes_of(code: str) -> list[ProposedChange]:
    return list(Correction.objects.get(code=code).changes.order_by("position"))


def form_for(client: Client, code: str, *decided: dict[str, Any], **values: Any) -> dict[str, Any]:
    """The form of the page as it opens, with what is decided of each change in its order."""
    page = client.get(page_of(code)).content.decode()
    form = {name: value for name, value in page_forms.form_of(page, "answer-form").values.items() if name != "go"}
    for change, typed in zip(changes_of(code), decided, strict=False):
        form |= {f"change-{change.pk}-{name}": value for name, value in typed.items()}
    return {**form, **values}


def shown(client: Client, code: str, form: dict[str, Any]) -> dict[str, Any]:
    """The form after a preview: it carries the sign that all this was shown."""
    answer = client.post(page_of(code), {**form, "go": "preview"})
    assert answer.status_code == 200, answer.content.decode()
    return {**form, "shown": answer.context["shown"]}


def decided(client: Client, code: str, *typed: dict[str, Any], **values: Any) -> Any:
    """Look at what would happen, then do it; the answer to the second."""
    form = form_for(client, code, *typed, **values)
    return client.post(page_of(code), {**shown(client, code, form), "go": "decide"})


def accept(reason: str = "The certificate says so.", **values: Any) -> dict[str, Any]:
    return {"verdict": "accept", "reason": reason, "note": "A family's certificate of 1912 says so.", **values}


def decline(reason: str = "No source says so.") -> dict[str, Any]:
    return {"verdict": "decline", "reason": reason}


def ask(reason: str = "In which archive is it?") -> dict[str, Any]:
    return {"verdict": "ask", "reason": reason}
