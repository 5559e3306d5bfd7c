import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from search.models import PromotedResult, Promotion, SearchTally, Synonym


class SynonymFactory(DjangoModelFactory):
    class Meta:
        model = Synonym

    expression = factory.Sequence(lambda n: f"Sigle {n}")
    equivalents = "une expression"


class PromotionFactory(DjangoModelFactory):
    """What readers who search for ``query`` are shown first; no result by itself."""

    class Meta:
        model = Promotion

    query = factory.Sequence(lambda n: f"Recherche {n}")


class PromotedResultFactory(DjangoModelFactory):
    class Meta:
        model = PromotedResult

    promotion = factory.SubFactory(PromotionFactory)


class SearchTallyFactory(DjangoModelFactory):
    class Meta:
        model = SearchTally

    text = factory.Sequence(lambda n: f"recherche {n}")
    last_day = factory.LazyFunction(timezone.localdate)
    total = 0
