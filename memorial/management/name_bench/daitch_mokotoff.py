"""Daitch-Mokotoff soundex: a family name as six digits for how it sounds, or several where letters are ambiguous.

The coding chart is that of R. Daitch and G. Mokotoff, 1985, as Avotaynu and JewishGen publish it
(www.avotaynu.com/soundex.htm, www.jewishgen.org/InfoFiles/soundex.html). Only plain letters are read: the chart's
Polish and Romanian letters have lost their marks by then. It stands here for comparison; the memorial uses its own
keys (`memorial.names.sounds`).
"""

from __future__ import annotations

from functools import lru_cache

_LENGTH = 6
_LONGEST_GROUP = 7
_VOWELS = frozenset("aeiou")

#: A group of letters; its codes at the beginning of a name, before a vowel, and elsewhere. `-` is no code; where two
#: stand, either may be meant.
_CHART = """
ai,aj,ay 0 1 - | au 0 7 - | a 0 - - | b 7 7 7 | chs 5 54 54 | ch 4/5 4/5 4/5 | ck 5/45 5/45 5/45 | c 4/5 4/5 4/5
cz,cs,csz,czs 4 4 4 | drz,drs,ds,dsh,dsz,dz,dzh,dzs 4 4 4 | d,dt 3 3 3 | ei,ej,ey 0 1 - | eu 1 1 - | e 0 - -
fb,f 7 7 7 | g 5 5 5 | h 5 5 - | ia,ie,io,iu 1 - - | i 0 - - | j 1/4 -/4 -/4 | ks 5 54 54 | kh,k 5 5 5 | l 8 8 8
mn,nm 66 66 66 | m,n 6 6 6 | oi,oj,oy 0 1 - | o 0 - - | p,pf,ph 7 7 7 | q 5 5 5 | rz,rs 94/4 94/4 94/4 | r 9 9 9
schtsch,schtsh,schtch,shtch,shch,shtsh,stch,stsch,strz,strs,stsh,szcz,szcs 2 4 4 | sch,sh,sz,s 4 4 4 | sc 2 4 4
sht,scht,schd,st,szt,shd,szd,sd 2 43 43 | tch,ttch,ttsch,trz,trs,tsch,tsh,ts,tts,ttsz,tc,tz,ttz,tzs,tsz 4 4 4
th,t 3 3 3 | ui,uj,uy,ue 0 1 - | u 0 - - | v,w 7 7 7 | x 5 54 54 | y 1 - - | zdz,zdzh,zhdzh 2 4 4
zd,zhd 2 43 43 | zh,zs,zsch,zsh,z 4 4 4
"""

_Codes = tuple[tuple[str, ...], ...]


def _read(chart: str) -> dict[str, _Codes]:
    rules: dict[str, _Codes] = {}
    for entry in chart.replace("\n", "|").split("|"):
        if entry.strip():
            groups, *columns = entry.split()
            read = tuple(tuple(code.strip("-") for code in column.split("/")) for column in columns)
            rules.update(dict.fromkeys(groups.split(","), read))
    return rules


_RULES = _read(_CHART)


@lru_cache(maxsize=65536)
def codes(word: str) -> tuple[str, ...]:
    """The codes of one word in plain letters, each once, in order; none for what has no letters.

    >>> codes("peters")
    ('734000', '739400')
    """
    letters = "".join(letter for letter in word.lower() if "a" <= letter <= "z")
    if not letters:
        return ()
    # Of each reading the digits so far, and the code last taken: of equal codes side by side one counts.
    readings: dict[tuple[str, str], None] = {("", ""): None}
    place = 0
    while place < len(letters):
        group = _group(letters, place)
        column = 0 if place == 0 else 1 if letters[place + len(group) : place + len(group) + 1] in _VOWELS else 2
        readings = {
            _with(digits, last, code, group): None for digits, last in readings for code in _RULES[group][column]
        }
        place += len(group)
    return tuple(sorted({digits[:_LENGTH].ljust(_LENGTH, "0") for digits, _last in readings}))


def _group(letters: str, place: int) -> str:
    """The longest group of the chart that stands here."""
    for length in range(_LONGEST_GROUP, 1, -1):
        if letters[place : place + length] in _RULES:
            return letters[place : place + length]
    return letters[place]


def _with(digits: str, last: str, code: str, group: str) -> tuple[str, str]:
    same = bool(code) and last.endswith(code) and group not in ("mn", "nm")
    return (digits if same else digits + code), code
