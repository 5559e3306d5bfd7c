"""One alarm for all that failed: a line in the log and a mail to those in charge."""

import logging

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from moderation.roles import ADMINISTRATORS

logger = logging.getLogger(__name__)


def raise_alarm(failures) -> None:
    """Say once what failed: ``failures`` have a name, a sentence and details.

    A mail that can't be sent is logged: what was published stays so.
    """
    if not failures:
        return
    lines = "\n".join(f"- {one.name}: {one.sentence}" for one in failures)
    details = "\n".join(one.details for one in failures)
    logger.error(
        "The scheduler failed with %d item(s):\n%s\n%s", len(failures), lines, details
    )
    recipients = in_charge()
    if not recipients:
        return
    subject = ngettext(
        "%(count)s page was not published or withdrawn at its hour",
        "%(count)s pages were not published or withdrawn at their hour",
        len(failures),
    ) % {"count": len(failures)}
    listed = "\n".join(f"– {one.name}\n  {one.sentence}" for one in failures)
    text = _(
        "The site tried, and will go on trying. You get no other message about these "
        "pages.\n\n%(pages)s\n\nThe runs of the scheduler: %(address)s\n"
    ) % {
        "pages": listed,
        "address": settings.WAGTAILADMIN_BASE_URL
        + reverse("scheduler_modeladmin_index"),
    }
    subject = f"[{settings.WAGTAIL_SITE_NAME}] {subject}"
    try:
        # Nobody learns the addresses of the others.
        EmailMessage(subject, text, bcc=recipients).send()
    except OSError:
        logger.exception("The mail about what failed could not be sent")


def in_charge() -> list[str]:
    """The addresses of ADMINS and of those who administer the site, each once."""
    users = get_user_model().objects.filter(is_active=True, is_demo=False)
    administrators = users.filter(
        Q(is_superuser=True) | Q(groups__name=ADMINISTRATORS)
    ).exclude(email="")
    addresses = [address for _name, address in settings.ADMINS]
    return list(
        dict.fromkeys([*addresses, *administrators.values_list("email", flat=True)])
    )
