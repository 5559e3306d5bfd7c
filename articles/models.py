"""Articles: texts, from the three-line brief to the opinion piece."""

import math

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager
from wagtail.search import index

from editorial.models import Story, StoryQuerySet
from editorial.sections import StorySectionPage
from library.passages import passages_of_stream
from moderation.models import PublicPageManager

from .blocks import ArticleBodyBlock
from .starting_models import STARTING_MODELS

WORDS_PER_MINUTE = 230


class ArticleIndexPage(StorySectionPage):
    """All that there is to read."""

    subpage_types = ["articles.ArticlePage"]
    section_slug = "articles"
    section_title = "Articles"

    objects = PublicPageManager()

    class Meta:
        verbose_name = _("articles section")
        verbose_name_plural = _("articles sections")

    @property
    def story_model(self):
        return ArticlePage


class ArticlePage(Story):
    """A text with its source, its pictures and its figures."""

    parent_page_types = ["articles.ArticleIndexPage"]
    subpage_types = []
    is_creatable = True
    starting_models = STARTING_MODELS

    class Kind(models.TextChoices):
        ARTICLE = "article", _("Article")
        BRIEF = "brief", _("Brief")
        OPINION = "opinion", _("Opinion")
        PRESS_REVIEW = "press_review", _("Press review")

    body = StreamField(ArticleBodyBlock(), blank=True, verbose_name=_("text"))

    edit_handler = Story.edit_tabs(
        [
            Story.opening_panels[0],
            FieldPanel("kind", heading=_("Kind")),
            *Story.opening_panels[1:],
            FieldPanel("body"),
        ]
    )
    search_fields = [*Story.search_fields, index.SearchField("body")]

    objects = PageManager.from_queryset(StoryQuerySet)()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    def clean(self):
        super().clean()
        if self.kind not in self.Kind.values:
            raise ValidationError({"kind": _("Choose the kind of article.")})

    def make_card_note(self):
        minutes = self.reading_minutes
        note = super().make_card_note()
        if note or minutes < 2:
            return note
        return ngettext("%(minutes)d min read", "%(minutes)d min read", minutes) % {
            "minutes": minutes
        }

    def passages(self):
        return list(passages_of_stream(self.body, before=self.standfirst))

    @property
    def reading_minutes(self) -> int:
        """Minutes that the body takes at an adult's pace, at least 1."""
        texts = self.body.stream_block.get_searchable_content(self.body)
        words = sum(len(text.split()) for text in [self.standfirst, *texts])
        return max(1, math.ceil(words / WORDS_PER_MINUTE))

    @property
    def has_numbered_parts(self):
        """Opinions are argued in numbered parts when there are several."""
        headings = [
            block
            for block in self.body
            if block.block_type == "heading" and block.value["level"] == "h2"
        ]
        return self.kind == self.Kind.OPINION and len(headings) > 1
