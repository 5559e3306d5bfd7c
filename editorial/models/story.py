"""Story: the concrete page that articles and interviews share."""

from django import forms
from django.db import models
from django.db.models import Prefetch, Q, prefetch_related_objects
from django.template.defaultfilters import date as format_date
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
    TitleFieldPanel,
)
from wagtail.fields import StreamField
from wagtail.models import PageManager, Site
from wagtail.search import index

from library.blocks import images_in, undescribed_images_in
from library.findings import of_image, of_standfirst, of_stream
from library.models import Image
from library.passages import passages_of_text
from library.refusals import UNDESCRIBED_IMAGE
from library.renditions import prefetch_renditions, renditions_of
from moderation.exceptions import NotPublishableError
from moderation.findings import Finding, Rule, is_overdue
from moderation.models import Look, PublicPage
from moderation.visibility import PublicPageQuerySet
from people.models import Organisation, Person
from territories.models import TerritoryPage

from ..structured_data import article
from .labels import Series, Theme
from .relations import FollowUp

SOURCE_LINK = Rule(
    "source-link",
    _("Source without a link"),
    _("Readers want to read what is quoted."),
)
FOLLOW_UP = Rule(
    "follow-up",
    _("Promise that was not kept"),
    _("Link the story that keeps it, or take it away."),
)
PARTS = [
    *(_("First part"), _("Second part"), _("Third part"), _("Fourth part")),
    *(_("Fifth part"), _("Sixth part"), _("Seventh part"), _("Eighth part")),
]


class StoryQuerySet(PublicPageQuerySet):
    def for_cards(self, site):
        """With all that cards show: three queries, however many stories.

        The territories are those that the public of ``site`` may see.
        """
        return self.select_related("cover").prefetch_related(
            Prefetch("territories", TerritoryPage.objects.for_kickers(site)),
            renditions_of("cover", "card"),
        )

    def for_page(self):
        return super().for_page().select_related("cover", "series")

    def related_to(self, story):
        """Other stories that share a theme or a territory with a saved one."""
        sharing = Story.objects.filter(
            Q(themes__in=Theme.objects.filter(stories=story))
            | Q(territories__in=TerritoryPage.objects.filter(stories=story))
        )
        return self.filter(pk__in=sharing.values("pk")).exclude(pk=story.pk)

    def in_series(self, series_id):
        return self.filter(series=series_id).order_by("part", "first_published_at")


class StoryForm(WagtailAdminPageForm):
    """Tells editors at the right field what stands in the way of publishing."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        kinds = self._meta.model.Kind.choices
        if "kind" in self.fields:
            self.fields["kind"] = forms.ChoiceField(
                label=_("Kind"),
                choices=kinds,
                initial=kinds[0][0],
                help_text=_("The word above the title, in lists too."),
            )

    def clean(self):
        cleaned = super().clean()
        if self.is_deferred_validation or not cleaned:
            return cleaned
        cover = cleaned.get("cover")
        if cover is not None and not cover.is_described:
            self.add_error("cover", UNDESCRIBED_IMAGE)
        if not cleaned.get("source_name"):
            for field in ("source_url", "source_date"):
                if cleaned.get(field):
                    self.add_error("source_name", _("Name the publication as well."))
                    break
        if cleaned.get("part") and not cleaned.get("series"):
            self.add_error("series", _("Choose the series that this is a part of."))
        return cleaned


class Story(PublicPage):
    """What the newsroom publishes: read in lists, feeds and facets as one kind."""

    is_creatable = False
    base_form_class = StoryForm
    card_template = "editorial/story_card.html"
    looks = (
        Look("card", _("Card in a list"), "editorial/previews/card.html"),
        *PublicPage.looks,
    )

    # Each type of story says which kinds it has, as choices of its own.
    Kind: type[models.TextChoices]

    kind = models.CharField(_("kind"), max_length=20, default="")
    standfirst = models.TextField(
        _("standfirst"),
        max_length=400,
        help_text=_("Two sentences that make readers go on. Shown in lists too."),
    )
    cover = models.ForeignKey(
        Image,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("cover"),
        help_text=_("The picture at the top of the page and in lists."),
    )
    card_note = models.CharField(max_length=160, default="", blank=True, editable=False)
    video_seconds = models.PositiveIntegerField(default=0, editable=False)
    updated_on = models.DateField(
        _("updated on"),
        null=True,
        blank=True,
        help_text=_("When the substance has changed since publication, not a comma."),
    )
    themes = ParentalManyToManyField(
        Theme, blank=True, related_name="stories", verbose_name=_("themes")
    )
    territories = ParentalManyToManyField(
        TerritoryPage,
        blank=True,
        related_name="stories",
        verbose_name=_("territories"),
    )
    people = models.ManyToManyField(
        Person, through="Credit", related_name="stories", editable=False
    )
    organisations = models.ManyToManyField(
        Organisation, through="Credit", related_name="stories", editable=False
    )
    people_met = models.ManyToManyField(
        Person, through="Guest", related_name="appearances", editable=False
    )
    organisations_met = models.ManyToManyField(
        Organisation, through="Guest", related_name="appearances", editable=False
    )
    source_name = models.CharField(
        _("seen in"),
        max_length=120,
        blank=True,
        help_text=_("The publication that told it first: “Vu dans Localtis”."),
    )
    source_url = models.URLField(_("address of the source"), blank=True)
    source_date = models.DateField(_("date of the source"), null=True, blank=True)
    series = models.ForeignKey(
        Series,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="stories",
        verbose_name=_("series"),
    )
    part = models.PositiveSmallIntegerField(
        _("part"), null=True, blank=True, help_text=_("1 for the first part.")
    )

    opening_panels = [
        TitleFieldPanel("title"),
        FieldPanel("standfirst"),
        FieldPanel("cover"),
    ]
    context_panels = [
        FieldPanel("themes", widget=forms.CheckboxSelectMultiple),
        FieldPanel("territories", widget=forms.CheckboxSelectMultiple),
        InlinePanel("credits", heading=_("Credits"), label=_("credit"), max_num=20),
        MultiFieldPanel(
            [
                FieldPanel("source_name"),
                FieldRowPanel([FieldPanel("source_url"), FieldPanel("source_date")]),
            ],
            heading=_("Source"),
        ),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("series"), FieldPanel("part")])],
            heading=_("Series"),
        ),
    ]
    follow_up_panels = [
        HelpPanel(
            content=_(
                "What this story promises to readers. It is shown under the story and "
                "on the home page, until you link the story that keeps the promise."
            )
        ),
        InlinePanel(
            "follow_ups",
            heading=_("To be continued"),
            label=_("announced follow-up"),
            max_num=10,
        ),
    ]

    search_fields = [
        *PublicPage.search_fields,
        index.SearchField("standfirst"),
        index.FilterField("kind"),
    ]

    objects = PageManager.from_queryset(StoryQuerySet)()

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")

    def save(self, clean=True, **kwargs):
        """Refuse to put online what must not be, whichever way it was published."""
        if clean and self.live and self.undescribed_images():
            raise NotPublishableError(UNDESCRIBED_IMAGE)
        self.count_again()
        return super().save(clean=clean, **kwargs)

    def count_again(self) -> bool:
        """Renew what is kept so that lists are cheap; True when that changed it."""
        before = self.card_note, self.video_seconds
        self.card_note = self.make_card_note()
        self.video_seconds = self.count_video_seconds()
        return before != (self.card_note, self.video_seconds)

    @classmethod
    def belongs_to(cls, content):
        return content.get("territories") or []

    @classmethod
    def stream_fields(cls):
        """The streams that the type of story has declared."""
        return [f for f in cls._meta.get_fields() if isinstance(f, StreamField)]

    def images_in_streams(self):
        streams = [getattr(self, field.name) for field in self.stream_fields()]
        return [image for stream in streams for image in images_in(stream)]

    def undescribed_images(self):
        """The images of the story that have neither words nor the decorative mark."""
        cover = [self.cover] if self.cover and not self.cover.is_described else []
        streams = [getattr(self, field.name) for field in self.stream_fields()]
        return cover + [i for stream in streams for i in undescribed_images_in(stream)]

    def make_card_note(self) -> str:
        """What a card adds to the date, kept with the story so that lists are cheap."""
        if self.source_name:
            return gettext("Seen in %(publication)s") % {
                "publication": self.source_name
            }
        return ""

    def count_video_seconds(self) -> int:
        """Seconds of video in the story, kept with it so that totals are cheap."""
        return 0

    @property
    def kind_label(self) -> str:
        try:
            return self.specific_class.Kind(self.kind).label
        except (AttributeError, ValueError):
            return self.specific_class._meta.verbose_name

    @property
    def part_label(self) -> str:
        """“First part” of a series; empty without a number."""
        if not self.part:
            return ""
        if self.part <= len(PARTS):
            return PARTS[self.part - 1]
        return gettext("Part %(number)s") % {"number": self.part}

    @classmethod
    def edit_tabs(cls, content_panels):
        """The tabs of a story's form, around the panels that its type adds."""
        return TabbedInterface(
            [
                ObjectList(content_panels, heading=_("Content")),
                ObjectList(cls.context_panels, heading=_("Context")),
                ObjectList(cls.follow_up_panels, heading=_("To be continued")),
                ObjectList(cls.promote_panels, heading=_("Address and sharing")),
                ObjectList(
                    [*cls.settings_panels, FieldPanel("updated_on")],
                    heading=_("Settings"),
                    classname="w-w-full",
                ),
            ]
        )

    @property
    def card(self) -> str:
        """The template that shows the story in lists, as its type names it."""
        return (self.specific_class or Story).card_template

    @property
    def place(self):
        """The first territory, as the kicker of a card names it."""
        return next(iter(self.territories.all()), None)

    def neighbours(self, series_parts) -> dict:
        """The parts of a series that come before and after this story."""
        keys = [part.pk for part in series_parts]
        place = keys.index(self.pk) if self.pk in keys else None
        around = [None, *series_parts, None]
        return {
            "previous_part": None if place is None else around[place],
            "next_part": None if place is None else around[place + 2],
        }

    def passages(self):
        return list(passages_of_text(self.standfirst))

    def findings(self):
        found = [
            *of_standfirst("standfirst", self.standfirst),
            *of_image("cover", self.cover),
        ]
        if self.source_name and not self.source_url:
            message = gettext("“%(publication)s” is named without an address.") % {
                "publication": self.source_name
            }
            found.append(SOURCE_LINK.found("source_url", message))
        for field in self.stream_fields():
            found += of_stream(field.name, getattr(self, field.name))
        return [*found, *self.forgotten_follow_ups()]

    def forgotten_follow_ups(self) -> list[Finding]:
        """What was announced long ago, and that nothing public has kept."""
        if not is_overdue(self.first_published_at, timezone.now()):
            return []
        return [
            FOLLOW_UP.found(
                f"follow_ups.{position}.delivered_by",
                gettext("“%(title)s” was announced on %(date)s.")
                % {
                    "title": follow_up.title,
                    "date": format_date(self.first_published_at, "j F Y"),
                },
            )
            for position, follow_up in enumerate(self.follow_ups.all())
            if follow_up.delivery is None
        ]

    def structured_data(self, request, context) -> list[dict]:
        """What search engines are told, in the words of schema.org.

        ``context`` is that of the page: it has asked the database already.
        """
        authors = [credit.author for credit in context["credits"]]
        return [article(self, authors, request)] if self.path else []

    def serve_preview(self, request, mode_name):
        """What is kept for lists shows what stands in the form, before it is saved."""
        self.count_again()
        return super().serve_preview(request, mode_name)

    def get_context(self, request, *args, **kwargs):
        """The story and what leads on from it: its series, or else related stories."""
        site = Site.find_for_request(request)
        public = Story.objects.visible_to_public(site)
        # A preview may come before the first save, and shows what is in the form.
        is_preview = self.pk is None or getattr(request, "is_preview", False)
        series_parts, related = [], []
        if self.series_id:
            series_parts = list(public.in_series(self.series_id))
        elif self.pk:
            related = list(
                public.related_to(self).newest_first().select_related("cover")[:3]
            )
        # The territories and renditions of the story and its cards, at once.
        prefetch_related_objects(
            related if is_preview else [self, *related],
            Prefetch("territories", TerritoryPage.objects.for_kickers(site)),
        )
        prefetch_renditions(
            [self.cover, *self.images_in_streams(), *(s.cover for s in related)],
            *("cover", "social", "body", "card"),
        )
        return {
            **super().get_context(request, *args, **kwargs),
            "themes": list(self.themes.all()),
            "places": list(self.territories.all()),
            "credits": list(self.credits.select_related("person", "organisation")),
            "follow_ups": list(
                self.follow_ups.all()
                if is_preview
                else FollowUp.objects.filter(story=self).for_lists(site)
            ),
            "series_parts": series_parts,
            **self.neighbours(series_parts),
            "related": related,
        }
