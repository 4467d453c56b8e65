"""Invented names, put together from syllables so that they collide as real ones do.

Every syllable has a Latin and a Cyrillic spelling. How often a family name is borne falls off with its rank (Zipf), so
a few are shared by hundreds and many are borne once. None of the lists is anybody's list of people.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from memorial.names import fold

_Syllable = tuple[str, str]

#: Family names of one language; so many that the rarest are borne once or twice among two hundred thousand people.
FAMILIES = 6_000
#: How fast the frequency of a family name falls with its rank.
_ZIPF = 0.8


@dataclass(frozen=True, slots=True)
class Word:
    """One part of a name in Latin and in Cyrillic letters, each with its fold."""

    latin: str
    cyrillic: str
    latin_folded: str
    cyrillic_folded: str
    plain: str


@dataclass(frozen=True, slots=True)
class Tongue:
    """The names of one nationality: its slug, language tag, given names, and family names by falling frequency."""

    nationality: str
    language: str
    share: int
    given: tuple[Word, ...]
    families: tuple[Word, ...]
    weights: tuple[float, ...]


def _pairs(text: str) -> tuple[_Syllable, ...]:
    """`"ka/ка lo/ло"` as pairs."""
    return tuple((latin, cyrillic) for latin, cyrillic in (pair.split("/") for pair in text.split()))


#: nationality, language, share in percent, beginnings, middles and ends of family names, given names.
_LISTS = (
    ("lithuanian", "lt", 24,
     ("Bal/Бал Daug/Дауг Gruš/Груш Jan/Ян Kaz/Каз Laič/Лайч Mis/Мис Pūk/Пук Rimk/Римк Sal/Сал Šim/Шим Tam/Там "
     "Už/Уж Vait/Вайт Žem/Жем Čes/Чес Norv/Норв Dirg/Дирг Stank/Станк Gink/Гинк"),
     "a/а e/е i/и u/у al/ал en/ен in/ин ul/ул iaus/яус om/ом er/ер it/ит av/ав ut/ут aič/айч",
     "as/ас is/ис ys/ис us/ус aitis/айтис ėnas/енас ūnas/унас auskas/аускас evičius/евичюс onis/онис",
     ("Jonas/Йонас Juozas/Юозас Antanas/Антанас Petras/Пятрас Kazys/Казис Stasys/Стасис Vytautas/Витаутас "
     "Bronius/Бронюс Ona/Она Marija/Мария Aldona/Алдона Česlovas/Чесловас Feliksas/Феликсас Žygimantas/Жигимантас")),
    ("ukrainian", "uk", 30,
     ("Hryn/Грин Kov/Ков Bon/Бон Shev/Шев Tka/Тка Mel/Мел Stets/Стец Pav/Пав Rud/Руд Lys/Лис Zal/Зал Hon/Гон "
     "Kost/Кост Mart/Март Ivas/Івас Chorn/Чорн Bil/Біл Vas/Вас Dem/Дем Sym/Сим"),
     "a/а e/е y/и o/о al/ал en/ен un/ун och/оч or/ор iv/ів ats/ац yl/ил ush/уш ar/ар ov/ов",
     "ko/ко enko/енко uk/ук chuk/чук iak/як yshyn/ишин ets/ець yk/ик ovsky/овський iv/ів",
     ("Ivan/Іван Petro/Петро Vasyl/Василь Mykola/Микола Stepan/Степан Mykhailo/Михайло Bohdan/Богдан Hryhorii/Григорій "
     "Olena/Олена Maria/Марія Hanna/Ганна Yevhen/Євген Dmytro/Дмитро Teodor/Теодор")),
    ("russian", "ru", 16,
     ("Kuz/Куз Sok/Сок Bor/Бор Mor/Мор Vol/Вол Zai/Зай Gol/Гол Kar/Кар Lap/Лап Med/Мед Nik/Ник Orl/Орл Pet/Пет "
     "Rom/Ром Sav/Сав Tim/Тим Fom/Фом Cher/Чер Shish/Шиш Yak/Як"),
     "a/а e/е i/и o/о ol/ол el/ел in/ин ush/уш ar/ар ov/ов yt/ыт och/оч en/ен uk/ук am/ам",
     "ov/ов ev/ев in/ин ovsky/овский kin/кин tsev/цев nikov/ников shin/шин ykh/ых oi/ой",
     ("Ivan/Иван Nikolai/Николай Aleksandr/Александр Pavel/Павел Georgii/Георгий Fedor/Фёдор Mikhail/Михаил "
     "Sergei/Сергей Anna/Анна Vera/Вера Liubov/Любовь Konstantin/Константин Boris/Борис Ilia/Илья")),
    ("latvian", "lv", 10,
     ("Bērz/Берз Kalni/Калнь Ozol/Озол Krū/Кру Liep/Лиеп Zvirb/Звирб Vīt/Вит Dzen/Дзен Eglī/Эгли Grav/Грав "
     "Ķir/Кир Mež/Меж Purv/Пурв Rudz/Рудз Skuj/Скуй Upī/Упи Āb/Аб Cīr/Цир Šķ/Шк Ziem/Зием"),
     "a/а e/е i/и u/у al/ал en/ен in/ин ul/ул iņ/инь ar/ар it/ит ot/от um/ум ēn/ен āj/ай",
     "s/с is/ис ņš/ньш iņš/иньш ītis/итис ēns/енс aitis/айтис nieks/ниекс bergs/бергс elis/елис",
     ("Jānis/Янис Pēteris/Петерис Kārlis/Карлис Andrejs/Андрейс Eduards/Эдуардс Arvīds/Арвидс Vilis/Вилис "
     "Anna/Анна Milda/Милда Zenta/Зента Fricis/Фрицис Ādolfs/Адолфс Ernests/Эрнестс Rūdolfs/Рудолфс")),
    ("estonian", "et", 7,
     ("Tam/Там Saa/Саа Mäg/Мяг Kas/Кас Ku/Ку Põl/Пыл Rää/Ряя Ilv/Илв Jär/Яр Koi/Кой Lep/Леп Män/Мян Nur/Нур "
     "Oja/Оя Pär/Пяр Soo/Соо Toom/Тоом Vah/Вах Õun/Ыун Ür/Юр"),
     "a/а e/е i/и u/у al/ал en/ен in/ин ul/ул ik/ик ar/ар is/ис em/ем und/унд ät/ят õs/ыс",
     "m/м r/р ste/сте k/к mäe/мяэ saar/саар la/ла vik/вик mann/манн er/ер",
     ("Jaan/Яан Jüri/Юри August/Аугуст Karl/Карл Johannes/Йоханнес Arnold/Арнольд Elmar/Эльмар Ülo/Юло "
     "Leida/Лейда Helmi/Хельми Õie/Ыйе Endel/Эндель Heino/Хейно Tõnu/Тыну")),
    ("polish", "pl", 8,
     ("Wiś/Висьн Kow/Ков Gór/Гур Łuk/Лук Maj/Май Now/Нов Paw/Пав Rut/Рут Szy/Ши Woj/Вой Zaw/Зав Żur/Жур Ćwi/Цьви "
     "Dąb/Домб Krz/Кш Jan/Ян Sob/Соб Mich/Мих Bar/Бар Czer/Чер"),
     "a/а e/е i/и o/о al/ал en/ен in/ин ec/ец or/ор ow/ов ał/ал yń/ынь ar/ар iet/ет ęg/енг",
     "ski/ский ska/ская cki/цкий ak/ак ek/ек ik/ик czyk/чик owicz/ович ewski/евский iak/як",
     ("Jan/Ян Józef/Юзеф Stanisław/Станислав Władysław/Владислав Kazimierz/Казимеж Tadeusz/Тадеуш Zofia/Зофья "
     "Helena/Хелена Bolesław/Болеслав Łucja/Луция Michał/Михал Piotr/Пётр Wacław/Вацлав Zygmunt/Зыгмунт")),
    ("german", "de", 5,
     ("Bau/Бау Hof/Гоф Mül/Мюл Schä/Ше Wei/Вай Zim/Цим Krü/Крю Leh/Ле Stein/Штайн Vog/Фог Fisch/Фиш Grü/Грю Köh/Кё "
     "Neu/Ной Rich/Рих Sei/Зай Tho/То Wag/Ваг Jä/Е Bren/Брен"),
     "a/а e/е i/и o/о al/ал en/ен in/ин er/ер or/ор um/ум el/ел ig/иг ar/ар und/унд ach/ах",
     "er/ер mann/ман berg/берг stein/штайн ler/лер ke/ке bach/бах rich/рих el/ель ing/инг",
     ("Hans/Ганс Karl/Карл Otto/Отто Jürgen/Юрген Fritz/Фриц Günther/Гюнтер Heinrich/Генрих Käthe/Кете "
     "Anna/Анна Ernst/Эрнст Kurt/Курт Rudolf/Рудольф Walter/Вальтер Georg/Георг")),
)  # fmt: skip


def tongues(seed: int) -> tuple[Tongue, ...]:
    """The names of every nationality, the same for the same seed."""
    made = []
    for nationality, language, share, begin, middle, end, given in _LISTS:
        chance = random.Random(f"{seed}:{nationality}")  # noqa: S311
        families = _families(chance, _pairs(begin), _pairs(middle), _pairs(end))
        weights = tuple(accumulate(1 / rank**_ZIPF for rank in range(1, len(families) + 1)))
        words = tuple(_word(latin, cyrillic) for latin, cyrillic in _pairs(given))
        made.append(Tongue(nationality, language, share, words, families, weights))
    return tuple(made)


def _families(chance: random.Random, *parts: Sequence[_Syllable]) -> tuple[Word, ...]:
    """Different family names, in an order drawn by lot."""
    begin, middle, end = parts
    spelt = {(b[0] + e[0], b[1] + e[1]) for b in begin for e in end}
    spelt |= {(b[0] + m[0] + e[0], b[1] + m[1] + e[1]) for b in begin for m in middle for e in end}
    spelt |= {
        (b[0] + m[0] + n[0] + e[0], b[1] + m[1] + n[1] + e[1])
        for b in begin
        for m in middle[5:]
        for n in middle[:5]
        for e in end[5:]
    }
    return tuple(_word(*pair) for pair in chance.sample(sorted(spelt), FAMILIES))


def _word(latin: str, cyrillic: str) -> Word:
    folded = fold(latin)
    return Word(latin, cyrillic, folded, fold(cyrillic), folded.capitalize())
