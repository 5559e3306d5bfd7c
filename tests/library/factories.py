from datetime import date
from io import BytesIO
from pathlib import Path
from uuid import uuid4

import factory
import PIL.Image
import wagtail_factories
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from factory.django import DjangoModelFactory
from wagtail.models import ReferenceIndex

from library import blocks
from library.models import Image, Video
from people.models import Person
from tests.people.factories import PersonFactory

FILES = Path(__file__).parent / "files"
FILM = (FILES / "film.mp4").read_bytes()


def png(size=(12, 8)) -> bytes:
    drawing = BytesIO()
    PIL.Image.new("RGB", size, "seagreen").save(drawing, "PNG")
    return drawing.getvalue()


def refer_to(target) -> Person:
    """Somebody whose page shows an object, as Wagtail's index of references has it."""
    person = PersonFactory()
    ReferenceIndex.objects.create(
        base_content_type=ContentType.objects.get_for_model(Person),
        content_type=ContentType.objects.get_for_model(Person),
        object_id=str(person.pk),
        to_content_type=ContentType.objects.get_for_model(target),
        to_object_id=str(target.pk),
        model_path="portrait",
        content_path="portrait",
        content_path_hash=uuid4(),
    )
    return person


class ImageFactory(DjangoModelFactory):
    class Meta:
        model = Image

    title = factory.Sequence(lambda n: f"Image {n}")
    file = factory.Sequence(lambda n: ContentFile(png(), f"image-{n}.png"))
    credit = "Une photographe"
    licence = Image.Licence.CC_BY
    alt_text = "Un village sous la neige"


class VideoFactory(DjangoModelFactory):
    """A link; with ``is_file=True``, an uploaded film of three seconds."""

    class Meta:
        model = Video

    class Params:
        is_file = factory.Trait(
            link="",
            file=factory.Sequence(lambda n: ContentFile(FILM, f"film-{n}.mp4")),
        )

    title = factory.Sequence(lambda n: f"Vidéo {n}")
    link = factory.Sequence(lambda n: f"https://www.youtube.com/watch?v=video-{n:05}")
    duration = 60
    captions = ""


class HeadingBlockFactory(wagtail_factories.StructBlockFactory):
    class Meta:
        model = blocks.HeadingBlock

    text = "Un intertitre"
    level = "h2"


class QuoteBlockFactory(wagtail_factories.StructBlockFactory):
    class Meta:
        model = blocks.QuoteBlock

    text = "Une phrase"
    speaker = "La rédaction"
    role = ""


class ImageChooserBlockFactory(wagtail_factories.ImageChooserBlockFactory):
    image = factory.SubFactory(ImageFactory)


class ImageBlockFactory(wagtail_factories.StructBlockFactory):
    class Meta:
        model = blocks.ImageBlock

    image = factory.SubFactory(ImageChooserBlockFactory)
    caption = "Une légende"
    alt_text = ""


class AsideBlockFactory(wagtail_factories.StructBlockFactory):
    class Meta:
        model = blocks.AsideBlock

    title = "Un encadré"
    text = "<p>Un mot expliqué.</p>"


class KeyNumberBlockFactory(wagtail_factories.StructBlockFactory):
    class Meta:
        model = blocks.KeyNumberBlock

    value = "30"
    unit = "Mbit/s"
    label = "Un débit"
    date = date(2026, 1, 1)
    source = "Une source"
    source_url = ""
