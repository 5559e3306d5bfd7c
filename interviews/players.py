"""What the players of other sites need from a page that shows them."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from .segments import Segment


def frame_sources(segments: Iterable[Segment]) -> list[str]:
    """The origins that a page's policy lets into its frames, each once."""
    return sorted(
        {origin_of(segment.player_url) for segment in segments if segment.is_elsewhere}
    )


def origin_of(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
