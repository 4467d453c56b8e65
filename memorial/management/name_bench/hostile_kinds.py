"""The kinds of hostile queries. Each is made by chance and the commonest names of the background."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

_LETTERS = "abcdefghijklmnoprstuvzčšžąęėįųūāēīļņķģõäöüłńśźżабвгдежзиклмнопрстуфхцчшыэюяіїєґў"
_MARKS = "".join(map(chr, range(0x300, 0x370)))
#: Not NUL: a form does not let it through, and PostgreSQL cannot be asked for it.
_CONTROLS = "".join(map(chr, [*range(1, 32), 127, 0x200B, 0x200E, 0x202E, 0x2028, 0xFEFF, 0xFFFD, 0xE000]))
_SCRIPTS = "ΑΩαωაბგджאבגابت漢字かなカナ한글अआกขཀཁᠠᠡአበⰀⰁ𝔍𝔬𝔫𝔞𝔰🙂"
_ENCODINGS = ("cp1250", "cp1252", "cp1257", "cp1251", "latin-1", "koi8-r")
_OPERATORS = (
    "' OR 1=1 --", '"; DROP TABLE memorial_person; --', "%' AND '%'='", "_%_%_%", "NEAR(jonas petras, 5)",
    "NOT * AND", 'fold:"jonas" OR *', "^jonas*", "{{7*7}}", "../../etc/passwd", "jonas & !petras | (ona)", "\\",
    "%s %d {0}", "$1 :name", "[a-z]*", "(((((((((", "a{1,9999}",
)  # fmt: skip
_NEARLY_NOTHING = ("", " ", "\t\n", ".", "-", "'", "??", "*", "\u200b", "\u0301", "....", "- -")
_NUMBERS = ("U-777", "1", "9" * 300, "1-A-234 №", "Щ-854", "0", "-1", "1e999", "1953")

Common = Sequence[str]
Chance = random.Random


def _word(chance: Chance, shortest: int = 1, longest: int = 12) -> str:
    return "".join(chance.choices(_LETTERS, k=chance.randint(shortest, longest)))


def _several(chance: Chance, common: Common, most: int, least: int = 1) -> list[str]:
    return chance.choices(common, k=chance.randint(least, most))


def commonest_names(chance: Chance, common: Common) -> str:
    return " ".join(_several(chance, common, 8))


def one_common_name(chance: Chance, common: Common) -> str:
    return chance.choice(common)


def one_letter(chance: Chance, common: Common) -> str:
    return chance.choice(_LETTERS)


def two_letters(chance: Chance, common: Common) -> str:
    return _word(chance, 2, 2)


def beginnings(chance: Chance, common: Common) -> str:
    return " ".join(word[: chance.randint(1, 4)] for word in _several(chance, common, 4))


def initials(chance: Chance, common: Common) -> str:
    return " ".join(f"{letter}." for letter in chance.choices(_LETTERS, k=chance.randint(1, 8)))


def initials_and_a_common_name(chance: Chance, common: Common) -> str:
    one, two = chance.choices(_LETTERS, k=2)
    return f"{chance.choice(common)} {one}. {two}."


def stars(chance: Chance, common: Common) -> str:
    word = chance.choice([chance.choice(common), _word(chance, 2)])
    place = chance.randrange(len(word))
    forms = (
        f"*{word[:2]}", f"{word[:2]}*", f"*{word[place:]}*", "*".join(word), f"{word[:place]}*?*{word[place:]}",
        "*" * 100, f"*{word[:1]}* *a*", " ".join(f"*{letter}{letter}*" for letter in word),
    )  # fmt: skip
    return chance.choice(forms)


def quotes(chance: Chance, common: Common) -> str:
    one, two = chance.choices(common, k=2)
    forms = (f'"{one}', f'"{one}" "{two}"', f'""{one}""', '"' * 200, f"„{one}“ “{two}”", f"{one}\"{two}'")
    return chance.choice(forms)


def operators(chance: Chance, common: Common) -> str:
    return f"{chance.choice(_OPERATORS)} {chance.choice([*common, ''])}"


def control_characters(chance: Chance, common: Common) -> str:
    return chance.choice(_CONTROLS).join(_several(chance, [*common, ""], 8))


def piles_of_marks(chance: Chance, common: Common) -> str:
    word = chance.choice(common)
    return "".join(letter + "".join(chance.choices(_MARKS, k=chance.randint(1, 40))) for letter in word)


def wrong_encodings(chance: Chance, common: Common) -> str:
    """Names read in a wrong encoding, once or twice."""
    text = " ".join(_several(chance, common, 3))
    for encoding in chance.sample(_ENCODINGS, chance.randint(1, 2)):
        text = text.encode("utf-8").decode(encoding, "replace")
    return text


def mixed_scripts(chance: Chance, common: Common) -> str:
    return "".join(chance.choices(_LETTERS + _SCRIPTS + "'’ʼ-–., ", k=chance.randint(2, 60)))


def words_of_nobody(chance: Chance, common: Common) -> str:
    return " ".join(_word(chance) for _one in range(chance.randint(1, 8)))


def common_names_misspelt(chance: Chance, common: Common) -> str:
    return " ".join(word[:2] + chance.choice(_LETTERS) + word[3:] for word in _several(chance, common, 8))


def hyphens(chance: Chance, common: Common) -> str:
    return "-".join(_several(chance, common, 30, 2))


def numbers(chance: Chance, common: Common) -> str:
    return f"{chance.choice(_NUMBERS)} {chance.choice([*common, ''])}".strip()


def very_long(chance: Chance, common: Common) -> str:
    return chance.choice([_word(chance, 5_000, 50_000), chance.choice(common) * 5_000, "a" * 100_000])


def thousands_of_words(chance: Chance, common: Common) -> str:
    return " ".join(_several(chance, [*common, _word(chance)], 5_000, 1_000))


def nearly_nothing(chance: Chance, common: Common) -> str:
    return chance.choice(_NEARLY_NOTHING)


KINDS: tuple[Callable[[Chance, Common], str], ...] = (
    commonest_names, one_common_name, one_letter, two_letters, beginnings, initials, initials_and_a_common_name, stars,
    quotes, operators, control_characters, piles_of_marks, wrong_encodings, mixed_scripts, words_of_nobody,
    common_names_misspelt, hyphens, numbers, very_long, thousands_of_words, nearly_nothing,
)  # fmt: skip
