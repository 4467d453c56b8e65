"""The words of dates in the eight interface languages: months, seasons, turns of phrase.

Outside English, words that would make a date decline stand after it in brackets: "1953 m. (apytikriai)". A sentence
is easily wrong in a case the writer did not think of; a bracket never is.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """How one language says dates. Patterns take {d} {month} {y} {season} {decade} {date} {first} {last}.

    `months` are as they stand with a day, `months_alone` as they stand with a year only.
    """

    months: tuple[str, ...]
    months_alone: tuple[str, ...]
    seasons: tuple[str, str, str, str]
    day: str
    month: str
    year: str
    season: str
    decade: str
    about: str
    possibly: str
    span: str
    or_earlier: str
    or_later: str
    start_unknown: str
    end_unknown: str
    between: str
    or_word: str
    and_word: str
    day_unknown: str
    month_unknown: str


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_EN = "January February March April May June July August September October November December"
_DE = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"
_ET = "jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember"
_LV = "janvāris februāris marts aprīlis maijs jūnijs jūlijs augusts septembris oktobris novembris decembris"

LANGUAGES: dict[str, Language] = {
    "en": Language(
        _words(_EN), _words(_EN), ("spring", "summer", "autumn", "winter"),
        "{d} {month} {y}", "{month} {y}", "{y}", "{season} {y}", "the {decade}s",
        "about {date}", "possibly {date}", "{first} to {last}", "{date} or earlier", "{date} or later",
        "until {date}, beginning not known", "from {date}, end not known",
        "between {first} and {last}", "or", "and", "{date}, day not known", "{date}, month not known",
    ),
    "lt": Language(
        _words("sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio"),
        _words("sausis vasaris kovas balandis gegužė birželis liepa rugpjūtis rugsėjis spalis lapkritis gruodis"),
        ("pavasaris", "vasara", "ruduo", "žiema"),
        "{y} m. {month} {d} d.", "{y} m. {month}", "{y} m.", "{y} m. {season}", "{decade}-ieji",
        "{date} (apytikriai)", "{date} (galbūt)", "{first} – {last}", "{date} arba anksčiau", "{date} arba vėliau",
        "iki {date} (pradžia nežinoma)", "nuo {date} (pabaiga nežinoma)",
        "tarp {first} ir {last}", "arba", "ir", "{date} (diena nežinoma)", "{date} (mėnuo nežinomas)",
    ),
    "lv": Language(
        _words(_LV), _words(_LV), ("pavasaris", "vasara", "rudens", "ziema"),
        "{y}. gada {d}. {month}", "{y}. gada {month}", "{y}. gads", "{y}. gada {season}", "{decade}. gadi",
        "{date} (aptuveni)", "{date} (iespējams)", "{first} – {last}", "{date} vai agrāk", "{date} vai vēlāk",
        "– {date} (sākums nav zināms)", "{date} – (beigas nav zināmas)",
        "{first} – {last} (šajā laikā)", "vai", "un", "{date} (diena nav zināma)", "{date} (mēnesis nav zināms)",
    ),
    "et": Language(
        _words(_ET), _words(_ET), ("kevad", "suvi", "sügis", "talv"),
        "{d}. {month} {y}", "{month} {y}", "{y}", "{y}. aasta {season}", "{decade}. aastad",
        "{date} (ligikaudu)", "{date} (võimalik)", "{first} – {last}", "{date} või varem", "{date} või hiljem",
        "– {date} (algus teadmata)", "{date} – (lõpp teadmata)",
        "{first} – {last} (selles vahemikus)", "või", "ja", "{date} (päev teadmata)", "{date} (kuu teadmata)",
    ),
    "uk": Language(
        _words("січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня"),
        _words("січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень"),
        ("весна", "літо", "осінь", "зима"),
        "{d} {month} {y} року", "{month} {y} року", "{y} рік", "{season} {y} року", "{decade}-ті роки",
        "{date} (приблизно)", "{date} (можливо)", "{first} – {last}", "{date} або раніше", "{date} або пізніше",
        "– {date} (початок невідомий)", "{date} – (кінець невідомий)",
        "{first} – {last} (у цьому проміжку)", "або", "і", "{date} (день невідомий)", "{date} (місяць невідомий)",
    ),
    "ru": Language(
        _words("января февраля марта апреля мая июня июля августа сентября октября ноября декабря"),
        _words("январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь"),
        ("весна", "лето", "осень", "зима"),
        "{d} {month} {y} года", "{month} {y} года", "{y} год", "{season} {y} года", "{decade}-е годы",
        "{date} (приблизительно)", "{date} (возможно)", "{first} – {last}", "{date} или раньше", "{date} или позже",
        "– {date} (начало неизвестно)", "{date} – (конец неизвестен)",
        "{first} – {last} (в этом промежутке)", "или", "и", "{date} (день неизвестен)", "{date} (месяц неизвестен)",
    ),
    "pl": Language(
        _words("stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia"),
        _words("styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień"),
        ("wiosna", "lato", "jesień", "zima"),
        "{d} {month} {y}", "{month} {y}", "{y}", "{season} {y}", "lata {decade}",
        "{date} (w przybliżeniu)", "{date} (być może)", "{first} – {last}", "{date} lub wcześniej",
        "{date} lub później", "– {date} (początek nieznany)", "{date} – (koniec nieznany)",
        "{first} – {last} (w tym okresie)", "lub", "i", "{date} (dzień nieznany)", "{date} (miesiąc nieznany)",
    ),
    "de": Language(
        _words(_DE), _words(_DE), ("Frühling", "Sommer", "Herbst", "Winter"),
        "{d}. {month} {y}", "{month} {y}", "{y}", "{season} {y}", "die {decade}er Jahre",
        "um {date}", "möglicherweise {date}", "{first} bis {last}", "{date} oder früher", "{date} oder später",
        "bis {date}, Beginn unbekannt", "ab {date}, Ende unbekannt",
        "zwischen {first} und {last}", "oder", "und", "{date}, Tag unbekannt", "{date}, Monat unbekannt",
    ),
}  # fmt: skip
