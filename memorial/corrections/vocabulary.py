"""Beginnings of words by which a letter is known to speak of kin and of those years, or to offer wares.

Beginnings, because six of the eight languages bend the ends. The words of kin are what people write of: a family, a
death, a camp, an archive. None of them is needed on a quiet day, and none outweighs the signs of a machine.
"""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+")


def _words_of(text: str) -> tuple[str, ...]:
    return tuple(text.split())


#: English, German, Lithuanian, Latvian, Estonian, Polish, Russian, Ukrainian, Belarusian.
_KIN = _words_of(
    """
    father mother grand uncle aunt brother sister cousin nephew niece widow husband relative family ancestor
    buried grave arrested deported exile prison camp gulag archive birth baptis parish memory remember vater
    mutter gross groß onkel tante bruder schwester neffe nichte witwe ehemann verwandt familie begraben grab
    verhaftet deportiert verbannt gefangen lager archiv geburt taufe gedenk erinner tėv tev motin senel močiut
    bobut diedu dėdė teta brol seserį pusbrol sūnus dukt našl vyr gimin šeim palaid kapas kapin suimt ištrem
    trem kalin archyv gim krikšt parap atmin prisimin tēv māt vectēv vecmām onkul krustt brāl māsa dēls meita
    atrait vīrs radin ģimen apglab kapos apciet izsūt ciet nomet arhīv dzimis krist piemiņ atcer vanaisa vanaema
    onu tädi vend õde poeg tütar lesk abikaas sugul pere maetud haud arreteer küüdit asumi vang laager arhiiv
    sündi ristit mälest ojci ojciec matk dziad babci wuj ciot brat siostr syn córk wdow mąż rodzin krewn pochow
    grób grob aresztow zesła deport więzi łagr obóz obozu archiw urodz chrzest parafi pamię отец отц мать матер
    дед бабуш бабк прадед дяд тет брат сестр сын доч вдов муж родств семь похорон могил арест выслан депорт ссыл
    заключ лагер архив родил крещ памят вспомин реабилит батьк мати матір дід діда бабус бабц дядьк тітк син
    доньк дочк чолов родич родин похов арешт вислан заслан табор табір архів народ хрещ памʼят згад реабіліт
    бацьк маці дзед бабул дзядз цётк сястр удав сваяк сямʼ пахав магіл архіў памяц

    vorkut norilsk kengir kolym karagand kazakst siber sibir gorlag rechlag reclag katorg bolshevik kgb nkvd
    воркут норильск кенгир колым караганд казахст сибир горлаг речлаг каторг чекист нквд кгб
    revolt uprising aufstand sukilim sacelšan ülestõus powstan восстан повстан забастов страйк strajk streik
    strike mama mam мам мамин папа татов tėt tata proseneli prosenel pradziad прадід прабаб
    bild photograph surname spelt spelled tauf gemeinde foto fotograf nuotrauk pavard fotogrāf uzvārd eesnimi perenimi
    laagr mehe фамили отчеств фотограф прізвищ світлин nazwisk zdjęci прозвішч
    """
)
_TRADE = _words_of(
    """
    casino kasino казино viagra cialis pills pharma crypto bitcoin btc invest forex trading profit earn income
    loan credit mortgage insurance discount cheap price sale buy order shop store offer promo coupon bonus
    jackpot betting slot seo backlink traffic ranking marketing website webdesign hosting followers subscribers
    click subscribe whatsapp telegram porn dating escort replica rolex essay кредит займ заработ доход бонус
    ставк букмекер прода купи скидк акци заказ цена дешев инвест крипт биткоин продвижен сайт реклам подпис
    знакомств интим kredit verdien gewinn rabatt günstig kaufen bestell angebot werbung kredyt zarob pożyczk
    tanio kup promocj ofert reklam pigiau pirkt nuolaid akcij uždirb позик заробіт знижк купит акці
    """
)


#: Words by which one speaks of somebody else; spoken twice they make a letter about a person.
_SOMEBODY = frozenset(
    _words_of(
        """
        he him his she her hers er ihm ihn sein seine seiner seinen seinem sie ihr ihre jis jo jį jam ji jos
        ją jai viņš viņa viņu viņam viņai tema teda talle temal ta on jego jemu niego ona jej nią он его ему
        него нем нём она её ей неё він його йому нього вона її їй неї ён яго яму яна яе ёй
        """
    )
)
#: Letters that tell one of these languages from others; machines write them seldom.
_OWN_LETTERS = {
    "lt": "ąęėįųū", "lv": "āēģīķļņ", "et": "õäöü", "uk": "іїєґ", "pl": "ąćęłńóśźż", "de": "äöüß",
}  # fmt: skip


def of_somebody(text: str) -> bool:
    """Whether it speaks of somebody, twice at least: `He was born where his mother lived.`"""
    return sum(word in _SOMEBODY for word in _WORD.findall(text.casefold())) > 1


def is_in(text: str, language: str) -> bool:
    """Whether its letters show that it is in this language; never so for English and Russian: anybody writes those."""
    own = _OWN_LETTERS.get(language, "")
    return sum(letter in own for letter in text.casefold()) > 2


def kin(text: str) -> frozenset[str]:
    """The beginnings of words of kin, camps and archives that the text holds.

    >>> sorted(kin("Мой дед был в лагере"))
    ['дед', 'лагер']
    """
    return _found(text, _KIN)


def trade(text: str) -> frozenset[str]:
    """The same of wares and services."""
    return _found(text, _TRADE)


def _found(text: str, beginnings: tuple[str, ...]) -> frozenset[str]:
    words = set(_WORD.findall(text.casefold()))
    return frozenset(beginning for word in words for beginning in beginnings if word.startswith(beginning))
