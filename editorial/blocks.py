"""The block that sends readers from one page of the site to another."""

import copy

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.models import Page

from library.blocks import TextStreamBlock
from moderation.visibility import has_not_expired, is_private


class PublicPageChooserBlock(blocks.PageChooserBlock):
    """A story or a territory, with what its card shows, in one query for a stream.

    Each page says ``is_public``: editors see what they chose, readers only what they
    may read.
    """

    def __init__(self, **kwargs):
        super().__init__(
            page_type=["editorial.Story", "territories.TerritoryPage"], **kwargs
        )

    def bulk_to_python(self, values):
        pages = (
            Page.objects.select_related("story", "territorypage")
            .defer("territorypage__body")
            .annotate(is_restricted=is_private(), is_current=has_not_expired())
            .in_bulk(values)
        )
        # The same page may stand twice in a stream: each place gets its own object.
        return [copy.copy(pages.get(pk)) for pk in values]


class PullValue(blocks.StructValue):
    @property
    def target(self):
        """The chosen page as a card knows it, or None when readers may not see it."""
        page = self["page"]
        if page is None:
            return None
        if not hasattr(page, "is_restricted"):  # comes from a form, in a preview
            page = self.block.child_blocks["page"].bulk_to_python([page.pk])[0]
        if page is None or not page.live or page.is_restricted or not page.is_current:
            return None
        return getattr(page, "story", None) or getattr(page, "territorypage", None)


class PullBlock(blocks.StructBlock):
    page = PublicPageChooserBlock(label=_("Story or territory"))
    reason = blocks.CharBlock(
        label=_("Why read it"),
        required=False,
        max_length=160,
        help_text=_("Replaces the standfirst of the page."),
    )

    class Meta:
        icon = "redirect"
        label = _("See also")
        description = _("A box that leads to a story or a territory of the site.")
        template = "editorial/blocks/pull.html"
        preview_template = "editorial/blocks/previews/pull.html"
        value_class = PullValue


class StoryBodyBlock(TextStreamBlock):
    """The body of a story."""

    pull = PullBlock(group=_("Further"))
