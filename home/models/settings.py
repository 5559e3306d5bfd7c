"""What the newsroom says of its site, on every page."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import RichTextField, StreamField

from library.models import Image


class SocialLinkBlock(blocks.StructBlock):
    label = blocks.CharBlock(label=_("Label"), max_length=40)
    url = blocks.URLBlock(label=_("Address"))

    class Meta:
        icon = "link"
        label = _("Link")


@register_setting(icon="cog")
class SiteSettings(BaseSiteSetting):
    """The name of the site, and what stands at the top and bottom of each page."""

    name = models.CharField(_("name"), max_length=60, default="Relais")
    tagline = models.CharField(
        _("tagline"),
        max_length=120,
        blank=True,
        help_text=_("Beside the name, at the top of each page."),
    )
    description = models.TextField(
        _("description"),
        max_length=300,
        blank=True,
        help_text=_("What search engines and social networks say of the site."),
    )
    social_image = models.ForeignKey(
        Image,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("sharing picture"),
        help_text=_("For pages without a picture of their own."),
    )
    social_links = StreamField(
        [("link", SocialLinkBlock())],
        blank=True,
        max_num=10,
        verbose_name=_("social links"),
    )
    footer_text = RichTextField(
        _("footer text"),
        blank=True,
        features=["bold", "italic", "link"],
        help_text=_("Under the name, at the bottom of each page."),
    )
    legal_note = models.CharField(
        _("legal line"),
        max_length=300,
        blank=True,
        help_text=_("The last line of each page."),
    )

    panels = [
        MultiFieldPanel(
            [FieldPanel("name"), FieldPanel("tagline"), FieldPanel("description")],
            heading=_("Identity"),
        ),
        MultiFieldPanel(
            [FieldPanel("social_image"), FieldPanel("social_links")],
            heading=_("Social networks"),
        ),
        MultiFieldPanel(
            [FieldPanel("footer_text"), FieldPanel("legal_note")], heading=_("Footer")
        ),
    ]
    select_related = ["social_image"]

    class Meta:
        verbose_name = _("site settings")
        verbose_name_plural = _("site settings")
