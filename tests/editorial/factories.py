import factory
import wagtail_factories
from django.utils import timezone
from factory.django import DjangoModelFactory

from editorial.models import Series, Theme
from tests.library.factories import ImageFactory


class ThemeFactory(DjangoModelFactory):
    class Meta:
        model = Theme

    name = factory.Sequence(lambda n: f"Thème {n}")
    slug = factory.Sequence(lambda n: f"theme-{n}")


class SeriesFactory(DjangoModelFactory):
    class Meta:
        model = Series

    title = factory.Sequence(lambda n: f"Série {n}")


class StoryFactory(wagtail_factories.PageFactory):
    """A published story; ``themes``, ``territories``, ``credits``… are lists."""

    class Meta:
        abstract = True

    standfirst = "Un chapô."
    cover = factory.SubFactory(ImageFactory)
    first_published_at = factory.LazyFunction(timezone.now)

    @classmethod
    def _create_instance(cls, model_class, parent, kwargs):
        relations = {
            name: kwargs.pop(name)
            for name in ("themes", "territories", "credits", "guests", "follow_ups")
            if name in kwargs
        }
        page = super()._create_instance(model_class, parent, kwargs)
        for name, rows in relations.items():
            setattr(page, name, rows)
        if relations:
            page.save()
        return page
