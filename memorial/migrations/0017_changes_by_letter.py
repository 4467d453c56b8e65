"""What was changed for a letter is looked up by its code, among all that was ever changed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("memorial", "0016_photographs_from_letters")]

    operations = [
        migrations.AddIndex(
            "change",
            models.Index(fields=["answers"], condition=~models.Q(answers=""), name="change_by_what_it_answers"),
        ),
    ]
