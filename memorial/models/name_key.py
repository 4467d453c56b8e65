"""The rows by which a typed name is found. Derived from `PersonName`; written only by `memorial.search`."""

from __future__ import annotations

from django.db import models

from memorial.fields import FoldedField
from memorial.models.name import PersonName
from memorial.models.person import Person


class NameKey(models.Model):
    """One folded word, or prisoner's number, of one written form of a name."""

    token = FoldedField(max_length=100)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+", db_index=False)
    name = models.ForeignKey(PersonName, on_delete=models.CASCADE, related_name="+")

    class Meta:
        indexes = [
            models.Index(fields=["token", "person", "name"], name="name_key_by_token"),
            models.Index(fields=["person", "token", "name"], name="name_key_of_person"),
        ]

    def __str__(self) -> str:
        return self.token
