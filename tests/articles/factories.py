import factory
import wagtail_factories
from django.utils import timezone

from articles.models import ArticleIndexPage, ArticlePage
from tests.library.factories import ImageFactory


class ArticlePageFactory(wagtail_factories.PageFactory):
    """A published article; ``themes``, ``territories`` and ``credits`` are lists."""

    class Meta:
        model = ArticlePage

    parent = factory.LazyFunction(ArticleIndexPage.objects.first)
    title = factory.Sequence(lambda n: f"Article {n}")
    kind = ArticlePage.Kind.ARTICLE
    standfirst = "Un chapô."
    cover = factory.SubFactory(ImageFactory)
    first_published_at = factory.LazyFunction(timezone.now)

    @classmethod
    def _create_instance(cls, model_class, parent, kwargs):
        relations = {
            name: kwargs.pop(name)
            for name in ("themes", "territories", "credits", "follow_ups")
            if name in kwargs
        }
        page = super()._create_instance(model_class, parent, kwargs)
        for name, rows in relations.items():
            setattr(page, name, rows)
        if relations:
            page.save()
        return page
