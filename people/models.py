"""Who makes and who is met in the stories."""

from django.db import models
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import StreamField
from wagtail.search import index

from library.models import Image


class LinkBlock(blocks.StructBlock):
    label = blocks.CharBlock(label=_("Label"), max_length=80)
    url = blocks.URLBlock(label=_("Address"))

    class Meta:
        icon = "link"
        label = _("Link")


class Author(index.Indexed, models.Model):
    """Whoever has a name, a page, and stories to sign."""

    name = models.CharField(_("name"), max_length=160)
    slug = models.SlugField(
        _("slug"),
        max_length=100,
        unique=True,
        blank=True,
        help_text=_("The end of the page's address. Made of the name when left empty."),
    )
    place = models.CharField(_("place"), max_length=120, blank=True)
    links = StreamField(
        [("link", LinkBlock())], blank=True, max_num=10, verbose_name=_("links")
    )

    search_fields = [
        index.SearchField("name", boost=2),
        index.AutocompleteField("name"),
    ]

    class Meta:
        abstract = True
        ordering = ["name"]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.slug = self.slug or self.unused_slug()
        super().save(*args, **kwargs)

    def unused_slug(self) -> str:
        """A slug made of the name, numbered when another row of the model has it."""
        wanted = slugify(self.name)[:90] or "sans-nom"
        rows = type(self).objects.filter(slug__startswith=wanted)
        taken = set(rows.values_list("slug", flat=True))
        numbered = (f"{wanted}-{n}" for n in range(2, len(taken) + 3))
        return next(slug for slug in (wanted, *numbered) if slug not in taken)


class Organisation(Author):
    """A company, association, institution or medium that stories speak of."""

    kind = models.CharField(
        _("kind"),
        max_length=80,
        blank=True,
        help_text=_("Company, association, institution…"),
    )
    description = models.TextField(_("description"), max_length=800, blank=True)

    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("place")]),
        FieldPanel("description"),
        FieldPanel("links"),
        FieldPanel("slug"),
    ]
    search_fields = [*Author.search_fields, index.SearchField("description")]

    # https://schema.org/Organization
    schema_type = "Organization"

    class Meta(Author.Meta):
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")

    def get_absolute_url(self):
        return reverse("organisation", args=[self.slug])


class Person(Author):
    """Somebody who writes, films or is met in the stories."""

    role = models.CharField(
        _("position"),
        max_length=160,
        blank=True,
        help_text=_("What the person does, as readers should know it."),
    )
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="people",
        verbose_name=_("organisation"),
    )
    portrait = models.ForeignKey(
        Image,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("portrait"),
        help_text=_("Upright. The initials are shown without one."),
    )
    biography = models.TextField(
        _("biography"),
        max_length=800,
        blank=True,
        help_text=_("Two or three sentences: facts that can be checked."),
    )

    panels = [
        FieldPanel("name"),
        FieldPanel("role"),
        FieldRowPanel([FieldPanel("organisation"), FieldPanel("place")]),
        FieldPanel("portrait"),
        FieldPanel("biography"),
        FieldPanel("links"),
        FieldPanel("slug"),
    ]
    search_fields = [*Author.search_fields, index.SearchField("biography")]

    # https://schema.org/Person
    schema_type = "Person"

    class Meta(Author.Meta):
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def get_absolute_url(self):
        return reverse("person", args=[self.slug])

    @property
    def initials(self):
        """One or two letters for the milestone that stands in for a portrait."""
        words = [word for word in self.name.split() if word[0].isupper()]
        return "".join(word[0] for word in (words[:1] + words[1:][-1:])) or "?"
