"""Make memorial/public/drawing/land.txt, the outline of the land on the map, from Natural Earth.

    npm pack world-atlas@2.0.2 && tar xf world-atlas-2.0.2.tgz
    python deploy/build_land.py package/land-50m.json

Natural Earth is in the public domain; world-atlas is its TopoJSON. Only land is drawn: the borders of today are not
those of 1953. The file is committed, so that nothing has to be fetched to run the memorial.
"""

from __future__ import annotations

import json
import sys
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from memorial.public.drawing.projection import HEIGHT, WIDTH, project

Point = tuple[float, float]

#: What is kept, in degrees: more than the paper shows, so that the edges of the cut lie outside it.
WEST, EAST, SOUTH, NORTH = 15.0, 150.0, 5.0, 83.0
#: How far a simplified outline may lie from the real one, and the smallest island, in units of the paper.
TOLERANCE, SMALLEST = 0.4, 8.0
#: Points further outside the paper than this are moved to it.
MARGIN = 40


def rings(topology: dict) -> list[list[Point]]:
    """The closed outlines of all land, in degrees."""
    scale, move = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale[0] + move[0], y * scale[1] + move[1]))
        arcs.append(points)
    found = []
    for geometry in topology["objects"]["land"]["geometries"]:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        for polygon in polygons:
            for ring in polygon:
                points: list[Point] = []
                for number in ring:
                    arc = arcs[number] if number >= 0 else arcs[~number][::-1]
                    points += arc[1:] if points else arc
                found.append(unwrapped(points))
    return found


def unwrapped(ring: list[Point]) -> list[Point]:
    """The ring with longitudes that go on beyond 180 degrees instead of starting anew at -180."""
    turn, longitudes = 0.0, [ring[0][0]]
    for (before, _south), (after, _north) in pairwise(ring):
        turn += 360 if after - before < -180 else -360 if after - before > 180 else 0
        longitudes.append(after + turn)
    shift = 360 if sum(longitudes) / len(longitudes) < -180 else 0
    return [(longitude + shift, point[1]) for longitude, point in zip(longitudes, ring, strict=True)]


def cut(ring: list[Point], axis: int, edge: float, keep_less: bool) -> list[Point]:
    """One side of a ring (Sutherland and Hodgman)."""
    kept: list[Point] = []
    for place, point in enumerate(ring):
        before = ring[place - 1]
        inside, was_inside = (point[axis] < edge) == keep_less, (before[axis] < edge) == keep_less
        if inside != was_inside:
            share = (edge - before[axis]) / (point[axis] - before[axis])
            kept.append(tuple(a + share * (b - a) for a, b in zip(before, point, strict=True)))  # type: ignore[arg-type]
        if inside:
            kept.append(point)
    return kept


def simplified(points: list[Point]) -> list[Point]:
    """Without the points that lie closer than `TOLERANCE` to the line of their neighbours (Douglas and Peucker)."""
    keep = {0, len(points) - 1}
    waiting = [(0, len(points) - 1)]
    while waiting:
        first, last = waiting.pop()
        (ax, ay), (bx, by) = points[first], points[last]
        length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5
        worst, furthest = 0.0, first
        for place in range(first + 1, last):
            px, py = points[place]
            if length:
                away = abs((bx - ax) * (ay - py) - (ax - px) * (by - ay)) / length
            else:
                away = ((px - ax) ** 2 + (py - ay) ** 2) ** 0.5
            if away > worst:
                worst, furthest = away, place
        if worst > TOLERANCE:
            keep.add(furthest)
            waiting += [(first, furthest), (furthest, last)]
    return [points[place] for place in sorted(keep)]


def area(points: list[Point]) -> float:
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in zip(points, points[1:] + points[:1], strict=True))) / 2


def main(source: Path, target: Path) -> None:
    parts = []
    for ring in rings(json.loads(source.read_text())):
        for axis, edge, keep_less in ((0, WEST, False), (0, EAST, True), (1, SOUTH, False), (1, NORTH, True)):
            ring = cut(ring, axis, edge, keep_less) if ring else ring
        if len(ring) < 3:
            continue
        points = [project(*point) for point in ring]
        for axis, size in ((0, WIDTH), (1, HEIGHT)):
            points = cut(points, axis, -MARGIN, False) if points else points
            points = cut(points, axis, size + MARGIN, True) if points else points
        if len(points) < 3 or area(points) < SMALLEST:
            continue
        middle = len(points) // 2
        outline = simplified(points[: middle + 1])[:-1] + simplified([*points[middle:], points[0]])[:-1]
        whole = [(round(x), round(y)) for x, y in outline]
        steps, (x, y) = [], whole[0]
        for nx, ny in whole[1:]:
            if (nx, ny) != (x, y):
                steps.append(f"{nx - x},{ny - y}")
                x, y = nx, ny
        if len(steps) > 1:
            parts.append(f"M{whole[0][0]},{whole[0][1]}l{' '.join(steps)}z")
    target.write_text("".join(parts) + "\n")
    print(f"{len(parts)} outlines, {target.stat().st_size} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(__file__).resolve().parent.parent / "memorial/public/drawing/land.txt")
