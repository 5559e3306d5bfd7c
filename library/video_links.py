"""The addresses of videos elsewhere: what they name, where to watch, what to embed."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qs, urlencode, urlsplit

LABELS = {"youtube": "YouTube", "vimeo": "Vimeo", "dailymotion": "Dailymotion"}
HOSTS = {
    "youtube": "www.youtube.com",
    "vimeo": "vimeo.com",
    "dailymotion": "www.dailymotion.com",
}
LONGEST_ADDRESS = 2000
SECONDS_PER = {"h": 3600, "m": 60, "s": 1}

_ALL_HOSTS = {
    "youtube": re.compile(
        r"((www|m|music|gaming)\.)?youtube\.com|(www\.)?youtube-nocookie\.com"
        r"|(www\.)?youtu\.be"
    ),
    "vimeo": re.compile(r"((www|player|m)\.)?vimeo\.com"),
    "dailymotion": re.compile(
        r"((www|geo|m|touch)\.)?dailymotion\.com|(www\.)?dai\.ly"
    ),
}
# Nothing that a full match of these lets through can break out of an address.
_YOUTUBE_ID = re.compile(r"(?!videoseries|live_stream)[\w-]{11}", re.ASCII)
_DAILYMOTION_ID = re.compile(r"[A-Za-z0-9]{2,30}")
_YOUTUBE_PATH = re.compile(r"/(?:shorts|live|embed|v|e|watch)/([^/]+)/?")
_VIMEO_PATH = re.compile(
    r"(?:/(?:channels|groups|album|showcase|ondemand|manage)/[^/]+)?(?:/videos?)?"
    r"/(?P<number>[0-9]{1,12})(?:/(?P<secret>[0-9a-f]{6,40}))?/?"
)
_VIMEO_SECRET = re.compile(r"[0-9a-f]{6,40}")
_DAILYMOTION_PATH = re.compile(r"/(?:(?:embed|swf)/)?video/([A-Za-z0-9]+)(?:_[^/]*)?/?")
_PEERTUBE_PATH = re.compile(
    r"/(?:w|videos/watch|videos/embed)/"
    r"([A-Za-z0-9]{22}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9]{1,10})/?"
)
_START = re.compile(r"(?:\d{1,3}h)?(?:\d{1,4}m)?(?:\d{1,6}(?:\.\d{1,3})?s?)?", re.ASCII)


class VideoLinkError(ValueError):
    """An address of a known site that names no video."""


class UnknownVideoSiteError(VideoLinkError):
    """An address of a site that can't be played; ``known_sites`` names the others."""

    def __init__(self, known_sites: Collection[str]) -> None:
        self.known_sites = tuple(known_sites)
        super().__init__(f"Not an address of {', '.join(self.known_sites)}")


@dataclass(frozen=True)
class VideoLink:
    """A video of another site, and the second at which it starts.

    The id of an unlisted Vimeo holds its secret: ``123/abcdef0123``.
    """

    provider: str
    video_id: str
    host: str
    start: float = 0

    @property
    def provider_label(self) -> str:
        """The name by which readers know the site: its host when it is a PeerTube."""
        return LABELS.get(self.provider, self.host)

    @property
    def page_url(self) -> str:
        """The page where the site itself shows the video."""
        start = int(self.start)
        match self.provider:
            case "youtube":
                page = "https://www.youtube.com/watch"
                return _with_query(page, v=self.video_id, t=start and f"{start}s")
            case "vimeo":
                return f"https://vimeo.com/{self.video_id}{_vimeo_start(start)}"
            case "dailymotion":
                page = f"https://www.dailymotion.com/video/{self.video_id}"
                return _with_query(page, start=start)
            case _:
                page = f"https://{self.host}/w/{self.video_id}"
                return _with_query(page, start=start and f"{start}s")

    @property
    def embed_url(self) -> str:
        """The player, for a frame; it obeys messages where the site's player can."""
        start = int(self.start)
        match self.provider:
            case "youtube":
                player = f"https://www.youtube-nocookie.com/embed/{self.video_id}"
                return _with_query(player, enablejsapi=1, start=start)
            case "vimeo":
                number, _, secret = self.video_id.partition("/")
                player = f"https://player.vimeo.com/video/{number}"
                return _with_query(player, h=secret, dnt=1) + _vimeo_start(start)
            case "dailymotion":
                player = "https://geo.dailymotion.com/player.html"
                return _with_query(player, video=self.video_id, startTime=start)
            case _:
                player = f"https://{self.host}/videos/embed/{self.video_id}"
                return _with_query(player, api=1, start=start and f"{start}s")


def known_sites(peertube_hosts: Collection[str] = ()) -> tuple[str, ...]:
    """The names of the sites whose videos can be played."""
    return (*LABELS.values(), *peertube_hosts)


def parse_video_link(url: str, peertube_hosts: Collection[str] = ()) -> VideoLink:
    """What an address names, in whatever form the site or its users write it.

    It may lack its scheme. ``peertube_hosts`` are in lower case, with their port when
    it isn't 443. Raises UnknownVideoSiteError for an address of no known site, and
    VideoLinkError for one that names no video there.
    """
    address = url.strip()
    if not re.match(r"https?://", address, re.IGNORECASE):
        address = f"https://{address.removeprefix('//')}"
    try:
        parts = urlsplit(address[:LONGEST_ADDRESS])
        host = _host_of(parts)
    except ValueError:
        raise UnknownVideoSiteError(known_sites(peertube_hosts)) from None
    provider = _provider_of(host, peertube_hosts)
    if provider is None:
        raise UnknownVideoSiteError(known_sites(peertube_hosts))
    query = {name: values[0] for name, values in parse_qs(parts.query).items()}
    video_id = _VIDEO_ID[provider](host, parts.path, query)
    if not video_id:
        raise VideoLinkError(f"No video at this address of {host}")
    start = _start_of(query, parts.fragment)
    return VideoLink(provider, video_id, HOSTS.get(provider, host), start)


def _host_of(parts: SplitResult) -> str:
    """The host, with its port when it isn't the usual one. Raises ValueError."""
    host = (parts.hostname or "").removesuffix(".").encode("idna").decode()
    return host if parts.port in (None, 80, 443) else f"{host}:{parts.port}"


def _provider_of(host: str, peertube_hosts: Collection[str]) -> str | None:
    fits = (name for name, hosts in _ALL_HOSTS.items() if hosts.fullmatch(host))
    return next(fits, "peertube" if host in peertube_hosts else None)


def _youtube_id(host: str, path: str, query: dict[str, str]) -> str:
    if host.endswith("youtu.be"):
        wanted = path.strip("/")
    elif found := _YOUTUBE_PATH.fullmatch(path):
        wanted = found[1]
    else:
        wanted = query.get("v", "") if path.rstrip("/") == "/watch" else ""
    return wanted if _YOUTUBE_ID.fullmatch(wanted) else ""


def _vimeo_id(host: str, path: str, query: dict[str, str]) -> str:
    found = _VIMEO_PATH.fullmatch(path)
    if found is None:
        return ""
    secret = found["secret"] or query.get("h", "")
    secret = secret if _VIMEO_SECRET.fullmatch(secret) else ""
    return f"{found['number']}/{secret}" if secret else found["number"]


def _dailymotion_id(host: str, path: str, query: dict[str, str]) -> str:
    if host.endswith("dai.ly"):
        wanted = path.strip("/")
    elif found := _DAILYMOTION_PATH.fullmatch(path):
        wanted = found[1]
    else:
        wanted = query.get("video", "") if path.endswith(".html") else ""
    return wanted if _DAILYMOTION_ID.fullmatch(wanted) else ""


def _peertube_id(host: str, path: str, query: dict[str, str]) -> str:
    found = _PEERTUBE_PATH.fullmatch(path)
    return found[1] if found else ""


_VIDEO_ID = {
    "youtube": _youtube_id,
    "vimeo": _vimeo_id,
    "dailymotion": _dailymotion_id,
    "peertube": _peertube_id,
}


def _start_of(query: dict[str, str], fragment: str) -> float:
    """Seconds of ``t=92``, ``start=1m32s`` and the like; 0 when there is none."""
    values = {name: found[0] for name, found in parse_qs(fragment).items()} | query
    names = ("t", "start", "startTime", "time_continue")
    text = next((values[name] for name in names if name in values), "").lower()
    if not _START.fullmatch(text):
        return 0
    return sum(
        float(number) * SECONDS_PER[unit or "s"]
        for number, unit in re.findall(r"([\d.]+)([hms]?)", text)
    )


def _with_query(address: str, **values: str | int) -> str:
    """The address with those values that say something."""
    query = urlencode({name: value for name, value in values.items() if value})
    return f"{address}?{query}" if query else address


def _vimeo_start(seconds: int) -> str:
    return f"#t={seconds}s" if seconds else ""
