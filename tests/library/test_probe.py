from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import (
    InMemoryUploadedFile,
    SimpleUploadedFile,
    TemporaryUploadedFile,
)

from library.probe import NotAVideoError, Probe, probe
from tests.library.factories import FILES, FILM, png

# The matrices of a film that is shown as it is, and of one turned to the right.
UPRIGHT = bytes.fromhex("00010000" + "00" * 12 + "00010000" + "00" * 12 + "40000000")
TURNED = bytes.fromhex(
    "0000000000010000" + "00" * 4 + "ffff0000" + "00" * 16 + "40000000"
)


def in_memory(content):
    size = len(content)
    return InMemoryUploadedFile(BytesIO(content), "file", "a.mp4", "", size, None)


def on_disk(content):
    upload = TemporaryUploadedFile("a.mp4", "video/mp4", len(content), None)
    upload.write(content)
    return upload


@pytest.mark.parametrize("name", ["film.mp4", "film.webm"])
def test_a_film_on_disk(name):
    with (FILES / name).open("rb") as file:
        assert probe(file) == Probe(duration=3.0, width=160, height=90)


@pytest.mark.parametrize(
    "upload_of",
    [BytesIO, ContentFile, in_memory, on_disk],
    ids=lambda one: one.__name__,
)
def test_an_upload_wherever_it_is_kept(upload_of):
    with upload_of(FILM) as upload:
        assert probe(upload) == Probe(duration=3.0, width=160, height=90)
        assert upload.read() == FILM  # from its beginning


def test_a_film_that_was_shot_upright():
    assert FILM.count(UPRIGHT) == 2  # of the film and of its track
    head, matrix, tail = FILM.rpartition(UPRIGHT)
    turned = BytesIO(head + TURNED + tail)
    assert len(TURNED) == len(matrix)
    assert probe(turned) == Probe(duration=3.0, width=90, height=160)


def test_a_film_that_does_not_tell_its_duration_is_measured():
    """As a recorder in a browser writes it."""
    head, found, tail = (FILES / "film.webm").read_bytes().partition(b"\x44\x89\x88")
    assert found
    silent = BytesIO(head + b"\xec\x89" + bytes(9) + tail[8:])
    assert probe(silent).duration == pytest.approx(3, abs=0.2)


@pytest.mark.parametrize("answer", ["0,160,90,\n", ",160,90,\n", "3000,,,\n"])
def test_a_film_without_duration_or_size_is_none(answer, monkeypatch):
    monkeypatch.setattr("library.probe.MediaInfo.parse", lambda *_, **__: answer)
    with pytest.raises(NotAVideoError):
        probe(BytesIO(FILM))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"Bonjour",
        FILM[:200],
        png(),
        (FILES / "sound.mp4").read_bytes(),
        b"%PDF-1.7\n",
        b"<?xml version='1.0'?><html><script>1</script></html>",
        b"\x00" * 5000,
    ],
    ids=[
        "empty",
        "text",
        "cut film",
        "picture",
        "sound",
        "PDF",
        "page",
        "zeros",
    ],
)
def test_anything_else_is_not_a_video(content):
    with pytest.raises(NotAVideoError):
        probe(SimpleUploadedFile("a.mp4", content))
