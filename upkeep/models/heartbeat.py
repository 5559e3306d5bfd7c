from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

KEPT_IDLE = 200
KEPT_BUSY = 1000


NOTHING_NEW = Q(published=[], expired=[]) & (Q(failures=[]) | Q(repeats_failures=True))


class HeartbeatQuerySet(models.QuerySet):
    def idle(self):
        """Runs that had nothing to do, or failed again with what had failed before."""
        return self.filter(NOTHING_NEW)

    def busy(self):
        return self.exclude(NOTHING_NEW)

    def finished(self):
        return self.filter(finished_at__isnull=False)

    def prune(self):
        """Keep the newest of both sorts: what was done is read longer than silence."""
        for sort, most in ((self.idle(), KEPT_IDLE), (self.busy(), KEPT_BUSY)):
            newest = sort.order_by("-pk")
            last_kept = newest.values_list("pk", flat=True)[most - 1 : most].first()
            if last_kept is not None:
                sort.filter(pk__lt=last_kept).delete()


class Heartbeat(models.Model):
    """One run of the scheduler: when, how long, and what became of what was due.

    Written by ``upkeep.scheduling`` alone. ``published`` and ``expired`` are names,
    ``failures`` are objects with a key, a name and a sentence.
    """

    started_at = models.DateTimeField(
        _("started"), default=timezone.now, editable=False, db_index=True
    )
    finished_at = models.DateTimeField(_("finished"), null=True, editable=False)
    published = models.JSONField(_("published"), default=list, editable=False)
    expired = models.JSONField(_("withdrawn"), default=list, editable=False)
    failures = models.JSONField(_("failures"), default=list, editable=False)
    # All of them were those of the run before.
    repeats_failures = models.BooleanField(default=False, editable=False)

    objects = HeartbeatQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("run of the scheduler")
        verbose_name_plural = _("runs of the scheduler")
        ordering = ["-pk"]

    def __str__(self):
        return date_and_time(self.started_at)

    @property
    def duration(self) -> timedelta | None:
        """None for a run that was stopped before its end, or goes on."""
        return self.finished_at and self.finished_at - self.started_at


def date_and_time(moment) -> str:
    return timezone.localtime(moment).strftime("%d/%m/%Y %H:%M:%S")
