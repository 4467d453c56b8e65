"""The map: where the camps of the record lay, as far as a source says."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from memorial.models import Camp
from memorial.public.drawing.projection import HEIGHT, WIDTH, is_on_paper, project

#: Letters of labels at their largest, on a narrow screen, in units of the paper; how much of that a letter is wide.
_SIZE, _LETTER = 34, 0.54
#: From the middle of a mark to its label.
_GAP = 14
#: Marks this close lie on each other; they are one place with several camps.
_SAME = 3.0


@dataclass(frozen=True, slots=True)
class Label:
    """A word of the map and where its line begins or ends; `anchor` is SVG's."""

    text: str
    x: str
    y: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Place:
    """A point with the camps that lay there or near it, the largest first. `here`: the page is about one of them.

    `near` where the source points at the settlement or region and not at the camp itself.
    """

    x: str
    y: str
    camps: tuple[Camp, ...]
    here: bool
    near: bool
    label: Label | None


@dataclass(frozen=True, slots=True)
class Map:
    """The places of some camps, and the camps for which no source gives one."""

    places: tuple[Place, ...]
    unplaced: tuple[Camp, ...]
    land: str
    width: int = WIDTH
    height: int = HEIGHT


def draw(camps: Iterable[Camp], here: Collection[int] = ()) -> Map | None:
    """A map of camps fetched with their parents; `here` holds the keys of those the page is about.

    A camp without coordinates lies where the camp or complex above it does. None where nothing can be placed. Labels
    keep clear of each other and of the marks: those that find no room are left to the list beside the map.

    >>> draw(Camp.objects.public().select_related("parent"), here={29}).places[0].camps
    (<Camp: Gorlag, Norilsk>, <Camp: Camp 1, Gorlag, Norilsk>)
    """
    rows = list(camps)
    known = {camp.pk: camp for camp in rows}
    spots: list[tuple[float, float, list[Camp], bool]] = []
    unplaced = []
    for camp in rows:
        point, near = _point(camp, known)
        if point is None:
            unplaced.append(camp)
            continue
        spot = next((one for one in spots if abs(one[0] - point[0]) < _SAME and abs(one[1] - point[1]) < _SAME), None)
        if spot is None:
            spots.append((*point, [camp], near))
        else:
            spot[2].append(camp)
    if not spots:
        return None
    labels = _labels([(x, y, _first(found), _is_here(found, here)) for x, y, found, _near in spots])
    places = tuple(
        Place(f"{x:.0f}", f"{y:.0f}", tuple(_in_order(found)), _is_here(found, here), near, label)
        for (x, y, found, near), label in zip(spots, labels, strict=True)
    )
    return Map(tuple(sorted(places, key=lambda place: place.here)), tuple(unplaced), land())


@lru_cache(maxsize=1)
def land() -> str:
    """The outline of the land, as the `d` of an SVG path. Natural Earth, public domain; see deploy/build_land.py."""
    return Path(__file__).with_name("land.txt").read_text().strip()


def _point(camp: Camp, known: dict[int, Camp]) -> tuple[tuple[float, float] | None, bool]:
    """Where a camp lies on the paper, and whether that is only near it."""
    step: Camp | None = camp
    seen: set[int] = set()
    while step is not None and step.pk not in seen:
        seen.add(step.pk)
        if step.latitude is not None and step.longitude is not None:
            point = project(float(step.longitude), float(step.latitude))
            near = step is not camp or step.precision != Camp.Precision.EXACT
            return (point, near) if is_on_paper(*point) else (None, False)
        step = known.get(step.parent_id) if step.parent_id is not None else None
    return None, False


def _in_order(camps: list[Camp]) -> list[Camp]:
    return sorted(camps, key=lambda camp: (camp.parent_id is not None, camp.name))


def _first(camps: list[Camp]) -> str:
    return _in_order(camps)[0].name


def _is_here(camps: list[Camp], here: Collection[int]) -> bool:
    return any(camp.pk in here for camp in camps)


_Box = tuple[float, float, float, float]


def _labels(spots: list[tuple[float, float, str, bool]]) -> list[Label | None]:
    """For each mark its label, or None: those the page is about choose first, then from north to south."""
    taken: list[_Box] = [(x - _GAP / 2, y - _GAP / 2, x + _GAP / 2, y + _GAP / 2) for x, y, _text, _here in spots]
    labels: list[Label | None] = [None] * len(spots)
    for number in sorted(range(len(spots)), key=lambda one: (not spots[one][3], spots[one][1], spots[one][0])):
        x, y, text, _here = spots[number]
        wide = len(text) * _SIZE * _LETTER
        for anchor, left, top in (
            ("start", x + _GAP, y - _SIZE / 2),
            ("end", x - _GAP - wide, y - _SIZE / 2),
            ("middle", x - wide / 2, y - _GAP - _SIZE),
            ("middle", x - wide / 2, y + _GAP),
        ):
            box = (left, top, left + wide, top + _SIZE)
            if left < 4 or left + wide > WIDTH - 4 or top < 2 or top + _SIZE > HEIGHT - 4:
                continue
            if any(_meet(box, other) for other in taken):
                continue
            taken.append(box)
            edge = {"start": left, "end": left + wide, "middle": x}[anchor]
            labels[number] = Label(text, f"{edge:.0f}", f"{top + _SIZE * 0.82:.0f}", anchor)
            break
    return labels


def _meet(one: _Box, other: _Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
