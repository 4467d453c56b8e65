"""The three groups of those who work on the record."""

from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

#: What an entry and its parts are made of. Rows of parts may go, with a reason, and stay in the history.
ENTRIES = ("person", "camp", "event", "source", "citation")
PARTS = (
    "personname", "statement", "persontext", "photograph", "record", "campname", "campheadcount", "camptext",
    "eventtext", "official", "casualtyfigure",
)  # fmt: skip
TERMS = ("nationality", "role")

CONTRIBUTOR = (
    *(f"memorial.{verb}_{noun}" for noun in ENTRIES for verb in ("view", "add", "change")),
    *(f"memorial.{verb}_{noun}" for noun in PARTS for verb in ("view", "add", "change", "delete")),
    *(f"memorial.view_{noun}" for noun in TERMS),
    "memorial.view_proposal",
)
CURATOR = (
    *CONTRIBUTOR,
    *(f"memorial.{verb}_{noun}" for noun in TERMS for verb in ("add", "change")),
    "memorial.decide_proposal",
)
CHIEF = (*CURATOR, "auth.view_user", "auth.add_user", "auth.change_user", "auth.view_group")

GROUPS = {"contributor": CONTRIBUTOR, "curator": CURATOR, "chief curator": CHIEF}


def make_groups(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make each group with its permissions. A group of that name that is there already keeps what it has besides."""
    database = schema_editor.connection.alias
    _make_permissions(apps, database)
    group, permission = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    for name, given in GROUPS.items():
        made, _created = group.objects.using(database).get_or_create(name=name)
        for one in given:
            label, codename = one.split(".")
            found = permission.objects.using(database).get(content_type__app_label=label, codename=codename)
            made.permissions.add(found)


def _make_permissions(apps: StateApps, database: str) -> None:
    """Django makes permissions when all migrations are done; in an empty database they would come too late."""
    for label in ("auth", "memorial"):
        config = apps.get_app_config(label)
        config.models_module = True
        create_permissions(config, verbosity=0, using=database, apps=apps)
        config.models_module = None


def drop_groups(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take the groups away; the accounts stay, without what the groups gave them."""
    groups = apps.get_model("auth", "Group").objects.using(schema_editor.connection.alias)
    groups.filter(name__in=GROUPS).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("memorial", "0004_proposals"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make_groups, drop_groups)]
