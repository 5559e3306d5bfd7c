"""A territory: its official code, and what is known and told of it."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    ObjectList,
    TabbedInterface,
    TitleFieldPanel,
)
from wagtail.fields import StreamField
from wagtail.models import PageManager, Site
from wagtail.search import index
from wagtail.url_routing import RouteResult

from library.blocks import images_in, undescribed_images_in
from library.findings import of_image, of_standfirst, of_stream
from library.models import Image
from library.refusals import UNDESCRIBED_IMAGE
from library.renditions import prefetch_renditions
from moderation.exceptions import NotPublishableError
from moderation.models import Look, PublicPage
from moderation.visibility import PublicPageQuerySet
from people.models import Organisation, Person

from .. import exports
from ..blocks import FiguresBlock, InitiativesBlock, TerritoryBodyBlock
from ..coverage import coverage
from ..figures import figures_of
from ..findings import of_figures, of_initiatives
from ..forms import CopyTerritoryForm, TerritoryForm
from ..levels import Level, may_hold
from ..maps import Spot, departements_of, draw_locator
from ..panels import OfficialPlacePanel
from ..passages import passages_of
from ..starting_models import STARTING_MODELS
from .official import OfficialFigure, OfficialPlace

UNSOURCED_FIGURE = _(
    "A figure lacks its value, its date or its source: complete it, or take it away."
)


class TerritoryPageQuerySet(PublicPageQuerySet):
    MOST_ON_A_MAP = 500

    def for_lists(self):
        """With what a list of territories shows, in one query."""
        return self.defer("body", "figures", "initiatives").order_by("title")

    def for_kickers(self, site):
        """Names and addresses of those that the public of ``site`` may see."""
        return self.visible_to_public(site).only(
            "title", "url_path", "level", "code", "depth"
        )

    def for_page(self):
        return super().for_page().select_related("cover").with_departements()

    def with_departements(self):
        """With the codes of the départements that the reference knows, or None."""
        places = OfficialPlace.objects.filter(
            level=OuterRef("level"), code=OuterRef("code")
        )
        return self.annotate(
            official_departements=Subquery(places.values("departements")[:1])
        )

    def on_the_map(self, site):
        """What a map and the list beside it show, in one query."""
        territories = self.visible_to_public(site).with_departements()
        return territories.for_lists()[: self.MOST_ON_A_MAP]


class TerritoryPage(PublicPage):
    """What readers should know of a territory, and all that was published on it."""

    parent_page_types = ["territories.TerritoryIndexPage", "territories.TerritoryPage"]
    subpage_types = ["territories.TerritoryPage"]
    base_form_class = TerritoryForm
    copy_form_class = CopyTerritoryForm
    may_be_followed = True
    starting_models = STARTING_MODELS
    looks = (
        Look("card", _("Card in a list"), "territories/previews/card.html"),
        *PublicPage.looks,
    )

    Level = Level
    # The letter that the milestone of a territory carries, as on the road.
    MILESTONE_CAPS = {
        Level.REGION: "R",
        Level.FORMER_REGION: "R",
        Level.DEPARTEMENT: "D",
        Level.EPCI: "I",
        Level.COMMUNE: "C",
    }

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
    figures = StreamField(
        FiguresBlock(),
        blank=True,
        max_num=40,
        verbose_name=_("key figures"),
        help_text=_("Official figures that were imported join them by themselves."),
    )
    initiatives = StreamField(
        InitiativesBlock(), blank=True, max_num=20, verbose_name=_("initiatives")
    )
    people = models.ManyToManyField(
        Person, through="TerritoryActor", related_name="territories", editable=False
    )
    organisations = models.ManyToManyField(
        Organisation,
        through="TerritoryActor",
        related_name="territories",
        editable=False,
    )
    body = StreamField(TerritoryBodyBlock(), blank=True, verbose_name=_("portrait"))

    content_panels = [
        OfficialPlacePanel(),
        TitleFieldPanel("title"),
        FieldRowPanel([FieldPanel("level"), FieldPanel("code"), FieldPanel("former")]),
        FieldPanel("summary"),
        FieldPanel("cover"),
        FieldPanel("body"),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading=_("Content")),
            ObjectList([FieldPanel("figures")], heading=_("Figures")),
            ObjectList(
                [
                    FieldPanel("initiatives"),
                    InlinePanel(
                        "actors",
                        heading=_("People and organisations of the place"),
                        label=_("person or organisation"),
                        max_num=20,
                    ),
                ],
                heading=_("Initiatives and people"),
            ),
            ObjectList(PublicPage.promote_panels, heading=_("Address and sharing")),
            ObjectList(PublicPage.settings_panels, heading=_("Settings")),
        ]
    )
    search_fields = [
        *PublicPage.search_fields,
        index.SearchField("summary"),
        index.SearchField("figures"),
        index.SearchField("initiatives"),
        index.SearchField("body"),
        index.FilterField("level"),
    ]

    objects = PageManager.from_queryset(TerritoryPageQuerySet)()

    class Meta:
        verbose_name = _("territory")
        verbose_name_plural = _("territories")

    def clean(self):
        super().clean()
        if not self.level or self.alias_of_id is not None:
            return
        same_code = TerritoryPage.objects.filter(
            level=self.level, code=self.code, alias_of=None
        ).exclude(pk=self.pk)
        if self.code and same_code.exists():
            raise ValidationError(
                {"code": _("Another territory of this level has this code.")}
            )
        refusal = self.refuse_level()
        if refusal:
            raise ValidationError({"level": refusal})

    def refuse_level(self) -> str | None:
        """Why the level doesn't fit the place in the tree; None if it does."""
        if not self.path:  # a form that creates a page asks refuse_parent itself
            return None
        within = [lv for lv in Level if not may_hold(self.level, lv)]
        inside = TerritoryPage.objects.child_of(self).filter(level__in=within).first()
        if inside:
            return gettext("“%(title)s” lies within it, and is not smaller.") % {
                "title": inside.title
            }
        return self.refuse_parent(self.get_parent(), self.level)

    @staticmethod
    def refuse_parent(parent, level: str) -> str | None:
        """Why a territory of a level can't lie under a page; None if it can."""
        around = TerritoryPage.objects.filter(pk=parent.pk).for_lists().first()
        if around is None or may_hold(around.level, level):
            return None
        return gettext(
            "It lies within “%(title)s” (%(level)s), which is not larger."
        ) % {
            "title": around.title,
            "level": around.get_level_display(),
        }

    @classmethod
    def belongs_to(cls, content):
        return [content["pk"]]

    def can_move_to(self, parent):
        return super().can_move_to(parent) and not self.refuse_parent(
            parent, self.level
        )

    def save(self, clean=True, **kwargs):
        """Refuse to put online what must not be, whichever way it was published.

        Figures that nobody could check, and pictures that nobody has described.
        """
        if clean and self.live and not self.has_publishable_figures():
            raise NotPublishableError(UNSOURCED_FIGURE)
        if clean and self.live and self.undescribed_images():
            raise NotPublishableError(UNDESCRIBED_IMAGE)
        return super().save(clean=clean, **kwargs)

    def undescribed_images(self) -> list[Image]:
        """The images of the page that have neither words nor the decorative mark."""
        cover = [self.cover] if self.cover and not self.cover.is_described else []
        return cover + undescribed_images_in(self.body)

    def has_publishable_figures(self) -> bool:
        """Whether each figure has its values, their dates and its source."""
        of_initiatives = [
            figure for block in self.initiatives for figure in block.value["figures"]
        ]
        return all(
            figure.is_publishable
            for figure in [*(block.value for block in self.figures), *of_initiatives]
        )

    def findings(self):
        return [
            *of_standfirst("summary", self.summary),
            *of_image("cover", self.cover),
            *of_stream("body", self.body),
            *of_figures(self.figures),
            *of_stream("initiatives", self.initiatives),
            *of_initiatives(self.initiatives),
        ]

    def passages(self):
        return passages_of(self)

    @property
    def milestone_cap(self):
        return self.MILESTONE_CAPS.get(self.level, "")

    @property
    def milestone_num(self):
        """What fits on a milestone: the code, or the département's within it."""
        if len(self.code) <= 3:
            return self.code
        if self.level == Level.COMMUNE:
            return departements_of(self.level, self.code)[0]
        return self.title[:1].upper()

    @property
    def kind_label(self):
        return self.get_level_display()

    @property
    def standfirst(self):
        return self.summary

    @property
    def departements(self) -> tuple[str, ...]:
        """The codes of those that the territory is made of, or lies in."""
        if not hasattr(self, "official_departements"):
            places = OfficialPlace.objects.filter(level=self.level, code=self.code)
            self.official_departements = places.values_list(
                "departements", flat=True
            ).first()
        known = self.official_departements or departements_of(self.level, self.code)
        return tuple(known)

    def spot(self, request) -> Spot:
        return Spot(
            self.level, self.title, self.get_url(request) or "", self.departements
        )

    def key_figures(self) -> list:
        """The figures of editors, then the official ones, as readers see them."""
        written = [
            block.value.as_figure(edited_at=f"figures.{block.id}")
            for block in self.figures
        ]
        official = OfficialFigure.objects.filter(level=self.level, code=self.code)
        return [*filter(None, written), *figures_of(official)]

    def all_figures(self) -> list:
        """Those of the initiatives too: what the exports say."""
        return self.key_figures() + [
            figure for block in self.initiatives for figure in block.value.shown_figures
        ]

    def route(self, request, path_components):
        """Answer for the page, and for the files that its figures are exported to."""
        export = path_components[0] if len(path_components) == 1 else None
        if self.live and export in exports.RESPONSES:
            return RouteResult(self, kwargs={"export": export})
        return super().route(request, path_components)

    def serve(self, request, *args, export=None, **kwargs):
        if export:
            return exports.RESPONSES[export](self, self.all_figures())
        return super().serve(request, *args, **kwargs)

    def get_context(self, request, *args, **kwargs):
        site = Site.find_for_request(request)
        actors = list(
            self.actors.select_related(
                "person__portrait", "person__organisation", "organisation"
            )
        )
        people = [actor.person for actor in actors if actor.person]
        figures = self.key_figures()
        prefetch_renditions(
            [
                self.cover,
                *images_in(self.body),
                *(person.portrait for person in people),
            ],
            *("cover", "social", "body", "portrait"),
        )
        return {
            **super().get_context(request, *args, **kwargs),
            **self.parts_of_body(),
            **coverage(self, request, site),
            "figures": [figure for figure in figures if not figure.chart],
            "charts": [figure for figure in figures if figure.chart],
            "unfinished_figures": [
                block for block in self.figures if not block.value.is_publishable
            ],
            "initiatives": list(self.initiatives),
            "people": people,
            "organisations": self.organisations_of(actors),
            "locator": draw_locator(
                self.departements,
                [
                    page.spot(request)
                    for page in TerritoryPage.objects.on_the_map(site)
                    if page.pk != self.pk
                ],
            ),
        }

    def get_preview_context(self, request, mode_name):
        """With a list of the page alone, for the look of its card."""
        return {**super().get_preview_context(request, mode_name), "itself": [self]}

    def parts_of_body(self):
        """The body as the page lays it out: asides stand beside the text."""
        parts = {"asides": [], "portrait": []}
        for block in self.body:
            parts["asides" if block.block_type == "aside" else "portrait"].append(block)
        return parts

    def organisations_of(self, actors) -> list:
        """Those that an editor chose, then those that run an initiative, each once."""
        chosen = [actor.organisation for actor in actors]
        operators = [block.value["operator"] for block in self.initiatives]
        found = {body.pk: body for body in [*chosen, *operators] if body is not None}
        return list(found.values())
