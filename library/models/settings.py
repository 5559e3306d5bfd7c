"""What the newsroom decides for its library."""

import re

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

HOST = re.compile(
    r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}(?::\d+)?"
)


@register_setting(icon="media")
class VideoSettings(BaseSiteSetting):
    """The sites, besides the large ones, whose videos the newsroom shows."""

    peertube_hosts = models.TextField(
        _("PeerTube sites"),
        blank=True,
        max_length=4000,
        help_text=_(
            "One host on each line, such as tube.example.org. Editors can then use "
            "their videos, and readers see them when they ask for it."
        ),
    )

    panels = [FieldPanel("peertube_hosts")]

    class Meta:
        verbose_name = _("video settings")
        verbose_name_plural = _("video settings")

    def clean(self):
        super().clean()
        hosts = dict.fromkeys(map(host_of, self.peertube_hosts.split()))
        for host in hosts:
            if len(host) > 253 or not HOST.fullmatch(host):
                message = _("“%(host)s” is not the name of a site.")
                raise ValidationError(
                    {"peertube_hosts": ValidationError(message, params={"host": host})}
                )
        self.peertube_hosts = "\n".join(hosts)

    @property
    def host_list(self) -> list[str]:
        return self.peertube_hosts.split()

    @classmethod
    def hosts_of_all_sites(cls) -> set[str]:
        texts = cls.objects.values_list("peertube_hosts", flat=True)
        return {host for text in texts for host in text.split()}


def host_of(text: str) -> str:
    """The host that somebody typed, or copied with an address around it."""
    host = re.sub(r"^https?://", "", text.strip().lower()).split("/")[0]
    try:
        return host.removesuffix(":443").rstrip(".").encode("idna").decode()
    except UnicodeError:
        return host
