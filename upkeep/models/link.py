from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Site

# How the address of what was chosen begins, before its key.
PAGE, DOCUMENT = "page:", "document:"


class PageLinkQuerySet(models.QuerySet):
    def broken(self):
        """What is worth a person's time: a site that is ill once may get well."""
        return self.exclude(problem="").exclude(
            problem=PageLink.Problem.NO_ANSWER, failures__lt=FAILURES_BEFORE_BROKEN
        )

    def external(self):
        return self.filter(is_external=True)

    def internal(self):
        return self.filter(is_external=False)

    def by_address(self):
        """Internal ones, but for those that name a page that was chosen."""
        return self.internal().exclude(address__startswith=PAGE)

    def around(self, page):
        """Of a page and those below it, and those that lead there, or may."""
        leads_there = Q(target__path__startswith=page.path)
        for root in Site.objects.values_list("root_page__url_path", flat=True):
            if page.url_path.startswith(root):
                place = page.url_path.removeprefix(root).rstrip("/")
                leads_there |= Q(is_external=False, address__startswith=f"/{place}")
        return self.filter(Q(page__path__startswith=page.path) | leads_there)

    def due(self, checked_before):
        return self.external().filter(
            Q(checked_at__isnull=True) | Q(checked_at__lt=checked_before)
        )


FAILURES_BEFORE_BROKEN = 2


class PageLink(models.Model):
    """A link of a published page, and what is wrong with it.

    Written by ``upkeep.links`` (at each publication) and ``upkeep.external_links``.
    ``contentpath`` leads to its block in the editor, empty when there is none.
    """

    class Problem(models.TextChoices):
        HIDDEN = "hidden", _("The page is not public")
        GONE = "gone", _("There is no such page")
        NOT_FOUND = "not_found", _("The site says that there is no such page")
        NO_ANSWER = "no_answer", _("The site doesn't answer, or with an error")

    page = models.ForeignKey(
        Page, on_delete=models.CASCADE, related_name="+", verbose_name=_("page")
    )
    contentpath = models.CharField(max_length=255, blank=True)
    text = models.CharField(_("text of the link"), max_length=200, blank=True)
    address = models.CharField(_("address"), max_length=2000)
    target = models.ForeignKey(
        Page,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("leads to"),
    )
    is_external = models.BooleanField(_("leads to another site"), default=False)
    problem = models.CharField(
        _("problem"), max_length=20, blank=True, choices=Problem, db_index=True
    )
    status = models.PositiveSmallIntegerField(_("status"), null=True)
    since = models.DateTimeField(_("since"), null=True)
    checked_at = models.DateTimeField(_("last checked"), null=True, db_index=True)
    failures = models.PositiveSmallIntegerField(default=0)

    objects = PageLinkQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("link")
        verbose_name_plural = _("broken links")
        ordering = ["-since", "page", "pk"]

    def __str__(self):
        return self.text or self.address
