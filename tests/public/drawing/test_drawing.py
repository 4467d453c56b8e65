"""The drawings: true to the record, whole in every language, and clear of each other."""

from __future__ import annotations

import itertools
import re

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from memorial.models import Camp, Event
from memorial.public.drawing import chart, map, timeline
from memorial.public.drawing.projection import HEIGHT, WIDTH, is_on_paper, project

NUMBERS = re.compile(r"^-?\d+(\.\d+)?$")


def a_camp(number: int, name: str, place: tuple[float, float] | None = None, parent: Camp | None = None) -> Camp:
    camp = Camp(pk=number, slug=f"camp-{number}", name=name, kind="camp", parent=parent)
    if place is not None:
        camp.longitude, camp.latitude = place
        camp.precision = "exact"
    return camp


@given(st.floats(30, 120), st.floats(45, 74), st.floats(0.1, 5))
def test_north_lies_above_and_east_to_the_right(longitude: float, latitude: float, step: float) -> None:
    x, y = project(longitude, latitude)
    assert project(longitude, latitude + step)[1] < y or abs(longitude - 76) > 40
    assert project(longitude + step, latitude)[0] > x


def test_the_projection_keeps_areas() -> None:
    """Two fields of one degree, at 50 and at 70 north, have areas like the cosines of their latitudes."""

    def area(latitude: float) -> float:
        corners = [project(76, latitude), project(77, latitude), project(77, latitude + 1), project(76, latitude + 1)]
        pairs = itertools.pairwise([*corners, corners[0]])
        return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs)) / 2

    assert area(50) / area(70) == pytest.approx(0.6361 / 0.3338, rel=0.01)


def test_the_land_is_one_small_path() -> None:
    assert re.fullmatch(r"(M-?\d+,-?\d+l(-?\d+,-?\d+ ?)+z)+", map.land())
    assert len(map.land()) < 14_000


def test_the_steppe_has_no_coast() -> None:
    """The cut through Asia lies below the paper, and no part of its line on it."""
    x = y = 0
    points = []
    for step, number in re.findall(r"(M|l| |z)?(-?\d+,-?\d+)", map.land()):
        dx, dy = (int(part) for part in number.split(","))
        x, y = (dx, dy) if step == "M" else (x + dx, y + dy)
        points.append((x, y))
    assert len(points) > 500
    assert [(x, y) for x, y in points if 150 < x <= WIDTH and 450 < y <= HEIGHT] == []
    # Nor does a line of it cross the paper there: what ends outside of it ends at the margin.
    assert all(y >= HEIGHT + 20 for x, y in points if 150 < x < WIDTH + 20 and y > HEIGHT)


@given(
    st.lists(
        st.tuples(st.floats(30, 110), st.floats(45, 74), st.text(alphabet="abcdefghij ", min_size=1, max_size=18)),
        min_size=1, max_size=40,
    ),
    st.sets(st.integers(0, 39)),
)  # fmt: skip
def test_labels_keep_clear_of_each_other_and_of_the_edge(
    places: list[tuple[float, float, str]], here: set[int]
) -> None:
    camps = [a_camp(number, text, (east, north)) for number, (east, north, text) in enumerate(places)]
    drawn = map.draw(camps, here)
    if drawn is None:
        assert not any(is_on_paper(*project(east, north)) for east, north, _text in places)
        return
    boxes = []
    for place in drawn.places:
        assert NUMBERS.match(place.x) and NUMBERS.match(place.y)
        if place.label is None:
            continue
        wide = len(place.label.text) * 34 * 0.54
        left = float(place.label.x) - {"start": 0, "end": wide, "middle": wide / 2}[place.label.anchor]
        assert left >= 2 and left + wide <= WIDTH - 2 and 0 <= float(place.label.y) <= HEIGHT
        boxes.append((left, float(place.label.y) - 27, left + wide, float(place.label.y) + 5))
    for one, other in itertools.combinations(boxes, 2):
        # A unit of slack: coordinates are written without fractions.
        apart = (
            one[2] <= other[0] + 1.5 or other[2] <= one[0] + 1.5 or one[3] <= other[1] + 1.5 or other[3] <= one[1] + 1.5
        )
        assert apart


def test_a_camp_without_a_place_of_its_own_lies_where_its_complex_does() -> None:
    complex_ = a_camp(1, "Rechlag", (64.07, 67.5))
    drawn = map.draw([complex_, a_camp(2, "Camp 29", parent=complex_), a_camp(3, "Nowhere")], here={2})
    assert drawn is not None and len(drawn.places) == 1
    assert [camp.name for camp in drawn.places[0].camps] == ["Rechlag", "Camp 29"] and drawn.places[0].here
    assert [camp.name for camp in drawn.unplaced] == ["Nowhere"]


def test_a_loop_of_parents_and_a_place_off_the_paper_are_left_out() -> None:
    one, other = a_camp(1, "One"), a_camp(2, "Other")
    one.parent, other.parent = other, one
    assert map.draw([one, other, a_camp(3, "South", (-60, -30))]) is None


@pytest.mark.django_db
def test_every_dated_event_of_the_year_is_drawn_once_and_inside_the_paper() -> None:
    events = list(Event.objects.public().with_camps())
    drawn = timeline.draw(events, here={events[3].pk})
    assert drawn is not None and drawn.year == 1953
    bars = [bar for row in drawn.rows for bar in row.bars]
    assert len({bar.event.pk for bar in bars}) == len(bars)
    assert {bar.event.pk for bar in bars} | {event.pk for event in drawn.beyond} == {event.pk for event in events}
    assert all(float(bar.x) >= 0 and float(bar.x) + float(bar.width) <= timeline.WIDTH + 0.1 for bar in bars)
    assert [bar.event.pk for bar in bars if bar.here] in ([events[3].pk], [])
    for row in drawn.rows:
        for one, other in itertools.combinations(row.bars, 2):
            assert one.y != other.y or float(one.x) + float(one.width) <= float(other.x) + 0.1


@pytest.mark.django_db
def test_an_exact_day_is_sharp_and_a_month_is_not() -> None:
    drawn = timeline.draw(Event.objects.public().with_camps())
    assert drawn is not None
    sharp = {bar.event.slug for row in drawn.rows for bar in row.bars if bar.sharp}
    assert "camp-29-shooting" in sharp and "vorkuta-strike" not in sharp


def test_without_a_date_there_is_no_timeline() -> None:
    assert timeline.draw([]) is None
    assert timeline.draw([Event(pk=1, name="Undated")]) is None


@pytest.mark.django_db
def test_the_chart_has_the_claims_that_count_everybody(visitor: Client) -> None:
    event = Event.objects.get(slug="camp-29-shooting")
    drawn = chart.draw(event.figures.prefetch_related("nationalities"), named=16)
    assert drawn is not None
    assert drawn.lines[0].claimant == "Eduard Buca"
    assert not any("Baltic" in line.counts for line in drawn.lines)
    assert chart.draw([figure for figure in event.figures.all() if figure.claimant == "Eduard Buca"], named=0) is None
    for line in drawn.lines:
        assert float(line.words_x) + 14.4 * len(line.words) <= chart.WIDTH, "the number runs off the paper"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address", ["/", "/camps/", "/camps/vorkuta-camp-29/", "/events/", "/events/camp-29-shooting/"]
)
def test_no_language_puts_a_comma_into_a_number(visitor: Client, address: str) -> None:
    for language in ("", "/lt", "/ru", "/de"):
        page = visitor.get(language + address).content.decode()
        drawings = re.findall(r"<svg viewBox.*?</svg>", page, re.DOTALL)
        assert drawings, address
        for drawing in drawings:
            for value in re.findall(r' (?:x|y|x1|x2|y1|y2|cx|cy|r|width|height|dx|dy)="([^"]*)"', drawing):
                assert NUMBERS.match(value), value


@pytest.mark.django_db
def test_names_in_drawings_are_text() -> None:
    drawn = map.draw([a_camp(1, '<b>"&', (76, 60))])
    with translation.override("en"):
        page = render_to_string("drawings/_map.html", {"map": drawn})
    assert "<b>" not in page and "&lt;b&gt;" in page
