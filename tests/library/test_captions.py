import re
from contextlib import suppress
from time import process_time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from library.captions import (
    MAX_BYTES,
    CaptionsError,
    Cue,
    parse_captions,
    write_srt,
    write_text,
    write_webvtt,
)
from tests.library.caption_files import readable_files, refused_files

READABLE = list(readable_files())
REFUSED = list(refused_files())


def test_all_kinds_of_files_are_here():
    assert len(READABLE) + len(REFUSED) >= 300


@pytest.mark.parametrize(
    ("source", "cues"),
    [case[1:] for case in READABLE],
    ids=[case[0] for case in READABLE],
)
def test_a_file_is_read(source, cues):
    assert parse_captions(source) == cues


@pytest.mark.parametrize(
    ("source", "reason", "line"),
    [case[1:] for case in REFUSED],
    ids=[case[0] for case in REFUSED],
)
def test_a_file_is_refused_with_the_line_to_blame(source, reason, line):
    with pytest.raises(CaptionsError) as refusal:
        parse_captions(source)
    assert (refusal.value.reason, refusal.value.line) == (reason, line)


# Pieces of all the formats, and of what an attacker would put into them.
PIECES = [
    *("WEBVTT", "WEBVTT\n\n", "NOTE", "STYLE", "\n", "\n\n", "\r\n", "\r", " ", "\t"),
    *("1", "2", "42", "00:01", "0:02,5", "00:00:03.000", "1:02:03", "75:10", "00:99"),
    *(" --> ", "-->", " --&gt; ", " → ", " - ", ",", "00:01 --> 00:02\n", ":", "."),
    *("00:03 --> 00:04 line:0\n", "00:04 --> 00:09\n", "0:05 ", "[0:06] ", "0:07\n"),
    *("<", ">", "<b>", "</b>", "<v Ada>", "<v ", "<00:01.000>", "<script>", "<!--"),
    *("{\\an8}", "{\\", "}", "&", "&amp;", "&lt;", "&gt;", "&#60;", "&#x3c;", ";"),
    *("&rarr;", "&#10;", "&#45;", "&nbsp;", "a", "Bonjour.", "é", "\ufeff", "\x00"),
    *("\u200b", "\u2028", "\x85", "👏", "[", "]", "-", "–", "'", '"', "\\"),
]
WORDS = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=6).map("".join)
BLOCKS = st.builds(
    lambda start, end, arrow, words: f"00:{start:02}{arrow}0:{end:02}\n{words}\n",
    st.integers(0, 12),
    st.integers(0, 12),
    st.sampled_from([" --> ", "-->", " → ", ",", " - "]),
    WORDS,
)
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252"]
TEXTS = st.lists(BLOCKS | WORDS, max_size=12).map("".join)
SOURCES = TEXTS | st.builds(
    lambda text, encoding: text.encode(encoding, "replace"),
    TEXTS,
    st.sampled_from(ENCODINGS),
)
MARKUP = re.compile(r"<[A-Za-z/!?]|<\d+:|\{\\|[\x00-\x09\x0b-\x1f\x7f-\x9f\ufeff]")


def assert_is_sound(source):
    """Either cues that a page can show, or an error that tells where."""
    try:
        cues = parse_captions(source)
    except CaptionsError as error:
        cues, line = [], error.line
    if not cues:
        ends = b"\n|\r" if isinstance(source, bytes) else "\n|\r"
        assert 1 <= line <= len(re.findall(ends, source)) + 1
        return
    for cue, following in zip(cues, [*cues[1:], None], strict=True):
        assert 0 <= cue.start < cue.end
        assert following is None or cue.end <= following.start
        rows = cue.text.split("\n")
        assert all(row == row.strip() != "" for row in rows)
        assert not MARKUP.search(cue.text)
        assert not MARKUP.search(cue.speaker)
    assert parse_captions(write_webvtt(cues)) == cues
    assert parse_captions(write_webvtt(cues).encode()) == cues
    assert parse_captions(write_srt(cues)) == cues
    assert write_text(cues).strip()


@given(SOURCES)
@settings(max_examples=1500)
@example("00:01 &rarr; 00:02\n00:01 &rarr; 00:02")
@example("00:01 --> 00:02\na\na\n\n00:02 --> 00:03\na\na\na")
@example("00:01 --> 00:02\n<v <v a>>b")
@example("00:01 --> 00:02\n1\n\n00:02 --> 00:03\n2\n3")
def test_any_pieces_of_captions_are_sound(source):
    assert_is_sound(source)


@given(st.binary(max_size=200), st.sampled_from([b"", b"\n00:01 --> 00:02\nOui\n"]))
@settings(max_examples=500)
def test_any_bytes_are_sound(noise, cue):
    assert_is_sound(noise + cue + noise)


@given(st.lists(st.sampled_from([" ", "\n", "\r\n", "é", "0:12 ", "<b>"])))
@settings(max_examples=50)
def test_the_line_where_a_file_gets_too_large_is_told(pieces):
    text = "".join(pieces)
    with pytest.raises(CaptionsError) as refusal:
        parse_captions(text.encode() + b"a" * (MAX_BYTES + 1))
    lines = text.replace("\r\n", "\n").count("\n") + 1
    assert (refusal.value.reason, refusal.value.line) == ("too-large", lines)


CUES = [
    Cue(1.0, 2.5, "R&D <3\net “voilà”", "Ada & Bob"),
    Cue(3661.007, 3662.0, "&lt; --> 42"),
    Cue(360_000.0, 360_001.0, "42"),
]


def test_webvtt():
    assert write_webvtt(CUES) == (
        "WEBVTT\n"
        "\n00:00:01.000 --> 00:00:02.500\n"
        "<v Ada &amp; Bob>R&amp;D &lt;3\net “voilà”\n"
        "\n01:01:01.007 --> 01:01:02.000\n&amp;lt; --&gt; 42\n"
        "\n100:00:00.000 --> 100:00:01.000\n42\n"
    )
    assert parse_captions(write_webvtt(CUES)) == CUES


def test_subrip():
    """Players show entities as they are: there are none but where one was said."""
    assert write_srt(CUES) == (
        "1\n00:00:01,000 --> 00:00:02,500\n"
        "<v Ada &amp; Bob>R&D <3\net “voilà”\n"
        "\n2\n01:01:01,007 --> 01:01:02,000\n&amp;lt; --> 42\n"
        "\n3\n100:00:00,000 --> 100:00:01,000\n42\n"
    )
    assert parse_captions(write_srt(CUES)) == CUES


def test_no_cue_makes_an_empty_file():
    assert (write_webvtt([]), write_srt([]), write_text([])) == ("WEBVTT\n", "\n", "\n")


def test_text_has_a_paragraph_for_each_speaker_and_after_each_silence():
    cues = [
        Cue(0, 1, "Bonjour", "Ada"),
        Cue(1, 2, "à\ntous.", "Ada"),
        Cue(2, 3, "Salut.", "Bob"),
        Cue(5, 6, "Ça va ?", "Bob"),
        Cue(6, 7, "Oui.", "Ada"),
        Cue(7, 8, "(rires)"),
    ]
    assert write_text(cues) == (
        "Ada\u00a0: Bonjour à tous.\n\nBob\u00a0: Salut.\n\nÇa va ?\n\n"
        "Ada\u00a0: Oui.\n\n(rires)\n"
    )


def test_text_has_a_paragraph_when_a_long_one_ends_a_sentence():
    cues = [
        Cue(n, n + 1, "mot " * 49 + ("fin. »" if n == 4 else "et")) for n in range(6)
    ]
    assert [len(words) > 900 for words in write_text(cues).split("\n\n")] == [
        True,
        False,
    ]


def test_a_long_text_takes_no_time():
    cues = [Cue(n, n + 1, "mot " * 20) for n in range(20_000)]
    start = process_time()
    write_text(cues[:10_000])
    once = process_time() - start
    write_text(cues)
    assert process_time() - start < 4 * once + 0.01


def test_empty_lines_take_no_time():
    """The contract of the project: 40,000 of them in less than a second."""
    start = process_time()
    with pytest.raises(CaptionsError):
        parse_captions("\n" * 40_000)
    assert process_time() - start < 1


ROW = "00:01 --> 00:02\na\n\n00:02 --> 00:03\n"
LONG = {
    "empty lines": ("", "\n" * 40),
    "spaces": ("", " " * 40),
    "zeros": ("", "\x00" * 40),
    "digits": ("", "1" * 40),
    "brackets": ("", "[ " * 20),
    "half a time": ("", "1:1:" * 10),
    "numbers": ("", "1\n\n" * 10),
    "notes": ("", "NOTE\n" * 8),
    "cues": ("", "00:01 --> 00:02\nBonjour <b>à</b> &amp;\n\n"),
    "rows that roll up": ("", "00:01 --> 00:02\na\nb\n00:02 --> 00:03\nb\nc\n"),
    "pasted lines": ("", "0:12 Bonjour à tous et merci d’être là\n"),
    "settings": ("00:01 --> 00:02", " a:a" * 10),
    "repeated rows": (ROW, "a\n" * 20),
    "starts of tags": (ROW, "<" * 40),
    "tags without an end": (ROW, "<b" * 20),
    "voices without an end": (ROW, "<v a " * 8),
    "braces": (ROW, "{\\" * 20),
    "entities": (ROW, "&amp;" * 8),
    "entities of entities": (ROW, "&amp;lt;" * 5),
}


def time_to_read(source):
    """Seconds of this process, the least of three tries."""
    times = []
    for _ in range(3):
        start = process_time()
        with suppress(CaptionsError):
            parse_captions(source)
        times.append(process_time() - start)
    return min(times)


@pytest.mark.parametrize(("opening", "piece"), LONG.values(), ids=LONG)
def test_twice_as_much_takes_twice_as_long(opening, piece):
    once = time_to_read(opening + piece * 4_000)
    twice = time_to_read(opening + piece * 8_000)
    assert twice < 3 * once + 0.01
