"""Pictures."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from wagtail.images.models import AbstractImage, AbstractRendition


class Image(AbstractImage):
    """A picture with its credit, its licence, and words for those who can't see it."""

    class Licence(models.TextChoices):
        ALL_RIGHTS = "all-rights", _("All rights reserved")
        CC_BY = "cc-by", _("Creative Commons: attribution (CC BY)")
        CC_BY_SA = "cc-by-sa", _("Creative Commons: share alike (CC BY-SA)")
        PUBLIC_DOMAIN = "public-domain", _("Public domain (CC0)")
        OPEN = "open", _("Licence Ouverte (Etalab)")

    credit = models.CharField(
        _("credit"),
        max_length=255,
        help_text=_("Who made the picture. Readers see it under the image."),
    )
    licence = models.CharField(
        _("licence"),
        max_length=20,
        choices=Licence,
        help_text=_("What the author allows."),
    )
    alt_text = models.CharField(
        _("alternative text"),
        max_length=255,
        blank=True,
        help_text=_(
            "What the picture shows, in one sentence, for readers who can't see it."
        ),
    )
    is_decorative = models.BooleanField(
        _("decorative"),
        default=False,
        help_text=_("The picture says nothing that the text doesn't say."),
    )

    # Wagtail's own Image model is installed too, and has taken the name "image_set".
    tags = TaggableManager(
        _("tags"), blank=True, help_text=None, related_name="library_images"
    )

    admin_form_fields = (
        "title",
        "file",
        "alt_text",
        "is_decorative",
        "credit",
        "licence",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")
        default_related_name = "library_images"
        permissions = [("choose_image", "Can choose image")]

    def clean(self):
        super().clean()
        if self.alt_text and self.is_decorative:
            raise ValidationError(
                {
                    "alt_text": _(
                        "A decorative picture has no alternative text: "
                        "empty this field, or untick “decorative”."
                    )
                }
            )

    @property
    def default_alt_text(self):
        return "" if self.is_decorative else self.alt_text

    @property
    def is_described(self):
        """Whether readers who can't see the picture lose nothing."""
        return self.is_decorative or bool(self.alt_text.strip())


class Rendition(AbstractRendition):
    image = models.ForeignKey(
        Image, on_delete=models.CASCADE, related_name="renditions"
    )

    class Meta:
        unique_together = [("image", "filter_spec", "focal_point_key")]
