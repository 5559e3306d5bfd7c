"""How much is published, by type of story."""

from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Sum


@dataclass(frozen=True)
class Kind:
    """A type of story, as readers call it, and how many there are."""

    number: int
    label: str


@dataclass(frozen=True)
class Tally:
    kinds: list[Kind]
    video_minutes: int

    @property
    def total(self) -> int:
        return sum(kind.number for kind in self.kinds)


def tally(stories) -> Tally:
    """Count a queryset of stories by their type, in one query.

    A minute of video that has begun counts.
    """
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
        seconds += row["seconds"] or 0
    return Tally(kinds, -(-seconds // 60))
