"""Pages that say what the site is: about, legal notice, accessibility."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager
from wagtail.search import index

from library.blocks import TextStreamBlock, images_in
from library.findings import of_stream
from library.passages import passages_of_stream
from library.renditions import prefetch_renditions
from moderation.models import PublicPage
from moderation.visibility import PublicPageQuerySet


class StandardPage(PublicPage):
    """A page that stands on its own, in no list."""

    parent_page_types = ["home.HomePage"]
    subpage_types = []

    standfirst = models.TextField(
        _("standfirst"),
        max_length=300,
        blank=True,
        help_text=_("One or two sentences under the title."),
    )
    body = StreamField(TextStreamBlock(), blank=True, verbose_name=_("text"))

    content_panels = [
        TitleFieldPanel("title"),
        FieldPanel("standfirst"),
        FieldPanel("body"),
    ]
    search_fields = [
        *PublicPage.search_fields,
        index.SearchField("standfirst"),
        index.SearchField("body"),
    ]

    objects = PageManager.from_queryset(PublicPageQuerySet)()

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")

    def findings(self):
        return list(of_stream("body", self.body))

    def passages(self):
        return list(passages_of_stream(self.body, before=self.standfirst))

    def get_context(self, request, *args, **kwargs):
        prefetch_renditions(images_in(self.body), "body")
        return super().get_context(request, *args, **kwargs)
