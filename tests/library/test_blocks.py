import pytest
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils.html import strip_tags
from wagtail.blocks.base import BlockField

from articles.blocks import ArticleBodyBlock
from editorial.blocks import PullBlock
from library import blocks
from tests.library.factories import (
    AsideBlockFactory,
    HeadingBlockFactory,
    ImageBlockFactory,
    ImageFactory,
    KeyNumberBlockFactory,
    QuoteBlockFactory,
)

pytestmark = pytest.mark.django_db

ALL = ArticleBodyBlock().child_blocks


def test_the_body_of_an_article_has_the_blocks_of_the_trade():
    assert set(ALL) == {
        "heading",
        "text",
        "quote",
        "image",
        "aside",
        "table",
        "links",
        "key_number",
        "pull",
        "download",
    }


@pytest.mark.parametrize("name", ALL)
def test_editors_recognise_each_block(name):
    block = ALL[name]
    assert block.meta.icon not in ("", "placeholder")
    assert str(block.label)
    assert block.get_description()
    assert block.is_previewable


@pytest.mark.parametrize("name", ALL)
def test_each_block_shows_a_sample_of_itself(name):
    block = ALL[name]
    value = block.get_preview_value()
    page = render_to_string(
        block.get_preview_template(value),
        {"block_def": block, "bound_block": block.bind(value)},
    )
    sample = page.split('<div class="prose__block">')[1].split("</main>")[0]
    assert len(" ".join(strip_tags(sample).split())) > 15
    assert 'datetime=""' not in sample


def test_technical_fields_are_behind_the_settings_of_a_block():
    behind = {
        name: [str(field) for field in block.meta.form_layout.settings]
        for name, block in ALL.items()
        if hasattr(block.meta, "form_layout") and block.meta.form_layout.settings
    }
    assert behind == {
        "heading": ["level"],
        "image": ["alt_text"],
        "key_number": ["source_url"],
    }


def test_blocks_say_what_they_hold():
    rendered = {
        "<h2>Un intertitre</h2>": HeadingBlockFactory(),
        "«&nbsp;Une phrase&nbsp;»": QuoteBlockFactory(),
        'aria-label="Un encadré"': AsideBlockFactory(),
        "© Une photographe": ImageBlockFactory(),
        '<time datetime="2026-01-01">1er janvier 2026</time>': KeyNumberBlockFactory(),
    }
    for expected, value in rendered.items():
        html = value.block.render(value)
        assert expected in html


def test_an_undescribed_picture_is_refused_at_its_field():
    value = ImageBlockFactory(image__image__alt_text="")
    with pytest.raises(ValidationError) as refusal:
        value.block.clean(value)
    assert list(refusal.value.block_errors) == ["image"]


def test_a_draft_may_hold_an_undescribed_picture():
    value = ImageBlockFactory(image__image__alt_text="")
    block = value.block
    block.defer_required_validation()
    assert block.clean(value)["image"] == value["image"]
    block.restore_deferred_validation()


@pytest.mark.parametrize(
    ("library_words", "decorative", "page_words"),
    [("Un pont", False, ""), ("", True, ""), ("", False, "Un pont, vu d’ici")],
)
def test_described_pictures_are_accepted(library_words, decorative, page_words):
    image = ImageFactory(alt_text=library_words, is_decorative=decorative)
    value = blocks.ImageBlock().to_python(
        {"image": image.pk, "caption": "", "alt_text": page_words}
    )
    assert blocks.ImageBlock().clean(value)["image"] == image


def test_a_pull_of_a_page_that_is_gone_shows_nothing():
    block = PullBlock()
    value = block.to_python({"page": 999_999, "reason": ""})
    assert value.target is None
    assert block.render(value).strip() == ""


@pytest.mark.parametrize(
    ("typed", "stored"),
    [("20/11/2026", "2026-11-20"), ("", None), ("hier", "hier")],
)
def test_an_untouched_date_is_no_change(typed, stored):
    """Or else an approval from the form would have to be approved itself."""
    field = BlockField(blocks.DateBlock())
    value = field.block.value_from_datadict({"day": typed}, {}, "day")
    assert field.has_changed(stored, value) is False
    assert field.has_changed("2026-11-21", value) is True
