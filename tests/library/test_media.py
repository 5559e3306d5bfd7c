"""Uploaded files are handed out in parts, so that a player can seek."""

import os

import pytest
from django.http import Http404
from django.test import RequestFactory

from library.media import CHUNK, serve_media
from tests.library.factories import FILM

CONTENT = bytes(range(256)) * 4
SIZE = len(CONTENT)
MODIFIED = "Sun, 01 Nov 2026 12:00:00 GMT"


@pytest.fixture(autouse=True)
def media(settings):
    """One file in each folder, and one beside."""
    for folder in ("videos", "images", "documents"):
        path = settings.MEDIA_ROOT / folder / "a.mp4"
        path.parent.mkdir(parents=True)
        path.write_bytes(CONTENT)
        os.utime(path, (1_793_534_400, 1_793_534_400))
    return settings.MEDIA_ROOT


def ask(path="a.mp4", folder="videos", method="get", **headers):
    request = getattr(RequestFactory(), method)("/media/", headers=headers)
    return serve_media(request, folder=folder, path=path)


def body(response):
    return b"".join(response) if response.streaming else response.content


def test_a_whole_file():
    response = ask()
    assert response.status_code == 200
    assert body(response) == CONTENT
    assert response.headers["Accept-Ranges"] == "bytes"
    assert response.headers["Content-Length"] == str(SIZE)
    assert response.headers["Content-Type"] == "video/mp4"
    assert response.headers["Last-Modified"] == MODIFIED
    assert "Content-Range" not in response.headers


@pytest.mark.parametrize(
    ("wanted", "first", "last"),
    [
        ("bytes=0-", 0, SIZE - 1),
        ("bytes=100-", 100, SIZE - 1),
        ("bytes=0-0", 0, 0),
        ("bytes=10-19", 10, 19),
        ("Bytes= 10-19 ", 10, 19),
        ("bytes=1000-9999", 1000, SIZE - 1),
        (f"bytes={SIZE - 1}-", SIZE - 1, SIZE - 1),
        ("bytes=-1", SIZE - 1, SIZE - 1),
        ("bytes=-100", SIZE - 100, SIZE - 1),
        ("bytes=-9999", 0, SIZE - 1),
    ],
)
def test_a_part(wanted, first, last):
    response = ask(Range=wanted)
    assert response.status_code == 206
    assert body(response) == CONTENT[first : last + 1]
    assert response.headers["Content-Range"] == f"bytes {first}-{last}/{SIZE}"
    assert response.headers["Content-Length"] == str(last + 1 - first)
    assert response.headers["Content-Type"] == "video/mp4"


@pytest.mark.parametrize("wanted", [f"bytes={SIZE}-", "bytes=9999-10000", "bytes=-0"])
def test_a_part_outside_of_the_file(wanted):
    response = ask(Range=wanted)
    assert response.status_code == 416
    assert body(response) == b""
    assert response.headers["Content-Range"] == f"bytes */{SIZE}"


@pytest.mark.parametrize(
    "wanted",
    [
        "bytes=0-1,5-6",
        "bytes=-",
        "bytes=",
        "bytes=20-10",
        "bytes=a-b",
        "bytes=1",
        "bytes=--1",
        "bytes=" + "9" * 5000 + "-",
        "seconds=0-1",
        "0-1",
    ],
)
def test_what_names_no_single_part_is_answered_with_the_whole(wanted):
    response = ask(Range=wanted)
    assert response.status_code == 200
    assert body(response) == CONTENT


def test_a_part_is_of_the_version_that_the_player_knows():
    etag = ask().headers["ETag"]
    for known in (etag, MODIFIED):
        assert ask(Range="bytes=5-9", **{"If-Range": known}).status_code == 206
    for other in ('"other"', f"W/{etag}", "Sat, 31 Oct 2026 12:00:00 GMT"):
        response = ask(Range="bytes=5-9", **{"If-Range": other})
        assert (response.status_code, body(response)) == (200, CONTENT)


def test_a_changed_file_has_another_etag(media):
    before = ask().headers["ETag"]
    (media / "videos/a.mp4").write_bytes(CONTENT)
    assert ask().headers["ETag"] != before


def test_what_a_browser_has_already_is_not_sent_again():
    etag = ask().headers["ETag"]
    for headers in ({"If-None-Match": etag}, {"If-Modified-Since": MODIFIED}):
        response = ask(**headers)
        assert (response.status_code, response.content) == (304, b"")
    assert ask(**{"If-None-Match": '"other"'}).status_code == 200


def test_head_tells_the_same_without_the_file():
    response = ask(method="head", Range="bytes=5-9")
    assert (response.status_code, body(response)) == (200, b"")
    assert response.headers["Content-Length"] == str(SIZE)
    assert response.headers["Accept-Ranges"] == "bytes"


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch", "options"])
def test_files_are_only_read(method):
    assert ask(method=method).status_code == 405


def test_an_empty_file_has_no_part(media):
    (media / "videos/a.mp4").write_bytes(b"")
    assert ask(Range="bytes=0-").status_code == 416
    assert body(ask()) == b""


def test_a_large_file_goes_out_in_small_chunks(media):
    large = os.urandom(3 * CHUNK + 10)
    (media / "videos/a.mp4").write_bytes(large)
    parts = list(ask(Range=f"bytes=7-{3 * CHUNK}"))
    assert max(map(len, parts)) <= CHUNK
    assert b"".join(parts) == large[7 : 3 * CHUNK + 1]


def test_a_file_that_shrinks_meanwhile_ends_early(media):
    response = ask()
    (media / "videos/a.mp4").write_bytes(b"short")
    assert body(response) == b"short"


@pytest.mark.parametrize(
    ("name", "content_type"),
    [
        ("a.webm", "video/webm"),
        ("A.MOV", "video/quicktime"),
        ("a.webp", "image/webp"),
        ("a.avif", "image/avif"),
        ("a.jpg", "image/jpeg"),
        ("a.nonsense", "application/octet-stream"),
    ],
)
def test_content_types(media, name, content_type):
    (media / "images" / name).write_bytes(CONTENT)
    assert ask(name, "images").headers["Content-Type"] == content_type


@pytest.mark.parametrize(
    "path",
    [
        "../documents/a.mp4",
        "x/../../documents/a.mp4",
        "/etc/passwd",
        "../../../../../../../../etc/passwd",
        "..",
        ".",
        "missing.mp4",
        "a.mp4/b.mp4",
        "a\0.mp4",
        "a" * 5000,
    ],
)
def test_nothing_outside_of_the_folder_is_handed_out(path):
    with pytest.raises(Http404):
        ask(path)


def test_a_player_seeks_in_a_real_film(media):
    """The last bytes of an mp4, asked for by themselves, are those of the film."""
    (media / "videos/a.mp4").write_bytes(FILM)
    response = ask(Range="bytes=-1000")
    assert response.status_code == 206
    assert body(response) == FILM[-1000:]
