"""What the dashboard says when the scheduler can't be relied on."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.models import Revision

from .models import Heartbeat
from .scheduling import models_with_drafts

LATE_AFTER = timedelta(minutes=5)
FAILURES_SHOWN = 5


class SchedulerPanel(Component):
    """Red when nothing has run though something is planned, or when a page failed.

    Everybody sees that it stands still, as anybody's page may wait for it. Which page
    failed, and why, is for those who may see the register.
    """

    name = "scheduler"
    template_name = "upkeep/scheduler_panel.html"
    order = 10

    def get_context_data(self, parent_context):
        user = parent_context["request"].user
        may_look = user.has_perm("upkeep.view_heartbeat")
        last = Heartbeat.objects.finished().first()
        failures = last.failures if last and may_look else []
        return {
            "last": last,
            "stands_still": stands_still(last),
            "failures": failures[:FAILURES_SHOWN],
            "more_failures": len(failures[FAILURES_SHOWN:]),
            "register": reverse("scheduler_modeladmin_index") if may_look else "",
        }


def stands_still(last: Heartbeat | None) -> bool:
    """Whether something is planned that nothing has looked after for five minutes."""
    if last is not None and last.finished_at > timezone.now() - LATE_AFTER:
        return False
    return is_something_planned()


def is_something_planned() -> bool:
    if Revision.objects.filter(approved_go_live_at__isnull=False).exists():
        return True
    return any(
        model.objects.filter(live=True, expire_at__isnull=False).exists()
        for model in models_with_drafts()
    )
