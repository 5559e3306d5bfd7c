"""What is published about a territory and the places inside it.

Stories and promises come from ``editorial``, which this app knows nothing of.
"""

from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Paginator
from django.db.models import Count, Q, Sum

STORIES_PER_PAGE = 20
FOLLOW_UPS = 5


@dataclass(frozen=True)
class Kind:
    """A type of story, as readers call it, and how many there are."""

    number: int
    label: str


@dataclass(frozen=True)
class Tally:
    """How much is published; a minute of video that has begun counts."""

    kinds: list[Kind]
    video_minutes: int

    @property
    def total(self) -> int:
        return sum(kind.number for kind in self.kinds)


def coverage(territory, request, site) -> dict:
    """The context of what the public of ``site`` may read, in pages."""
    if not territory.pk:  # a preview comes before the first save
        return {"stories": [], "follow_ups": [], "places": []}
    pages = type(territory).objects
    inside = pages.descendant_of(territory).visible_to_public(site)
    stories = about(territory, inside, "stories", "territories")
    stories = stories.visible_to_public(site)
    counted = tally(stories)
    paginator = Paginator(stories.newest_first().for_cards(site), STORIES_PER_PAGE)
    paginator.count = counted.total
    follow_ups = about(territory, inside, "follow_ups", "territory").announced(site)
    places = pages.child_of(territory).visible_to_public(site)
    return {
        "stories": paginator.get_page(request.GET.get("page")),
        "tally": counted,
        "follow_ups": list(follow_ups[:FOLLOW_UPS]),
        "places": list(places.for_lists()),
    }


def about(territory, inside, relation, field):
    """Rows of a reverse relation that name the territory, or one of ``inside``."""
    rows = territory._meta.get_field(relation).related_model.objects
    named = Q(**{field: territory.pk}) | Q(**{f"{field}__in": inside.values("pk")})
    return rows.filter(pk__in=rows.filter(named).values("pk"))


def tally(stories) -> Tally:
    """Count a queryset of stories by their type, in one query."""
    rows = (
        stories.order_by()
        .values("content_type")
        .annotate(number=Count("pk"), seconds=Sum("video_seconds"))
        .order_by("-number", "content_type")
    )
    kinds, seconds = [], 0
    for row in rows:
        model = ContentType.objects.get_for_id(row["content_type"]).model_class()
        names = (model or stories.model)._meta
        label = names.verbose_name if row["number"] == 1 else names.verbose_name_plural
        kinds.append(Kind(row["number"], str(label)))
        seconds += row["seconds"]
    return Tally(kinds, -(-seconds // 60))
