"""Territories: places with an official code, and what is known and told of them."""

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, TitleFieldPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager, Site
from wagtail.search import index

from library.blocks import images_in
from library.models import Image
from library.renditions import prefetch_renditions
from moderation.models import PublicPage, PublicPageManager
from moderation.visibility import PublicPageQuerySet

from .blocks import TerritoryBodyBlock


class TerritoryIndexPage(PublicPage):
    """The territories that the newsroom follows."""

    max_count = 1
    subpage_types = ["territories.TerritoryPage"]
    section_slug = "territoires"
    section_title = "Territoires"

    standfirst = models.TextField(_("standfirst"), max_length=300, blank=True)

    content_panels = [TitleFieldPanel("title"), FieldPanel("standfirst")]

    objects = PublicPageManager()

    class Meta:
        verbose_name = _("territories section")
        verbose_name_plural = _("territories sections")

    def get_context(self, request, *args, **kwargs):
        site = Site.find_for_request(request)
        territories = TerritoryPage.objects.child_of(self).visible_to_public(site)
        return {
            **super().get_context(request, *args, **kwargs),
            "territories": territories.for_lists(),
        }


class TerritoryPageQuerySet(PublicPageQuerySet):
    def for_lists(self):
        """With what a list of territories shows, in one query."""
        return self.defer("body").order_by("title")

    def for_kickers(self, site):
        """Names and addresses of those that the public of ``site`` may see."""
        return self.visible_to_public(site).only(
            "title", "url_path", "level", "code", "depth"
        )

    def for_page(self):
        return super().for_page().select_related("cover")


class TerritoryPage(PublicPage):
    """What readers should know of a territory, and all that was published on it."""

    parent_page_types = ["territories.TerritoryIndexPage", "territories.TerritoryPage"]
    subpage_types = ["territories.TerritoryPage"]

    class Level(models.TextChoices):
        REGION = "region", _("Région")
        FORMER_REGION = "ancienne_region", _("Former région")
        DEPARTEMENT = "departement", _("Département")
        EPCI = "epci", _("Intercommunality (EPCI)")
        COMMUNE = "commune", _("Commune")

    # The letter that the milestone of a territory carries, as on the road.
    MILESTONE_CAPS = {
        Level.REGION: "R",
        Level.FORMER_REGION: "R",
        Level.DEPARTEMENT: "D",
        Level.EPCI: "I",
        Level.COMMUNE: "C",
    }
    STORIES_PER_PAGE = 20
    FOLLOW_UPS = 5

    level = models.CharField(_("level"), max_length=20, choices=Level)
    code = models.CharField(
        _("official code"),
        max_length=9,
        validators=[
            RegexValidator(
                r"^[0-9][0-9AB][0-9]{0,7}$",
                _("A code is made of digits: 32, 2A, 48034."),
            )
        ],
        help_text=_("INSEE code, or SIREN number for an intercommunality."),
    )
    former = models.CharField(
        _("until when"),
        max_length=60,
        blank=True,
        help_text=_("For a territory that no longer exists: “before 2016”."),
    )
    summary = models.TextField(
        _("standfirst"),
        max_length=300,
        blank=True,
        help_text=_("Two sentences that readers see first, and in lists."),
    )
    cover = models.ForeignKey(
        Image,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("cover"),
        help_text=_("A wide picture at the top of the page."),
    )
    body = StreamField(TerritoryBodyBlock(), blank=True, verbose_name=_("portrait"))

    content_panels = [
        TitleFieldPanel("title"),
        FieldRowPanel([FieldPanel("level"), FieldPanel("code"), FieldPanel("former")]),
        FieldPanel("summary"),
        FieldPanel("cover"),
        FieldPanel("body"),
    ]
    search_fields = [
        *PublicPage.search_fields,
        index.SearchField("summary"),
        index.SearchField("body"),
        index.FilterField("level"),
    ]

    objects = PageManager.from_queryset(TerritoryPageQuerySet)()

    class Meta:
        verbose_name = _("territory")
        verbose_name_plural = _("territories")

    def clean(self):
        super().clean()
        namesakes = TerritoryPage.objects.filter(
            level=self.level, code=self.code, alias_of=None
        ).exclude(pk=self.pk)
        if self.level and self.code and self.alias_of_id is None and namesakes.exists():
            raise ValidationError(
                {"code": _("Another territory of this level has this code.")}
            )

    @property
    def milestone_cap(self):
        return self.MILESTONE_CAPS.get(self.level, "")

    @property
    def milestone_num(self):
        """What fits on a milestone: the code, or the département's within it."""
        if len(self.code) <= 3:
            return self.code
        if self.level == self.Level.COMMUNE:
            return self.code[:3] if self.code.startswith("97") else self.code[:2]
        return self.title[:1].upper()

    @property
    def kind_label(self):
        return self.get_level_display()

    @property
    def standfirst(self):
        return self.summary

    def get_context(self, request, *args, **kwargs):
        site = Site.find_for_request(request)
        stories, places, follow_ups = [], [], []
        if self.pk:  # a preview comes before the first save
            # These relations come from ``editorial``, which this app knows nothing of.
            stories = Paginator(
                self.stories.visible_to_public(site).newest_first().for_cards(site),
                self.STORIES_PER_PAGE,
            ).get_page(request.GET.get("page"))
            follow_ups = list(self.follow_ups.announced(site)[: self.FOLLOW_UPS])
            children = TerritoryPage.objects.child_of(self)
            places = list(children.visible_to_public(site).for_lists())
        prefetch_renditions(
            [self.cover, *images_in(self.body)], "cover", "social", "body"
        )
        return {
            **super().get_context(request, *args, **kwargs),
            **self.parts_of_body(),
            "stories": stories,
            "follow_ups": follow_ups,
            "places": places,
        }

    def parts_of_body(self):
        """The body as the page lays it out: figures across, asides beside the text."""
        parts = {"key_numbers": [], "asides": [], "portrait": []}
        places = {"key_number": "key_numbers", "aside": "asides"}
        for block in self.body:
            parts[places.get(block.block_type, "portrait")].append(block)
        return parts
