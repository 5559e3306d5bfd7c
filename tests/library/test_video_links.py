import re
from dataclasses import replace
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from library.video_links import (
    UnknownVideoSiteError,
    VideoLink,
    VideoLinkError,
    parse_video_link,
)

YOUTUBE_ID = "dQw4w9WgXcQ"
SHORT_UUID = "9kzEyXNyYfVgYbiLHRYRbD"
UUID = "4d2c9a3e-6f1b-4c0a-9a51-0c3d2b1e0f9a"
PEERTUBE = {"tube.example.org", "video.example.fr:8443", "xn--tl-bjab.example"}

YOUTUBE = [
    "https://www.youtube.com/watch?v={}",
    "http://www.youtube.com/watch?v={}",
    "https://youtube.com/watch?v={}",
    "www.youtube.com/watch?v={}",
    "youtube.com/watch?v={}",
    "//www.youtube.com/watch?v={}",
    "  https://www.youtube.com/watch?v={}  \n",
    "HTTPS://WWW.YOUTUBE.COM/watch?v={}",
    "https://www.youtube.com:443/watch?v={}",
    "https://m.youtube.com/watch?v={}",
    "https://music.youtube.com/watch?v={}&si=abc",
    "https://www.youtube.com/watch/?v={}",
    "https://www.youtube.com/watch?app=desktop&v={}&list=PL1&index=2",
    "https://www.youtube.com/watch?v={}&feature=youtu.be&pp=ygU%3D",
    "https://www.youtube.com/watch/{}",
    "https://youtu.be/{}",
    "http://youtu.be/{}/",
    "youtu.be/{}",
    "https://youtu.be/{}?si=LQ9cQGVv1vZ0Kd1a",
    "https://www.youtube.com/shorts/{}",
    "https://youtube.com/shorts/{}?feature=share",
    "https://www.youtube.com/live/{}?si=abc",
    "https://www.youtube.com/embed/{}",
    "https://www.youtube.com/embed/{}?rel=0&showinfo=0",
    "https://www.youtube-nocookie.com/embed/{}",
    "https://www.youtube.com/v/{}",
    "https://www.youtube.com/e/{}",
    "https://somebody@www.youtube.com/watch?v={}",
]


@pytest.mark.parametrize("form", YOUTUBE)
def test_youtube(form):
    link = parse_video_link(form.format(YOUTUBE_ID))
    assert link == VideoLink("youtube", YOUTUBE_ID, "www.youtube.com")
    assert link.provider_label == "YouTube"
    assert link.page_url == f"https://www.youtube.com/watch?v={YOUTUBE_ID}"
    assert link.embed_url == (
        f"https://www.youtube-nocookie.com/embed/{YOUTUBE_ID}?enablejsapi=1"
    )


@pytest.mark.parametrize(
    ("address", "video_id"),
    [
        ("https://vimeo.com/76979871", "76979871"),
        ("vimeo.com/76979871/", "76979871"),
        ("http://www.vimeo.com/76979871?share=copy", "76979871"),
        ("https://vimeo.com/76979871/a1b2c3d4e5", "76979871/a1b2c3d4e5"),
        ("https://vimeo.com/76979871?h=a1b2c3d4e5", "76979871/a1b2c3d4e5"),
        ("https://vimeo.com/channels/staffpicks/76979871", "76979871"),
        ("https://vimeo.com/groups/shortfilms/videos/76979871", "76979871"),
        ("https://vimeo.com/album/123/video/76979871", "76979871"),
        ("https://vimeo.com/showcase/123/video/76979871", "76979871"),
        ("https://vimeo.com/ondemand/film/76979871", "76979871"),
        ("https://vimeo.com/manage/videos/76979871", "76979871"),
        ("https://vimeo.com/manage/videos/76979871/a1b2c3d4e5", "76979871/a1b2c3d4e5"),
        ("https://player.vimeo.com/video/76979871", "76979871"),
        (
            "https://player.vimeo.com/video/76979871?h=a1b2c3d4e5&title=0",
            "76979871/a1b2c3d4e5",
        ),
        ("https://vimeo.com/76979871?h=%22%3E%3Cscript%3E", "76979871"),
    ],
)
def test_vimeo(address, video_id):
    link = parse_video_link(address)
    number, _, secret = video_id.partition("/")
    assert link == VideoLink("vimeo", video_id, "vimeo.com")
    assert link.provider_label == "Vimeo"
    assert link.page_url == f"https://vimeo.com/{video_id}"
    query = f"h={secret}&dnt=1" if secret else "dnt=1"
    assert link.embed_url == f"https://player.vimeo.com/video/{number}?{query}"


@pytest.mark.parametrize(
    "address",
    [
        "https://www.dailymotion.com/video/x8abcde",
        "http://dailymotion.com/video/x8abcde",
        "dailymotion.com/video/x8abcde?playlist=x7",
        "https://www.dailymotion.com/video/x8abcde_un-titre-qui-suit_news",
        "https://www.dailymotion.com/embed/video/x8abcde?autoplay=1",
        "https://www.dailymotion.com/swf/video/x8abcde",
        "https://geo.dailymotion.com/player.html?video=x8abcde",
        "https://geo.dailymotion.com/player/x9zzz.html?video=x8abcde&mute=true",
        "https://dai.ly/x8abcde",
        "dai.ly/x8abcde",
    ],
)
def test_dailymotion(address):
    link = parse_video_link(address)
    assert link == VideoLink("dailymotion", "x8abcde", "www.dailymotion.com")
    assert link.provider_label == "Dailymotion"
    assert link.page_url == "https://www.dailymotion.com/video/x8abcde"
    assert link.embed_url == "https://geo.dailymotion.com/player.html?video=x8abcde"


@pytest.mark.parametrize("video_id", [SHORT_UUID, UUID, "4212"])
@pytest.mark.parametrize(
    ("form", "host"),
    [
        ("https://tube.example.org/w/{}", "tube.example.org"),
        ("tube.example.org/w/{}", "tube.example.org"),
        ("http://TUBE.example.org/videos/watch/{}", "tube.example.org"),
        ("https://tube.example.org/videos/embed/{}?api=1", "tube.example.org"),
        ("https://tube.example.org./w/{}/", "tube.example.org"),
        ("https://video.example.fr:8443/w/{}", "video.example.fr:8443"),
        ("https://télé.example/w/{}", "xn--tl-bjab.example"),
    ],
)
def test_peertube(form, host, video_id):
    link = parse_video_link(form.format(video_id), PEERTUBE)
    assert link == VideoLink("peertube", video_id, host)
    assert link.provider_label == host
    assert link.page_url == f"https://{host}/w/{video_id}"
    assert link.embed_url == f"https://{host}/videos/embed/{video_id}?api=1"


@pytest.mark.parametrize(
    ("address", "start"),
    [
        (f"https://youtu.be/{YOUTUBE_ID}?t=92", 92),
        (f"https://youtu.be/{YOUTUBE_ID}?t=92s", 92),
        (f"https://youtu.be/{YOUTUBE_ID}?t=1m32s", 92),
        (f"https://youtu.be/{YOUTUBE_ID}?t=1h02m03s", 3723),
        (f"https://youtu.be/{YOUTUBE_ID}?t=3m", 180),
        (f"https://youtu.be/{YOUTUBE_ID}?t=1H", 3600),
        (f"https://youtu.be/{YOUTUBE_ID}?t=12.5", 12.5),
        (f"https://www.youtube.com/embed/{YOUTUBE_ID}?start=92", 92),
        (f"https://www.youtube.com/watch?v={YOUTUBE_ID}&time_continue=92", 92),
        (f"https://www.youtube.com/watch?v={YOUTUBE_ID}#t=92", 92),
        (f"https://youtu.be/{YOUTUBE_ID}?t=", 0),
        (f"https://youtu.be/{YOUTUBE_ID}?t=-5", 0),
        (f"https://youtu.be/{YOUTUBE_ID}?t=soon", 0),
        (f"https://youtu.be/{YOUTUBE_ID}?t=99999999999999", 0),
        ("https://vimeo.com/76979871#t=92s", 92),
        ("https://vimeo.com/76979871#t=1m32s", 92),
        ("https://www.dailymotion.com/video/x8abcde?start=92", 92),
        ("https://geo.dailymotion.com/player.html?video=x8abcde&startTime=92", 92),
        (f"https://tube.example.org/w/{SHORT_UUID}?start=1m32s", 92),
    ],
)
def test_the_second_at_which_it_starts(address, start):
    assert parse_video_link(address, PEERTUBE).start == start


@pytest.mark.parametrize(
    ("address", "page_url", "embed_url"),
    [
        (
            f"youtu.be/{YOUTUBE_ID}",
            f"https://www.youtube.com/watch?v={YOUTUBE_ID}&t=92s",
            f"https://www.youtube-nocookie.com/embed/{YOUTUBE_ID}?enablejsapi=1&start=92",
        ),
        (
            "vimeo.com/123/abcdef0123",
            "https://vimeo.com/123/abcdef0123#t=92s",
            "https://player.vimeo.com/video/123?h=abcdef0123&dnt=1#t=92s",
        ),
        (
            "dai.ly/x8abcde",
            "https://www.dailymotion.com/video/x8abcde?start=92",
            "https://geo.dailymotion.com/player.html?video=x8abcde&startTime=92",
        ),
        (
            "tube.example.org/w/4212",
            "https://tube.example.org/w/4212?start=92s",
            "https://tube.example.org/videos/embed/4212?api=1&start=92s",
        ),
    ],
)
def test_a_link_to_a_second(address, page_url, embed_url):
    link = replace(parse_video_link(address, PEERTUBE), start=92.7)
    assert (link.page_url, link.embed_url) == (page_url, embed_url)


@pytest.mark.parametrize(
    "address",
    [
        "https://www.youtube.com/",
        "https://www.youtube.com/watch",
        "https://www.youtube.com/watch?v=",
        "https://www.youtube.com/watch?v=short",
        "https://www.youtube.com/watch?v=dQw4w9WgXcQQ",
        "https://www.youtube.com/watch?v=dQw4w9WgXc%22",
        "https://www.youtube.com/watch?v=dQw4w9WgXc%C3%A9",
        "https://www.youtube.com/watch?list=PL1234567890",
        "https://www.youtube.com/@unechaine",
        "https://www.youtube.com/playlist?list=PL1234567890",
        "https://www.youtube.com/embed/videoseries?list=PL1234567890",
        "https://www.youtube.com/embed/live_stream?channel=UC123",
        "https://youtu.be/",
        f"https://youtu.be/{YOUTUBE_ID}/autre",
        "https://vimeo.com/",
        "https://vimeo.com/user123",
        "https://vimeo.com/event/123456",
        "https://vimeo.com/channels/staffpicks",
        "https://vimeo.com/76979871/autre-chose",
        "https://player.vimeo.com/video/abc",
        "https://www.dailymotion.com/fr",
        "https://www.dailymotion.com/video/",
        "https://www.dailymotion.com/playlist/x123",
        "https://geo.dailymotion.com/player.html",
        "https://dai.ly/%3Cscript%3E",
        "https://tube.example.org/",
        "https://tube.example.org/w/p/9kzEyXNyYfVgYbiLHRYRbD",
        "https://tube.example.org/a/compte/videos",
        "https://tube.example.org/w/trop-court",
    ],
)
def test_a_page_of_a_known_site_without_a_video(address):
    with pytest.raises(VideoLinkError) as refusal:
        parse_video_link(address, PEERTUBE)
    assert not isinstance(refusal.value, UnknownVideoSiteError)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "   ",
        "bonjour",
        "https://",
        "https://example.org/watch?v=dQw4w9WgXcQ",
        "https://notyoutube.com/watch?v=dQw4w9WgXcQ",
        "https://youtube.com.example.org/watch?v=dQw4w9WgXcQ",
        "https://www.youtube.com@example.org/watch?v=dQw4w9WgXcQ",
        "https://example.org/?u=https://www.youtube.com/watch?v=dQw4w9WgXcQ",
        "https://www.youtube.com:8443/watch?v=dQw4w9WgXcQ",
        "https://video.example.fr/w/4212",
        "https://www.ina.fr/video/CAB1234",
        "https://autre.example.org/w/4212",
        "javascript:alert(1)//www.youtube.com/watch?v=dQw4w9WgXcQ",
        "ftp://www.youtube.com/watch?v=dQw4w9WgXcQ",
        "data:text/html,https://youtu.be/dQw4w9WgXcQ",
        "https://[::1/watch",
        "https://www.youtube.com:port/watch?v=dQw4w9WgXcQ",
        "https://" + "é" * 300 + ".example/w/4212",
        "https://example.org/" + "a" * 100_000,
    ],
)
def test_an_unknown_site_is_refused_with_the_known_ones(address):
    with pytest.raises(UnknownVideoSiteError) as refusal:
        parse_video_link(address, ["tube.example.org", "video.example.fr:8443"])
    assert refusal.value.known_sites == (
        "YouTube",
        "Vimeo",
        "Dailymotion",
        "tube.example.org",
        "video.example.fr:8443",
    )


SAFE = re.compile(r"https://[a-z0-9.:-]+/[\w/.-]*(\?[\w=&]*)?(#t=\d+s)?", re.ASCII)


@given(
    st.sampled_from([*YOUTUBE, "https://vimeo.com/{}", "https://dai.ly/{}"])
    | st.sampled_from(["https://geo.dailymotion.com/player.html?video={}"])
    | st.sampled_from(["https://tube.example.org/w/{}", "vimeo.com/1/{}", "{}"]),
    st.text(max_size=40) | st.text("0123456789abcdef-_/?#&=\"'<>% \\", max_size=40),
)
def test_nothing_breaks_out_of_an_address(form, text):
    try:
        link = parse_video_link(form.replace("{}", text), PEERTUBE)
    except VideoLinkError:
        return
    for address in (link.page_url, link.embed_url):
        assert SAFE.fullmatch(address)
        assert urlsplit(address).hostname != "example.org"
