import pytest
from django.template import Context, Template
from pytest_django.asserts import assertNumQueries

from library.models import Image
from library.renditions import PRESETS, prefetch_renditions
from tests.library.factories import ImageFactory

pytestmark = pytest.mark.django_db


def render(image, arguments):
    template = Template("{% load pictures %}{% picture image " + arguments + " %}")
    return template.render(Context({"image": image}))


def test_specs_keep_the_shape_of_the_preset():
    assert PRESETS["card"].specs == (
        "fill-400x267|format-webp",
        "fill-800x533|format-webp",
    )
    assert PRESETS["body"].specs == ("width-480|format-webp", "width-960|format-webp")
    assert PRESETS["social"].specs == ("fill-1200x630|format-jpeg",)


def test_a_picture_offers_its_widths_and_its_words():
    image = ImageFactory(alt_text="Un pont « neuf »")
    html = render(image, '"card"')
    assert html.startswith("<img ")
    assert 'alt="Un pont « neuf »"' in html
    assert 'loading="lazy"' in html
    assert f'sizes="{PRESETS["card"].sizes}"' in html
    assert html.count(" 12w") == 2  # a picture is never made larger than it is


def test_a_card_may_silence_the_words_of_its_picture():
    assert 'alt=""' in render(ImageFactory(), '"card" alt=""')


def test_the_first_picture_is_fetched_first():
    html = render(ImageFactory(), '"cover" eager=True')
    assert 'fetchpriority="high"' in html
    assert "loading" not in html


def test_no_picture_and_a_lost_file_show_nothing():
    assert render(None, '"card"') == ""
    image = ImageFactory()
    image.file.storage.delete(image.file.name)
    assert render(image, '"card"') == ""


def test_a_damaged_file_shows_nothing():
    image = ImageFactory()
    with image.file.storage.open(image.file.name, "wb") as file:
        file.write(b"not a picture any more")
    assert render(image, '"card"') == ""


def test_pictures_of_a_page_share_one_query():
    images = ImageFactory.create_batch(3)
    for image in images:
        render(image, '"card"')
    again = list(Image.objects.all())
    with assertNumQueries(1):
        prefetch_renditions([*again, None], "card", "cover")
        for image in again:
            render(image, '"card"')
