"""The tables by which a typed name is found. Derived from `PersonName`; written only by `memorial.search`.

A *word* of the vocabulary is one word of a name as it is written, in small letters; among a million people there are
some three hundred thousand. What is fuzzy is paid for by the word (`NameWordKey`), never by the person; the written
forms that have a word, and beside which other word, are in `NamePosting`. None of these rows refers to another by a
constraint: they are made anew from the names at any time, and `manage.py check_record` proves that they agree.
"""

from __future__ import annotations

from django.db import models

from memorial.fields import FoldedField


class NameWord(models.Model):
    """A word of the vocabulary: its fold, plain readings and stems, and its keys as they stand in `NameWordKey`.

    What is several is parted by spaces.
    """

    text = models.CharField(max_length=100, unique=True)
    fold = FoldedField(max_length=100)
    plain = FoldedField(max_length=200)
    stems = FoldedField(max_length=300)
    keys = models.TextField()
    #: How many written forms have it.
    forms = models.IntegerField(default=0)
    #: The rules (`names.sounds.RULES`) its keys were made by.
    rules = models.SmallIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["fold"], name="name_word_by_fold")]

    def __str__(self) -> str:
        return self.text


class NameWordKey(models.Model):
    """One key of one word (see `names.sounds.keys`)."""

    pk = models.CompositePrimaryKey("key", "word_id")
    key = FoldedField(max_length=60)
    word_id = models.IntegerField()

    def __str__(self) -> str:
        return f"{self.key}: {self.word_id}"


class NamePosting(models.Model):
    """A written form has the word and, beside it, the other word; 0 where it stands alone."""

    pk = models.CompositePrimaryKey("word_id", "other_id", "name_id")
    word_id = models.IntegerField()
    other_id = models.IntegerField()
    name_id = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.word_id} beside {self.other_id}: {self.name_id}"


class NameForm(models.Model):
    """One written form as it was indexed: whose it is, and its words in their order.

    Each word is its number, its role and its initials (see `search.words.Placed`): `12gjJ 345fkk`.
    """

    name_id = models.BigIntegerField(primary_key=True)
    person_id = models.CharField(max_length=8)
    words = models.TextField()

    class Meta:
        indexes = [models.Index(fields=["person_id"], name="name_form_of_person")]

    def __str__(self) -> str:
        return f"{self.name_id} of {self.person_id}"


class NameIndex(models.Model):
    """The state of the index, one row: by which rules it was made, how many written forms it has, and up to which a
    rebuilding that was broken off had come (0 when none is under way). Its row is the lock of whoever writes."""

    rules = models.SmallIntegerField(default=0)
    forms = models.IntegerField(default=0)
    rebuilt_to = models.BigIntegerField(default=0)
    #: A number made anew by chance whenever the index is written: what was read of it holds while this is the same.
    stamp = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"rules {self.rules}, {self.forms} forms"
