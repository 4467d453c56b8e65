"""Letters as families write them, in many languages and at every length. Everybody in them is invented."""

from __future__ import annotations

import random
from collections.abc import Iterator

from memorial.corrections import Value, Wish
from memorial.models import Person

#: Sentences by language; a letter takes some of them in order. They are not those the weighing was made with.
SENTENCES: dict[str, tuple[str, ...]] = {
    "en": (
        "I have looked for him for forty years and found his name on your page last night.",
        "My grandfather never spoke about the north, only once, when it snowed, he said that the snow there was blue.",
        "My mother kept his two letters in a tin box; she died in March without knowing what had become of him.",
        "In the register of the parish he is written with one s, and so it is on the stone.",
        "I do not know whether this is of use to you. I am eighty-one and there is nobody else to tell it.",
        "He was arrested in the autumn of 1944, the neighbours saw the cart.",
        "Please be so kind and write his name as he wrote it himself.",
    ),
    "lt": (
        "Ilgai dvejojau, ar rašyti, bet kas kitas apie jį papasakos, jei ne aš.",
        "Mano senelis iš Norilsko negrįžo, o močiutė jo laukė iki mirties.",
        "Jo pavardė Jūsų puslapyje parašyta ne taip, kaip metrikoje.",
        "Mama pasakojo, kad jį suėmė 1945 metų pavasarį, per patį sėją.",
        "Turime vieną nuotrauką, daryta prieš pat karą, jis joje stovi su broliu.",
        "Ačiū Jums, kad apie juos nepamiršote.",
    ),
    "lv": (
        "Rakstu sava tēva māsas vietā, viņai ir deviņdesmit trīs gadi.",
        "Vectēvs pazuda Noriļskā, mēs nekad nesaņēmām ziņu.",
        "Baznīcas grāmatā viņa vārds ir rakstīts citādi.",
        "Viņu apcietināja 1946. gadā, ziemā, naktī.",
        "Paldies, ka jūs to darāt.",
    ),
    "et": (
        "Vanaisa läks ja tema pliiats jäi lauale, nii rääkis vanaema.",
        "Teie lehel on tema eesnimi venepärane, kodus oli ta Jüri.",
        "Ta küüditati 1949. aasta märtsis.",
        "Meil on alles üks foto ja üks kiri laagrist.",
        "Suur tänu teile.",
    ),
    "uk": (
        "Пишу Вам від імені всієї родини, бо бабуся вже не бачить.",
        "Дід був у Норильську до 1955 року, потім його перевели, куди, ми не знаємо.",
        "У метричній книзі села його ім’я записано інакше.",
        "Мама берегла його останній лист усе життя, там лише кілька рядків.",
        "Дякую, що пам’ятаєте їх.",
    ),
    "ru": (
        "Я ищу его всю жизнь, и вот вчера ночью увидела его имя у вас.",
        "Дедушка не вернулся, бабушка ждала его до самой смерти и всегда накрывала на стол лишнюю тарелку.",
        "В деле из архива фамилия написана через «о», так же и в свидетельстве о рождении.",
        "Арестовали его в сорок шестом, то есть в 1946 году, прямо в поле.",
        "Мне восемьдесят два года, и рассказать об этом больше некому.",
        "Простите, что пишу так длинно, но плакать об этом мне больше не с кем.",
    ),
    "pl": (
        "Mój dziadek nigdy nie wrócił, a babcia do końca trzymała jego płaszcz w szafie.",
        "W księgach parafialnych nazwisko zapisano inaczej niż u Państwa.",
        "Aresztowano go w 1945 roku, zimą.",
        "Mama opowiadała, że pisał z Workuty dwa razy.",
        "Dziękuję za Państwa pracę.",
    ),
    "de": (
        "Mein Großvater hat nie darüber gesprochen, nur im Schlaf.",
        "Im Taufbuch unserer Gemeinde steht sein Name anders als auf Ihrer Seite.",
        "Er wurde im Februar 1945 verhaftet, da war meine Mutter vier Jahre alt.",
        "Wir haben noch ein Bild von ihm, auf dem er lacht.",
        "Ich danke Ihnen sehr für diese Arbeit.",
    ),
}
#: Short ones: what a hurried or a shy person writes.
SHORT = (
    ("en", "His given name was Afanasijus, not Afanasius."),
    ("lt", "Gimė 1912 m., ne 1921 m. Turiu metriką."),
    ("ru", "Не Пётр, а Пеэтер. Это мой дед."),
    ("pl", "Proszę poprawić nazwisko, to brat mojej matki."),
    ("de", "Er war mein Onkel und ist erst 1956 heimgekehrt."),
    ("uk", "Це мій прадід. Помилка в році народження."),
    ("lv", "Tas ir mans vectēvs. Vārds jāraksta ar garo ā."),
    ("et", "See on minu isa vend, sündinud 1920."),
    ("lt", "Tai mano dėdė. Ačiū."),
    ("en", "This man was my father's cousin. We have a photograph, see https://archive.example.org/photo/12."),
)


def letters(people: list[Person], count: int, chance: random.Random) -> Iterator[tuple[str, str, tuple[Wish, ...]]]:
    """So many letters: language, message, wishes."""
    languages = tuple(SENTENCES)
    for number in range(count):
        person = people[number % len(people)]
        if number % 6 == 0:
            language, message = SHORT[number // 6 % len(SHORT)]
            if chance.random() < 0.5:
                message = f"{message} {person.display_name}."
        else:
            language = languages[number % len(languages)]
            told = SENTENCES[language]
            message = " ".join(sorted(chance.sample(told, chance.randint(2, len(told))), key=told.index))
            if number % 5 == 0:  # grief at length
                message = "\n\n".join([message, *(chance.choice(told) for _turn in range(chance.randint(4, 30)))])
        yield language, message, _wishes(person, number, chance)


def _wishes(person: Person, number: int, chance: random.Random) -> tuple[Wish, ...]:
    name = person.public_names[0]
    match number % 4:
        case 0:
            return (Wish(about="name", person=person.pk, name=name.pk, value=Value(text=f"{name.text}as")),)
        case 1:
            year = chance.randint(1895, 1932)
            return (Wish(about="new_statement", kind="born", person=person.pk, value=Value(date=str(year))),)
        case 2:
            return (
                Wish(about="missing_person", value=Value(text=f"Jonas {person.display_name.split()[-1]}")),
                Wish(about="new_statement", kind="occupation", missing=0, value=Value(text="mokytojas")),
            )
        case _:
            return ()
