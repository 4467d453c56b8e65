"""The words and endings by which the parts of a name are told: particles, titles, patronymics, long initials."""

from __future__ import annotations

import re


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


#: Words that belong to the family name that follows them.
PARTICLES = _set(
    "von van vom zu zum zur de del della dello degli der den des di da do dos du la le af av ter ten te "
    "фон ван де дер ден цу аф ля ле да ди дю"
)
#: Words of rank, office or address that stand before a name. Those that are names too count only with a full stop.
TITLES = _set(
    "father fr. brother sister rev. reverend bishop pastor captain capt. lieutenant lt. colonel col. general gen. "
    "major maj. sergeant sgt. doctor dr. dr prof. prof professor comrade mr mr. mrs mrs. ms. miss herr frau "
    "kun. tėvas vysk. kapitonas kpt. leitenantas ltn. plk. pulkininkas prel. tēvs priesteris mācītājs kapteinis "
    "virsleitnants pulkvedis kapten leitnant pater ks. ksiądz kapitan porucznik por. pułkownik płk. "
    "отец отець священник капитан капітан лейтенант полковник генерал майор доктор профессор товарищ тов. гр."
)
#: Words after a father's name that make it a patronymic: Али Гасан оглы, Нурлан Серик улы.
CHILD_OF = _set("оглы оглу угли улы уулу кызы гызы қызы ogly oglu ogli uly uulu kyzy gyzy qizi")

#: Daughters' patronymics are spelt as no family name is: known in any place after a given name.
DAUGHTER = re.compile(
    r"(?:[оеё]вна|[іїи]вна|[оеё]ўна|ична|[oe]vna|[iyj]ivna|ivna|yvna|ichna|ychna|[oe]wna|iwna)", re.IGNORECASE
)
#: Sons' patronymics of Russian, Ukrainian and Belarusian spelling end a line of a Russian list, or stand between.
SON = re.compile(
    r"(?:[оеё]вич|[аоеё]віч|[aoe]vich|[oe]vych|[oe]vitch|[oe]witsch)"
    r"|(?:ильич|лукич|фомич|кузьмич|никитич|саввич|ілліч|ilyich|ilich|lukich|fomich|kuzmich|nikitich)",
    re.IGNORECASE,
)
#: In these spellings the ending is far oftener a family name's: patronymics only before
#: a family name or after a comma.
SON_BETWEEN = re.compile(r"(?:[oe]wicz|[oe]vič|[oe]vić|[oe]vičs|[oe]vics|[oe]vyč|[oe]vitš)", re.IGNORECASE)
#: Initials of two letters, for what is one letter in Cyrillic or one sound in German and Polish; with a full stop.
TWO_LETTERS = _set("ch. cz. dz. dž. ja. je. ju. kh. sh. sz. ts. ya. ye. yo. yu. zh. дж. дз.")
