"""What is due goes online, what has expired is withdrawn, and each on its own.

Wagtail's command of the same purpose stops at the first page that fails, publishes
everything twice when it runs twice, and forgets a publication that was planned for a
page when that page expires before.
"""

import logging
import traceback
from dataclasses import dataclass, field

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import DraftStateMixin, Page, Revision

from .alarm import raise_alarm
from .models import Heartbeat
from .one_at_a_time import held

logger = logging.getLogger(__name__)


@dataclass
class Item:
    """Something that is due: a revision to publish, or a page to withdraw."""

    key: str
    name: str
    act: callable


@dataclass
class Failure:
    key: str
    name: str
    sentence: str
    details: str = field(repr=False, default="")

    @property
    def told(self) -> dict:
        """What is kept of it, and shown to people."""
        return {"key": self.key, "name": self.name, "sentence": self.sentence}


def run() -> Heartbeat | None:
    """Do what is due, and write down what became of it. None: another run is at it.

    An item that fails leaves no trace of its own and doesn't hold up the others; it is
    tried again at the next run, and the alarm is raised once.
    """
    with held("scheduler") as is_free:
        if not is_free:
            return None
        heartbeat = Heartbeat.objects.create()
        # Publishing comes first: a page whose next version is due would otherwise
        # be withdrawn, and come back.
        published, not_published = attempt(due_revisions())
        expired, not_expired = attempt(expired_objects())
        failures = not_published + not_expired
        known = keys_of_last_failures(heartbeat)
        new_failures = [failure for failure in failures if failure.key not in known]
        heartbeat.published = published
        heartbeat.expired = expired
        heartbeat.failures = [failure.told for failure in failures]
        heartbeat.repeats_failures = bool(failures) and not new_failures
        heartbeat.finished_at = timezone.now()
        heartbeat.save()
        raise_alarm(new_failures)
        Heartbeat.objects.prune()
        for forget in hooks.get_hooks("forget_what_is_old"):
            forget()
        return heartbeat


def attempt(items: list[Item]) -> tuple[list[str], list[Failure]]:
    """The names of what was done, and what failed."""
    done, failures = [], []
    for item in items:
        try:
            with transaction.atomic():
                was_due = item.act()
        except Exception as error:  # whatever it is, the next one has its turn
            failures.append(
                Failure(item.key, item.name, explain(error), traceback.format_exc())
            )
        else:
            if was_due:
                done.append(item.name)
    return done, failures


def explain(error: Exception) -> str:
    """In a sentence for the newsroom."""
    if isinstance(error, ValidationError):
        return " ".join(error.messages)
    return _("An unexpected error (%(error)s): the server's log has the details.") % {
        "error": type(error).__name__
    }


def keys_of_last_failures(heartbeat) -> set[str]:
    before = Heartbeat.objects.finished().exclude(pk=heartbeat.pk).first()
    return {failure["key"] for failure in before.failures} if before else set()


def due_revisions() -> list[Item]:
    due = Revision.objects.filter(approved_go_live_at__lte=timezone.now())
    return [
        Item(f"revision-{pk}", name, lambda pk=pk: publish(pk))
        for pk, name in due.order_by("approved_go_live_at", "pk").values_list(
            "pk", "object_str"
        )
    ]


def publish(revision_pk) -> bool:
    """Whether it was still due, once nobody else could change that.

    The page is held before it is read, and before its revision: what an editor changes
    meanwhile, on it or above it, comes after.
    """
    planned = Revision.objects.filter(pk=revision_pk).first()
    if planned is None:
        return False
    rows = planned.base_content_type.model_class()._base_manager
    rows.select_for_update(of=("self",)).filter(pk=planned.object_id).first()
    revision = (
        Revision.objects.select_for_update()
        .filter(pk=revision_pk, approved_go_live_at__lte=timezone.now())
        .first()
    )
    if revision is None:
        return False
    revision.publish(log_action="wagtail.publish.scheduled")
    # An editor may have moved the date since the approval: then it waits again.
    revision.refresh_from_db(fields=["approved_go_live_at"])
    return revision.approved_go_live_at is None


def models_with_drafts() -> list[type]:
    """Pages, and what else has drafts and a date of expiry."""
    return [
        Page,
        *(
            model
            for model in apps.get_models()
            if issubclass(model, DraftStateMixin) and not issubclass(model, Page)
        ),
    ]


def past_expiry(model):
    return model.objects.filter(live=True, expire_at__lte=timezone.now())


def expired_objects() -> list[Item]:
    return [
        Item(
            f"{model._meta.label_lower}-{one.pk}",
            str(one),
            lambda model=model, pk=one.pk: expire(model, pk),
        )
        for model in models_with_drafts()
        for one in past_expiry(model).order_by("expire_at", "pk")
    ]


def expire(model, pk) -> bool:
    """Whether it was still to be withdrawn, once nobody else could change that."""
    expired = past_expiry(model).select_for_update(of=("self",)).filter(pk=pk).first()
    if expired is None:
        return False
    planned = list(
        expired.revisions.filter(approved_go_live_at__isnull=False).values_list(
            "pk", "approved_go_live_at"
        )
    )
    expired.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    # Wagtail drops what was approved for later together with what is withdrawn.
    for revision_pk, go_live_at in planned:
        Revision.objects.filter(pk=revision_pk).update(approved_go_live_at=go_live_at)
    return True
