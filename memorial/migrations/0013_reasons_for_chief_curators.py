"""Curators read the reasons that are used again; chief curators keep them."""

from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

GIVEN = {
    "curator": ("view_reasontext",),
    "chief curator": ("view_reasontext", "add_reasontext", "change_reasontext"),
}


def give(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Add to each group what it may; in an empty database the permissions are made first, as in 0005."""
    database = schema_editor.connection.alias
    config = apps.get_app_config("memorial")
    config.models_module = True
    create_permissions(config, verbosity=0, using=database, apps=apps)
    config.models_module = None
    group, permission = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    for name, codenames in GIVEN.items():
        made, _created = group.objects.using(database).get_or_create(name=name)
        found = permission.objects.using(database).filter(
            content_type__app_label="memorial", content_type__model="reasontext", codename__in=codenames
        )
        made.permissions.add(*found)


def take(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take it away from the groups again."""
    database = schema_editor.connection.alias
    permission = apps.get_model("auth", "Permission").objects.using(database)
    found = permission.filter(content_type__app_label="memorial", content_type__model="reasontext")
    for group in apps.get_model("auth", "Group").objects.using(database).filter(name__in=GIVEN):
        group.permissions.remove(*found)


class Migration(migrations.Migration):
    dependencies = [("memorial", "0015_name_index"), ("auth", "0012_alter_user_first_name_max_length")]

    operations = [migrations.RunPython(give, take)]
