from datetime import timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from upkeep.models import Heartbeat, MissingAddress, PageLink


class HeartbeatFactory(DjangoModelFactory):
    """A run that ended a second after its start, and found nothing to do."""

    class Meta:
        model = Heartbeat

    started_at = factory.LazyFunction(timezone.now)
    finished_at = factory.LazyAttribute(
        lambda run: run.started_at + timedelta(seconds=1)
    )


class MissingAddressFactory(DjangoModelFactory):
    class Meta:
        model = MissingAddress

    path = factory.Sequence(lambda n: f"/ancienne-page-{n}")


class PageLinkFactory(DjangoModelFactory):
    """A link to another site, which has been found broken."""

    class Meta:
        model = PageLink

    text = factory.Sequence(lambda n: f"Lien {n}")
    address = factory.Sequence(lambda n: f"https://example.org/{n}")
    is_external = True
    problem = PageLink.Problem.NOT_FOUND
    status = 404
    since = factory.LazyFunction(timezone.now)
