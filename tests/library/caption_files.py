"""Caption files of every kind that a newsroom has met, and what is to be read in them.

What the files say is written here by hand, never by the code under test.
"""

from collections.abc import Iterator

from library.captions import Cue

ENCODINGS = [
    ("utf-8", b""),
    ("utf-8", b"\xef\xbb\xbf"),
    ("utf-16-le", b"\xff\xfe"),
    ("utf-16-be", b"\xfe\xff"),
    ("utf-16-le", b""),
    ("utf-16-be", b""),
    ("cp1252", b""),
]
LINE_ENDS = ["\n", "\r\n", "\r"]

# (start, end, text), in whole seconds where a layout knows no others.
SAID = [
    (1, 3, "Bonjour à tous, et merci d’être là."),
    (3, 62, "Le réseau, c’est 30 Mbit/s\npour 1 000 € par an…"),
    (65, 70, "42"),
    (3601, 3605, "« Voilà », dit-elle."),
]


def clock(seconds: int, pattern: str) -> str:
    hours, rest = divmod(seconds, 3600)
    minutes, second = divmod(rest, 60)
    if "h" not in pattern:
        minutes += 60 * hours
    return (
        pattern.replace("hh", f"{hours:02}")
        .replace("h", f"{hours}")
        .replace("mm", f"{minutes:02}")
        .replace("m", f"{minutes}")
        .replace("ss", f"{second:02}")
        .replace("s", f"{second}")
    )


def timed(
    pattern: str,
    arrow: str = " --> ",
    *,
    head: str = "",
    number: bool = False,
    after: str = "",
    gap: str = "\n\n",
) -> str:
    """The same words as a file whose lines of times have a start and an end."""
    blocks = []
    for position, (start, end, text) in enumerate(SAID, 1):
        times = f"{clock(start, pattern)}{arrow}{clock(end, pattern)}{after}"
        blocks.append(f"{position}\n{times}\n{text}" if number else f"{times}\n{text}")
    return head + gap.join(blocks) + "\n"


def pasted(line: str) -> str:
    """The same words as a text with times before them."""
    return "\n".join(
        line.format(
            start=clock(start, "m:ss" if start < 3600 else "h:mm:ss"),
            end=clock(end, "m:ss" if end < 3600 else "h:mm:ss"),
            text=text,
        )
        for start, end, text in SAID
    )


LAYOUTS = {
    "WebVTT": timed("hh:mm:ss.000", head="WEBVTT\n\n"),
    "WebVTT with a title": timed("hh:mm:ss.000", head="WEBVTT Un titre\n\n"),
    "WebVTT with metadata": timed(
        "hh:mm:ss.000", head="WEBVTT\nKind: captions\nLanguage: fr\n\n"
    ),
    "WebVTT without hours": timed("mm:ss.000", head="WEBVTT\n\n"),
    "WebVTT with numbers": timed("hh:mm:ss.000", head="WEBVTT\n\n", number=True),
    "WebVTT with settings": timed(
        "hh:mm:ss.000", head="WEBVTT\n\n", after=" align:start position:0% line:-1"
    ),
    "WebVTT with commas": timed("hh:mm:ss,000", head="WEBVTT\n\n"),
    "WebVTT without a header": timed("hh:mm:ss.000"),
    "SubRip": timed("hh:mm:ss,000", number=True),
    "SubRip with dots": timed("hh:mm:ss.000", number=True),
    "SubRip without numbers": timed("hh:mm:ss,000"),
    "SubRip without milliseconds": timed("hh:mm:ss", number=True),
    "SubRip without blank lines": timed("hh:mm:ss,000", number=True, gap="\n"),
    "SubRip with many blank lines": timed("hh:mm:ss,000", number=True, gap="\n\n\n\n"),
    "SubRip with coordinates": timed(
        "hh:mm:ss,000", number=True, after=" X1:40 X2:600 Y1:20 Y2:50"
    ),
    "times with one digit": timed("h:m:s,0", number=True),
    "arrows without spaces": timed("hh:mm:ss,000", "-->"),
    "short arrows": timed("hh:mm:ss", " -> "),
    "typographic arrows": timed("hh:mm:ss", " → "),
    "sbv": timed("h:mm:ss.000", ","),
    "pasted with ends": pasted("{start} - {end} {text}"),
    "pasted with ends and dashes": pasted("{start} – {end} : {text}"),
    "pasted with ends in brackets": pasted("[{start} - {end}] {text}"),
    "pasted with ends, text below": pasted("{start} - {end}\n{text}\n"),
}

# The ends of a text without any: the next start, or four seconds later.
SAID_UNTIL_THE_NEXT = [
    (1, 3, SAID[0][2]),
    (3, 65, SAID[1][2]),
    (65, 3601, "42"),
    (3601, 3605, SAID[3][2]),
]
OPEN_LAYOUTS = {
    "pasted": pasted("{start} {text}"),
    "pasted in brackets": pasted("[{start}] {text}"),
    "pasted in parentheses": pasted("({start}) {text}"),
    "pasted with a dash": pasted("{start} - {text}"),
    "pasted with a colon": pasted("{start} : {text}"),
    "pasted, times alone": pasted("{start}\n{text}"),
    "pasted in paragraphs": pasted("{start}\n\n{text}\n\n"),
    "pasted under a title": "Transcription\nde l’entretien\n\n"
    + pasted("{start} {text}"),
}


def cues_of(said) -> list[Cue]:
    return [Cue(float(start), float(end), text) for start, end, text in said]


def every_layout() -> Iterator[tuple[str, bytes, list[Cue]]]:
    """Each layout in every encoding, with the line ends by turns."""
    layouts = [(name, text, cues_of(SAID)) for name, text in LAYOUTS.items()]
    layouts += [
        (name, text, cues_of(SAID_UNTIL_THE_NEXT))
        for name, text in OPEN_LAYOUTS.items()
    ]
    for number, (name, text, cues) in enumerate(layouts):
        line_end = LINE_ENDS[number % 3]
        for encoding, mark in ENCODINGS:
            if encoding == "cp1252" and "→" in text:
                continue
            content = mark + text.replace("\n", line_end).encode(encoding)
            marked = " with its mark" if mark else ""
            yield f"{name}, {encoding}{marked}, {line_end!r}", content, cues


def vtt(*blocks: str) -> str:
    return "WEBVTT\n\n" + "\n\n".join(blocks) + "\n"


def one(text: str, speaker: str = "") -> list[Cue]:
    """What a file says that has a single cue, from 1 s to 2 s."""
    return [Cue(1.0, 2.0, text, speaker)]


def said(text: str) -> str:
    return vtt(f"00:01.000 --> 00:02.000\n{text}")


MARKUP = {
    "bold": ("<b>Bonjour</b>", "Bonjour"),
    "font": ('<font color="#fff">Bonjour</font>', "Bonjour"),
    "classes": ("<c.yellow.bg_blue>Bonjour</c>", "Bonjour"),
    "karaoke": ("Bonjour<00:00:01.500><c> à tous</c>", "Bonjour à tous"),
    "ruby": ("<ruby>a<rt>b</rt></ruby>", "ab"),
    "language": ("<lang fr>Bonjour</lang>", "Bonjour"),
    "a tag on two lines": ("<i\n>Bonjour</i>", "Bonjour"),
    "an unclosed tag": ("Bonjour <b", "Bonjour b"),
    "a script": ("<script>alert(1)</script>", "alert(1)"),
    "a hidden script": ("&lt;script&gt;alert(1)&lt;/script&gt;", "alert(1)"),
    "a script in a script": ("<scr<b>ipt>alert(1)", "alert(1)"),
    "a script in two scripts": ("<s<s<b>cript>cript>alert(1)", "script>alert(1)"),
    "starts of tags": ("i<b et <1<00:00", "i b et <1 00:00"),
    "a comment": ("<!-- rien -->Bonjour", "Bonjour"),
    "positions of SubStation": ("{\\an8}Bonjour", "Bonjour"),
    "braces": ("{Bonjour}", "{Bonjour}"),
    "entities": ("R&amp;D &lt; 3 &nbsp;%&eacute;&#233;&#xe9;", "R&D < 3 \u00a0%ééé"),
    "an entity without its end": ("R&D, AT&T &notin", "R&D, AT&T &notin"),
    "an escaped entity": ("&amp;lt;b&amp;gt;", "&lt;b&gt;"),
    "smaller than": ("2 < 3 > 1", "2 < 3 > 1"),
    "a heart": ("i <3 u", "i <3 u"),
    "chevrons": (">> Bonjour", ">> Bonjour"),
    "spaces": ("  Bonjour \t  à   tous ", "Bonjour à tous"),
    "no-break spaces": ("Ah\u00a0! 1\u202f000", "Ah\u00a0! 1\u202f000"),
    "control characters": ("Bon\x00jour\x07\x1b à tous", "Bon jour à tous"),
    "line separators": ("Bonjour\u2028à\x85tous", "Bonjour à tous"),
    "a line break of its own": ("Bonjour&#10;&#10;à tous", "Bonjour\nà tous"),
    "a second byte order mark": ("\ufeffBonjour", "Bonjour"),
    "emoji": ("Bravo 👏🏽 👩‍🌾", "Bravo 👏🏽 👩‍🌾"),
    "another script": ("مرحبا", "مرحبا"),
    "an arrow": ("de A --> B", "de A --> B"),
    "a dialogue": ("- Bonjour.\n- Salut.", "- Bonjour.\n- Salut."),
    "a name": ("Ada : bonjour", "Ada : bonjour"),
    "a number": ("42", "42"),
    "a time": ("À 12:30 ?\n12:30 pile.", "À 12:30 ?\n12:30 pile."),
    "times in a tag's shadow": ("Oui\n<b>00:05 --> 00:06</b>", "Oui"),
}

SPEAKERS = {
    "a voice": ("<v Ada>Bonjour", "Bonjour", "Ada"),
    "a closed voice": ("<v Ada Lovelace>Bonjour</v>", "Bonjour", "Ada Lovelace"),
    "a voice with classes": ("<v.first.loud Ada>Bonjour", "Bonjour", "Ada"),
    "a voice with an entity": ("<v R&amp;D>Bonjour", "Bonjour", "R&D"),
    "a nameless voice": ("<v>Bonjour", "Bonjour", ""),
    "two voices": ("<v Ada>Bonjour\n<v Bob>Salut", "Bonjour\nSalut", "Ada, Bob"),
    "a voice twice": ("<v Ada>Bonjour\n<v Ada>à tous", "Bonjour\nà tous", "Ada"),
    "a voice within a tag": ("<i><v Ada>Bonjour</i>", "Bonjour", "Ada"),
    "a capital voice": ("<V Ada>Bonjour", "Bonjour", "Ada"),
    "a voice full of markup": ("<v &lt;b&gt;Ada&lt;/b&gt;>Oui", "Oui", "Ada"),
}

ROLL_UP = """WEBVTT
Kind: captions
Language: fr

00:00:00.000 --> 00:00:02.000 align:start position:0%
\x20
bonjour<00:00:00.500><c> à</c><00:00:00.900><c> tous</c>

00:00:02.000 --> 00:00:02.010 align:start position:0%
bonjour à tous
\x20

00:00:02.010 --> 00:00:04.000 align:start position:0%
bonjour à tous
et<00:00:02.500><c> merci</c>

00:00:04.000 --> 00:00:04.010 align:start position:0%
et merci
\x20

00:00:04.010 --> 00:00:06.000 align:start position:0%
et merci
d’être<00:00:05.000><c> là</c>
"""

SHAPES = {
    "roll-up captions of YouTube": (
        ROLL_UP,
        [
            Cue(0.0, 2.01, "bonjour à tous"),
            Cue(2.01, 4.01, "et merci"),
            Cue(4.01, 6.0, "d’être là"),
        ],
    ),
    "three rows that roll up": (
        vtt(
            "00:01 --> 00:02\na",
            "00:02 --> 00:03\na\nb",
            "00:03 --> 00:04\na\nb\nc",
            "00:04 --> 00:05\nb\nc\nd",
        ),
        [
            Cue(1.0, 2.0, "a"),
            Cue(2.0, 3.0, "b"),
            Cue(3.0, 4.0, "c"),
            Cue(4.0, 5.0, "d"),
        ],
    ),
    "the same words, said twice": (
        vtt("00:01 --> 00:02\nOui.", "00:05 --> 00:06\nOui."),
        [Cue(1.0, 2.0, "Oui."), Cue(5.0, 6.0, "Oui.")],
    ),
    "the same words, said by two": (
        vtt("00:01 --> 00:02\n<v Ada>Oui.", "00:02 --> 00:03\n<v Bob>Oui."),
        [Cue(1.0, 2.0, "Oui.", "Ada"), Cue(2.0, 3.0, "Oui.", "Bob")],
    ),
    "overlaps": (
        vtt("00:01 --> 00:05\na", "00:03 --> 00:07\nb", "00:04 --> 00:06\nc"),
        [Cue(1.0, 3.0, "a"), Cue(3.0, 4.0, "b"), Cue(4.0, 6.0, "c")],
    ),
    "disorder": (
        vtt("00:05 --> 00:06\nb", "00:01 --> 00:02\na"),
        [Cue(1.0, 2.0, "a"), Cue(5.0, 6.0, "b")],
    ),
    "a cue that ends before it starts": (
        vtt("00:05 --> 00:04\na", "00:06 --> 00:06\nb", "00:07 --> 00:08\nc"),
        [Cue(7.0, 8.0, "c")],
    ),
    "two cues at once": (
        vtt("00:01 --> 00:03\n<v Ada>Bonjour", "00:01 --> 00:02\n<v Bob>Salut"),
        [Cue(1.0, 3.0, "Bonjour\nSalut", "Ada, Bob")],
    ),
    "a cue twice": (
        vtt("00:01 --> 00:02\na", "00:01 --> 00:02\na"),
        [Cue(1.0, 2.0, "a")],
    ),
    "an empty cue": (
        "1\n00:00:01,000 --> 00:00:02,000\n\n2\n00:00:03,000 --> 00:00:04,000\na\n",
        [Cue(3.0, 4.0, "a")],
    ),
    "blank lines everywhere": (
        "1\n\n00:01 --> 00:02\n\na\n\nb\n\n2\n\n00:03 --> 00:04\n\nc\n",
        [Cue(1.0, 2.0, "a\nb"), Cue(3.0, 4.0, "c")],
    ),
    "a comment": (
        vtt("NOTE relu par Ada", "00:01 --> 00:02\na", "NOTE\nencore\ndeux lignes"),
        [Cue(1.0, 2.0, "a")],
    ),
    "a cue that was commented out": (
        vtt("NOTE\n00:01 --> 00:02\na", "00:03 --> 00:04\nb"),
        [Cue(3.0, 4.0, "b")],
    ),
    "a style sheet and a region": (
        vtt(
            "STYLE\n::cue { color: red }",
            "REGION\nid:fred\nwidth:40%",
            "00:01 --> 00:02 region:fred\na",
        ),
        [Cue(1.0, 2.0, "a")],
    ),
    "words like those of the format": (
        vtt("00:01 --> 00:02\na\nNOTE b\nSTYLE\nWEBVTT"),
        [Cue(1.0, 2.0, "a\nNOTE b\nSTYLE\nWEBVTT")],
    ),
    "names of cues": (
        vtt("intro\n00:01 --> 00:02\na", "question 2\n00:03 --> 00:04\nb"),
        [Cue(1.0, 2.0, "a"), Cue(3.0, 4.0, "b")],
    ),
    "a paragraph that has no times": (
        vtt("00:01 --> 00:02\na", "b", "00:03 --> 00:04\nc"),
        [Cue(1.0, 2.0, "a"), Cue(3.0, 4.0, "c")],
    ),
    "numbers that are said, last": (
        "1\n00:01 --> 00:02\nEn\n2014\n\n2\n00:02 --> 00:03\n1515\n",
        [Cue(1.0, 2.0, "En\n2014"), Cue(2.0, 3.0, "1515")],
    ),
    "words on the line of the times": (
        "00:01 --> 00:02 Bonjour\n00:02 --> 00:03 à tous",
        [Cue(1.0, 2.0, "Bonjour"), Cue(2.0, 3.0, "à tous")],
    ),
    "many digits": (
        vtt("00:00:01.123456789 --> 00:00:02.5\na", "00:03.04 --> 00:04.9999\nb"),
        [Cue(1.123, 2.5, "a"), Cue(3.04, 4.999, "b")],
    ),
    "many hours": (
        vtt("100:00:00.000 --> 100:00:01.000\na"),
        [Cue(360_000.0, 360_001.0, "a")],
    ),
    "many minutes": (vtt("75:00 --> 75:01\na"), [Cue(4500.0, 4501.0, "a")]),
    "some times that are none": (
        vtt("00:01 --> 00:62\na", "00:x --> 00:03\nb", "00:04 --> 00:05\nc"),
        [Cue(4.0, 5.0, "c")],
    ),
    "an escaped file": (
        "1\n00:00:01,000 --&gt; 00:00:02,000\nR&amp;D\n",
        [Cue(1.0, 2.0, "R&D")],
    ),
    "no line end at the end": ("00:01 --> 00:02\na", [Cue(1.0, 2.0, "a")]),
    "a header alone above": ("WEBVTT\n00:01 --> 00:02\na", [Cue(1.0, 2.0, "a")]),
    "blank lines above": ("\n\n\nWEBVTT\n\n00:01 --> 00:02\na", [Cue(1.0, 2.0, "a")]),
    "pasted, with one time twice": (
        "0:12 a\n0:12 b\n0:15 c",
        [Cue(12.0, 15.0, "a\nb"), Cue(15.0, 19.0, "c")],
    ),
    "pasted, with some ends": (
        "0:12 - 0:13 a\n0:15 b\n0:18 c",
        [Cue(12.0, 13.0, "a"), Cue(15.0, 18.0, "b"), Cue(18.0, 22.0, "c")],
    ),
    "pasted, with fractions": (
        "[00:12.50]a\n[00:15,250]b",
        [Cue(12.5, 15.25, "a"), Cue(15.25, 19.25, "b")],
    ),
    "pasted, with a silence": (
        "0:12 a\n0:15\n0:20 b",
        [Cue(12.0, 15.0, "a"), Cue(20.0, 24.0, "b")],
    ),
    "pasted, with markup": (
        "0:12 <b>a</b> &amp; b<script>",
        [Cue(12.0, 16.0, "a & b")],
    ),
    "pasted from YouTube": (
        "0:00\nbonjour à tous\n0:02\net merci\n",
        [Cue(0.0, 2.0, "bonjour à tous"), Cue(2.0, 6.0, "et merci")],
    ),
    "pasted under a header": ("WEBVTT\n\n0:12 a", [Cue(12.0, 16.0, "a")]),
}

MIXED = b"".join(
    [
        b"WEBVTT\n\n00:01 --> 00:02\n",
        "été\n\n".encode(),
        b"00:03 --> 00:04\n",
        "été\n".encode("cp1252"),
    ]
)


def readable_files() -> Iterator[tuple[str, bytes | str, list[Cue]]]:
    """(what it is, the file, what it says)."""
    yield from every_layout()
    for name, (text, words) in MARKUP.items():
        yield name, said(text), one(words)
    for name, (text, words, speaker) in SPEAKERS.items():
        yield name, said(text), one(words, speaker)
    for name, (text, cues) in SHAPES.items():
        yield name, text, cues
    yield "two encodings", MIXED, [Cue(1.0, 2.0, "été"), Cue(3.0, 4.0, "été")]
    cut = "WEBVTT\n\n00:01 --> 00:02\nété".encode("utf-16")[:-1]
    yield "a cut character", cut, [Cue(1.0, 2.0, "ét\ufffd")]


def many(count: int) -> str:
    """A file of as many cues, on three lines each."""
    return "".join(
        f"{clock(n, 'hh:mm:ss')} --> {clock(n + 1, 'hh:mm:ss')}\nmot {n}\n\n"
        for n in range(count)
    )


def refused_files() -> Iterator[tuple[str, bytes | str, str, int]]:
    """(what it is, the file, the reason, the line to blame)."""
    unreadable = {
        "nothing": ("", 1),
        "no bytes": (b"", 1),
        "a mark alone": (b"\xff\xfe", 1),
        "empty lines": ("\n" * 40_000, 1),
        "spaces": (" \t\n \n", 1),
        "a header": ("WEBVTT\n", 1),
        "prose under a header": ("WEBVTT\n\nIl était une fois\n", 3),
        "prose": ("\n\nIl était une fois\nun réseau.\n", 3),
        "prose in cp1252": ("Été\nhiver".encode("cp1252"), 1),
        "a web page": ("<!DOCTYPE html>\n<html></html>", 1),
        "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", 1),
        "zeros": (bytes(5000), 1),
        "noise": (bytes(range(256)) * 20, 1),
        "times that are none": ("WEBVTT\n\n00:x --> 00:y\na\n", 3),
        "times of 61 seconds": ("1\n00:00:61,000 --> 00:00:62,000\na\n", 2),
        "times below zero": ("1\n-00:00:02,000 --> -00:00:01,000\na\n", 2),
        "times without words": ("WEBVTT\n\n00:01 --> 00:02\n\n00:03 --> 00:04\n", 3),
        "times backwards": ("titre\n\n00:02 --> 00:01\na\n", 3),
        "words of markup alone": (vtt("00:01 --> 00:02\n<b></b>&nbsp;&#8203;"), 3),
        "comments alone": (vtt("NOTE 00:01 --> 00:02\na"), 3),
        "pasted times alone": ("\n0:12\n0:15\n", 2),
        "MicroDVD": ("{25}{50}Bonjour\n", 1),
        "TTML": ('<tt>\n<p begin="1s" end="2s">Bonjour</p></tt>', 1),
    }
    for name, (source, line) in unreadable.items():
        yield name, source, "unreadable", line
    yield "too many cues", many(20_001), "too-many", 3 * 20_000 + 1
    yield "too many pasted lines", "0:01 a\n" * 20_001, "too-many", 20_001
    large = many(1) + "\n" * 2_000_000
    yield "too many bytes", large, "too-large", 2_000_000 - len(many(1)) + 4
    yield "one long line", b"a" * 2_000_001, "too-large", 1
    grows = "".join(f"{clock(n, 'h:mm:ss')} {n:075}\n" for n in range(19_000))
    assert len(grows) < 2_000_000
    yield "too many bytes once they are WebVTT", grows, "too-large", 19_001
