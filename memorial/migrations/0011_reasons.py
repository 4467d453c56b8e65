"""The first reasons curators can use again, in the eight languages. Curators add to them and mend them at the desk."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

LANGUAGES = ("en", "lt", "lv", "et", "uk", "ru", "pl", "de")

#: Short name, use, then the words in the order of `LANGUAGES`.
REASONS = (
    (
        "accepted-document", "accept",
        "Thank you. The document you sent says so. It is now in the record, with your evidence as its source.",
        "Dėkojame. Tai patvirtina Jūsų atsiųstas dokumentas. Dabar tai įrašyta, o Jūsų dokumentas nurodytas kaip šaltinis.",
        "Paldies. To apliecina Jūsu atsūtītais dokuments. Tas tagad ir ierakstīts, un Jūsu dokuments norādīts kā avots.",
        "Täname. Seda kinnitab Teie saadetud dokument. See on nüüd kirjas ja Teie dokument on märgitud allikaks.",
        "Дякуємо. Це підтверджує надісланий Вами документ. Тепер це внесено, а Ваш документ зазначено як джерело.",
        "Благодарим Вас. Это подтверждает присланный Вами документ. Теперь это внесено, и Ваш документ указан как источник.",
        "Dziękujemy. Potwierdza to przysłany przez Państwa dokument. Jest to teraz zapisane, a dokument podany jako źródło.",
        "Wir danken Ihnen. Ihr Dokument belegt es. Es steht nun im Verzeichnis, mit Ihrem Dokument als Quelle.",
    ),
    (
        "accepted-testimony", "accept",
        "Thank you. It is now in the record as what the family tells, beside what the other sources say.",
        "Dėkojame. Dabar tai įrašyta kaip šeimos liudijimas šalia to, ką sako kiti šaltiniai.",
        "Paldies. Tas tagad ir ierakstīts kā ģimenes liecība līdzās tam, ko vēsta citi avoti.",
        "Täname. See on nüüd kirjas perekonna tunnistusena, teiste allikate andmete kõrval.",
        "Дякуємо. Тепер це внесено як свідчення родини поряд із тим, що кажуть інші джерела.",
        "Благодарим Вас. Теперь это внесено как свидетельство семьи рядом с тем, что говорят другие источники.",
        "Dziękujemy. Jest to teraz zapisane jako świadectwo rodziny obok tego, co mówią inne źródła.",
        "Wir danken Ihnen. Es steht nun als Zeugnis der Familie im Verzeichnis, neben dem, was andere Quellen sagen.",
    ),
    (
        "no-source", "decline",
        "We cannot change this without a source. If you find a document or a witness, please write again.",
        "Be šaltinio to pakeisti negalime. Jei rasite dokumentą ar liudytoją, prašome parašyti dar kartą.",
        "Bez avota mēs to nevaram mainīt. Ja atradīsiet dokumentu vai liecinieku, lūdzu, rakstiet vēlreiz.",
        "Ilma allikata me seda muuta ei saa. Kui leiate dokumendi või tunnistaja, palun kirjutage uuesti.",
        "Без джерела ми не можемо цього змінити. Якщо Ви знайдете документ або свідка, будь ласка, напишіть знову.",
        "Без источника мы не можем этого изменить. Если Вы найдёте документ или свидетеля, пожалуйста, напишите снова.",
        "Bez źródła nie możemy tego zmienić. Jeśli znajdą Państwo dokument lub świadka, prosimy napisać ponownie.",
        "Ohne eine Quelle können wir das nicht ändern. Wenn Sie ein Dokument oder Zeugen finden, schreiben Sie bitte wieder.",
    ),
    (
        "other-person", "decline",
        "The evidence seems to speak of another person of the same name. What made us think so is said below.",
        "Atrodo, kad šaltinis kalba apie kitą to paties vardo žmogų. Kodėl taip manome, parašyta toliau.",
        "Šķiet, ka avots runā par citu cilvēku ar tādu pašu vārdu. Kāpēc tā domājam, teikts tālāk.",
        "Allikas räägib ilmselt teisest samanimelisest inimesest. Miks me nii arvame, on öeldud allpool.",
        "Схоже, що джерело говорить про іншу людину з тим самим іменем. Чому ми так вважаємо, сказано нижче.",
        "По-видимому, источник говорит о другом человеке с тем же именем. Почему мы так думаем, сказано ниже.",
        "Źródło mówi prawdopodobnie o innej osobie o tym samym nazwisku. Dlaczego tak sądzimy, piszemy poniżej.",
        "Die Quelle spricht wohl von einem anderen Menschen gleichen Namens. Warum wir das meinen, steht unten.",
    ),
    (
        "sources-disagree", "decline",
        "Other sources say otherwise, and we have no means to decide between them. Both are shown on the page.",
        "Kiti šaltiniai sako kitaip, ir mes negalime nuspręsti, kuris teisus. Puslapyje rodomi abu.",
        "Citi avoti saka citādi, un mums nav pamata izšķirties starp tiem. Lapā redzami abi.",
        "Teised allikad ütlevad teisiti ja meil pole alust nende vahel otsustada. Lehel on näha mõlemad.",
        "Інші джерела кажуть інакше, і ми не маємо підстав вирішити між ними. На сторінці показано обидва.",
        "Другие источники говорят иначе, и у нас нет оснований выбрать между ними. На странице показаны оба.",
        "Inne źródła mówią inaczej i nie mamy podstaw, by między nimi rozstrzygnąć. Na stronie widać oba.",
        "Andere Quellen sagen es anders, und wir können nicht zwischen ihnen entscheiden. Die Seite zeigt beides.",
    ),
    (
        "living", "decline",
        "The person may be living. Of the living we show the name and the public part only.",
        "Šis žmogus gali būti gyvas. Apie gyvuosius rodome tik vardą ir tai, kas vieša.",
        "Šis cilvēks, iespējams, ir dzīvs. Par dzīvajiem rādām tikai vārdu un to, kas ir publisks.",
        "See inimene võib elada. Elavate kohta näitame ainult nime ja avalikku osa.",
        "Ця людина може бути жива. Про живих ми показуємо лише ім’я та публічну частину.",
        "Этот человек может быть жив. О живых мы показываем только имя и то, что общеизвестно.",
        "Ta osoba może żyć. O żyjących pokazujemy tylko nazwisko i to, co jest publiczne.",
        "Dieser Mensch lebt vielleicht. Von Lebenden zeigen wir nur den Namen und den öffentlichen Teil.",
    ),
    (
        "outside", "decline",
        "This lies outside what the memorial records: the revolts of 1953 and the people named in their record.",
        "Tai nepriklauso šiam memorialui: jis apima 1953 m. sukilimus ir žmones, minimus jų šaltiniuose.",
        "Tas neietilpst šajā memoriālā: tas aptver 1953. gada sacelšanās un cilvēkus, kas minēti to avotos.",
        "See jääb memoriaalist välja: siin on 1953. aasta ülestõusud ja neist kõnelevates allikates nimetatud inimesed.",
        "Це поза межами меморіалу: він охоплює повстання 1953 року та людей, названих у їхніх джерелах.",
        "Это за пределами мемориала: он охватывает восстания 1953 года и людей, названных в их источниках.",
        "Wykracza to poza zakres tego miejsca pamięci: powstania 1953 roku i ludzi wymienionych w ich źródłach.",
        "Das liegt außerhalb dessen, was hier verzeichnet wird: die Aufstände von 1953 und die in ihren Quellen Genannten.",
    ),
    (
        "ask-archive", "ask",
        "Could you tell us in which archive the document is kept, and under which number (fond, file, page)?",
        "Gal galėtumėte parašyti, kuriame archyve saugomas dokumentas ir kokiu numeriu (fondas, byla, lapas)?",
        "Vai varat pateikt, kurā arhīvā dokuments glabājas un ar kādu numuru (fonds, lieta, lapa)?",
        "Kas saate öelda, millises arhiivis dokument asub ja mis numbri all (fond, säilik, leht)?",
        "Чи могли б Ви сказати, у якому архіві зберігається документ і під яким номером (фонд, справа, аркуш)?",
        "Не могли бы Вы сообщить, в каком архиве хранится документ и под каким номером (фонд, дело, лист)?",
        "Czy mogą Państwo podać, w którym archiwum jest dokument i pod jakim numerem (zespół, teczka, karta)?",
        "Könnten Sie uns sagen, in welchem Archiv das Dokument liegt und unter welcher Nummer (Bestand, Akte, Blatt)?",
    ),
    (
        "ask-picture", "ask",
        "Could you send a picture of the document? A photograph made with a telephone is enough.",
        "Gal galėtumėte atsiųsti dokumento nuotrauką? Pakanka telefonu padarytos nuotraukos.",
        "Vai varat atsūtīt dokumenta attēlu? Pietiek ar tālruni uzņemtu fotogrāfiju.",
        "Kas saaksite saata dokumendist pildi? Piisab telefoniga tehtud fotost.",
        "Чи могли б Ви надіслати зображення документа? Достатньо знімка, зробленого телефоном.",
        "Не могли бы Вы прислать изображение документа? Достаточно снимка, сделанного телефоном.",
        "Czy mogą Państwo przysłać zdjęcie dokumentu? Wystarczy zdjęcie zrobione telefonem.",
        "Könnten Sie ein Bild des Dokuments schicken? Ein Foto mit dem Telefon genügt.",
    ),
    (
        "ask-how-known", "ask",
        "Could you tell us how you know this: from whom, and about when you heard or read it?",
        "Gal galėtumėte parašyti, iš kur tai žinote: iš ko ir maždaug kada tai girdėjote ar skaitėte?",
        "Vai varat pateikt, kā Jūs to zināt: no kā un apmēram kad to dzirdējāt vai lasījāt?",
        "Kas saate öelda, kust Te seda teate: kellelt ja umbes millal seda kuulsite või lugesite?",
        "Чи могли б Ви сказати, звідки Ви це знаєте: від кого і приблизно коли чули або читали?",
        "Не могли бы Вы сообщить, откуда Вы это знаете: от кого и примерно когда слышали или читали?",
        "Czy mogą Państwo powiedzieć, skąd to wiadomo: od kogo i mniej więcej kiedy usłyszane lub przeczytane?",
        "Könnten Sie uns sagen, woher Sie das wissen: von wem, und wann ungefähr Sie es gehört oder gelesen haben?",
    ),
)  # fmt: skip


def put_up(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    reasons = apps.get_model("memorial", "ReasonText").objects.using(schema_editor.connection.alias)
    for place, (slug, use, *texts) in enumerate(REASONS):
        words = {f"text_{language}": text for language, text in zip(LANGUAGES, texts, strict=True)}
        reasons.get_or_create(slug=slug, defaults={"use": use, "position": place, **words})


def take_down(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Nothing: the table goes with the migration before, and what curators wrote in it stays until then."""


class Migration(migrations.Migration):
    dependencies = [("memorial", "0010_corrections")]

    operations = [migrations.RunPython(put_up, take_down)]
