"""Photographs of people: what they show, whose they are, and the names of their files."""

import re

import django.core.validators
import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Q

import memorial.fields

RIGHTS = [
    ("public_domain", "public domain"),
    ("with_permission", "with permission"),
    ("cc_by", "CC BY"),
    ("cc_by_sa", "CC BY-SA"),
    ("fair_quotation", "fair quotation"),
    ("unknown", "unknown"),
]
KEY = re.compile("\\A[23456789bcdfghjkmnpqrstvwxyz]{20}\\Z")
NO_DATE = Q(date="", date_earliest__isnull=True, date_latest__isnull=True)
DAYS = Q(date_earliest__isnull=False, date_latest__isnull=False)
DATE = ~Q(date="") & DAYS & Q(date_earliest__lte=F("date_latest"))


class Migration(migrations.Migration):
    dependencies = [("memorial", "0002_history_is_append_only")]

    operations = [
        migrations.CreateModel(
            name="Photograph",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField(default=0, editable=False)),
                (
                    "alt",
                    models.CharField(
                        blank=True,
                        help_text="For those who cannot see it: "
                        "a young man in a padded jacket, looking past the camera.",
                        max_length=500,
                        verbose_name="what is to be seen",
                    ),
                ),
                (
                    "caption",
                    models.CharField(
                        blank=True,
                        help_text="Who, where, on what occasion, as far as the source says. "
                        "It stands below the photograph.",
                        max_length=500,
                        verbose_name="caption",
                    ),
                ),
                (
                    "date",
                    memorial.fields.EDTFField(
                        blank=True,
                        earliest_field="date_earliest",
                        help_text="As precisely as the source says and no further: "
                        "1 August 1953, summer 1953, about 1920.",
                        latest_field="date_latest",
                        max_length=120,
                        verbose_name="date taken",
                    ),
                ),
                ("date_earliest", models.IntegerField(editable=False, null=True)),
                ("date_latest", models.IntegerField(editable=False, null=True)),
                (
                    "credit",
                    models.CharField(
                        blank=True,
                        help_text="The photographer and whoever keeps it, as they wish to be named.",
                        max_length=300,
                        verbose_name="credit",
                    ),
                ),
                (
                    "rights",
                    models.CharField(
                        choices=RIGHTS,
                        default="unknown",
                        help_text="By what right we show it. While that is unknown it is not shown.",
                        max_length=16,
                        verbose_name="rights",
                    ),
                ),
                (
                    "rights_note",
                    models.CharField(
                        blank=True,
                        help_text="Who gave permission and when, the version of the licence, "
                        "why it is in the public domain.",
                        max_length=500,
                        verbose_name="on what that rests",
                    ),
                ),
                (
                    "shown",
                    models.BooleanField(
                        default=False,
                        help_text="Shown with the page once that is published. "
                        "It needs what is to be seen, credit, rights and a citation.",
                        verbose_name="shown to readers",
                    ),
                ),
                (
                    "file_key",
                    models.CharField(
                        help_text="The name of its files, drawn by lot.",
                        max_length=20,
                        unique=True,
                        validators=[django.core.validators.RegexValidator(KEY)],
                        verbose_name="file",
                    ),
                ),
                (
                    "width",
                    models.PositiveIntegerField(help_text="Of the largest size, in pixels.", verbose_name="width"),
                ),
                (
                    "height",
                    models.PositiveIntegerField(help_text="Of the largest size, in pixels.", verbose_name="height"),
                ),
                (
                    "widths",
                    models.CharField(
                        help_text="The widths there are, in pixels, the smallest first.",
                        max_length=60,
                        validators=[django.core.validators.RegexValidator("\\A[1-9]\\d{0,3}(?: [1-9]\\d{0,3})*\\Z")],
                        verbose_name="sizes",
                    ),
                ),
                (
                    "citations",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Where it is printed or kept, and where it says who this is.",
                        related_name="photographs",
                        to="memorial.citation",
                        verbose_name="citations",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="photographs",
                        to="memorial.person",
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "photograph",
                "verbose_name_plural": "photographs",
                "ordering": ["position", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=NO_DATE | DATE,
                        name="photograph_date_columns_agree",
                        violation_error_message="The date and its first and last day do not agree.",
                    ),
                    models.CheckConstraint(
                        condition=Q(shown=False) | (~Q(alt="") & ~Q(credit="") & ~Q(rights="unknown")),
                        name="photograph_shown_is_described",
                        violation_error_message="A photograph that is shown says what is to be seen, "
                        "its credit and rights.",
                    ),
                ],
            },
        ),
    ]
