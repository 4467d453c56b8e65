"""Alterations that wait for a second person, and in the history who published.

The new columns of the history are as fixed as the old ones: the guards of 0002 are put up again around all of them.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

KEPT = (
    "id", "kind", "key", "version", "label", "before", "after", "actor_key", "actor_name", "reason", "answers", "made",
    "previous_hash", "hash",
)  # fmt: skip
SECOND = ("approved_by_key", "approved_by_name")


def guards(vendor: str, columns: tuple[str, ...]) -> tuple[str, str]:
    """The statements that make the database refuse to alter these columns, or to delete a row."""
    named = ", ".join(f'"{column}"' for column in columns)
    then = {
        "sqlite": "BEGIN SELECT RAISE(ABORT, 'history is only ever added to'); END",
        "postgresql": "FOR EACH ROW EXECUTE FUNCTION memorial_history_is_kept()",
    }[vendor]
    return (
        f"CREATE TRIGGER memorial_change_not_altered BEFORE UPDATE OF {named} ON memorial_change {then}",
        f"CREATE TRIGGER memorial_change_not_deleted BEFORE DELETE ON memorial_change {then}",
    )


def take_down(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    where = " ON memorial_change" if schema_editor.connection.vendor == "postgresql" else ""
    for name in ("memorial_change_not_altered", "memorial_change_not_deleted"):
        schema_editor.execute(f"DROP TRIGGER {name}{where}")


def put_up(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in guards(schema_editor.connection.vendor, (*KEPT, *SECOND)):
        schema_editor.execute(statement)


def put_up_as_before(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in guards(schema_editor.connection.vendor, KEPT):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("memorial", "0003_photographs"),
    ]

    operations = [
        migrations.RunPython(take_down, put_up_as_before),
        migrations.AddField(
            model_name="change",
            name="approved_by_key",
            field=models.CharField(blank=True, max_length=150, null=True),
        ),
        migrations.AddField(
            model_name="change",
            name="approved_by_name",
            field=models.CharField(blank=True, max_length=310, null=True, verbose_name="published by"),
        ),
        migrations.CreateModel(
            name="Proposal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(help_text="What sort of entry it is about.", max_length=20, verbose_name="kind"),
                ),
                (
                    "key",
                    models.CharField(
                        blank=True,
                        help_text="Which entry; empty while its number is still to be given.",
                        max_length=80,
                        verbose_name="key",
                    ),
                ),
                (
                    "label",
                    models.CharField(
                        help_text="The entry in words, as it would be.", max_length=300, verbose_name="name"
                    ),
                ),
                (
                    "version",
                    models.PositiveIntegerField(
                        help_text="On which version it was made; 0: a new entry.", verbose_name="version"
                    ),
                ),
                ("state", models.JSONField(help_text="The whole entry as it should be.", verbose_name="proposed")),
                (
                    "reason",
                    models.CharField(
                        help_text="Why; it becomes the reason of the change.", max_length=500, verbose_name="reason"
                    ),
                ),
                (
                    "answers",
                    models.CharField(blank=True, help_text="What it answers.", max_length=200, verbose_name="answers"),
                ),
                ("made_by_key", models.CharField(blank=True, max_length=150)),
                ("made_by_name", models.CharField(max_length=310, verbose_name="by")),
                ("made", models.DateTimeField(verbose_name="when")),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("waiting", "waiting"),
                            ("accepted", "accepted"),
                            ("declined", "declined"),
                            ("taken_back", "taken back"),
                        ],
                        default="waiting",
                        help_text="Whether it still waits, and what became of it.",
                        max_length=10,
                        verbose_name="standing",
                    ),
                ),
                ("decided_by_key", models.CharField(blank=True, max_length=150)),
                ("decided_by_name", models.CharField(blank=True, max_length=310, verbose_name="decided by")),
                ("decided", models.DateTimeField(blank=True, null=True, verbose_name="decided")),
                (
                    "note",
                    models.CharField(
                        blank=True,
                        help_text="What the second person says to it.",
                        max_length=500,
                        verbose_name="note of the decision",
                    ),
                ),
                (
                    "change",
                    models.ForeignKey(
                        blank=True,
                        help_text="The line of the history it has become.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="memorial.change",
                        verbose_name="change",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        help_text="The second person; nobody when it was taken back.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        help_text="Who made it.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
            ],
            options={
                "verbose_name": "proposal",
                "verbose_name_plural": "proposals",
                "ordering": ["-pk"],
                "permissions": [("decide_proposal", "Can publish or decline what others propose")],
                "default_permissions": ("view",),
                "indexes": [
                    models.Index(fields=["standing", "made"], name="proposal_in_order"),
                    models.Index(fields=["kind", "key", "standing"], name="proposal_of_entry"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decided_by_key", ""),
                            models.Q(("decided_by_key", models.F("made_by_key")), _negated=True),
                            _connector="OR",
                        ),
                        name="proposal_decided_by_another",
                        violation_error_message="Nobody decides what they proposed themselves.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided__isnull", True), ("decided_by_key", ""), ("standing", "waiting")),
                            models.Q(("decided__isnull", False), ("decided_by_key", ""), ("standing", "taken_back")),
                            models.Q(
                                ("decided__isnull", False),
                                ("standing__in", ["accepted", "declined"]),
                                models.Q(("decided_by_key", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="proposal_decided_by_somebody",
                        violation_error_message="What is published or declined was decided by somebody, at some time.",
                    ),
                ],
            },
        ),
        migrations.RunPython(put_up, take_down),
    ]
