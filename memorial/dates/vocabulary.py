"""Words by which people write dates, in the eight interface languages, lower case."""

from __future__ import annotations

from memorial.dates.languages import LANGUAGES


def _months() -> dict[str, int]:
    """Every month by its full names and by the abbreviations that no other month shares."""
    found: dict[str, int] = {}
    for words in LANGUAGES.values():
        for names in (words.months, words.months_alone):
            for number, name in enumerate(names, 1):
                found[name.lower()] = number
    short = {
        "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10,
        "okt": 10, "nov": 11, "dec": 12, "dez": 12, "mär": 3, "янв": 1, "фев": 2, "мар": 3, "апр": 4, "июн": 6,
        "июл": 7, "авг": 8, "сен": 9, "сент": 9, "окт": 10, "ноя": 11, "дек": 12, "січ": 1, "лют": 2, "бер": 3,
        "квіт": 4, "трав": 5, "черв": 6, "лип": 7, "серп": 8, "вер": 9, "жовт": 10, "лист": 11, "груд": 12,
    }  # fmt: skip
    other_cases = {
        "janvārī": 1, "februārī": 2, "martā": 3, "aprīlī": 4, "maijā": 5, "jūnijā": 6, "jūlijā": 7, "augustā": 8,
        "septembrī": 9, "oktobrī": 10, "novembrī": 11, "decembrī": 12, "augusta": 8, "jūlija": 7, "jūnija": 6,
        "jaanuaril": 1, "veebruaril": 2, "märtsil": 3, "aprillil": 4, "mail": 5, "juunil": 6, "juulil": 7,
        "augustil": 8, "septembril": 9, "oktoobril": 10, "novembril": 11, "detsembril": 12, "augustis": 8,
        "январе": 1, "феврале": 2, "марте": 3, "апреле": 4, "мае": 5, "июне": 6, "июле": 7, "августе": 8,
        "сентябре": 9, "октябре": 10, "ноябре": 11, "декабре": 12, "січні": 1, "лютому": 2, "березні": 3,
        "квітні": 4, "травні": 5, "червні": 6, "липні": 7, "серпні": 8, "вересні": 9, "жовтні": 10,
        "листопаді": 11, "грудні": 12, "styczniu": 1, "lutym": 2, "marcu": 3, "kwietniu": 4, "maju": 5,
        "czerwcu": 6, "lipcu": 7, "sierpniu": 8, "wrześniu": 9, "październiku": 10, "listopadzie": 11,
        "grudniu": 12, "rugpjūtį": 8, "liepą": 7, "birželį": 6, "gegužę": 5, "sausį": 1, "vasarį": 2, "kovą": 3,
        "balandį": 4, "rugsėjį": 9, "spalį": 10, "lapkritį": 11, "gruodį": 12,
    }  # fmt: skip
    return {**short, **other_cases, **found}


MONTHS = _months()

_SPRING = """spring pavasaris pavasarį pavasarī kevad kevadel весна весной навесні весною весни wiosna wiosną
    frühling frühjahr"""
_SUMMER = "summer vasara vasarą vasarā suvi suvel літо влітку літа лето летом лета lato latem sommer"
_AUTUMN = """autumn fall ruduo rudenį rudens rudenī sügis sügisel осінь восени осені осень осенью осени jesień
    jesienią herbst"""
_WINTER = "winter žiema žiemą ziema ziemā talv talvel зима взимку зимою зимой зимы зими zima zimą"

#: The EDTF number of each season by its words.
SEASONS = {
    word: division
    for division, words in ((21, _SPRING), (22, _SUMMER), (23, _AUTUMN), (24, _WINTER))
    for word in words.split()
}

ABOUT = frozenset(
    ("about", "around", "circa", "ca", "ca.", "c.", "c", "approximately", "apie", "apytikriai", "maždaug", "ap",
     "aptuveni", "umbes", "ligikaudu", "близько", "приблизно", "около", "ок.", "примерно", "приблизительно",
     "około", "ok.", "um", "etwa", "gegen", "ungefähr", "~")
)  # fmt: skip
POSSIBLY = frozenset(
    ("possibly", "perhaps", "probably", "galbūt", "tikriausiai", "iespējams", "varbūt", "võimalik", "arvatavasti",
     "можливо", "ймовірно", "возможно", "вероятно", "być może", "prawdopodobnie", "möglicherweise",
     "vielleicht", "wohl")
)  # fmt: skip
BEFORE = frozenset(("before", "prieš", "pirms", "enne", "до", "перед", "раньше", "przed", "vor"))
AFTER = frozenset(("after", "po", "pēc", "pärast", "після", "после", "nach"))
UNTIL = frozenset(("until", "till", "by", "up to", "iki", "līdz", "kuni", "по", "do", "bis"))
FROM = frozenset(("from", "since", "nuo", "no", "alates", "від", "з", "с", "от", "od", "ab", "von", "seit"))
BETWEEN = frozenset(("between", "tarp", "starp", "vahemikus", "між", "между", "między", "pomiędzy", "zwischen"))
JOINTS = frozenset(
    ("to", "until", "till", "and", "iki", "ir", "līdz", "un", "kuni", "ja", "до", "по", "та", "і", "и", "do", "a",
     "i", "bis", "und")
)  # fmt: skip
#: Words and signs that stand in dates and say nothing more.
IGNORED = frozenset(
    ("the", "of", "in", "on", "year", "st", "nd", "rd", "th", "m", "d", "metų", "metais", "gada", "gadā", "gads",
     "g", "a", "aasta", "aastal", "року", "році", "рік", "р", "года", "году", "год", "г", "roku", "rok", "r", "w",
     "we", "в", "у", "во", "im", "den", "dem", "jahr", "des", "jahres", ".", ",", "-", "’", "'")
)  # fmt: skip
