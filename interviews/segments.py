"""A segment as a page shows it: its question, its window on a film, its transcript.

All times are seconds. Those of a segment count from its own beginning, whether it is a
film or a window on one: readers and links know no other.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from library.captions import Cue
from library.models import Video
from library.timecodes import format_duration, format_timecode

from .windows import cues_within, shifted


@dataclass(frozen=True)
class Line:
    """A line of transcript; ``anchor`` is empty when another one has that second."""

    cue: Cue
    anchor: str
    second: int
    speaker: str

    @property
    def at(self) -> str:
        return format_timecode(self.cue.start)


@dataclass(frozen=True)
class Segment:
    """``start`` and ``end`` are times of the film; ``end`` is None up to its end.

    ``offset`` is when the segment begins in the interview, one after the other, and
    ``said`` are the cues of the whole film.
    """

    number: int
    question: str
    video: Video | None
    start: float
    end: float | None
    offset: float = 0
    said: Sequence[Cue] = ()
    answer: object = ""
    pull_quote: str = ""
    note: str = ""
    block_id: str = ""

    @property
    def anchor(self) -> str:
        return f"q{self.number}"

    @property
    def duration(self) -> float:
        """Of the window; 0 when nobody knows."""
        end = self.end
        if end is None:
            end = self.video and self.video.duration
        if end is None and self.film_cues:
            end = self.film_cues[-1].end
        return max((end or 0) - self.start, 0)

    @property
    def duration_label(self) -> str:
        return format_duration(self.duration) if self.duration else ""

    @cached_property
    def film_cues(self) -> list[Cue]:
        """The cues of the window, at the times of the film."""
        return cues_within(self.said, self.start, self.end)

    @cached_property
    def cues(self) -> list[Cue]:
        """The cues of the window, from the beginning of the segment."""
        return shifted(self.film_cues, -self.start)

    @cached_property
    def lines(self) -> list[Line]:
        """The transcript; a speaker is named when another one takes over."""
        lines, seconds, speaker = [], set(), ""
        for cue in self.cues:
            second = int(cue.start)
            is_first = second not in seconds
            lines.append(
                Line(
                    cue,
                    anchor=f"{self.anchor}-t{second}" if is_first else "",
                    second=second,
                    speaker=cue.speaker if cue.speaker != speaker else "",
                )
            )
            seconds.add(second)
            speaker = cue.speaker
        return lines

    @property
    def is_elsewhere(self) -> bool:
        """Whether another site is asked for the film."""
        return self.video is not None and self.video.provider != Video.Provider.FILE

    @property
    def player_url(self) -> str:
        """What the player fetches, once a reader asks for it."""
        if self.is_elsewhere:
            return self.video.link_parts.embed_url
        return self.video.file.url

    @property
    def player_attributes(self) -> dict[str, str]:
        """What the script of the façade is told."""
        attributes = {
            "data-player": self.video.provider,
            "data-source": self.player_url,
            "data-start": format(self.start, "g"),
        }
        if self.end is not None:
            attributes["data-end"] = format(self.end, "g")
        if self.is_elsewhere:
            attributes["data-from"] = self.video.source_label
        return attributes


def number_segments(segments: Iterable[dict]) -> Iterator[Segment]:
    """Segments with their number and their place in the interview.

    Takes the other fields of ``Segment`` as dicts, in order, with stored videos. The
    cues of a film are read once for all its windows.
    """
    offset, said = 0.0, {None: []}
    for number, fields in enumerate(segments, 1):
        video = fields["video"]
        if video not in said:
            said[video] = video.cue_list
        segment = Segment(number=number, offset=offset, said=said[video], **fields)
        offset += segment.duration
        yield segment


def cues_of_interview(segments: Iterable[Segment]) -> list[Cue]:
    """The cues of all segments, one after the other."""
    return [
        cue for segment in segments for cue in shifted(segment.cues, segment.offset)
    ]
