"""The database itself refuses to alter or delete history, whoever asks.

The one exception is the actor's foreign key, which the database empties when an account is deleted; the name and key
copied into the row remain and are part of its hash.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

KEPT = (
    "kind", "key", "version", "label", "before", "after", "actor_key", "actor_name", "reason", "answers", "made",
    "previous_hash", "hash",
)  # fmt: skip

SQLITE = (
    f"""CREATE TRIGGER memorial_change_not_altered BEFORE UPDATE OF id, {", ".join(f'"{name}"' for name in KEPT)}
    ON memorial_change BEGIN SELECT RAISE(ABORT, 'history is only ever added to'); END""",
    """CREATE TRIGGER memorial_change_not_deleted BEFORE DELETE ON memorial_change
    BEGIN SELECT RAISE(ABORT, 'history is only ever added to'); END""",
)
POSTGRESQL = (
    """CREATE FUNCTION memorial_history_is_kept() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'history is only ever added to'; END $$""",
    f"""CREATE TRIGGER memorial_change_not_altered BEFORE UPDATE OF id, {", ".join(f'"{name}"' for name in KEPT)}
    ON memorial_change FOR EACH ROW EXECUTE FUNCTION memorial_history_is_kept()""",
    """CREATE TRIGGER memorial_change_not_deleted BEFORE DELETE ON memorial_change
    FOR EACH ROW EXECUTE FUNCTION memorial_history_is_kept()""",
)
DROP = {
    "sqlite": ("DROP TRIGGER memorial_change_not_altered", "DROP TRIGGER memorial_change_not_deleted"),
    "postgresql": (
        "DROP TRIGGER memorial_change_not_altered ON memorial_change",
        "DROP TRIGGER memorial_change_not_deleted ON memorial_change",
        "DROP FUNCTION memorial_history_is_kept()",
    ),
}


def guard(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def unguard(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in DROP[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("memorial", "0001_the_record")]

    operations = [migrations.RunPython(guard, unguard)]
