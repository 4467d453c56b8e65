"""Which words a language could write: the letters of its alphabet, and the few shapes it does not have.

Only for telling damage from sound names, so it is generous: a word is sound when any language here could write it.
Marked letters count; plain a to z is given to every Latin alphabet but for what it lacks in names of its own.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Alphabet:
    """A language's marked letters, the plain ones it lacks, and what its words never look like."""

    marked: frozenset[str]
    lacks: frozenset[str]
    never: re.Pattern[str] | None

    def admits(self, word: str) -> bool:
        """Whether a lower-case word of Latin letters could be of this language."""
        letters = set(word)
        if any(not letter.isascii() and letter not in self.marked for letter in letters) or letters & self.lacks:
            return False
        return self.never is None or self.never.search(word) is None


def _alphabet(marked: str, lacks: str = "", never: str = "") -> Alphabet:
    return Alphabet(frozenset(marked), frozenset(lacks), re.compile(never) if never else None)


_CONSONANT = "[bcdfghjklmnpqrstvwxz]"

#: į ends Lithuanian words; ų ends them or stands before j or s; a nasal vowel never stands before a vowel.
LITHUANIAN = _alphabet("ąčęėįšųūž", "qwx", r"į(?=\w)|ų(?=[^js])|[ąę](?=[aeiouyąęėūų])|(?<=[aeouyėūų])[ąę]|[aeouy]ė")
#: Also Latgalian (ō, y) and the older ŗ. ķ and ģ stand before vowels or end a word.
LATVIAN = _alphabet("āčēģīķļņōŗšūž", "qwx", r"[ķģ](?=[bcdfghjklmnprstvzčšžņļ])")

#: Poles wrote Windows-1250, and in Lithuania 1257.
POLISH = _alphabet("ąćęłńóśźż", "qvx", r"^[ąęń]")

_LATIN = {
    "Lithuanian": LITHUANIAN,
    "Latvian": LATVIAN,
    "Estonian, Finnish, Swedish": _alphabet("äöõüšžåé"),
    "Polish": POLISH,
    # ř does not end a word after another consonant or a short i.
    "Czech": _alphabet("áčďéěíňóřšťúůýž", "qx", r"(?<=[^aáeéěíoóuúůýtp])ř$"),
    # The long ŕ and ĺ carry a syllable, between consonants.
    "Slovak": _alphabet("áäčďéíĺľňóôŕšťúýž", "qx", r"[ŕĺ][aáeéiíoóuúyý]|[aáäeéiíoóôuúyý][ŕĺ]|[ŕĺ]$"),
    # y only softens g, l, n, t, or ends old family names; ű and ő do not go with these endings.
    "Hungarian": _alphabet("áéíóöőúüű", "", r"(?<=[bcdfhjkmprsvz])y(?=\w)|[őű]\w*(?:as|is|us|ys)$"),
    "Croatian, Slovene": _alphabet("čćđšž", "qwxy"),
    # ë and ï part vowels: they stand after one. Hardly a word has è at its end or before a vowel.
    "French": _alphabet("àâæçéèêëîïôœùûüÿ", "", rf"(?<={_CONSONANT})[ëï]|^[ëï]|è(?=[aeiouy])|è$"),
    "Dutch": _alphabet("áäàçéèêëíïóöúü", "", rf"(?<={_CONSONANT})[ëï]|^[ëï]|è(?=[aeiouy])|è$"),
    "German": _alphabet("äöüßé"),
    "Albanian": _alphabet("çë", "w"),
    # Russian names as scholars and Germans transliterate them: Gorbačëv, Kiselëv.
    "Russian in Latin letters": _alphabet("čšžë", "qwx"),
    "Spanish": _alphabet("áéíñóúü"),
    "Portuguese": _alphabet("áàâãçéêíóôõúü", "", r"ã(?![eos]|$)|õ(?!e)"),
    # Italian marks the last vowel only.
    "Italian": _alphabet("àèéìíîòóùú", "jkwxy", r"[àèéìíîòóùú](?=\w)"),
    "Catalan": _alphabet("àçèéíïòóúü", "kw", r"è(?=[aeiou])|^ï"),
    "Danish, Norwegian": _alphabet("æøåéüöóô"),
    # ð never begins a word, þ never closes a syllable, and -as and -us have no ð or þ before them.
    "Icelandic, Faroese": _alphabet("áéíóúýðþæöø", "cqwz", r"^ð|þ(?=[bcdfghklmnpqstxz]|$)|[ðþ]\w*[au]s$"),
    "Romanian": _alphabet("ăâîșțşţ", "qw", r"[ţț]\w*[ky]|[ky]\w*[ţț]"),
    "Turkish, Azeri, Tatar": _alphabet("âçğıi̇îöşûüəñ", "qwx"),
    "Welsh": _alphabet("âêîôûŵŷäëïö", "kqvxz", r"^[ëï]"),
    # Syllables are written apart; đ begins one, and few consonants end one.
    "Vietnamese": _alphabet("ăâđêôơưàáèéìíòóùúýãõĩũ", "fjwz", r"(?<=\w)đ|\w{8}|[bdklqrsvx]$"),
    "Maltese": _alphabet("ċġħżàèìòù", "cy", r"[àèìòù](?=\w)"),
    "Esperanto": _alphabet("ĉĝĥĵŝŭ", "qwxy"),
}  # fmt: skip

_APOSTROPHES = frozenset("'’ʼ`´")
_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_CYRILLIC_ONLY = re.compile(r"[\u0400-\u052f]+\Z")
#: What may stand before a capital inside a name.
_PREFIX = re.compile(r"(?:Mc|Mac|Fitz|De|Del|Di|Du|La|Le|Van|Von|[bdghmnt])(?=[^\W\d_a-z])")
#: Hard and soft signs at the beginning, after a vowel or doubled; a hard sign before a plain vowel; no vowel at all.
_NEVER_CYRILLIC = re.compile(
    r"^[ъь]|[аеёиоуыэюяіїє][ъь]|[ъь][ъь]|ъ(?=[аоуыэиі])|[бвгджзклмнпрстфхцчшщ]{6}|^[^аеёиоуыэюяіїєѣѵ]{4,}$"
)


@lru_cache(maxsize=4096)
def could_be_written(word: str) -> bool:
    """Whether any language here could write the word. Any Unicode is accepted.

    Apostrophes are no letters and no signs. A word of another script than Latin and Cyrillic, or with a Latin letter
    no code page of one byte has, is taken as sound; one that mixes letters with other signs, small letters with
    capitals after them, or two alphabets, is not.

    >>> could_be_written("Csűrös"), could_be_written("Laičiűnas")
    (True, False)
    """
    bare = unicodedata.normalize("NFC", "".join(letter for letter in word if letter not in _APOSTROPHES))
    if bare.isascii():
        return bare == "" or bare.isalnum()
    if any(not letter.isalpha() and not unicodedata.category(letter).startswith("M") for letter in bare):
        return False
    lower = bare.lower()
    if _capital_inside(bare):
        return False
    if _CYRILLIC.search(lower):
        return _CYRILLIC_ONLY.match(lower) is not None and _NEVER_CYRILLIC.search(lower) is None
    if any(letter > "\u024f" for letter in lower):
        return True
    if len(lower) > 2 and not any(map(str.isascii, lower)):
        return False
    return any(alphabet.admits(lower) for alphabet in _LATIN.values())


def _capital_inside(word: str) -> bool:
    """Whether a capital follows a small letter, but for names like McDonald and Irish ones like hÉalaí."""
    rest = _PREFIX.sub("", word, count=1)
    return any(a.islower() and b.isupper() for a, b in pairwise(rest))
