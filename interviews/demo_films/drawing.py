"""The pictures of a film: a landscape goes by, and cards tell the facts before it.

The camera moves by half a pixel from one picture to the next. Every other picture is
thus the same but for one whole pixel, which costs an encoder next to nothing.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from io import BytesIO
from itertools import accumulate
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageFont

from library.covers import draw_cover

from .plans import Card

WIDTH, HEIGHT = 640, 360
PICTURES_PER_SECOND = 20
FADE = 0.6  # s from one card to the next
GLIDE = 1.0  # s from one stop of the thread to the next
MENTION = "Film de démonstration, muet"

# static/css/tokens.css, in the light.
PAPER, INK, SOFT, COLZA, STONE = "#f7f6f0", "#17241d", "#3d4b43", "#f3c73b", "#ffffff"
SERIF_BOLD, SERIF = "NotoSerif-Bold.ttf", "NotoSerif-Regular.ttf"
SANS_BOLD, SANS = "NotoSans-Bold.ttf", "NotoSans-Regular.ttf"

# Captions and the controls of players lie below the panel.
PANEL_TOP, PANEL_WIDTH, PANEL_HEIGHT = 84, 408, 200
BAR, LEFT, MOST_WIDTH, MOST_HEIGHT = 10, 38, 344, 160
THREAD, FIRST_STOP, LAST_STOP = 60, 118, 606
FINE = 4  # round shapes are drawn that much larger, then reduced

# Articles and prepositions don't end a row.
_SHORT_WORD = re.compile(r"(?<=\b\w\w) |(?<=\b\w) ")


@dataclass(frozen=True)
class Scene:
    """A question and its cards, each with its start; times are seconds of the film."""

    number: int
    question: str
    landscape: str
    seed: str
    start: float
    end: float
    cards: Sequence[tuple[float, Card]]


class Row(NamedTuple):
    text: str
    face: ImageFont.FreeTypeFont
    height: int
    colour: str = INK


class Panel(NamedTuple):
    """What is told, and the ground that it is told on."""

    picture: Image.Image
    ground: Image.Image


def draw_pictures(scene: Scene) -> Iterator[Image.Image]:
    """All the pictures of a scene, at the rhythm of the film."""
    count = round((scene.end - scene.start) * PICTURES_PER_SECOND)
    # Twice as large, so that half a pixel is a whole one.
    size = (2 * WIDTH + count, 2 * HEIGHT)
    landscape = Image.open(BytesIO(draw_cover(scene.landscape, scene.seed, size)))
    landscape.load()
    starts = [scene.start, *(start for start, _ in scene.cards)]
    panels = [draw_question(scene.question), *(draw_card(c) for _, c in scene.cards)]
    for n in range(count):
        now = scene.start + n / PICTURES_PER_SECOND
        current = bisect_right(starts, now) - 1
        previous, since = max(current - 1, 0), now - starts[current]
        picture = landscape.crop((n, 0, n + 2 * WIDTH, 2 * HEIGHT)).reduce(2)
        panel = faded(panels[previous], panels[current], since / FADE)
        picture.paste(panel, (0, PANEL_TOP))
        place = previous + (current - previous) * eased(since / GLIDE)
        signs = draw_signs(scene.number, len(scene.cards), round(place, 3))
        picture.paste(signs, mask=signs)
        yield picture


def eased(share: float) -> float:
    """From 0 to 1, slow at both ends."""
    share = min(max(share, 0), 1)
    return share * share * (3 - 2 * share)


def faded(before: Panel, after: Panel, share: float) -> Image.Image:
    """One text leaves before the next one comes; the ground changes meanwhile."""
    if before is after or share >= 1:
        return after.picture
    leaving = Image.blend(before.picture, before.ground, eased(2 * share))
    coming = Image.blend(after.ground, after.picture, eased(2 * share - 1))
    return Image.blend(leaving, coming, eased(share))


def draw_question(question: str) -> Panel:
    ground = Image.new("RGB", (PANEL_WIDTH, PANEL_HEIGHT), COLZA)
    return draw_panel(ground, fitted(SERIF_BOLD, 40, question, MOST_HEIGHT))


def draw_card(card: Card) -> Panel:
    ground = Image.new("RGB", (PANEL_WIDTH, PANEL_HEIGHT), PAPER)
    ground.paste(COLZA, (0, 0, BAR, PANEL_HEIGHT))
    above = [Row(card.about, font(SANS, 22), 30, SOFT)] if card.about else []
    below = rows_of(card.text, font(SERIF, 26), 34)
    if below:
        below[0] = below[0]._replace(height=42)
    room = MOST_HEIGHT - sum(row.height for row in above + below)
    largest = 76 if len(card.head) <= 5 else 40
    head = fitted(SERIF_BOLD, largest, card.head, room)
    return draw_panel(ground, [*above, *head, *below], card.unit)


def draw_panel(ground: Image.Image, rows: Sequence[Row], unit: str = "") -> Panel:
    """The rows, one below the other in the middle; the unit follows the largest."""
    picture = ground.copy()
    draw = ImageDraw.Draw(picture)
    heights = [row.height for row in rows]
    largest = max(rows, key=lambda row: row.height)
    bottoms = accumulate(heights, initial=(PANEL_HEIGHT - sum(heights)) / 2)
    next(bottoms)
    for row, bottom in zip(rows, bottoms, strict=True):
        baseline = round(bottom - 0.26 * row.height)
        draw.text((LEFT, baseline), row.text, row.colour, row.face, "ls")
        if row is largest and unit:
            x = LEFT + row.face.getlength(row.text) + 12
            draw.text((x, baseline), unit, INK, font(SANS_BOLD, 28), "ls")
    return Panel(picture, ground)


def fitted(name: str, largest: int, text: str, room: float) -> list[Row]:
    """The text as large as it fits the width of the panel and a height (pixels)."""
    for size in range(largest, 20, -2):
        rows = rows_of(text, font(name, size), round(1.16 * size))
        widest = max(row.face.getlength(row.text) for row in rows)
        if widest <= MOST_WIDTH and sum(row.height for row in rows) <= room:
            break
    return rows


def rows_of(text: str, face: ImageFont.FreeTypeFont, height: int) -> list[Row]:
    """As few rows as can be, of much the same length."""
    text = _SHORT_WORD.sub("\N{NO-BREAK SPACE}", text)
    rows = wrapped(text, face, MOST_WIDTH)
    for width in range(MOST_WIDTH, 0, -4):
        narrower = wrapped(text, face, width)
        widest = max(map(face.getlength, narrower), default=0)
        if len(narrower) > len(rows) or widest > width:
            break
        rows = narrower
    return [Row(row, face, height) for row in rows]


def wrapped(text: str, face: ImageFont.FreeTypeFont, width: float) -> list[str]:
    rows: list[str] = []
    for word in text.split(" ") if text else []:
        longer = f"{rows[-1]} {word}" if rows else word
        if rows and face.getlength(longer) <= width:
            rows[-1] = longer
        else:
            rows.append(word)
    return rows


@cache
def font(name: str, size: int) -> ImageFont.FreeTypeFont:
    # Pillow's own layout is the same on every machine.
    layout = ImageFont.Layout.BASIC
    try:
        return ImageFont.truetype(name, size, layout_engine=layout)
    except OSError as error:
        message = f"{name} is not on this machine: Debian has it in fonts-noto-core."
        raise FileNotFoundError(message) from error


@lru_cache(maxsize=1)
def draw_signs(number: int, stops: int, place: float) -> Image.Image:
    """What stays before the landscape: the milestone, the thread, the mention.

    ``place`` is where the relay is: 0 at the milestone, ``stops`` at the end.
    """
    fine = Image.new("RGBA", (FINE * WIDTH, FINE * PANEL_TOP))
    draw = ImageDraw.Draw(fine)
    draw_milestone(draw, number)
    draw_thread(draw, stops, place)
    signs = fine.reduce(FINE)
    draw = ImageDraw.Draw(signs)
    left = WIDTH - 32 - font(SANS, 17).getlength(MENTION)
    draw.rectangle((left, 10, WIDTH - 13, 37), INK)
    draw.text((left + 10, 30), MENTION, PAPER, font(SANS, 17), "ls")
    return signs


def draw_milestone(draw: ImageDraw.ImageDraw, number: int) -> None:
    """As static/css/components/milestone.css has it, standing on the panel."""
    left, right, top, cap, border = 30, 86, 16, 44, 2.5

    def fine(*lengths: float) -> list[int]:
        return [round(FINE * length) for length in lengths]

    outer = fine(left, top, right, PANEL_TOP)
    inner = fine(left + border, top + border, right - border, PANEL_TOP)
    corners = (True, True, False, False)
    draw.rounded_rectangle(outer, FINE * 28, INK, corners=corners)
    draw.rounded_rectangle(inner, FINE * (28 - border), COLZA, corners=corners)
    draw.rectangle([inner[0], FINE * cap, inner[2], inner[3]], STONE)
    middle = (left + right) / 2
    draw.text(fine(middle, cap - 5), "Q", INK, font(SANS_BOLD, FINE * 17), "ms")
    draw.text(fine(middle, 75), str(number), INK, font(SANS_BOLD, FINE * 28), "ms")


def draw_thread(draw: ImageDraw.ImageDraw, stops: int, place: float) -> None:
    def disc(x: float, radius: float, colour: str) -> None:
        box = (x - radius, THREAD - radius, x + radius, THREAD + radius)
        draw.ellipse([round(FINE * side) for side in box], colour)

    length = LAST_STOP - FIRST_STOP
    dots = round(length / 9)
    for i in range(dots):
        disc(FIRST_STOP + length * i / dots, 1.8, INK)
    for stop in range(stops + 1):
        x = FIRST_STOP + length * stop / stops
        disc(x, 7, INK)
        if stop > place:
            disc(x, 4, PAPER)
    here = FIRST_STOP + length * place / stops
    disc(here, 11, INK)
    disc(here, 7.5, COLZA)
