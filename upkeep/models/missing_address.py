from django.db import models
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.redirects.models import Redirect


class MissingAddressQuerySet(models.QuerySet):
    def with_remedy(self):
        """With ``is_redirected``: whether a redirect answers for the address by now."""
        redirects = Redirect.objects.filter(old_path=OuterRef("path"))
        return self.annotate(is_redirected=Exists(redirects))


class MissingAddress(models.Model):
    """An address that readers asked for, and where there was nothing.

    ``path`` is as redirects are looked up: decoded, without query and final slash.
    Nothing is kept about any reader. Written by ``upkeep.missing`` alone.
    """

    path = models.CharField(_("address"), max_length=255, unique=True)
    hits = models.PositiveIntegerField(_("hits"), default=1)
    came_from = models.CharField(
        _("came from"),
        max_length=255,
        blank=True,
        help_text=_("The page of this site, or the other site, that led there last."),
    )
    first_seen = models.DateTimeField(_("first seen"), default=timezone.now)
    last_seen = models.DateTimeField(
        _("last seen"), default=timezone.now, db_index=True
    )

    objects = MissingAddressQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("missing address")
        verbose_name_plural = _("missing addresses")
        ordering = ["-hits", "-last_seen"]

    def __str__(self):
        return self.path
