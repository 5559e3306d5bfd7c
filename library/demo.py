"""What the demo contents of all apps are made with."""

from pathlib import Path
from uuid import uuid4

from django.core.files.base import ContentFile
from wagtail.models import Collection

from .covers import draw_cover
from .models import Image, Video

COLLECTION = "Démonstration"
CREDIT = "Relais, paysage dessiné par le site"


def demo_image(landscape: str, seed: str) -> Image:
    """The landscape of a seed, drawn once and kept in the demo collection."""
    title = f"Paysage « {seed} » ({landscape})"
    collection = demo_collection()
    image = Image.objects.filter(title=title, collection=collection).first()
    if image is None:
        drawing = ContentFile(draw_cover(landscape, seed), f"{landscape}-{seed}.webp")
        image = Image.objects.create(
            title=title,
            file=drawing,
            credit=CREDIT,
            licence=Image.Licence.PUBLIC_DOMAIN,
            is_decorative=True,
            collection=collection,
        )
    return image


def demo_video(title: str, captions: Path, film: Path | None, **fields) -> Video:
    """The video of a title, stored once and kept in the demo collection.

    ``fields`` are those of the model; without a film, they give its link and duration.
    """
    collection = demo_collection()
    video = Video.objects.filter(title=title, collection=collection).first()
    if video is None:
        content = film and ContentFile(film.read_bytes(), film.name)
        video = Video.objects.create(
            title=title,
            file=content,
            captions=captions.read_text("utf-8"),
            rights=Image.Licence.PUBLIC_DOMAIN,
            collection=collection,
            **fields,
        )
    return video


def demo_collection() -> Collection:
    root = Collection.get_first_root_node()
    found = root.get_children().filter(name=COLLECTION).first()
    return found or root.add_child(name=COLLECTION)


def demo_stream(body, page_of=None) -> list[dict]:
    """Raw data of a stream, from the (type, value) pairs of a demo content.

    ``page_of(kind, slug)`` gives the page of a pull, or None when there is none yet:
    the pull is then left out.
    """
    stream = []
    for kind, value in body:
        if kind == "image":
            image = demo_image(value["landscape"], value["seed"])
            value = {"image": image.pk, "caption": value["caption"], "alt_text": ""}
        elif kind == "table":
            value = demo_table(value)
        elif kind == "links":
            links = [
                {"type": "item", "value": link, "id": str(uuid4())}
                for link in value["links"]
            ]
            value = {**value, "links": links}
        elif kind == "pull":
            page = page_of(value["kind"], value["slug"]) if page_of else None
            if page is None:
                continue
            value = {"page": page.pk, "reason": ""}
        stream.append({"type": kind, "value": value})
    return stream


def demo_table(value):
    columns = [{"type": "text", "heading": heading} for heading in value["columns"]]
    rows = [{"values": row} for row in value["rows"]]
    return {
        "caption": value["caption"],
        "table": {"columns": columns, "rows": rows, "caption": value["caption"]},
    }


def remove():
    """Delete the demo videos and images that nothing shows any more."""
    collection = demo_collection()
    for video in Video.objects.unused().filter(collection=collection):
        video.delete()
    for image in Image.objects.filter(collection=collection):
        if not image.get_usage().count():
            image.delete()
    # A collection takes all that is in it along.
    kept = Image.objects, Video.objects
    if not any(media.filter(collection=collection).exists() for media in kept):
        collection.delete()
