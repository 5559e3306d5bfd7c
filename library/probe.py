"""How long and how large a film is, asked of MediaInfo."""

from dataclasses import dataclass
from typing import BinaryIO

from pymediainfo import MediaInfo

# A template of MediaInfo's own: names and comments in the file don't reach the answer.
_TEMPLATE = r"Video;%Duration%,%Width%,%Height%,%Rotation%\n"


class NotAVideoError(ValueError):
    """A file without moving pictures, or that doesn't say how long they last."""


@dataclass(frozen=True)
class Probe:
    """Seconds, and the pixels of the picture as viewers see it."""

    duration: float
    width: int
    height: int


def probe(file: BinaryIO) -> Probe:
    """Measure an open file, on disk or in memory, and rewind it.

    Only the parts that tell are read. Raises NotAVideoError.
    """
    answer = MediaInfo.parse(file, output=_TEMPLATE)
    file.seek(0)
    first_track = answer.partition("\n")[0]
    try:
        duration, width, height, rotation = first_track.split(",")
        measured = Probe(float(duration) / 1000, int(width), int(height))
        is_on_its_side = float(rotation or 0) % 180 == 90
    except ValueError:
        raise NotAVideoError("No moving pictures in this file") from None
    if measured.duration <= 0:
        raise NotAVideoError("The pictures of this file don't last")
    if is_on_its_side:
        return Probe(measured.duration, measured.height, measured.width)
    return measured
