"""The one rule for people who are living or may be: their name and public part only.

Every way out (page, list, search, JSON, feed, mirror ...) takes names and statements from `Person.public_names` and
`Person.public_statements`, or filters by `statements_the_public_may_see`; nothing else decides.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from memorial.models.entry import Standing

if TYPE_CHECKING:
    from memorial.models.person import Person

#: A life longer than this is not assumed.
LIFETIME_YEARS = 100
#: Where no birth is known, somebody recorded alive within this many years may still be.
SIGN_OF_LIFE_YEARS = 30


class Living(models.TextChoices):
    DEAD = "dead", _("dead")
    PRESUMED_DEAD = "presumed_dead", _("presumed dead")
    POSSIBLY_LIVING = "possibly_living", _("possibly living")
    LIVING = "living", _("living")


#: Those whose lives are their own business.
PROTECTED = (Living.POSSIBLY_LIVING, Living.LIVING)

#: Kinds of statement that make up somebody's public part.
PUBLIC_PART = ("role", "testified")

_STATEMENTS_OF_OTHERS = ~Q(person__living__in=PROTECTED)
_PUBLIC_PART_ONLY = Q(kind__in=PUBLIC_PART)
_TIE_IS_PUBLIC = Q(related_person__isnull=True) | (
    Q(related_person__standing=Standing.PUBLISHED) & ~Q(related_person__living__in=PROTECTED)
)

#: A condition over `Statement`: it ties its person to nobody who is hidden.
ties_the_public_may_see = _TIE_IS_PUBLIC
#: A condition over `Person`: more may be read of them than name and public part.
told_of_in_full = ~Q(living__in=PROTECTED)
#: A condition over `Statement`: what may be read of its person.
statements_the_public_may_see = (_STATEMENTS_OF_OTHERS | _PUBLIC_PART_ONLY) & _TIE_IS_PUBLIC
#: A condition over `PersonName`: which written forms of its person may be read.
names_the_public_may_see = Q(displayed=True) | ~Q(person__living__in=PROTECTED)


def is_protected(living: str) -> bool:
    """Whether a person of this living status is shown by name and public part only."""
    return living in PROTECTED


def is_name_public(living: str, *, displayed: bool) -> bool:
    """Whether a written form of the name of a person of this living status may be read: what the condition
    `names_the_public_may_see` says of rows."""
    return displayed or not is_protected(living)


def may_be_named_in_a_tie(person: Person) -> bool:
    """Whether a statement about somebody else may tie them to this person."""
    return person.is_public and not is_protected(person.living)


def presume(
    *,
    death_known: bool,
    born_latest: int | None,
    sign_of_life: int | None,
    today: datetime.date,
) -> Living:
    """What to assume of somebody when no curator has decided.

    `born_latest` and `sign_of_life` are days as `datetime.date.toordinal()` counts them; the first is the latest day
    of birth the sources allow, the second the latest day they record the person alive. With a death known: dead.
    With a birth under `LIFETIME_YEARS` ago, or none known and a sign of life within `SIGN_OF_LIFE_YEARS`: possibly
    living. Otherwise presumed dead.

    >>> presume(death_known=False, born_latest=None, sign_of_life=731_000, today=datetime.date(2026, 11, 23))
    Living.POSSIBLY_LIVING
    """
    if death_known:
        return Living.DEAD
    if born_latest is not None:
        young = born_latest > _years_before(today, LIFETIME_YEARS)
        return Living.POSSIBLY_LIVING if young else Living.PRESUMED_DEAD
    recent = sign_of_life is not None and sign_of_life > _years_before(today, SIGN_OF_LIFE_YEARS)
    return Living.POSSIBLY_LIVING if recent else Living.PRESUMED_DEAD


def _years_before(day: datetime.date, years: int) -> int:
    try:
        return day.replace(year=day.year - years).toordinal()
    except ValueError:  # 29 February
        return day.replace(year=day.year - years, day=28).toordinal()
