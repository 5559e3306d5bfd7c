"""Captions: what a newsroom has, read into cues; and cues, written as clean files.

The formats are WebVTT (https://www.w3.org/TR/webvtt1/), SubRip (``.srt``, defined by
what players accept), YouTube's ``.sbv``, and text pasted with times before its lines.
Reading takes time in proportion to the size of the source, whatever it holds.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html import escape, unescape
from itertools import groupby, pairwise, zip_longest
from operator import attrgetter

MAX_BYTES = 2_000_000
MAX_CUES = 20_000
LAST_CUE = 4_000  # ms that the last line of a pasted text stays
ADJACENT = 100  # ms: what is repeated after a longer gap was said twice
ROLL_UP_ROWS = 4  # what captions that roll up show at once (CEA-608)
LONG_PARAGRAPH = 600  # characters, after which the end of a sentence ends a paragraph
PAUSE = 2.0  # s of silence that end a paragraph

_TIME = (
    r"(?:(?P<h{0}>[0-9]{{1,3}}):(?P<n{0}>[0-5]?[0-9])|(?P<m{0}>[0-9]{{1,3}}))"
    r":(?P<s{0}>[0-5]?[0-9])(?:[.,](?P<f{0}>[0-9]{{1,9}}))?(?!:?[0-9])"
)
_START, _END = _TIME.format(1), _TIME.format(2)
_TIMING = re.compile(
    rf"\s*{_START}\s*(?:-?-(?:>|&gt;)|[–—]>|→)\s*{_END}(?=\s|$)(?P<rest>.*)"
)
_SBV_TIMING = re.compile(rf"\s*{_START}\s*,\s*{_END}(?P<rest>\s*)$")
_PASTED_TIMING = re.compile(
    rf"\s*+(?:[\[(]\s*)?{_START}(?:\s*[-–—]\s*{_END})?\s*[\])]?\s*[-–—:|.]?(?P<rest>.*)"
)
_SETTING = re.compile(r"[A-Za-z0-9]+:\S+")
_NUMBER = re.compile(r"\s*[0-9]{1,9}\s*")
_ASIDE = re.compile(r"NOTE(?:\s|$)|(?:STYLE|REGION)\s*$")
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?\s+([^<>]*)>", re.IGNORECASE)
_TAG = re.compile(r"<(?:[A-Za-z/!?]|[0-9]++:)[^<>]*>|\{\\[^{}]*\}")
_TAG_START = re.compile(r"(?<!<)<++(?=[A-Za-z/!?]|[0-9]++:)|(?<!\{)\{++(?=\\)")
_ENTITY = re.compile(
    r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
)
_BLANKS = re.compile("[\x00-\x09\x0b-\x20\x7f-\x9f\u200b\u2028\u2029\ufeff]+")
_SENTENCE_END = re.compile(r"[.!?…][»”\"')\s]*$")


@dataclass(frozen=True, slots=True)
class Cue:
    """What is said from ``start`` to ``end`` (seconds), in one line or more."""

    start: float
    end: float
    text: str
    speaker: str = ""


class CaptionsError(ValueError):
    """Captions that can't be used: the reason, and the number of the line to blame.

    The reasons are ``unreadable`` (not one cue), ``too-large`` and ``too-many``.
    """

    def __init__(self, reason: str, line: int) -> None:
        self.reason, self.line = reason, line
        super().__init__(f"Captions are {reason}, at line {line}")


@dataclass(slots=True)
class _Draft:
    """A cue in the making: times in milliseconds, and the line (from 0) it began at."""

    line: int
    start: int
    end: int | None
    rest: str
    rows: list[str] = field(default_factory=list)
    speakers: list[str] = field(default_factory=list)


def parse_captions(source: bytes | str) -> list[Cue]:
    """The cues of a caption file or of a pasted text.

    They are in order, don't overlap, and hold words without markup. Raises
    CaptionsError when there is none, and beyond MAX_BYTES or MAX_CUES.
    """
    lines = _lines(source)
    timings = [_timing(line) for line in lines]
    drafts = _read_blocks(lines, timings) if any(timings) else _read_pasted(lines)
    if len(drafts) > MAX_CUES:
        raise CaptionsError("too-many", drafts[MAX_CUES].line + 1)
    for draft in drafts:
        _clean(draft)
    cues = _cues(_without_repeats(_in_order(drafts)))
    if not cues:
        raise CaptionsError("unreadable", _first_failure(lines) + 1)
    if len(write_webvtt(cues).encode()) > MAX_BYTES:
        raise CaptionsError("too-large", len(lines))
    return cues


def write_webvtt(cues: Iterable[Cue]) -> str:
    """A WebVTT file, with the speakers as voices."""
    blocks = (
        f"{_clock(cue.start)} --> {_clock(cue.end)}\n{_voiced(cue, _escaped(cue.text))}"
        for cue in cues
    )
    return "\n\n".join(["WEBVTT", *blocks]) + "\n"


def write_srt(cues: Iterable[Cue]) -> str:
    """A SubRip file.

    The format knows no entities: only what would be read as one is escaped. Speakers
    are voices as in WebVTT, a tag that players which don't know it leave out.
    """
    blocks = (
        f"{number}\n{_clock(cue.start, ',')} --> {_clock(cue.end, ',')}\n"
        + _voiced(cue, _ENTITY.sub(lambda entity: f"&amp;{entity[0][1:]}", cue.text))
        for number, cue in enumerate(cues, 1)
    )
    return "\n\n".join(blocks) + "\n"


def write_text(cues: Iterable[Cue]) -> str:
    """Paragraphs without times, each beginning with its speaker when that changes."""
    paragraphs: list[list[str]] = []
    previous, length = None, 0
    for cue in cues:
        words = " ".join(cue.text.split("\n"))
        is_new_speaker = cue.speaker != (previous.speaker if previous else "")
        if is_new_speaker or _begins_paragraph(previous, cue, length):
            name = f"{cue.speaker}\u00a0: " if is_new_speaker and cue.speaker else ""
            paragraphs.append([name + words])
            length = 0
        else:
            paragraphs[-1].append(words)
        previous, length = cue, length + len(words)
    return "\n\n".join(map(" ".join, paragraphs)) + "\n"


def _begins_paragraph(previous: Cue | None, cue: Cue, length: int) -> bool:
    return (
        previous is None
        or cue.start - previous.end >= PAUSE
        or (length > LONG_PARAGRAPH and bool(_SENTENCE_END.search(previous.text[-9:])))
    )


def _clock(seconds: float, point: str = ".") -> str:
    whole, thousandths = divmod(round(seconds * 1000), 1000)
    minutes, second = divmod(whole, 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours:02}:{minute:02}:{second:02}{point}{thousandths:03}"


def _escaped(text: str) -> str:
    return escape(text, quote=False)


def _voiced(cue: Cue, words: str) -> str:
    return f"<v {_escaped(cue.speaker)}>{words}" if cue.speaker else words


def _lines(source: bytes | str) -> list[str]:
    """The decoded lines, whatever ends them."""
    if isinstance(source, str):
        # Browsers send the lines of a form with two characters at their ends.
        source = source.replace("\r\n", "\n").encode("utf-8", "replace")
    if len(source) > MAX_BYTES:
        within = source[:MAX_BYTES].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        raise CaptionsError("too-large", within.count(b"\n") + 1)
    if encoding := _utf_16(source):
        text = source.decode(encoding, "replace").removeprefix("\ufeff")
        return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    source = source.removeprefix(b"\xef\xbb\xbf")
    source = source.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return [_decoded(line) for line in source.split(b"\n")]


def _utf_16(source: bytes) -> str | None:
    """The encoding that the mark of a text tells, or else its zeros."""
    even, odd = source[::2].count(0), source[1::2].count(0)
    if source.startswith(b"\xff\xfe") or (odd > even and 6 * odd > len(source)):
        return "utf-16-le"
    if source.startswith(b"\xfe\xff") or 6 * even > len(source):
        return "utf-16-be"
    return None


def _decoded(line: bytes) -> str:
    """One line by itself: a file made of two has the encodings of both."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace")


def _timing(line: str) -> re.Match | None:
    return _TIMING.match(line) or _SBV_TIMING.match(line)


def _milliseconds(timing: re.Match, which: int) -> int:
    hours = timing[f"h{which}"] or 0
    minutes = timing[f"n{which}"] or timing[f"m{which}"]
    thousandths = (timing[f"f{which}"] or "").ljust(3, "0")[:3]
    seconds = int(hours) * 3600 + int(minutes) * 60 + int(timing[f"s{which}"])
    return seconds * 1000 + int(thousandths)


def _read_blocks(
    lines: Sequence[str], timings: Sequence[re.Match | None]
) -> list[_Draft]:
    """The cues of a file whose lines of times have a start and an end.

    A blank line ends a cue of WebVTT. SubRip files come with blank lines anywhere:
    there the text goes on until the next times.
    """
    header = _header_length(lines, timings)
    labels = _labels(lines, timings)
    drafts: list[_Draft] = []
    is_open = in_aside = False
    after_blank = True
    for index in range(header, len(lines)):
        line, timing = lines[index], timings[index]
        if not line.strip():
            in_aside, after_blank = False, True
            is_open = is_open and not (header and drafts[-1].rows)
            continue
        in_aside = in_aside or (after_blank and bool(_ASIDE.match(line)))
        if timing and not in_aside:
            start, end = _milliseconds(timing, 1), _milliseconds(timing, 2)
            drafts.append(_Draft(index, start, end, timing["rest"]))
            is_open = True
        elif is_open and not in_aside and index not in labels:
            drafts[-1].rows.append(line)
        after_blank = False
    return drafts


def _header_length(lines: Sequence[str], timings: Sequence[re.Match | None]) -> int:
    """How many lines the header of a WebVTT file takes; 0 when it isn't one."""
    first = next((i for i, line in enumerate(lines) if line.strip()), 0)
    if not lines[first].lstrip().startswith("WEBVTT"):
        return 0
    rest = range(first + 1, len(lines))
    ends = (i for i in rest if timings[i] or not lines[i].strip())
    return next(ends, len(lines))


def _labels(lines: Sequence[str], timings: Sequence[re.Match | None]) -> set[int]:
    """Indexes of the numbers and names of cues: lines above those of the times.

    A number that is all that somebody says stands below times, or far from the next.
    """
    labels = set()
    above = -1
    for index, line in enumerate(lines):
        if not line.strip():
            continue
        if above >= 0 and timings[index] and not timings[above]:
            is_number = bool(_NUMBER.fullmatch(lines[above]))
            touches = above == index - 1
            if above == 0 or not lines[above - 1].strip():
                is_label = touches or is_number
            else:
                is_label = touches and is_number and not timings[above - 1]
            if is_label:
                labels.add(above)
        above = index
    return labels


def _read_pasted(lines: Sequence[str]) -> list[_Draft]:
    """The cues of a text with times at the start of some lines.

    A line without an end of its own stays until the next time.
    """
    drafts: list[_Draft] = []
    for index, line in enumerate(lines):
        if timing := _PASTED_TIMING.match(line):
            end = _milliseconds(timing, 2) if timing["s2"] else None
            draft = _Draft(index, _milliseconds(timing, 1), end, "")
            draft.rows.append(timing["rest"])
            drafts.append(draft)
        elif drafts:
            drafts[-1].rows.append(line)
    starts = sorted({draft.start for draft in drafts})
    next_start = dict(pairwise(starts))
    for draft in drafts:
        if draft.end is None:
            draft.end = next_start.get(draft.start, draft.start + LAST_CUE)
    return drafts


def _clean(draft: _Draft) -> None:
    """Leave the words, and set the speakers apart from them."""
    markup = "\n".join(draft.rows)
    voices = (" ".join(_plain(name)) for name in _VOICE.findall(markup))
    draft.speakers = list(dict.fromkeys(filter(None, voices)))
    draft.rows = _plain(markup)
    if not draft.rows and not all(map(_SETTING.fullmatch, draft.rest.split())):
        draft.rows = _plain(draft.rest)


def _plain(markup: str) -> list[str]:
    """The rows of a text without tags and entities, and without what could pass for
    tags, or for the times of another cue, once the entities are characters.
    """
    text = _ENTITY.sub(lambda entity: unescape(entity[0]), _TAG.sub("", markup))
    text = _TAG_START.sub(" ", _TAG.sub("", text))
    rows = (row.strip() for row in _BLANKS.sub(" ", text).split("\n"))
    return [row for row in rows if _is_readable(row) and not _timing(row)]


def _is_readable(row: str) -> bool:
    return any(letter.isprintable() and not letter.isspace() for letter in row)


def _in_order(drafts: Iterable[_Draft]) -> list[_Draft]:
    """The cues that last, by their start; those that start together become one."""
    lasting = [draft for draft in drafts if draft.rows and draft.end > draft.start]
    lasting.sort(key=attrgetter("start"))
    ordered = []
    for _, group in groupby(lasting, attrgetter("start")):
        first, *others = group
        if others:
            together = [first, *others]
            first.end = max(draft.end for draft in together)
            texts = dict.fromkeys(tuple(draft.rows) for draft in together)
            first.rows = [row for rows in texts for row in rows]
            names = dict.fromkeys(name for one in together for name in one.speakers)
            first.speakers = list(names)
        ordered.append(first)
    return ordered


def _without_repeats(drafts: Iterable[_Draft]) -> list[_Draft]:
    """Each row once, where captions roll up and show the last ones again."""
    kept: list[_Draft] = []
    shown: list[str] = []
    for draft in drafts:
        rows = draft.rows
        last = kept[-1] if kept else None
        if (
            last
            and draft.start - last.end <= ADJACENT
            and draft.speakers == last.speakers
        ):
            draft.rows = rows[_repeated(rows, shown, last.rows) :]
        if draft.rows:
            kept.append(draft)
        else:
            last.end = max(last.end, draft.end)
        shown = rows
    return kept


def _repeated(rows: Sequence[str], shown: Sequence[str], kept: Sequence[str]) -> int:
    """How many of the first rows were on the screen, or were kept, just before."""
    count = _overlap(shown, rows, 0)
    while more := _overlap(kept, rows, count):
        count += more
    return count


def _overlap(before: Sequence[str], rows: Sequence[str], begin: int) -> int:
    sizes = range(min(ROLL_UP_ROWS, len(before), len(rows) - begin), 0, -1)
    fits = (n for n in sizes if before[-n:] == rows[begin : begin + n])
    return next(fits, 0)


def _cues(drafts: Sequence[_Draft]) -> list[Cue]:
    """Cues that end when the next one starts, at the latest."""
    return [
        Cue(
            draft.start / 1000,
            (min(draft.end, following.start) if following else draft.end) / 1000,
            "\n".join(draft.rows),
            ", ".join(draft.speakers),
        )
        for draft, following in zip_longest(drafts, drafts[1:])
    ]


def _first_failure(lines: Sequence[str]) -> int:
    """The line that looks most like the times of a cue; else the first with words."""
    arrows = (i for i, line in enumerate(lines) if "-->" in line or _timing(line))
    words = (
        i
        for i, line in enumerate(lines)
        if line.strip() and not line.startswith("WEBVTT")
    )
    return next(arrows, next(words, 0))
