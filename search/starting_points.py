"""Where readers may begin who have no word to search for, or none that finds."""

from django.db.models import Count, Q

from editorial.models import Story, Theme
from territories.models import TerritoryPage

MOST_THEMES = 12
MOST_TERRITORIES = 12


class StartingPoints:
    """The themes and territories of the most stories; asks when they are shown."""

    def __init__(self, site):
        self.site = site
        self.stories = Story.objects.visible_to_public(site).values("pk")

    def themes(self):
        return (
            Theme.objects.filter(stories__in=self.stories)
            .annotate(count=Count("pk"))
            .order_by("-count", "name")[:MOST_THEMES]
        )

    def territories(self):
        told = Count("stories", filter=Q(stories__in=self.stories))
        return (
            TerritoryPage.objects.for_kickers(self.site)
            .annotate(count=told)
            .order_by("-count", "title")[:MOST_TERRITORIES]
        )
