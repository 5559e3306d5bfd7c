"""What belongs to a story: who made it, who is met, and what it announces."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import model_from_serializable_data
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from moderation.findings import is_overdue
from moderation.visibility import visible_to_public
from people.models import Organisation, Person
from territories.models import TerritoryPage


class Attribution(Orderable):
    """A row that names a person or an organisation.

    Those can't be deleted while a story names them. A draft may name somebody who was
    deleted since: it loses the row, and not itself.
    """

    # One of these at least is there, or there is nothing to tell.
    named_by: tuple[str, ...]

    class Meta(Orderable.Meta):
        abstract = True

    @classmethod
    def from_serializable_data(cls, data, check_fks=True, strict_fks=False):
        data = dict(data)
        for name in ("person", "organisation"):
            rows = cls._meta.get_field(name).related_model.objects
            if data[name] and not rows.filter(pk=data[name]).exists():
                data[name] = None
        if not any(data[name] for name in cls.named_by):
            return None
        return model_from_serializable_data(cls, data, check_fks, strict_fks)


class Credit(Attribution):
    """Who did what for a story: a person or an organisation."""

    named_by = ("person", "organisation")

    story = ParentalKey(
        "editorial.Story", on_delete=models.CASCADE, related_name="credits"
    )
    person = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="credits",
        verbose_name=_("person"),
    )
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="credits",
        verbose_name=_("organisation"),
        help_text=_("Instead of a person."),
    )
    role = models.CharField(
        _("role"), max_length=80, blank=True, help_text=_("Text, pictures, interview…")
    )

    panels = [
        FieldRowPanel([FieldPanel("person"), FieldPanel("organisation")]),
        FieldPanel("role"),
    ]

    class Meta(Attribution.Meta):
        verbose_name = _("credit")
        verbose_name_plural = _("credits")

    def __str__(self):
        return str(self.author)

    def clean(self):
        super().clean()
        if (self.person is None) == (self.organisation is None):
            raise ValidationError(
                {"person": _("Choose a person or an organisation, and only one.")}
            )

    @property
    def author(self):
        return self.person or self.organisation


class Guest(Attribution):
    """Who is met in a story, as what they were when it was made."""

    named_by = ("person",)

    story = ParentalKey(
        "editorial.Story", on_delete=models.CASCADE, related_name="guests"
    )
    person = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        related_name="invitations",
        verbose_name=_("person"),
    )
    role = models.CharField(
        _("position at the time"),
        max_length=160,
        blank=True,
        help_text=_("What the person did then. It stays when their page changes."),
    )
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="invitations",
        verbose_name=_("organisation at the time"),
    )

    panels = [
        FieldPanel("person"),
        FieldRowPanel([FieldPanel("role"), FieldPanel("organisation")]),
    ]

    class Meta(Attribution.Meta):
        verbose_name = _("guest")
        verbose_name_plural = _("guests")

    def __str__(self):
        return str(self.person)


class FollowUpQuerySet(models.QuerySet):
    def for_lists(self, site):
        """In one query, with what the public of ``site`` may see of each promise."""
        stories = self.model._meta.get_field("story").related_model.objects
        public = visible_to_public(stories.all(), site)
        return (
            self.select_related("territory", "delivered_by")
            .defer("territory__body", "territory__figures", "territory__initiatives")
            .annotate(
                is_delivered=Exists(public.filter(pk=OuterRef("delivered_by"))),
                is_announced=Exists(public.filter(pk=OuterRef("story"))),
                is_placed=Exists(
                    TerritoryPage.objects.visible_to_public(site).filter(
                        pk=OuterRef("territory")
                    )
                ),
            )
        )

    def announced(self, site):
        """Promises that the public knows of and that no public story keeps yet."""
        return (
            self.for_lists(site)
            .filter(is_announced=True, is_delivered=False)
            .order_by("-story__first_published_at", "sort_order")
        )

    def oldest_first(self):
        return self.order_by("story__first_published_at", "story", "sort_order")


class FollowUp(Orderable):
    """A story announced to readers, ticked off when it is published and linked."""

    story = ParentalKey(
        "editorial.Story", on_delete=models.CASCADE, related_name="follow_ups"
    )
    title = models.CharField(
        _("what is announced"), max_length=160, help_text=_("As readers will see it.")
    )
    note = models.CharField(
        _("kind"), max_length=80, blank=True, help_text=_("Article, filmed interview…")
    )
    territory = models.ForeignKey(
        TerritoryPage,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="follow_ups",
        verbose_name=_("territory"),
    )
    delivered_by = models.ForeignKey(
        "editorial.Story",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("published as"),
        help_text=_("Choose the story once it is online: the promise is kept."),
    )

    panels = [
        FieldPanel("title"),
        FieldRowPanel([FieldPanel("note"), FieldPanel("territory")]),
        FieldPanel("delivered_by"),
    ]

    objects = FollowUpQuerySet.as_manager()

    class Meta(Orderable.Meta):
        verbose_name = _("announced follow-up")
        verbose_name_plural = _("announced follow-ups")

    def __str__(self):
        return self.title

    @property
    def is_overdue(self) -> bool:
        """Whether the story that announces it came out long ago."""
        return is_overdue(self.story.first_published_at, now())

    @property
    def delivery(self):
        """The public story that keeps the promise, or None."""
        story = self.delivered_by
        is_public = getattr(self, "is_delivered", story is not None and story.live)
        return story if is_public else None

    @property
    def place(self):
        """The public territory of the promise, or None."""
        territory = self.territory
        is_public = getattr(self, "is_placed", territory is not None and territory.live)
        return territory if is_public else None
