import factory

from articles.models import ArticleIndexPage, ArticlePage
from tests.editorial.factories import StoryFactory


class ArticlePageFactory(StoryFactory):
    class Meta:
        model = ArticlePage

    parent = factory.LazyFunction(ArticleIndexPage.objects.first)
    title = factory.Sequence(lambda n: f"Article {n}")
    kind = ArticlePage.Kind.ARTICLE
