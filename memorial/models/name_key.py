"""The rows by which a typed name is found. Derived from `PersonName`; written only by `memorial.search`."""

from __future__ import annotations

from django.db import models

from memorial.models.name import PersonName
from memorial.models.person import Person


class NameKey(models.Model):
    """One folded word, or prisoner's number, of one written form of a name."""

    token = models.CharField(max_length=100)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    name = models.ForeignKey(PersonName, on_delete=models.CASCADE, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["token", "person", "name"], name="name_key_by_token")]

    def __str__(self) -> str:
        return self.token
