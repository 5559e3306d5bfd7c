"""The part of a passage that answers, with the words that were asked for marked."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from .french import Word, words

EXCERPT_LENGTH = 240


@dataclass(frozen=True)
class Piece:
    text: str
    is_marked: bool = False


@dataclass(frozen=True)
class Excerpt:
    """``start`` is where the first marked word stands in the whole text, 0 without."""

    pieces: tuple[Piece, ...]
    start: int = 0

    def __str__(self):
        return "".join(piece.text for piece in self.pieces)

    @property
    def has_marks(self) -> bool:
        return any(piece.is_marked for piece in self.pieces)


def highlight(text: str, wanted: Collection[str]) -> tuple[Piece, ...]:
    """A whole text, cut where words with a wanted stem begin and end."""
    return marked(text, 0, len(text), found_in(text, wanted))


def excerpt(text: str, wanted: Collection[str], length=EXCERPT_LENGTH) -> Excerpt:
    """Some 240 characters around the place that holds the most wanted stems."""
    found = found_in(text, wanted)
    first = best_start(found, length) if found else None
    begin, end = 0, len(text)
    if len(text) > length:
        begin = word_start(text, first.start - length // 4) if first else 0
        begin = word_start(text, min(begin, len(text) - length))
        end = word_end(text, begin + length)
    pieces = list(marked(text, begin, end, found))
    if begin:
        pieces.insert(0, Piece("… "))
    if end < len(text):
        pieces.append(Piece(" …"))
    return Excerpt(tuple(pieces), first.start if first else 0)


def found_in(text: str, wanted: Collection[str]) -> list[Word]:
    return [word for word in words(text) if word.stem and word.stem in wanted]


def best_start(found: Sequence[Word], length: int) -> Word:
    """The first word of the stretch with the most different stems."""

    def different(first):
        reach = found[first].start + length * 3 // 4
        return len(
            {word.stem for word in found[first : first + 40] if word.end <= reach}
        )

    return found[max(range(len(found)), key=lambda first: (different(first), -first))]


def word_start(text: str, place: int) -> int:
    """The start of the first word at or after a place."""
    if place <= 0:
        return 0
    space = text.find(" ", place - 1, place + 40)
    return space + 1 if space >= 0 else place


def word_end(text: str, place: int) -> int:
    """The end of the last word at or before a place."""
    if place >= len(text):
        return len(text)
    space = text.rfind(" ", max(place - 40, 0), place + 1)
    return space if space > 0 else place


def marked(text: str, begin: int, end: int, found: Sequence[Word]) -> tuple[Piece, ...]:
    """``text[begin:end]``; wanted words with only a space between are one mark."""
    pieces, place = [], begin
    for word in found:
        if word.start < begin or word.end > end:
            continue
        between = text[place : word.start]
        if pieces and pieces[-1].is_marked and between.isspace():
            pieces[-1] = Piece(
                pieces[-1].text + between + text[word.start : word.end], True
            )
        else:
            if between:
                pieces.append(Piece(between))
            pieces.append(Piece(text[word.start : word.end], True))
        place = word.end
    if place < end:
        pieces.append(Piece(text[place:end]))
    return tuple(pieces)
