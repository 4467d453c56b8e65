"""The words of dates in the eight interface languages: months, seasons, turns of phrase.

A turn of phrase that would make a date decline is said in one of two ways. After "about" the forms of `governed` stand,
so that it reads as people write: "около 1 августа 1953 года", "apie 1953 m. rugpjūtį". Everything else stands after the
date, which keeps its first form, in brackets or behind a comma: "серпень 1953 року (день невідомий)".

Not as in English, and meant so: Lithuanian and Polish name a decade by its first and last year, because "1950-ieji"
is the single year 1950 and "lata 50." needs a century.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Forms:
    """Plain dates in one case. Patterns take {d} {month} {y} {season}; that of a decade {decade} and {last}.

    `months` are as they stand with a day, `months_alone` as they stand with a year only. `with_year` is the piece of
    `day` and `month` that a second date of the same year need not repeat. `days` are two days of one month, {d} and
    {last}; empty where they are said like any other two dates.
    """

    months: tuple[str, ...]
    months_alone: tuple[str, ...]
    seasons: tuple[str, ...]
    day: str
    month: str
    with_year: str
    year: str
    season: str
    decade: str
    decade_of_forty: str = ""
    days: str = ""


@dataclass(frozen=True, slots=True)
class Language:
    """How one language says dates. Patterns take {date}, {first} and {last}; divisions of a year take {n} and {y}."""

    plain: Forms
    governed: Forms
    about: str
    possibly: str
    span: str
    years: str
    between: str
    or_earlier: str
    or_later: str
    start_unknown: str
    end_unknown: str
    or_word: str
    and_word: str
    day_unknown: str
    month_unknown: str
    quarter: str
    third: str
    half: str
    southern: str
    ordinals: tuple[str, str, str, str] = ("1", "2", "3", "4")


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_MONTHS_EN = _words("January February March April May June July August September October November December")
_EN = Forms(
    _MONTHS_EN, _MONTHS_EN, _words("spring summer autumn winter"),
    "{d} {month} {y}", "{month} {y}", " {y}", "{y}", "{season} {y}", "the {decade}s",
)  # fmt: skip

_MONTHS_LT = _words("sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio")
_PATTERNS_LT = ("{y} m. {month} {d} d.", "{y} m. {month}", "{y} m. ", "{y} m.", "{y} m. {season}", "{decade}–{last} m.")
_LT = Forms(
    _MONTHS_LT,
    _words("sausis vasaris kovas balandis gegužė birželis liepa rugpjūtis rugsėjis spalis lapkritis gruodis"),
    _words("pavasaris vasara ruduo žiema"), *_PATTERNS_LT, days="{y} m. {month} {d}–{last} d.",
)  # fmt: skip
_LT_GOVERNED = Forms(
    _MONTHS_LT,
    _words("sausį vasarį kovą balandį gegužę birželį liepą rugpjūtį rugsėjį spalį lapkritį gruodį"),
    _words("pavasarį vasarą rudenį žiemą"), *_PATTERNS_LT,
)  # fmt: skip

_MONTHS_LV = _words(
    "janvāris februāris marts aprīlis maijs jūnijs jūlijs augusts septembris oktobris novembris decembris"
)
_MONTHS_LV_GOVERNED = _words(
    "janvāri februāri martu aprīli maiju jūniju jūliju augustu septembri oktobri novembri decembri"
)
_LV = Forms(
    _MONTHS_LV, _MONTHS_LV, _words("pavasaris vasara rudens ziema"),
    "{y}. gada {d}. {month}", "{y}. gada {month}", "{y}. gada ", "{y}. gads", "{y}. gada {season}", "{decade}. gadi",
    days="{y}. gada {d}.–{last}. {month}",
)  # fmt: skip
_LV_GOVERNED = Forms(
    _MONTHS_LV_GOVERNED, _MONTHS_LV_GOVERNED, _words("pavasari vasaru rudeni ziemu"),
    "{y}. gada {d}. {month}", "{y}. gada {month}", "{y}. gada ", "{y}. gadu", "{y}. gada {season}", "{decade}. gadiem",
)  # fmt: skip

_MONTHS_ET = _words("jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember")
_ET = Forms(
    _MONTHS_ET, _MONTHS_ET, _words("kevad suvi sügis talv"),
    "{d}. {month} {y}", "{month} {y}", " {y}", "{y}", "{y}. aasta {season}", "{decade}. aastad",
    days="{d}.–{last}. {month} {y}",
)  # fmt: skip

_MONTHS_UK = _words("січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня")
_UK = Forms(
    _MONTHS_UK,
    _words("січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень"),
    _words("весна літо осінь зима"),
    "{d} {month} {y} року", "{month} {y} року", " {y} року", "{y} рік", "{season} {y} року",
    "{decade}-ті роки", "{decade}-ві роки", "{d}–{last} {month} {y} року",
)  # fmt: skip
_UK_GOVERNED = Forms(
    _MONTHS_UK, _MONTHS_UK, _words("весни літа осені зими"),
    "{d} {month} {y} року", "{month} {y} року", " {y} року", "{y} року", "{season} {y} року", "{decade}-х років",
)  # fmt: skip

_MONTHS_RU = _words("января февраля марта апреля мая июня июля августа сентября октября ноября декабря")
_RU = Forms(
    _MONTHS_RU,
    _words("январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь"),
    _words("весна лето осень зима"),
    "{d} {month} {y} года", "{month} {y} года", " {y} года", "{y} год", "{season} {y} года", "{decade}-е годы",
    days="{d}–{last} {month} {y} года",
)  # fmt: skip
_RU_GOVERNED = Forms(
    _MONTHS_RU, _MONTHS_RU, _words("весны лета осени зимы"),
    "{d} {month} {y} года", "{month} {y} года", " {y} года", "{y} года", "{season} {y} года", "{decade}-х годов",
)  # fmt: skip

_MONTHS_PL = _words(
    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia"
)
_PL = Forms(
    _MONTHS_PL,
    _words("styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień"),
    _words("wiosna lato jesień zima"),
    "{d} {month} {y}", "{month} {y}", " {y}", "{y}", "{season} {y}", "lata {decade}–{last}",
    days="{d}–{last} {month} {y}",
)  # fmt: skip
_PL_GOVERNED = Forms(
    _MONTHS_PL, _MONTHS_PL, _words("wiosny lata jesieni zimy"),
    "{d} {month} {y}", "{month} {y}", " {y}", "{y}", "{season} {y}", "lat {decade}–{last}",
)  # fmt: skip

_MONTHS_DE = _words("Januar Februar März April Mai Juni Juli August September Oktober November Dezember")
_DE = Forms(
    _MONTHS_DE, _MONTHS_DE, _words("Frühjahr Sommer Herbst Winter"),
    "{d}. {month} {y}", "{month} {y}", " {y}", "{y}", "{season} {y}", "die {decade}er Jahre",
)  # fmt: skip
_DE_GOVERNED = Forms(
    _MONTHS_DE, _MONTHS_DE, ("das Frühjahr", "den Sommer", "den Herbst", "den Winter"),
    "den {d}. {month} {y}", "{month} {y}", " {y}", "{y}", "{season} {y}", "die {decade}er Jahre",
)  # fmt: skip

LANGUAGES: dict[str, Language] = {
    "en": Language(
        _EN, _EN, "about {date}", "possibly {date}", "{first} to {last}", "{first} to {last}",
        "between {first} and {last}", "{date} or earlier", "{date} or later",
        "until {date}, beginning not known", "from {date}, end not known",
        "or", "and", "{date}, day not known", "{date}, month not known",
        "{n} quarter of {y}", "{n} third of {y}", "{n} half of {y}", "{date} (southern hemisphere)",
        ("first", "second", "third", "fourth"),
    ),
    "lt": Language(
        _LT, _LT_GOVERNED, "apie {date}", "galbūt {date}", "{first} – {last}", "{first}–{last} m.",
        "{first} – {last} (šiuo laikotarpiu)", "{date} arba anksčiau", "{date} arba vėliau",
        "– {date} (pradžia nežinoma)", "{date} – (pabaiga nežinoma)",
        "arba", "ir", "{date} (diena nežinoma)", "{date} (mėnuo nežinomas)",
        "{y} m. {n} ketvirtis", "{y} m. {n} trečdalis", "{y} m. {n} pusmetis", "{date} (pietų pusrutulis)",
        ("I", "II", "III", "IV"),
    ),
    "lv": Language(
        _LV, _LV_GOVERNED, "ap {date}", "iespējams, {date}", "{first} – {last}", "{first}.–{last}. gads",
        "{first} – {last} (šajā laikā)", "{date} vai agrāk", "{date} vai vēlāk",
        "– {date} (sākums nav zināms)", "{date} – (beigas nav zināmas)",
        "vai", "un", "{date} (diena nav zināma)", "{date} (mēnesis nav zināms)",
        "{y}. gada {n}. ceturksnis", "{y}. gada {n}. trešdaļa", "{y}. gada {n}. pusgads", "{date} (dienvidu puslode)",
    ),
    "et": Language(
        _ET, _ET, "umbes {date}", "võib-olla {date}", "{first} – {last}", "{first}–{last}",
        "{first} – {last} (selles vahemikus)", "{date} või varem", "{date} või hiljem",
        "– {date} (algus teadmata)", "{date} – (lõpp teadmata)",
        "või", "ja", "{date} (päev teadmata)", "{date} (kuu teadmata)",
        "{y}. aasta {n}. kvartal", "{y}. aasta {n}. kolmandik", "{y}. aasta {n}. pool", "{date} (lõunapoolkera)",
    ),
    "uk": Language(
        _UK, _UK_GOVERNED, "близько {date}", "можливо, {date}", "{first} – {last}", "{first}–{last} роки",
        "{first} – {last} (у цьому проміжку)", "{date} або раніше", "{date} або пізніше",
        "– {date} (початок невідомий)", "{date} – (кінець невідомий)",
        "або", "і", "{date} (день невідомий)", "{date} (місяць невідомий)",
        "{n}-й квартал {y} року", "{n}-а третина {y} року", "{n}-е півріччя {y} року", "{date} (південна півкуля)",
    ),
    "ru": Language(
        _RU, _RU_GOVERNED, "около {date}", "возможно, {date}", "{first} – {last}", "{first}–{last} годы",
        "{first} – {last} (в этом промежутке)", "{date} или раньше", "{date} или позже",
        "– {date} (начало неизвестно)", "{date} – (конец неизвестен)",
        "или", "и", "{date} (день неизвестен)", "{date} (месяц неизвестен)",
        "{n}-й квартал {y} года", "{n}-я треть {y} года", "{n}-е полугодие {y} года", "{date} (южное полушарие)",
    ),
    "pl": Language(
        _PL, _PL_GOVERNED, "około {date}", "być może {date}", "{first} – {last}", "{first}–{last}",
        "{first} – {last} (w tym okresie)", "{date} lub wcześniej", "{date} lub później",
        "– {date} (początek nieznany)", "{date} – (koniec nieznany)",
        "lub", "i", "{date} (dzień nieznany)", "{date} (miesiąc nieznany)",
        "{n} kwartał {y}", "{n} okres czteromiesięczny {y}", "{n} półrocze {y}", "{date} (półkula południowa)",
        ("I", "II", "III", "IV"),
    ),
    "de": Language(
        _DE, _DE_GOVERNED, "um {date}", "möglicherweise {date}", "{first} bis {last}", "{first} bis {last}",
        "zwischen {first} und {last}", "{date} oder früher", "{date} oder später",
        "bis {date}, Beginn unbekannt", "ab {date}, Ende unbekannt",
        "oder", "und", "{date}, Tag unbekannt", "{date}, Monat unbekannt",
        "{n}. Quartal {y}", "{n}. Drittel des Jahres {y}", "{n}. Halbjahr {y}", "{date} (Südhalbkugel)",
    ),
}  # fmt: skip
