"""Who is to be known in a territory."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from people.models import Organisation, Person


class TerritoryActor(Orderable):
    """Somebody, or an organisation, that readers should know in a territory."""

    territory = ParentalKey(
        "territories.TerritoryPage", on_delete=models.CASCADE, related_name="actors"
    )
    person = models.ForeignKey(
        Person,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("person"),
    )
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("organisation"),
        help_text=_("Instead of a person."),
    )

    panels = [FieldRowPanel([FieldPanel("person"), FieldPanel("organisation")])]

    class Meta(Orderable.Meta):
        verbose_name = _("person or organisation")
        verbose_name_plural = _("people and organisations")

    def __str__(self):
        return str(self.person or self.organisation)

    def clean(self):
        super().clean()
        if (self.person is None) == (self.organisation is None):
            raise ValidationError(
                {"person": _("Choose a person or an organisation, and only one.")}
            )
