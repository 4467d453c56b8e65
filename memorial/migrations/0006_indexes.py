"""Indexes for lists of hundreds of thousands of people, and folded columns compared byte by byte on PostgreSQL.

An index on one column that another begins with goes: it would only be written, never read.
"""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Q

import memorial.fields

HELP = {
    "camp": "For: held in, transferred to; and where somebody was killed, wounded, released ...",
    "event": "For: took part in; and the event in which somebody was killed, wounded, held a role ...",
    "nationality": "As the source records it.",
    "role": "What the person was among the prisoners.",
}


def value_column(name: str) -> migrations.AlterField:
    return migrations.AlterField(
        "statement",
        name,
        models.ForeignKey(
            f"memorial.{name}",
            blank=True,
            db_index=False,
            help_text=HELP[name],
            null=True,
            on_delete=django.db.models.deletion.PROTECT,
            related_name="statements",
            verbose_name=name,
        ),
    )


def value_index(name: str) -> migrations.AddIndex:
    fields = [name, "person", "kind", "standing"] + (["related_person"] if name == "event" else [])
    given = Q(**{f"{name}__isnull": False})
    return migrations.AddIndex("statement", models.Index(fields=fields, condition=given, name=f"statement_by_{name}"))


class Migration(migrations.Migration):
    dependencies = [("memorial", "0005_groups")]

    operations = [
        migrations.RemoveIndex("person", "person_in_order"),
        migrations.RemoveIndex("statement", "statement_of_person"),
        migrations.RemoveIndex("statement", "statement_in_time"),
        migrations.AlterField(
            "person", "sort_key", memorial.fields.FoldedField(blank=True, editable=False, max_length=300)
        ),
        migrations.AlterField("namekey", "token", memorial.fields.FoldedField(max_length=100)),
        migrations.AlterField(
            "namekey",
            "person",
            models.ForeignKey(
                "memorial.person", db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="+"
            ),
        ),
        migrations.AlterField(
            "statement",
            "person",
            models.ForeignKey(
                "memorial.person",
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="statements",
                verbose_name="person",
            ),
        ),
        *(value_column(name) for name in HELP),
        migrations.AddIndex(
            "person", models.Index(fields=["standing", "sort_key", "id", "living"], name="person_in_order")
        ),
        migrations.AddIndex("person", models.Index(fields=["sort_key", "id"], name="person_by_name")),
        migrations.AddIndex(
            "person", models.Index(F("standing"), memorial.fields.Bytewise("id"), name="person_by_turn")
        ),
        migrations.AddIndex("namekey", models.Index(fields=["person", "token", "name"], name="name_key_of_person")),
        migrations.AddIndex(
            "statement",
            models.Index(
                fields=[
                    "person",
                    "kind",
                    "standing",
                    "camp",
                    "event",
                    "nationality",
                    "role",
                    "related_person",
                    "date_earliest",
                    "date_latest",
                ],
                name="statement_of_person",
            ),
        ),
        migrations.AddIndex("statement", models.Index(fields=["kind", "person", "standing"], name="statement_of_kind")),
        migrations.AddIndex(
            "statement", models.Index(fields=["date_earliest", "date_latest"], name="statement_from_day")
        ),
        migrations.AddIndex(
            "statement", models.Index(fields=["date_latest", "date_earliest"], name="statement_to_day")
        ),
        *(value_index(name) for name in HELP),
    ]
