"""What a page gives to the search: its text, in parts short enough to be an answer.

A page type has a method ``passages()`` that gives these in the order of the page, and
knows nothing of how they are searched.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wagtail.rich_text import get_text_for_indexing

from .captions import Cue

# About as long as measured to answer best; a passage ends with a sentence.
WORDS_OF_PASSAGE = 200
MAX_PASSAGES = 500
END_OF_SENTENCE = re.compile(r"(?<=[.!?…»])\s+")


@dataclass(frozen=True)
class PassageText:
    """Under a ``heading``; ``number`` and ``anchor`` are those of a segment.

    ``times`` says when it is heard: (characters from the start of the text, seconds
    from the start of the part).
    """

    text: str
    heading: str = ""
    number: int | None = None
    anchor: str = ""
    times: tuple[tuple[int, float], ...] = ()


def passages_of_text(text: str, heading="", **segment) -> Iterator[PassageText]:
    """A text cut after sentences, into parts of about 200 words; none when empty."""
    for part in cut(sentences(text)):
        yield PassageText(" ".join(part), heading, **segment)


def passages_of_stream(stream, before="") -> Iterator[PassageText]:
    """A stream's text, each part under its heading; ``before`` opens the first."""
    heading, texts = "", [before]
    for child in stream:
        if child.block_type == "heading":
            yield from passages_of_part(" ".join(texts), heading)
            heading, texts = child.value["text"], []
        else:
            texts.append(text_of(child))
    yield from passages_of_part(" ".join(texts), heading)


def text_of(child) -> str:
    """The words of a stream's child; a field without any is “None” for Wagtail."""
    texts = child.block.get_searchable_content(child.value)
    return " ".join(text for text in texts if text != "None")


def passages_of_part(text: str, heading="", **segment) -> list[PassageText]:
    """As ``passages_of_text``; a heading with nothing under it is a passage too."""
    passages = list(passages_of_text(text, heading, **segment))
    return passages or ([PassageText("", heading, **segment)] if heading else [])


def plain(rich_text) -> str:
    """The words of a rich text, as its source or as a block gives it."""
    return get_text_for_indexing(getattr(rich_text, "source", rich_text) or "")


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text; one that never ends is cut after 200 words."""
    for sentence in END_OF_SENTENCE.split(text):
        words = sentence.split()
        for start in range(0, len(words), WORDS_OF_PASSAGE):
            yield " ".join(words[start : start + WORDS_OF_PASSAGE])


def passages_of_cues(cues: Iterable[Cue], heading="", **segment) -> list[PassageText]:
    """What is said in a segment, cut between cues, with the time of each."""
    passages = []
    cues = list(cues)
    first = 0
    # A line's end counts as a space: places in the text stay what they are.
    for part in cut([cue.text.replace("\n", " ") for cue in cues]):
        times, length = [], 0
        for cue, text in zip(cues[first:], part, strict=False):
            times.append((length, cue.start))
            length += len(text) + 1
        passages.append(
            PassageText(" ".join(part), heading, times=tuple(times), **segment)
        )
        first += len(part)
    return passages


def cut(pieces: Iterable[str]) -> Iterator[list[str]]:
    """Pieces in runs of about 200 words each, at most 500 runs."""
    run, words, runs = [], 0, 0
    for piece in pieces:
        length = len(piece.split())
        if run and words + length > WORDS_OF_PASSAGE:
            yield run
            run, words, runs = [], 0, runs + 1
            if runs == MAX_PASSAGES:
                return
        run.append(piece)
        words += length
    if words:
        yield run
