"""Reasons for what is said of photographs that families send, in the eight languages."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

LANGUAGES = ("en", "lt", "lv", "et", "uk", "ru", "pl", "de")
#: After those there are from the beginning; curators move them as they like.
FIRST_PLACE = 20

#: Short name, use, then the words in the order of `LANGUAGES`.
REASONS = (
    (
        "photograph-shown", "accept",
        "Thank you for the photograph. With your permission it is shown on the page, with your letter as its source.",
        "Dėkojame už nuotrauką. Jums leidus, ji rodoma puslapyje, o Jūsų laiškas nurodytas kaip šaltinis.",
        "Paldies par fotogrāfiju. Ar Jūsu atļauju tā ir redzama lapā, un Jūsu vēstule norādīta kā avots.",
        "Täname foto eest. Teie loal on see lehel näha ja Teie kiri on märgitud allikaks.",
        "Дякуємо за світлину. З Вашого дозволу її показано на сторінці, а Ваш лист зазначено як джерело.",
        "Благодарим за фотографию. С Вашего разрешения она показана на странице, а Ваше письмо указано как источник.",
        "Dziękujemy za fotografię. Za Państwa zgodą widać ją na stronie, a Państwa list podano jako źródło.",
        "Wir danken Ihnen für das Foto. Mit Ihrer Erlaubnis ist es auf der Seite zu sehen, mit Ihrem Brief als Quelle.",
    ),
    (
        "picture-stays-evidence", "decline",
        "The picture shows a document. It stays with us as evidence and is not shown.",
        "Nuotraukoje matyti dokumentas. Jis lieka pas mus kaip įrodymas ir nerodomas.",
        "Attēlā redzams dokuments. Tas paliek pie mums kā pierādījums un netiek rādīts.",
        "Pildil on dokument. See jääb meile tõendiks ja seda ei näidata.",
        "На зображенні документ. Він залишається в нас як доказ, і його не показують.",
        "На изображении документ. Он остаётся у нас как доказательство и не показывается.",
        "Na obrazie widać dokument. Zostaje u nas jako dowód i nie jest pokazywany.",
        "Das Bild zeigt ein Dokument. Es bleibt als Beleg bei uns und wird nicht gezeigt.",
    ),
)  # fmt: skip


def put_up(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    reasons = apps.get_model("memorial", "ReasonText").objects.using(schema_editor.connection.alias)
    for place, (slug, use, *texts) in enumerate(REASONS, FIRST_PLACE):
        words = {f"text_{language}": text for language, text in zip(LANGUAGES, texts, strict=True)}
        reasons.get_or_create(slug=slug, defaults={"use": use, "position": place, **words})


def leave(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Nothing: curators may have mended them, and what is not used does no harm."""


class Migration(migrations.Migration):
    dependencies = [("memorial", "0017_changes_by_letter")]

    operations = [migrations.RunPython(put_up, leave)]
