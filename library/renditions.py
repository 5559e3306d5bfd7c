"""The sizes in which the public site shows pictures, and how lists prefetch them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch, prefetch_related_objects
from wagtail.images.models import SourceImageIOError
from willow.image import UnrecognisedImageFormatError

from .models import Image, Rendition


@dataclass(frozen=True)
class Preset:
    """A place on a page: its shape, the widths on offer (pixels), and CSS ``sizes``."""

    widths: tuple[int, ...]
    ratio: float | None
    sizes: str
    format: str = "webp"

    @property
    def specs(self) -> tuple[str, ...]:
        """Wagtail's filter specs, narrowest first."""
        return tuple(
            f"fill-{width}x{round(width / self.ratio)}|format-{self.format}"
            if self.ratio
            else f"width-{width}|format-{self.format}"
            for width in self.widths
        )


PRESETS = {
    "card": Preset((400, 800), 3 / 2, "(min-width: 44rem) 24rem, 92vw"),
    "lead": Preset((480, 960, 1600), 16 / 9, "(min-width: 80rem) 76rem, 96vw"),
    "cover": Preset((480, 960, 1600), 5 / 2, "(min-width: 80rem) 76rem, 96vw"),
    "poster": Preset((480, 960), 16 / 9, "(min-width: 64rem) 44rem, 96vw"),
    "body": Preset((480, 960), None, "(min-width: 64rem) 42rem, 92vw"),
    "portrait": Preset((160, 320), 4 / 5, "8rem"),
    "thumbnail": Preset((160,), 16 / 9, "160px"),
    "social": Preset((1200,), 1200 / 630, "", format="jpeg"),
}


def renditions_of(field: str, *presets: str) -> Prefetch:
    """What a queryset prefetches so that the images of a field need no more queries.

    ``field`` is the path to the image; an empty one stands for the image itself.
    """
    return Prefetch(
        f"{field}__renditions".removeprefix("__"),
        queryset=Rendition.objects.filter(
            filter_spec__in=[spec for name in presets for spec in PRESETS[name].specs]
        ),
        to_attr="prefetched_renditions",
    )


def readable_renditions(image: Image, preset: str) -> list[Rendition]:
    """The renditions of a preset, narrowest first; empty when the file can't be read.

    A file that is lost or damaged takes its picture away, not the page.
    """
    try:
        return list(image.get_renditions(*PRESETS[preset].specs).values())
    except (SourceImageIOError, UnrecognisedImageFormatError, OSError):
        return []


def prefetch_renditions(images: Iterable[Image | None], *presets: str) -> None:
    """Give the images of one page all their renditions, in a single query."""
    prefetch_related_objects(
        [image for image in images if image is not None], renditions_of("", *presets)
    )
