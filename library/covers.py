"""Generative covers: superimposed ridges, a sun, and the relay thread.

A landscape chooses the relief and the palettes, a seed chooses the light, the crests
and the route of the relay. The same landscape and seed always give the same picture.

The scene is composed in world units, 1600 wide, around a core 640 high that holds the
sun and the masts. Taller pictures only add sky above and ground below, so that a
centred crop of a 3:2 cover to 1.91:1 or 5:2 never cuts anything that matters.

    python -m library.covers gers sohosolo cover.webp --size 1200x630
"""

import argparse
import hashlib
import math
from collections.abc import Callable, Iterable, Sequence
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import NamedTuple

from PIL import Image, ImageDraw

Colour = tuple[int, ...]
Curve = Callable[[float], float]
Mast = tuple[float, float, float]

# Sky from top to horizon (3), sun, planes from the farthest to the nearest (6).
PALETTES = {
    "gers": (
        "f3dd97 f8e9bd fcf4da e2913a b3c4c6 8fa9b3 dcb74e b58d33 5c7340 22402f",
        "c9d9e4 dfe6e4 f5edd6 f3c73b 9db6c8 7694ab d3b154 8b9647 4c6b43 1f3d33",
    ),
    "lozere": (
        "d5cfe0 e7e0e6 f6ecdd f0b93a b5acc6 9086a8 6d6788 c7a437 4b4a60 23263a",
        "f0d3b8 f6e2cd fbf0e2 d8623c bfb0b6 978899 6e6781 a48d3f 454459 222437",
    ),
    "orne": (
        "d5e5e2 e6eee4 f7f4e4 f3d98e bdd1c4 98b8a0 74a07c 4f8058 2f6145 173f2e",
        "f2d5cf f7e5da fbf2e5 dd7a5c c3d2c6 9cb8a1 6f9a78 4a7c57 2b5b41 163a2b",
    ),
    "limousin": (
        "ecd3b0 f4e3c9 faf1e1 c4492a cdb39a bb8a63 a0613a 7c4529 54331f 2a241f",
        "c9dadf dee6e1 f4eedc ecbb4c a9bcb6 84997a b57a45 824f2c 573822 272a24",
    ),
    "reseau": (
        "f3c73b f5d055 f8dd82 fdf4d3 c5ba52 8ea352 568a59 2f6d4d 1a5039 0f3023",
        "12382b 184534 20543f f3c73b 2f6d53 285e47 204f3b 193f2f 123124 0b2119",
    ),
}
LANDSCAPES = tuple(PALETTES)
SMALLEST, LARGEST, CORE = 64, 4000, 640
SKY_STEPS = (56, 164)
BASES = (258, 326, 402, 490, 596, 724)
LIGHT = (253, 251, 242)


class Ridge(NamedTuple):
    """One plane of the relief; ``y`` grows downwards, in world units."""

    base: float
    amplitude: float
    shape: Curve

    def y(self, x: float) -> float:
        return self.base - self.amplitude * self.shape(x)


class Canvas:
    """A picture in world units, drawn at twice its size and then reduced."""

    def __init__(self, size: tuple[int, int]) -> None:
        self.size = width, height = size
        scale = max(min(width / 1600, height / CORE), height / 1067)
        self.width, self.height = width / scale, height / scale
        self.left, self.top = -self.width / 2, (CORE - self.height) / 2
        self._zoom = 2 * scale
        self._image = Image.new("RGB", [2 * side for side in self.size])
        self._draw = ImageDraw.Draw(self._image)

    def _pixel(self, x: float, y: float) -> tuple[int, int]:
        # Whole pixels hide the last digits in which mathematical libraries differ.
        return round((x - self.left) * self._zoom), round((y - self.top) * self._zoom)

    def polygon(self, points: Iterable[tuple[float, float]], colour: Colour) -> None:
        self._draw.polygon([self._pixel(x, y) for x, y in points], fill=colour)

    def ellipse(self, x: float, y: float, rx: float, ry: float, colour: Colour) -> None:
        box = [self._pixel(x - rx, y - ry), self._pixel(x + rx, y + ry)]
        self._draw.ellipse(box, fill=colour)

    def band(self, top: float, colour: Colour) -> None:
        self._draw.rectangle([(0, self._pixel(0, top)[1]), self._image.size], colour)

    def colour_at(self, x: float, y: float) -> Colour:
        limits = zip(self._pixel(x, y), self._image.size, strict=True)
        return self._image.getpixel([min(max(v, 0), end - 1) for v, end in limits])

    def webp(self) -> bytes:
        out = BytesIO()
        reduced = self._image.resize(self.size, Image.Resampling.LANCZOS)
        reduced.save(out, "WEBP", quality=88, method=4)
        return out.getvalue()


def _noise(rng: Random, wavelength: float) -> Curve:
    """Smoothed value noise, from -1 to 1, that repeats after 64 wavelengths."""
    knots = [rng.uniform(-1, 1) for _ in range(64)]

    def at(x: float) -> float:
        i, f = divmod(x / wavelength, 1)
        f = f * f * (3 - 2 * f)
        return knots[int(i) % 64] * (1 - f) + knots[int(i + 1) % 64] * f

    return at


def _relief(landscape: str, rng: Random, near: float) -> Curve:
    """The crest of one plane, about -1 to 1; ``near`` is 0 far away, 1 up close."""
    reach = 0.9 + 0.7 * near
    long, medium = _noise(rng, 430 * reach), _noise(rng, 170 * reach)
    short, phase = _noise(rng, 46), rng.uniform(0, 2 * math.pi)
    length = reach * rng.uniform(0.85, 1.25)

    def crest(x: float) -> float:
        a, b, c = long(x), medium(x), short(x)
        if landscape == "gers":
            return 0.7 * math.sin(x / (200 * length) + phase) + 0.6 * a + 0.07 * b
        if landscape == "lozere":
            v = a + 0.4 * b
            plateau = 0.6 * math.tanh(4 * v) + 0.35 * math.tanh(5 * (v - 0.55))
            return plateau + 0.16 * b + 0.05 * c
        if landscape == "orne":
            hedge = math.sqrt(abs(math.sin(x / (17 + 7 * near) + phase + 1.6 * b)))
            swell = 0.7 * a + 0.35 * math.sin(x / (260 * length) + phase)
            return swell + hedge * (0.15 + 0.16 * max(0, b + c))
        if landscape == "limousin":
            mount = math.sin(x / (290 * length) + phase) ** 2
            return 1.7 * (mount + 0.02) ** 0.3 - 1.05 + 0.35 * a + 0.04 * c
        return 0.85 * a + 0.45 * b + 0.08 * c

    return crest


def _plant_masts(canvas: Canvas, rng: Random, ridges: Sequence[Ridge]) -> list[Mast]:
    """(x, foot, top) for each share of the width, on crests that nothing hides."""
    count = max(2, round(canvas.width / 400))
    share = 0.92 * canvas.width / count
    masts, previous = [], 0
    for slot in range(count):
        start = canvas.left + 0.04 * canvas.width + slot * share
        places = [start + share * (0.16 + 0.68 * i / 16) for i in range(17)]
        height = rng.uniform(58, 86)
        order = sorted((1, 2, 3), key=lambda _: rng.random())
        stops = [
            (plane == previous, order.index(plane), ridges[plane].y(x), x, plane)
            for plane in order
            for x in places
            if all(r.y(x) > ridges[plane].y(x) + 16 for r in ridges[plane + 1 :])
            and height + 30 < ridges[plane].y(x) < CORE - 60
        ]
        skyline = ((0, 0, ridges[k].y(places[8]), places[8], k) for k in range(1, 6))
        _, _, foot, x, previous = min(stops or skyline)
        masts.append((x, foot, foot - height))
    return masts


def _place_sun(
    canvas: Canvas, rng: Random, ridges: Sequence[Ridge], masts: Sequence[Mast]
) -> tuple[float, float, float]:
    """Centre and radius: whole in the sky or clearly setting, and behind no mast."""
    tries, setting = [], rng.random() < 0.35
    for _ in range(48):
        radius = min(rng.uniform(62, 88), 0.12 * canvas.width)
        x = canvas.left + canvas.width * rng.uniform(0.14, 0.86)
        around = [x + radius * i / 4 for i in range(-4, 5)]
        horizon = min(ridge.y(v) for ridge in ridges for v in around)
        y = radius + 24 + rng.uniform(0, 30)
        if setting:
            y = max(horizon - radius * rng.uniform(0.1, 0.6), radius + 24)
        faults = 2 * (y > horizon if setting else y + radius + 14 > horizon)
        near = [top for mast, _, top in masts if abs(mast - x) < radius + 34]
        faults += sum(top < y + radius + 22 for top in near)
        tries.append((faults, (x, y, radius)))
    return min(tries, key=lambda one: one[0])[1]


def _draw_ridge(
    canvas: Canvas, swell: Curve, ridge: Ridge, ground: Colour, line: Colour
) -> None:
    """The plane, then contour lines that flatten and thin out as they go down."""
    places = [canvas.left + 8 * i for i in range(-1, math.ceil(canvas.width / 8) + 2)]
    crest, floor = [(x, ridge.y(x)) for x in places], canvas.top + canvas.height + 8
    canvas.polygon([*crest, (places[-1], floor), (places[0], floor)], ground)
    lowest = ridge.base + 1.3 * ridge.amplitude
    for i in range(9):
        depth, follow, weight = 15 + 15 * i + 2.2 * i * i, 0.045 * i, 3.4 - 0.2 * i
        upper = [(x, y + depth + follow * (lowest - y)) for x, y in crest]
        lower = [(x, y + weight * (0.8 + 0.45 * swell(x + 90 * i))) for x, y in upper]
        canvas.polygon(upper + lower[::-1], line)


def _draw_trees(
    canvas: Canvas, rng: Random, landscape: str, ridge: Ridge, colour: Colour
) -> None:
    """A row of poplars or a stand of firs, drawn before the ridge that roots it."""
    x, size = canvas.left + canvas.width * rng.uniform(0.08, 0.8), ridge.base / 440
    for _ in range(5 + math.floor(4 * rng.random())):
        tall, ground = size * rng.uniform(36, 62), ridge.y(x)
        if landscape == "gers":
            canvas.ellipse(x, ground - 0.42 * tall, 0.13 * tall, 0.55 * tall, colour)
            x += size * rng.uniform(19, 30)
        else:
            half, foot = 0.3 * tall, ground + 0.4 * tall
            fir = [(x - half, foot), (x, ground - tall), (x + half, foot)]
            canvas.polygon(fir, colour)
            x += size * rng.uniform(16, 30)


def _draw_relay(canvas: Canvas, masts: Sequence[Mast], dark: Colour) -> None:
    """The dotted thread from mast to mast, each mark light or dark on its ground."""

    def ink(*grounds: Colour) -> Colour:
        lumas = (0.2126 * r + 0.7152 * g + 0.0722 * b for r, g, b in grounds)
        return LIGHT if max(lumas) < 168 else dark

    for (x0, _, y0), (x1, _, y1) in pairwise(masts):
        count = round(math.hypot(x1 - x0, y1 - y0) / 11)
        for i in range(2, count - 1):
            x, y = x0 + (x1 - x0) * i / count, y0 + (y1 - y0) * i / count
            # Three samples, so that a contour line under a dot does not decide alone.
            colour = ink(*(canvas.colour_at(x, y + v) for v in (-6, 0, 6)))
            canvas.ellipse(x, y, 2.2, 2.2, colour)
    for x, foot, top in masts:
        colour = ink(*(canvas.colour_at(x + 14, top + v) for v in (-9, 0, 9, 26)))
        corners = ((-2.4, top), (2.4, top), (2.4, foot + 5), (-2.4, foot + 5))
        canvas.polygon([(x + dx, y) for dx, y in corners], colour)
        canvas.ellipse(x, top, 12.5, 12.5, colour)
        canvas.ellipse(x, top, 5.5, 5.5, dark if colour == LIGHT else LIGHT)


def draw_cover(
    landscape: str, seed: str, size: tuple[int, int] = (1600, 1067)
) -> bytes:
    """WebP bytes of the cover of ``seed``, ``size`` in pixels (width, height).

    Raises ValueError if the landscape is unknown or a side is not 64 to 4000 pixels.
    """
    if landscape not in PALETTES:
        known = ", ".join(LANDSCAPES)
        raise ValueError(f"Unknown landscape {landscape!r}: choose from {known}.")
    if not all(SMALLEST <= side <= LARGEST for side in size):
        bounds = f"each side is {SMALLEST} to {LARGEST} pixels"
        raise ValueError(f"A cover cannot be {size[0]}x{size[1]}: {bounds}.")
    digest = hashlib.sha256(f"{landscape}/{seed}".encode()).digest()
    rng = Random(int.from_bytes(digest))  # noqa: S311 (a drawing, not a secret)
    palette = PALETTES[landscape][math.floor(2 * rng.random())]
    colours = [tuple(bytes.fromhex(colour)) for colour in palette.split()]
    sky, sun, planes = colours[:3], colours[3], colours[4:]
    ridges = [
        Ridge(y + rng.uniform(-12, 12), 52 + 12 * k, _relief(landscape, rng, k / 5))
        for k, y in enumerate(BASES)
    ]
    canvas = Canvas(size)
    masts = _plant_masts(canvas, rng, ridges)
    x, y, radius = _place_sun(canvas, rng, ridges, masts)
    for top, colour in zip((canvas.top, *SKY_STEPS), sky, strict=True):
        canvas.band(top, colour)
    canvas.ellipse(x, y, radius, radius, sun)
    for k, ridge in enumerate(ridges):
        if landscape in ("gers", "limousin") and k in (2, 4):
            _draw_trees(canvas, rng, landscape, ridge, planes[k + 1])
        # Lines lighter than the ground keep the nearest plane from going black.
        pairs = zip(planes[k], planes[5 if k < 4 else 3], strict=True)
        line = tuple(round(0.7 * one + 0.3 * two) for one, two in pairs)
        _draw_ridge(canvas, _noise(rng, 210), ridge, planes[k], line)
    _draw_relay(canvas, masts, planes[5])
    return canvas.webp()


def main(arguments: Sequence[str] | None = None) -> None:
    """Write one cover to a file."""
    parser = argparse.ArgumentParser(prog="python -m library.covers")
    parser.add_argument("landscape", choices=LANDSCAPES)
    parser.add_argument("seed")
    parser.add_argument("out", type=Path, help="a WebP file")
    parser.add_argument("--size", default="1600x1067", metavar="WxH")
    options = parser.parse_args(arguments)
    try:
        width, height = map(int, options.size.split("x"))
        picture = draw_cover(options.landscape, options.seed, (width, height))
    except ValueError as error:
        parser.error(f"--size {options.size}: {error}")
    options.out.write_bytes(picture)


if __name__ == "__main__":
    main()
