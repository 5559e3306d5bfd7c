"""What search engines are told of the films of an interview.

Types and properties are those of https://schema.org/VideoObject and /Clip.
"""

from itertools import groupby

from library.captions import write_text
from library.renditions import readable_renditions

from .segments import Segment


def iso_duration(seconds: float) -> str:
    """ISO 8601: PT1H2M3S."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    parts = [(hours, "H"), (minutes, "M"), (rest, "S")]
    return "PT" + ("".join(f"{n}{unit}" for n, unit in parts if n) or "0S")


def films_of(page, segments: list[Segment], request) -> list[dict]:
    """A VideoObject for each film, with a Clip for each of its segments."""
    shown = [segment for segment in segments if segment.video]
    by_film = sorted(shown, key=lambda segment: segment.video.pk)
    return [
        film(page, list(windows), request)
        for _, windows in groupby(by_film, key=lambda segment: segment.video.pk)
    ]


def film(page, windows: list[Segment], request) -> dict:
    video = windows[0].video
    address = request.build_absolute_uri(page.get_url(request))
    place = "embedUrl" if windows[0].is_elsewhere else "contentUrl"
    data = {
        "@type": "VideoObject",
        "name": video.title,
        "description": page.standfirst,
        "inLanguage": video.language,
        place: request.build_absolute_uri(windows[0].player_url),
        "hasPart": [clip(segment, address) for segment in windows],
    }
    if page.first_published_at:
        data["uploadDate"] = page.first_published_at.isoformat()
    if video.duration:
        data["duration"] = iso_duration(video.duration)
    # In a preset that the page has fetched already.
    picture, preset = (
        (video.poster, "poster") if video.poster else (page.cover, "social")
    )
    for thumbnail in readable_renditions(picture, preset) if picture else []:
        data["thumbnailUrl"] = request.build_absolute_uri(thumbnail.url)
    if cues := [cue for segment in windows for cue in segment.cues]:
        data["transcript"] = write_text(cues)
    return data


def clip(segment: Segment, address: str) -> dict:
    """The window of a segment, and the address that starts the page there.

    Without an end when nobody knows how long it lasts.
    """
    data = {
        "@type": "Clip",
        "name": segment.question,
        "startOffset": round(segment.start),
        "url": f"{address}?t={plain_seconds(segment.offset)}",
    }
    if segment.duration:
        data["endOffset"] = round(segment.start + segment.duration)
    return data


def plain_seconds(seconds: float) -> str:
    """Seconds to the millisecond, as the page says them too: 190.48, 4."""
    return f"{seconds:.3f}".rstrip("0").rstrip(".")
