"""What the demo contents of all apps are made with, and known by.

All that ``load_demo`` makes is written down in Wagtail's journal, so that ``--remove``
takes nothing else: an editor may give a page the same address.
"""

from pathlib import Path
from uuid import uuid4

from django.apps import apps
from django.core.files.base import ContentFile
from wagtail.log_actions import log
from wagtail.models import (
    Collection,
    CollectionMember,
    ModelLogEntry,
    Page,
    PageLogEntry,
)

from .covers import draw_cover
from .models import Image, Video

COLLECTION = "Démonstration"
CREDIT = "Relais, paysage dessiné par le site"
MAKER = "load_demo"


def mark_as_demo(made):
    """Write down that ``load_demo`` has made a page or another object."""
    log(made, "wagtail.create", data={"made_by": MAKER})


def made_by_demo(model):
    """A queryset of what ``load_demo`` has made, whoever has edited it since."""
    made = {"action": "wagtail.create", "data__made_by": MAKER}
    if issubclass(model, Page):
        keys = PageLogEntry.objects.filter(**made).values_list("page_id", flat=True)
    else:
        entries = ModelLogEntry.objects.get_for_model(model).filter(**made)
        keys = entries.values_list("object_id", flat=True)
    return model.objects.filter(pk__in=list(keys))


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
        mark_as_demo(image)
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
        mark_as_demo(video)
    return video


def demo_collection() -> Collection:
    root = Collection.get_first_root_node()
    collection = root.get_children().filter(name=COLLECTION).first()
    if collection is None:
        collection = root.add_child(name=COLLECTION)
        mark_as_demo(collection)
    return collection


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
    for video in made_by_demo(Video) & Video.objects.unused():
        video.delete()
    for image in made_by_demo(Image):
        if not image.get_usage().count():
            image.delete()
    for collection in made_by_demo(Collection):
        if is_empty(collection):
            collection.delete()


def is_empty(collection: Collection) -> bool:
    """Whether nothing of any kind is in it, for it takes that along."""
    kinds = [kind for kind in apps.get_models() if issubclass(kind, CollectionMember)]
    return collection.is_leaf() and not any(
        kind.objects.filter(collection=collection).exists() for kind in kinds
    )
