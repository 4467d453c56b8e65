"""Letters are looked up by the address they came from, each time one arrives."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("memorial", "0011_reasons")]

    operations = [
        migrations.AddIndex("correction", models.Index(fields=["sender_address"], name="correction_by_address")),
    ]
