"""The name index anew: a vocabulary of words with keys, and postings from pairs of words to written forms.

The old rows are dropped, not carried over: `manage.py rebuild_index` makes the new ones from the names. `deploy/serve`
and docs/deploying.md call it after `migrate`.
"""

from typing import Any

from django.db import migrations, models

import memorial.fields

#: These two have no column beside their key. On SQLite they are kept in the key's own tree, half the size; a later
#: change of their columns must make them anew, for Django would rebuild them as ordinary tables.
BARE = {
    "NameWordKey": (
        "memorial_namewordkey",
        "key varchar(60) NOT NULL, word_id integer NOT NULL, PRIMARY KEY (key, word_id)",
    ),
    "NamePosting": (
        "memorial_nameposting",
        (
            "word_id integer NOT NULL, other_id integer NOT NULL, name_id bigint NOT NULL, "
            "PRIMARY KEY (word_id, other_id, name_id)"
        ),
    ),
}


def make_bare_tables(apps: Any, schema_editor: Any) -> None:
    for name, (table, columns) in BARE.items():
        if schema_editor.connection.vendor == "sqlite":
            schema_editor.execute(f"CREATE TABLE {table} ({columns}) WITHOUT ROWID")
        else:
            schema_editor.create_model(apps.get_model("memorial", name))


def drop_bare_tables(apps: Any, schema_editor: Any) -> None:
    for table, _columns in BARE.values():
        schema_editor.execute(f"DROP TABLE {table}")


def make_state(apps: Any, schema_editor: Any) -> None:
    apps.get_model("memorial", "NameIndex").objects.create(pk=1)


class Migration(migrations.Migration):
    dependencies = [("memorial", "0012_corrections_by_address")]

    operations = [
        migrations.DeleteModel("NameKey"),
        migrations.CreateModel(
            "NameWord",
            [
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.CharField(max_length=100, unique=True)),
                ("fold", memorial.fields.FoldedField(max_length=100)),
                ("plain", memorial.fields.FoldedField(max_length=200)),
                ("stems", memorial.fields.FoldedField(max_length=300)),
                ("keys", models.TextField()),
                ("forms", models.IntegerField(default=0)),
                ("rules", models.SmallIntegerField(default=0)),
            ],
            options={"indexes": [models.Index(fields=["fold"], name="name_word_by_fold")]},
        ),
        migrations.CreateModel(
            "NameForm",
            [
                ("name_id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("person_id", models.CharField(max_length=8)),
                ("words", models.TextField()),
            ],
            options={"indexes": [models.Index(fields=["person_id"], name="name_form_of_person")]},
        ),
        migrations.CreateModel(
            "NameIndex",
            [
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("rules", models.SmallIntegerField(default=0)),
                ("forms", models.IntegerField(default=0)),
                ("rebuilt_to", models.BigIntegerField(default=0)),
            ],
        ),
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    "NameWordKey",
                    [
                        (
                            "pk",
                            models.CompositePrimaryKey(
                                "key", "word_id", blank=True, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("key", memorial.fields.FoldedField(max_length=60)),
                        ("word_id", models.IntegerField()),
                    ],
                ),
                migrations.CreateModel(
                    "NamePosting",
                    [
                        (
                            "pk",
                            models.CompositePrimaryKey(
                                "word_id",
                                "other_id",
                                "name_id",
                                blank=True,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("word_id", models.IntegerField()),
                        ("other_id", models.IntegerField()),
                        ("name_id", models.BigIntegerField()),
                    ],
                ),
            ],
        ),
        migrations.RunPython(make_bare_tables, drop_bare_tables),
        migrations.RunPython(make_state, migrations.RunPython.noop),
    ]
