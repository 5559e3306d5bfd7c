from django.db import models
from django.utils.translation import gettext_lazy as _


class SearchTally(models.Model):
    """How often readers searched for something, with nothing about any of them.

    ``text`` is a ``wording()``. Written by ``search.tally`` alone.
    """

    text = models.CharField(_("search"), max_length=200, unique=True)
    times = models.PositiveIntegerField(_("times"), default=1)
    last_day = models.DateField(_("last searched"), db_index=True)
    total = models.PositiveIntegerField(
        _("results"), help_text=_("When it was last searched.")
    )

    # Rows of machines: Wagtail need not look for references in them.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("readers' search")
        verbose_name_plural = _("readers' searches")
        ordering = ["-times", "-last_day"]

    def __str__(self):
        return self.text
