"""The home page: what an editor puts forward, then what is new."""

from django.conf import settings
from django.db import models
from django.db.models import F, Prefetch, Window, prefetch_related_objects
from django.db.models.functions import RowNumber
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, TitleFieldPanel
from wagtail.models import Orderable, Page, Site

from editorial.models import FollowUp, Story
from library.renditions import prefetch_renditions
from moderation.models import PublicPage, PublicPageManager
from territories.models import TerritoryPage

FEATURED = 4
LATEST_OF_EACH_KIND = 4
TERRITORIES = 8
FOLLOW_UPS = 6
MAX_STEPS = 10


class FeaturedStory(Orderable):
    """A story that an editor puts forward; the first one leads."""

    page = ParentalKey(
        "home.HomePage", on_delete=models.CASCADE, related_name="featured"
    )
    story = models.ForeignKey(
        Story, on_delete=models.CASCADE, related_name="+", verbose_name=_("story")
    )
    text = models.CharField(
        _("text"),
        max_length=240,
        blank=True,
        help_text=_("Replaces the standfirst on the home page."),
    )

    panels = [FieldPanel("story"), FieldPanel("text")]

    class Meta(Orderable.Meta):
        verbose_name = _("story put forward")
        verbose_name_plural = _("stories put forward")


class HomePage(PublicPage):
    """Where readers arrive."""

    max_count = 1
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [*settings.SECTIONS, "home.StandardPage"]

    tagline = models.CharField(
        _("promise"),
        max_length=160,
        blank=True,
        help_text=_("One sentence at the top: what readers find here."),
    )

    content_panels = [
        TitleFieldPanel("title"),
        FieldPanel("tagline"),
        InlinePanel(
            "featured",
            heading=_("Put forward"),
            label=_("story"),
            max_num=FEATURED,
            help_text=_("The first one leads, in large. The others follow it."),
        ),
    ]

    objects = PublicPageManager()

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def route(self, request, path_components):
        """Find the page that an address names in one query, and itself in another.

        Wagtail asks for each step of the path twice. The steps come as ``trail``.
        """
        paths = [self.url_path]
        for component in path_components[:MAX_STEPS]:
            paths.append(f"{paths[-1]}{component}/")
        trail = list(
            Page.objects.filter(
                slug__in=path_components[:MAX_STEPS], url_path__in=paths[1:]
            ).order_by("depth")
        )
        found = trail[-1] if trail else self
        has_gaps = [page.url_path for page in trail] != paths[1 : len(trail) + 1]
        if found is self or has_gaps or found.specific_class is None:
            return super().route(request, path_components)
        pages = found.specific_class.objects
        pages = pages.for_page() if hasattr(pages, "for_page") else pages.all()
        page = pages.get(pk=found.pk)
        page.trail = [self, *trail[:-1]]
        return page.route(request, path_components[len(trail) :])

    def get_context(self, request, *args, **kwargs):
        site = Site.find_for_request(request)
        stories = Story.objects.visible_to_public(site)
        featured = self.featured_stories(stories)
        latest = list(
            stories.exclude(pk__in=[story.pk for story in featured])
            .annotate(
                rank=Window(
                    RowNumber(),
                    partition_by="content_type",
                    order_by=F("first_published_at").desc(),
                )
            )
            .filter(rank__lte=LATEST_OF_EACH_KIND)
            .newest_first()
        )
        territories = list(
            TerritoryPage.objects.visible_to_public(site)
            .filter(depth=self.depth + 2)
            .for_lists()[:TERRITORIES]
        )
        prefetch_related_objects(
            [*featured, *latest],
            Prefetch("territories", TerritoryPage.objects.for_kickers(site)),
        )
        prefetch_renditions((story.cover for story in featured), "lead", "card")
        return {
            **super().get_context(request, *args, **kwargs),
            "lead": featured[0] if featured else None,
            "featured": featured[1:],
            "latest": latest,
            "territories": territories,
            "follow_ups": FollowUp.objects.announced(site)[:FOLLOW_UPS],
        }

    def featured_stories(self, public_stories):
        """What is put forward and public, with the text that the editor gave it.

        Each says its ``position`` among the choices.
        """
        choices = {}
        for position, choice in enumerate(self.featured.all()):
            choices.setdefault(choice.story_id, (position, choice.text))
        stories = list(public_stories.filter(pk__in=choices).select_related("cover"))
        for story in stories:
            story.position, story.featured_text = choices[story.pk]
        return sorted(stories, key=lambda story: story.position)
