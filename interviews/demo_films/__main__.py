"""Draw and encode the demo films: python -m interviews.demo_films [name …]

Needs ffmpeg with libx264, and the Noto fonts (Debian: ffmpeg, fonts-noto-core).
"""

import argparse
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from math import ceil
from pathlib import Path

from interviews.demo_content import FILMS, INTERVIEWS
from library.captions import parse_captions
from library.timecodes import parse_timecode

from .drawing import HEIGHT, PICTURES_PER_SECOND, WIDTH, Scene, draw_pictures
from .plans import CARDS

FOLDER = Path(__file__).parent
LAST_CARD = 1  # s, at the least, that it stays after the last cue

PICTURES = f"-f rawvideo -pix_fmt rgb24 -s {WIDTH}x{HEIGHT} -r {PICTURES_PER_SECOND}"
# The colours of a browser; nothing of this machine or day in the file.
COLOURS = (
    "-vf scale=out_color_matrix=bt709:out_range=tv,format=yuv420p "
    "-colorspace bt709 -color_primaries bt709 -color_trc bt709 -color_range tv"
)
H264 = "-c:v libx264 -preset veryslow -tune animation -crf 32 -g 240 -threads 1"
SAME_EVERY_TIME = "-map_metadata -1 -fflags +bitexact -flags:v +bitexact"


def scenes_of(name: str) -> Iterator[Scene]:
    """The windows of a film, as the interview that shows it has them."""
    film = FILMS[name]
    cues = parse_captions((FOLDER / film["captions"]).read_bytes())
    cards = [(cues[card.cue - 1].start, card) for card in CARDS[name]]
    segments = [
        (number, segment)
        for interview in INTERVIEWS
        for number, segment in enumerate(interview["segments"], 1)
        if segment["film"] == name
    ]
    starts = [parse_timecode(segment["start"] or "0") for _, segment in segments]
    ends = [*starts[1:], ceil(cues[-1].end + LAST_CARD)]
    for (number, segment), start, end in zip(segments, starts, ends, strict=True):
        landscape, seed = film["poster"]["landscape"], film["poster"]["seed"]
        yield Scene(
            number=number,
            question=segment["question"],
            landscape=landscape,
            seed=f"{seed}-{number}" if start else seed,
            start=start,
            end=end,
            cards=[(at, card) for at, card in cards if start <= at < end],
        )


def make_film(ffmpeg: str, name: str) -> None:
    options = f"{PICTURES} -i - -an {COLOURS} {H264} {SAME_EVERY_TIME}"
    path = FOLDER / f"{name}.mp4"
    command = [ffmpeg, "-v", "error", "-y", *options.split()]
    command += ["-movflags", "+faststart", str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as encoder:  # noqa: S603 (ours)
        for scene in scenes_of(name):
            for picture in draw_pictures(scene):
                encoder.stdin.write(picture.tobytes())
    if encoder.returncode:
        sys.exit(f"ffmpeg could not make {path.name}.")


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m interviews.demo_films")
    parser.add_argument("films", nargs="*", metavar="name", help=", ".join(CARDS))
    names = parser.parse_args(arguments).films or list(CARDS)
    if unknown := set(names) - set(CARDS):
        parser.error(f"no such film: {', '.join(sorted(unknown))}")
    ffmpeg = shutil.which("ffmpeg")
    if ffmpeg is None:
        sys.exit("There is no ffmpeg on this machine.")
    for name in names:
        make_film(ffmpeg, name)


if __name__ == "__main__":
    main()
