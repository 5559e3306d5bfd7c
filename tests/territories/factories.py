import factory
import wagtail_factories

from territories.models import TerritoryIndexPage, TerritoryPage


class TerritoryPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = TerritoryPage

    parent = factory.LazyFunction(TerritoryIndexPage.objects.get)
    title = factory.Sequence(lambda n: f"Territoire {n}")
    level = TerritoryPage.Level.COMMUNE
    code = factory.Sequence(lambda n: f"{n + 10000:05}")
    summary = "Un territoire."
