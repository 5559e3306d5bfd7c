from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable, Page
from wagtail.search import index

from ..wording import wording

MAX_RESULTS = 5


class Promotion(index.Indexed, ClusterableModel):
    """What readers who search for something in particular are shown first."""

    query = models.CharField(
        _("search"),
        max_length=200,
        help_text=_(
            "What readers type, all of it. Capitals, accents and spaces make no "
            "difference."
        ),
    )
    wording = models.CharField(max_length=200, unique=True, editable=False)

    panels = [
        FieldPanel("query"),
        InlinePanel(
            "results",
            heading=_("Shown first"),
            label=_("result"),
            min_num=1,
            max_num=MAX_RESULTS,
        ),
    ]
    search_fields = [
        index.SearchField("query"),
        index.AutocompleteField("query"),
    ]

    class Meta:
        verbose_name = _("promoted result")
        verbose_name_plural = _("promoted results")
        ordering = ["wording"]

    def __str__(self):
        return self.query

    def clean(self):
        self.query = " ".join(self.query.split())
        worded = wording(self.query)
        if self.query and not worded:
            raise ValidationError(
                {"query": _("“%(text)s” holds no word.") % {"text": self.query[:30]}}
            )
        others = Promotion.objects.filter(wording=worded).exclude(pk=self.pk)
        if worded and others.exists():
            raise ValidationError(
                {
                    "query": _("“%(text)s” has its results already: complete those.")
                    % {"text": self.query}
                }
            )

    def save(self, *args, **kwargs):
        self.wording = wording(self.query)
        super().save(*args, **kwargs)

    def titles(self) -> str:
        """What is shown first, for the list in the admin."""
        return ", ".join(result.title for result in self.results.all())

    titles.short_description = _("Shown first")


class PromotedResult(Orderable):
    """A page of the site, or a link to another one."""

    promotion = ParentalKey(Promotion, on_delete=models.CASCADE, related_name="results")
    page = models.ForeignKey(
        Page,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("page"),
        help_text=_("Readers see it while it is online and open to everybody."),
    )
    link = models.URLField(
        _("or a link"), blank=True, help_text=_("To another site, instead of a page.")
    )
    link_title = models.CharField(_("title of the link"), max_length=120, blank=True)
    description = models.CharField(
        _("description"),
        max_length=200,
        blank=True,
        help_text=_("One sentence, below the title."),
    )

    panels = [
        FieldPanel("page"),
        FieldPanel("link"),
        FieldPanel("link_title"),
        FieldPanel("description"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("result")
        verbose_name_plural = _("results")

    def __str__(self):
        return self.title

    def clean(self):
        if bool(self.page_id) == bool(self.link):
            raise ValidationError(_("Choose a page or give a link, one of the two."))
        if self.link and not self.link_title:
            raise ValidationError(
                {"link_title": _("Say what the link leads to: readers see this.")}
            )

    @property
    def title(self) -> str:
        return self.page.title if self.page else self.link_title

    @property
    def url(self) -> str:
        return self.page.get_url() if self.page else self.link
