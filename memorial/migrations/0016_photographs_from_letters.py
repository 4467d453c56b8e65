"""A picture that came with a letter can be one of the things decided of it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("memorial", "0013_reasons_for_chief_curators")]

    operations = [
        migrations.AlterField(
            model_name="proposedchange",
            name="about",
            field=models.CharField(
                choices=[
                    ("statement", "a statement"),
                    ("name", "a name"),
                    ("new_statement", "something that is missing"),
                    ("new_name", "another name"),
                    ("missing_person", "a person who is missing"),
                    ("other", "something else"),
                    ("photograph", "a photograph"),
                ],
                help_text="What sort of thing it is about.",
                max_length=16,
                verbose_name="about",
            ),
        ),
    ]
