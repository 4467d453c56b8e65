"""Words by which people write dates, in the eight interface languages, each with what it tells.

Phrases are lower case, of one to four pieces as `tokens` cuts them. No phrase means two things, whatever the language:
what depends on the place is decided by `reading`: `до` before a date or between two, Polish `lata`, years or of summer.
"""

from __future__ import annotations

import re
from collections import Counter
from enum import Enum

from memorial.dates.languages import LANGUAGES


class Role(Enum):
    """What a word, or a few words together, tell of a date."""

    MONTH = "month"
    SEASON = "season"
    ABOUT = "about"
    POSSIBLY = "possibly"
    BEFORE = "before"
    BEFORE_OR_TO = "до"
    AFTER = "after"
    UNTIL = "until"
    TO = "to"
    FROM = "from"
    BETWEEN = "between"
    AND = "and"
    AND_OR_NOTHING = "a"
    OR = "or"
    OR_EARLIER = "or earlier"
    OR_LATER = "or later"
    START_UNKNOWN = "start unknown"
    END_UNKNOWN = "end unknown"
    DAY_UNKNOWN = "day unknown"
    MONTH_UNKNOWN = "month unknown"
    ONE_OF_SPAN = "in this span"
    DECADE = "years, in the plural"
    DECADE_OR_SUMMER = "lata"
    UTC = "utc"
    VAGUE = "early"
    NOTHING_KNOWN = "unknown"
    IGNORED = "the"


#: One phrase told: its role, and its number where it is a month or a season.
Meaning = tuple[Role, int]

#: Pieces of a phrase: a word, a number, or one sign.
PIECE = re.compile(r"[^\W\d_]+|[0-9]+|[^\s]")

_PHRASES: dict[Role, str] = {
    Role.ABOUT: """about; around; circa; ca; c; approximately; approx; apie; apytikriai; maždaug; ap; aptuveni; umbes;
        ligikaudu; близько; приблизно; около; ок; примерно; приблизительно; około; ok; w przybliżeniu; um; etwa; gegen;
        ungefähr""",
    Role.POSSIBLY: """possibly; perhaps; probably; galbūt; tikriausiai; iespējams; varbūt; võimalik; arvatavasti;
        võib-olla; можливо; ймовірно; возможно; вероятно; быть может; być może; prawdopodobnie; möglicherweise;
        vielleicht; wohl""",
    Role.BEFORE: "before; earlier than; prieš; pirms; enne; перед; раньше; przed; vor",
    Role.BEFORE_OR_TO: "до",
    Role.AFTER: "after; later than; po; pēc; pärast; після; после; nach",
    Role.UNTIL: """by; no later than; not later than; ne vēlāk kā; ne vėliau kaip; hiljemalt; не позднее; не пізніше;
        nie później niż; spätestens""",
    Role.TO: "to; until; till; up to; through; iki; līdz; kuni; по; do; bis",
    Role.FROM: """from; since; no earlier than; not earlier than; not before; nuo; no; alates; від; з; с; от; od; ab;
        von; vom; seit""",
    Role.BETWEEN: "between; tarp; starp; vahemikus; між; между; między; pomiędzy; zwischen",
    Role.AND: "and; ir; un; ja; та; і; и; i; und",
    Role.AND_OR_NOTHING: "a",
    Role.ONE_OF_SPAN: "",
    Role.OR: "albo; чи",
    Role.DECADE: """gadi; gados; gadiem; aastad; aastatel; aastate; lat; latach; jahre; jahren; годы; годов; годах;
        роки; років; роках""",
    Role.DECADE_OR_SUMMER: "lata",
    Role.UTC: "utc; gmt",
    Role.VAGUE: """early; late; mid; beginning of; start of; middle of; end of; pradžia; pradžioje; vidurys; viduryje;
        pabaiga; pabaigoje; sākums; sākumā; vidus; vidū; beigas; beigās; algus; alguses; keskpaik; keskel; lõpp; lõpus;
        початок; на початку; середина; в середині; у середині; кінець; наприкінці; в кінці; начало; в начале;
        в середине; конец; в конце; początek; na początku; połowa; w połowie; koniec; pod koniec;
        anfang; mitte; ende""",
    Role.NOTHING_KNOWN: """unknown; not known; not stated; no date; undated; n.d.; nežinoma; nenurodyta; nav zināms;
        teadmata; невідомо; не відомо; неизвестно; nieznana; nieznany; unbekannt""",
    Role.IGNORED: """the; of; in; on; at; year; st; nd; rd; th; m; d; metų; metais; gada; gadā; gads; gadu; g; aasta;
        aastal; року; році; рік; р; рр; года; году; год; г; гг; roku; rok; r; w; we; в; у; во; о; im; am; den; dem; der;
        die; das; jahr; des; jahres; го""",
}
#: Which role stands in which pattern of `languages`.
_PATTERNS = {
    Role.ABOUT: "about",
    Role.POSSIBLY: "possibly",
    Role.OR_EARLIER: "or_earlier",
    Role.OR_LATER: "or_later",
    Role.START_UNKNOWN: "start_unknown",
    Role.END_UNKNOWN: "end_unknown",
    Role.DAY_UNKNOWN: "day_unknown",
    Role.MONTH_UNKNOWN: "month_unknown",
    Role.ONE_OF_SPAN: "between",
    Role.OR: "or_word",
}
_MONTHS = (
    "jan; janvārī; jaanuaril; янв; январе; січ; січні; styczniu; sty",
    "feb; februārī; veebruaril; фев; феврале; лют; лютому; lutym; lut",
    "mar; mär; martā; märtsil; мар; марте; бер; березні; marcu",
    "apr; aprīlī; aprillil; апр; апреле; квіт; квітні; kwietniu; kwi",
    "maijā; mail; мае; трав; травні; maju",
    "jun; jūnijā; jūnija; juunil; июн; июне; черв; червні; czerwcu; cze",
    "jul; jūlijā; jūlija; juulil; июл; июле; лип; липні; lipcu; lip",
    "aug; augustā; augusta; augustil; augustis; авг; августе; серп; серпні; sierpniu; sie",
    "sep; sept; septembrī; septembril; сен; сент; сентябре; вер; вересні; wrześniu; wrz",
    "oct; okt; oktobrī; oktoobril; окт; октябре; жовт; жовтні; październiku; paź",
    "nov; novembrī; novembril; ноя; нояб; ноябре; лист; листопаді; listopadzie; lis",
    "dec; dez; decembrī; detsembril; дек; декабре; груд; грудні; grudniu; gru",
)
_SEASONS = (
    "pavasarī; kevadel; весной; весною; навесні; wiosną; frühling",
    "vasarā; suvel; летом; влітку; latem",
    "fall; rudenī; sügisel; осенью; восени; jesienią",
    "ziemā; talvel; зимой; взимку; зимою; zimą",
)
#: Months in Roman numerals, as often written in the East of Europe: 1.VIII.1953. Capitals only: `i` is also a word.
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
ROMAN_MONTHS = {roman: number for number, roman in enumerate(_ROMAN, 1)}


def pieces(phrase: str) -> tuple[str, ...]:
    """The pieces of a phrase: `("võib", "-", "olla")`."""
    return tuple(PIECE.findall(phrase.lower()))


def _from_patterns() -> list[tuple[str, Role]]:
    """The words that stand after {date} or {last} in the patterns of `languages`; else those before, if any."""
    found = []
    for words in LANGUAGES.values():
        for role, name in _PATTERNS.items():
            pattern: str = getattr(words, name)
            before, _date, after = pattern.replace("{last}", "{date}").rpartition("{date}")
            phrase = after.strip(" (),–") or before.strip(" (),–")
            if "{" not in phrase and phrase:
                found.append((phrase, role))
    return found


def _all() -> list[tuple[str, Role, int]]:
    told = [(phrase.strip(), role, 0) for role, phrases in _PHRASES.items() for phrase in phrases.split(";")]
    told += [(phrase, role, 0) for phrase, role in _from_patterns()]
    told += [(name, Role.MONTH, number) for number, names in enumerate(_MONTHS, 1) for name in names.split("; ")]
    told += [(name, Role.SEASON, number) for number, names in enumerate(_SEASONS, 21) for name in names.split("; ")]
    for words in LANGUAGES.values():
        for forms in (words.plain, words.governed):
            for months in (forms.months, forms.months_alone):
                told += [(name, Role.MONTH, number) for number, name in enumerate(months, 1)]
            told += [(name, Role.SEASON, number) for number, name in enumerate(forms.seasons, 21)]
    return [entry for entry in told if entry[0] and entry[:2] != ("lata", Role.SEASON)]


#: Every phrase, by its pieces.
PHRASES: dict[tuple[str, ...], Meaning] = {pieces(phrase): (role, number) for phrase, role, number in _all()}
LONGEST = max(map(len, PHRASES))


def ambiguous() -> list[tuple[str, ...]]:
    """The phrases that two entries give two meanings; there should be none.

    >>> ambiguous()
    []
    """
    told = {(pieces(phrase), role, number) for phrase, role, number in _all()}
    times = Counter(phrase for phrase, _role, _number in told)
    return [phrase for phrase, count in times.items() if count > 1]
