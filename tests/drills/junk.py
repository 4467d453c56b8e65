"""What machines send to forms, of many sorts. Each sort is made by chance from parts, as its senders do."""

from __future__ import annotations

import random
import string
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from memorial.corrections import Value, Wish
from memorial.models import Person


@dataclass(frozen=True, slots=True)
class Junk:
    """One piece: its sort, what stands in the form, and how it was filled in."""

    sort: str
    message: str
    name: str = ""
    wishes: tuple[Wish, ...] = ()
    honeypot: str = ""
    seconds: int = 60
    forged: bool = False


_FIRST = ("James", "Mary", "Wei", "Olga", "Ahmed", "Sofia", "Kevin", "Linda", "Igor", "Chloe", "Brandon", "Tiffany")
_LAST = ("Smith", "Miller", "Popov", "Chen", "Garcia", "Brown", "Khan", "Novak", "Baker", "Turner", "Reed")
_HOSTS = ("best-deals", "top4u", "fastmoney", "gamezone", "health365", "luckyspin", "web-boost", "cheap-meds")
_ENDS = ("com", "xyz", "top", "shop", "ru", "online", "biz", "info")


def a_name(chance: random.Random) -> str:
    return f"{chance.choice(_FIRST)} {chance.choice(_LAST)}"


def a_link(chance: random.Random) -> str:
    return f"https://{chance.choice(_HOSTS)}{chance.randint(1, 999)}.{chance.choice(_ENDS)}/{chance.randint(1, 99999)}"


def struck(chance: random.Random, words: int) -> str:
    alphabet = string.ascii_lowercase
    return " ".join("".join(chance.choices(alphabet, k=chance.randint(4, 12))) for _word in range(words))


def _spun(chance: random.Random, *slots: tuple[str, ...]) -> str:
    return " ".join(chance.choice(slot) for slot in slots)


def wares(chance: random.Random) -> Junk:
    text = _spun(
        chance,
        ("Hello.", "Hi there,", "Dear owner,", "Good day!"),
        ("We offer", "Get", "Try", "Order now", "Don't miss"),
        ("the best casino bonus", "cheap pills without prescription", "first-page SEO for your website", "fast loans",
         "designer replica watches", "10,000 followers", "crypto signals with 90% profit"),
        ("at", "here:", "click", "visit"),
        (a_link(chance),),
        ("Limited time.", "Reply today.", "Satisfaction guaranteed.", ""),
    )  # fmt: skip
    return Junk("wares with a link", text, a_name(chance))


def wares_without_link(chance: random.Random) -> Junk:
    text = _spun(
        chance,
        ("Greetings,", "Hello,", "To whom it may concern,"),
        ("our team can double the traffic of your website", "we sell verified leads for your business",
         "I can redesign your site for a small price", "we provide business funding and credit lines",
         "buy high quality backlinks from us"),
        (f"starting from {chance.randint(19, 999)} USD.", "with a discount this month.", "you pay only for results."),
        ("Are you interested?", "Shall I send one?", f"Call +1 200 555 {chance.randint(999, 9999)}"),
    )  # fmt: skip
    return Junk("wares without a link", text, a_name(chance))


def wares_in_russian(chance: random.Random) -> Junk:
    text = _spun(
        chance,
        ("Здравствуйте!", "Добрый день,", "Привет!"),
        ("Продвижение сайтов в топ", "Заработок в интернете без вложений", "Кредит за пять минут", "Ставки на спорт",
         "Купить диплом недорого", "Знакомства в вашем городе"),
        ("по лучшей цене.", "со скидкой 50%.", "с гарантией."),
        (f"Пишите @{chance.choice(_FIRST).lower()}{chance.randint(1, 99)}", a_link(chance), "+7 912 000 11 22"),
    )  # fmt: skip
    return Junk("wares in Russian", text, a_name(chance))


def letters_struck(chance: random.Random) -> Junk:
    return Junk("struck at random", struck(chance, chance.randint(4, 40)), struck(chance, 2))


def mixed_letters(chance: random.Random) -> Junk:
    alphabet = string.ascii_letters + string.digits
    words = ["".join(chance.choices(alphabet, k=chance.randint(6, 14))) for _word in range(chance.randint(2, 10))]
    return Junk("letters and digits", " ".join(words), "".join(chance.choices(string.ascii_letters, k=10)))


def praise(chance: random.Random) -> Junk:
    text = _spun(
        chance,
        ("Great post!", "Amazing article.", "I really like your blog.", "Nice page, keep it up.", "Very useful."),
        ("I will bookmark this.", "I shared it with my friends.", "Looking forward to more.", "It helped me a lot."),
        ("Also see my profile.", "Check my page too.", "Regards.", "Cheers.", ""),
    )  # fmt: skip
    return Junk("praise", text, a_name(chance))


def hidden_field(chance: random.Random) -> Junk:
    return Junk("fills what nobody sees", struck(chance, 3) + " hello", a_name(chance), honeypot=a_link(chance))


def too_fast(chance: random.Random) -> Junk:
    text = _spun(chance, ("Please correct this.", "There is an error here.", "Wrong data."), (a_name(chance),))
    return Junk("too fast", text, a_name(chance), seconds=chance.randint(0, 3))


def no_form(chance: random.Random) -> Junk:
    return Junk("without our form", "Please add my uncle, born 1923.", a_name(chance), forged=True)


def markup(chance: random.Random) -> Junk:
    link = a_link(chance)
    text = chance.choice((f'<a href="{link}">click</a>', f"[url={link}]look[/url]", f"see [this]({link})"))
    return Junk("markup", f"{text} {struck(chance, 3)}", a_name(chance))


def probes(chance: random.Random) -> Junk:
    text = chance.choice(
        ("' OR 1=1 --", "1 UNION SELECT password FROM users", "../../../../etc/passwd", "${jndi:ldap://x/a}",
         "<script>alert(1)</script>", "'; DROP TABLE memorial_person; --", "{{7*7}}", "\" onerror=alert(1)")
    )  # fmt: skip
    return Junk("probes", f"{text} {chance.randint(1, 9999)}", chance.choice((a_name(chance), text)))


def the_same_again(chance: random.Random) -> Junk:
    text = (
        "Attention all members of this community, an important message was sent to everybody and has to be passed on "
        f"to twelve other people before the next full moon. Number {chance.randint(1, 99999)}."
    )
    return Junk("a chain letter", text, a_name(chance))


def jest(chance: random.Random) -> Junk:
    name = chance.choice(("Adolf H.", "Darth Vader", "Harry Potter", "Chuck Norris", "Mickey Mouse"))
    wish = Wish(about="missing_person", value=Value(text=f"{name} {chance.randint(1, 999)}"))
    born = Wish(about="new_statement", kind="born", missing=0, value=Value(date="1889-04-20"))
    return Junk("in jest", "lol add him", "", (wish, born))


def tests(chance: random.Random) -> Junk:
    text = chance.choice(
        ("test", "Test 123", "asdf asdf", "hello", "hi", ".", "qwerty", "ok", "aaa", "xxx")
    ) + " " * chance.randint(0, 3)
    return Junk("tests", text, chance.choice(("", "test", "admin")))


def other_scripts(chance: random.Random) -> Junk:
    text = _spun(
        chance,
        ("您好，", "你好，我们", "亲爱的朋友，"),
        ("提供网站推广服务", "专业制作各类证书", "低价出售流量"),
        (f"微信{chance.randint(10000, 99999)}", f"电话 {chance.randint(10**10, 10**11)}"),
    )
    return Junk("in other scripts", text, "王伟")


def on_a_person(chance: random.Random, people: list[Person]) -> Junk:
    """A machine that found the form of a page, and fills in every field it sees."""
    person = chance.choice(people)
    text = _spun(chance, ("Nice", "Great", "Cool", "Awesome"), ("page", "info", "site", "stuff"), (struck(chance, 2),))
    wish = Wish(about="name", person=person.pk, name=person.public_names[0].pk, value=Value(text=a_name(chance)))
    return Junk("fills the form of a page", f"{text} {a_link(chance)}", a_name(chance), (wish,))


def shouting(chance: random.Random) -> Junk:
    text = _spun(
        chance,
        ("THE GOVERNMENT IS LYING TO YOU", "WAKE UP PEOPLE OF THE WORLD", "THE END IS NEAR AND NOBODY LISTENS"),
        ("WATCH THIS", "SHARE EVERYWHERE", "THEY DELETE IT EVERY TIME"),
        (f"\U0001f525\U0001f525\U0001f525 {chance.randint(1, 99999)}",),
    )
    return Junk("shouting", text, a_name(chance))


SORTS: tuple[Callable[[random.Random], Junk], ...] = (
    wares, wares_without_link, wares_in_russian, letters_struck, mixed_letters, praise, hidden_field, too_fast, no_form,
    markup, probes, the_same_again, jest, tests, other_scripts, shouting,
)  # fmt: skip


def junk(people: list[Person], count: int, chance: random.Random) -> Iterator[Junk]:
    """So many pieces, of every sort in turn."""
    for number in range(count):
        place = number % (len(SORTS) + 1)
        yield on_a_person(chance, people) if place == len(SORTS) else SORTS[place](chance)
